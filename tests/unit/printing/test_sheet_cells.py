"""Firms by cell on sheets: every cell in the window is drawn, below the edges, and counted in the key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shapely
from tests.firm_points import some_points

from mapping.cartography import cell_bins
from mapping.cartography.resolve import resolve
from mapping.cartography.spec import MapSpec
from mapping.documents.gathering import gathered
from mapping.documents.request import DocumentRequest, PageSpec
from mapping.errors import UsageError
from mapping.insight.beside import with_firms
from mapping.insight.firms.query import FirmQuery
from mapping.printing.composition import compose, sheet
from mapping.printing.display import Area, Group, walk
from mapping.printing.setting import Setting
from mapping.printing.style import PAPERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.insight.atlas import Atlas
    from mapping.printing.display import DisplayList

AUTO = FirmQuery(industry=("auto",))


@pytest.fixture(scope="module")
def beside(atlas: Atlas) -> Atlas:
    return with_firms(atlas, some_points())


def spec(atlas: Atlas, **fields: object) -> MapSpec:
    asked: dict[str, object] = {"edition": atlas.catalog.newest_edition, "cells": 7} | fields
    return MapSpec.model_validate(asked)


def drawn_cells(page: DisplayList) -> Iterator[shapely.Polygon]:
    for area in walk(page.group("cells").items):
        if isinstance(area, Area):
            yield from (shapely.Polygon(ring) for ring in area.rings)


def test_a_map_shows_cells_only_where_it_is_asked_to(beside: Atlas) -> None:
    assert resolve(spec(beside, cells=0), beside).heat is None
    assert resolve(spec(beside), beside).heat is not None


def test_cells_need_a_list_of_firms(atlas: Atlas) -> None:
    with pytest.raises(UsageError):
        resolve(spec(atlas), atlas)


def test_the_key_counts_every_cell_once(beside: Atlas) -> None:
    heat = resolve(spec(beside, firms=AUTO), beside).heat
    assert heat is not None
    found = some_points().cells(AUTO, 7)
    assert sum(one.row.count for one in heat.classes) == len(found.cells)
    assert heat.outside.count == int(found.outside.sum())
    assert [one.row.bin.label for one in heat.classes] == list(cell_bins.labels("number", 7, "zh"))
    for one, bound in zip(heat.classes, cell_bins.bounds("number", 7), strict=True):
        assert all(cell.amount >= bound for cell in one.cells)


def test_a_map_of_one_industry_has_its_cells(beside: Atlas) -> None:
    of_layer = resolve(spec(beside, layer="firms:auto"), beside).heat
    of_filter = resolve(spec(beside, firms=AUTO), beside).heat
    assert of_layer is not None
    assert of_filter is not None
    assert [one.cells for one in of_layer.classes] == [one.cells for one in of_filter.classes]


def test_what_is_not_in_the_heat_is_said(beside: Atlas) -> None:
    heat = resolve(spec(beside, merge=5, cells=8), beside).heat
    assert heat is not None
    assert "少于 5 家的格并入更大的格" in heat.note
    assert "另有 7 家没有坐标" in heat.note
    assert "每格企业数（家）" in heat.caption


def test_cells_lie_over_the_land_and_below_its_edges(beside: Atlas) -> None:
    page = compose(resolve(spec(beside), beside), beside)
    ground = page.group("ground")
    assert [part.name for part in ground.items if isinstance(part, Group)][:3] == ["land", "cells", "edges"]


def test_every_cell_of_the_window_is_drawn_and_none_beyond_it(beside: Atlas) -> None:
    page = compose(resolve(spec(beside, kind="unit", unit="ovc", cells=8), beside), beside)
    clip = page.group("ground").clip
    assert clip is not None
    window = shapely.box(clip.left, clip.top, clip.right, clip.bottom).buffer(1e-6)
    cells = list(drawn_cells(page))
    assert 0 < len(cells) < len(some_points().cells(FirmQuery(), 8).cells)
    assert all(window.contains(cell) for cell in cells)


@pytest.mark.parametrize("paper", ["a4", "a3-portrait", "16:9"])
def test_the_key_of_the_cells_stands_on_every_paper(beside: Atlas, paper: str) -> None:
    page = compose(resolve(spec(beside), beside), beside, Setting(paper=PAPERS[paper]))
    texts = {text.text for text in page.texts()}
    assert "企业热力（六边形格）" in texts
    assert set(cell_bins.labels("number", 7, "zh")) <= texts


def test_a_sheet_is_made_where_no_engine_is(beside: Atlas) -> None:
    page = PageSpec.model_validate({"cells": 7, "edition": beside.catalog.newest_edition})
    travels = gathered(DocumentRequest(pages=(page,)), beside)
    state = resolve(spec(beside), travels)
    assert sheet(state, travels, "svg") == sheet(resolve(spec(beside), beside), beside, "svg")
