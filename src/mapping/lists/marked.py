"""People's own lists handed back: their workbook with the faults marked, and the rows that wait, to be repaired.

Nothing of a list runs again: formulas come as their values, macros, links to other files, queries and pivot tables are
left behind, and text that looks like a formula stays text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.i18n import LANGUAGES, message, translator
from mapping.intake.pages import Unread
from mapping.intake.rows import letters
from mapping.intake.values.measures import QUANTITIES, measure_in
from mapping.intake.values.numbers import text_of
from mapping.lists.faults_sheet import add_faults_sheet
from mapping.lists.marking import in_words, mark
from mapping.lists.own_workbook import left_behind, of_pages, own_workbook, page_of, saved
from mapping.lists.workbook import Sheet, workbook
from mapping.sentences import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapping.faults import Fault
    from mapping.i18n import Translate
    from mapping.intake.analysis import Analysis
    from mapping.intake.found import ColumnFound
    from mapping.intake.pages import Cell, Page
    from mapping.lists.columns.column import Cell as Written

PROBLEM: Final = message("问题")
"""Heading of the column that `rejected_workbook` adds; after a second try it is not added again."""


def marked_workbook(source: bytes | Sequence[Page], analysis: Analysis, lang: str, pages: Sequence[Page] = ()) -> bytes:
    """Return a list with its faults: filled and commented cells, and a first sheet that names them all with links.

    Args:
        source: the XLSX as it was uploaded, or the pages of what was read (CSV, pasted text, other formats).
        analysis: what came of reading it.
        lang: language of comments and of the sheet of faults.
        pages: the pages of an XLSX; its rows are written afresh where it is too large, or cannot be opened as it is.
    """
    own = own_workbook(source, analysis) if isinstance(source, bytes) else None
    book, page, places = own or of_pages(pages if isinstance(source, bytes) else source, analysis)
    spots = mark(page, analysis, places, lang)
    lost = left_behind(source) if isinstance(source, bytes) else ()
    add_faults_sheet(book, page.title, analysis, spots, lang, lost)
    return saved(book)


def rejected_workbook(pages: Sequence[Page], analysis: Analysis, lang: str) -> bytes:
    """Return the heading and the rows that wait, each with what is wrong in a last column.

    Repaired, it is read like any other list; nobody has to take the last column away, and what stood above the heading
    or in an upper row of it (the unit of measure) is in the heading here.
    """
    t = translator(lang)
    page = page_of(pages, analysis)
    lines = {line.number: line for line in page.lines}
    heading = lines[analysis.heading_line]
    names_of_problems = {translator(one)(PROBLEM) for one in LANGUAGES}
    before = {at for at, cell in enumerate(heading.cells) if cell in names_of_problems}
    waiting = [lines[row] for row in analysis.rejected if row in lines]
    table = [
        [_written(cell) for at, cell in enumerate(cells) if at not in before]
        for cells in (_headings(heading.cells, analysis, t), *(line.cells for line in waiting))
    ]
    width = max(at for cells in table for at, cell in enumerate(cells, start=1) if cell != "")
    (names, *rows) = [[*cells[:width], *[""] * (width - len(cells))] for cells in table]
    problems = _problems(analysis, lang)
    told = [[*cells, problems.get(line.number, "")] for line, cells in zip(waiting, rows, strict=True)]
    return workbook([Sheet(page.name or t("待改正的行"), [*map(str, names), t(PROBLEM)], told)])


def _headings(cells: Sequence[Cell], analysis: Analysis, t: Translate) -> list[Cell]:
    """Return the headings as they were read, each with the unit of its figures where only something else told it."""
    found = {column.index: column for column in analysis.columns}
    width = max(len(cells), *(at + 1 for at in found), 0)
    written: list[Cell] = [*cells, *[""] * (width - len(cells))]
    for at, column in found.items():
        if written[at] != "" or column.heading != letters(at):
            written[at] = _with_measure(column, analysis.indicator, t)
    return written


def _with_measure(column: ColumnFound, indicator: Mapping[str, str], t: Translate) -> str:
    is_figure = str(column.index) == indicator.get("column")
    measure = indicator.get("value_unit") if is_figure else None if column.own else column.measure
    told = not measure or measure in column.heading or any(measure_in(column.heading, one) for one in QUANTITIES)
    return column.heading if told else t("{heading}（{measure}）", heading=column.heading, measure=measure)


def _written(cell: Cell) -> Written:
    """Return a cell as a file holds it: a number as a number, a whole one without its decimals, the rest as text."""
    if isinstance(cell, Unread):
        return cell.shown
    return text_of(cell) if isinstance(cell, bool) else cell


def _problems(analysis: Analysis, lang: str) -> Mapping[int, str]:
    """Return row -> what is wrong with it, errors first."""
    found: dict[int, list[Fault]] = {}
    for fault in sorted(analysis.issues, key=lambda fault: fault.severity is not Severity.ERROR):
        for row in fault.place.lines:
            found.setdefault(row, []).append(fault)
    return {row: in_words(faults, lang) for row, faults in found.items()}
