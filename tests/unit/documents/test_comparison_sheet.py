"""版本对照 on paper: two maps in step, what differs in words, and nothing that lies on anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.comparison_sheets import audited, grids, pages_said, words
from tests.planned_editions import CHANGJIANG, DRAFT, beginning, edited
from tests.second_edition import NEWER, with_second_edition
from tests.views import EDITION

from mapping.cartography.comparing import in_step
from mapping.cartography.resolve import resolve
from mapping.cartography.spec import MapSpec
from mapping.documents.making import make
from mapping.documents.request import DocumentRequest, PageSpec
from mapping.errors import UnknownNameError, UsageError
from mapping.insight.editions import edits
from mapping.insight.editions.applied import with_edition
from mapping.insight.editions.document import Term
from mapping.printing.display import Group, walk
from mapping.printing.style import PAPERS

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas
    from mapping.printing.document import Document

LAYERS = ("lead", "count", "density", "overlap", "tier:pillar", "industry:hydrogen", "change")


@pytest.fixture(scope="module")
def planned(atlas: Atlas) -> Atlas:
    """Return the data with an edited edition."""
    return with_edition(atlas, edited(atlas.catalog))


def compared(atlas: Atlas, paper: Any = "a4", edition: str = DRAFT, **page: Any) -> Document:
    """Return the comparison of an edition with the one before."""
    return make(DocumentRequest(paper=paper, pages=(PageSpec(edition=edition, sheet="comparison", **page),)), atlas)


def shapes(document: Document) -> list[str]:
    """Return the ids of the units that a first page draws as shapes of their own on its large maps."""
    maps = [item for item in document.pages[0].drawing.items if isinstance(item, Group) and item.name == "map"]
    names = [inner.name for one in maps for inner in walk(one.items) if isinstance(inner, Group)]
    return [name.split()[0].removeprefix("unit:") for name in names if name.startswith("unit:")]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_lies_on_anything_else(planned: Atlas, paper: str, lang: str) -> None:
    audited(compared(planned, paper, lang=lang), PAPERS[paper])


def test_a_new_unit_is_on_the_later_map_alone(planned: Atlas) -> None:
    units = shapes(compared(planned))
    assert units.count(CHANGJIANG) == 1
    assert units.count("ovc") == 2


def test_the_sheet_says_what_differs_and_gives_both_lists(planned: Atlas) -> None:
    document = compared(planned)
    said = pages_said(document)
    assert document.pages[0].name == "版本对照"
    assert "六个单元的主导产业清单有差异" in said
    (changes,), (lists,) = grids(document, "changes"), grids(document, "lists")
    cells = words(changes)
    row = next(row for (row, column), text in cells.items() if column == 0 and text == "东湖高新区")
    assert (cells[row, 1], cells[row, 2]) == ("+1 −1", "增：量子计算；减：数字经济")
    told = list(words(lists).values())
    assert any("+ 量子计算" in text for text in told)
    assert any("− 数字经济" in text for text in told)


def test_an_edition_that_is_the_same_says_so(atlas: Atlas) -> None:
    document = compared(with_edition(atlas, beginning(atlas.catalog)))
    said = pages_said(document)
    assert "两版的主导产业清单没有差异" in said
    assert grids(document, "lists") == []
    audited(document, PAPERS["a4"])


@pytest.mark.parametrize("layer", LAYERS)
def test_both_maps_have_the_same_classes_and_colours(planned: Atlas, layer: str) -> None:
    specs = (MapSpec(layer=layer, edition=EDITION), MapSpec(layer=layer, edition=DRAFT))
    if layer == "change":
        document = compared(planned, layer=layer)
        assert "首位产业" in pages_said(document)
        return
    before, after = in_step(*(resolve(spec, planned.seen_by(spec.edition)) for spec in specs))
    assert before.layer.bins == after.layer.bins
    fills = [row.fill for row in after.layer.bins if row.kind == "value"]
    assert len(set(fills)) >= min(len(fills), 5)
    for state in (before, after):
        assert all(state.layer.bin_of(unit).contains(value.raw) for unit, value in state.layer.values.items())


def test_counts_of_both_editions_share_one_ramp(atlas: Atlas) -> None:
    document = edits.added(beginning(atlas.catalog), "ovc", Term(term="量子计算", industry_id="quantum"))
    planned = with_edition(atlas, document)
    specs = (MapSpec(layer="count", edition=EDITION), MapSpec(layer="count", edition=DRAFT))
    before, after = in_step(*(resolve(spec, planned) for spec in specs))
    values = [row.value for row in after.layer.bins if row.kind == "value"]
    assert values == sorted(values)
    assert {7, 8} <= set(values)
    assert before.layer.fill("ovc") != after.layer.fill("ovc")


def test_it_compares_editions_in_force_and_refuses_what_is_not_there(atlas: Atlas) -> None:
    two = with_second_edition(atlas)
    audited(compared(two, edition=NEWER), PAPERS["a4"])
    assert "2025 版与 2021 版相比" in pages_said(compared(two, edition=NEWER))
    assert "2021 版与 2025 版相比" in pages_said(compared(two, edition=EDITION, against=NEWER))
    with pytest.raises(UsageError, match="没有可比的版本"):
        compared(atlas, edition=EDITION)
    with pytest.raises(UnknownNameError):
        compared(two, edition=NEWER, against="1999")


def test_a_draft_is_compared_with_another_draft(atlas: Atlas) -> None:
    one = with_edition(atlas, beginning(atlas.catalog, edition="one", name_zh="甲稿"))
    both = with_edition(one, edits.renamed(edited(atlas.catalog), edition="two", name_zh="乙稿"))
    document = compared(both, edition="two", against="one")
    assert "乙稿与甲稿相比" in pages_said(document)
    audited(document, PAPERS["a4"])


def test_other_sheets_show_the_land_of_their_edition(planned: Atlas) -> None:
    for edition, units in ((EDITION, 14), (DRAFT, 15)):
        page = PageSpec(edition=edition, layer="lead")
        assert len(shapes(make(DocumentRequest(pages=(page,)), planned))) == units


@pytest.mark.parametrize(("paper", "lang"), [("a4", "zh"), ("a4", "en"), ("a3", "en")])
def test_lists_that_have_no_room_beside_the_maps_have_a_whole_page(atlas: Atlas, paper: str, lang: str) -> None:
    document = beginning(atlas.catalog)
    for unit in ("ovc", "wedz", "jiangan", "qingshan", "caidian", "jiangxia", "huangpi", "xinzhou"):
        document = edits.added(document, unit, Term(term="氢燃料电池", industry_id="hydrogen"))
    made = compared(with_edition(atlas, document), paper, lang=lang)
    audited(made, PAPERS[paper])
    body = max(grid.box.right for grid in grids(made, "lists")) - min(grid.box.left for grid in grids(made, "changes"))
    assert len(made.pages) > 1
    assert all(grid.box.right - grid.box.left > 0.8 * body for grid in grids(made, "lists"))
