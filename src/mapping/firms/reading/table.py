"""The rows of one sheet: its headings found below what stands above them, its rows cut into batches by field."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from mapping.firms.reading.batches import ROWS, Passed, RawBatch, Refused
from mapping.firms.reading.headings import LOOKED_AT, POINTS
from mapping.intake.pages import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mapping.firms.reading.headings import FirmHeadings, Heading
    from mapping.firms.reading.rows import Row

NOTHING: Final = frozenset(
    (
        *("", "-", "--", "---", "—", "——", "–", "/", "\\", "*", "[]", "{}"),
        *("无", "暂无", "暂无数据", "未公开", "未知", "不详"),
        *("n/a", "na", "#n/a", "null", "none", "nan", "nil", "undefined", "\\n"),
    )
)
"""What stands for an empty cell."""

UNMATCHED: Final = ("未匹配到相关企业", "未匹配到企业", "未查询到", "查无此企业")
"""What stands in place of a name that a vendor did not find."""

SUMS: Final = frozenset(("合计", "总计", "小计", "共计", "累计", "汇总", "total", "subtotal", "sum"))
"""What stands in place of a name in a row of sums."""

_FORMULA = re.compile(r'^="(.*)"$', re.DOTALL)
_STARS = re.compile(r"^[*＊\-—_\s]+$")
_LONGEST_BLANK: Final = max(map(len, NOTHING))


def value_of(cell: str) -> str:
    """Return what a cell says: nothing for the signs of an empty one, and the text in ``="…"``."""
    text = clean(cell)
    if text.startswith('="'):
        found = _FORMULA.match(text)
        text = clean(found[1]) if found else text
    if len(text) <= _LONGEST_BLANK and text.casefold() in NOTHING:
        return ""
    return "" if text and text[0] in "*＊-—_" and _STARS.match(text) else text


@dataclass(slots=True)
class SheetReader:
    """Reads the sheets of one file, one after the other.

    Afterwards ``read`` are those that have a heading for names, ``passed`` the others.
    """

    file: str
    headings: FirmHeadings
    size: int = ROWS
    points_only: bool = False
    number: int = 0
    read: list[str] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)

    def batches(self, sheet: str, rows: Iterable[Row]) -> Iterator[RawBatch]:
        """Yield the rows of a sheet below its headings; none without any, and then it is ``passed``."""
        rows = iter(rows)
        above = list(islice(rows, LOOKED_AT))
        if not above:
            return
        at, columns = self._headings_of(above)
        if not any(column.field == "name" for column in columns):
            self.passed.append(Passed(sheet, len(above) + sum(1 for _ in rows), len(columns)))
            return
        self.read.append(sheet)
        if self.points_only and not any(column.field in POINTS for column in columns):
            return
        width = max(self._width(above[at].cells), max(column.column for column in columns) + 1)
        batch = _Batch(columns, width)
        share = 0.0
        for row in chain(above[at + 1 :], rows):
            share = max(share, row.share)
            batch.add(row)
            if len(batch) == self.size:
                yield self._made(sheet, batch, share)
                batch = _Batch(columns, width)
        if len(batch):
            yield self._made(sheet, batch, share)

    def _headings_of(self, above: Sequence[Row]) -> tuple[int, tuple[Heading, ...]]:
        """Return the place of the row with most known headings, the first of several, and its columns."""
        texts = [[value_of(cell) for cell in row.cells] for row in above]
        at = max(range(len(above)), key=lambda place: (self.headings.known_in(texts[place]), -place))
        return at, self.headings.found_in(texts[at])

    @staticmethod
    def _width(cells: Sequence[str]) -> int:
        return max((at for at, cell in enumerate(cells, 1) if clean(cell)), default=0)

    def _made(self, sheet: str, batch: _Batch, share: float) -> RawBatch:
        self.number += 1
        return batch.made(self.file, sheet, self.number, share)


class _Batch:
    """Rows being gathered: for each field the texts of its columns."""

    def __init__(self, columns: Sequence[Heading], width: int) -> None:
        self._columns = columns
        self._width = width
        self._lines: list[int] = []
        self._cells: list[list[str]] = [[] for _ in columns]
        self._refused: list[Refused] = []
        self._names = [place for place, column in enumerate(columns) if column.field == "name"]
        self._title = columns[self._names[0]].title

    def __len__(self) -> int:
        return len(self._lines) + len(self._refused)

    def add(self, row: Row) -> None:
        """Take in a row, or note why it is not read."""
        cells = row.cells
        if row.is_flawed:
            self._refused.append(Refused(row.number, "FIRM_ROW_UNCLEAR"))
            return
        if len(cells) > self._width and any(map(value_of, cells[self._width :])):
            self._refused.append(Refused(row.number, "FIRM_ROW_TOO_WIDE"))
            return
        texts = [value_of(cells[column.column]) if column.column < len(cells) else "" for column in self._columns]
        name = next((texts[place] for place in self._names if texts[place]), "")
        if not name or name.rstrip(":：").casefold() in SUMS:
            if any(texts) or any(map(value_of, cells)):
                self._refused.append(Refused(row.number, "FIRM_NAME_EMPTY", self._title))
            return
        if name.startswith(UNMATCHED):
            self._refused.append(Refused(row.number, "FIRM_UNMATCHED", self._title))
            return
        if name == self._title:  # the headings once more
            return
        self._lines.append(row.number)
        for kept, text in zip(self._cells, texts, strict=True):
            kept.append(text)

    def made(self, file: str, sheet: str, number: int, share: float) -> RawBatch:
        """Return what was gathered; of several columns of one field the first that holds something counts."""
        columns: dict[str, list[str]] = {}
        titles: dict[str, str] = {}
        for column, texts in zip(self._columns, self._cells, strict=True):
            known = columns.get(column.field)
            columns[column.field] = texts if known is None else list(map(_or, known, texts))
            titles.setdefault(column.field, column.title)
        capital = [column.measure for column in self._columns if column.field == "capital"]
        return RawBatch(
            file=file,
            sheet=sheet,
            number=number,
            lines=tuple(self._lines),
            columns=columns,
            titles=titles,
            measure=next(filter(None, capital), ""),
            refused=tuple(self._refused),
            share=share,
        )


def _or(first: str, second: str) -> str:
    return first or second
