"""No lettering on lettering and nothing off the sheet, on every map that can be asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.sheet_audit import collisions, strays
from tests.sheet_words import words_in

from mapping.cartography.placement import Box
from mapping.cartography.tiles import CROSS
from mapping.cartography.wording.about import About
from mapping.catalog import load_catalog
from mapping.printing.display import DisplayList, Face, Rect, TileMark
from mapping.printing.markers import name_forms
from mapping.printing.style import A4

if TYPE_CHECKING:
    from tests.unit.printing.conftest import Compose, Resolve

CATALOG = load_catalog()
LAYERS = (
    "lead",
    "count",
    "group",
    *(f"industry:{i.industry_id}" for i in CATALOG.industries),
    *(f"tier:{tier}" for tier in ("pillar", "emerging", "future")),
    "density",
    "parks",
    "overlap",
    "overlap_subsectors",
    # named by the six that share a list, covered by many, cross-cutting, long in English, taken in by nobody
    *(f"subsector:{key}" for key in ("banking", "ecommerce", "solar", "satellite_services", "hpc")),
)
ALL_OVERLAYS = ("tiles", "parks", "water", "districts", "labels")
REQUESTS: tuple[dict[str, Any], ...] = (
    *({"layer": layer} for layer in LAYERS),
    *({"unit": unit.unit_id} for unit in CATALOG.units),
    *({"unit": unit_id, "layer": "density"} for unit_id in ("ovc", "jianghan", "huangpi")),
    *({"layer": layer, "overlays": ALL_OVERLAYS} for layer in ("lead", "industry:health", "parks")),
    # a key in the column beside much that is told of the unit
    *(
        {"unit": unit_id, "layer": layer}
        for unit_id in ("ovc", "jiangxia")
        for layer in ("overlap", "target:tax_per_mu", "industry:equipment")
    ),
    {"layer": "lead", "over": "parks"},
    {"layer": "lead", "geo": "district", "district": "420111"},
)
LEAST_POINTS = 6.0
NEAT_LINE = A4.page.grown(-4.7)


def name_of(request: dict[str, Any]) -> str:
    return "-".join(str(v) if isinstance(v, str) else "all" for v in request.values())


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("request_", REQUESTS, ids=name_of)
def test_a_sheet_passes_the_audit(page_of: Compose, request_: dict[str, Any], lang: str) -> None:
    page = page_of(**request_, lang=lang)
    assert collisions(page) == ()
    assert strays(page, NEAT_LINE) == ()
    assert [t.text for t in page.texts() if t.face.size < LEAST_POINTS] == []
    # English names are longer than Chinese ones, and may be cut
    assert lang == "en" or [t.text for t in page.texts() if "…" in t.text] == []


@pytest.mark.parametrize("unit", ["ovc", "jiangxia"])
def test_a_list_of_parks_cut_short_counts_the_rest(page_of: Compose, state_of: Resolve, unit: str) -> None:
    page = page_of(unit=unit, layer="overlap", lang="en")
    words = words_in([page.group("panel:parks")])
    parks = [park for park in state_of(unit=unit, layer="overlap", lang="en").parks if park.unit_id == unit]
    listed = [park for park in parks if words_told(park.name) & set(words)]
    more = [int(word.removesuffix(" more")) for word in words if word.endswith(" more")]
    assert len(listed) + sum(more) == len(parks)


def words_told(name: str) -> set[str]:
    return set(name_forms(name, "en"))


def page_with(*items: Any) -> DisplayList:
    return DisplayList(100, 100, About("t", "zh"), items)


def test_the_audit_finds_text_on_text() -> None:
    face = Face(10)
    (found,) = collisions(page_with(face.at(10, 10, "武汉"), face.at(12, 11, "江夏")))
    assert {found.first, found.second} == {"武汉", "江夏"}
    assert found.share > 0.5


def test_the_audit_finds_a_tile_on_text() -> None:
    (found,) = collisions(page_with(Face(10).at(10, 10, "武汉"), TileMark(10, 7, 4, CROSS["zh"])))
    assert found.share > 0.02


def test_the_audit_finds_what_leaves_the_frame() -> None:
    outside = Rect(Box(90, 90, 101, 95))
    assert len(strays(page_with(outside), Box(0, 0, 100, 100))) == 1
    assert strays(page_with(outside), Box(0, 0, 102, 102)) == ()
