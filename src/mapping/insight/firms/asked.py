"""Whom the maps ask for firms: a list in an engine, or answers that were gathered from one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.insight.firms.cell_model import FirmCells
    from mapping.insight.firms.model import Firm, FirmFigures, FirmsSource
    from mapping.insight.firms.query import FirmQuery


class Firms(Protocol):
    """A list of firms that can be asked."""

    @property
    def source(self) -> FirmsSource:
        """Where it comes from."""

    def figures(self, query: FirmQuery) -> FirmFigures:
        """Return the counts of a query.

        Raises:
            UsageError: the engine does not answer.
        """

    def firms(self, query: FirmQuery, most: int, after: int = 0) -> tuple[Firm, ...]:
        """Return so many firms of a query, after those before: most capital first, then by name.

        Raises:
            UsageError: the engine does not answer.
        """

    def cell_shapes(self, query: FirmQuery, resolution: int, merge_below: int = 0) -> FirmCells:
        """Return the counts of a query by H3 cell of a resolution (6 to 9), with the shapes of the cells.

        Raises:
            UsageError: the engine does not answer.
        """


@dataclass(frozen=True, eq=False)
class Gathered:
    """Answers that travel to where no engine is: those to the questions of certain pages, and no others.

    ``answers``: query -> figures; ``lists``: (query, most) -> its first firms; ``shapes``: (query, resolution, fewest
    firms of a cell) -> cells.
    """

    source: FirmsSource
    answers: Mapping[FirmQuery, FirmFigures] = field(default_factory=dict)
    lists: Mapping[tuple[FirmQuery, int], tuple[Firm, ...]] = field(default_factory=dict)
    shapes: Mapping[tuple[FirmQuery, int, int], FirmCells] = field(default_factory=dict)

    def figures(self, query: FirmQuery) -> FirmFigures:
        """Return the counts that were gathered; raises KeyError where nobody asked before."""
        return self.answers[query]

    def firms(self, query: FirmQuery, most: int, after: int = 0) -> tuple[Firm, ...]:
        """Return the firms that were gathered; raises KeyError where nobody asked before."""
        return self.lists[query, most][after:]

    def cell_shapes(self, query: FirmQuery, resolution: int, merge_below: int = 0) -> FirmCells:
        """Return the cells that were gathered; raises KeyError where nobody asked before."""
        return self.shapes[query, resolution, merge_below]
