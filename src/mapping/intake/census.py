"""How large a workbook really is, counted before it is read: every cell of every sheet, wherever it lies in the file.

A workbook is an archive of XML. What a reader takes for a sheet follows from links inside it, sheets may lie in any
folder, and one cell may be spelt in many ways (quotes, prefixes, encodings). So each part that is XML is parsed, and
whatever any of them calls a cell counts. Rows that are spelt as office programs do are counted without a parser
(`mapping.intake.plain`).
"""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from mapping.intake.pages import Refusal, RefusedError, Unread, clean
from mapping.intake.plain import WORKBOOK, PlainRow, PlainTexts, column_of, told_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import IO

    from mapping.intake.limits import Limits
    from mapping.intake.pages import Merged

MOST_PARTS: Final = 2000
_CHUNK = 256 * 1024

_PLACE = re.compile(r"([A-Za-z]{1,7})([0-9]{1,9})")
_NUMBER = re.compile(r"[0-9]{1,9}")
_SPACE = b" \t\r\n\xef\xbb\xbf\xff\xfe\x00"

# What zipfile raises for a file that is none, is packed in an unknown way, is locked, is cut short, or is spoilt.
UNREADABLE = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, UnicodeError, zlib.error)


@dataclass(slots=True)
class Part:
    """What one part of the archive holds: the cells that have something but no value, by row and column from 0."""

    unread: dict[tuple[int, int], Unread] = field(default_factory=dict)
    written: dict[int, int] = field(default_factory=dict)
    """The cells that have something: by row from 0 a bit for each column."""
    told: dict[int, int] = field(default_factory=dict)
    """Those of them that say themselves what they hold; others refer to a text kept elsewhere, which may be empty."""
    styles: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """By row, columns whose cells name a style of the workbook, and its number."""
    merged: list[Merged] = field(default_factory=list)
    """Cells shown as one, as a page gives them."""
    hidden: set[int] = field(default_factory=set)
    """Rows from 0 that a spreadsheet does not show."""
    is_sheet: bool = False
    last_row: int = 0
    last_column: int = 0


def census(archive: zipfile.ZipFile, limits: Limits) -> Mapping[str, Part]:
    """Return the parts that are sheets, by the name they have in the archive.

    Raises:
        RefusedError: more than may be read, or a part is not what it says it is.
        BadZipFile and the others of `UNREADABLE`: a part cannot be unpacked.
    """
    parts = {}
    cells, elements = 0, 0
    for member in members_of(archive, limits):
        count = _Count(limits, limits.cells - cells, limits.elements - elements)
        with archive.open(member) as part:
            _parse(part, count)
        cells += count.cells
        elements += count.elements
        if count.part.is_sheet:
            parts[member.filename] = count.part
    if sum((part.last_row + 1) * (part.last_column + 1) for part in parts.values()) > limits.cells:
        raise RefusedError(Refusal.TOO_MANY_CELLS)
    return parts


def members_of(archive: zipfile.ZipFile, limits: Limits) -> list[zipfile.ZipInfo]:
    """Return what an archive holds.

    Raises:
        RefusedError: it is too much, or two parts have one name: readers disagree on which one counts.
    """
    members = archive.infolist()
    if len(members) > MOST_PARTS or sum(member.file_size for member in members) > limits.unpacked:
        raise RefusedError(Refusal.TOO_HARD)
    if len({member.filename.casefold() for member in members}) < len(members):
        raise RefusedError(Refusal.NO_SPREADSHEET)
    return members


def _parse(part: IO[bytes], count: _Count) -> None:
    """Parse one part; what does not look like XML is no part of a sheet, and what only begins like it counts so far."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = count.start
    parser.EndElementHandler = count.end
    parser.CharacterDataHandler = count.text
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.CommentHandler = parser.StartCdataSectionHandler = parser.ProcessingInstructionHandler = count.break_off
    parser.buffer_text = True
    first = part.read(_CHUNK)
    if not first.lstrip(_SPACE).startswith(b"<"):
        return
    try:
        for piece in told_apart(chunks_of(first, part), WORKBOOK):
            if isinstance(piece, bytes):
                parser.Parse(piece)
            elif isinstance(piece, PlainRow):
                count.plain_row(piece)
            elif isinstance(piece, PlainTexts):
                count.plain_texts(piece)
        parser.Parse(b"", True)
    except expat.ExpatError:
        # Drawings of old programs are no proper XML and do no harm; a sheet has to be.
        if count.part.is_sheet:
            raise RefusedError(Refusal.NO_SPREADSHEET) from None


def chunks_of(first: bytes, part: IO[bytes]) -> Iterator[bytes]:
    """Yield a part of an archive piece by piece, from the first on."""
    chunk = first
    while chunk:
        yield chunk
        chunk = part.read(_CHUNK)


def refuse_doctype(*_: object) -> None:
    """Refuse definitions of entities, which no office program writes: they make much of little."""
    raise RefusedError(Refusal.NO_SPREADSHEET)


class _Count:
    """Counts cells while a part is parsed, by the names that elements have without their prefix.

    What no office program writes and readers understand in different ways (the same row or cell twice, a value with a
    comment in it) is refused: a figure that is misread is worse than none.
    """

    def __init__(self, limits: Limits, most_cells: int, most_elements: int) -> None:
        self.part = Part()
        self._limits = limits
        self.cells = 0
        self.elements = 0
        self._most, self._most_elements = most_cells, most_elements
        self._rows: set[int] = set()
        self._tables = 0
        self._values = 0
        self._row, self._column = -1, -1
        self._place = (0, 0)
        self._kind = ""
        self._style = ""
        self._inside: str | None = None
        self._formula = False
        self._text = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Note where an element stands."""
        self._add(elements=1)
        name = tag.rpartition(" ")[2]
        if name == "worksheet":
            self.part.is_sheet = True
        elif name == "sheetData":
            self._tables += 1
            _refuse_if(self._tables > 1)
        elif name == "row" and self._tables:
            self._start_row(attributes)
        elif name == "c":
            self._start_cell(attributes)
        elif name in {"v", "is", "f"} and self._inside == "c":
            self._inside = name
            self._formula = self._formula or name == "f"
            self._values += name != "f"
            _refuse_if(self._values > 1)
        elif name == "mergeCell":
            self._merge(attributes)

    def _add(self, *, elements: int, cells: int = 0) -> None:
        self.elements += elements
        self.cells += cells
        if self.cells > self._most:
            raise RefusedError(Refusal.TOO_MANY_CELLS)
        if self.elements > self._most_elements:
            raise RefusedError(Refusal.TOO_HARD)

    def _merge(self, attributes: dict[str, str]) -> None:
        first, _, last = attributes.get("ref", "").partition(":")
        (top, left), (bottom, right) = _place(first), _place(last or first)
        self.part.merged.append((top + 1, left, bottom + 1, right))

    def plain_texts(self, texts: PlainTexts) -> None:
        """Take account of texts that cells may refer to."""
        self._add(elements=texts.elements)

    def plain_row(self, row: PlainRow) -> None:
        """Take account of a row that was recognised without being parsed."""
        shape = row.shape
        self._add(elements=shape.elements, cells=shape.cells)
        _refuse_if(shape.is_odd)
        self._begin_row(row.number, is_hidden=row.is_hidden)
        if not shape.written:
            return
        part = self.part
        last = shape.written.bit_length() - 1
        self._refuse_beyond(row.number, last)
        _refuse_if(bool(part.written.get(row.number, 0) & shape.written))
        part.written[row.number] = part.written.get(row.number, 0) | shape.written
        part.told[row.number] = part.told.get(row.number, 0) | shape.told
        if shape.styles:
            part.styles[row.number] = part.styles.get(row.number, ()) + shape.styles
        part.last_row, part.last_column = max(part.last_row, row.number), max(part.last_column, last)

    def _refuse_beyond(self, row: int, column: int) -> None:
        if row >= self._limits.lines or column >= self._limits.columns:
            raise RefusedError(Refusal.TOO_MANY)

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = _row(attributes["r"]) if "r" in attributes else self._row + 1
        self._begin_row(number, is_hidden=attributes.get("hidden", "0") in {"1", "true"})

    def _begin_row(self, number: int, *, is_hidden: bool) -> None:
        self._row, self._column = number, -1
        _refuse_if(number in self._rows)
        self._rows.add(number)
        if is_hidden:
            self.part.hidden.add(number)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._add(elements=0, cells=1)
        self._column += 1
        self._place = (max(self._row, 0), self._column)
        if "r" in attributes:
            self._place = _place(attributes["r"])
            self._column = self._place[1]
        self._kind = attributes.get("t", "")
        self._style = attributes.get("s", "")
        self._inside, self._formula, self._text, self._values = "c", False, "", 0

    def break_off(self, *_: object) -> None:
        """Note what is no text: inside a value it makes two of one."""
        _refuse_if(self._inside is not None)

    def text(self, text: str) -> None:
        """Note what stands inside a cell: whether there is anything, and what an error is called."""
        if self._inside in {"v", "is"} and len(self._text) < _SHOWN:
            self._text += text

    def end(self, tag: str) -> None:
        """Take account of a cell once it is over."""
        name = tag.rpartition(" ")[2]
        if name == "c" and self._inside:
            self._inside = None
            self._count()
        elif name == self._inside:
            self._inside = "c"

    def _count(self) -> None:
        shown = clean(self._text)
        if not (shown or self._formula):
            return
        row, column = self._place
        self._refuse_beyond(row, column)
        part = self.part
        bit = 1 << column
        _refuse_if(part.is_sheet and bool(part.written.get(row, 0) & bit))
        part.written[row] = part.written.get(row, 0) | bit
        if _NUMBER.fullmatch(self._style):
            part.styles[row] = (*part.styles.get(row, ()), (column, int(self._style)))
        if shown and self._kind != "s":
            part.told[row] = part.told.get(row, 0) | bit
        part.last_row, part.last_column = max(part.last_row, row), max(part.last_column, column)
        if self._kind == "e":
            part.unread[self._place] = Unread(shown[:_SHOWN] or "#")
        elif not shown and self._kind != "str":  # a formula that gives an empty text has a result
            part.unread[self._place] = Unread("=", is_formula=True)


_SHOWN = 40


def _refuse_if(odd: bool) -> None:  # noqa: FBT001 - the one thing it is about
    if odd:
        raise RefusedError(Refusal.ODD_WORKBOOK)


def _row(text: str) -> int:
    if not _NUMBER.fullmatch(text.strip()):
        raise RefusedError(Refusal.NO_SPREADSHEET)
    return int(text) - 1


def _place(text: str) -> tuple[int, int]:
    """Return row and column from 0 of a place such as ``B7``."""
    match = _PLACE.fullmatch(text.strip())
    if match is None:
        raise RefusedError(Refusal.NO_SPREADSHEET)
    return int(match[2]) - 1, column_of(match[1])
