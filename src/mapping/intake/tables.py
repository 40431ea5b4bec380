"""Find the table of a list: its heading below titles, and the rows that are data, whatever stands around them.

Nothing is dropped unsaid: rows that are no data (titles, sums, notes below, the heading once more) are named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from mapping.catalog.gazetteer import fold
from mapping.errors import UsageError
from mapping.faults import Fault, Phrase, Place, Several
from mapping.i18n import message
from mapping.intake.fields import SERIAL, field_of, required
from mapping.intake.found import SheetFound
from mapping.intake.matching import fields_in, heading_text, near_headings
from mapping.intake.values.measures import QUANTITIES, measure_in
from mapping.sentences import IntakeCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mapping.intake.ground import Ground
    from mapping.intake.headings import Headings
    from mapping.intake.pages import Cell, Line, Page
    from mapping.intake.wishes import Kind, Wishes

_LOOKED_AT: Final = 200
"""Rows with content among which the first heading is looked for."""
_LIKE_DATA: Final = 3
_SUMS = frozenset(
    map(
        fold,
        ("合计", "总计", "小计", "共计", "累计", "汇总", "全部合计", "本页合计", "平均", "total", "subtotal", "sum"),
    )
) | {"grandtotal", "average", "totals"}
_SUMS_TOLD = tuple(f"{one}{sign}" for one in _SUMS for sign in "(:")
_SUMS_OF_AREAS = frozenset(
    map(
        fold,
        ("全市", "武汉市", "武汉", "全市合计", "中心城区", "新城区", "远城区", "功能区", "开发区", "Wuhan", "city"),
    )
)
"""In a table of one figure for each area."""
_NOTES = (
    *("填表", "制表", "填报", "审核", "复核", "负责人", "联系人：", "联系人:", "联系电话", "备注：", "备注:"),
    *("注：", "注:", "注1", "附注", "*注", "※", "说明：", "说明:", "数据来源", "资料来源", "来源：", "来源:", "以上"),
    *("日期：", "日期:", "单位：", "单位:", "note:", "notes:", "source:", "prepared by"),
)  # fmt: skip
"""With which a note below a table begins."""
_BRACKETS = re.compile(r"[（(][^（()）]{1,12}[)）]")
_LONGEST_SUM = 12
_SHORTEST_MARK = 4
"""Characters of a text that stands alone in its row, beside no name: a watermark, or a note."""


@dataclass(frozen=True, slots=True)
class Table:
    """A heading and the rows of data below it.

    ``places`` are the columns of the fields that the heading names; ``above`` is what stands over it. Rows have as many
    cells as the ``texts`` of the heading, or more.
    """

    page: Page
    line: int
    texts: tuple[str, ...]
    places: Mapping[str, Sequence[int]]
    lines: tuple[Line, ...]
    above: tuple[str, ...] = ()
    misplaced: tuple[Line, ...] = ()
    left_out: tuple[Fault, ...] = ()


@dataclass(slots=True)
class _Rows:
    """Rows by what they are, while a sheet is gone through."""

    data: list[Line] = field(default_factory=list)
    others: dict[IntakeCode, list[int]] = field(default_factory=dict)

    def put_aside(self, code: IntakeCode, line: Line) -> None:
        self.others.setdefault(code, []).append(line.number)


def sheets_found(pages: Sequence[Page], kind: Kind, ground: Ground) -> tuple[SheetFound, ...]:
    """Return what there is to choose from."""
    known = ground.headings[kind]
    return tuple(
        SheetFound(page.name, len(page.lines), bool(_whole_headings(page, known, required(kind))), page.is_hidden)
        for page in pages
    )


def find_table(file: str, pages: Sequence[Page], wishes: Wishes, ground: Ground) -> Table:
    """Return the table of a list: that of the sheet that somebody has chosen, else the one whose heading fits best.

    Raises:
        UsageError: no such sheet, or none with the columns that are needed; names what the nearest lacks.
    """
    known = ground.headings[wishes.kind]
    needed = tuple(key for key in required(wishes.kind) if wishes.columns.get(key) is None)
    chosen = _chosen(file, pages, wishes.sheet)
    best = max(chosen, key=lambda page: _score(page, known, needed))
    at = _heading_at(best, known, needed)
    if at is None:
        raise _lacking(file, best, known, needed, wishes.kind)
    return _table(file, best, at, known, wishes, len(pages) > 1)


def _chosen(file: str, pages: Sequence[Page], sheet: str | None) -> Sequence[Page]:
    if sheet is None:
        return pages
    chosen = [page for page in pages if page.name == sheet]
    if not chosen:
        known = Several(tuple(page.name for page in pages))
        raise UsageError(IntakeCode.SHEET_UNKNOWN, Place(file), sheet=sheet, known=known)
    return chosen


def _score(page: Page, known: Headings, needed: Sequence[str]) -> tuple[bool, int, bool, int]:
    """Return how much a sheet is what is looked for: a whole heading, how many fields, to be seen, how many rows."""
    whole = _whole_headings(page, known, needed)
    most = max((len(places) for _, places in whole), default=0)
    if not whole:
        most = max((len(_places(line, page, known)) for line in page.lines[:_LOOKED_AT]), default=0)
    return bool(whole), most, not page.is_hidden, len(page.lines)


def _whole_headings(page: Page, known: Headings, needed: Sequence[str]) -> list[tuple[int, dict[str, list[int]]]]:
    """Return the rows that have all headings that are needed: their index, and the columns of the fields."""
    found = []
    for at, line in enumerate(page.lines[:_LOOKED_AT]):
        places = _places(line, page, known)
        if len(places) > len(needed) - 1 and all(key in places for key in needed):
            found.append((at, places))
    return found


def _heading_at(page: Page, known: Headings, needed: Sequence[str]) -> int | None:
    """Return the index of the heading. Where fields were chosen by hand, it is the row that is most like one."""
    whole = _whole_headings(page, known, needed)
    if not whole or not needed:
        likely = [(at, _places(line, page, known)) for at, line in enumerate(page.lines[:_LOOKED_AT])]
        whole = whole if needed else [pair for pair in likely if pair[1]]
        if needed:
            return None
        if not whole:
            widest = max(range(min(len(page.lines), _LOOKED_AT)), key=lambda i: (_texts_in(page.lines[i]), -i))
            return widest if page.lines else None
    most = max(len(places) for _, places in whole)
    first = next(at for at, places in whole if len(places) == most)
    # a heading of two rows whose cells are merged has its own words in the lower one
    following = dict(whole)
    while first + 1 in following and len(following[first + 1]) >= len(following[first]):
        first += 1
    return first


def _texts_in(line: Line) -> int:
    return sum(isinstance(cell, str) and cell != "" for cell in line.cells)


def _places(line: Line, page: Page, known: Headings) -> dict[str, list[int]]:
    return fields_in(_texts(line, page), known)


def _texts(line: Line, page: Page) -> tuple[str, ...]:
    """Return the cells of a heading; of several shown as one, the first alone has the text."""
    texts = [heading_text(cell) for cell in line.cells]
    for top, left, bottom, right in page.merged:
        if top <= line.number <= bottom:
            texts[left + 1 : right + 1] = [""] * len(texts[left + 1 : right + 1])
    return tuple(texts)


def _lacking(file: str, page: Page, known: Headings, needed: Sequence[str], kind: Kind) -> UsageError:
    """Return the error of a list without a column: what the row that is most like its heading lacks."""
    lines = page.lines[:_LOOKED_AT]
    line = max(
        lines, key=lambda one: (len(_places(one, page, known).keys() & {*needed}), len(_places(one, page, known)))
    )
    places = _places(line, page, known)
    missing = [key for key in needed if key not in places]
    columns = Several(tuple(_quoted(Phrase(field_of(kind, key).name)) for key in missing))
    nearest = line if places else max(lines, key=_texts_in)
    near = near_headings(_texts(nearest, page), missing, known)
    if near:
        return UsageError(
            IntakeCode.LIST_NEAR_COLUMNS, Place(file), columns=columns, near=Several(tuple(map(_quoted, near)))
        )
    return UsageError(IntakeCode.LIST_LACKS_COLUMNS, Place(file), columns=columns)


def _quoted(name: Phrase | str) -> Phrase:
    return Phrase(message("「{name}」"), name=name)


def _table(file: str, page: Page, at: int, known: Headings, wishes: Wishes, is_one_of_several: bool) -> Table:  # noqa: FBT001, PLR0913, PLR0917 - the parts of one table
    texts = _texts(page.lines[at], page)
    below = at + 1
    if below < len(page.lines):
        joined = _joined(texts, _texts(page.lines[below], page), known, wishes.kind)
        if joined:
            texts, below = _with_units(joined, page.lines[at], page.lines[below]), below + 1
    if below == at + 1 and at and _is_lower_row(page, at):
        texts = _with_units(texts, page.lines[at - 1], page.lines[at])
    places = _chosen_places(file, page, texts, fields_in(texts, known), wishes)
    sheet = page.name if is_one_of_several else ""
    rows = _Rows()
    reader = _Reader(texts, places, known, wishes.kind, rows)
    for line in page.lines[below:]:
        reader.read(line)
    above = [line for line in page.lines[:at] if not reader.is_heading(line)]
    misplaced = [line for line in above if reader.is_like_data(line)]
    for line in above:
        if line not in misplaced:
            rows.put_aside(IntakeCode.ROWS_LEFT_OUT_TITLE, line)
    left_out = [Fault(code, Place(file, sheet, tuple(sorted(numbers)))) for code, numbers in rows.others.items()]
    return Table(
        page,
        page.lines[below - 1].number,
        texts,
        places,
        tuple(rows.data),
        tuple(heading_text(cell) for line in above for cell in line.cells if cell != ""),
        tuple(misplaced),
        tuple(left_out),
    )


def _chosen_places(
    file: str, page: Page, texts: Sequence[str], found: Mapping[str, Sequence[int]], wishes: Wishes
) -> dict[str, list[int]]:
    """Return the columns of fields: as somebody has chosen, the others as their headings say.

    Raises:
        UsageError: a column is chosen that is not there; two have one heading, and nothing says which is meant.
    """
    width = max((len(line.cells) for line in page.lines), default=0)
    places = {key: list(at) for key, at in found.items() if key not in wishes.columns}
    for key, place in wishes.columns.items():
        if place is None:
            continue
        if not 0 <= place < width:
            name = Phrase(field_of(wishes.kind, key).name)
            raise UsageError(IntakeCode.LIST_COLUMN_BEYOND, Place(file), n=place + 1, column=name)
        places = {other: [i for i in at if i != place] for other, at in places.items()} | {key: [place]}
    for at in places.values():
        if len(at) > 1 and texts[at[0]] == texts[at[1]]:
            raise UsageError(IntakeCode.LIST_COLUMN_TWICE, Place(file), column=texts[at[0]])
    return {key: at for key, at in places.items() if at}


def _joined(upper: Sequence[str], lower: Sequence[str], known: Headings, kind: Kind) -> tuple[str, ...] | None:
    """Return the heading of two rows: groups above, their columns below; None where the lower row is data."""
    here = fields_in(upper, known)
    if any(at < len(lower) and lower[at] for key in required(kind) for at in here.get(key, ())[:1]):
        return None
    filled = [at for at, text in enumerate(lower) if text]
    there = fields_in(lower, known)
    if not filled or not there or any(text.replace(".", "").isdigit() for text in lower if text):
        return None
    width = max(len(upper), len(lower))
    padded = [*upper, *[""] * (width - len(upper))]
    return tuple(lower[at] if at < len(lower) and lower[at] else padded[at] for at in range(width))


def _is_lower_row(page: Page, at: int) -> bool:
    """Tell whether a heading and the row above it are one: some of its cells reach over both."""
    return any(
        top == page.lines[at - 1].number and bottom == page.lines[at].number for top, _, bottom, _ in page.merged
    )


def _with_units(joined: Sequence[str], upper: Line, lower: Line) -> tuple[str, ...]:
    """Return the heading of two rows; columns without a unit of measure have that of the group they stand below."""
    texts = list(joined)
    for at, (group, own) in enumerate(zip(map(heading_text, upper.cells), lower.cells, strict=False)):
        if own != "" and group != texts[at] and not _has_unit(texts[at]):
            unit = next((one for one in _BRACKETS.findall(group) if _has_unit(one)), "")
            texts[at] += unit
    return tuple(texts)


def _has_unit(text: str) -> bool:
    return any(measure_in(text, quantity) for quantity in QUANTITIES)


@dataclass(slots=True)
class _Reader:
    """Goes through the rows below a heading and tells data from what is none."""

    texts: tuple[str, ...]
    places: Mapping[str, Sequence[int]]
    known: Headings
    kind: Kind
    rows: _Rows
    order: list[int] | None = None
    """Where the columns of the first heading stand below a later one."""
    _name: int = field(init=False)
    _serial: int | None = field(init=False)
    _headings: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        first = required(self.kind)[0]
        self._name = self.places.get(first, [0])[0]
        self._serial = next(iter(self.places.get(SERIAL.key, ())), None)
        self._headings = frozenset(self.texts[at] for key in required(self.kind) for at in self.places.get(key, ())[:1])

    def read(self, line: Line) -> None:
        """Take a row for what it is."""
        if self.is_heading(line):
            self.rows.put_aside(IntakeCode.ROWS_LEFT_OUT_HEADING, line)
            return
        if self.order is not None:
            line = _in_order(line, self.order)
        code = None if line.flaw else self._no_data(line.cells)
        if code:
            self.rows.put_aside(code, line)
        else:
            self.rows.data.append(line)

    def is_like_data(self, line: Line) -> bool:
        """Tell whether a row above the heading may be one of data: as many different cells, a name among them."""
        filled = {cell for cell in line.cells if cell != ""}
        return len(filled) >= max(_LIKE_DATA, len(self.texts) // 2) and self._cell(line.cells, self._name) != ""

    def is_heading(self, line: Line) -> bool:
        """Tell whether the heading stands here once more, perhaps with its columns in another order."""
        if self._headings.isdisjoint(line.cells):
            return False
        texts = tuple(map(heading_text, line.cells))
        places = fields_in(texts, self.known)
        if not all(key in places for key in required(self.kind) if key in self.places):
            return False
        self.order = None
        if texts[: len(self.texts)] != self.texts:
            self.order = [self._same(text, texts, places) for text in self.texts]
        return True

    def _same(self, text: str, texts: Sequence[str], places: Mapping[str, Sequence[int]]) -> int:
        """Return where a column stands in a later heading; -1 for nowhere."""
        if text and text in texts:
            return texts.index(text)
        key = next((key for key, at in self.places.items() if text and self.texts[at[0]] == text), None)
        return places[key][0] if key and key in places else -1

    def _no_data(self, cells: Sequence[Cell]) -> IntakeCode | None:
        name = self._cell(cells, self._name)
        first = next((cell for cell in cells if cell != ""), "")
        for cell in (name, first):
            if type(cell) is str and len(cell) <= _LONGEST_SUM and self._is_sum(cell):
                return IntakeCode.ROWS_LEFT_OUT_SUM
        if type(first) is str and first.startswith(_NOTES) and self._is_note(cells, first):
            return IntakeCode.ROWS_LEFT_OUT_NOTE
        if name == "":
            filled = [cell for at, cell in enumerate(cells) if cell != "" and at != self._serial]
            if not filled:
                return IntakeCode.ROWS_LEFT_OUT_EMPTY
            if len(filled) == 1 and type(filled[0]) is str and len(filled[0]) >= _SHORTEST_MARK:
                return IntakeCode.ROWS_LEFT_OUT_NOTE if filled[0] not in self._stated(cells) else None
        return None

    def _stated(self, cells: Sequence[Cell]) -> list[Cell]:
        """Return what a row has in the columns that are needed: who states a unit alone has forgotten the name."""
        return [self._cell(cells, self.places[key][0]) for key in required(self.kind) if key in self.places]

    def _is_sum(self, written: str) -> bool:
        plain = fold(written)
        if self.kind == "indicator" and plain in _SUMS_OF_AREAS:
            return True
        return plain in _SUMS or plain.startswith(_SUMS_TOLD)

    def _is_note(self, cells: Sequence[Cell], first: str) -> bool:
        """Tell whether a row that begins like a note says nothing else: cells shown as one, or further notes."""
        rest = {str(cell) for cell in cells if cell not in {"", first}}
        return all("：" in text or ":" in text or text.startswith(_NOTES) for text in rest) or len(rest) <= 1

    @staticmethod
    def _cell(cells: Sequence[Cell], at: int) -> Cell:
        return cells[at] if at < len(cells) else ""


def _in_order(line: Line, order: Iterable[int]) -> Line:
    cells = line.cells
    return replace(line, cells=tuple(cells[at] if 0 <= at < len(cells) else "" for at in order))
