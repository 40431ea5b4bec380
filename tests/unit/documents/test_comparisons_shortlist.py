"""The shortlist on paper says what the finder's comparison says, and what it cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.comparison_sheets import audited, grids, made, pages_said, words
from tests.views import EDITION

from mapping.catalog import labels
from mapping.errors import UnknownNameError, UsageError, WrongValuesError
from mapping.insight.parks.finder import MOST_SHORTLISTED
from mapping.insight.parks.nearest import nearest_facilities
from mapping.lists.columns import parks as columns
from mapping.lists.columns.column import Wording
from mapping.lists.columns.references import GRADE
from mapping.printing import style
from mapping.printing.style import PAPERS
from mapping.sentences import Code
from mapping.ui.finder.tables import compared_json
from mapping.view import View

if TYPE_CHECKING:
    from mapping.catalog.records import Park
    from mapping.insight.atlas import Atlas


def five(atlas: Atlas) -> list[Park]:
    """Return parks of every kind of place: exact, in the town, and unknown; in one view."""
    parks = atlas.catalog.parks_in(View(EDITION))
    exact = [park for park in parks if park.has_own_place][:3]
    town = [park for park in parks if park.drawable and not park.has_own_place][:1]
    return [*exact, *town, *[park for park in parks if not park.drawable][:1]]


def ids(parks: list[Park]) -> tuple[str, ...]:
    return tuple(park.park_id for park in parks)


def test_the_rows_are_those_of_the_finder(atlas: Atlas) -> None:
    parks, view = five(atlas), View(EDITION)
    (grid,) = grids(made(atlas, "a3-portrait", sheet="shortlist", short=ids(parks)), "compared")
    said = words(grid)
    rows = {said[row, 0]: [said.get((row, column), "") for column in range(1, 6)] for row in range(len(grid.rows))}
    published = compared_json(atlas.catalog, view)
    for place, column in enumerate(published["columns"]):
        if column["id"] in {columns.SOURCE.id, GRADE.id}:
            continue
        told = [published["of"][park.park_id][place] or column["unknown"] for park in parks]
        assert rows[column["label"]] == told


def test_distances_are_those_of_the_cards_and_unknown_where_the_place_is(atlas: Atlas) -> None:
    parks = five(atlas)
    (grid,) = grids(made(atlas, "a3-portrait", sheet="shortlist", short=ids(parks)), "compared")
    said = words(grid)
    rows = {said[row, 0]: [said.get((row, column), "") for column in range(1, 6)] for row in range(len(grid.rows))}
    names = Wording.of(atlas.catalog, View(EDITION)).names
    for kind in labels("facility_kind"):
        cells = rows.get(names.value("facility_kind", kind, short=True))
        for i, park in enumerate(parks):
            found = [one for one in nearest_facilities(atlas.catalog, park, EDITION) if one.facility.kind == kind]
            if found:
                assert cells is not None
                assert cells[i] == f"{names.facility_label(found[0].facility)} · 约 {found[0].km} km"
            elif cells is not None and not park.has_own_place:
                assert cells[i] == "位置不确切，不算距离"


def test_sources_are_named_with_their_grade(atlas: Atlas) -> None:
    parks = five(atlas)
    (grid,) = grids(made(atlas, "a3-portrait", sheet="shortlist", short=ids(parks)), "sources")
    said = words(grid)
    w = Wording.of(atlas.catalog, View(EDITION))
    for row, park in enumerate(parks, 1):
        assert said[row, 2] == (columns.SOURCE.beside(park, w) or w.t(columns.SOURCE.unknown))


def test_what_is_the_same_stands_back_and_the_largest_stands_out(atlas: Atlas) -> None:
    parks = [park for park in atlas.catalog.parks_in(View(EDITION)) if park.area_km2 and park.level == "国家级"][:3]
    (grid,) = grids(made(atlas, "a3-portrait", sheet="shortlist", short=ids(parks)), "compared")
    faces = {(cell.row, cell.column): cell.runs[0].face for cell in grid.cells if cell.runs}
    said = words(grid)
    row_of = {said[row, 0]: row for row in range(len(grid.rows))}
    assert {faces[row_of["级别"], column].fill for column in (1, 2, 3)} == {style.FAINT.fill}
    areas = [park.area_km2 or 0 for park in parks]
    largest = [faces[row_of["面积"], column].fill == style.WINE for column in (1, 2, 3)]
    assert largest == [area == max(areas) for area in areas]


def test_ids_that_no_table_has_are_named_and_the_others_compared(atlas: Atlas) -> None:
    known = ids(five(atlas)[:2])
    said = pages_said(made(atlas, sheet="shortlist", short=(*known, "nope<&>")))
    assert "名录里没有：nope<&>" in said
    assert "2 处备选园区并排对比" in said


def test_an_empty_shortlist_and_one_of_unknown_ids_and_one_too_long_are_faults(atlas: Atlas) -> None:
    with pytest.raises(UsageError) as empty:
        made(atlas, sheet="shortlist")
    assert empty.value.fault.code is Code.SHORTLIST_EMPTY
    with pytest.raises(UnknownNameError, match=r"x1.*x2"):
        made(atlas, sheet="shortlist", short=("x1", "x2"))
    many = tuple(park.park_id for park in atlas.catalog.parks[: MOST_SHORTLISTED + 1])
    with pytest.raises(WrongValuesError):
        made(atlas, sheet="shortlist", short=many)


def test_a_number_of_the_table_is_that_of_the_map(atlas: Atlas) -> None:
    parks = five(atlas)
    document = made(atlas, "a3-portrait", sheet="shortlist", short=ids(parks))
    (grid,) = grids(document, "compared")
    heads = [words(grid)[0, column] for column in range(1, 6)]
    drawn = [park for park in parks if park.drawable]
    told = [str(drawn.index(park) + 1) if park.drawable else "–" for park in parks]
    assert [head.split(" ")[0] for head in heads] == told


@pytest.mark.parametrize("n", [1, 2, 5])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("paper", PAPERS)
def test_the_pages_pass_the_audit(atlas: Atlas, paper: str, lang: str, n: int) -> None:
    audited(made(atlas, paper, lang, sheet="shortlist", short=ids(five(atlas)[-n:])), PAPERS[paper])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_first_slide_names_all_parks_or_none_and_no_slide_the_rest(atlas: Atlas, lang: str) -> None:
    parks = ("p011", "p143", "p020", "p060", "p100")
    document = made(atlas, "16:9", lang, sheet="shortlist", short=parks)
    (grid,) = grids(document, "parks")
    assert max(row for row, _ in words(grid)) == len(parks)


def test_an_address_leads_where_the_font_lacks_a_character_of_it(atlas: Atlas) -> None:
    document = made(atlas, "a3", sheet="shortlist", short=("p020", "p100"))
    assert document.replaced == {}
    assert "%E6%BF%B1" in " ".join(" ".join(words(grid).values()) for grid in grids(document, "sources"))
