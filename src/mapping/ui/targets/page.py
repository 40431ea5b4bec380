"""The page 目标任务: targets of the city and of each unit, on the map and in tables, and how far they are reached."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from mapping.cartography.layers.targets import COMPLETION, PREFIX
from mapping.cartography.resolve import all_layers, resolve
from mapping.cartography.spec import MapSpec
from mapping.cartography.wording.names import Names
from mapping.documents.request import PageSpec
from mapping.errors import MappingError, UnknownNameError, UsageError
from mapping.i18n import translator
from mapping.sentences import Code
from mapping.ui import address, session
from mapping.ui.frame import head, layout
from mapping.ui.frame.download import Button, download
from mapping.ui.frame.unit_choices import unit_choices, unit_of
from mapping.ui.map.live_map import live_map
from mapping.ui.targets.report import completion_layers, completion_panel, read_handed_over, report, upload_panel
from mapping.ui.targets.tables import city_html, matrix_html, three_lists, unit_html

if TYPE_CHECKING:
    from mapping.cartography.state import LayerState, MapState
    from mapping.insight.atlas import Atlas
    from mapping.ui.address import ListFilter
    from mapping.ui.targets.report import Report
    from mapping.view import View

KEY = "targets_map"
CHOOSER = "targets_unit"
CITY = "city"
SIDE_WIDTH = 452


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows: the map asked for, the layers on offer, the filter of the lists, the reader's figures."""

    spec: MapSpec
    layers: tuple[str, ...]
    extra: tuple[LayerState, ...]
    wanted: ListFilter
    made: Report | None
    problems: tuple[MappingError, ...]


def targets_page() -> None:
    """Show the page."""
    atlas = session.atlas()
    read_handed_over()
    shown = _shown(atlas)
    spec = shown.spec
    state = _titled(resolve(spec, atlas, extra=shown.extra), atlas)
    # what a reader handed over is in no table: its map goes along, everything else is asked for anew
    own = state if spec.layer.startswith(COMPLETION) else None
    head.head(state, sheet=own, page=PageSpec.of(spec, sheet="map" if own else "targets"))
    layout.notices(shown.problems, state.warnings, spec.lang)
    with st.container(horizontal=True, gap="small", key="targets_row"):
        with st.container(key="targets_left"):
            live_map(KEY, spec, mode="theme", layers=shown.layers, extra=shown.extra)
        with st.container(key="targets_side", width=SIDE_WIDTH, gap="small"):
            _chooser(atlas, spec)
            st.html(unit_html(atlas, spec, spec.unit) if spec.unit else city_html(atlas, spec))
            upload_panel(atlas, spec, shown.made)
    if shown.made:
        completion_panel(atlas, spec, shown.made)
    if spec.unit:
        three_lists(atlas, spec, spec.unit, shown.wanted)
    else:
        st.html(matrix_html(atlas, spec))
    layout.foot(state)


def _shown(atlas: Atlas) -> Shown:
    """Read the address. A layer of completion exists only while the session holds figures."""
    place = address.current("targets", atlas)
    made = report(atlas.catalog, place.spec.edition)
    extra = completion_layers(made, atlas.catalog, place.spec.lang)
    own = tuple(key for key in all_layers(place.spec.view, atlas) if key.startswith(PREFIX))
    layers = (*own, *(layer.layer_id for layer in extra))
    layer, problems = _layer(place.drawn, layers)
    # the districts' view and the second measure belong to the city's page
    plain = {"geo": "unit", "district": None, "over": None, "park": None, "layer": layer}
    spec = place.spec.model_copy(update=plain)
    return Shown(spec, layers, extra, place.lists, made, (*place.problems, *problems))


def _layer(asked: str | None, known: tuple[str, ...]) -> tuple[str, tuple[MappingError, ...]]:
    """Return the layer to be drawn, and why where it is not the one asked for."""
    first = known[0] if known else MapSpec.model_fields["layer"].default
    if asked is None or asked in known:
        return asked or first, ()
    target = f"{PREFIX}{asked.removeprefix(COMPLETION)}"
    if asked.startswith(COMPLETION) and target in known:
        return target, (UsageError(Code.COMPLETION_WITHOUT_FIGURES),)
    return first, (UnknownNameError("图层", asked, known[:5]),)


def _titled(state: MapState, atlas: Atlas) -> MapState:
    """Give the map the page's title, which its exports carry as well."""
    t, year = translator(state.spec.lang), atlas.catalog.edition(state.spec.edition).year
    subtitle = t("{year} 年全市目标与一区一表 · {layer}", year=year, layer=state.layer.label)
    return replace(state, title=t("目标任务"), subtitle=subtitle)


def _chooser(atlas: Atlas, spec: MapSpec) -> None:
    """Offer the city and every unit."""
    t, names = translator(spec.lang), Names.of(atlas.catalog, spec.lang)
    labels = unit_choices(atlas.catalog, spec.lang)
    # The widget keeps its own state; the address is the truth, so it is set before the widget is drawn.
    st.session_state[CHOOSER] = spec.unit or CITY
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="targets_chooser"):
        st.selectbox(
            t("布局单元"),
            [CITY, *labels],
            key=CHOOSER,
            label_visibility="collapsed",
            format_func=lambda key: t("全市") if key == CITY else labels.get(key, key),
            on_change=_choose,
        )
        if spec.unit:
            button = Button(
                "export_unit_targets",
                t("导出此表"),
                stem=f"{names.unit_label(atlas.catalog.unit(spec.unit))}_{t('目标任务')}_{spec.edition}",
                ending="xlsx",
                lang=spec.lang,
                icon=":material/download:",
            )
            download(button, partial(_unit_book, atlas, spec.unit, spec.view))
            st.button(t("返回全市"), key="targets_city", on_click=lambda: address.decide(unit=None))


def _unit_book(atlas: Atlas, unit_id: str, view: View) -> bytes:
    from mapping.lists.targets import unit_workbook  # noqa: PLC0415 - few readers ask for it

    return unit_workbook(atlas.catalog, unit_id, view)


def _choose() -> None:
    """Go to the unit that was chosen, or back to the city."""
    wanted = st.session_state[CHOOSER]
    address.decide(unit=None if wanted == CITY else unit_of(wanted))
