"""错位发展 on paper says what the page, the command line and the tables say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.sheet_audit import collisions, strays
from tests.views import EDITION

from mapping.cartography.wording.names import Names
from mapping.cartography.wording.typography import index_text
from mapping.documents.making import make
from mapping.documents.order import Order
from mapping.documents.request import DocumentRequest, PageSpec
from mapping.documents.sheets.overlap import Overlap
from mapping.insight.overlap import closest, industry_claims, matrix_order, only_here, unit_pairs
from mapping.printing.display import Grid, Group
from mapping.printing.setting import Setting
from mapping.printing.style import PAPERS

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas
    from mapping.printing.display import Item
    from mapping.printing.document import Document

LEAST = 6.0
"""Points."""
BASES = ("industries", "terms", "subsectors")


def made(atlas: Atlas, paper: str = "a4", lang: str = "zh", **page: str) -> Document:
    """Return the document of one page of 错位发展."""
    return make(
        DocumentRequest(paper=paper, pages=(PageSpec(sheet="overlap", edition=EDITION, lang=lang, **page),)), atlas
    )


def grids(document: Document, name: str) -> list[Grid]:
    """Return the tables of a name, in the order of the pages."""
    return [
        item for page in document.pages for item in page.drawing.walk() if isinstance(item, Grid) and item.name == name
    ]


def words(grid: Grid) -> dict[tuple[int, int], str]:
    """Return what the cells of a table say, by row and column."""
    return {(cell.row, cell.column): "".join(run.text for run in cell.runs) for cell in grid.cells}


@pytest.mark.parametrize("by", BASES)
def test_the_matrix_has_every_index_and_is_symmetric(atlas: Atlas, by: str) -> None:
    (grid,) = grids(made(atlas, by=by), "matrix")
    said = words(grid)
    units = matrix_order(atlas.catalog, EDITION)
    pairs = unit_pairs(atlas.catalog, EDITION)
    for i, a in enumerate(units, 1):
        for k, b in enumerate(units, 1):
            assert said[i, k] == index_text(getattr(pairs[a.unit_id, b.unit_id], by))
            assert said[i, k] == said[k, i]


def test_a_pair_of_one_list_is_not_coloured_like_a_value(atlas: Atlas) -> None:
    matrix = Overlap(Order(PageSpec(sheet="overlap", edition=EDITION), Setting(), atlas, DocumentRequest())).matrix
    fills: dict[str, set[str]] = {index.kind: set() for row in matrix.rows for index in row}
    for row in matrix.rows:
        for index in row:
            fills[index.kind].add(index.fill)
    assert fills["decree"].isdisjoint(fills["pair"])
    assert fills["self"].isdisjoint(fills["pair"] | fills["decree"])


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("paper", ["a4", "16:9"])
def test_each_little_map_shows_who_claims_the_industry(atlas: Atlas, paper: str, lang: str) -> None:
    document = made(atlas, paper, lang)
    found = {
        item.name.split(" ")[0].removeprefix("multiple:"): item
        for page in document.pages
        for item in page.drawing.walk()
        if isinstance(item, Group) and item.name.startswith("multiple:")
    }
    claims = industry_claims(atlas.catalog, EDITION)
    assert list(found) == [row.industry.industry_id for row in claims]
    for row in claims:
        card = found[row.industry.industry_id]
        drawn = {i.name.split(" ")[0].removeprefix("unit:") for i in card.items if isinstance(i, Group)}
        assert drawn == {unit.unit_id for claim in row.claims for unit in claim.claimant.units}
        names = Names.of(atlas.catalog, lang)
        assert all(names.claimant(claim.claimant) in card.alt for claim in row.claims)


def test_the_closest_pairs_and_what_only_one_claims_are_all_there(atlas: Atlas) -> None:
    document = made(atlas, by="industries")
    names = Names.of(atlas.catalog, "zh")
    said = [" ".join(words(grid).values()) for grid in grids(document, "closest")]
    for pair in closest(atlas.catalog, "industries", EDITION)[:8]:
        assert f"{names.claimant(pair.a)} × {names.claimant(pair.b)}" in said[0]
    only = " ".join(" ".join(words(grid).values()) for grid in grids(document, "only"))
    for row in only_here(atlas.catalog, EDITION):
        assert names.claimant(row.claimant) in only
        assert all(names.term(term) in only for term in row.terms)


def test_equal_requests_give_equal_pages(atlas: Atlas) -> None:
    assert made(atlas).pages == made(atlas).pages


@pytest.mark.parametrize("by", BASES)
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("paper", PAPERS)
def test_the_pages_pass_the_audit(atlas: Atlas, paper: str, lang: str, by: str) -> None:
    document = made(atlas, paper, lang, by=by)
    for page in document.pages:
        assert collisions(page.drawing) == ()
        assert strays(page.drawing, PAPERS[paper].page) == ()
        own = replace(page.drawing, items=tuple(item for item in page.drawing.items if not is_frame(item)))
        assert [t.text for t in own.texts() if t.face.size < LEAST * PAPERS[paper].magnify - 0.001] == []
        assert [t.text for t in own.texts() if "…" in t.text] == []


def is_frame(item: Item) -> bool:
    return isinstance(item, Group) and item.name in {"heading", "foot"}
