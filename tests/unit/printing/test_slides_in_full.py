"""A slide says whole what it says: no word is cut, every unit has its value, and its map fills its window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import shapely
from tests.sheet_words import words_in

from mapping.catalog import load_catalog
from mapping.printing.composition import compose, laid_out
from mapping.printing.furniture import furniture
from mapping.printing.setting import Setting
from mapping.printing.style import PAPERS
from mapping.printing.typeface import wrap, wrap_evenly
from mapping.printing.viewport import cut_of

if TYPE_CHECKING:
    from tests.unit.printing.conftest import Resolve

    from mapping.insight.atlas import Atlas

CATALOG = load_catalog()
SLIDE = Setting(PAPERS["16:9"])
SHEETS: tuple[dict[str, Any], ...] = (
    *({"unit": unit.unit_id} for unit in CATALOG.units),
    *({"layer": f"industry:{industry.industry_id}"} for industry in CATALOG.industries),
    *({"layer": layer} for layer in ("lead", "count", "group", "tier:pillar", "tier:future")),
)
VALUES = (
    ("density", "zh"),
    *((layer, lang) for layer in ("parks", "target:ready_industrial_land") for lang in ("zh", "en")),
)
WIDE = 0.7
"""Of the window's width that the land of the city takes at least."""


@pytest.mark.parametrize("request_", SHEETS, ids=lambda r: "-".join(r.values()))
def test_no_english_word_is_cut(state_of: Resolve, atlas: Atlas, request_: dict[str, Any]) -> None:
    page = compose(state_of(**request_, lang="en"), atlas, SLIDE)
    assert [text.text for text in page.texts() if "…" in text.text] == []


@pytest.mark.parametrize(("layer", "lang"), VALUES)
def test_every_unit_is_told_with_its_value(state_of: Resolve, atlas: Atlas, layer: str, lang: str) -> None:
    state = state_of(layer=layer, lang=lang)
    words = words_in(compose(state, atlas, SLIDE).group("panel:values").items)
    assert [unit.tiny for unit in state.units if unit.tiny not in words] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("layer", ["lead", "density"])
def test_a_map_of_the_city_fills_its_window_and_nothing_lies_on_it(
    state_of: Resolve, atlas: Atlas, layer: str, lang: str
) -> None:
    main = laid_out(state_of(layer=layer, lang=lang), atlas, SLIDE).main
    land = cut_of(main.geography, main.view).land
    west, _, east, _ = land.bounds
    assert east - west > WIDE * (main.view.box.right - main.view.box.left)
    for piece in furniture(main.view, lang, SLIDE):
        assert not land.intersects(shapely.box(piece.box.left, piece.box.top, piece.box.right, piece.box.bottom))


def test_titles_break_between_clauses() -> None:
    title = "武汉经开区（汉南）：新能源汽车和智能网联汽车、新能源、新材料等六项主导产业"
    room = 118.0
    assert len(wrap(title, room, 10, bold=True)[-1]) < 8  # as it comes, a few characters are left for the last line
    first, last = wrap_evenly(title, room, 10, bold=True)
    assert first.endswith("、")
    assert len(last) >= 8
