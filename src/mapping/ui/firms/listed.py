"""The firms that are found, a page of them at a time, with what placed and classed each; and all of them as files."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from mapping.cartography.wording.firms import MADE_UP, unit_name
from mapping.cartography.wording.names import Names
from mapping.i18n import translator
from mapping.insight.statistical import statistical_units
from mapping.lists.columns import firms as columns
from mapping.lists.columns.column import Wording, shown
from mapping.ui.firms.presses import page_of, press
from mapping.ui.frame.download import Button, Made, download
from mapping.ui.frame.pressable import pressable
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.i18n import Translate
    from mapping.insight.firms.model import Firm
    from mapping.ui.firms.asked import Asked

AT_ONCE: Final = 50
"""Firms of a page of the list."""
KEY: Final = "firms_list"


def listed(asked: Asked) -> None:
    """Show a page of the list, and offer all of it."""
    total = asked.store.figures(asked.listed).total.firms
    pages = max(1, -(-total // AT_ONCE))
    number = min(page_of(asked), pages - 1)
    firms = asked.store.firms(asked.listed, AT_ONCE, number * AT_ONCE) if total else ()
    told = {
        "title": _title(asked),
        "total": total,
        "units": _units(asked),
        "cell": asked.query.cell,
        "headings": _headings(asked),
        "rows": [_row(firm, asked) for firm in firms],
        "page": {
            "number": number,
            "pages": pages,
            "first": number * AT_ONCE + 1,
            "last": number * AT_ONCE + len(firms),
        },
        "sign": translator(asked.lang)(MADE_UP) if asked.store.source.made_up else "",
    }
    with st.container(key="firms_list_box", gap="small"):
        pressable(KEY, render("firms/list.html", asked.lang, **told), press)
        if total:
            _files(asked)


def _title(asked: Asked) -> str:
    t = translator(asked.lang)
    names = Names.of(asked.atlas.catalog, asked.lang)
    if asked.query.cell:
        return t("网格 {cell} 内的企业", cell=asked.query.cell)
    area = bool(asked.place.spec.within)
    if asked.seen.unit is None:
        return t("圈选范围内的企业") if area else t("全市企业")
    unit = unit_name(asked.seen.unit, asked.atlas.catalog, names)
    return t("{unit}在圈选范围内的企业", unit=unit) if area else t("{unit}的企业", unit=unit)


def _units(asked: Asked) -> list[tuple[str, str, bool]]:
    """Return where firms may be listed of: the city, each statistical unit, or no unit."""
    t, names = translator(asked.lang), Names.of(asked.atlas.catalog, asked.lang)
    units = (*statistical_units(asked.atlas.catalog, asked.atlas.geography), "none")
    labels = {unit_id: unit_name(unit_id, asked.atlas.catalog, names) for unit_id in units}
    return [("", t("全市"), asked.seen.unit is None), *((k, v, k == asked.seen.unit) for k, v in labels.items())]


def _headings(asked: Asked) -> list[tuple[str, str, bool]]:
    w = Wording.of(asked.atlas.catalog, asked.view)
    return [(one.id, w.heading(one.brief_heading), one.is_number) for one in shown(columns.ON_PAGE, asked.lang)]


def _row(firm: Firm, asked: Asked) -> dict[str, Any]:
    w = Wording.of(asked.atlas.catalog, asked.view)
    t = w.t
    cells = {one.id: one.text(firm, w) or t(one.unknown) for one in shown(columns.ON_PAGE, asked.lang)}
    return {
        "cells": cells,
        "below": {
            "name": firm.address or "",
            "subsector": t("也可能是：{what}", what=t("、").join(columns.also(firm, w))) if firm.class_also else "",
            "place_basis": _why(firm.place_word, columns.PLACE_CONFIDENCE.text(firm, w), t),
            "class_basis": _why(firm.class_word, columns.CLASS_CONFIDENCE.text(firm, w), t),
        },
        "industry": firm.industry_id,
        "industry_name": columns.INDUSTRY.text(firm, w) or "",
    }


def _why(word: str, confidence: str | None, t: Translate) -> str:
    quoted = t("“{word}”", word=word) if word else ""
    return " · ".join(filter(None, (quoted, confidence)))


def _files(asked: Asked) -> None:
    t = translator(asked.lang)
    stem = "_".join(filter(None, (t(MADE_UP) if asked.store.source.made_up else "", _title(asked))))
    with st.container(horizontal=True, gap="xsmall", key="firms_list_files"):
        for ending, label in (("csv", t("全部 CSV")), ("xlsx", t("全部 XLSX"))):
            button = Button(f"firms_{ending}", label, stem, ending, asked.lang, icon=":material/download:")
            download(button, partial(_file, asked, ending))


def _file(asked: Asked, ending: str) -> bytes | Made:
    from mapping.lists.firms import MOST_IN_WORKBOOK, firm_list_csv, firm_list_xlsx  # noqa: PLC0415 - on demand

    catalog, query, view = asked.atlas.catalog, asked.listed, asked.view
    if ending == "csv":
        return firm_list_csv(catalog, asked.store, query, view)
    today = datetime.now(tz=UTC).astimezone().date()
    made = firm_list_xlsx(catalog, asked.store, query, view, exported=today)
    total = asked.store.figures(query).total.firms
    if total <= MOST_IN_WORKBOOK:
        return made
    t = translator(asked.lang)
    return Made(made, t("表格里是前 {n} 家；全部 {total} 家请存 CSV。", n=f"{MOST_IN_WORKBOOK:,}", total=f"{total:,}"))
