"""The sheet of a map: of the city, a unit, an industry, or whatever else a layer shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.cartography.resolve import resolve
from mapping.cartography.spec import FOUND_PARKS
from mapping.printing.composition import compose
from mapping.printing.document import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.cartography.state import MapState
    from mapping.documents.order import Order

_SELF_NAMED: Final = (FOUND_PARKS, "score")
"""Layers of a question, which the title of their map tells."""


def map_sheet(order: Order) -> Iterator[Page]:
    """Yield the one page of a map."""
    state = order.state or resolve(order.page.map_spec, order.atlas)
    drawing = compose(state, order.atlas, order.setting)
    yield Page(drawing, order.page.title or name_of(state), notes=f"{drawing.about.sources}\n{state.statement}")


def name_of(state: MapState) -> str:
    """Return what the map is called among others: the unit or industry that it is of, or else its layer."""
    if state.focus is not None or state.spec.layer in _SELF_NAMED:
        return state.title
    return state.layer.label if state.spec.kind == "industry" else f"{state.title} · {state.layer.label}"
