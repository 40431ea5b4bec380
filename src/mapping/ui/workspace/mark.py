"""「含导入数据」 in the head of every page: what was taken in, and the way to let go of it again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from mapping.i18n import message, translator
from mapping.ui.workspace import held

if TYPE_CHECKING:
    from mapping.i18n import Translate
    from mapping.insight.additions import Import
    from mapping.insight.editions.document import EditionDocument
    from mapping.view import View

EVERYTHING: Final = "*"
KINDS: Final = {
    "parks": message("园区名录"),
    "lists": message("三清单"),
    "actuals": message("目标实际值"),
    "indicator": message("指标"),
}
"""What lists are called that may be taken in."""
_COUNTED: Final = {"parks": "parks", "lists": "three_lists", "actuals": "actuals", "indicator": "indicator_values"}
"""Kind of list -> the table whose rows count as its own."""


def told(view: View) -> dict[str, Any] | None:
    """Return what the head is told of what was taken in and of the edition that is shown; None where all is as ever."""
    own = held.held()
    if own is None:
        return None
    t, edition = translator(view.lang), own.workspace.edition
    drawn = edition if own.draft == view.edition else None
    if not own.workspace.imports and drawn is None:
        return None
    return {
        "label": t("含导入数据") if own.workspace.imports else "",
        "draft": t("推演稿：{name}", name=_name(drawn, view.lang)) if drawn else "",
        "lists": [{"id": one.import_id, "name": one.file, "told": in_words(one, t)} for one in own.workspace.imports],
        "note": t("只在本次访问中，由使用者提供，未经核实；别人看不到。"),
        "remove": t("移除"),
        "all": t("全部移除"),
        "way": t("数据导入"),
        "close": t("关闭"),
    }


def remove(said: object) -> None:
    """Let go of one list, or of all of them, as the head reports."""
    now = held.current()
    left = () if said == EVERYTHING else tuple(one for one in now.imports if one.import_id != said)
    if left != now.imports:
        held.change(replace(now, imports=left))


def in_words(one: Import, t: Translate) -> str:
    """Return of what a list is, how many rows it has, and of which day it is."""
    rows = len(one.rows.get(_COUNTED.get(one.kind, one.kind), ()))
    return t("{kind} {n} 行，{date}", kind=t(KINDS[one.kind]) if one.kind in KINDS else one.kind, n=rows, date=one.date)


def _name(edition: EditionDocument, lang: str) -> str:
    return (edition.name_en if lang == "en" else None) or edition.name_zh
