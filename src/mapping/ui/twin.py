"""The table under the map: the values of the layer drawn; a row chosen is a unit chosen, and the reverse."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from mapping.cartography.names import Names
from mapping.cartography.resolve import layer_state
from mapping.cartography.state import SCENIC
from mapping.i18n import translator
from mapping.insight.profiles import POPULATION
from mapping.insight.twin import unit_rows
from mapping.ui import address
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.cartography.spec import MapSpec
    from mapping.insight.atlas import Atlas

KEY = "twin"
ROW_HEIGHT = 35
_NAME_WIDTH, _TERMS_WIDTH = 250, 420


def twin(spec: MapSpec, atlas: Atlas) -> None:
    """Show the table of the layer drawn, the chosen unit's row selected."""
    t = translator(spec.lang)
    layer = layer_state(spec, atlas)
    frame = table(spec, atlas)
    ids = list(frame.index)
    st.html(
        render("twin_head.html", spec.lang, layer=layer, rows=len(ids)),
    )
    st.session_state[KEY] = {"selection": {"rows": [ids.index(spec.unit)] if spec.unit in ids else [], "columns": []}}
    st.dataframe(
        frame,
        key=KEY,
        hide_index=True,
        row_height=ROW_HEIGHT,
        height=ROW_HEIGHT * (len(ids) + 1) + 2,
        on_select=lambda: _choose(ids),
        selection_mode="single-row",
        placeholder=t("未公开"),
        column_config={
            t("布局单元"): st.column_config.TextColumn(width=_NAME_WIDTH),
            t("主导产业（文件顺序）"): st.column_config.TextColumn(width=_TERMS_WIDTH),
            t("面积 km²（量算）"): st.column_config.NumberColumn(format="%,.0f"),
            t("2020 人口（万）"): st.column_config.NumberColumn(format="%.1f"),
            **_layer_column(spec, atlas),
        },
    )


@lru_cache(maxsize=64)
def table(spec: MapSpec, atlas: Atlas) -> pd.DataFrame:
    """Return the table, indexed by unit id; the scenic area has a row in the layers that count it.

    The layer's column holds numbers for a quantity, so that it sorts as one, else the text that the map shows.
    """
    t, names = translator(spec.lang), Names.of(atlas.catalog, spec.lang)
    layer = layer_state(spec, atlas)
    values = layer.values  # noqa: PD011 - a mapping of units, not a frame
    rows: dict[str, dict[str, Any]] = {}
    for row in unit_rows(atlas, edition=spec.edition, later=spec.later):
        value = values[row.unit.unit_id]
        rows[row.unit.unit_id] = {
            t("布局单元"): names.unit(row.unit),
            t("类别"): names.value("group", row.unit.group),
            layer.label: value.raw if layer.quantity else value.text,
            t("主导产业（文件顺序）"): t("、").join(names.term(term) for term in row.terms),
            t("项数"): len(row.terms) or None,
            t("面积 km²（量算）"): row.area_km2,
            t("2020 人口（万）"): None if row.population is None else row.population / 10_000,
            t("园区"): row.parks,
        }
    if SCENIC in values:
        people = atlas.catalog.measure(POPULATION).get(SCENIC)
        rows[SCENIC] = {
            t("布局单元"): names.value("statistical_area", SCENIC),
            t("类别"): t("统计单元"),
            layer.label: values[SCENIC].raw,
            t("面积 km²（量算）"): atlas.geography.statistical_areas_km2.get(SCENIC),
            t("2020 人口（万）"): None if people is None else people / 10_000,
        }
    return pd.DataFrame.from_dict(rows, orient="index")


def _layer_column(spec: MapSpec, atlas: Atlas) -> dict[str, Any]:
    """Return how the layer's own column is written: densities without decimals."""
    layer = layer_state(spec, atlas)
    return {layer.label: st.column_config.NumberColumn(format="%,.0f")} if layer.quantity else {}


def _choose(ids: list[str]) -> None:
    """Choose the unit of the row that was clicked; a row that is no layout unit chooses nothing."""
    rows = st.session_state[KEY]["selection"]["rows"]
    unit = ids[rows[0]] if rows else None
    address.decide(unit=None if unit == SCENIC else unit)
