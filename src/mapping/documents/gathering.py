"""What a document asks of a list of firms, and the answers in place of the list, for the process that makes files.

That process has no engine: the server asks beforehand what the pages will, and packs the answers. They are small, a
row a unit and sub-sector, however long the list is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mapping.cartography.heat import cells_of_map
from mapping.cartography.layers.firms import QUOTIENT, is_of_firms, units_asked
from mapping.insight.beside import with_firms, without_firms
from mapping.insight.firms.asked import Gathered
from mapping.insight.firms.chain import chain_asked
from mapping.insight.firms.plan_reality import all_asked, shares_asked
from mapping.insight.inside import MOST_ON_PAPER, inside
from mapping.kept import kept

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mapping.documents.request import DocumentRequest, PageSpec, SheetName
    from mapping.insight.atlas import Atlas
    from mapping.insight.firms.asked import Firms
    from mapping.insight.firms.cell_model import FirmCells
    from mapping.insight.firms.model import Firm, FirmFigures, FirmsSource
    from mapping.insight.firms.query import FirmQuery


@dataclass(frozen=True, eq=False)
class _Heard:
    """A list of firms that notes what it is asked."""

    behind: Firms
    figures_of: dict[FirmQuery, None] = field(default_factory=dict)
    lists_of: dict[tuple[FirmQuery, int], None] = field(default_factory=dict)
    shapes_of: dict[tuple[FirmQuery, int, int], None] = field(default_factory=dict)

    @property
    def source(self) -> FirmsSource:
        return self.behind.source

    def figures(self, query: FirmQuery) -> FirmFigures:
        self.figures_of[query] = None
        return self.behind.figures(query)

    def firms(self, query: FirmQuery, most: int, after: int = 0) -> tuple[Firm, ...]:
        self.lists_of[query, after + most] = None
        return self.behind.firms(query, most, after)

    def cell_shapes(self, query: FirmQuery, resolution: int, merge_below: int = 0) -> FirmCells:
        self.shapes_of[query, resolution, merge_below] = None
        return self.behind.cell_shapes(query, resolution, merge_below)


def _map(page: PageSpec, atlas: Atlas, heard: _Heard) -> None:
    for layer in (page.layer, page.over):
        if layer is not None and is_of_firms(layer):
            if layer.startswith(QUOTIENT):
                _plan_reality(page, atlas, heard)
            else:
                heard.figures(units_asked(layer, page.firms))


def _plan_reality(page: PageSpec, atlas: Atlas, heard: _Heard) -> None:
    del atlas
    for query in (all_asked(page.firms), shares_asked(page.firms)):
        heard.figures(query)


def _chain(page: PageSpec, atlas: Atlas, heard: _Heard) -> None:
    del atlas
    heard.figures(chain_asked(page.firms))


def _within(page: PageSpec, atlas: Atlas, heard: _Heard) -> None:
    """Ask as the sheet will: which units it asks of follows from the area."""
    _map(page, atlas, heard)
    inside(with_firms(atlas, heard).seen_by(page.edition), page.view, page.within, page.firms, MOST_ON_PAPER)


_QUESTIONS: Final[Mapping[SheetName, Callable[[PageSpec, Atlas, _Heard], None]]] = {
    "map": _map,
    "plan_reality": _plan_reality,
    "chain": _chain,
    "within": _within,
}
"""Sheet -> what asks the list what its pages will; any other asks nothing."""


def asks(page: PageSpec) -> bool:
    """Tell whether a page asks anything of a list of firms."""
    if page.cells or page.sheet != "map":
        return bool(page.cells) or page.sheet in _QUESTIONS
    return any(layer is not None and is_of_firms(layer) for layer in (page.layer, page.over))


def gathered(request: DocumentRequest, atlas: Atlas) -> Atlas:
    """Return the data with exactly those answers of their list of firms that a request needs; made once.

    Where it needs none they are the very data without the list.

    Raises:
        UsageError: the engine does not answer, or a page asks what cannot be asked.
    """
    pages = [page for page in request.pages if asks(page)]
    if not pages or atlas.firms is None:
        return without_firms(atlas)
    heard = _Heard(atlas.firms)
    for page in pages:
        if page.sheet in _QUESTIONS:
            _QUESTIONS[page.sheet](page, atlas, heard)
        if page.cells:
            heard.cell_shapes(cells_of_map(page.map_spec, atlas), page.cells, page.merge)
    return _gathered(atlas, tuple(heard.figures_of), tuple(heard.lists_of), tuple(heard.shapes_of))


@kept(8)
def _gathered(
    atlas: Atlas,
    figures: tuple[FirmQuery, ...],
    lists: tuple[tuple[FirmQuery, int], ...],
    shapes: tuple[tuple[FirmQuery, int, int], ...],
) -> Atlas:
    firms = atlas.firms
    assert firms is not None  # noqa: S101 - asked above
    return with_firms(
        atlas,
        Gathered(
            firms.source,
            {query: firms.figures(query) for query in figures},
            {(query, most): firms.firms(query, most) for query, most in lists},
            {asked: firms.cell_shapes(*asked) for asked in shapes},
        ),
    )
