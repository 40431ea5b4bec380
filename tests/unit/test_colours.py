from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.cartography.colours import READABLE_CONTRAST, channels, contrast, mix, opacity, relative_luminance
from mapping.cartography.look_tints import INK, WHITE, text_on

colours = st.tuples(*[st.integers(0, 255)] * 3).map(lambda rgb: "#{:02x}{:02x}{:02x}".format(*rgb))
shares = st.floats(0, 1)


def test_contrast_agrees_with_published_values() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    # The classic example of a grey that just passes and one that just fails on white.
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@given(colours, colours)
def test_contrast_is_symmetric_and_within_its_range(first: str, second: str) -> None:
    assert contrast(first, second) == contrast(second, first)
    assert 1 <= contrast(first, second) <= 21.000001


@given(colours)
def test_text_is_white_exactly_where_white_can_be_read(fill: str) -> None:
    assert (text_on(fill) == WHITE) == (contrast(WHITE, fill) >= READABLE_CONTRAST)


@given(colours)
def test_no_fill_hides_the_text_chosen_for_it(fill: str) -> None:
    # 3 is what WCAG asks of large bold text; a fill between the two colours gives no more than 3.4 with ink.
    assert contrast(text_on(fill), fill) >= 3


@pytest.mark.parametrize(("fill", "text"), [("#007a6c", WHITE), ("#93a7b8", INK), ("#ffffff", INK), ("#000000", WHITE)])
def test_text_colour_of_known_fills(fill: str, text: str) -> None:
    assert text_on(fill) == text


@given(colours, colours)
def test_mix_runs_from_background_to_colour(colour: str, background: str) -> None:
    assert mix(colour, 0, background) == background
    assert mix(colour, 1, background) == colour


@given(colours, shares)
def test_thinning_a_colour_on_white_never_darkens_it(colour: str, share: float) -> None:
    assert relative_luminance(mix(colour, share, WHITE)) >= relative_luminance(colour) - 1e-12


@pytest.mark.parametrize("text", ["red", "#12345", "#12345g", "1f5fa8", "#1f5fa8ff", ""])
def test_other_ways_to_write_a_colour_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="rrggbb"):
        channels(text)


def test_opacity_is_what_follows_the_colour() -> None:
    assert opacity("#1b365442") == 0.26
    assert opacity("#1b3654") == 1


@pytest.mark.parametrize("share", [-0.01, 1.01, float("nan")])
def test_a_share_outside_its_range_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="share"):
        mix(INK, share, WHITE)
