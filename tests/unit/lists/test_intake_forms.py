"""Templates for people's own lists: known by their headings, with lists of what is understood, and explained."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from tests.views import EDITION

from mapping.catalog import labels
from mapping.intake import reading
from mapping.intake.ground import Ground
from mapping.intake.headings import Headings
from mapping.intake.words import Words
from mapping.lists.intake_fields import FIELDS
from mapping.lists.intake_forms import KINDS, form_csv, form_workbook
from mapping.view import View

if TYPE_CHECKING:
    from openpyxl import Workbook

    from mapping.insight.atlas import Atlas

OWN = [kind for kind in KINDS if kind != "actuals"]


def opened(atlas: Atlas, kind: str, lang: str) -> Workbook:
    return load_workbook(io.BytesIO(form_workbook(kind, atlas.catalog, View(EDITION, lang=lang))))


def offered(book: Workbook) -> dict[int, list[str]]:
    """Return what the drop-down list of each column offers, by column from 1."""
    found = {}
    for rule in book.worksheets[0].data_validations.dataValidation:
        if rule.type == "list":
            sheet, _, cells = rule.formula1.lstrip("=").rpartition("!")
            west, north, east, south = range_boundaries(cells.replace("$", ""))
            rows = book[sheet.strip("'")].iter_rows(north, south, west, east, values_only=True)
            found[range_boundaries(str(rule.sqref))[0]] = [str(cell) for (cell,) in rows]
    return found


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_headings_of_a_template_are_understood(atlas: Atlas, kind: str, lang: str) -> None:
    view = View(EDITION, lang=lang)
    known = Headings.of(atlas.catalog.intake_headings, kind)
    for name, data in (
        ("a.xlsx", form_workbook(kind, atlas.catalog, view)),
        ("a.csv", form_csv(kind, atlas.catalog, view)),
    ):
        page = reading.read_pages(name, data)[0]
        fields = [known.field_of(str(cell)) for cell in page.lines[0].cells]
        if kind == "actuals":
            assert fields[:6] == ["unit", "target", "value", "measure", "date", "source"]
        else:
            assert fields == [field.field for field in FIELDS[kind]]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", OWN)
def test_what_a_drop_down_list_offers_is_understood(atlas: Atlas, kind: str, lang: str) -> None:
    catalog = atlas.catalog
    lists = offered(opened(atlas, kind, lang))
    words = {text for row in catalog.term_mappings for text in (row.term, row.term_en)}
    sets = {"levels": "park_level", "park_kinds": "park_kind", "lists": "list"}
    for column, field in enumerate(FIELDS[kind], start=1):
        if field.choices is None:
            assert column not in lists
            continue
        items = lists[column]
        assert len(items) == len(set(items)) > 2
        if field.choices == "units":
            assert {catalog.gazetteer.find(item) for item in items} == {unit.unit_id for unit in catalog.units}
        elif field.choices == "industries":
            assert set(items) <= words
            spoken = Ground.of(catalog, atlas.geography)
            known = [Words(spoken, {}).read(item) for item in items]
            assert [(len(read.terms), read.unknown) for read in known] == [(1, ())] * len(catalog.term_mappings)
        elif field.choices in sets:
            known = labels(sets[field.choices]).values()
            assert set(items) <= {text for label in known for text in (label.zh, label.en)}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", OWN)
def test_every_column_is_explained_with_an_example(atlas: Atlas, kind: str, lang: str) -> None:
    _, explained, _ = opened(atlas, kind, lang).worksheets
    rows = list(explained.iter_rows(2, 1 + len(FIELDS[kind]), values_only=True))
    known = Headings.of(atlas.catalog.intake_headings, kind)
    for field, (name, required, hint, example) in zip(FIELDS[kind], rows, strict=True):
        assert known.field_of(str(name)) == field.field
        assert bool(required) == field.required
        assert hint
        assert example


def test_an_indicator_begins_with_the_layout_units_and_may_be_of_districts(atlas: Atlas) -> None:
    book = opened(atlas, "indicator", "zh")
    column = [cell for (cell,) in book.worksheets[0].iter_rows(2, 15, 1, 1, values_only=True)]
    assert {atlas.catalog.gazetteer.find(str(name)) for name in column} == {u.unit_id for u in atlas.catalog.units}
    assert {label.zh for label in labels("district").values()} <= set(offered(book)[1])
