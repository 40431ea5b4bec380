"""Tables of a web page: programs of offices write one and call it .xls, and spreadsheets open it without a word."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from mapping.intake.encodings import decoded
from mapping.intake.merging import merged_in
from mapping.intake.pages import Line, Page, Refusal, RefusedError, clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.intake.limits import Limits
    from mapping.intake.pages import Merged

_CELLS: Final = frozenset(("td", "th"))
_UNSEEN: Final = frozenset(("script", "style", "head", "template"))
_ENDS_LINE: Final = frozenset(("br", "p", "div", "li"))
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,8}")
_MOST_SPAN: Final = 65_534
"""Rows or columns that a cell of a web page covers, as browsers have it."""


def pages_of_markup(data: bytes, limits: Limits) -> tuple[Page, ...]:
    """Return the tables of a web page, numbered if there are several: the text of their cells, nothing of its scripts.

    Raises:
        RefusedError: it has none, or one within another.
    """
    reader = _Reader(limits)
    reader.feed(decoded(data))
    reader.close()
    tables = [table for table in reader.tables if table.lines]
    if not tables:
        raise RefusedError(Refusal.WEB_PAGE)
    return tuple(
        table.page("" if len(tables) == 1 else str(number), reader.limits)
        for number, table in enumerate(tables, start=1)
    )


class _Table:
    """One table while it is read."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.merged: list[Merged] = []
        self.hidden: list[int] = []
        self.cells: dict[int, str] = {}
        self.number = 0
        self._covered: dict[int, int] = {}
        """Column -> the last row that a cell from above covers."""

    def begin_row(self, *, is_hidden: bool) -> None:
        """Take account of the row before, and begin another."""
        self.end_row()
        self.number += 1
        if is_hidden:
            self.hidden.append(self.number)

    def end_row(self) -> None:
        """Keep the row if it holds anything."""
        if any(self.cells.values()):
            width = max(self.cells) + 1
            self.lines.append(Line(self.number, tuple(self.cells.get(column, "") for column in range(width))))
        self.cells = {}

    def place(self, down: int, right: int, limits: Limits) -> int:
        """Return the column of the next cell, which covers so many rows and columns."""
        column = max(self.cells, default=-1) + 1
        while self._covered.get(column, 0) >= self.number:
            column += 1
        if column >= limits.columns:
            raise RefusedError(Refusal.TOO_MANY)
        for at in range(column, min(column + right, limits.columns)):
            self.cells[at] = ""
            if down > 1:
                self._covered[at] = self.number + down - 1
        if down > 1 or right > 1:
            self.merged.append((self.number, column, self.number + down - 1, column + right - 1))
        return column

    def page(self, name: str, limits: Limits) -> Page:
        """Return it as a page."""
        if len(self.lines) > limits.lines:
            raise RefusedError(Refusal.TOO_MANY)
        lines, merged = merged_in(self.lines, self.merged)
        return Page(name, lines, hidden_lines=_known(self.hidden, lines), merged=merged)


def _known(numbers: Sequence[int], lines: Sequence[Line]) -> tuple[int, ...]:
    there = {line.number for line in lines}
    return tuple(number for number in numbers if number in there)


class _Reader(HTMLParser):
    """Goes through a page and keeps its tables."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self.limits = limits
        self.tables: list[_Table] = []
        self._table: _Table | None = None
        self._column: int | None = None
        self._text: list[str] = []
        self._unseen = ""

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell."""
        if self._unseen:
            return
        said = dict(attrs)
        if tag in _UNSEEN:
            self._unseen = tag
        elif tag == "table":
            if self._table is not None:
                raise RefusedError(Refusal.WEB_PAGE)
            self._table = _Table()
        elif self._table is None:
            return
        elif tag == "tr":
            self._end_cell()
            self._table.begin_row(is_hidden="display:none" in (said.get("style") or "").replace(" ", "").casefold())
        elif tag in _CELLS:
            self._end_cell()
            if not self._table.number:
                self._table.begin_row(is_hidden=False)
            self._column = self._table.place(_span(said.get("rowspan")), _span(said.get("colspan")), self.limits)
        elif tag in _ENDS_LINE:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End what has begun."""
        if self._unseen:
            self._unseen = "" if tag == self._unseen else self._unseen
        elif self._table is not None and tag == "table":
            self._end_cell()
            self._table.end_row()
            self.tables.append(self._table)
            self._table = None
        elif tag in _CELLS or tag == "tr":
            self._end_cell()

    def handle_data(self, data: str) -> None:
        """Note what stands in a cell; line breaks of the source are spaces."""
        if self._column is not None and not self._unseen:
            self._text.append(" ".join(data.split()) if data.strip() else " ")

    def close(self) -> None:
        """End a table that the page leaves open."""
        super().close()
        if self._table is not None:
            self.handle_endtag("table")

    def _end_cell(self) -> None:
        if self._table is not None and self._column is not None:
            self._table.cells[self._column] = clean("".join(self._text))
        self._column, self._text = None, []


def _span(text: str | None) -> int:
    match = _NUMBER.fullmatch(text or "")
    return min(int(match[0]), _MOST_SPAN) if match else 1
