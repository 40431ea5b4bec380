"""错位发展 on paper says what the page, the command line and the tables say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.comparison_sheets import audited, grids, made, pages_said, words
from tests.views import EDITION

from mapping.cartography.wording.names import Names
from mapping.cartography.wording.typography import index_text
from mapping.documents.order import Order
from mapping.documents.request import DocumentRequest, PageSpec
from mapping.documents.sheets.overlap import Overlap
from mapping.insight.overlap import closest, industry_claims, matrix_order, only_here, unit_pairs
from mapping.printing.display import Group
from mapping.printing.setting import Setting
from mapping.printing.style import PAPERS

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

BASES = ("industries", "terms", "subsectors")


@pytest.mark.parametrize("by", BASES)
def test_the_matrix_has_every_index_and_is_symmetric(atlas: Atlas, by: str) -> None:
    (grid,) = grids(made(atlas, sheet="overlap", by=by), "matrix")
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
    document = made(atlas, paper, lang, sheet="overlap")
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
    document = made(atlas, sheet="overlap", by="industries")
    names = Names.of(atlas.catalog, "zh")
    said = [" ".join(words(grid).values()) for grid in grids(document, "closest")]
    for pair in closest(atlas.catalog, "industries", EDITION)[:8]:
        assert f"{names.claimant(pair.a)} × {names.claimant(pair.b)}" in said[0]
    only = " ".join(" ".join(words(grid).values()) for grid in grids(document, "only"))
    for row in only_here(atlas.catalog, EDITION):
        assert names.claimant(row.claimant) in only
        assert all(names.term(term) in only for term in row.terms)


def test_equal_requests_give_equal_pages(atlas: Atlas) -> None:
    assert made(atlas, sheet="overlap").pages == made(atlas, sheet="overlap").pages


@pytest.mark.parametrize("by", BASES)
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("paper", PAPERS)
def test_the_pages_pass_the_audit(atlas: Atlas, paper: str, lang: str, by: str) -> None:
    document = made(atlas, paper, lang, sheet="overlap", by=by)
    audited(document, PAPERS[paper])
    assert "…" not in pages_said(document)
