"""Widths, line breaks and missing characters."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.printing.translator import straight
from mapping.printing.typeface import MissingGlyphError, _ems, clip, latin, shrink, width_mm, wrap, wrap_evenly

ALPHABET = "武汉产业地图，。（）《》“”、abc XYZ 0123.-"
TEXTS = st.text(alphabet=ALPHABET, max_size=60)
WIDTHS = st.floats(min_value=12, max_value=80)


def test_a_han_character_is_one_em_wide() -> None:
    assert width_mm("武", 72) == pytest.approx(25.4)
    assert width_mm("武汉", 10, bold=True) == pytest.approx(2 * width_mm("武", 10, bold=True))


@given(TEXTS, WIDTHS)
def test_wrapping_loses_nothing_and_keeps_to_the_width(text: str, width: float) -> None:
    lines = wrap(text, width, 8)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width_mm(line, 8) <= width for line in lines)


@given(st.lists(st.sampled_from(["武", "汉", "产业", "，", "。", "）", "图。"]), max_size=40), WIDTHS)
def test_no_line_starts_with_closing_punctuation(parts: list[str], width: float) -> None:
    # Marks in a row that fill a line by themselves are no text; they are cut like a word that is too long.
    text = re.sub(r"([，。）])[，。）]+", r"\1", "".join(parts))
    for line in wrap(text, width, 8)[1:]:
        assert line[0] not in "，。）"


def test_latin_words_are_not_broken() -> None:
    assert wrap("Wuhan industry map", 20, 8) == ("Wuhan", "industry map")


@given(TEXTS, WIDTHS)
def test_a_clipped_text_fits(text: str, width: float) -> None:
    assert width_mm(clip(text, width, 8), 8) <= width


@given(TEXTS.filter(lambda t: bool(t.strip())), WIDTHS)
def test_a_shrunk_text_fits_or_is_at_the_least_size(text: str, width: float) -> None:
    size = shrink(text, width, 8, least=5.5)
    assert 5.5 <= size <= 8
    assert width_mm(text, size) <= width or size == 5.5


def test_a_font_without_even_the_sign_is_a_fault_in_one_sentence() -> None:
    with pytest.raises(MissingGlyphError) as raised:
        _ems("武汉\U0002a6d6路", bold=False)
    assert raised.value.character == "\U0002a6d6"
    message = str(raised.value)
    assert "\U0002a6d6" in message
    assert "U+2A6D6" in message
    assert message.count("。") == 1
    assert "\n" not in message


def test_curly_quotes_are_straight_in_latin_text_only() -> None:
    assert straight("the “plan”", "en") == 'the "plan"'
    assert straight("“光芯屏端网”", "zh") == "“光芯屏端网”"


@given(TEXTS, WIDTHS)
def test_even_lines_are_as_many_and_lose_nothing(text: str, width: float) -> None:
    lines, even = wrap(text, width, 8), wrap_evenly(text, width, 8)
    assert len(even) == len(lines)
    assert "".join(even).replace(" ", "") == text.replace(" ", "")
    assert all(width_mm(line, 8) <= width for line in even)


def test_no_word_stands_alone_below_a_title() -> None:
    title = "武汉经开区（汉南）：新能源汽车和智能网联汽车、新能源、新材料等六项主导产业"
    width = width_mm(title[:-2], 10) * 1.01
    assert wrap(title, width, 10)[-1] == "产业"
    first, last = wrap_evenly(title, width, 10)
    assert width_mm(last, 10) > 0.8 * width_mm(first, 10)


@pytest.mark.parametrize(
    ("text", "whole"),
    [("天河机场 · 约 49 km 之外", "约 49 km"), ("列入的有 10 个布局单元", "10 个"), ("about 3 km away", "3 km")],
)
def test_a_figure_keeps_its_unit(text: str, whole: str) -> None:
    least, most = width_mm(whole, 8), width_mm(text, 8)
    for step in range(10):
        assert any(whole in line for line in wrap(text, least * 1.01 + (most - least) * step / 10, 8))


def test_no_single_character_is_left_to_the_last_line() -> None:
    for text, last in (("独有的 965 产业", "产业"), ("武汉经开区（汉南）产业园区。", "园区。")):
        width = width_mm(text.removesuffix(last) + last[0], 8) * 1.01
        assert wrap(text, width, 8)[-1] == last


def test_latin_letters_are_measured_wider_where_others_will_set_them() -> None:
    plain = width_mm("武汉 Wuhan", 10)
    room = width_mm("industry map", 8) * 1.05
    assert wrap("Wuhan industry map", room, 8) == ("Wuhan", "industry map")
    with latin(1.1):
        assert width_mm("武汉", 10) == width_mm("武汉", 10, bold=True) == pytest.approx(20 * 25.4 / 72)
        wider = width_mm("武汉 Wuhan", 10) - plain
        assert wider == pytest.approx(0.1 * (plain - width_mm("武汉", 10)))
        assert wrap("Wuhan industry map", room, 8) == ("Wuhan", "industry", "map")
    assert width_mm("武汉 Wuhan", 10) == plain
    assert wrap("Wuhan industry map", room, 8) == ("Wuhan", "industry map")
