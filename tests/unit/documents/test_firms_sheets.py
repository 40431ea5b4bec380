"""规划与现状 and the chain with its firms on paper: every cell as insight counts it, legible everywhere, signed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation
from tests.comparison_sheets import audited, grids, made, pages_said, words
from tests.firms_asked import TITLE, some_firms
from tests.own_data import own_atlas
from tests.views import VIEW

from mapping.cartography.wording.plan_reality import RealityWords, lq_text
from mapping.documents.files import file_of
from mapping.documents.request import DocumentRequest, PageSpec
from mapping.errors import UsageError
from mapping.i18n import translator
from mapping.insight.beside import with_firms
from mapping.insight.firms.asked import Gathered
from mapping.insight.firms.model import FirmFigures
from mapping.insight.firms.query import FirmQuery
from mapping.insight.reality import firm_chain, plan_reality
from mapping.printing.style import PAPERS
from mapping.printing.translator import straight
from mapping.sentences import FirmsCode

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

SHEETS: tuple[dict[str, Any], ...] = (
    {"sheet": "plan_reality"},
    {"sheet": "chain", "layer": "firms:health"},
    {"sheet": "chain", "layer": "firms"},
    {"sheet": "map", "layer": "firms:health"},
    {"sheet": "map", "layer": "lq:health"},
)
LANGS = ("zh", "en")


@pytest.fixture(scope="module")
def beside() -> Atlas:
    atlas = own_atlas()
    return with_firms(atlas, some_firms(atlas.catalog, 4000))


@pytest.fixture(scope="module")
def invented() -> Atlas:
    atlas = own_atlas()
    return with_firms(atlas, some_firms(atlas.catalog, 4000, made_up=True))


def chosen(told: str) -> str:
    return told.replace(" ", "")


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("asked", SHEETS[:3], ids=lambda one: f"{one['sheet']} {one.get('layer', '')}")
def test_every_page_is_legible(invented: Atlas, asked: dict[str, Any], lang: str, paper: str) -> None:
    audited(made(invented, paper, lang, **asked), PAPERS[paper])


def test_the_matrix_has_every_quotient_and_the_firms_behind_it(beside: Atlas) -> None:
    (grid,) = grids(made(beside, sheet="plan_reality"), "reality")
    said, found = words(grid), plan_reality(beside, VIEW, FirmQuery())
    for i, unit_id in enumerate(found.units, 1):
        for k, industry_id in enumerate(found.industries, 1):
            cell = found.cells[unit_id, industry_id]
            sure = cell.standing not in {"few", "unknown"}
            assert said[i, k].endswith(f"{cell.firms}")
            assert not sure or lq_text(cell.lq, "zh") in said[i, k]


def test_how_cells_stand_is_told_by_signs_and_not_by_colour_alone(beside: Atlas) -> None:
    (grid,) = grids(made(beside, sheet="plan_reality"), "reality")
    signs: dict[str | None, set[str]] = {}
    for cell in grid.cells:
        if cell.row and cell.column and cell.fill is not None:
            first = cell.runs[0].text[:1]
            signs.setdefault(cell.fill, set()).add(first if not first.isdigit() else "")
    assert all(len(of) == 1 for of in signs.values())
    assert len({next(iter(of)) for of in signs.values()}) == len(signs)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("paper", ["a4", "16:9"])
def test_each_unit_has_its_sentence_and_the_method_is_told(beside: Atlas, paper: str, lang: str) -> None:
    said = chosen(pages_said(made(beside, paper, lang, sheet="plan_reality")))
    told = RealityWords.of(beside.catalog, plan_reality(beside, VIEW, FirmQuery()), lang)
    for unit_id in told.found.units:
        assert chosen(straight(told.unit_text(unit_id), lang)) in said
    for sentence in told.method:
        assert chosen(straight(sentence, lang)) in said


@pytest.mark.parametrize("asked", SHEETS, ids=lambda one: f"{one['sheet']} {one.get('layer', '')}")
@pytest.mark.parametrize("lang", LANGS)
def test_what_is_invented_says_so_on_every_page_whatever_is_written_on_it(
    invented: Atlas, asked: dict[str, Any], lang: str
) -> None:
    sign = translator(lang)("虚构示例")
    for page in made(invented, "a4", lang, **asked, title="标题", subtitle="副标题").pages:
        about = page.drawing.about
        assert sum(sign in text.text for text in page.drawing.texts()) >= 3
        assert all(sign in told for told in (about.title, about.statement, about.sources))


@pytest.mark.parametrize("asked", SHEETS, ids=lambda one: f"{one['sheet']} {one.get('layer', '')}")
def test_a_list_that_nobody_has_checked_is_named_as_such(beside: Atlas, asked: dict[str, Any]) -> None:
    for page in made(beside, **asked).pages:
        assert f"{TITLE}，2026-11-30，由使用者提供，未经核实" in page.drawing.about.sources
        assert "虚构" not in page.drawing.about.description


def test_a_chain_tells_the_firms_and_parks_of_each_sub_sector(beside: Atlas) -> None:
    document = made(beside, "a3", sheet="chain", layer="lq:health")
    said = {row: text for grid in grids(document, "chain-health") for row, text in words(grid).items()}
    cells = [said.get((row, column), "") for row, column in sorted(said)]
    for link in firm_chain(beside, VIEW, "health", FirmQuery()).links:
        place = cells.index(link.profile.subsector.name_zh)
        assert cells[place + 1] == str(link.count.firms)
        assert cells[place + 3] == str(len(link.profile.parks))


def test_where_nothing_stands_a_chain_is_broken(atlas: Atlas) -> None:
    listed = some_firms(atlas.catalog, 4000)
    rows = tuple(row for row in listed.figures(FirmQuery()).rows if row.industry_id != "auto")
    bare = with_firms(atlas, Gathered(listed.source, {FirmQuery(): FirmFigures(FirmQuery(), rows)}))
    chain = firm_chain(bare, VIEW, "auto", FirmQuery())
    without_parks = [link for link in chain.links if not link.profile.parks]
    assert list(chain.broken) == without_parks
    assert 0 < len(without_parks) < len(chain.links)
    said = pages_said(made(bare, sheet="chain", layer="firms:auto"))
    for link in chain.links:
        assert link.is_only_planned == (link in without_parks and bool(link.profile.takings))
    assert said.count("断点：") >= len(without_parks)


def test_slides_have_the_matrix_as_a_native_table(beside: Atlas) -> None:
    request = DocumentRequest(paper="16:9", pages=(PageSpec(sheet="plan_reality", edition=VIEW.edition),))
    slides = Presentation(io.BytesIO(file_of(request, beside, "pptx").content)).slides
    tables = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    units = [row.cells[0].text for table in tables for row in table.rows]
    assert "东湖高新区" in units


@pytest.mark.parametrize("sheet", ["plan_reality", "chain"])
def test_without_a_list_there_is_no_sheet(atlas: Atlas, sheet: str) -> None:
    with pytest.raises(UsageError) as caught:
        made(atlas, sheet=sheet)
    assert caught.value.fault.code is FirmsCode.NO_FIRMS
