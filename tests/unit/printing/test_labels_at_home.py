"""On every sheet a name stands in its own unit, or a line leads from it to the unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import shapely
from tests.views import VIEW

from mapping.cartography.labels import label_of, shared_label_of
from mapping.cartography.placement import RULE
from mapping.cartography.resolve import all_layers
from mapping.catalog import load_catalog
from mapping.i18n import translator
from mapping.printing.composition import compose, laid_out
from mapping.printing.display import Group, Lines, Text, TileMark
from mapping.printing.furniture import furniture
from mapping.printing.setting import Setting
from mapping.printing.style import PAPERS
from mapping.printing.viewport import ground_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from shapely.geometry.base import BaseGeometry
    from tests.unit.printing.conftest import Compose, Resolve

    from mapping.cartography.state import MapState
    from mapping.insight.atlas import Atlas
    from mapping.printing.display import DisplayList

CATALOG = load_catalog()
UNITS = [u.unit_id for u in CATALOG.units]
REQUESTS: tuple[dict[str, Any], ...] = (
    *({"layer": layer} for layer in ("lead", "industry:equipment", "industry:finance", "density", "parks", "overlap")),
    *({"unit": unit_id} for unit_id in UNITS),
    {"layer": "lead", "over": "parks"},
    {"layer": "lead", "geo": "district"},
)
LEAST = 0.5
"""Of the name's own box; the rule looks at the label as a whole, in points."""
MOST = RULE.abroad + 0.15


@pytest.fixture
def page_of_slide(state_of: Resolve, atlas: Atlas) -> Callable[..., DisplayList]:
    return lambda **request: compose(state_of(**request), atlas, Setting(PAPERS["16:9"]))


def labels(page: Any, within: str) -> list[Group]:
    """The labels of units within a group of a sheet (``map`` or ``panel:inset``)."""
    (part,) = [item for item in page.walk() if isinstance(item, Group) and item.name == within]
    found: list[Group] = []

    def collect(group: Group) -> None:
        for item in group.items:
            if isinstance(item, Group):
                found.extend([item] if item.name.startswith("label:") else [])
                collect(item)

    collect(part)
    return found


def own_land(key: str, state: MapState, lands: dict[str, BaseGeometry]) -> BaseGeometry | None:
    members = {s.shared_list: s.members for s in state.shared_lists}.get(key, (key,))
    return shapely.union_all([lands[unit] for unit in members]) if set(members) <= set(lands) else None


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("request_", REQUESTS, ids=lambda r: "-".join(r.values()))
def test_a_name_without_a_line_stands_in_its_unit(
    page_of: Compose, state_of: Resolve, atlas: Atlas, request_: dict[str, Any], lang: str
) -> None:
    state = state_of(**request_, lang=lang)
    view = laid_out(state, atlas).main.view
    ground = ground_of(atlas.geography)
    shapes = ground.districts if state.by_district else ground.units
    lands = {key: view.cut(shape) for key, shape in shapes.items()}
    everything = shapely.union_all(list(lands.values()))
    for label in labels(page_of(**request_, lang=lang), "map"):
        land = own_land(label.name.removeprefix("label:"), state, lands)
        if land is None or any(isinstance(item, Lines) for item in label.items):
            continue
        name = next(item for item in label.items if isinstance(item, Text)).box
        box = shapely.box(name.left, name.top, name.right, name.bottom)
        others = everything.difference(land)
        assert box.intersection(land).area >= LEAST * box.area, label.name
        assert box.intersection(others).area <= MOST * box.area, label.name


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("layer", ["lead", "count", "industry:finance", "density"])
def test_the_inset_names_every_unit_that_it_stands_for(
    page_of: Compose, state_of: Resolve, layer: str, lang: str
) -> None:
    named = {label.name.removeprefix("label:") for label in labels(page_of(layer=layer, lang=lang), "panel:inset")}
    (shared,) = state_of(layer=layer).shared_lists
    assert set(shared.members) <= named


@pytest.mark.parametrize("over", [None, "parks", "count"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_inset_says_the_value_of_every_unit_whose_own_it_is(
    page_of: Compose, state_of: Resolve, atlas: Atlas, over: str | None, lang: str
) -> None:
    asked = [key for key, layer in all_layers(VIEW, atlas).items() if layer.form == "value" and key != over]
    assert {"density", "parks"} & set(asked)
    for key in asked:
        request_: dict[str, Any] = {"layer": key, "lang": lang} | ({"over": over} if over else {})
        state = state_of(**request_)
        (shared,) = state.shared_lists
        if shared_label_of(state.layer, shared.members, translator(lang)).ladder != "name":
            continue  # what all of them say stands on the main map, below their one name
        said = {
            label.name.removeprefix("label:"): {item.text for item in label.items if isinstance(item, Text)}
            for label in labels(page_of(**request_), "panel:inset")
        }
        for member in shared.members:
            says = label_of(state.layer, member, translator(lang)).detail
            assert says is None or says in said.get(member, set()), (key, member)


def test_a_line_leads_to_the_unit_it_names(page_of: Compose, state_of: Resolve, atlas: Atlas) -> None:
    request_ = {"layer": "lead", "overlays": ("tiles", "parks", "water", "districts", "labels"), "lang": "en"}
    view = laid_out(state_of(**request_), atlas).main.view
    lands = {key: view.cut(shape) for key, shape in ground_of(atlas.geography).units.items()}
    led = [
        (label.name.removeprefix("label:"), item.lines[0][0])
        for label in labels(page_of(**request_), "map")
        for item in label.items
        if isinstance(item, Lines)
    ]
    assert led
    assert all(lands[key].buffer(0.1).contains(shapely.Point(foot)) for key, foot in led)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("layer", ["lead", "count"])
def test_tiles_lie_on_the_land_they_tell_of(
    page_of: Compose, state_of: Resolve, atlas: Atlas, layer: str, lang: str
) -> None:
    view = laid_out(state_of(layer=layer, lang=lang), atlas).main.view
    land = view.cut(ground_of(atlas.geography).units["ovc"])
    (label,) = [one for one in labels(page_of(layer=layer, lang=lang), "map") if one.name == "label:ovc"]
    tiles = [item for item in label.items if isinstance(item, TileMark)]
    assert len(tiles) == 7
    boxes = [shapely.box(tile.x, tile.y, tile.x + tile.size, tile.y + tile.size) for tile in tiles]
    shares = [box.intersection(land).area / box.area for box in boxes]
    assert sum(shares) >= 0.88 * len(tiles), shares
    assert min(shares) > 0.5, shares


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "request_", [{"layer": "lead"}, {"layer": "industry:finance"}, {"unit": "caidian"}, {"unit": "jiangxia"}]
)
@pytest.mark.parametrize("paper", PAPERS)
def test_no_neighbour_is_named_on_the_land_of_the_city(
    state_of: Resolve, atlas: Atlas, paper: str, request_: dict[str, Any], lang: str
) -> None:
    setting, state = Setting(PAPERS[paper]), state_of(**request_, lang=lang)
    layout = laid_out(state, atlas, setting)
    land = layout.main.view.cut(ground_of(atlas.geography).land)
    shown = {label.name: label for label in labels(compose(state, atlas, setting), "map")}
    cities = [label for name, label in shown.items() if name.startswith("label:city:")]
    assert cities or "unit" in request_
    k = PAPERS[paper].magnify
    for city in cities:
        for text in city.items:
            box = text.box
            assert not land.intersects(shapely.box(box.left / k, box.top / k, box.right / k, box.bottom / k)), city.name


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("unit", UNITS)
def test_nothing_on_a_slide_covers_the_unit_that_it_is_about(
    state_of: Resolve, atlas: Atlas, unit: str, lang: str
) -> None:
    setting, state = Setting(PAPERS["16:9"]), state_of(unit=unit, lang=lang)
    main = laid_out(state, atlas, setting).main
    land = main.view.cut(ground_of(atlas.geography.in_full).units[unit])
    boxes = [box for _, box in main.keys] + [piece.box for piece in furniture(main.view, lang, setting)]
    assert not [box for box in boxes if land.intersects(shapely.box(box.left, box.top, box.right, box.bottom))]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_slide_tells_who_lists_an_industry_before_its_parks(
    page_of_slide: Callable[..., DisplayList], lang: str
) -> None:
    for industry in CATALOG.industries:
        page = page_of_slide(layer=f"industry:{industry.industry_id}", lang=lang)
        panels = [item.name for item in page.walk() if isinstance(item, Group) and item.name.startswith("panel:")]
        assert "panel:namings" in panels, industry.industry_id


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_slide_names_a_small_unit_that_it_is_about(page_of_slide: Callable[..., DisplayList], lang: str) -> None:
    names = {label.name for label in labels(page_of_slide(layer="industry:equipment", lang=lang), "map")}
    assert "label:qingshan" in names


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("layer", ["lead", "count", "group", "tier:pillar", "density", "parks"])
def test_a_slide_of_the_city_names_every_unit_or_its_list(
    page_of_slide: Callable[..., DisplayList], state_of: Resolve, layer: str, lang: str
) -> None:
    state = state_of(layer=layer, lang=lang)
    listed = {member: shared.shared_list for shared in state.shared_lists for member in shared.members}
    named = {label.name.removeprefix("label:") for label in labels(page_of_slide(layer=layer, lang=lang), "map")}
    assert {listed.get(unit, unit) for unit in UNITS} <= named
