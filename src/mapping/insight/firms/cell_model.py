"""Firms by H3 cell as plain values: whoever draws or prints them needs no H3."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mapping.insight.firms.query import FirmQuery

RESOLUTIONS: Final = (6, 7, 8, 9)
"""Of the cells that firms are counted by: edges of 3.7, 1.4, 0.5 and 0.2 km."""


@dataclass(frozen=True, slots=True)
class FirmCell:
    """What lies in a cell.

    ``corners``: longitude and latitude, around the cell and not the first one again. ``outside``: its centre lies in
    no unit. ``larger``: it stands for cells within it of which each has too few firms to be published.
    """

    cell: str
    amount: float
    outside: bool
    larger: bool
    corners: tuple[tuple[float, float], ...]

    @property
    def resolution(self) -> int:
        """Its size, which stands in its name."""
        return int(self.cell[1], 16)


@dataclass(frozen=True, eq=False)
class FirmCells:
    """The answer to a query by cells of one resolution; what is counted is told by the query.

    ``merge_below``: cells with fewer firms are told together (0: each by itself). ``without_point``: how many firms
    of the query have no point, and so lie in no cell.
    """

    query: FirmQuery
    resolution: int
    merge_below: int
    cells: tuple[FirmCell, ...]
    without_point: int
