"""`python -m mapping parks`: the rows of the page, and one line for each mistake."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook
from tests.command_line import run
from tests.views import EDITION, VIEW

from mapping.insight.parks.finder import ParkQuery, find_parks
from mapping.settings import ROOT

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from mapping.insight.atlas import Atlas


def parks(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return run("parks", *arguments)


def test_json_has_the_columns_of_the_table(atlas: Atlas) -> None:
    done = parks("--q", "swyy", "--industry", "大健康和生物技术", "--unit", "光谷", "--format", "json")
    assert done.returncode == 0, done.stderr.decode()
    rows = json.loads(done.stdout)
    found = find_parks(atlas.catalog, ParkQuery(q="swyy", industry=("health",), unit=("ovc",)), EDITION)
    assert [row["park_id"] for row in rows] == list(found.ids)
    assert rows
    first = rows[0]
    with (ROOT / "data" / "parks.csv").open(encoding="utf-8", newline="") as file:
        headings = next(csv.reader(file))
    assert list(first)[: len(headings)] == headings
    assert first["industries"] == ["生物医药", "医疗器械", "生物农业", "智慧健康"]
    assert first["industry_ids"] == ["health"]
    assert first["drawable"] is True


def test_json_says_what_its_ids_mean_in_the_language_asked_for() -> None:
    done = {lang: parks("--unit", "qingshan", "--format", "json", "--lang", lang) for lang in ("zh", "en")}
    rows = {lang: {row["park_id"]: row for row in json.loads(done[lang].stdout)} for lang in done}
    zh, en = rows["zh"]["p040"], rows["en"]["p040"]
    assert (zh["name"], en["name"]) == ("武汉化学工业区", "Wuhan Chemical Industrial Zone")
    assert (zh["level"], zh["level_name"], en["level"], en["level_name"]) == ("市级", "市级", "市级", "Municipal")
    assert en["industry_names"] == ["High-end equipment and advanced basic materials", "Commerce, trade and logistics"]
    assert en["word_names"][0] == "Petrochemicals"
    named = [[value for key, value in row.items() if key.endswith(("name", "names"))] for row in rows["en"].values()]
    assert not re.search("[\u4e00-\u9fff]", json.dumps(named, ensure_ascii=False))


def test_csv_keeps_the_ids_and_only_a_file_is_marked_for_excel(atlas: Atlas, tmp_path: Path) -> None:
    wanted = ("--level", "国家级", "--level", "unknown", "--kind", "产业基地", "--include-later")
    done = parks(*wanted)
    assert done.returncode == 0, done.stderr.decode()
    out = tmp_path / "parks.csv"
    assert parks(*wanted, "--out", str(out)).returncode == 0
    assert out.read_bytes() == b"\xef\xbb\xbf" + done.stdout
    headings, *rows = csv.reader(io.StringIO(done.stdout.decode(), newline=""))
    assert headings[:3] == ["park_id", "unit_id", "园区名称"]
    found = find_parks(atlas.catalog, ParkQuery(level=("国家级", "unknown"), kind=("base",), later=True), EDITION)
    assert [row[0] for row in rows] == list(found.ids)


def test_only_parks_that_a_briefing_may_quote(atlas: Atlas) -> None:
    done = parks("--grade", "quotable", "--format", "json")
    assert done.returncode == 0, done.stderr.decode()
    rows = json.loads(done.stdout)
    quotable = [park for park in atlas.catalog.parks_in(VIEW) if atlas.catalog.citation(park).quotable]
    assert {row["park_id"] for row in rows} == {park.park_id for park in quotable}
    assert {row["source_grade"] for row in rows} == {"official", "media"}


@pytest.mark.parametrize("called", ["satellites", "卫星制造", "Satellites"])
def test_a_sub_sector_finds_the_parks_with_a_word_for_it(atlas: Atlas, called: str) -> None:
    done = parks("--subsector", called, "--include-later", "--format", "json")
    assert done.returncode == 0, done.stderr.decode()
    rows = json.loads(done.stdout)
    words = {row.term for row in atlas.catalog.word_subsectors if row.subsector_id == "satellites"}
    assert {row["park_id"] for row in rows} == {p.park_id for p in atlas.catalog.parks if words & set(p.industries)}
    assert rows
    for row in rows:
        assert "satellites" in row["subsector_ids"]
        assert "卫星制造" in row["subsector_names"]


def test_what_only_a_wide_word_stands_for_is_told_apart() -> None:
    (row,) = json.loads(parks("--q", "雄韬氢能产业园", "--format", "json").stdout)
    assert row["subsector_ids"][0] == "fuel_cells"
    assert row["broad_subsector_ids"] == row["subsector_ids"][1:] != []
    headings, said = csv.reader(io.StringIO(parks("--q", "雄韬氢能产业园").stdout.decode(), newline=""))
    assert said[headings.index("细分领域")] == "燃料电池；用词较宽：制氢、储运和加氢、氢能应用"


@pytest.mark.parametrize(
    ("lang", "heading", "said"),
    [("zh", "细分领域", "存储器、集成电路"), ("en", "Sub-sector", "Memory chips, Semiconductors")],
)
def test_a_file_says_the_sub_sectors_in_its_language(lang: str, heading: str, said: str) -> None:
    done = parks("--q", "国家存储器基地", "--lang", lang)
    headings, row = csv.reader(io.StringIO(done.stdout.decode(), newline=""))
    assert sorted(re.split("、|, ", row[headings.index(heading)])) == sorted(re.split("、|, ", said))


def test_xlsx_goes_into_a_file(tmp_path: Path) -> None:
    out = tmp_path / "parks.xlsx"
    done = parks("--area", "-5", "--year", "2010-", "--format", "xlsx", "--lang", "en", "--out", str(out))
    assert (done.returncode, done.stdout) == (0, b""), done.stderr.decode()
    assert CalamineWorkbook.from_path(str(out)).sheet_names == ["Parks", "Filters", "Sources"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "xlsx"), "--out"),
        (("--industry", "生物医药"), "大健康"),
        (("--industry", "汽车制造和服物"), "汽车"),
        (("--subsector", "光模块"), "光通信"),
        (("--subsector", "optical_comunication"), "光通信"),
        (("--unit", "东湖高薪"), "东湖高新区"),
        (("--level", "村级"), "国家级、省级、市级、区级、未公开"),
        (("--grade", "最好"), "官方、媒体"),
        (("--kind", "城堡"), "产业基地"),
        (("--industry", "auto", "--industry", "gas", "--industry", "steam"), "没有名为「gas」、「steam」的965产业"),
        (tuple(part for n in range(60) for part in ("--word", f"词{n}")), "（共 60 个）"),
        (("--area", "30-1"), "下限大于上限"),
        (("--year", "95-"), "四位数"),
        (("--q", "长" * 101), "最多 100"),
        (("--format", "doc"), "doc"),
        (("--out", "no/such/folder/parks.csv"), "无法写入"),
    ],
)
def test_a_mistake_is_one_line(arguments: tuple[str, ...], said: str) -> None:
    done = parks(*arguments)
    (line,) = done.stderr.decode().splitlines()
    assert done.returncode == 2
    assert said in line
    assert done.stdout == b""
