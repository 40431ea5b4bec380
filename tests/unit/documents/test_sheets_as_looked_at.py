"""Five sheets still say and look what they did when they were last looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops
from tests.sheet_pictures import FOLDER, REQUESTS, drawing_of, picture_of, words_of

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

SEEN = 48
"""Of 255: a difference in one colour of a pixel that an eye would see."""
MOST = 0.004
"""Share of the pixels that may differ so: releases of the library that draws smooth edges each in their own way."""
RENEW = "looked at and meant? then: python -m tests.sheet_pictures"


@pytest.mark.parametrize("name", REQUESTS)
def test_a_sheet_says_what_it_did(atlas: Atlas, name: str) -> None:
    expected = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert words_of(drawing_of(name, atlas)).splitlines() == expected.splitlines(), RENEW


@pytest.mark.parametrize("name", REQUESTS)
def test_a_sheet_looks_as_it_did(atlas: Atlas, name: str) -> None:
    drawn = picture_of(drawing_of(name, atlas))
    with Image.open(FOLDER / f"{name}.png") as seen:
        assert drawn.size == seen.size, RENEW
        difference = ImageChops.difference(drawn, seen.convert("RGB")).convert("L")
    changed = sum(difference.histogram()[SEEN:])
    assert changed <= MOST * drawn.width * drawn.height, RENEW


def test_a_label_that_moved_is_seen(atlas: Atlas) -> None:
    drawn = picture_of(drawing_of("city", atlas))
    moved = drawn.copy()
    moved.paste(drawn.crop((30, 20, 430, 44)), (30, 30))
    difference = ImageChops.difference(drawn, moved).convert("L")
    assert sum(difference.histogram()[SEEN:]) > MOST * drawn.width * drawn.height
