"""What a document asks of a list of firms, and the answers in place of the list, for the process that makes files.

That process has no engine: the server asks beforehand what the pages will, and packs the answers. They are small, a
row a unit and sub-sector, however long the list is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.cartography.layers.firms import QUOTIENT, is_of_firms, units_asked
from mapping.insight.beside import with_firms, without_firms
from mapping.insight.firms.asked import Gathered
from mapping.insight.firms.chain import chain_asked
from mapping.insight.firms.plan_reality import shares_asked
from mapping.kept import kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mapping.documents.request import DocumentRequest, PageSpec, SheetName
    from mapping.insight.atlas import Atlas
    from mapping.insight.firms.query import FirmQuery


def _of_map(page: PageSpec) -> Iterator[FirmQuery]:
    for layer in (page.layer, page.over):
        if layer is not None and layer.startswith(QUOTIENT):
            yield shares_asked(page.firms)
        elif layer is not None and is_of_firms(layer):
            yield units_asked(layer, page.firms)


_QUESTIONS: Final[Mapping[SheetName, Callable[[PageSpec], Iterator[FirmQuery]]]] = {
    "map": _of_map,
    "plan_reality": lambda page: iter((shares_asked(page.firms),)),
    "chain": lambda page: iter((chain_asked(page.firms),)),
}
"""Sheet -> what it asks of the list; any other asks nothing."""


def asks(page: PageSpec) -> Iterator[FirmQuery]:
    """Yield the questions of a page to a list of firms."""
    if page.sheet in _QUESTIONS:
        yield from _QUESTIONS[page.sheet](page)


def gathered(request: DocumentRequest, atlas: Atlas) -> Atlas:
    """Return the data with exactly those answers of their list of firms that a request needs; made once.

    Where it needs none they are the very data without the list.

    Raises:
        UsageError: the engine does not answer.
    """
    questions = tuple(dict.fromkeys(query for page in request.pages for query in asks(page)))
    if not questions or atlas.firms is None:
        return without_firms(atlas)
    return _gathered(atlas, questions)


@kept(8)
def _gathered(atlas: Atlas, questions: tuple[FirmQuery, ...]) -> Atlas:
    assert atlas.firms is not None  # noqa: S101 - asked above
    answers = {query: atlas.firms.figures(query) for query in questions}
    return with_firms(atlas, Gathered(atlas.firms.source, answers))
