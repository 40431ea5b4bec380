"""Rows that are there already, in our table or further up in the list: both sides, and what is to become of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mapping.cartography.wording.names import Names
from mapping.cartography.wording.typography import display
from mapping.catalog.columns import SEPARATOR
from mapping.catalog.labels import LABEL_SETS
from mapping.i18n import message, translator
from mapping.intake.wishes import CHOICES
from mapping.ui.frame.pressable import pressable
from mapping.ui.frame.unit_choices import unit_choices
from mapping.ui.intake.desk import desk
from mapping.ui.intake.seen import A_PAGE, page_of
from mapping.ui.render import render
from mapping.ui.session import atlas

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mapping.intake.found import Analysis, DuplicateFound
    from mapping.intake.wishes import Choice
    from mapping.ui.intake.desk import Desk
    from mapping.view import View

CHOICE_LABELS: Final[Mapping[Choice, str]] = {
    "ours": message("留已有的"),
    "theirs": message("用这一行"),
    "both": message("两个都留"),
}
COLUMNS: Final[Mapping[str, tuple[str, str | None]]] = {
    "list": (message("清单"), "list"),
    "name_zh": (message("名称"), None),
    "name_en": (message("英文名称"), None),
    "unit_id": (message("所属区"), None),
    "kind": (message("类型"), "park_kind"),
    "level": (message("级别"), "park_level"),
    "industries": (message("产业"), None),
    "area_km2": (message("面积 km²"), None),
    "since": (message("设立年份"), None),
    "date": (message("时间"), None),
    "address": (message("地址"), None),
    "lon": (message("经度"), None),
    "lat": (message("纬度"), None),
    "precision": (message("点位精度"), "precision"),
}
"""Column of the tables -> what it is called here, and the set of labels that its values are of."""


def step(lying: Desk, found: Analysis, view: View) -> tuple[str, str, int, str, Callable[[], None]] | None:
    """Return the step of the duplicates; nothing waits in it, since the first that was there stays."""
    if not found.duplicates and not found.near:
        return None
    t = translator(view.lang)
    decided = sum(one.row in lying.wishes.duplicates for one in found.duplicates)
    state = (
        t("{n} 行，逐个定了 {m} 行", n=len(found.duplicates), m=decided)
        if decided
        else t("{n} 行", n=len(found.duplicates))
    )
    return "duplicates", message("重复"), 0, state, lambda: _show(lying, found, view)


def _show(lying: Desk, found: Analysis, view: View) -> None:
    t = translator(view.lang)
    page = page_of(found.duplicates, lying.seen.pages.get("duplicates", 0))
    html = render(
        "intake/duplicates.html",
        view.lang,
        page=page,
        rows=[_row(one, view.lang) for one in page.rows],
        near=found.near[:A_PAGE],
        near_count=len(found.near),
        choices=[(choice, t(CHOICE_LABELS[choice])) for choice in CHOICES],
        others=lying.wishes.others,
        single=len(lying.wishes.duplicates),
    )
    pressable("intake_duplicates", html, choose)


def _row(one: DuplicateFound, lang: str) -> dict[str, Any]:
    """Return both sides, cell by cell, of what either side has filled."""
    t = translator(lang)
    cells = [
        (t(name), _cell(one.our_cells, column, lang), _cell(one.their_cells, column, lang))
        for column, (name, _) in COLUMNS.items()
        if column in one.our_cells or column in one.their_cells
    ]
    return {"one": one, "cells": cells}


def _cell(cells: Mapping[str, str], column: str, lang: str) -> str:
    """Return a cell of the tables in the reader's words."""
    text, labels = cells.get(column, ""), COLUMNS[column][1]
    if column == "unit_id":
        return unit_choices(atlas().catalog, lang).get(text, text)
    if column == "industries":
        return display(translator(lang)("、").join(text.split(SEPARATOR)))
    if labels and text in LABEL_SETS[labels]:
        return Names(lang).value(labels, text)
    return display(text)


def choose(said: str) -> None:
    """Decide about one row or all of them, or turn the page."""
    lying = desk()
    what, _, value = said.rpartition("=")
    kind, _, of = what.partition(":")
    if kind == "page":
        lying.seen.pages[of] = int(value)
    elif value not in CHOICES:
        return
    elif kind == "all":
        lying.decide(others=value, duplicates={})
    elif kind == "row" and of.isdigit():
        lying.decide(duplicates={**lying.wishes.duplicates, int(of): value})
