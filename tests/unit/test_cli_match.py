"""`python -m mapping match`, run as a user runs it."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.command_line import mapping

if TYPE_CHECKING:
    from pathlib import Path


def matched(*arguments: str) -> dict[str, Any]:
    done = mapping("match", *arguments)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_a_text_leads_to_ranked_units_and_parks_with_reasons() -> None:
    told = matched("我们做氢燃料电池电堆")
    assert told["words"] == ["氢燃料电池", "电堆"]
    assert told["unknown"] == []
    assert [row["unit_id"] for row in told["units"]] == ["qingshan", "wedz"]
    assert told["units"][0]["reasons"][0] == "列入主导产业第 3 位：氢能（同一细分：燃料电池）"
    assert {row["park_id"] for row in told["parks"]} == {"p065", "p066", "p067"}
    assert {row["park_id"] for row in told["parks"] if row["rank"] == 1} <= {"p066", "p067"}
    for rows in (told["units"], told["parks"]):
        scores = [row["score"] for row in rows]
        assert scores == sorted(scores, reverse=True)
        assert all(row["reasons"] for row in rows)


def test_what_came_later_is_left_out_unless_asked_for() -> None:
    assert "p111" not in {row["park_id"] for row in matched("氢能")["parks"]}
    assert "p111" in {row["park_id"] for row in matched("氢能", "--include-later")["parks"]}


def test_reasons_are_told_in_english() -> None:
    told = matched("hydrogen fuel cell stacks", "--lang", "en")
    assert told["units"][0]["reasons"][0] == "Listed no. 3: Hydrogen energy (same sub-sector: Fuel cells)"


def test_names_stand_beside_the_ids_in_the_language_asked_for() -> None:
    told = {lang: matched("生物医药与氢能", "--lang", lang) for lang in ("zh", "en")}
    en = told["en"]
    assert en["industries"][1]["industry_id"] == told["zh"]["industries"][1]["industry_id"] == "hydrogen"
    assert (en["industries"][1]["industry"], told["zh"]["industries"][1]["industry"]) == ("Hydrogen energy", "氢能")
    assert en["parks"][0]["unit"] == "Wuhan East Lake Hi-Tech Development Zone (Optics Valley)"
    for hit in (*en["units"], *en["parks"]):
        for evidence in hit["evidence"]:
            assert len(evidence["parks"]) == len(evidence["park_ids"])
    # the words of the text, and the lexicon's own, stay as they are written
    hits = json.dumps(
        [en["units"], en["parks"], [row["candidate_names"] for row in en["industries"]]], ensure_ascii=False
    )
    assert not re.search("[\u4e00-\u9fff]", hits)


def test_csv_has_a_row_a_unit_then_a_row_a_park(tmp_path: Path) -> None:
    out = tmp_path / "match.csv"
    done = mapping("match", "生物医药", "--format", "csv", "--out", str(out))
    assert (done.returncode, done.stdout) == (0, "")
    assert out.read_text(encoding="utf-8").startswith("\ufeff"), "a spreadsheet needs the mark"
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    kinds = [row["kind"] for row in rows]
    assert kinds == sorted(kinds, reverse=True)
    assert (rows[0]["id"], rows[0]["rank"]) == ("ovc", "1")
    assert float(rows[0]["score"]) > float(rows[1]["score"])
    assert "第 2 位：生物医药" in rows[0]["reasons"]


def test_csv_into_a_pipe_has_no_mark_for_spreadsheets() -> None:
    assert mapping("match", "氢能", "--format", "csv").stdout.startswith("kind,rank,")


def test_weights_words_and_meanings_can_be_set() -> None:
    assert matched("生物医药与氢能", "--drop", "生物医药")["units"][0]["unit_id"] == "qingshan"
    parks_only = matched("氢能", "--weights", "designation:0,exact:0")
    assert parks_only["units"][0]["unit_id"] == "wedz"
    assert matched("智慧交通", "--choose", "智慧交通=ai_applications")["units"][0]["unit_id"] == "ovc"


def test_an_ambiguous_word_is_asked_about_on_stderr() -> None:
    done = mapping("match", "智慧交通")
    assert done.returncode == 0
    told = json.loads(done.stdout)
    assert told["ambiguous"] == [
        {
            "word": "智慧交通",
            "subsector_ids": ["software", "ai_applications", "connected_vehicles"],
            "industry_ids": ["nextgen_it", "auto", "ai"],
            "industries": ["“光芯屏端网”新一代信息技术", "汽车制造和服务", "人工智能"],
        }
    ]
    assert told["units"] == []
    assert "--choose" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_an_unknown_text_is_no_error_but_is_named() -> None:
    done = mapping("match", "阿巴阿巴")
    assert done.returncode == 0
    told = json.loads(done.stdout)
    assert (told["words"], told["unknown"], told["units"], told["parks"]) == ([], ["阿巴阿巴"], [], [])
    assert "阿巴阿巴" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((" ",), "没有文字"),
        ((), "用法有误"),
        (("氢能", "--format", "pdf"), "pdf"),
        (("氢能", "--weights", "luck:3"), "luck"),
        (("氢能", "--choose", "氢能"), "氢能"),
        (("智慧交通", "--choose", "智慧交通=steel"), "steel"),
        (("氢能", "--choose", "芯片=zz"), "「芯片=zz」"),
        (("氢能", "--choose", "芯片=zz", "--choose", "氢能=zz"), "「芯片=zz」、「氢能=zz」"),
        (("氢能", "--drop", "zzz"), "「zzz」"),
        (("氢能", *(part for n in range(60) for part in ("--drop", f"词{n}"))), "（共 60 个）"),
        (("氢能", "--weights", "parks:" + "9" * 5000), "不是数"),
        (("氢能", "--out", "no/such/folder/x.json"), "no/such/folder"),
    ],
)
def test_wrong_use_is_one_line_and_exit_2(arguments: tuple[str, ...], named: str) -> None:
    done = mapping("match", *arguments)
    assert done.returncode == 2
    assert named in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_the_score_is_drawn_from_a_spec_with_a_text_and_refused_without(tmp_path: Path) -> None:
    spec, out = tmp_path / "spec.json", tmp_path / "map.svg"
    spec.write_text('{"layer": "score", "text": "氢燃料电池"}', encoding="utf-8")
    assert mapping("render", "--spec", str(spec), "--out", str(out)).returncode == 0
    done = mapping("render", "--layer", "score", "--out", str(out))
    assert done.returncode == 2
    assert "text" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
