"""A unit that is split off: its name, its land from a file, the units that it is taken from; and what it then lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import shapely
import streamlit as st

from mapping.cartography.wording.lacks import lack_lines
from mapping.cartography.wording.names import Names
from mapping.errors import MappingError
from mapping.i18n import translator
from mapping.insight.editions.applied import with_edition
from mapping.insight.editions.lacks import lacks_of
from mapping.insight.editions.model import LONGEST
from mapping.insight.editions.offers import FORESEEN
from mapping.insight.editions.splitting import land_in, split_off
from mapping.intake.shapes import read_shapes
from mapping.ui import session
from mapping.ui.editions import drafting
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.insight.editions.model import EditionDocument
    from mapping.view import View

NAME, LAND, FROM, ROUND = "split_name", "split_land", "split_from", "split_round"
ENDINGS: Final = ("geojson", "json", "gpkg", "zip")


def splitting(document: EditionDocument, view: View) -> None:
    """Offer to split a unit off, and say what the units that were split off lack."""
    t, catalog = translator(view.lang), drafting.plain().catalog
    names, made = Names.of(catalog, view.lang), st.session_state.get(ROUND, 0)
    with (
        st.container(key="edition_split"),
        st.expander(t("增设单元（从现有单元拆出，如{example}）", example=FORESEEN["changjiang_new_area"])),
    ):
        with st.container(horizontal=True, gap="small", key="edition_split_line"):
            st.text_input(t("新单元名称"), key=f"{NAME}_{made}", max_chars=LONGEST)
            st.multiselect(
                t("取自哪些单元（不选则按图形判断）"),
                [unit.unit_id for unit in catalog.units],
                key=f"{FROM}_{made}",
                format_func=lambda key: names.unit_label(catalog.unit(key)),
                placeholder=t("按图形判断"),
            )
        st.file_uploader(
            t("新单元的范围：GeoJSON、GeoPackage 或打包的 Shapefile，各面合为一个单元"),
            type=list(ENDINGS),
            key=f"{LAND}_{made}",
        )
        st.button(t("增设"), key="edition_split_make", type="primary", on_click=_make, args=(made,))
        drafting.say_what_was_left(NAME, view.lang)
    if document.new_units:
        lines = tuple(lack_lines(lacks_of(session.drafted(), document), session.drafted().catalog, names))
        st.html(render("editions/lacks.html", view.lang, lines=lines))


def _make(made: int) -> None:
    """Split the unit off, as it is asked for by now."""
    steps, file = drafting.history(), st.session_state.get(f"{LAND}_{made}")
    name = str(st.session_state.get(f"{NAME}_{made}") or "").strip()
    if steps is None:
        return
    try:
        shapes = read_shapes(file.name, file.getvalue()) if file else ()
        land = land_in((shapely.from_wkb(shape.wkb) for shape in shapes), file.name) if file else None
        taken = tuple(st.session_state.get(f"{FROM}_{made}") or ())
        document = split_off(steps.now, drafting.plain().geography, name, land, taken)
        with_edition(drafting.plain(), document)
    except MappingError as error:
        drafting.leave(NAME, error)
        return
    drafting.keep(steps.then(document))
    st.session_state[ROUND] = made + 1
