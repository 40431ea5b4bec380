"""The streams of a compound file (OLE): what workbooks were before 2007, and what locked ones are wrapped in."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.intake.pages import Refusal, RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIZES: Final = ((9, 6), (12, 6))
"""Of sectors and of mini sectors, as powers of two: the only ones there are."""
_MINI: Final = 64
_WHOLE: Final = frozenset(("Workbook", "Book"))
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

    Only workbooks are returned whole; of large others it is enough to know that they are there.

    Raises:
        RefusedError: it is none, or is spoilt.
    """
    try:
        return _Compound(data).streams()
    except (struct.error, IndexError, UnicodeDecodeError, OverflowError):
        raise RefusedError(Refusal.OLD_WORKBOOK) from None


class _Compound:
    """A file of sectors, each of which says which one follows it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        if struct.unpack_from("<HH", data, 30) not in _SIZES:
            raise RefusedError(Refusal.OLD_WORKBOOK)
        self._size = 1 << struct.unpack_from("<H", data, 30)[0]
        self._links = self._table()

    def streams(self) -> dict[str, bytes]:
        """Return the streams by name."""
        directory, cutoff, mini_table = struct.unpack_from("<I4xII", self._data, 48)
        entries = [_entry(raw) for raw in _cut(self._whole(directory), _ENTRY)]
        root = next((entry for entry in entries if entry.kind == _ROOT), None)
        mini = self._whole(root.start) if root is not None else b""
        minis = self._whole(mini_table)
        links = [link for (link,) in struct.iter_unpack("<I", minis)]
        streams: dict[str, bytes] = {}
        for entry in entries:
            if entry.kind != _STREAM or entry.name in streams:
                continue
            if entry.size < cutoff:
                parts = (mini[at * _MINI : (at + 1) * _MINI] for at in self._chain(entry.start, links))
                streams[entry.name] = b"".join(parts)[: entry.size]
            else:
                streams[entry.name] = self._whole(entry.start)[: entry.size] if entry.name in _WHOLE else b""
        return streams

    def _sector(self, number: int) -> bytes:
        return self._data[(number + 1) * self._size : (number + 2) * self._size]

    def _whole(self, start: int) -> bytes:
        return b"".join(map(self._sector, self._chain(start, self._links)))

    def _chain(self, start: int, links: list[int]) -> Iterator[int]:
        steps = 0
        while start < _LAST:
            steps += 1
            if steps > len(self._data) // _MINI + 1:  # it turns in a circle
                raise RefusedError(Refusal.OLD_WORKBOOK)
            yield start
            start = links[start]

    def _table(self) -> list[int]:
        """Return which sector follows each; the header names the first sectors of this table."""
        number, further = struct.unpack_from("<I20xI", self._data, 44)
        sectors = [sector for sector in struct.unpack_from("<109I", self._data, 76) if sector < _LAST]
        for _ in range(number):
            if further >= _LAST:
                break
            *more, further = (link for (link,) in struct.iter_unpack("<I", self._sector(further)))
            sectors += [sector for sector in more if sector < _LAST]
        return [link for sector in sectors for (link,) in struct.iter_unpack("<I", self._sector(sector))]


def _cut(data: bytes, size: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data) - size + 1, size))


def _entry(raw: bytes) -> _Entry:
    length, kind = struct.unpack_from("<HB", raw, 64)
    start, size = struct.unpack_from("<II", raw, 116)
    return _Entry(raw[: max(length - 2, 0)].decode("utf-16-le"), kind, start, size)
