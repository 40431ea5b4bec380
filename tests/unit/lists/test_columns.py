"""A column is defined once: every file shows the columns of the definition, in its order and under its headings."""

from __future__ import annotations

import csv
import io
import json
import pkgutil
import re
from datetime import date
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest
from python_calamine import CalamineWorkbook
from tests.command_line import mapping
from tests.views import EDITION, VIEW

from mapping.cli.parks import json_rows
from mapping.i18n import messages
from mapping.insight.match.ranking import match
from mapping.insight.parks.finder import ParkQuery, find_parks
from mapping.insight.targets.actuals import read_actuals
from mapping.insight.targets.completion import completions
from mapping.lists import columns as room
from mapping.lists.columns import matches, parks, similarity, sources, targets
from mapping.lists.columns.column import Column, Wording, file_table, record, shown
from mapping.lists.match import match_workbook
from mapping.lists.parks import park_list_csv, park_list_xlsx
from mapping.lists.targets import completion_workbook, form_csv, form_workbook, unit_workbook
from mapping.ui.finder.files import park_card
from mapping.ui.finder.tables import compared_json, result_json
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.insight.atlas import Atlas

    Columns = Iterable[Column[Any]]

SUBJECTS = [import_module(f"{room.__name__}.{one.name}") for one in pkgutil.iter_modules(room.__path__)]
PLACES = {
    f"{subject.__name__.rpartition('.')[2]}.{name}": value
    for subject in SUBJECTS
    for name, value in vars(subject).items()
    if isinstance(value, tuple) and value and all(isinstance(one, Column) for one in value)
}
"""Every place of every subject, by name: the tuples of columns."""

in_both = pytest.mark.parametrize("lang", ["zh", "en"])


def sheets(content: bytes) -> list[list[Any]]:
    """Return the first row of each sheet."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [book.get_sheet_by_name(name).to_python()[0] for name in book.sheet_names]


def read(content: bytes | str) -> list[list[str]]:
    text = content if isinstance(content, str) else content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def in_full(columns: Columns, w: Wording) -> list[str]:
    return [w.heading(column.heading) for column in columns if column.lang in {None, w.lang}]


def brief(columns: Columns, w: Wording) -> list[str]:
    return [w.heading(column.brief_heading) for column in columns]


def ids(columns: Columns) -> list[str]:
    return [column.id for column in columns]


def test_there_are_places_of_every_subject() -> None:
    assert {name.partition(".")[0] for name in PLACES} == {
        one.__name__.rpartition(".")[2]
        for one in SUBJECTS
        if not one.__name__.endswith((".column", ".references", ".sentences"))
    }


@pytest.mark.parametrize("place", PLACES)
def test_no_column_stands_twice_in_a_place(place: str) -> None:
    assert len(set(ids(PLACES[place]))) == len(PLACES[place])


@pytest.mark.parametrize("place", PLACES)
def test_headings_are_translated_and_differ(place: str) -> None:
    told = [column for column in PLACES[place] if not column.heading.isascii()]
    for lang, words in (("zh", {}), ("en", messages("en"))):
        own = shown(told, lang)
        for headings in ([c.heading for c in own], [c.brief_heading for c in own]):
            assert lang == "zh" or set(headings) <= set(words)
            assert len({words.get(heading, heading) for heading in headings}) == len(own)


def test_no_column_is_defined_and_shown_nowhere() -> None:
    # a column of parks may stand in a list of matches: lifted, and still known by id and heading
    placed = {(column.id, column.heading) for column in chain.from_iterable(PLACES.values())}
    defined = {
        f"{subject.__name__}.{name}": (column.id, column.heading)
        for subject in SUBJECTS
        for name, column in vars(subject).items()
        if isinstance(column, Column)
    }
    assert defined
    assert [name for name, one in defined.items() if one not in placed] == []


@in_both
def test_the_files_of_parks(atlas: Atlas, lang: str) -> None:
    w = Wording.of(atlas.catalog, View(EDITION, lang=lang))
    found = find_parks(atlas.catalog, ParkQuery(later=True), EDITION)
    assert read(park_list_csv(atlas.catalog, found, lang))[0] == in_full(parks.FILE, w)
    book = sheets(park_list_xlsx(atlas.catalog, found, lang, exported=date(2026, 3, 1)))
    assert book[0] == in_full(parks.FILE, w)
    assert book[2] == in_full(sources.FILE, w)


@in_both
def test_the_command_line_of_parks(atlas: Atlas, lang: str) -> None:
    w = Wording.of(atlas.catalog, View(EDITION, lang=lang))
    written = read(mapping("parks", "--level", "国家级", "--lang", lang).stdout)
    assert written[0] == [*ids(parks.IDS), *in_full(parks.FILE, w)]
    found = find_parks(atlas.catalog, ParkQuery(level=("国家级",)), EDITION)
    _, cells = file_table(parks.FILE, found.parks, w)
    assert [row[2] for row in written[1:]] == [row[0] for row in cells]
    assert set(ids(parks.IDS)) <= set(json_rows(atlas.catalog, found, lang)[0])


@in_both
def test_the_tables_of_the_finder(atlas: Atlas, lang: str) -> None:
    w = Wording.of(atlas.catalog, View(EDITION, lang=lang))
    for told, columns, headings in (
        (result_json(atlas.catalog, w.view), parks.RESULT, brief(parks.RESULT, w)),
        (compared_json(atlas.catalog, w.view), parks.COMPARED, [w.heading(c.beside_heading) for c in parks.COMPARED]),
    ):
        assert [one["id"] for one in told["columns"]] == ids(columns)
        assert [one["label"] for one in told["columns"]] == headings
        assert [one["unknown"] for one in told["columns"]] == [w.t(c.unknown) for c in columns]
        assert {len(cells) for cells in told["of"].values()} == {len(columns)}


@in_both
def test_the_card_of_a_park(atlas: Atlas, lang: str) -> None:
    w = Wording.of(atlas.catalog, View(EDITION, lang=lang))
    park = next(one for one in atlas.catalog.parks if one.level_note and one.area_note and one.established)
    text = park_card(atlas, park.park_id, w.view)
    facts = text.partition('<dl class="facts')[2].partition("</dl>")[0]
    assert re.findall(r"<dt>(.*?)</dt>", facts) == [w.heading(c.beside_heading) for c in parks.CARD]
    small = text.partition('<div class="small-print">')[2].partition("</div>")[0]
    mark = w.t("{name}：{value}", name="", value="")
    assert [line.partition(mark)[0] for line in re.findall(r"<p>(.*?)</p>", small)] == [
        w.heading(c.beside_heading) for c in parks.SMALL_PRINT
    ]


@in_both
def test_the_workbook_of_a_match(atlas: Atlas, lang: str) -> None:
    w = Wording.of(atlas.catalog, View(EDITION, lang=lang))
    book = sheets(match_workbook(match(atlas.catalog, "氢能", VIEW), atlas.catalog, View(EDITION, lang=lang)))
    assert book[:3] == [brief(matches.UNITS, w), brief(matches.PARKS, w), in_full(matches.WORDS, w)]
    assert book[3] == in_full(matches.WEIGHTS, w)


def test_the_command_line_of_a_match(atlas: Atlas) -> None:
    assert read(mapping("match", "氢能", "--format", "csv").stdout)[0] == ids(matches.HITS)
    told = json.loads(mapping("match", "氢能").stdout)
    assert list(told["units"][0]) == [*ids(matches.UNIT_RECORD), "evidence"]
    assert list(told["parks"][0]) == [*ids(matches.PARK_RECORD), "evidence"]
    best = match(atlas.catalog, "氢能", VIEW).parks[0]
    cells = record(matches.PARK_RECORD, best, Wording.of(atlas.catalog, VIEW))
    assert told["parks"][0] == json.loads(json.dumps(cells)) | {"evidence": told["parks"][0]["evidence"]}


OF_TERMS = (similarity.JACCARD_TERMS, similarity.SHARED_TERMS)
OF_INDUSTRIES = (similarity.JACCARD_INDUSTRIES, similarity.SHARED_INDUSTRIES, similarity.SHARED_NAMES)
OF_SUBSECTORS = (
    similarity.JACCARD_SUBSECTORS,
    similarity.NAMED_SUBSECTORS,
    similarity.SHARED_SUBSECTORS,
    similarity.SUBSECTOR_NAMES,
)


@pytest.mark.parametrize(
    ("by", "left_out"),
    [
        ("all", ()),
        ("both", OF_SUBSECTORS),
        ("terms", (*OF_INDUSTRIES, *OF_SUBSECTORS)),
        ("industries", (*OF_TERMS, *OF_SUBSECTORS)),
        ("subsectors", (*OF_TERMS, *OF_INDUSTRIES)),
    ],
)
def test_the_command_line_of_similarity(by: str, left_out: tuple[Column[Any], ...]) -> None:
    expected = ids(column for column in similarity.PAIRS if column not in left_out)
    assert read(mapping("similarity", "--by", by).stdout)[0] == expected
    assert list(json.loads(mapping("similarity", "--by", by, "--format", "json").stdout)[0]) == expected


@in_both
def test_the_files_of_targets(atlas: Atlas, lang: str) -> None:
    w = Wording.of(atlas.catalog, View(EDITION, lang=lang))
    assert sheets(unit_workbook(atlas.catalog, "ovc", w.view)) == [in_full(targets.OF_UNIT_FILE, w)]
    assert read(form_csv(atlas.catalog, w.view))[0] == in_full(targets.FORM, w)
    assert sheets(form_workbook(atlas.catalog, w.view))[0] == in_full(targets.FORM, w)
    text = "布局单元,目标,实际值,计量单位\n黄陂区,tax_per_mu,9.5,万元/亩\n"
    reading = read_actuals("a.csv", text.encode(), atlas.catalog, EDITION)
    book = completion_workbook(atlas.catalog, completions(atlas.catalog, reading.actuals, EDITION), reading, w.view)
    assert sheets(book) == [in_full(targets.REACHED_FILE, w)]


def test_a_filled_in_form_is_read_by_its_own_headings(atlas: Atlas) -> None:
    for lang in ("zh", "en"):
        rows = read(form_csv(atlas.catalog, View(EDITION, lang=lang)))
        value = ids(targets.FORM).index("actual")
        filled = [[*row[:value], "60", *row[value + 1 :]] for row in rows[1:2]]
        out = io.StringIO()
        csv.writer(out).writerows([rows[0], *filled])
        assert len(read_actuals("a.csv", out.getvalue().encode(), atlas.catalog, EDITION).actuals) == 1


PLAIN: Column[dict[str, Any]] = Column(id="n", heading="面积", value=lambda row, _: row["n"], form="number", digits=1)


@pytest.mark.parametrize(
    ("changes", "n", "cell", "text"),
    [
        ({}, 1234.56, 1234.56, "1,234.6"),
        ({}, None, "未公开", None),
        ({"blank": True}, None, None, None),
        ({"form": "year"}, 2010, 2010, "2010"),
        ({"form": "flag"}, True, "面积", "是"),
        ({"form": "flag"}, False, None, "否"),
        ({"separator": "; "}, ("a", "b"), "a; b", "a; b"),
        ({"brief": lambda row, _: row["n"][:1]}, "ab", "ab", "a"),
    ],
)
def test_cells_of_files_and_of_pages(
    atlas: Atlas, changes: dict[str, Any], n: Any, cell: Any, text: str | None
) -> None:
    w = Wording.of(atlas.catalog, VIEW)
    column = Column(**{field: getattr(PLAIN, field) for field in Column.__slots__} | changes)
    assert column.file_cell({"n": n}, w) == cell
    assert column.text({"n": n}, w) == text
    part = column.of(lambda row: row["part"])
    assert part.file_cell({"part": {"n": n}}, w) == cell
    assert part.brief_cell({"part": {"n": n}}, w) == column.brief_cell({"n": n}, w)
