"""错位发展 on paper says what the page, the command line and the tables say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.comparison_sheets import audited, grids, made, pages_said, words
from tests.views import EDITION

from mapping.cartography.wording.findings import Telling, pair_finding
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.overlap import shared_words
from mapping.cartography.wording.typography import index_text
from mapping.documents.order import Order
from mapping.documents.request import DocumentRequest, PageSpec
from mapping.documents.sheets.overlap import Overlap
from mapping.errors import UnknownNameError
from mapping.insight.overlap import closest, industry_claims, matrix_order, only_here, unit_pairs
from mapping.printing import style
from mapping.printing.display import Area, Group, Rect, Text
from mapping.printing.setting import Setting
from mapping.printing.style import PAPERS
from mapping.view import View

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


@pytest.mark.parametrize(("lang", "count"), [("zh", "10 个单元"), ("en", "units: 10")])
def test_on_a_slide_the_numbers_stand_whole_below_the_maps_and_the_key_speaks_of_no_places(
    atlas: Atlas, lang: str, count: str
) -> None:
    document = made(atlas, "16:9", lang, sheet="overlap")
    (card,) = [
        item
        for page in document.pages
        for item in page.drawing.walk()
        if isinstance(item, Group) and item.name.startswith("multiple:health")
    ]
    texts = {item.text: item for item in card.items if isinstance(item, Text)}
    assert count in texts
    low = max(y for item in card.items if isinstance(item, Area) for ring in item.rings for _, y in ring)
    assert texts[count].box.top > low
    assert not re.search("数字 = |figures: ", pages_said(document))


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


@pytest.mark.parametrize("by", BASES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_chosen_pair_is_compared_and_stands_out_in_the_matrix(atlas: Atlas, lang: str, by: str) -> None:
    document = made(atlas, lang=lang, sheet="overlap", by=by, unit="qingshan", other="caidian")
    catalog, names = atlas.catalog, Names.of(atlas.catalog, lang)
    pair = unit_pairs(catalog, EDITION)["qingshan", "caidian"]
    telling = Telling.of(catalog, View(EDITION, lang=lang))
    assert document.pages[0].drawing.about.title.startswith(pair_finding(pair, by, telling))
    (grid,) = grids(document, "pair")
    said = " ".join(words(grid).values())
    assert names.unit_tiny(catalog.unit("qingshan")) in said
    assert all(names.industry_short(catalog.industry(one)) in said for one in pair.shared_industries)
    assert all(one in said for one in shared_words(catalog, pair, "subsectors", names))
    for unit_id in ("qingshan", "caidian"):
        for one in catalog.designations_of(unit_id, EDITION):
            told = one.industry_id in {None, *pair.shared_industries}
            shown = names.term_short(one.term) if told else names.industry_short(catalog.industry(one.industry_id))
            assert shown in said
    assert not grids(document, "closest")
    (matrix,) = grids(document, "matrix")
    for drawn in (matrix.items, matrix.over):  # where a table is a picture, and above one that is a table
        frames = [item.stroke.colour for item in drawn if isinstance(item, Rect) and item.stroke]
        assert frames.count(style.WINE) == 2
    red = [run.text for cell in matrix.cells for run in cell.runs if run.face.fill == style.WINE]
    assert len(red) == 4


def test_every_pair_has_room_and_a_pair_of_one_list_says_that_it_is_no_overlap(atlas: Atlas) -> None:
    document = made(atlas, sheet="overlap", unit="jianghan", other="jiangan")
    assert "不算重合。" in pages_said(document)
    audited(document, PAPERS["a4"])


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("paper", PAPERS)
def test_the_pages_of_a_pair_pass_the_audit(atlas: Atlas, paper: str, lang: str) -> None:
    document = made(atlas, paper, lang, sheet="overlap", by="subsectors", unit="wedz", other="jiangxia")
    audited(document, PAPERS[paper])
    assert "…" not in pages_said(document)


def test_a_unit_that_does_not_exist_is_named(atlas: Atlas) -> None:
    with pytest.raises(UnknownNameError, match="nowhere"):
        made(atlas, sheet="overlap", unit="qingshan", other="nowhere")


@pytest.mark.parametrize("by", BASES)
def test_little_maps_say_that_they_are_of_industries(atlas: Atlas, by: str) -> None:
    document = made(atlas, sheet="overlap", by=by)
    (page,) = [page for page in document.pages if page.name == "各产业由谁列入"]
    below = [text.text for text in page.drawing.texts() if text.text.startswith("错位发展 ·")]
    assert len(below) == 1
    assert "按 965 产业" in below[0]


def test_equal_requests_give_equal_pages(atlas: Atlas) -> None:
    assert made(atlas, sheet="overlap").pages == made(atlas, sheet="overlap").pages


@pytest.mark.parametrize("by", BASES)
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("paper", PAPERS)
def test_the_pages_pass_the_audit(atlas: Atlas, paper: str, lang: str, by: str) -> None:
    document = made(atlas, paper, lang, sheet="overlap", by=by)
    audited(document, PAPERS[paper])
    assert "…" not in pages_said(document)
