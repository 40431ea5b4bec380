"""The page head: title and source at the left, language, geography and export at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from mapping.cartography.resolve import all_layers, policy
from mapping.i18n import LANGUAGES, message, translator
from mapping.ui import address, session
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.cartography.state import MapState

GEOGRAPHIES = {"unit": message("布局单元"), "district": message("行政区")}
EXPORTS = {"png": "image/png", "pdf": "application/pdf", "svg": "image/svg+xml", "html": "text/html"}
_LABELS = {
    "png": message("PNG 图片（A4，300 dpi）"),
    "pdf": message("PDF（A4，可检索）"),
    "svg": message("SVG（矢量）"),
    "html": message("HTML（离线交互地图）"),
}


def head(state: MapState, *, geography: bool = False) -> None:
    """Show the head of a page with a map; ``geography`` offers the administrative view."""
    lang = state.spec.lang
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="page_head"):
        st.html(render("head.html", lang, state=state, policy=policy(session.atlas(), lang)))
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="page_tools"):
            if geography:
                _geography(state)
            language_switch(lang)
            _export(state)


def language_switch(lang: str) -> None:
    """Offer the languages; the choice stays in the address."""
    st.session_state["language"] = lang
    st.segmented_control(
        "语言 / Language",
        list(LANGUAGES),
        key="language",
        required=True,
        format_func=LANGUAGES.__getitem__,
        label_visibility="collapsed",
        on_change=_choose_language,
    )


def _choose_language() -> None:
    lang = st.session_state["language"]
    session.choose_language(lang)
    address.decide(lang=_unless(lang, "zh"))


def _geography(state: MapState) -> None:
    t = translator(state.spec.lang)
    st.session_state["geography"] = state.spec.geo
    st.segmented_control(
        t("地理口径"),
        list(GEOGRAPHIES),
        key="geography",
        required=True,
        format_func=lambda key: t(GEOGRAPHIES[key]),
        label_visibility="collapsed",
        on_change=lambda: address.decide(geo=_unless(st.session_state["geography"], "unit"), district=None),
    )


def _unless(value: str, default: str) -> str | None:
    """Return ``value``, or None where it is the default and need not stand in the address."""
    return None if value == default else value


def _export(state: MapState) -> None:
    """Offer the map as files; each is made when it is asked for, not on every run."""
    t = translator(state.spec.lang)
    with st.popover(t("导出"), icon=":material/download:", key="export"):
        for kind, mime in EXPORTS.items():
            st.download_button(
                t(_LABELS[kind]),
                partial(export, state, kind),
                file_name=f"{file_stem(state)}.{kind}",
                mime=mime,
                key=f"export_{kind}",
                on_click="ignore",
                width="stretch",
            )


def file_stem(state: MapState) -> str:
    """Return a file name that says what the map shows: title, layer and edition."""
    spec, t = state.spec, translator(state.spec.lang)
    over = all_layers(spec, session.atlas())[spec.over].label if spec.over else None
    parts = (
        state.title,
        None if state.is_plain else state.layer.label,
        over,
        t(GEOGRAPHIES["district"]) if spec.geo == "district" else None,
        spec.edition,
    )
    return "_".join(part.translate(_UNSAFE) for part in parts if part)


_UNSAFE = str.maketrans(dict.fromkeys('<>:"/\\|?*“”', ""))


def export(state: MapState, kind: str) -> bytes:
    """Return the map as a file of one kind."""
    # Renderers are imported on demand: most readers export nothing.
    if kind == "html":
        from mapping.leaflet.standalone import standalone_html  # noqa: PLC0415

        return standalone_html(state, session.atlas()).encode()
    from mapping.printing import sheet  # noqa: PLC0415

    return sheet(state, session.atlas(), kind)
