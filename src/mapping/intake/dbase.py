"""The table of a Shapefile (dBase): which texts it holds, and where a program has cut one within a character."""

from __future__ import annotations

import codecs
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.intake.pages import Refusal, RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD: Final = 32
_FIELD: Final = 32
_LONGEST_NAME: Final = 11
_TEXT: Final = b"C"
_ASCII: Final = 0x80


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it lies in its file."""

    data: bytes
    first: int
    size: int
    fields: tuple[tuple[int, int], ...]
    """Where a cell of text begins in a row, and how long it is."""
    names: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, data: bytes) -> Table:
        """Return the table.

        Raises:
            RefusedError: it is none.
        """
        try:
            first, size = struct.unpack_from("<HH", data, 8)
            fields, names, at = [], [], 1
            for place in range(_HEAD, first - 1, _FIELD):
                kind, length = data[place + 11 : place + 12], data[place + 16]
                name = data[place : place + _LONGEST_NAME].split(b"\0")[0]
                names.append((place, len(name)))
                if kind == _TEXT:
                    fields.append((at, length))
                at += length
        except (struct.error, IndexError):
            raise RefusedError(Refusal.ODD_GEOGRAPHY) from None
        if size < 1:
            raise RefusedError(Refusal.ODD_GEOGRAPHY)
        return cls(data, first, size, tuple(fields), tuple(names))

    def _spans(self) -> Iterator[tuple[int, int]]:
        """Yield where texts begin and how long they are, of those that are not ASCII alone."""
        yield from (span for span in self.names if not self.data[span[0] : sum(span)].isascii())
        for row in range(self.first, len(self.data) - self.size + 1, self.size):
            if not self.data[row : row + self.size].isascii():
                yield from ((row + at, length) for at, length in self.fields)

    def refuse_other_than(self, encoding: str) -> None:
        """Raise `UnicodeError` where a text is not in this encoding; its last character may be cut."""
        decoder = codecs.getincrementaldecoder(encoding)()
        for at, length in self._spans():
            decoder.reset()
            decoder.decode(self.data[at : at + length])

    def mended(self, encoding: str) -> bytes:
        """Return the table without halves of characters at the end of its texts."""
        mended = bytearray(self.data)
        decoder = codecs.getincrementaldecoder(encoding)(errors="ignore")
        for at, length in self._spans():
            if self.data[at + length - 1] < _ASCII:
                continue
            decoder.reset()
            decoder.decode(self.data[at : at + length])
            half = len(decoder.getstate()[0])
            filler = b"\0" if at < self.first else b" "
            mended[at + length - half : at + length] = filler * half
        return bytes(mended)
