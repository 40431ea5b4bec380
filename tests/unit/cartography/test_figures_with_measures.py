"""Figures, units of measure and signs of comparison are put together in one way, in both languages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.own_data import own_atlas
from tests.views import EDITION

from mapping.cartography.layers.targets import quantity_text
from mapping.cartography.resolve import all_layers
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.typography import compared, number, with_measure
from mapping.ui.map.cards import unit_card
from mapping.view import View

CATALOG = own_atlas().catalog
LANGS = ("zh", "en")
BAD = re.compile(r"\d\s+%|[≥≤<>](?=\d)|\w≥|\d(?:km|个|亿|万元|平方)")


@given(
    figure=st.decimals(min_value=0, max_value=10**9, places=2),
    measure=st.sampled_from(["%", "个", "km²", "亿元", "yuan/mu", ""]),
    sign=st.sampled_from(["≥", ">", "<", "约", "about", ""]),
)
def test_a_space_stands_before_any_unit_but_percent_and_behind_any_sign(
    figure: object, measure: str, sign: str
) -> None:
    text = compared(sign, with_measure(number(float(figure)), measure))  # type: ignore[arg-type]
    assert not BAD.search(text)
    assert text == text.strip()
    assert "  " not in text
    assert text.split(" ")[0] == sign or not sign


@pytest.mark.parametrize("lang", LANGS)
def test_targets_are_written_alike_on_layers_sheets_and_cards(lang: str) -> None:
    names, view = Names.of(CATALOG, lang), View(EDITION, lang=lang)
    for target in CATALOG.targets:
        if target.value is not None and not target.is_flag:
            assert not BAD.search(quantity_text(target, target.value, names)), target.target_id
    for key, layer in all_layers(view, own_atlas()).items():
        texts = [*(value.text for value in layer.values.values()), *(row.bin.label for row in layer.legend)]
        assert not [text for text in texts if BAD.search(text)], key
    for unit in CATALOG.units:
        figures = re.findall(r'<td class="figure">(.*?)</td>', unit_card(own_atlas(), view, unit.unit_id))
        assert not [cell for cell in figures if BAD.search(re.sub(r"<[^>]+>", "", cell))], unit.unit_id
