"""Colour arithmetic: contrast after WCAG 2.2, and mixing. Which colour stands where says the table in `look`.

Colours are strings ``#rrggbb`` throughout; anything else raises ValueError.
"""

from __future__ import annotations

import re

# WCAG 2.2, success criterion 1.4.3: text of normal size.
READABLE_CONTRAST = 4.5

# Where the sRGB transfer curve turns from a straight line into a power (IEC 61966-2-1).
_LINEAR_UP_TO = 0.04045

_HEX_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def channels(colour: str) -> tuple[int, int, int]:
    """Split ``#rrggbb`` into red, green and blue, each 0 to 255."""
    if _HEX_COLOUR.fullmatch(colour) is None:
        raise ValueError(f"not a colour of the form #rrggbb: {colour!r}")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def relative_luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white).

    Source: WCAG 2.2, definition of relative luminance (sRGB, threshold 0.04045).
    """
    red, green, blue = (_linear(channel / 255) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21, the same in either order.

    Source: WCAG 2.2, definition of contrast ratio.
    """
    darker, lighter = sorted((relative_luminance(first), relative_luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def opacity(colour: str) -> float:
    """Return the opacity of ``#rrggbbaa``, 0 to 1, to two digits; 1 for ``#rrggbb``."""
    return round(int(colour[7:9] or "ff", 16) / 255, 2)


def mix(colour: str, share: float, background: str) -> str:
    """Lay ``share`` (0 to 1) of a colour over an opaque background, channel by channel in sRGB."""
    if not 0 <= share <= 1:
        raise ValueError(f"a share lies between 0 and 1, not {share!r}")
    pairs = zip(channels(colour), channels(background), strict=True)
    return "#" + "".join(f"{round(share * top + (1 - share) * under):02x}" for top, under in pairs)


def _linear(value: float) -> float:
    """Undo the sRGB transfer curve of one channel (0 to 1)."""
    return value / 12.92 if value <= _LINEAR_UP_TO else ((value + 0.055) / 1.055) ** 2.4
