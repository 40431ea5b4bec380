"""The land of a map as layers: layout units with their values, and districts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shapely

from mapping.cartography.look import light
from mapping.cartography.resolve import second_layer
from mapping.cartography.wording.firms import MADE_UP
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.quotation import clause_names
from mapping.cartography.wording.typography import number
from mapping.geography.properties import written_names
from mapping.gis.style import land, outline
from mapping.gis.table import Class, Field, Look, Table
from mapping.i18n import translator
from mapping.insight.statistical import SCENIC

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from shapely.geometry.base import BaseGeometry

    from mapping.cartography.parts import DistrictPart
    from mapping.cartography.state import LayerState, MapState
    from mapping.geography import Geography
    from mapping.gis.table import Cell
    from mapping.i18n import Translate
    from mapping.insight.atlas import Atlas

FOCUS, AROUND = "focus", "around"
"""Classes of land on a map of one unit, which tells it from those around it and shows no value."""


def units(state: MapState, atlas: Atlas, geography: Geography) -> Table:
    """Return the layout units with the values of the layer, and of the second measure where there is one.

    Where the layer counts the scenic area as a unit of its own, so does this: it is then cut out of its neighbours.
    """
    t = translator(state.spec.lang)
    frame = geography.statistical_units if _counts_scenic(state) else geography.units
    shapes = {str(unit_id): shape for unit_id, shape in frame.geometry.items()}
    # One that no table knows is drawn as land without a value, and so it is here.
    found = [*(name for name in state.names if name in shapes), *(name for name in shapes if name not in state.names)]
    columns = tuple(_columns(state, atlas, t))
    return Table(
        "units",
        t("布局单元") if state.is_plain else t("布局单元：{layer}", layer=state.layer.label),
        tuple(field for field, _ in columns),
        tuple(tuple(cell(unit_id) for _, cell in columns) for unit_id in found),
        tuple(multipolygon(shapes[unit_id]) for unit_id in found),
        "MultiPolygon",
        Look("fill", tuple(_classes(state, t)), by="bin", label=None if state.by_district else "label"),
    )


def districts(state: MapState, geography: Geography) -> Table:
    """Return the districts of the administrative view.

    They have parts of units, and a value of their own only where the layer is one of districts.
    """
    t, zh, en = translator(state.spec.lang), Names("zh"), Names("en")
    shapes = {str(adcode): shape for adcode, shape in geography.districts.geometry.items()}
    written = geography.district_names
    faces = [face for face in state.districts if face.adcode in shapes]
    own = tuple(_of_districts(state, t)) if state.layer.of_districts else ()
    edge = (Class("", t("行政区"), outline("official")),)
    return Table(
        "districts",
        t("行政区：{layer}", layer=state.layer.label) if own else t("行政区"),
        (
            Field("adcode", t("行政区划代码")),
            *_names(t),
            Field("area_km2", t("面积（平方公里）"), "number"),
            Field("units", t("所含布局单元，占本区面积的比例")),
            *(field for field, _ in own),
        ),
        tuple(
            (
                face.adcode,
                zh.district(face.adcode, written[face.adcode]),
                en.district(face.adcode, written[face.adcode]),
                face.name,
                round(face.area_km2, 2),
                _shares(face.parts, state, t),
                *(cell(face.adcode) for _, cell in own),
            )
            for face in faces
        ),
        tuple(multipolygon(shapes[face.adcode]) for face in faces),
        "MultiPolygon",
        Look("fill", tuple(_classes(state, t)), by="bin", label="label") if own else Look("fill", edge, label="label"),
    )


def _of_districts(state: MapState, t: Translate) -> Iterator[tuple[Field, Callable[[str], Cell]]]:
    """Yield the fields of a layer whose values are those of districts."""
    yield from _values(state.layer, state, t)
    yield Field("bin", t("图例分级编号")), lambda adcode: _class_of(state, adcode)
    yield Field("bin_label", t("图例分级")), lambda adcode: _class_label(state, adcode, t)
    yield Field("color", t("图上颜色")), lambda adcode: _colour(state, adcode)
    sources = _sources(state, t)
    yield Field("source", t("数值来源")), lambda _: sources


def parts_of(state: MapState, adcode: str) -> list[dict[str, Cell]]:
    """Return what a district has of each layout unit: its share (0 to 1), and the unit's own value and colour."""
    face = next(face for face in state.districts if face.adcode == adcode)
    t = translator(state.spec.lang)
    return [
        {
            "unit_id": part.unit_id,
            "label": state.names.get(part.unit_id),
            "share": round(part.share, 4),
            **{field.name: cell(part.unit_id) for field, cell in _values(state.layer, state, t)},
            "bin": _class_of(state, part.unit_id),
            "color": _colour(state, part.unit_id),
        }
        for part in face.parts
    ]


def multipolygon(shape: BaseGeometry) -> BaseGeometry:
    """Return an area as one of several parts, whose outer rings run counter-clockwise."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    oriented: BaseGeometry = shapely.orient_polygons(shapely.multipolygons(parts))
    return oriented


def _counts_scenic(state: MapState) -> bool:
    return SCENIC in state.layer.values and not state.is_plain


def _names(t: Translate) -> tuple[Field, ...]:
    return Field("name_zh", t("中文名称")), Field("name_en", t("英文名称")), Field("label", t("图上名称"))


def _shares(parts: tuple[DistrictPart, ...], state: MapState, t: Translate) -> str:
    names = state.unit_names
    named = (f"{names.get(part.unit_id, part.unit_id)} {number(100 * part.share, 1)}%" for part in parts)
    return t("；").join(named)


def _columns(state: MapState, atlas: Atlas, t: Translate) -> Iterator[tuple[Field, Callable[[str], Cell]]]:
    """Yield the fields of units, each with what its cell is for a unit."""
    zh, en = Names.of(atlas.catalog, "zh"), Names.of(atlas.catalog, "en")
    by_id = {unit.unit_id: unit for unit in atlas.catalog.units}
    faces = {face.unit_id: face for face in state.units}
    written = written_names(atlas.geography.statistical_units)

    def name(names: Names, unit_id: str) -> Cell:
        if unit_id in by_id:
            return names.unit(by_id[unit_id])
        if unit_id == SCENIC:
            return names.value("statistical_area", SCENIC)
        own = written.get(unit_id)
        return None if own is None else own.en if names.lang == "en" else own.zh

    first, second, third = _names(t)
    yield Field("unit_id", t("单元编号")), lambda unit_id: unit_id
    yield first, lambda unit_id: name(zh, unit_id)
    yield second, lambda unit_id: name(en, unit_id)
    yield third, state.names.get
    yield (
        Field("kind", t("单元类别")),
        lambda unit_id: Names(state.spec.lang).value("group", faces[unit_id].group) if unit_id in faces else None,
    )
    if not state.is_plain:
        yield from _values(state.layer, state, t)
    yield Field("bin", t("图例分级编号")), lambda unit_id: _class_of(state, unit_id)
    yield Field("bin_label", t("图例分级")), lambda unit_id: _class_label(state, unit_id, t)
    yield Field("color", t("图上颜色")), lambda unit_id: _colour(state, unit_id)
    if state.second is not None:
        yield from _values(second_layer(state.spec, atlas), state, t, "2")
    yield (
        Field("terms", t("主导产业（文件用词）")),
        lambda unit_id: _listed((term for term, _ in faces[unit_id].terms), t) if unit_id in faces else None,
    )
    industries = {face.industry_id: face.name for face in state.industries}
    yield (
        Field("industries", t("965 产业")),
        lambda unit_id: (
            _listed((industries.get(i or "", t("跨领域")) for _, i in faces[unit_id].terms), t)
            if unit_id in faces
            else None
        ),
    )
    yield (
        Field("clause", t("文件条款")),
        lambda unit_id: _clauses(atlas, unit_id, state) if unit_id in by_id else None,
    )
    bases = _bases(state, atlas, t)
    yield Field("basis", t("界线依据")), lambda unit_id: bases.get(unit_id, t("依据未说明"))
    sources = _sources(state, t)
    yield Field("source", t("数值来源")), lambda _: sources
    if state.made_up:
        yield Field("made_up", t("示例标记")), lambda _: t(MADE_UP)


def _values(
    layer: LayerState, state: MapState, t: Translate, suffix: str = ""
) -> Iterator[tuple[Field, Callable[[str], Cell]]]:
    """Yield the fields of a layer's values. What is no number has a word in place of one, and its number is null."""
    values = layer.values
    together = {member: key for key, members in layer.together.items() for member in members}
    lists = {shared.shared_list: shared.label for shared in state.shared_lists}

    def raw(unit_id: str) -> Any:
        return values[unit_id].raw if unit_id in values else None

    def shared(unit_id: str) -> Cell:
        return lists.get(together[unit_id]) if unit_id in together else None

    yield (
        Field(f"value{suffix}", layer.label, "number"),
        lambda unit_id: float(raw(unit_id)) if isinstance(raw(unit_id), int | float) else None,
    )
    yield (
        Field(f"category{suffix}", t("{layer}：类别编号", layer=layer.label)),
        lambda unit_id: raw(unit_id) if isinstance(raw(unit_id), str) else None,
    )
    yield (
        Field(f"text{suffix}", t("{layer}：文字", layer=layer.label)),
        lambda unit_id: values[unit_id].text or None if unit_id in values else None,
    )
    yield (
        Field(f"measure{suffix}", t("{layer}：计量单位", layer=layer.label)),
        lambda unit_id: (layer.measure or None) if raw(unit_id) is not None else None,
    )
    if together:
        # Six units with one list of six terms are not thirty-six terms.
        yield Field(f"shared{suffix}", t("{layer}：与谁同为一个数，勿相加", layer=layer.label)), shared


def _listed(texts: Iterator[str], t: Translate) -> str | None:
    return t("；").join(dict.fromkeys(texts)) or None


def _clauses(atlas: Atlas, unit_id: str, state: MapState) -> str | None:
    rows = atlas.catalog.designations_of(unit_id, state.spec.edition)
    return clause_names((row.clause for row in rows), state.spec.lang) or None


def _bases(state: MapState, atlas: Atlas, t: Translate) -> Mapping[str, str]:
    """Return what the boundary of each unit rests on, in words."""
    geography = atlas.geography
    words = {"official": t("行政区界"), "schematic": t("含示意边界"), "unknown": t("依据未说明")}
    found = {unit_id: words[basis] for unit_id, basis in geography.unit_bases.items()}
    if _counts_scenic(state):
        # Most of its edge is drawn by hand, and its neighbours are cut along it.
        whole, cut = geography.units.geometry, geography.statistical_units.geometry
        beside = [
            unit_id for unit_id in cut.index if unit_id not in whole.index or not cut[unit_id].equals(whole[unit_id])
        ]
        found |= dict.fromkeys(map(str, beside), words["schematic"])
    return found


def _sources(state: MapState, t: Translate) -> str | None:
    """Return the titles of the sources of the values: those of the layer, and of a file that the reader handed over."""
    own = {*state.layer.sources, *(origin.source_id for origin in state.layer.origins)}
    return t("；").join(source.title for source in state.provenance if source.source_id in own) or None


def _class_of(state: MapState, unit_id: str) -> str:
    if state.is_plain:
        return FOCUS if unit_id == state.spec.unit else AROUND
    return state.layer.values[unit_id].bin if unit_id in state.layer.values else "no_data"


def _class_label(state: MapState, unit_id: str, t: Translate) -> str:
    return next(one.label for one in _classes(state, t) if one.value == _class_of(state, unit_id))


def _colour(state: MapState, unit_id: str) -> str:
    return state.fill(unit_id) or light("no-data")


def _classes(state: MapState, t: Translate) -> Iterator[Class]:
    """Yield the classes of the land in the order of the legend; land without a value is hatched."""
    if state.is_plain:
        yield Class(FOCUS, t("本单元"), land(light("land-focus")))
        yield Class(AROUND, t("其他单元"), land(light("land-neighbour")))
        return
    for one in state.layer.bins:
        yield Class(one.key, one.label, land(None if one.hatch else one.fill))
    if all(one.key != "no_data" for one in state.layer.bins):
        yield Class("no_data", t("无数据"), land(None))
