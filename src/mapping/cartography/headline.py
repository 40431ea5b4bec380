"""What stands above a map: the kind of map it is, the line below that, and what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.layers.change import CHANGE
from mapping.cartography.layers.firms import QUOTIENT, is_of_firms
from mapping.cartography.layers.score import SCORE, asked_in_short
from mapping.cartography.spec import FOUND_PARKS
from mapping.cartography.wording.editions import change_finding
from mapping.cartography.wording.findings import (
    Telling,
    finding,
    parks_finding,
    score_finding,
    tells_all_terms,
    unit_finding,
)
from mapping.cartography.wording.names import Names
from mapping.i18n import translator
from mapping.insight.parks.finder import ParkQuery, find_parks

if TYPE_CHECKING:
    from mapping.cartography.spec import MapSpec
    from mapping.cartography.state import LayerState
    from mapping.catalog.records import Unit
    from mapping.i18n import Translate
    from mapping.insight.atlas import Atlas


def headline(spec: MapSpec, atlas: Atlas, layer: LayerState, unit: Unit | None) -> tuple[str, str]:
    """Return title and subtitle."""
    t, names = translator(spec.lang), Names.of(atlas.catalog, spec.lang)
    if spec.kind == "unit" and unit is not None:
        rows = atlas.catalog.designations_of(unit.unit_id, spec.edition)
        kind = names.value("group", unit.group)
        terms = t("主导产业：{terms}", terms=t("、").join(names.term_short(row.term) for row in rows))
        # the finding above names them all where they are few, and says where there are none
        subtitle = kind if tells_all_terms(len(rows)) else f"{kind} · {terms}"
        return t("{unit}产业地图", unit=names.unit_label(unit)), subtitle
    if layer.layer_id == FOUND_PARKS:
        return t("园区查找"), _found_in_words(spec, atlas, t)
    if layer.layer_id == SCORE:
        text = asked_in_short(spec, atlas.catalog)
        title = t("产业选址：{text}", text=text) if text else t("产业选址")
        return title, t("{n} 个布局单元 · {layer}", n=len(atlas.catalog.units), layer=layer.label)
    if is_of_firms(layer.layer_id):
        title = t("规划与现状") if layer.layer_id.startswith(QUOTIENT) else t("企业分布")
        return title, t("{n} 个统计单元 · {layer}", n=len(layer.values), layer=layer.label)
    if layer.of_districts:
        return t("全市产业地图"), t("{n} 个行政区 · {layer}", n=len(layer.values), layer=layer.label)
    return t("全市产业地图"), t("{n} 个布局单元 · {layer}", n=len(atlas.catalog.units), layer=layer.label)


def finding_of(spec: MapSpec, atlas: Atlas, layer: LayerState) -> str:
    """Return what the map finds, in one sentence."""
    telling = Telling.of(atlas.catalog, spec.view)
    if spec.kind == "unit" and spec.unit is not None:
        return unit_finding(spec.unit, telling)
    if layer.layer_id == SCORE:
        return score_finding(layer, asked_in_short(spec, atlas.catalog), telling)
    if layer.layer_id == FOUND_PARKS:
        found = find_parks(atlas.catalog, spec.parks_asked, spec.edition).parks
        filtered = spec.query.model_copy(update={"later": False}) != ParkQuery()
        return parks_finding([park.unit_id for park in found], filtered=filtered, telling=telling)
    if layer.layer_id == CHANGE:
        return change_finding(layer, telling.lang)
    return finding(layer, telling)


def _found_in_words(spec: MapSpec, atlas: Atlas, t: Translate) -> str:
    """Return how many parks there are in the view, and how many of them answer the query."""
    of_view = ParkQuery(later=spec.view.later)
    total, found = (len(find_parks(atlas.catalog, query, spec.edition).parks) for query in (of_view, spec.parks_asked))
    return t("收录 {total} 处园区、基地、街区与楼宇 · 当前 {n} 处", total=total, n=found)
