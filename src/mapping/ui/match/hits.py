"""The ranked units and parks of 产业选址, with their reasons, and the workbook of both."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from mapping.cartography.layers.score import shortened
from mapping.cartography.wording.method import method
from mapping.cartography.wording.no_match import why_nothing
from mapping.i18n import translator
from mapping.ui import address, session
from mapping.ui.frame.download import Button, download
from mapping.ui.frame.pressable import pressable
from mapping.ui.match.told import business_rows, left_out, park_rows, unit_rows
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.cartography.spec import MapSpec
    from mapping.insight.match.ranking import Match
    from mapping.ui.match.asking import Asking
    from mapping.view import View

TAB = "match_tab"
UNITS, PARKS = "units", "parks"
PARKS_SHOWN = 15
"""Parks of the list that are in view before the rest is unfolded."""


def show_hits(asking: Asking, spec: MapSpec) -> bool:
    """Show the hits, or why there are none; tell whether the reader looks at the parks."""
    found, lang = asking.found, asking.names.lang
    t = translator(lang)
    if not found.units and not found.parks and not found.only_by_industry:
        _none(asking)
        return False
    tabs = _tabs(found, lang)
    opened = st.session_state.get(TAB)
    if opened not in [tab["name"] for tab in tabs]:
        opened = UNITS
    told = {
        "tabs": tabs,
        "opened": opened,
        "units": _units(asking, spec.unit),
        "units_apart": unit_rows(asking, found.units_by_industry),
        "parks": park_rows(asking, found.parks),
        "parks_apart": park_rows(asking, found.parks_by_industry),
        "shown": PARKS_SHOWN,
        "businesses": business_rows(asking),
        "rest": left_out(asking),
        "year": _year(asking),
    }
    pressable("match_answer", render("match/answer.html", lang, **told), partial(_press, spec.unit))
    button = Button(
        "match_xlsx",
        t("下载 XLSX（单元、园区、理由、识别词、权重）"),
        stem=f"{t('产业选址')}_{shortened(found.text, 16)}_{spec.edition}",
        ending="xlsx",
        lang=lang,
        icon=":material/download:",
        width="stretch",
    )
    download(button, partial(_workbook, found, asking.view))
    st.html(render("match/method.html", lang, rules=method(asking.catalog, asking.names)))
    return bool(opened == PARKS)


def _tabs(found: Match, lang: str) -> list[dict[str, str]]:
    t = translator(lang)
    units, parks = t("布局单元 {n}", n=len(found.units)), t("园区 {n}", n=len(found.parks))
    if found.only_by_industry:
        units, parks = t("布局单元"), t("园区")
    tabs = [{"name": UNITS, "label": units}, {"name": PARKS, "label": parks}]
    if found.businesses:
        tabs.append({"name": "each", "label": t("逐项 {n}", n=len(found.businesses))})
    return tabs


def _none(asking: Asking) -> None:
    told = {
        "found": asking.found,
        "year": _year(asking),
        "causes": why_nothing(asking.catalog, asking.found, asking.names),
        "rules": method(asking.catalog, asking.names),
    }
    st.html(render("match/none.html", asking.names.lang, **told))


def _units(asking: Asking, chosen: str | None) -> list[dict[str, Any]]:
    """Return the ranked units as the list shows them."""
    rows = unit_rows(asking, asking.found.units)
    ties = Counter(row["score"].rank for row in rows)
    return [row | {"tied": ties[row["score"].rank] > 1, "chosen": row["score"].unit.unit_id == chosen} for row in rows]


def _press(chosen: str | None, pressed: str) -> None:
    """Open a tab, or choose a unit on the map; the one that is ``chosen`` is let go."""
    kind, _, name = pressed.partition(":")
    if kind == "tab":
        st.session_state[TAB] = name
    else:
        address.decide(unit=None if name == chosen else name)


def _year(asking: Asking) -> str:
    return asking.catalog.edition(asking.view.edition).year


def _workbook(found: Match, view: View) -> bytes:
    from mapping.lists.match import match_workbook  # noqa: PLC0415 - only those who export need it

    return match_workbook(found, session.atlas().catalog, view)
