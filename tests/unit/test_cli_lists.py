"""`lists` on the command line: what the page of sources gives in full, under the same headings."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook
from tests.command_line import mapping
from tests.views import EDITION

from mapping.lists.columns.column import file_table
from mapping.lists.full import full_lists
from mapping.view import View

if TYPE_CHECKING:
    from pathlib import Path

    from mapping.insight.atlas import Atlas

OF_WORDS = ("chains", "subsectors", "words", "term_subsectors")


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_without_a_name_it_tells_what_there_is(atlas: Atlas) -> None:
    (_, *rows) = read(mapping("lists").stdout)
    every = full_lists(atlas.catalog, View(EDITION, later=True))
    assert [(name, int(n)) for name, _, n, _ in rows] == [(full.key, full.count) for full in every]
    assert {"parks", "statements", *OF_WORDS} <= {name for name, *_ in rows}


def test_sentences_of_a_note_are_parted_as_the_language_does(atlas: Atlas) -> None:
    for full in full_lists(atlas.catalog, View(EDITION, later=True, lang="en")):
        assert not re.search(r"[.?!][A-Z]", full.note), full.note
    assert not any(re.search("。 ", full.note) for full in full_lists(atlas.catalog, View(EDITION)))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", OF_WORDS)
def test_a_list_is_the_one_of_the_page(atlas: Atlas, name: str, lang: str) -> None:
    (full,) = [one for one in full_lists(atlas.catalog, View(EDITION, later=True, lang=lang)) if one.key == name]
    headings, *rows = read(mapping("lists", name, "--lang", lang).stdout)
    expected, cells = file_table(full.every, full.records, full.w)
    assert headings == list(expected)
    assert len(rows) == len(cells) == full.count
    assert headings[-1] == {"zh": "来源", "en": "Sources"}[lang]
    assert {row[-1] for row in rows} == {{"zh": "本项目编辑", "en": "Edited by this project"}[lang]}


def test_a_word_has_its_sub_sectors_and_how_sure_both_readings_are(atlas: Atlas) -> None:
    rows = {row["word"]: row for row in json.loads(mapping("lists", "words", "--format", "json").stdout)}
    assert len(rows) == len(atlas.catalog.thesaurus)
    finance = rows["金融服务"]
    assert (finance["subsector"], finance["breadth"], finance["basis"]) == ("银行", "宽", "文件用词")
    assert finance["also"].startswith("保险、证券和基金")
    assert (finance["confidence"], finance["subsector_confidence"]) == ("高", "高")
    general = next(row for row in rows.values() if row["subsector"] is None)
    assert (general["also"], general["breadth"], general["subsector_confidence"]) == (None, None, None)


def test_a_workbook_says_how_its_rows_were_made_and_names_the_sources(tmp_path: Path) -> None:
    out = tmp_path / "subsectors.xlsx"
    assert mapping("lists", "subsectors", "--out", str(out), "--lang", "en").returncode == 0
    book = CalamineWorkbook.from_path(out)
    rows, sources = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    scope = rows[0].index("Scope")
    assert rows[1][scope].startswith("Optical fibre and cable, optical modules")
    assert any("no part of the plan" in str(row[0]) for row in rows[-3:])
    assert "Thesaurus of industry words" in {row[0] for row in sources}


def test_a_list_that_there_is_not_is_named_with_what_is_like_it() -> None:
    done = mapping("lists", "subsector")
    assert done.returncode == 2
    (said,) = done.stderr.splitlines()
    assert "subsectors" in said
    assert mapping("lists", "chains", "--format", "xlsx").returncode == 2
