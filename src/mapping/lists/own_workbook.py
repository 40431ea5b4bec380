"""A workbook of somebody's own, opened to be marked; or one made afresh from what was read of another kind of file.

Only what is plainly data stays: formulas as their values, texts, looks, widths, comments, lists to choose from. What
could run, call up another file or ask a server is left behind.
"""

from __future__ import annotations

import io
import zipfile
from copy import copy
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from mapping.cartography.look import light
from mapping.cartography.wording.typography import legible
from mapping.i18n import message
from mapping.intake.pages import Unread, clean
from mapping.lists.csv_file import is_formula_like
from mapping.lists.workbook import FONT, LONGEST_CELL
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from mapping.intake.analysis import Analysis
    from mapping.intake.pages import Cell as Read
    from mapping.intake.pages import Line, Page

MOST_CELLS: Final = 300_000
"""Cells up to which a workbook is opened as it is, or all rows are written; of more, only those with faults."""
MOST_BYTES: Final = 4_000_000
_WIDEST = 40
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_LONGEST_TITLE = 31

# What openpyxl raises for workbooks that other programs open all the same.
_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, zipfile.BadZipFile, SyntaxError)


Opened: TypeAlias = "tuple[Any, Any, Mapping[int, int]]"
"""A workbook of openpyxl, the sheet of the list, and row of the list -> row of the sheet where they differ."""


def own_workbook(data: bytes, analysis: Analysis) -> Opened | None:
    """Return an XLSX as it is, but inert; None where it is too large, or cannot be opened so.

    Only for files that were read before: their size and their parts have been looked into then
    (`mapping.intake.reading`).
    """
    if len(data) > MOST_BYTES or not data.startswith(b"PK"):
        return None
    try:
        book = _loaded(data, values=True)
        unsaved = any(fault.code is Code.FORMULA_UNSAVED for fault in analysis.issues)
        formulas = _loaded(data, values=False) if unsaved else None
    except _UNREADABLE:
        return None
    pages = [page for page in book.worksheets if clean(page.title) == analysis.sheet]
    if not pages and len(book.worksheets) == 1:
        pages = book.worksheets
    if not pages or sum(page.max_row * page.max_column for page in book.worksheets) > MOST_CELLS:
        return None
    _make_inert(book)
    if formulas is not None:
        _show_formulas(formulas[pages[0].title], pages[0])
    return book, pages[0], {}


_LEFT_BEHIND: Final = {
    "xl/charts/": message("图表"),
    "xl/chartsheets/": message("图表"),
    "xl/media/": message("图片"),
    "xl/diagrams/": message("图形"),
    "xl/pivottables/": message("数据透视表"),
    "xl/vbaproject": message("宏"),
    "xl/embeddings/": message("嵌入的文件"),
    "xl/externallinks/": message("指向其他文件的链接"),
    "xl/connections": message("数据连接"),
}
"""Parts of an XLSX that a marked workbook does not take along, and what a reader calls them."""


def left_behind(data: bytes) -> tuple[str, ...]:
    """Return what of an XLSX is not in the workbook that is handed back, each kind once; nothing of other files."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = [name.lower() for name in parts.namelist()]
    except zipfile.BadZipFile:
        return ()
    return tuple(
        dict.fromkeys(told for part, told in _LEFT_BEHIND.items() if any(name.startswith(part) for name in names))
    )


def _loaded(data: bytes, *, values: bool) -> Any:
    return load_workbook(io.BytesIO(data), data_only=values, keep_links=False, keep_vba=False)


def _show_formulas(formulas: Any, page: Any) -> None:
    """Put formulas that have no result into their cells as text, so that nothing is lost."""
    for row in formulas.iter_rows():
        for cell in row:
            there = page.cell(cell.row, cell.column)
            if cell.data_type == "f" and isinstance(cell.value, str) and there.value is None:
                put(there, cell.value)


def _make_inert(book: Any) -> None:
    """Take out of a workbook what could run, or call up what lies elsewhere."""
    for chart in book.chartsheets:
        book.remove(chart)
    book.defined_names.clear()
    book.custom_doc_props.props.clear()
    for page in book.worksheets:
        page.defined_names.clear()
        page._pivots = []  # noqa: SLF001 - there is no other way
        page._images = []  # noqa: SLF001
        page._charts = []  # noqa: SLF001
        page._hyperlinks = []  # noqa: SLF001
        page.legacy_drawing = None
        rules = page.data_validations.dataValidation
        page.data_validations.dataValidation = [rule for rule in rules if _is_plain(rule.formula1, rule.formula2)]
        page.conditional_formatting = type(page.conditional_formatting)()
        for table in page.tables.values():
            table.tableType = None
            table.connectionId = None
            for column in table.tableColumns:
                column.calculatedColumnFormula = column.totalsRowFormula = None
        for row in page.iter_rows():
            for cell in row:
                if isinstance(cell, Cell):
                    _make_cell_inert(cell)


def _make_cell_inert(cell: Any) -> None:
    if cell.hyperlink is not None:
        cell.hyperlink = None
    if isinstance(cell.value, str) and is_formula_like(cell.value):
        cell.data_type = "s"
        cell.quotePrefix = True


def _is_plain(*formulas: str | None) -> bool:
    """Tell whether a list to choose from, or a limit, is a value or a place in this workbook, and calls nothing."""
    return not any(sign in (formula or "") for formula in formulas for sign in "([{|")


class Wardrobe:
    """Looks of cells, each put together once: of many cells that is most of the work."""

    def __init__(self) -> None:
        self._looks: dict[Hashable, Any] = {}

    def dress(self, cell: Any, look: Hashable, make: Callable[[Any], None]) -> None:
        """Give a cell a look over what it has; ``make`` does so the first time."""
        key = (look, tuple(cell._style or ()))  # noqa: SLF001 - the only way to a look as a whole
        if key in self._looks:
            cell._style = copy(self._looks[key])  # noqa: SLF001
            return
        make(cell)
        self._looks[key] = copy(cell._style)  # noqa: SLF001


def page_of(pages: Sequence[Page], analysis: Analysis) -> Page:
    """Return the page that was analysed."""
    return next((page for page in pages if page.name == analysis.sheet), pages[0])


def of_pages(pages: Sequence[Page], analysis: Analysis) -> Opened:
    """Return a fresh workbook of the page that was analysed, its sheet, and row of the list -> row of the sheet.

    Rows stand where they stood; of a very long list only the heading and the rows with faults are there, one below the
    other.
    """
    page = page_of(pages, analysis)
    lines: Sequence[Line] = page.lines
    places: dict[int, int] = {}
    width = max((len(line.cells) for line in lines), default=0)
    if lines and lines[-1].number * width > MOST_CELLS:
        wanted = {analysis.heading_line, *(row for fault in analysis.issues for row in fault.place.lines)}
        lines = [line for line in lines if line.number in wanted]
        places = {line.number: row for row, line in enumerate(lines, start=1)}
    book: Any = Workbook()
    sheet = book.active
    sheet.title = page.name.translate(_NOT_IN_TITLES).strip(" '")[:_LONGEST_TITLE] or "Sheet"
    wardrobe = Wardrobe()
    for line in lines:
        look = _as_heading if line.number == analysis.heading_line else _as_data
        for column, value in enumerate(line.cells, start=1):
            if value != "":
                cell = sheet.cell(places.get(line.number, line.number), column)
                put(cell, value)
                wardrobe.dress(cell, look, look)
    for column in range(1, width + 1):
        letter = get_column_letter(column)
        longest = max((len(str(cell.value or "")) for cell in sheet[letter][:200]), default=0)
        sheet.column_dimensions[letter].width = min(max(10, 2 * longest), _WIDEST)
    sheet.freeze_panes = f"A{places.get(analysis.heading_line, analysis.heading_line) + 1}"
    return book, sheet, places


def _as_data(cell: Any) -> None:
    cell.font = Font(name=FONT)


def _as_heading(cell: Any) -> None:
    cell.font = Font(name=FONT, bold=True)
    cell.fill = PatternFill("solid", fgColor=light("book-heading").lstrip("#"))
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def put(cell: Any, value: Read) -> None:
    """Write a value into a cell: a number as a number, anything else as text that never runs."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        cell.value = value
        return
    text = value.shown if isinstance(value, Unread) else str(value)
    text = ILLEGAL_CHARACTERS_RE.sub("", legible(text))[:LONGEST_CELL]
    cell.value = text
    if is_formula_like(text):
        cell.data_type = "s"
        cell.quotePrefix = True


def saved(book: Any) -> bytes:
    """Return a workbook as a file."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
