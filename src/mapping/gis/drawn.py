"""An area that a reader has drawn, as a layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.gis.land import multipolygon
from mapping.gis.style import outline
from mapping.gis.table import Class, Field, Look, Table
from mapping.i18n import translator

if TYPE_CHECKING:
    from mapping.cartography.state import MapState


def drawn(state: MapState) -> Table:
    """Return the area drawn with its measure; no row where none is."""
    t, area = translator(state.spec.lang), state.drawn
    return Table(
        "within",
        t("圈选范围"),
        (
            Field("label", t("名称")),
            Field("area_km2", t("面积（平方公里）"), "number"),
            Field("within", t("坐标（WGS-84）")),
        ),
        () if area is None else ((area.label, round(area.within.area_km2, 3), area.within.to_text()),),
        () if area is None else (multipolygon(area.within.shape),),
        "MultiPolygon",
        Look("fill", (Class("", t("圈选范围"), outline("drawn")),)),
    )
