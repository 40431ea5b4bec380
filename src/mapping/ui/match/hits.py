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
from mapping.ui.match.told import business_rows, left_out, park_rows, reasons, unit_rows
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.cartography.spec import MapSpec
    from mapping.insight.match.ranking import Match, UnitScore
    from mapping.ui.match.asking import Asking
    from mapping.view import View

PARKS_SHOWN = 15
"""Parks of the list that are in view before the rest is unfolded."""


def show_hits(asking: Asking, spec: MapSpec) -> bool:
    """Show the hits, or why there are none; tell whether the reader looks at the parks."""
    found, lang = asking.found, asking.names.lang
    t = translator(lang)
    if not found.units and not found.parks and not found.only_by_industry:
        _none(asking)
        return False
    if found.only_by_industry:
        labels = [t("布局单元"), t("园区")]
    else:
        labels = [t("布局单元 {n}", n=len(found.units)), t("园区 {n}", n=len(found.parks))]
    if found.businesses:
        labels.append(t("逐项 {n}", n=len(found.businesses)))
    units, parks, *each = st.tabs(labels, key="match_tabs", on_change="rerun")
    with units:
        _units(asking, spec)
    with parks:
        _parks(asking)
    for tab in each:
        with tab:
            told = {"businesses": business_rows(asking), "rest": left_out(asking)}
            st.html(render("match/businesses.html", lang, **told))
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
    return bool(parks.open)


def _none(asking: Asking) -> None:
    told = {
        "found": asking.found,
        "year": _year(asking),
        "causes": why_nothing(asking.catalog, asking.found, asking.names),
        "rules": method(asking.catalog, asking.names),
    }
    st.html(render("match/none.html", asking.names.lang, **told))


def _units(asking: Asking, spec: MapSpec) -> None:
    """Show the ranked units, and apart from them those that share the industry and no more."""
    found = asking.found
    with st.container(key="match_units", gap=None):
        ties = Counter(score.rank for score in found.units)
        for score in found.units:
            _unit(asking, spec, score, tied=ties[score.rank] > 1)
    _by_industry(asking, unit_rows(asking, found.units_by_industry), alone=not found.units)


def _by_industry(asking: Asking, rows: list[dict[str, Any]], *, alone: bool) -> None:
    """Show the places that share the industry and no more: folded, where others come closer."""
    if rows or alone:
        told = {"rows": rows, "alone": alone, "year": _year(asking)}
        st.html(render("match/by_industry.html", asking.names.lang, **told))


def _unit(asking: Asking, spec: MapSpec, score: UnitScore, *, tied: bool) -> None:
    """Show one unit: a button that chooses it on the map, then its score and reasons."""
    lang, unit_id = asking.names.lang, score.unit.unit_id
    t = translator(lang)
    rank = t("并列 {rank}", rank=score.rank) if tied else str(score.rank)
    chosen = spec.unit == unit_id
    with st.container(key=f"match_unit_{unit_id}", gap=None):
        st.button(
            f"**{rank}** {asking.names.unit_label(score.unit)}",
            key=f"match_pick_{unit_id}",
            type="tertiary",
            width="stretch",
            on_click=_pick,
            args=(None if chosen else unit_id,),
        )
        st.html(
            render(
                "match/unit.html",
                lang,
                score=score,
                chosen=chosen,
                groups=reasons(asking, score),
                district=address.Links(asking.view, asking.catalog).page("district", unit=unit_id),
                label=asking.names.unit_label(score.unit),
            )
        )


def _pick(unit_id: str | None) -> None:
    address.decide(unit=unit_id)


def _year(asking: Asking) -> str:
    return asking.catalog.edition(asking.view.edition).year


def _parks(asking: Asking) -> None:
    """Show the ranked parks, and apart from them those that share the industry and no more."""
    found = asking.found
    if found.parks:
        told = {"rows": park_rows(asking, found.parks), "shown": PARKS_SHOWN, "year": _year(asking)}
        st.html(render("match/parks.html", asking.names.lang, **told))
    _by_industry(asking, park_rows(asking, found.parks_by_industry), alone=not found.parks)


def _workbook(found: Match, view: View) -> bytes:
    from mapping.lists.match import match_workbook  # noqa: PLC0415 - only those who export need it

    return match_workbook(found, session.atlas().catalog, view)
