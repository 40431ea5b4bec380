"""What a text says, whichever encoding an office program has saved it in."""

from __future__ import annotations

import codecs
from typing import Final

from mapping.intake.pages import Refusal, RefusedError

# UTF-32 first: its mark begins with that of UTF-16.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NARROW: Final = ("utf-8", "gb18030")
_LOOKED_AT = 100_000


def decoded(data: bytes) -> str:
    """Return a text: by its mark, else as UTF-8, as UTF-16 where its line breaks leave no doubt, or as GB18030.

    Raises:
        RefusedError: it is in none of these.
    """
    for encoding in encodings_of(data):
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        if "\0" not in text:
            return text
    raise RefusedError(Refusal.NO_SPREADSHEET)


def encodings_of(data: bytes) -> tuple[str, ...]:
    """Return the encodings that a text may be in, the likeliest first; the beginning of it tells."""
    mark = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    return (mark,) if mark else (*_wide(data), *_NARROW)


def _wide(data: bytes) -> tuple[str, ...]:
    """Return the kind of UTF-16 without a mark in which signs of a table stand: each is a byte and a zero.

    Neither UTF-8 nor GB18030 has a zero byte in a text.
    """
    head = data[:_LOOKED_AT]
    if len(data) % 2 or b"\0" not in head:
        return ()
    little = sum(head[0::2].count(sign) for sign in b",;\t|\r\n") if head[1::2].count(0) else 0
    big = sum(head[1::2].count(sign) for sign in b",;\t|\r\n") if head[0::2].count(0) else 0
    little_zeros, big_zeros = head[1::2].count(0), head[0::2].count(0)
    if little and little_zeros > big_zeros:
        return ("utf-16-le",)
    return ("utf-16-be",) if big and big_zeros > little_zeros else ()
