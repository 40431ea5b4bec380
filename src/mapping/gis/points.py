"""Parks and facilities that a map marks, as layers of points with the columns of their lists."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import shapely

from mapping.cartography.look_marks import on_sheet
from mapping.gis.columns import tabulated
from mapping.gis.style import dot
from mapping.gis.table import Class, Field, Look, Table
from mapping.i18n import message, translator
from mapping.lists.columns import facilities as of_facilities
from mapping.lists.columns import parks as of_parks
from mapping.lists.columns import references
from mapping.lists.columns.column import Wording
from mapping.lists.columns.own import with_own

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.cartography.parts import ParkMark
    from mapping.cartography.state import MapState
    from mapping.insight.atlas import Atlas

EXACT, TOWN, OTHER = "exact", "town", "other"
"""Classes of parks: at their own place, at an anchor in their town, and those of other units on a map of one."""


def parks(state: MapState, atlas: Atlas) -> Table:
    """Return the parks that a map marks, and no others; one whose place is not known has no point to be marked at."""
    t = translator(state.spec.lang)
    w = Wording.of(atlas.catalog, state.spec.view)
    placed = [(m, shapely.Point(m.lon, m.lat)) for m in state.parks if m.lon is not None and m.lat is not None]
    marks = [mark for mark, _ in placed] if state.marks else []
    rows = [atlas.catalog.park(mark.park_id) for mark in marks]
    ours = (
        of_parks.PARK_ID,
        replace(of_parks.NAME_ZH, lang=None),
        replace(of_parks.NAME_EN, lang=None),
        replace(of_parks.NAME, id="label", heading=message("图上名称")),
        of_parks.UNIT_ID,
        *(of_parks.UNIT, of_parks.KIND, of_parks.LEVEL, of_parks.LEVEL_NOTE, of_parks.INDUSTRIES),
        *(of_parks.SUBSECTORS, of_parks.PHRASES, of_parks.AREA, of_parks.AREA_NOTE, of_parks.SINCE),
        *(of_parks.ESTABLISHED, of_parks.ADDRESS, of_parks.PRECISION, of_parks.ANCHOR, of_parks.CONFIDENCE),
        *(of_parks.DATUM, of_parks.LATER, of_parks.SOURCE, references.GRADE, of_parks.RECORDED),
    )
    fields, cells = tabulated(with_own(ours, atlas.catalog), rows, w)
    names = {EXACT: t("精确／园区内"), TOWN: t("镇街级"), OTHER: t("邻近园区")}
    kinds = [_kind(mark, state) for mark in marks]
    return Table(
        "parks",
        t("园区"),
        (*fields, Field("number", t("图上编号"), "whole"), Field("mark", t("图上标记"))),
        tuple((*row, state.numbers.get(m.park_id), kind) for row, m, kind in zip(cells, marks, kinds, strict=True)),
        tuple(point for _, point in placed) if state.marks else (),
        "Point",
        Look("marker", tuple(c for c in _park_classes(names) if c.value in kinds), by="mark"),
    )


def _kind(mark: ParkMark, state: MapState) -> str:
    if state.focus is not None and mark.unit_id != state.spec.unit:
        return OTHER
    return EXACT if mark.has_own_place else TOWN


def _park_classes(names: Mapping[str, str]) -> tuple[Class, ...]:
    size = on_sheet("dot")
    return (
        Class(EXACT, names[EXACT], dot("marker", size, "marker")),
        Class(TOWN, names[TOWN], dot("marker", size, "marker-town", hollow=True)),
        Class(OTHER, names[OTHER], dot("marker-other", on_sheet("other"), "marker-other", hollow=True)),
    )


def facilities(state: MapState, atlas: Atlas) -> Table:
    """Return the airports, stations, ports and bonded zones that a map marks."""
    t = translator(state.spec.lang)
    w = Wording.of(atlas.catalog, state.spec.view)
    by_id = {facility.facility_id: facility for facility in atlas.catalog.facilities}
    marks = [mark for mark in state.facilities if mark.facility_id in by_id]
    columns = (
        *(of_facilities.NAME, of_facilities.KIND, of_facilities.UNIT, of_facilities.PRECISION),
        *(of_facilities.ORIGIN, of_facilities.NOTE, of_facilities.DATUM, of_facilities.LATER),
        *(of_facilities.SOURCE, of_facilities.GRADE),
    )
    fields, cells = tabulated(columns, [by_id[mark.facility_id] for mark in marks], w)
    size = on_sheet("facility")
    kinds = {mark.kind: mark.kind_label for mark in marks}
    looks = tuple(Class(kind, label, dot("facility", size, "marker", shape="square")) for kind, label in kinds.items())
    return Table(
        "facilities",
        t("机场、车站、港口与综合保税区"),
        (
            Field("facil_id", t("设施编号")),
            Field("mark", t("图上标记")),
            Field("label", t("图上名称")),
            Field("near", t("点位只在附近（1 是，0 否）"), "whole"),
            *fields,
        ),
        tuple(
            (mark.facility_id, mark.kind, mark.label, int(mark.near), *row)
            for mark, row in zip(marks, cells, strict=True)
        ),
        tuple(shapely.Point(mark.lon, mark.lat) for mark in marks),
        "Point",
        Look("marker", looks, by="mark", label="label"),
    )
