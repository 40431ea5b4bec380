"""What came of a list that was loaded, in words, with what is wrong in it; and the way to let go of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from mapping.cartography.wording.firms import CLASS_LABELS, MADE_UP, PLACE_LABELS
from mapping.faults import shown
from mapping.i18n import translator
from mapping.ui import session
from mapping.ui.firms.desk import desk, release
from mapping.ui.frame.download import Button, download
from mapping.ui.frame.pressable import pressable
from mapping.ui.intake.seen import Counts, page_of
from mapping.ui.render import render

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mapping.faults import Fault
    from mapping.firms.load.report import LoadReport
    from mapping.ui.intake.seen import Seen
    from mapping.view import View

KEY: Final = "firms_report"
_ALL: Final = "*"
_DATUM_NAMES: Final = {"wgs84": "WGS-84", "gcj02": "GCJ-02", "bd09": "BD-09"}


def report(view: View) -> None:
    """Show what came of the session's own list; nothing where it sees another."""
    found, t = desk().report, translator(view.lang)
    if found is None:
        return
    with st.container(horizontal=True, key="firms_report_box", gap="small"):
        pressable(KEY, render("firms/report.html", view.lang, **_told(found, desk().seen, view.lang)), _choose)
        with st.container(horizontal=True, gap="xsmall", key="firms_report_files", width="content"):
            if found.issues:
                label = t("问题清单 CSV")
                button = Button("firms_issues", label, t("企业名录_问题"), "csv", view.lang, icon=":material/download:")
                download(button, partial(_issues, found, view))
            st.button(t("移除这份名录"), key="firms_release", icon=":material/delete:", on_click=release)


def _told(found: LoadReport, seen: Seen, lang: str) -> dict[str, Any]:
    t, counts = translator(lang), Counts.of(found.issues)
    page = page_of(seen.asked.of(found.issues), seen.pages.get(KEY, 0))
    datums = {datum for datum in found.datums.values() if datum}
    return {
        "found": found,
        "placed": _by(found.placed, found.unplaced, PLACE_LABELS, lang),
        "classed": _by(found.classed, found.unclassed, CLASS_LABELS, lang),
        "datum": t("、").join(_DATUM_NAMES[datum] for datum in sorted(datums)),
        "sign": t(MADE_UP) if found.made_up else "",
        "page": page,
        "rows": [_row(fault, lang) for fault in page.rows],
        "total": sum(found.counts.values()),
        "filters": [
            ("code", t("问题"), _options(counts.codes, seen.asked.code, lambda key: counts.told(key, lang))),
            ("column", t("列"), _options(counts.columns, seen.asked.column, lambda key: key or t("整行"))),
        ],
    }


def _by(counts: Mapping[str, int], rest: int, labels: Mapping[str, str], lang: str) -> list[tuple[str, int]]:
    t = translator(lang)
    return [(t(labels[basis]), count) for basis, count in (*counts.items(), ("none", rest)) if count]


def _options(
    counts: Mapping[str, int], chosen: str | None, label: Callable[[str], str]
) -> list[tuple[str, str, int, bool]]:
    return [(key, shown(label(key)), count, key == chosen) for key, count in counts.items()]


def _row(fault: Fault, lang: str) -> dict[str, Any]:
    return {
        "file": fault.place.file,
        "lines": fault.place.lines[:3],
        "column": fault.place.column,
        "value": None if fault.value is None else shown(fault.value),
        "problem": fault.problem(lang),
        "remedy": fault.remedy(lang),
    }


def _choose(said: str) -> None:
    """Ask for other faults, or turn the page."""
    seen = desk().seen
    what, _, value = said.partition("=")
    kind, _, of = what.partition(":")
    if kind == "page" and value.isdecimal():
        seen.pages[KEY] = int(value)
    elif kind == "filter" and of in {"code", "column"}:
        seen.asked = replace(seen.asked, **{of: None if value == _ALL else value})
        seen.pages[KEY] = 0


def _issues(found: LoadReport, view: View) -> bytes:
    from mapping.lists.columns.column import Wording, file_table  # noqa: PLC0415 - few readers ask for it
    from mapping.lists.columns.faults import OF_FILES  # noqa: PLC0415 - as above
    from mapping.lists.csv_file import csv_bytes  # noqa: PLC0415 - as above

    return csv_bytes(*file_table(OF_FILES, found.issues, Wording.of(session.atlas().catalog, view)))
