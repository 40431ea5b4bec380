"""The frame around every page: style sheet, logo, head, notices, foot."""

from __future__ import annotations

import json
from string import Template
from typing import TYPE_CHECKING

import streamlit as st

from mapping.cartography.resolve import DRAWN_BY_US
from mapping.cartography.wording.describe import describe
from mapping.cartography.wording.sources import is_taken_in
from mapping.i18n import HTML_LANG, translator
from mapping.ui import address, session
from mapping.ui.frame import control_names
from mapping.ui.guide import going
from mapping.ui.render import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mapping.cartography.state import MapState
    from mapping.errors import MappingError
    from mapping.view import View

MOST_NOTICES = 5
"""Sentences above a page: more are not read, and push the page out of sight."""

# Nobody sees an unstyled page: all of it is hidden until the sheet, which shows it, is there, or until the limit. Sent
# with the first run alone: by the second the sheet has come.
_HIDDEN = (
    "<style>@keyframes page-shown { to { visibility: visible; } }"
    '[data-testid="stHeader"], [data-testid="stMain"] { visibility: hidden; animation: page-shown 0s 3s forwards; }'
    "</style>"
)

# A link, because Firefox asks for no sheet that a style element imports once the page stands. At the end of the body,
# so that it comes after whatever styles Streamlit adds to the head; it outlives the pages, so none of them flashes.
# Where it is another sheet than before, the earlier one goes once the new one is there; one that fails goes itself, so
# that the next run asks again.
_SHEET = Template(
    "{const href=new URL('$sheet',document.baseURI).href;"
    "const before=[...document.querySelectorAll('link[data-page-sheet]')];"
    "if(before.at(-1)?.href!==href){const link=document.createElement('link');link.dataset.pageSheet='';"
    "link.onload=()=>before.forEach(old=>old.remove());link.onerror=()=>link.remove();"
    "document.body.append(Object.assign(link,{rel:'stylesheet',href}))}}"
)

# Pieces of our font are asked for by machines that have no Chinese font, and each lays the page out anew when it comes:
# they are named once the browser has nothing else to do, which is after the first map. Safari's engine has no idle
# callbacks; there a pause has to do. The link says when what the page shows has come: pieces are asked for when the
# page is next laid out.
_FACES = Template(
    "if(!document.querySelector('link[data-page-faces]')){const link=document.createElement('link');"
    "link.dataset.pageFaces='';Object.assign(link,{rel:'stylesheet',href:new URL('$faces',document.baseURI).href});"
    "link.onerror=()=>link.remove();"
    "link.onload=()=>requestAnimationFrame(()=>requestAnimationFrame(()=>"
    "document.fonts.ready.then(()=>{link.dataset.pageFaces='come'})));const name=()=>document.body.append(link);"
    "if('requestIdleCallback' in globalThis)requestIdleCallback(name,{timeout:3000});else setTimeout(name,300)}"
)

_ASKED = "files_asked_for"
_NAMED_IN = "controls_named_in"
"""Session state: the language in which the browser was told the names of controls."""
_AHEAD = (
    "for(const[as,href]of $files)document.head.append(Object.assign(document.createElement('link'),"
    "{rel:'preload',as,href},as=='fetch'?{crossOrigin:'anonymous'}:{}));"
    "import(new URL('$module',document.baseURI)).catch(()=>{});"
)


def frame(files: Callable[[View], Mapping[str, str]] | None = None) -> None:
    """Style the page and show the logo. The style sheet is linked, so that it is not sent with every rerun.

    ``files`` gives the addresses of a map's files in a plain view; the browser asks for them at once. None: no map.
    """
    first = _ASKED not in st.session_state
    if first:
        session.restore()
    view = address.view(session.atlas().catalog)
    lang = view.lang
    going.go_on(view, session.atlas().catalog)
    # Streamlit says that every page is English, which makes a screen reader misread Chinese.
    script = f'document.documentElement.lang="{HTML_LANG[lang]}";' + _SHEET.substitute(sheet=session.stylesheet())
    if st.session_state.get(_NAMED_IN) != lang:
        st.session_state[_NAMED_IN] = lang
        script += control_names.script(lang)
    if first:
        st.session_state[_ASKED] = True
        script += _FACES.substitute(faces=session.font_faces()) + _ahead(files(view) if files else {})
    with st.container(key="page_language"):  # out of the flow by the style sheet
        if first:
            st.html(_HIDDEN)
        st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
    logo = "logo-en.svg" if lang == "en" else "logo.svg"
    st.logo(session.static_address(logo), size="large")


def _ahead(addresses: Mapping[str, str]) -> str:
    """Return a script that asks for the element's files before the element itself has come.

    Otherwise they are fetched one after the other: Streamlit's part for elements, our modules, what those ask for.
    """
    files = [["fetch", addresses[name]] for name in ("world", "book", "css") if name in addresses]
    return Template(_AHEAD).substitute(files=json.dumps(files), module=session.module())


def notices(problems: Iterable[MappingError], warnings: Iterable[str], lang: str) -> None:
    """Show what the reader must know of: what is wrong in the address or with what was entered, then ``warnings``.

    Of many sentences the first few are shown; nothing where there are none.
    """
    listed = (*(error.told(lang) for error in (*problems, *session.left())), *warnings)
    if len(listed) > MOST_NOTICES:
        more = translator(lang)("另有 {n} 处问题未列出；改好上面几处后再看。", n=len(listed) - MOST_NOTICES)
        listed = (*listed[:MOST_NOTICES], more)
    if listed:
        st.html(render("frame/notices.html", lang, notices=listed))


def foot(state: MapState) -> None:
    """Show the map in words, its sources and the boundary statement."""
    links = address.Links(state.spec.view, session.atlas().catalog)
    told = {"sentences": describe(state), "drawn": _drawn(), "links": links, "taken_in": is_taken_in}
    st.html(render("frame/foot.html", state.spec.lang, state=state, **told))


def _drawn() -> tuple[str, ...]:
    """Return the ids of the sources of what is drawn, as against what is told."""
    return (session.atlas().boundary_source, *DRAWN_BY_US)
