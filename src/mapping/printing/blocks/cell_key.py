"""The key of firms by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.printing.blocks.legend import Legend, Swatch
from mapping.printing.translator import sheet_translator

if TYPE_CHECKING:
    from mapping.cartography.state import MapState


def cell_key(state: MapState) -> Legend | None:
    """Return the classes of the cells with how many are of each; None where the map shows none."""
    if state.heat is None:
        return None
    t = sheet_translator(state.spec.lang)
    rows = (*(one.row for one in state.heat.classes), state.heat.outside)
    return Legend(
        title=state.heat.label,
        caption=state.heat.caption,
        counted=t("格数"),
        swatches=tuple(Swatch(row, None) for row in rows),
        lines=(),
        note=state.heat.note or None,
    )
