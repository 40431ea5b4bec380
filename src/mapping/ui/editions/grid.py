"""The grid of the draft as an element: the browser shows and changes it at once, and tells what was done in order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from mapping.cartography.wording.names import Names
from mapping.leaflet.payload import dumps
from mapping.leaflet.publish import bundled, styles_of
from mapping.ui import address, session
from mapping.ui.editions import drafting
from mapping.ui.editions.words import new_unit_json, vocabulary_json, words_json
from mapping.ui.frame import handover
from mapping.ui.frame.loader import loader
from mapping.ui.guide.files import words_of
from mapping.ui.publication import FOR_ALL
from mapping.ui.workspace import held

if TYPE_CHECKING:
    from mapping.insight.editions.history import History
    from mapping.view import View

KEY = "edition_grid"
_HEARD = "edition_heard"
"""Session state: the last report that was heard of."""

_grid = st.components.v2.component(
    "wuhan_edition_grid", js=loader("mountBoard", "推演稿未能载入"), isolate_styles=False
)


def grid(view: View, unit: str | None = None) -> None:
    """Show the grid, with the list of the unit that is chosen on the map marked; without a draft, how one is begun."""
    steps = drafting.history()
    data = {
        "assets": _assets(view.lang),
        "heard": st.session_state.get(_HEARD, 0),
        "done": drafting.done(),
        "visit": handover.visit(),
        "draft": steps and _draft(steps, view),
        "told": drafting.told(),
        "saved": drafting.saved(),
        "workspace": held.token(),
        "unit": unit,
    }
    _grid(key=KEY, data=data, height="content", on_report_change=_take)


def _take() -> None:
    """Take over a report of the browser, before the run that it causes."""
    report = (st.session_state.get(KEY) or {}).get("report")
    if isinstance(report, dict):
        st.session_state[_HEARD] = int(report.get("n", 0))
        drafting.take(report.get("orders") or ())


def _draft(steps: History, view: View) -> dict[str, Any]:
    """Return the draft as the grid shows it, beside what its base says."""
    document, catalog = steps.now, drafting.plain().catalog
    names = Names.of(catalog, view.lang)
    return {
        "name": document.name_zh,
        "base": document.base,
        "baseName": names.edition(catalog.edition(document.base)),
        "from": document.valid_from,
        "issuer": document.issuer,
        "lists": [
            {
                "id": lst.list_id,
                "units": lst.units,
                "name": (lst.name_en if view.lang == "en" else "") or lst.name_zh,
                "terms": [
                    {
                        "term": term.term,
                        "industry": term.industry_id,
                        "subsectors": term.subsectors,
                        "statement": term.origin.id if term.origin else None,
                    }
                    for term in lst.terms
                ],
            }
            for lst in document.lists
        ],
        "newUnits": [new_unit_json(catalog, document, new, view.lang) for new in document.new_units],
        "was": {
            unit.unit_id: [(row.term, row.industry_id) for row in catalog.designations_of(unit.unit_id, document.base)]
            for unit in catalog.units
        },
        "canUndo": steps.can_undo,
        "canRedo": steps.can_redo,
        "link": address.Links(replace(view, edition=document.edition), catalog).page("city"),
    }


@st.cache_resource(show_spinner=False)
def script_of_room() -> str:
    """Return the address of the modules of this page's elements."""
    return FOR_ALL.put("editions.js", bundled("editions/editions.js").encode())


@st.cache_resource(show_spinner=False)
def _assets(lang: str) -> dict[str, str]:
    """Return the addresses of what the grid fetches: of the data that all share, so that all may have it."""
    script, catalog = bundled("editions/editions.js"), session.base().catalog
    words = words_json(catalog, lang) | {"messages": words_of(script, lang)}
    return {
        "module": script_of_room(),
        "css": FOR_ALL.put("editions.css", styles_of("forms", "editions")),
        "words": FOR_ALL.put(f"editions.{lang}.json", dumps(words).encode()),
        "vocabulary": FOR_ALL.put(f"vocabulary.{lang}.json", dumps(vocabulary_json(catalog, lang)).encode()),
    }
