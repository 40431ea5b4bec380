"""Characters that the font lacks, from readers and from tables: printed as a sign, and told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from tests.views import EDITION

from mapping.cartography.resolve import resolve
from mapping.cartography.spec import MapSpec
from mapping.cartography.wording.typography import SIGN
from mapping.fonts import font_file
from mapping.insight.atlas import load_atlas
from mapping.printing import FORMATS, compose, replaced_told, typeface, written
from mapping.printing.typeface import lacking, printable, width_mm, wrap
from mapping.printing.writers.press import press
from mapping.printing.writers.svg import svg

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.printing.conftest import Compose

    from mapping.insight.atlas import Atlas

ODD = {
    "emoji": "\U0001f600",
    "rare Han": "\u9f98",
    "control": "\x07",
    "escape": "\x1b",
    "no character": "\uffff",
    "half a pair": "\ud800",
    "unassigned": "\u0378",
}


def test_a_character_that_the_font_lacks_is_printed_as_a_sign_and_told(spoil: Callable[[str, str, str], Path]) -> None:
    data = load_atlas(spoil("parks.csv", "武汉软件新城", "武汉\U0002a6d6新城"))
    page = compose(resolve(MapSpec(kind="unit", unit="ovc", edition=EDITION), data), data)
    assert all(len(written(page, file_format)) > 10_000 for file_format in FORMATS)
    told = replaced_told(page)
    assert told is not None
    assert "\U0002a6d6 (U+2A6D6)" in told
    assert "武汉□新城" in {text.shown for text in page.texts()}
    assert any("□：字体中没有的字" in text.shown for text in page.texts())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_character_of_a_reader_s_stops_a_sheet(atlas: Atlas, lang: str) -> None:
    # not by MapSpec, which takes whole characters alone: a table or the name of an upload may bring them
    state = resolve(MapSpec(lang=lang, edition=EDITION), atlas)
    odd = "".join(f"甲{one}乙" for one in ODD.values())
    page = compose(replace(state, title=odd, subtitle=odd, statement=f"审图号：{odd}"), atlas)
    drawing = svg(page, embed=False)
    ET.fromstring(drawing.encode())
    assert not set(ODD.values()) & set(drawing)
    assert "甲□乙" * len(ODD) in drawing
    assert page.replaced == dict.fromkeys(ODD.values(), 3)
    told = replaced_told(page)
    assert told is not None
    assert str(3 * len(ODD)) in told
    assert all(f"U+{ord(one):04X}" in told for one in ODD.values())
    told.encode()
    assert press(page, "pdf").startswith(b"%PDF")


@pytest.mark.parametrize(
    ("written_as", "printed"),
    [
        ("生物医药\u2022芯片", "生物医药·芯片"),
        ("a\u00a0b\u2009c\td\ne", "a\u00a0b c d e"),
        ("left\u200eto\u202eright\ufeff", "lefttoright"),
        ("e\u0301cole", "école"),
        ("co\u2011op", "co-op"),
        ("\u2708\ufe0f", "□"),
    ],
)
def test_what_has_a_twin_or_no_look_is_printed_without_a_sign(written_as: str, printed: str) -> None:
    assert printable(written_as) == printed
    assert len(lacking(written_as)) == printed.count("□")


@given(st.text(max_size=40))
def test_whatever_is_written_can_be_printed(text: str) -> None:
    assert width_mm(text, 8) >= 0
    assert all(width_mm(line, 8) >= 0 for line in wrap(text, 20, 8))
    assert printable(printable(text)) == printable(text)


def test_the_fonts_hold_the_sign_and_every_twin() -> None:
    for bold in (False, True):
        held = TTFont(font_file(bold=bold)).getBestCmap()
        assert {ord(c) for c in "".join(typeface._TWINS.values()) + SIGN} <= set(held)


@pytest.mark.parametrize(
    "request_", [{}, {"unit": "ovc"}, {"layer": "density", "lang": "en"}, {"unit": "ovc", "lang": "en"}]
)
def test_the_project_s_own_texts_lack_nothing(page_of: Compose, request_: dict[str, str]) -> None:
    assert page_of(**request_).replaced == {}
    assert replaced_told(page_of(**request_)) is None
