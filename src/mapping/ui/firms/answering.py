"""Who answers the page: a list of firms in an engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from mapping.insight.firms.asked import Firms
from mapping.ui.firms.cells import Counted

if TYPE_CHECKING:
    from mapping.insight.firms.facets import FirmFacets
    from mapping.insight.firms.query import FirmQuery


class FirmStore(Firms, Counted, Protocol):
    """A list of firms in an engine, as the page asks it."""

    def facets(self, query: FirmQuery) -> FirmFacets:
        """Return the counts beside the filters.

        Raises:
            UsageError: the engine does not answer.
        """
