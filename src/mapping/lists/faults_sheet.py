"""The first sheet of a marked workbook: every fault in a row, with a link to its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

from mapping.cartography.look import light
from mapping.i18n import translator
from mapping.lists.marking import LOOKS
from mapping.lists.own_workbook import Wardrobe, put
from mapping.lists.workbook import FONT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.i18n import Translate
    from mapping.intake.analysis import Analysis
    from mapping.lists.marking import Spot
    from mapping.sentences import Severity

MOST_FAULTS: Final = 20_000
"""Faults that are listed; how many more there are is said below them."""
_WIDTHS = (8, 10, 18, 26, 58, 58)
_HEADING_ROW = 6


def add_faults_sheet(  # noqa: PLR0913, PLR0917 - what the sheet tells
    book: Any, title: str, analysis: Analysis, spots: Sequence[Spot], lang: str, lost: Sequence[str] = ()
) -> None:
    """Put a sheet before the others that says how many rows were taken, what the marks mean, and names every fault.

    ``title``: the sheet that the spots are in; ``lost``: what the workbook held and this one does not. Faults of the
    list as a whole stand at the end, without a link.
    """
    t = translator(lang)
    page = book.create_sheet(_free(t("检查结果"), book.sheetnames), 0)
    book.active = 0
    for other in book.worksheets[1:]:
        other.sheet_view.tabSelected = False
    _head(page, analysis, t)
    if lost:
        kinds = t("、").join(map(t, lost))
        put(page.cell(_HEADING_ROW - 1, 1), t("这一份没有带上您文件里的{kinds}；您的原件没有改动", kinds=kinds))
        page.cell(_HEADING_ROW - 1, 1).font = Font(name=FONT)
    row, wardrobe = _HEADING_ROW + 1, Wardrobe()
    placed = {id(spot.fault) for spot in spots}
    for spot in spots[:MOST_FAULTS]:
        fault = spot.fault
        where = f"{get_column_letter(spot.column)}{spot.row}"
        column = fault.place.column or t("整行")
        told = (fault.problem(lang), fault.remedy(lang))
        _row(page, row, (spot.line, where, column, fault.value or "", *told), fault.severity, wardrobe)
        target = "'" + title.replace("'", "''") + f"'!{where}"
        page.cell(row, 2).hyperlink = Hyperlink(ref=f"B{row}", location=target)
        wardrobe.dress(page.cell(row, 2), _as_link, _as_link)
        row += 1
    for fault in [fault for fault in analysis.issues if id(fault) not in placed][:MOST_FAULTS]:
        cells = ("", "", fault.place.column or "", fault.value or "", fault.told(lang), "")
        _row(page, row, cells, fault.severity, wardrobe)
        row += 1
    if len(spots) > MOST_FAULTS:
        put(page.cell(row + 1, 1), t("另有 {n} 处没有列出", n=f"{len(spots) - MOST_FAULTS:,}"))
    page.auto_filter.ref = f"A{_HEADING_ROW}:{get_column_letter(len(_WIDTHS))}{max(row - 1, _HEADING_ROW)}"


def _free(title: str, taken: Sequence[str]) -> str:
    known = {name.casefold() for name in taken}
    return next(name for name in (title, *(f"{title} {n}" for n in range(2, 1000))) if name.casefold() not in known)


def _head(page: Any, analysis: Analysis, t: Translate) -> None:
    counts = t(
        "共 {uploaded} 行：收下 {accepted} 行，{rejected} 行待改正",
        uploaded=f"{analysis.uploaded:,}",
        accepted=f"{len(analysis.accepted):,}",
        rejected=f"{len(analysis.rejected):,}",
    )
    put(page.cell(1, 1), analysis.file)
    page.cell(1, 1).font = Font(name=FONT, bold=True, size=14)
    put(page.cell(2, 1), counts)
    page.cell(2, 1).font = Font(name=FONT)
    for row, look in enumerate(LOOKS.values(), start=3):
        sample = page.cell(row, 1)
        look.put_on(sample)
        put(page.cell(row, 2), t(look.name))
        page.cell(row, 2).font = Font(name=FONT)
    headings = (t("行"), t("单元格"), t("列"), t("值"), t("问题"), t("办法"))
    for column, (heading, width) in enumerate(zip(headings, _WIDTHS, strict=True), start=1):
        cell = page.cell(_HEADING_ROW, column)
        put(cell, heading)
        cell.font = Font(name=FONT, bold=True)
        cell.fill = PatternFill("solid", fgColor=light("book-heading").lstrip("#"))
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = f"A{_HEADING_ROW + 1}"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _row(page: Any, row: int, cells: Sequence[str | int], severity: Severity, wardrobe: Wardrobe) -> None:
    for column, value in enumerate(cells, start=1):
        if value != "":
            cell = page.cell(row, column)
            put(cell, value)
            wardrobe.dress(cell, _as_text, _as_text)
    wardrobe.dress(page.cell(row, 1), severity, LOOKS[severity].put_on)


def _as_text(cell: Any) -> None:
    cell.font = Font(name=FONT)
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")


def _as_link(cell: Any) -> None:
    cell.font = Font(name=FONT, color=light("link").lstrip("#"), underline="single")
