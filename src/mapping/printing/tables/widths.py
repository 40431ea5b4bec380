"""How wide the columns of a table are: by what stands in them, so that its rows are as low as they can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_NEVER_BROKEN: Final = 21.0
"""What is narrower than this, in mm, stands on one line."""
_LEAST: Final = 9.0
MOST_HEADING: Final = 20.0
_STEPS: Final = 60
_MOVES: Final = (1.0, 3.0, 8.0)
"""How much one column may give another at a time, in mm, once all are given their share."""
_MOST_MOVES: Final = 40
_HARDLY: Final = 1e-6
_BROKEN: Final = 0.02
"""What a line of a cell counts for that does not make its row higher, in lines of rows."""
_STRETCH: Final = 0.35
"""How much wider than it need be every column may become."""
_GAPING: Final = 0.3


@dataclass(frozen=True, slots=True)
class Widths:
    """Widths in mm, whether they are too narrow for what stands in them, and how many ``lines`` a row then has.

    The lines are whole and the mean of all rows.
    """

    widths: tuple[float, ...]
    crowded: bool
    lines: float


def widths_of(
    cells: Sequence[Sequence[float]],
    words: Sequence[float],
    headings: Sequence[float],
    whole: Sequence[bool],
    width: float,
) -> Widths:
    """Return the widths of columns within ``width`` mm.

    ``cells``: for each row how wide each cell is on one line; ``words``, ``headings``: for each column its longest word
    and its heading on one line; ``whole``: whether its cells are never broken.
    """
    natural = np.array([headings, *cells], dtype=float)
    widest = natural[1:].max(axis=0) if len(cells) else natural[0]
    heading = np.minimum(natural[0], np.maximum(MOST_HEADING, natural[0] / 2))
    least = np.where((widest <= _NEVER_BROKEN) | np.array(whole), widest, np.maximum(_NEVER_BROKEN, np.array(words)))
    least = np.maximum(np.maximum(least, heading), _LEAST)
    spare = width - least.sum()
    if spare < 0:
        found = least * width / least.sum()
    else:
        found = _levelled(natural[1:], least, _shared(natural[1:], least, spare, whole))
    return Widths(tuple(found.tolist()), crowded=bool(spare < 0), lines=_lines(natural[1:], found))


def _shared(
    natural: NDArray[np.float64], least: NDArray[np.float64], spare: float, whole: Sequence[bool]
) -> NDArray[np.float64]:
    """Return widths that share out ``spare`` mm, a little at a time to the column that lowers the rows most."""
    found, step = least.copy(), spare / _STEPS
    for given in range(_STEPS):
        lines = np.maximum(natural / found, 1.0)
        costs = []
        for column in range(len(found)):
            wider = lines.copy()
            wider[:, column] = np.maximum(natural[:, column] / (found[column] + step), 1.0)
            costs.append(wider.max(axis=1, initial=1.0).sum())
        best = int(np.argmin(costs))
        if costs[best] >= lines.max(axis=1, initial=1.0).sum() - 1e-9:
            return _stretched(found, spare - given * step, whole)
        found[best] += step
    return found


def _stretched(found: NDArray[np.float64], left_over: float, whole: Sequence[bool]) -> NDArray[np.float64]:
    """Return widths with what nothing needs: a part to each, the rest to the last column of words.

    Where there is none beside the first, a table that would gape is narrower than its page instead.
    """
    width = float(found.sum()) + left_over
    part = min(left_over, _STRETCH * found.sum())
    wider: NDArray[np.float64] = found * (1 + part / found.sum())
    words = [column for column, never in enumerate(whole) if column and not never]
    if words:
        wider[words[-1]] += left_over - part
    elif left_over - part < _GAPING * width:
        wider *= width / wider.sum()
    return wider


def _levelled(
    natural: NDArray[np.float64], least: NDArray[np.float64], shared: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return widths where no column could give another a little so that rows take fewer lines, which are whole."""
    found, best = shared, _height(natural, shared)
    for _ in range(_MOST_MOVES if len(natural) else 0):
        tried = [
            found + move * (_only(taker, len(found)) - _only(giver, len(found)))
            for move in _MOVES
            for giver in range(len(found))
            if found[giver] - move >= least[giver]
            for taker in range(len(found))
            if taker != giver and natural[:, taker].max() > found[taker]
        ]
        heights = [_height(natural, widths) for widths in tried]
        if not heights or min(heights) >= best:
            break
        best = min(heights)
        found = tried[heights.index(best)]
    return found


def _only(column: int, columns: int) -> NDArray[np.float64]:
    picked: NDArray[np.float64] = np.eye(columns)[column]
    return picked


def _height(natural: NDArray[np.float64], widths: NDArray[np.float64]) -> float:
    """Return how many lines all rows take together; of what takes as many, fewer broken cells count for less."""
    lines = np.maximum(np.ceil(natural / widths - _HARDLY), 1.0)
    return float(lines.max(axis=1, initial=1.0).sum() + _BROKEN * (lines - 1).sum())


def _lines(natural: NDArray[np.float64], widths: NDArray[np.float64]) -> float:
    """Return how many lines a row takes on average."""
    lines = np.ceil(natural / widths - _HARDLY).max(axis=1, initial=1.0)
    return float(lines.mean()) if len(lines) else 1.0
