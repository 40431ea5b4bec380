"""Edges, rivers and lakes of a map as layers: those that it draws, each edge with what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from mapping.cartography.look import light
from mapping.cartography.look_lines import river
from mapping.geography.projection import length_km
from mapping.gis.land import multipolygon
from mapping.gis.style import land, line
from mapping.gis.table import Class, Field, Look, Table
from mapping.i18n import translator
from mapping.insight.statistical import SCENIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shapely.geometry.base import BaseGeometry

    from mapping.cartography.state import MapState
    from mapping.geography import Geography
    from mapping.geography.properties import Water
    from mapping.gis.table import Layer
    from mapping.i18n import Translate


def edges(state: MapState, geography: Geography) -> Table:
    """Return the edges that a map draws, a row a kind; ``schematic`` is 1 where the line was drawn by hand (示意).

    Such a line binds nobody, and is drawn dashed.
    """
    t = translator(state.spec.lang)
    labels: dict[str, str] = {key.kind: key.label for key in state.lines}
    found = [row for row in _kinds(state, geography, t) if not row[1].is_empty]
    return Table(
        "edges",
        t("界线"),
        (
            Field("kind", t("界线类别编号")),
            Field("label", t("界线类别")),
            Field("schematic", t("示意（1 是，0 否）"), "whole"),
            Field("note", t("说明")),
            Field("length_km", t("长度（公里）"), "number"),
        ),
        tuple(
            (
                kind,
                labels.get(kind, named),
                int(schematic),
                t("示意边界，手绘，不作权属与划界依据") if schematic else None,
                round(float(length_km([shape])[0]), 2),
            )
            for kind, shape, named, schematic, _ in found
        ),
        tuple(_multiline(shape) for _, shape, _, _, _ in found),
        "MultiLineString",
        Look("line", tuple(Class(kind, labels.get(kind, named), look) for kind, _, named, _, look in found), by="kind"),
    )


def _kinds(
    state: MapState, geography: Geography, t: Translate
) -> Iterator[tuple[str, BaseGeometry, str, bool, tuple[Layer, ...]]]:
    """Yield kind, shape, name, whether it is schematic, and look of the edges of a map, from back to front."""
    found = geography.edges
    solid = line("casing", "official")
    if state.by_district:
        yield "district", found["district"], t("行政区界"), False, solid
    elif "districts" in state.spec.overlays:
        yield "district", found["district"], t("行政区界（参考）"), False, line("district")
    yield "official", found["official"], t("布局单元界"), False, solid
    yield "schematic", found["schematic"], t("布局单元界（示意）"), True, line("schematic-casing", "schematic")
    if SCENIC in geography.statistical_units.index:
        # Where it runs along an edge of units, that edge is already there, with what it rests on.
        own = geography.statistical_units.geometry.loc[SCENIC].boundary
        for kind in ("city", "official", "schematic", "district"):
            own = shapely.difference(own, found[kind])
        yield SCENIC, own, t("东湖风景区界（示意）"), True, line("scenic")
    yield "city", found["city"], t("市界"), False, line("city")


def rivers(state: MapState, geography: Geography) -> Table:
    """Return the rivers that a map draws, each about as wide as it is."""
    t = translator(state.spec.lang)
    found = [water for water in _waters(state, geography) if water.kind == "river"]
    symbols = tuple(
        Class(
            water.water_id, state.waters.get(water.water_id, ""), line("key-water", width=river(water.width_m or 0).mm)
        )
        for water in found
    )
    return Table(
        "rivers",
        t("河流（示意）"),
        (*_water_fields(t), Field("width_m", t("约宽（米）"), "number")),
        tuple((*_water_cells(water, state), water.width_m) for water in found),
        tuple(_multiline(water.shape) for water in found),
        "MultiLineString",
        Look("line", symbols, by="water_id", label="label"),
    )


def lakes(state: MapState, geography: Geography) -> Table:
    """Return the lakes that a map draws; their areas are not verified."""
    t = translator(state.spec.lang)
    found = [water for water in _waters(state, geography) if water.kind == "lake"]
    return Table(
        "lakes",
        t("湖泊（示意）"),
        _water_fields(t),
        tuple(_water_cells(water, state) for water in found),
        tuple(multipolygon(water.shape) for water in found),
        "MultiPolygon",
        Look("fill", (Class("", t("湖泊（示意）"), land(light("water"))),), label="label"),
    )


def _waters(state: MapState, geography: Geography) -> tuple[Water, ...]:
    return geography.waters if "water" in state.spec.overlays else ()


def _water_fields(t: Translate) -> tuple[Field, ...]:
    return (
        Field("water_id", t("水体编号")),
        Field("name_zh", t("中文名称")),
        Field("name_en", t("英文名称")),
        Field("label", t("图上名称")),
    )


def _water_cells(water: Water, state: MapState) -> tuple[str | None, ...]:
    return water.water_id, water.name.zh, water.name.en, state.waters.get(water.water_id)


def _multiline(shape: BaseGeometry) -> BaseGeometry:
    """Return lines as one of several parts, without the points in which lines only touch."""
    parts = [part for part in shapely.get_parts(shapely.line_merge(shape)) if part.geom_type == "LineString"]
    lines: BaseGeometry = shapely.multilinestrings(parts)
    return lines
