"""The column of a sheet of one unit holds what is told of it and every key, even if none finds a place on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mapping.catalog import load_catalog
from mapping.printing.blocks.legend import layer_key, line_key
from mapping.printing.blocks.unit import unit_blocks
from mapping.printing.contents import key_panel
from mapping.printing.fitting import fitting
from mapping.printing.flow import least_height
from mapping.printing.frame import Foot, Heading, frame_of
from mapping.printing.setting import Setting

if TYPE_CHECKING:
    from tests.unit.printing.conftest import Resolve

    from mapping.insight.atlas import Atlas

UNITS = tuple(unit.unit_id for unit in load_catalog().units)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("layer", ["overlap", "density", "industry:green", "target:industry_project_funds_share"])
def test_the_column_of_every_unit_has_room_for_every_key(
    state_of: Resolve, atlas: Atlas, layer: str, lang: str
) -> None:
    plain = Setting()
    for unit in UNITS:
        state = state_of(unit=unit, layer=layer, lang=lang)
        column = frame_of(plain.paper, Heading.of(state, plain), Foot.of(state, plain)).column
        width, room = column.right - column.left, column.bottom - column.top
        assert state.unit_facts is not None
        lines = line_key(state, frozenset(line.kind for line in state.lines))
        keys = [key_panel(key, lang, width) for key in (layer_key(state), lines) if key is not None]
        blocks, gap = fitting((*unit_blocks(state, state.unit_facts, atlas.geography), *keys), column)
        assert least_height(blocks, width, gap) <= room, unit
