"""How much of a text an address has room for."""

from __future__ import annotations

from urllib.parse import quote

from mapping.errors import UsageError
from mapping.sentences import Code

LONGEST_TEXT = 700
"""Chinese characters of a text, or as many bytes of any other (see `fitting`): with the other keys they fit into an
address that the server takes (`mapping.ui.server.limits.LONGEST_ADDRESS`)."""

_BYTES_OF_A_CHARACTER = 9  # 汉 is %E6%B1%89


def fitting(text: str) -> str:
    """Return as much of a text as an address has room for, by the bytes it takes there."""
    room = LONGEST_TEXT * _BYTES_OF_A_CHARACTER
    for place, character in enumerate(text[: room + 1]):
        room -= len(quote(character, safe="", errors="replace"))
        if room < 0:
            return text[:place]
    return text


def too_long(length: int, kept: int) -> UsageError:
    """Return the error for a text that is cut; lengths in characters."""
    return UsageError(Code.TEXT_TOO_LONG, n=f"{length:,}", most=f"{kept:,}")
