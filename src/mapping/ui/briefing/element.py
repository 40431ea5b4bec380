"""The pages of the briefing as an element: the browser keeps them, shows them and changes them.

It reports what it keeps, which pictures it wants and what file was opened; the run that follows answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from mapping.documents.registry import SHEETS
from mapping.documents.request import LONGEST, DocumentRequest
from mapping.errors import MappingError
from mapping.i18n import LANGUAGES, message, translator
from mapping.leaflet.payload import dumps
from mapping.leaflet.publish import bundled, styles_of
from mapping.printing.style import PAPERS
from mapping.ui import address, publication, session
from mapping.ui.briefing.files import kinds
from mapping.ui.briefing.held import MOST_BYTES, Held, held, opened
from mapping.ui.briefing.pictures import pictures
from mapping.ui.frame import handover
from mapping.ui.frame.export.desk import MOST_TEMPLATE
from mapping.ui.frame.loader import loader
from mapping.ui.guide.files import words_of
from mapping.ui.publication import FOR_ALL, made_once

if TYPE_CHECKING:
    from mapping.view import View

KEY = "briefing_pages"
_HELD, _HEARD, _WANTED, _ANSWER = "briefing_held", "briefing_heard", "briefing_wanted", "briefing_answer"
"""Session state: the copy of the briefing, the last report heard of, what it wants, the answer to a file."""
_ADDABLE = ("cover", "contents")
PAPER_NAMES = {
    "16:9": message("16:9"),
    "a4": message("A4 横"),
    "a4-portrait": message("A4 竖"),
    "a3": message("A3 横"),
    "a3-portrait": message("A3 竖"),
}

_pages = st.components.v2.component(
    "wuhan_briefing_pages", js=loader("mountSorter", "简报未能载入"), isolate_styles=False
)


def held_here() -> Held:
    """Return what this session has been told of the briefing."""
    copy: Held = st.session_state.get(_HELD, Held(DocumentRequest()))
    return copy


def pages(view: View) -> None:
    """Show the pages; answers the last report with the pictures that it wants."""
    n, wanted = st.session_state.get(_WANTED, (0, ()))
    made = pictures(held_here(), wanted)
    st.session_state[_WANTED] = (n, ())
    data = {
        "assets": assets(view.plain),
        "heard": st.session_state.get(_HEARD, 0),
        "visit": handover.visit(),
        "made": {"n": n, "pages": made},
        "answer": st.session_state.get(_ANSWER),
    }
    _pages(key=KEY, data=data, height="content", on_report_change=_take)


def _take() -> None:
    """Take over a report of the browser, before the run that it causes."""
    report = (st.session_state.get(KEY) or {}).get("report")
    if not isinstance(report, dict):
        return
    n, edition = int(report.get("n", 0)), session.atlas().catalog.newest_edition
    st.session_state[_HEARD] = n
    if isinstance(kept := report.get("kept"), str):
        st.session_state[_HELD] = held(kept, edition)
    wanted = [str(one).partition(" ") for one in report.get("wanted") or ()]
    st.session_state[_WANTED] = (n, [(int(place), name) for place, _, name in wanted if place.isdecimal()])
    if isinstance(file := report.get("opened"), dict):
        st.session_state[_ANSWER] = _answer(n, str(file.get("name")), str(file.get("text")))


def _answer(n: int, name: str, text: str) -> dict[str, Any]:
    """Return what a file that was opened holds, or why it cannot be used."""
    try:
        request = opened(text, session.for_files().catalog)
    except MappingError as error:
        t = translator(address.language())
        return {
            "n": n,
            "request": None,
            "told": t("没有打开“{file}”：{why}", file=name, why=error.told(address.language())),
        }
    return {"n": n, "request": request.model_dump(mode="json", exclude_defaults=True), "told": None}


@made_once
def assets(view: View) -> dict[str, str]:
    """Return the addresses of what the page's elements fetch."""
    script = bundled("briefing/briefing.js")
    t, links = translator(view.lang), address.Links(view, session.atlas().catalog)
    words = {
        "lang": view.lang,
        "edition": view.edition,
        "messages": words_of(script, view.lang),
        "languages": LANGUAGES,
        "papers": {
            name: {"width": PAPERS[name].width, "height": PAPERS[name].height, "label": t(label)}
            for name, label in PAPER_NAMES.items()
        },
        "kinds": kinds(),
        "sheets": [sheet for sheet in _ADDABLE if sheet in SHEETS],
        "longest": LONGEST,
        "most": MOST_BYTES,
        "template": MOST_TEMPLATE,
        "atlas": links.page("city"),
    }
    return {
        "module": FOR_ALL.put("briefing.js", script.encode()),
        "css": FOR_ALL.put("briefing.css", styles_of("forms", "briefing")),
        "words": publication.shelf().put(f"briefing.{view.lang}.json", dumps(words).encode()),
    }
