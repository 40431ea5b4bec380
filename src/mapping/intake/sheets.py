"""Sheets of a workbook that has been counted, as the reading library gives them and the count completes them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from mapping.intake.cells import lines_of, percent_columns
from mapping.intake.merging import merged_in
from mapping.intake.pages import Page, Refusal, RefusedError, clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapping.intake.census import Part
    from mapping.intake.pages import Line

PERCENT = frozenset((0,))
"""The style that a count gives cells which show percent, where it knows no numbers of styles."""


def pages_by_count(
    data: bytes, parts: Mapping[str, Part | None], percent: frozenset[int] = PERCENT
) -> tuple[Page, ...]:
    """Return the sheets of a workbook in its order; ``parts`` are their counts by name, ``percent`` numbers of styles.

    Raises:
        RefusedError: the reader finds what has not been counted, or less than what has been.
        CalamineError: the reader cannot read it.
    """
    names: set[str] = set()
    pages = []
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for number, sheet in enumerate(workbook.sheets_metadata, start=1):
        if sheet.typ is not SheetTypeEnum.WorkSheet:
            continue
        part = parts.get(sheet.name)
        if part is None:  # the reader would read what nobody has counted
            raise RefusedError(Refusal.NO_SPREADSHEET)
        table = workbook.get_sheet_by_name(sheet.name)
        shown = {row: percent_columns(styles, percent) for row, styles in part.styles.items()}
        lines = tuple(lines_of(table.iter_rows(), (table.start or (0, 0))[1], part.unread, shown))
        _check_against(lines, part)
        lines, merged = merged_in(lines, part.merged)
        name = clean(sheet.name)
        if name in names:  # the names differ by what nobody sees
            name = f"{name} ({number})"
        names.add(name)
        hidden = tuple(line.number for line in lines if line.number - 1 in part.hidden)
        is_hidden = sheet.visible is not SheetVisibleEnum.Visible
        pages.append(Page(name, lines, is_hidden=is_hidden, hidden_lines=hidden, merged=merged))
    return tuple(pages)


def _check_against(lines: Sequence[Line], part: Part) -> None:
    """Refuse a sheet of which the reader has found less than the count: they disagree on how it is spelt."""
    found = {line.number - 1: line.cells for line in lines}
    for row, told in part.told.items():
        cells = found.get(row, ())
        if told == (1 << len(cells)) - 1 and "" not in cells:
            continue
        filled = sum(1 << column for column, cell in enumerate(cells) if cell != "")
        if told & ~filled:
            raise RefusedError(Refusal.ODD_WORKBOOK)
