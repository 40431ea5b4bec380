"""Read a CSV file as text, each row with the line an editor shows it on."""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from mapping.errors import DataError
from mapping.faults import Fault, Place
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from mapping.faults import Field

HEADING_LINE = 1
KEY_SEPARATOR = "|"
"""Between the columns of a key that is written as one text."""


@dataclass(frozen=True, slots=True)
class Row:
    """A data row: column -> text without the white space around it."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class CsvText:
    """The rows of a file that have as many cells as its heading, and the faults of the rest.

    ``before``: the text to which the last rows were added. (No slots: what is made of a text is kept with it.)

    ``digest`` tells the file from any other: SHA-256 of its bytes, and of rows added since.
    """

    file: str
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    digest: str
    before: CsvText | None = field(default=None, compare=False, repr=False)

    @property
    def further(self) -> CsvText:
        """Only the rows that were added to the text before; all of them where there is none."""
        known = len(self.before.rows) if self.before else 0
        return replace(self, rows=self.rows[known:], before=None)

    def with_rows(self, columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> CsvText:
        """Return the text with further rows, counted on from the last line; a cell that is left out is empty.

        Raises:
            KeyError: a row has a column that is not among ``columns``.
        """
        empty = dict.fromkeys(columns, "")
        last = max((row.line for row in self.rows), default=HEADING_LINE)
        further = []
        for line, cells in enumerate(rows, last + 1):
            if not cells.keys() <= empty.keys():
                raise KeyError(*(cells.keys() - empty.keys()))
            further.append(Row(line, {**empty, **cells}))
        added = repr([tuple(row.cells.items()) for row in further])
        return CsvText(self.file, (*self.rows, *further), self.faults, _digest((self.digest + added).encode()), self)

    def without(self, key: Sequence[str], named: Collection[str]) -> CsvText:
        """Return the text without the rows that are named by the columns of their key; the others keep their lines.

        A name is a whole key, joined by `KEY_SEPARATOR`, or as much of its beginning as names several rows.
        """
        kept = tuple(row for row in self.rows if not is_named(row.cells, key, named))
        gone = repr([row.line for row in self.rows if is_named(row.cells, key, named)])
        return CsvText(self.file, kept, self.faults, _digest((self.digest + gone).encode()))


def is_named(cells: Mapping[str, str], key: Sequence[str], named: Collection[str]) -> bool:
    """Tell whether a row is named by its key, or by the beginning of it."""
    whole = tuple(cells[column] for column in key)
    return any(KEY_SEPARATOR.join(whole[:n]) in named for n in range(1, len(whole) + 1))


def read_csv(path: Path, columns: Sequence[str], optional: Collection[str] = (), *, needed: bool = True) -> CsvText:
    """Read ``path`` as UTF-8 CSV (with or without a byte order mark) that must have ``columns``.

    Columns that are ``optional`` may be missing, and then are empty. Blank lines are skipped. A column that is not
    defined is named as a fault and not read; a row with too few or too many cells is set aside as a fault. A file that
    is not ``needed`` may be missing, or have no rows.

    Raises:
        DataError: the file is missing, unreadable, not UTF-8, no CSV, empty, or lacks a column.
    """
    if not needed and not path.exists():
        return CsvText(path.name, (), (), _digest(b""))
    content = _bytes(path)
    records = list(_records(path.name, _text(path.name, content)))
    if not records:
        raise DataError([_whole(path.name, Code.TABLE_EMPTY)])
    (_, first), *body = records
    heading = [name.strip() for name in first]
    faults = _heading_faults(path.name, heading, columns, optional)
    if needed and not body:
        raise DataError([_whole(path.name, Code.TABLE_WITHOUT_ROWS)])
    places = {name: heading.index(name) for name in columns if name in heading}
    empty = dict.fromkeys(columns, "")
    rows = []
    for line, cells in body:
        if len(cells) != len(heading):
            faults.append(_ragged(path.name, line, len(cells), len(heading)))
            continue
        rows.append(Row(line, {**empty, **{name: cells[place].strip() for name, place in places.items()}}))
    return CsvText(path.name, tuple(rows), tuple(faults), _digest(content))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise DataError([_whole(path.name, Code.TABLE_MISSING)]) from None
    except OSError as error:
        raise DataError([_whole(path.name, Code.TABLE_UNREADABLE, reason=str(error.strerror))]) from None


def _text(file: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DataError([Fault(Code.TABLE_ENCODING, Place(file, lines=(line,)))]) from None


def _records(file: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the line it begins on (a quoted cell may hold line breaks)."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise DataError([Fault(Code.TABLE_QUOTES, Place(file, lines=(line,)))]) from None
        if cells:
            yield line, cells


def _heading_faults(
    file: str, heading: Sequence[str], columns: Sequence[str], optional: Collection[str]
) -> list[Fault]:
    lacking = [name for name in columns if name not in heading and name not in optional]
    unknown = [name for name in heading if name not in columns]
    if lacking:
        raise DataError([_lacking(file, name, unknown) for name in lacking])
    twice = sorted({name for name in heading if heading.count(name) > 1})
    if twice:
        raise DataError([Fault(Code.COLUMN_TWICE, _heading(file, name)) for name in twice])
    return [Fault(Code.COLUMN_UNKNOWN, _heading(file, name)) for name in unknown]


def _lacking(file: str, name: str, unknown: Sequence[str]) -> Fault:
    near = get_close_matches(name, unknown, n=1)
    if near:
        return Fault(Code.COLUMN_MISSPELT, _heading(file, name), fields={"near": near[0], "name": name})
    return Fault(Code.COLUMN_MISSING, _heading(file, name))


def _heading(file: str, name: str) -> Place:
    return Place(file, lines=(HEADING_LINE,), column=name)


def _ragged(file: str, line: int, found: int, expected: int) -> Fault:
    return Fault(Code.ROW_RAGGED, Place(file, lines=(line,)), fields={"found": found, "expected": expected})


def _whole(file: str, code: Code, **fields: Field) -> Fault:
    return Fault(code, Place(file), fields=fields)
