"""Rows of the sheets of an OpenDocument spreadsheet, counted before they are read.

In it a few characters stand for many cells: a cell or a row is repeated as often as an attribute says.
"""

from __future__ import annotations

import io
import re
import zipfile
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from python_calamine import CalamineError, PasswordError

from mapping.intake.census import UNREADABLE, Part, chunks_of, members_of, refuse_doctype
from mapping.intake.pages import Refusal, RefusedError, Unread, clean
from mapping.intake.plain import Shape, told_apart
from mapping.intake.plain_ods import OPENDOCUMENT
from mapping.intake.sheets import pages_by_count

if TYPE_CHECKING:
    from mapping.intake.limits import Limits
    from mapping.intake.pages import Page

_CONTENT: Final = "content.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_CELLS: Final = frozenset(("table-cell", "covered-table-cell"))
_SPANS: Final = frozenset(("number-rows-spanned", "number-columns-spanned"))
_NUMBER: Final = re.compile(r"[0-9]{1,9}")
_CHUNK: Final = 256 * 1024
_MOST_MANIFEST: Final = 2**20
_SHOWN: Final = 40


def pages_of_opendocument(data: bytes, limits: Limits) -> tuple[Page, ...]:
    """Return the sheets of an OpenDocument spreadsheet in its order, hidden ones as well.

    Raises:
        RefusedError: none that can be read, locked, or too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members_of(archive, limits)
            if _MANIFEST in archive.namelist():
                with archive.open(_MANIFEST) as manifest:
                    if b"encryption-data" in manifest.read(_MOST_MANIFEST):
                        raise RefusedError(Refusal.LOCKED)
            parts = _census(archive, limits)
        return pages_by_count(data, parts)
    except PasswordError:
        raise RefusedError(Refusal.LOCKED) from None
    except (*UNREADABLE, KeyError, CalamineError, expat.ExpatError):
        raise RefusedError(Refusal.NO_SPREADSHEET) from None


def _census(archive: zipfile.ZipFile, limits: Limits) -> dict[str, Part]:
    count = _Count(limits)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = count.start
    parser.EndElementHandler = count.end
    parser.CharacterDataHandler = count.text
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.buffer_text = True
    with archive.open(_CONTENT) as content:
        for piece in told_apart(chunks_of(content.read(_CHUNK), content), OPENDOCUMENT):
            if isinstance(piece, bytes):
                parser.Parse(piece)
            elif isinstance(piece, Shape):
                count.plain_row(piece)
        parser.Parse(b"", True)
    if sum((part.last_row + 1) * (part.last_column + 1) for part in count.parts.values()) > limits.cells:
        raise RefusedError(Refusal.TOO_MANY_CELLS)
    return count.parts


class _Count:
    """Counts cells while the content is parsed, by the names that elements and attributes have without their prefix."""

    def __init__(self, limits: Limits) -> None:
        self.parts: dict[str, Part] = {}
        self._part = Part(is_sheet=True)
        self._limits = limits
        self._cells = 0
        self._elements = 0
        self._row, self._rows = 0, 1
        self._column, self._columns = 0, 1
        self._found: list[tuple[int, int, bool, Unread | None, bool]] = []
        self._kinds: set[str] = set()
        self._is_formula = False
        self._inside = self._aside = 0
        self._text = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Note where an element stands."""
        self._add_elements(1)
        name = _local(tag)
        if self._aside or name == "annotation":  # a remark at a cell is none of its value
            self._aside += 1
        elif name == "table":
            self._start_table(attributes)
        elif name == "table-row":
            self._rows = _times(attributes, "number-rows-repeated")
            self._column = 0
            self._found = []
            if _named(attributes, "visibility") & {"collapse", "filter"}:
                self._part.hidden.update(range(self._row, min(self._row + self._rows, self._limits.lines)))
        elif name in _CELLS:
            self._start_cell(attributes)

    def _add_elements(self, number: int) -> None:
        self._elements += number
        if self._elements > self._limits.elements:
            raise RefusedError(Refusal.TOO_HARD)

    def plain_row(self, shape: Shape) -> None:
        """Take account of a row that was recognised without being parsed."""
        if self._inside or self._aside:
            raise RefusedError(Refusal.ODD_WORKBOOK)
        self._add_elements(shape.elements)
        row = self._row
        self._row += 1
        if shape.written:
            self._add_cells(shape.cells)
            self._keep(row, shape.written, shape.told)

    def _add_cells(self, number: int) -> None:
        self._cells += number
        if self._cells > self._limits.cells:
            raise RefusedError(Refusal.TOO_MANY_CELLS)

    def _start_table(self, attributes: dict[str, str]) -> None:
        (name, *more) = _named(attributes, "name") or {""}
        if self._inside or more or name in self.parts:
            raise RefusedError(Refusal.ODD_WORKBOOK)
        self._part = self.parts[name] = Part(is_sheet=True)
        self._row = 0

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if self._inside:
            raise RefusedError(Refusal.ODD_WORKBOOK)
        self._inside += 1
        said = {_local(key) for key in attributes}
        self._columns = _times(attributes, "number-columns-repeated") if "number-columns-repeated" in said else 1
        self._kinds = _named(attributes, "value-type") if "value-type" in said else set()
        self._is_formula = "formula" in said
        self._text = "".join(_named(attributes, "string-value")) if "string-value" in said else ""
        if said & _SPANS:
            top, left = self._row + 1, self._column
            down, right = _times(attributes, "number-rows-spanned"), _times(attributes, "number-columns-spanned")
            self._part.merged.append((top, left, top + down - 1, left + right - 1))

    def text(self, text: str) -> None:
        """Note what stands inside a cell."""
        if self._inside and not self._aside and len(self._text) < _SHOWN:
            self._text += text

    def end(self, tag: str) -> None:
        """Take account of a cell or a row once it is over."""
        name = _local(tag)
        if self._aside:
            self._aside -= 1
        elif name in _CELLS and self._inside:
            self._inside -= 1
            self._end_cell()
        elif name == "table-row":
            self._end_row()

    def _end_cell(self) -> None:
        shown = clean(self._text)
        has_value = bool(self._kinds - {"string"}) or bool(shown)
        if has_value or self._is_formula:
            if self._column + self._columns > self._limits.columns:
                raise RefusedError(Refusal.TOO_MANY)
            unread = None
            if "error" in self._kinds:
                unread = Unread(shown[:_SHOWN] or "#")
            elif not has_value and not self._kinds:
                unread = Unread("=", is_formula=True)
            self._found.append((self._column, self._columns, has_value, unread, "percentage" in self._kinds))
        self._column += self._columns

    def _end_row(self) -> None:
        first, after = self._row, self._row + self._rows
        self._row = after
        filled = sum(columns for _, columns, *_ in self._found)
        if not filled:
            return
        if after > self._limits.lines:
            raise RefusedError(Refusal.TOO_MANY)
        self._add_cells(filled * self._rows)
        part = self._part
        for row in range(first, after):
            for column, columns, has_value, unread, is_percent in self._found:
                bits = ((1 << columns) - 1) << column
                part.written[row] = part.written.get(row, 0) | bits
                part.last_column = max(part.last_column, column + columns - 1)
                if has_value and unread is None:
                    part.told[row] = part.told.get(row, 0) | bits
                if is_percent:
                    part.styles[row] = (*part.styles.get(row, ()), *((column + n, 0) for n in range(columns)))
                if unread is not None:
                    part.unread.update({(row, column + n): unread for n in range(columns)})
        part.last_row = max(part.last_row, after - 1)

    def _keep(self, row: int, written: int, told: int) -> None:
        last = written.bit_length() - 1
        if row >= self._limits.lines or last >= self._limits.columns:
            raise RefusedError(Refusal.TOO_MANY)
        part = self._part
        part.written[row] = written
        part.told[row] = told
        part.last_row, part.last_column = max(part.last_row, row), max(part.last_column, last)


@lru_cache(maxsize=1024)
def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _named(attributes: dict[str, str], name: str) -> set[str]:
    """Return what an attribute says, in whichever namespaces it stands."""
    return {value for key, value in attributes.items() if _local(key) == name}


def _times(attributes: dict[str, str], name: str) -> int:
    """Return a number of repetitions."""
    said = _named(attributes, name)
    if not all(_NUMBER.fullmatch(one) for one in said):
        raise RefusedError(Refusal.NO_SPREADSHEET)
    return max((int(one) for one in said), default=1) or 1
