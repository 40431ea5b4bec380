"""The page head: title and source at the left; geography, edition, language and export at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from mapping.cartography.wording.names import Names
from mapping.documents.naming import SHEET_LABELS
from mapping.documents.request import PageSpec
from mapping.i18n import HTML_LANG, LANGUAGES, message, translator
from mapping.ui import address, session
from mapping.ui.frame import adding, handover
from mapping.ui.frame.export.panel import Shown, ask, of_area, panel
from mapping.ui.frame.export.words import export_words
from mapping.ui.frame.layout import notices
from mapping.ui.frame.loader import loader
from mapping.ui.guide import going
from mapping.ui.guide.files import guide_assets, want_index
from mapping.ui.render import render
from mapping.ui.workspace import briefing, held, mark

if TYPE_CHECKING:
    from mapping.cartography.state import MapState
    from mapping.view import View

TOOLS = "page_choices"
_SAVE = ("import", "editions")
"""Pages that save a workspace as a file (`ui/saving/panel.py`)."""
GEOGRAPHIES = {"unit": message("布局单元"), "district": message("行政区")}


_element = st.components.v2.component(
    "wuhan_page_head", js=loader("mountHead", "页面工具未能载入"), isolate_styles=False
)
"""The controls as an element of our own: the map answers to them in the browser, in the same frame."""


def head(
    state: MapState, *, geography: bool = False, sheet: MapState | None = None, page: PageSpec | None = None
) -> None:
    """Show the head of a page with a map; ``geography`` offers the administrative view.

    ``page``: what the page shows as a page of a document; without one it is the map that the state was asked for.
    ``sheet``: that page's map where it is resolved already, since it shows a reader's own figures. It stays in the
    session: a file is made of it, and nothing else keeps it.
    """
    spec = state.spec
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="page_head"):
        st.html(render("frame/head.html", spec.lang, state=state))
        groups = [*_editions(spec.view), _languages(spec.lang)]
        if geography:
            groups.insert(0, _geographies(spec.geo, spec.lang))
        shown = page or PageSpec.of(spec)
        added = adding.told(shown, state.headline, own=sheet is not None)
        _tools_with_export(groups, _to_export(shown, state, sheet), added)
    _gone(spec.lang)


def _to_export(page: PageSpec, state: MapState, own: MapState | None) -> Shown:
    """Return what the dialog of files is told. A sheet that is more than its map makes its title itself."""
    if page.sheet == "map":
        return Shown(page, state.headline, file_stem(state), own)
    name = translator(page.lang)(SHEET_LABELS[page.sheet])
    return Shown(page, "", file_stem(state) if name == state.title else f"{name}_{page.edition}", own)


def switches(page: PageSpec, title: str) -> None:
    """Offer what a page without a map has to choose: editions and languages. The choice stays in the address.

    ``page``: what it shows as a page of a document; ``title``: what a file of it is called.
    """
    added = adding.told(page, title, own=False)
    shown = Shown(page, "", f"{title}_{page.edition}")
    _tools_with_export([*_editions(page.view), _languages(page.lang)], shown, added)
    _gone(page.lang)


def choices(view: View) -> None:
    """Offer languages and editions alone, on the page that brings its own files."""
    _tools(view.lang, [*_editions(view), _languages(view.lang)])
    _gone(view.lang)


def _tools_with_export(groups: list[dict[str, Any]], shown: Shown, added: dict[str, Any]) -> None:
    """Show the controls, and the dialog of files where the reader has asked for it."""
    _tools(shown.page.lang, groups, exports=True, added=added)
    panel(_of_area(shown.page) if shown.page.within and of_area() else shown)


def _of_area(page: PageSpec) -> Shown:
    """Return the sheet of the area that is drawn on the page's map."""
    name = translator(page.lang)(SHEET_LABELS["within"])
    return Shown(PageSpec.of(page.map_spec, sheet="within"), "", f"{name}_{page.edition}")


def _tools(
    lang: str, groups: list[dict[str, Any]], *, exports: bool = False, added: dict[str, Any] | None = None
) -> None:
    """Show the controls."""
    t = translator(lang)
    _element(
        key=TOOLS,
        data={
            "assets": {"module": session.module()},
            "groups": groups,
            "export": export_words(lang) if exports else None,
            "visit": handover.visit(),
            "kept": handover.kept_name(),
            "guide": _guide(lang),
            "briefing": added,
            "offline": t("与服务器的连接断了，正在重连；已填写的内容会保留。"),
            **_own(),
        },
        width="content",
        on_edition_change=lambda: _choose_edition(_chosen("edition")),
        on_language_change=lambda: _choose_language(_chosen("language")),
        on_geography_change=lambda: _choose_geography(_chosen("geography")),
        on_export_change=lambda: ask("panel"),
        on_picture_change=lambda: ask("picture"),
        on_briefing_change=lambda: adding.press(_chosen("briefing")),
        on_search_change=want_index,
        on_chosen_change=lambda: going.choose(_chosen("chosen")),
        on_workspace_change=lambda: held.restore(_chosen("workspace")),
        on_saved_change=lambda: briefing.take(_chosen("saved")),
        on_remove_change=lambda: mark.remove(_chosen("remove")),
        on_missing_change=lambda: handover.miss(_chosen("missing")),
        on_resumed_change=lambda: None,  # the run is what is wanted
    )


def _own() -> dict[str, Any]:
    """Return what is told of that which this session has taken in; nothing where it knows of nothing."""
    own, token = session.own(), held.token()
    told = {
        "workspace": token,
        "own": own and own.number,
        "taken": mark.told(address.view(session.atlas().catalog)),
    }
    keeping = {"keeping": briefing.told()} if going.here() in _SAVE else {}
    return keeping if token is None else {**told, **keeping}


def _guide(lang: str) -> dict[str, Any]:
    """Return what the search and the help are told: where their files are, and the words that stand there before."""
    t = translator(lang)
    return {
        "assets": guide_assets(address.view(session.atlas().catalog)),
        "start": going.here() == "city",
        "help": t("使用帮助"),
        "later": bool(address.text_of("later")),
        "search": t("查找单元、园区、产业、图层、页面"),
        "hint": t("查找单元、园区、产业…"),
        "close": t("关闭查找"),
        "waiting": t("正在载入…"),
        "failed": t("查找未能载入，请刷新页面。"),
    }


def _gone(lang: str) -> None:
    """Say that what was handed over is gone, where it is."""
    errors = tuple(filter(None, (handover.gone(), held.gone())))
    if errors:
        notices(errors, (), lang)


def _chosen(name: str) -> object:
    return ((st.session_state.get(TOOLS) or {}).get(name) or {}).get("value")


def _editions(view: View) -> list[dict[str, Any]]:
    """Return the choice of the edition, by the ids that addresses have; none where there is only one.

    A single draft is called one: its id says nothing to a reader.
    """
    t, editions = translator(view.lang), session.atlas().catalog.editions
    only = sum(edition.is_draft for edition in editions) == 1
    draft = Names(view.lang).value("edition_status", "draft")
    options = [
        {"value": edition.edition, "label": draft if only and edition.is_draft else edition.edition}
        for edition in editions
    ]
    choice = {"name": "edition", "label": t("版本"), "value": view.edition, "ofMap": False, "options": options}
    return [choice] if options[1:] else []


def _choose_edition(edition: object) -> None:
    catalog = session.atlas().catalog
    if any(edition == known.edition for known in catalog.editions):
        address.decide(edition=address.unless_newest(str(edition), catalog))


def _languages(lang: str) -> dict[str, Any]:
    options = [{"value": key, "label": name, "lang": HTML_LANG[key]} for key, name in LANGUAGES.items()]
    return {"name": "language", "label": "语言 / Language", "value": lang, "ofMap": False, "options": options}


def _choose_language(lang: object) -> None:
    if lang in LANGUAGES:
        address.choose_language(str(lang))
        address.decide(lang=lang)


def _geographies(geo: str, lang: str) -> dict[str, Any]:
    t = translator(lang)
    options = [{"value": key, "label": t(name)} for key, name in GEOGRAPHIES.items()]
    return {"name": "geography", "label": t("地理口径"), "value": geo, "ofMap": True, "options": options}


def _choose_geography(geo: object) -> None:
    """Take over a choice that the map has not taken, because it was not there yet."""
    if geo in GEOGRAPHIES:
        address.decide(geo=geo, district=None)


def file_stem(state: MapState) -> str:
    """Return a file name that says what the map shows: title, layer and edition."""
    spec, t = state.spec, translator(state.spec.lang)
    parts = (
        state.title,
        None if state.is_plain else state.layer.label,
        state.second.label if state.second else None,
        t(GEOGRAPHIES["district"]) if state.by_district else None,
        spec.edition,
    )
    return "_".join(part for part in parts if part)
