"""Mark cells at fault in a sheet by ground, edge and comment: what keeps a row waiting, and what is only told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Border, PatternFill, Side

from mapping.cartography.look import light
from mapping.cartography.wording.typography import legible
from mapping.i18n import message, translator
from mapping.lists.own_workbook import Wardrobe
from mapping.sentences import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapping.faults import Fault
    from mapping.intake.analysis import Analysis

MOST_COMMENTS: Final = 5000
"""Cells that get a comment; more are only filled, and named on the sheet of faults."""
AUTHOR: Final = message("武汉产业地图")
_MOST_TOLD = 12
"""Faults of one row or cell that are told there."""
_LONGEST_COMMENT = 1000


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell at fault looks: not by its colour alone, so that prints without colours tell it too."""

    name: str
    fill: PatternFill
    border: Border

    def put_on(self, cell: Any) -> None:
        """Give a cell this look."""
        cell.fill, cell.border = self.fill, self.border


def _look(name: str, ground: str, edge: str, style: Literal["medium", "dashed"]) -> Look:
    side = Side(style=style, color=light(edge).lstrip("#"))
    fill = PatternFill("solid", fgColor=light(ground).lstrip("#"))
    return Look(name, fill, Border(left=side, right=side, top=side, bottom=side))


LOOKS: Final[Mapping[Severity, Look]] = {
    Severity.ERROR: _look(message("错误：这一行先不收"), "verdict-bad", "wine", "medium"),
    Severity.WARNING: _look(message("提醒：收下了，请看一看"), "notice", "amber", "dashed"),
}
"""Both ways in which a cell is marked; the name is what the key says."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell at fault: row and column of the sheet from 1, and the fault."""

    row: int
    column: int
    fault: Fault
    line: int
    """Row of the list."""


def mark(page: Any, analysis: Analysis, places: Mapping[int, int], lang: str) -> tuple[Spot, ...]:
    """Mark every cell at fault in a sheet of openpyxl and return where they are.

    ``places``: row of the list -> row of the sheet, where they differ.
    """
    spots = tuple(_spots(page, analysis, places))
    cells: dict[tuple[int, int], list[Fault]] = {}
    for spot in spots:
        cells.setdefault((spot.row, spot.column), []).append(spot.fault)
    wardrobe = Wardrobe()
    for count, ((row, column), faults) in enumerate(cells.items()):
        cell = _first_of_merged(page, row, column)
        is_error = any(fault.severity is Severity.ERROR for fault in faults)
        look = LOOKS[Severity.ERROR if is_error else Severity.WARNING]
        wardrobe.dress(cell, look.name, look.put_on)
        if count < MOST_COMMENTS:
            cell.comment = _comment(cell.comment, in_words(faults, lang, with_column=False), lang)
    return spots


def _spots(page: Any, analysis: Analysis, places: Mapping[int, int]) -> list[Spot]:
    columns: dict[str | None, int] = {}
    for column in analysis.columns:
        columns.setdefault(column.heading, column.index + 1)
    last = page.max_row
    found = []
    for fault in analysis.issues:
        if fault.place.sheet and fault.place.sheet != analysis.sheet:
            continue
        # what is said of a column as a whole is said at its heading
        of_column = fault.place.column in columns and fault.place.column is not None
        for line in fault.place.lines or ((analysis.heading_line,) if of_column else ()):
            row = places.get(line, line)
            if not places or line in places:
                at = columns.get(fault.place.column, 1)
                found += [Spot(row, at, fault, line)] if row <= last else []
    return found


def _first_of_merged(page: Any, row: int, column: int) -> Any:
    """Return a cell; of cells that are shown as one, the first, for only that one can be marked."""
    cell = page.cell(row, column)
    if not isinstance(cell, MergedCell):
        return cell
    for area in page.merged_cells.ranges:
        if (row, column) in area.cells or cell.coordinate in area:
            return page.cell(area.min_row, area.min_col)
    return cell


def _comment(before: Any, text: str, lang: str) -> Comment:
    """Return a comment; what somebody had noted there stays above it."""
    whole = f"{before.text}\n\n{text}" if before is not None else text
    lines = sum(1 + len(line) // 24 for line in whole.splitlines())
    return Comment(legible(whole)[:_LONGEST_COMMENT], translator(lang)(AUTHOR), height=30 + 20 * lines, width=320)


def in_words(faults: Sequence[Fault], lang: str, *, with_column: bool = True) -> str:
    """Return what is wrong with a row or a cell, a line for each fault, those that keep it waiting first."""
    ordered = sorted(faults, key=lambda fault: fault.severity is not Severity.ERROR)
    told = dict.fromkeys(_sentence(fault, lang, with_column=with_column) for fault in ordered)
    return "\n".join(list(told)[:_MOST_TOLD])


def _sentence(fault: Fault, lang: str, *, with_column: bool) -> str:
    """Return what is wrong, without naming file and row again."""
    t = translator(lang)
    said = fault.problem(lang)
    if fault.value and not fault.code.stands_alone:
        said = t("「{value}」{problem}", value=fault.value, problem=said)
    if with_column and fault.place.column is not None:
        said = t("{column}：{problem}", column=fault.place.column, problem=said)
    remedy = fault.remedy(lang)
    return t("{problem}；{remedy}", problem=said, remedy=remedy) if remedy else said
