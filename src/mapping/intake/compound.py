"""The streams of a compound file (OLE): what workbooks were before 2007, and what locked ones are wrapped in."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.intake.pages import Refusal, RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADER: Final = 512
_ENTRY: Final = 128
_STREAM: Final = 2
_ROOT: Final = 5
_LAST: Final = 0xFFFFFFFA
"""Numbers of sectors from here on are signs: the end of a chain, a free sector."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    start: int
    size: int


def streams_of(data: bytes) -> dict[str, bytes]:
    """Return the streams of a compound file by name, whichever folder they lie in; of two of one name, the first.

    Raises:
        RefusedError: it is none, or is spoilt.
    """
    try:
        return _streams(data)
    except (struct.error, IndexError, UnicodeDecodeError, OverflowError):
        raise RefusedError(Refusal.OLD_WORKBOOK) from None


def _streams(data: bytes) -> dict[str, bytes]:
    if len(data) < _HEADER:
        raise RefusedError(Refusal.OLD_WORKBOOK)
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    tables, directory, _, cutoff, mini_table = struct.unpack_from("<II4xIII", data, 44)[:1] + struct.unpack_from(
        "<IIII", data, 48
    )
    further = struct.unpack_from("<I", data, 68)[0]
    if shift not in {9, 12} or mini_shift != 6:  # noqa: PLR2004 - the only sizes there are
        raise RefusedError(Refusal.OLD_WORKBOOK)
    size = 1 << shift
    sectors = len(data) // size
    table: list[int] = []
    for sector in _tables(data, size, further, tables):
        table += struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size)

    def chain(start: int, links: list[int]) -> Iterator[int]:
        steps = 0
        while start < _LAST:
            steps += 1
            if steps > sectors * (size >> mini_shift) + 1:  # it turns in a circle
                raise RefusedError(Refusal.OLD_WORKBOOK)
            yield start
            start = links[start]

    def whole(start: int) -> bytes:
        return b"".join(data[(sector + 1) * size : (sector + 2) * size] for sector in chain(start, table))

    entries = [_entry(raw) for raw in _cut(whole(directory), _ENTRY)]
    root = next((entry for entry in entries if entry.kind == _ROOT), None)
    mini = whole(root.start) if root is not None else b""
    minis = whole(mini_table) if mini_table < _LAST else b""
    mini_links = list(struct.unpack(f"<{len(minis) // 4}I", minis[: len(minis) // 4 * 4]))
    streams: dict[str, bytes] = {}
    for entry in entries:
        if entry.kind != _STREAM or entry.name in streams:
            continue
        if entry.size < cutoff:
            parts = (mini[at << mini_shift : (at + 1) << mini_shift] for at in chain(entry.start, mini_links))
            streams[entry.name] = b"".join(parts)[: entry.size]
        elif entry.name in {"Workbook", "Book"}:
            streams[entry.name] = whole(entry.start)[: entry.size]
        else:
            streams[entry.name] = b""  # of others it is enough to know that they are there
    return streams


def _tables(data: bytes, size: int, further: int, most: int) -> Iterator[int]:
    """Yield the sectors that hold the links between sectors."""
    first = struct.unpack_from("<109I", data, 76)
    yield from (sector for sector in first if sector < _LAST)
    seen = 0
    while further < _LAST and seen <= most:
        seen += 1
        *sectors, further = struct.unpack_from(f"<{size // 4}I", data, (further + 1) * size)
        yield from (sector for sector in sectors if sector < _LAST)


def _cut(data: bytes, size: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data) - size + 1, size))


def _entry(raw: bytes) -> _Entry:
    length, kind = struct.unpack_from("<HB", raw, 64)
    start, size = struct.unpack_from("<II", raw, 116)
    return _Entry(raw[: max(length - 2, 0)].decode("utf-16-le"), kind, start, size)
