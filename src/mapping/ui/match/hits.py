"""The ranked units and parks of 产业选址, with their reasons, and the workbook of both."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from mapping.cartography.layers.score import shortened
from mapping.cartography.wording.method import method
from mapping.cartography.wording.reasons import reason_text, subject_name
from mapping.i18n import translator
from mapping.ui import address, session
from mapping.ui.frame.download import Button, download
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.cartography.spec import MapSpec
    from mapping.insight.match.ranking import Match, ParkScore, UnitScore
    from mapping.ui.match.asking import Asking
    from mapping.view import View

PARKS_SHOWN = 15
"""Parks of the list that are in view before the rest is unfolded."""


def show_hits(asking: Asking, spec: MapSpec) -> bool:
    """Show the hits, or why there are none; tell whether the reader looks at the parks."""
    found, lang = asking.found, asking.names.lang
    t = translator(lang)
    if not found.units and not found.parks:
        rules = method(asking.catalog, asking.names)
        st.html(render("match/none.html", lang, found=found, year=_year(asking), rules=rules))
        return False
    units, parks = st.tabs(
        [t("布局单元 {n}", n=len(found.units)), t("园区 {n}", n=len(found.parks))],
        key="match_tabs",
        on_change="rerun",
    )
    with units, st.container(key="match_units", gap=None):
        ties = Counter(score.rank for score in found.units)
        for score in found.units:
            _unit(asking, spec, score, tied=ties[score.rank] > 1)
    with parks:
        st.html(_parks(asking))
    button = Button(
        "match_xlsx",
        t("下载 XLSX（单元、园区、识别词、权重）"),
        stem=f"{t('产业选址')}_{shortened(found.text, 16)}_{spec.edition}",
        ending="xlsx",
        lang=lang,
        icon=":material/download:",
        width="stretch",
    )
    download(button, partial(_workbook, found, asking.view))
    st.html(render("match/method.html", lang, rules=method(asking.catalog, asking.names)))
    return bool(parks.open)


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
                reasons=_reasons(asking, score),
                district=address.Links(asking.view, asking.catalog).page("district", unit=unit_id),
                label=asking.names.unit_label(score.unit),
            )
        )


def _pick(unit_id: str | None) -> None:
    address.decide(unit=unit_id)


def _year(asking: Asking) -> str:
    return asking.catalog.edition(asking.view.edition).year


def _parks(asking: Asking) -> str:
    lang, links = asking.names.lang, address.Links(asking.view, asking.catalog)
    ties = Counter(score.rank for score in asking.found.parks)
    rows = [
        {
            "score": score,
            "tied": ties[score.rank] > 1,
            "name": asking.names.park(score.park),
            "unit": asking.names.unit_tiny(asking.catalog.unit(score.park.unit_id)) if score.park.unit_id else None,
            "level": asking.names.value("park_level", score.park.level) if score.park.level else None,
            "reasons": _reasons(asking, score),
            "later": asking.catalog.is_later(score.park, asking.view.edition),
            "link": links.page("finder", park=score.park.park_id, later=asking.view.later),
        }
        for score in asking.found.parks
    ]
    return render("match/parks.html", lang, rows=rows, shown=PARKS_SHOWN, year=_year(asking))


def _reasons(asking: Asking, score: UnitScore | ParkScore) -> list[dict[str, Any]]:
    return [
        {
            "text": reason_text(asking.catalog, reason, asking.names),
            "points": reason.points,
            "industry": reason.subject.industry_id,
            "subject": subject_name(asking.catalog, reason.subject, asking.names),
        }
        for reason in score.reasons
    ]


def _workbook(found: Match, view: View) -> bytes:
    from mapping.lists.match import match_workbook  # noqa: PLC0415 - only those who export need it

    return match_workbook(found, session.atlas().catalog, view)
