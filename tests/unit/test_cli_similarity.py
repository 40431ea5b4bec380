"""`similarity` on the command line: the whole square, as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest
from tests.command_line import run

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path


def similarity(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return run("similarity", *arguments)


def test_csv_on_standard_output_is_the_whole_square_without_a_mark() -> None:
    done = similarity()
    assert (done.returncode, done.stderr) == (0, b"")
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8"))))
    assert list(rows[0]) == [
        "unit_a",
        "unit_b",
        "name_a",
        "name_b",
        "jaccard_terms",
        "jaccard_industries",
        "shared_terms",
        "shared_industries",
        "shared_industry_names",
        "relation",
    ]
    assert len(rows) == 14 * 14
    square = {(row["unit_a"], row["unit_b"]): row for row in rows}
    for (a, b), row in square.items():
        assert row["jaccard_industries"] == square[b, a]["jaccard_industries"]
    assert square["ovc", "ovc"]["relation"] == "self"
    assert square["wedz", "jiangxia"]["shared_industries"] == "auto;equipment;health"
    assert square["jiangan", "wuchang"]["relation"] == "decree"


def test_a_file_carries_the_mark_that_excel_needs(tmp_path: Path) -> None:
    out = tmp_path / "similarity.csv"
    assert similarity("--out", str(out)).returncode == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbfunit_a,")


def test_json_by_terms_leaves_industries_out() -> None:
    rows = json.loads(similarity("--format", "json", "--by", "terms").stdout)
    assert len(rows) == 14 * 14
    row = next(r for r in rows if (r["unit_a"], r["unit_b"]) == ("caidian", "jiangxia"))
    assert row["shared_terms"] == ["汽车及零部件"]
    assert row["jaccard_terms"] == 0.1667
    assert not {"jaccard_industries", "shared_industries", "shared_industry_names"} & set(row)


def test_json_by_sub_sectors_says_what_both_name_and_what_is_only_covered() -> None:
    rows = json.loads(similarity("--format", "json", "--by", "subsectors").stdout)
    assert len(rows) == 14 * 14
    square = {(row["unit_a"], row["unit_b"]): row for row in rows}
    assert not {"jaccard_terms", "jaccard_industries", "shared_terms"} & set(rows[0])
    # 汽车及零部件 stands in both lists, 智能制造 of the one and 装备制造 of the other only touch
    cars = square["caidian", "jiangxia"]
    assert set(cars["named_subsectors"]) == {"auto_parts", "vehicle_assembly"}
    assert cars["shared_subsectors"][: len(cars["named_subsectors"])] == cars["named_subsectors"]
    assert "smart_manufacturing" in cars["shared_subsectors"]
    assert "汽车零部件" in cars["shared_subsector_names"]
    # no common word, but one sub-sector: 现代物流 and 商贸物流 both name warehousing
    logistics = square["dongxihu", "huangpi"]
    assert "warehousing" in logistics["named_subsectors"]
    assert 0 < logistics["jaccard_subsectors"] < 1
    for (a, b), row in square.items():
        assert row["jaccard_subsectors"] == square[b, a]["jaccard_subsectors"]


def test_all_three_bases_stand_side_by_side() -> None:
    (heading, *_) = csv.reader(io.StringIO(similarity("--by", "all").stdout.decode("utf-8")))
    assert {"jaccard_terms", "jaccard_industries", "jaccard_subsectors", "shared_subsector_names"} <= set(heading)


def test_names_and_terms_are_told_in_the_language_asked_for_and_ids_stay() -> None:
    rows = {lang: json.loads(similarity("--format", "json", "--lang", lang).stdout) for lang in ("zh", "en")}
    pair = {lang: next(r for r in rows[lang] if (r["unit_a"], r["unit_b"]) == ("caidian", "jiangxia")) for lang in rows}
    assert pair["zh"]["shared_industries"] == pair["en"]["shared_industries"] == ["auto", "equipment"]
    assert (pair["zh"]["name_a"], pair["en"]["name_a"]) == ("蔡甸区", "Caidian")
    assert pair["en"]["shared_terms"] == ["Automobiles and parts"]
    assert pair["en"]["shared_industry_names"] == [
        "Automobile manufacturing and services",
        "High-end equipment and advanced basic materials",
    ]
    assert not re.search("[\u4e00-\u9fff]", json.dumps(rows["en"], ensure_ascii=False))


@pytest.mark.parametrize(
    ("arguments", "named"),
    [(("--by", "colour"), "colour"), (("--format", "xlsx"), "xlsx"), (("--edition", "1999"), "1999")],
)
def test_wrong_use_is_one_line_and_exit_2(arguments: tuple[str, ...], named: str) -> None:
    done = similarity(*arguments)
    said = done.stderr.decode("utf-8")
    assert done.returncode == 2
    assert named in said
    assert len(said.strip().splitlines()) == 1
