"""The name of a park does not run across the edge of its unit, and a water is named where it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import shapely
from tests.sheet_audit import cut_by

from mapping.catalog import load_catalog
from mapping.printing import markers
from mapping.printing.composition import laid_out
from mapping.printing.display import Group, Text
from mapping.printing.viewport import ground_of

if TYPE_CHECKING:
    from tests.unit.printing.conftest import Compose, Resolve

    from mapping.insight.atlas import Atlas

UNITS = [u.unit_id for u in load_catalog().units]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("unit", UNITS)
def test_the_name_of_a_park_stands_on_its_unit_or_off_it(
    page_of: Compose, state_of: Resolve, atlas: Atlas, unit: str, lang: str
) -> None:
    view = laid_out(state_of(unit=unit, lang=lang), atlas).main.view
    land = view.cut(ground_of(atlas.geography).units[unit])
    (shown,) = [i for i in page_of(unit=unit, lang=lang).walk() if isinstance(i, Group) and i.name == "map"]
    names = [item for item in texts(shown) if item.face == markers.NAME]
    hubs = {mark.label for mark in state_of(unit=unit, lang=lang).facilities}
    assert cut_by(land, [name for name in names if name.text not in hubs]) == ()


def texts(group: Group) -> list[Text]:
    found: list[Text] = []
    for item in group.items:
        found += texts(item) if isinstance(item, Group) else [item] if isinstance(item, Text) else []
    return found


@pytest.mark.parametrize("request_", [{"layer": "density"}, {"layer": "density", "lang": "en"}, {"unit": "jiangxia"}])
def test_a_water_is_named_on_its_water(
    page_of: Compose, state_of: Resolve, atlas: Atlas, request_: dict[str, Any]
) -> None:
    view = laid_out(state_of(**request_), atlas).main.view
    ground = ground_of(atlas.geography)
    rivers = [view.cut(course).buffer(width * view.mm_per_m / 2 + 0.5) for course, width in ground.rivers.values()]
    water = shapely.union_all([*rivers, *(view.cut(lake) for lake in ground.lakes)])
    (shown,) = [i for i in page_of(**request_).walk() if isinstance(i, Group) and i.name == "map"]
    named = [i for i in shown.items if isinstance(i, Group) and i.name.startswith("label:water:")]
    assert named
    for group in named:
        (text,) = texts(group)
        middle = shapely.Point((text.box.left + text.box.right) / 2, (text.box.top + text.box.bottom) / 2)
        assert water.contains(middle), text.text
