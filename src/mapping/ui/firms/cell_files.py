"""Cells of a list of firms as files for browsers: shapes once a list and size of cell, amounts once a query.

A file is a header of JSON, its length before it, and a body of bytes. Shapes are small integers, columns after columns,
so that they pack well; amounts are numbers of as many bytes as they need, in the order of the shapes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from mapping.firms.cells import centres
from mapping.firms.hexagons import corners_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

MICRO: Final = 1e-6
"""Degrees in a unit of shapes: 0.1 m."""
_LARGEST: Final = 32_000
_ALIGNED: Final = 4
_SEVEN: Final = 7
_MORE: Final = 0x80


def shapes_file(cells: NDArray[np.int64], outside: NDArray[np.bool_]) -> bytes:
    """Return the shapes of cells: ids as two halves, centres, corners as seen from these, and which lie in no unit."""
    middles = np.rint(centres(cells) / MICRO).astype("<i4")
    apart = corners_of(cells) / MICRO - middles[:, None, :]
    step = max(1, int(np.ceil(np.abs(apart).max(initial=1) / _LARGEST)))
    corners = np.rint(apart / step).astype("<i2").reshape(len(cells), -1)
    ids = cells.astype("<u8")
    columns = (
        (ids >> np.uint64(32)).astype("<u4"),
        (ids & np.uint64(0xFFFFFFFF)).astype("<u4"),
        middles[:, 0],
        middles[:, 1],
        corners.T,
        outside.astype("u1"),
    )
    body = b"".join(np.ascontiguousarray(column).tobytes() for column in columns)
    return _with_header({"cells": len(cells), "step": step}, body)


def amounts_file(told: Mapping[str, Any], amounts: NDArray[np.float64]) -> bytes:
    """Return what lies in cells, as whole numbers; ``told`` is what else there is to say of them."""
    return _with_header(told, _varied(np.rint(amounts).astype(np.int64).tolist()))


def index_file(chunks: Sequence[tuple[str, NDArray[np.int64]]]) -> bytes:
    """Return where the shapes of a size lie: name, number and box of each chunk, in the order of the amounts."""
    rows = []
    for name, members in chunks:
        corners = corners_of(members).reshape(-1, 2)
        west, south = corners.min(axis=0)
        east, north = corners.max(axis=0)
        rows.append([name, len(members), *(round(float(edge), 6) for edge in (west, south, east, north))])
    return json.dumps(
        {"cells": sum(len(members) for _, members in chunks), "chunks": rows}, separators=(",", ":")
    ).encode()


def _with_header(told: Mapping[str, Any], body: bytes) -> bytes:
    header = json.dumps(dict(told), separators=(",", ":")).encode()
    header += b" " * (-len(header) % _ALIGNED)  # columns of four bytes begin where they may
    return len(header).to_bytes(_ALIGNED, "little") + header + body


def _varied(numbers: Sequence[int]) -> bytes:
    """Return numbers of seven bits a byte, the lowest first; a byte with more to come has its highest bit set."""
    out = bytearray()
    for number in numbers:
        left = number
        while left >= _MORE:
            out.append(left % _MORE | _MORE)
            left >>= _SEVEN
        out.append(left)
    return bytes(out)
