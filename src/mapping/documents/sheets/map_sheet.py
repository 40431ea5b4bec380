"""The sheet of a map: of the city, a unit, an industry, or whatever else a layer shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.resolve import resolve
from mapping.documents.naming import name_of
from mapping.printing.composition import compose
from mapping.printing.document import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.documents.order import Order


def map_sheet(order: Order) -> Iterator[Page]:
    """Yield the one page of a map."""
    state = order.state or resolve(order.page.map_spec, order.atlas)
    drawing = compose(state, order.atlas, order.setting)
    yield Page(drawing, order.page.title or name_of(state), notes=f"{drawing.about.sources}\n{state.statement}")
