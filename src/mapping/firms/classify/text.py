"""Text of lists as words are looked for in it: half-width, small letters, simplified characters, no white space.

One call of `str.translate`, since a million scopes are read; `insight.folding` does more, and slowly.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from mapping.insight.folding import HAN, variants

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIRST, _LAST = 0x3400, 0x9FFF
_UNSEEN = (0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF)


def fold(text: str) -> str:
    """Return text folded, without white space and signs of no width."""
    return text.translate(_table())


@cache
def _table() -> Mapping[int, str | None]:
    han = [chr(code) for code in range(_FIRST, _LAST + 1)]
    table: dict[int, str | None] = {ord(one): other for one, other in variants(han).items()}
    for code in (
        *range(0x21, 0x100),
        *range(0x3000, 0x3040),
        *range(0xFE50, 0xFE6C),
        *range(0xFF01, 0xFFE7),
        *range(0x2160, 0x2180),
    ):
        one = chr(code)
        folded = unicodedata.normalize("NFKC", one).casefold()
        if len(folded) == 1 and folded != one:
            table[code] = folded
    for code in (*range(0x21), 0x7F, 0x85, 0xA0, 0xAD, *range(0x2000, 0x2010), *_UNSEEN):
        table[code] = None
    # brackets of all kinds are round ones, and a list's marks are those of Chinese text
    table.update({ord(one): "(" for one in "［【〔「『〈《[{"} | {ord(one): ")" for one in "］】〕」』〉》]}"})
    table.update({ord("，"): ",", ord("；"): ";", ord("："): ":"})
    return table


__all__ = ["HAN", "fold"]
