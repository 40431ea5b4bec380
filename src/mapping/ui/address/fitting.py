"""A text in an address: as it is while there is room, packed where it is long, cut where even that is too long.

A Chinese character takes nine bytes of an address, packed (DEFLATE, base64 for addresses) some two: an investor's
letter of 2,000 signs fits, and so does any address into what proxies and mail programs pass on.
"""

from __future__ import annotations

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Final
from urllib.parse import quote

from mapping.errors import UsageError
from mapping.insight.match.lexicon import LONGEST_TEXT
from mapping.sentences import Code

ROOM: Final = 6300
"""Bytes of a text in an address: with the other keys it fits into one that the server takes
(`mapping.ui.server.limits.LONGEST_ADDRESS`)."""
PACKED: Final = "~z~"
"""What a packed text begins with."""

_RAW: Final = -zlib.MAX_WBITS
"""DEFLATE without a head."""
_MOST_BYTES: Final = 4 * LONGEST_TEXT


def in_address(text: str) -> str:
    """Return a text as it stands in an address: packed where it is long. What is packed stays as it is."""
    return text if text.startswith(PACKED) or _bytes(text) <= ROOM else _packed(text)


def from_address(value: str) -> str:
    """Return the text that a value in an address stands for; what cannot be unpacked stands for itself."""
    packed = _plain(value)
    if packed == value:
        return value
    try:
        data = urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
        return _plain(zlib.decompressobj(_RAW).decompress(data, _MOST_BYTES).decode("utf-8", "ignore"))
    except (ValueError, zlib.error):
        return packed


def fitting(text: str) -> str:
    """Return as much of a text as is read and an address has room for."""
    text = _plain(text)[:LONGEST_TEXT]
    if _bytes(in_address(text)) <= ROOM:
        return text
    fits, too_much = 0, len(text)
    while too_much - fits > 1:
        length = (fits + too_much) // 2
        if _bytes(_packed(text[:length])) <= ROOM:
            fits = length
        else:
            too_much = length
    return text[:fits]


def too_long(length: int, kept: int) -> UsageError:
    """Return the error for a text that is cut; lengths in characters."""
    return UsageError(Code.TEXT_TOO_LONG, n=f"{length:,}", most=f"{kept:,}")


def _plain(text: str) -> str:
    """Return a text without what would make it a packed one."""
    while text.startswith(PACKED):
        text = text.removeprefix(PACKED)
    return text


def _packed(text: str) -> str:
    packer = zlib.compressobj(9, zlib.DEFLATED, _RAW)
    data = packer.compress(text.encode("utf-8", "replace")) + packer.flush()
    return PACKED + urlsafe_b64encode(data).decode("ascii").rstrip("=")


def _bytes(text: str) -> int:
    return len(quote(text, safe="", errors="replace"))
