"""Files that come of a checked list: the workbook with marks, the rows that wait, the rows that are clean."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from mapping.i18n import translator
from mapping.ui.frame.download import Button, download

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.intake.found import Analysis
    from mapping.intake.pages import Page
    from mapping.ui.intake.desk import Desk, Handed
    from mapping.view import View


def files(lying: Desk, found: Analysis, view: View) -> None:
    """Offer the files that there is something in."""
    handed = lying.handed
    if handed is None:
        return
    t, lang, stem = translator(view.lang), view.lang, PurePath(handed.name).stem
    offered = []
    if found.issues:
        marked = Button("intake_marked", t("标出问题的工作簿"), t("{name}_标注", name=stem), "xlsx", lang)
        offered.append((marked, partial(_marked, handed, found, lang)))
    if found.rejected:
        waiting = Button("intake_waiting", t("待改的行 XLSX"), t("{name}_待改", name=stem), "xlsx", lang)
        offered.append((waiting, partial(_waiting, handed, found, lang)))
    if found.accepted:
        clean = Button("intake_clean", t("可用的行 CSV"), t("{name}_可用", name=stem), "csv", lang)
        offered.append((clean, partial(_clean, found)))
    for button, make in offered:
        download(button, make)


def _pages(handed: Handed, found: Analysis) -> Sequence[Page]:
    return handed.pages([column.heading for column in found.columns if column.heading])


def _marked(handed: Handed, found: Analysis, lang: str) -> bytes:
    from mapping.lists.marked import marked_workbook  # noqa: PLC0415 - few readers ask for it

    pages = _pages(handed, found)
    return marked_workbook(handed.content if isinstance(handed.content, bytes) else pages, found, lang, pages)


def _waiting(handed: Handed, found: Analysis, lang: str) -> bytes:
    from mapping.lists.marked import rejected_workbook  # noqa: PLC0415 - as above

    return rejected_workbook(_pages(handed, found), found, lang)


def _clean(found: Analysis) -> bytes:
    from mapping.lists.accepted import accepted_csv  # noqa: PLC0415 - as above

    return accepted_csv(found)
