"""What must hold between rows and between tables: keys, references, ranks, shared lists, one mapping a word."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, Literal

from mapping.catalog.contracts import TABLE, TABLES, Table, shown
from mapping.catalog.gazetteer import fold
from mapping.catalog.labels import LABEL_SETS
from mapping.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mapping.catalog.columns import Field
    from mapping.catalog.csv_text import CsvText, Row


NAME_COLUMNS = ("unit_id", "name_zh", "short_zh", "label_zh", "name_en", "short_en", "aliases")
"""Columns of units.csv whose names find a unit."""


@dataclass(frozen=True, slots=True)
class LooseKey:
    """A key that joins nothing: its row stands twice, or a reference in it finds no row.

    ``key`` is the key of the row it stands in, ``value`` the reference (for a duplicate: the key as one text).
    """

    table: str
    line: int
    key: tuple[str, ...]
    column: str
    value: str
    kind: Literal["duplicate", "unknown"]


@dataclass(slots=True)
class Workbook:
    """All tables while they are being checked: the rows as read, and what has been set aside so far."""

    sheets: Mapping[str, CsvText]
    faults: list[Fault] = field(default_factory=list)
    loose: list[LooseKey] = field(default_factory=list)
    aside: dict[str, set[int]] = field(default_factory=dict)
    repeats: dict[str, set[int]] = field(default_factory=dict)

    def sound(self, table: str) -> list[Row]:
        """Return the rows of a table that no fault has set aside."""
        aside = self.aside.get(table, set())
        return [row for row in self.sheets[table].rows if row.line not in aside]

    def set_aside(self, table: str, line: int) -> None:
        """Keep a row from being loaded."""
        self.aside.setdefault(table, set()).add(line)

    def mark_loose(
        self, table: Table, row: Row, column: str, value: str, kind: Literal["duplicate", "unknown"]
    ) -> None:
        """Remember a key that joins nothing."""
        key = tuple(row.cells[name] for name in table.key)
        self.loose.append(LooseKey(table.name, row.line, key, column, value, kind))

    def report(self, table: Table, row: Row, column: str, problem: str, remedy: str) -> None:
        """Name a fault and set its row aside."""
        self.name_fault(table, row, column, problem, remedy)
        self.set_aside(table.name, row.line)

    def name_fault(self, table: Table, row: Row, column: str, problem: str, remedy: str) -> None:
        """Name a fault that leaves its row in use."""
        self.faults.append(Fault(table.file, row.line, column, shown(row.cells[column]), problem, remedy))


AGREEMENTS = {"term_to_965": "thesaurus", "industries": "term_to_965"}
"""Tables that repeat a word's industry -> the table that decides it."""


def check_relations(book: Workbook) -> None:
    """Check all that single cells cannot show; faults are added to ``book``.

    A reference is judged after the rows it may point to, so that nothing is left pointing at a row set aside.
    """
    for table in TABLES:
        _check_key(book, table)
        for columns in table.distinct:
            _check_distinct(book, table, columns)
    _check_tiles(book)
    _check_names(book)
    for table in TABLES:
        for referring in table.fields.values():
            if referring.column.refers:
                _check_references(book, table, referring)
        if table.name in AGREEMENTS:
            _check_one_mapping(book, table, TABLE[AGREEMENTS[table.name]])
    _check_lists(book)


def _check_key(book: Workbook, table: Table) -> None:
    """Rows with one key: an exact repeat loses only the repeat; where they contradict, none of them is trusted."""
    for key, rows in _alike(book, table, table.key):
        repeats = all(row.cells == rows[0].cells for row in rows)
        for row in rows[1:] if repeats else rows:
            other = rows[0] if row is not rows[0] else rows[1]
            problem = f"与第 {other.line} 行" + ("重复" if repeats else "同一个键，内容却不同")
            book.report(table, row, table.key[0], _key_text(table.key, key) + problem, "只保留正确的一行")
            if row is not rows[0]:
                book.mark_loose(table, row, table.key[0], " + ".join(filter(None, key)), "duplicate")
            if repeats:
                book.repeats.setdefault(table.name, set()).add(row.line)


def _check_distinct(book: Workbook, table: Table, columns: Sequence[str]) -> None:
    """Rows that must differ in ``columns``: the first stands."""
    for key, rows in _alike(book, table, columns):
        for row in rows[1:]:
            problem = f"{_key_text(columns, key)}与第 {rows[0].line} 行相同"
            book.report(table, row, columns[0], problem, "改成不同的，或删去一行")


def _alike(book: Workbook, table: Table, columns: Sequence[str]) -> Iterator[tuple[tuple[str, ...], list[Row]]]:
    """Yield the rows of a table that have the same texts in ``columns``, exact repeats of a row left out."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    repeats = book.repeats.get(table.name, set())
    for row in book.sheets[table.name].rows:
        key = tuple(row.cells[column] for column in columns)
        if any(key) and row.line not in repeats:
            groups.setdefault(key, []).append(row)
    yield from ((key, rows) for key, rows in groups.items() if len(rows) > 1)


def _key_text(columns: Sequence[str], key: Sequence[str]) -> str:
    if len(columns) == 1:
        return ""
    return f"（{' + '.join(columns)}：{' + '.join(text or '空' for text in key)}）"


def _check_names(book: Workbook) -> None:
    """No two units share a name or alias; both rows stay, and the name finds neither of them."""
    table = TABLE["units"]
    owners: dict[str, Row] = {}
    for row in book.sound(table.name):
        for column in NAME_COLUMNS:
            for name in table.fields[column].entries(row.cells[column]):
                owner = owners.setdefault(fold(name), row)
                if owner is not row:
                    problem = f"中的「{name}」与第 {owner.line} 行的名称相同"
                    book.name_fault(table, row, column, problem, "每个名称只给一个单元")


def _check_references(book: Workbook, table: Table, referring: Field) -> None:
    target, _, column = (referring.column.refers or "").partition(".")
    declared = {row.cells[column] for row in book.sheets[target].rows}
    sound = {row.cells[column] for row in book.sound(target)}
    besides = LABEL_SETS[referring.column.besides] if referring.column.besides else {}
    for row in book.sheets[table.name].rows:
        for value in referring.entries(row.cells[referring.name]):
            if not value or value in sound or value in besides:
                continue
            if value in declared:
                problem = f"{_which(value, referring)}所指的那一行本身有误"
                book.report(table, row, referring.name, problem, f"先改正 {TABLE[target].file} 中的那一行")
            else:
                problem, remedy = _unknown(value, referring, TABLE[target], column, declared | set(besides))
                book.report(table, row, referring.name, problem, remedy)
                book.mark_loose(table, row, referring.name, value, "unknown")


def _unknown(value: str, referring: Field, target: Table, column: str, known: set[str]) -> tuple[str, str]:
    problem = f"{_which(value, referring)}不在 {target.file} 的 {column} 列中"
    near = get_close_matches(value, known, n=1)
    remedy = f"改为其中已有的（最接近的是「{near[0]}」）" if near else "改为其中已有的"
    return problem, f"{remedy}，或先在 {target.file} 增加一行"


def _which(value: str, referring: Field) -> str:
    """Return which entry of a list is meant; nothing where the cell is the value."""
    return f"中的「{value}」" if referring.kind == "list" else ""


def _check_tiles(book: Workbook) -> None:
    """Each industry has a sound tile, and each tile an industry."""
    for name, other in (("industry_tiles", "taxonomy_965"), ("taxonomy_965", "industry_tiles")):
        file = TABLE[other].file
        present = {row.cells["industry_id"] for row in book.sound(other)}
        for row in book.sound(name):
            if row.cells["industry_id"] not in present:
                problem = f"在 {file} 中没有对应的、无误的一行"
                book.report(TABLE[name], row, "industry_id", problem, f"在 {file} 补上或改正这一行")


def _check_one_mapping(book: Workbook, table: Table, authority: Table) -> None:
    """A word belongs to the same industry wherever the tables say so."""
    mapped = {row.cells["term"]: row.cells["industry_id"] for row in book.sound(authority.name)}
    for row in book.sound(table.name):
        expected = mapped.get(row.cells["term"], row.cells["industry_id"])
        if row.cells["industry_id"] != expected:
            wanted = f"「{expected}」" if expected else "空"
            problem = f"与 {authority.file} 不一致（「{row.cells['term']}」在那里为{wanted}）"
            book.report(table, row, "industry_id", problem, "改成一致")


def _check_lists(book: Workbook) -> None:
    """Ranks run 1..n in each unit's list, and units that share a list have the same one.

    Past the first fault in a list its order is not known, so the rest of it is set aside with the row at fault.
    """
    table = TABLE["industries"]
    unranked = {_list_of(row) for row in book.sheets[table.name].rows if not row.cells["rank"].isdecimal()}
    lists = _lists(book, table)
    for key, rows in lists.items():
        # Where a rank cannot be read, the gap it leaves is no fault of its own.
        if key not in unranked:
            _check_ranks(book, table, rows)
    _check_shared(book, table, lists)
    for rows in lists.values():
        for row in rows[len(_in_order(book, table, rows)) :]:
            book.set_aside(table.name, row.line)


def _lists(book: Workbook, table: Table) -> dict[tuple[str, str], list[Row]]:
    """Return (edition, unit) -> the rows of its list in order of rank, exact repeats left out."""
    repeats = book.repeats.get(table.name, set())
    rows = [row for row in book.sheets[table.name].rows if row.line not in repeats and row.cells["rank"].isdecimal()]
    rows.sort(key=lambda row: (_list_of(row), int(row.cells["rank"])))
    return {key: list(group) for key, group in groupby(rows, key=_list_of)}


def _list_of(row: Row) -> tuple[str, str]:
    return row.cells["edition"], row.cells["unit_id"]


def _in_order(book: Workbook, table: Table, rows: Sequence[Row]) -> list[Row]:
    """Return the rows before the first one that is at fault or out of its place."""
    aside = book.aside.get(table.name, set())
    paired = enumerate(rows, start=1)
    return [row for _, row in takewhile(lambda pair: _in_place(*pair) and pair[1].line not in aside, paired)]


def _in_place(place: int, row: Row) -> bool:
    return int(row.cells["rank"]) == place


def _check_ranks(book: Workbook, table: Table, rows: Sequence[Row]) -> None:
    present = {int(row.cells["rank"]) for row in rows}
    for row in rows:
        rank = int(row.cells["rank"])
        if rank > 1 and rank - 1 not in present:
            problem = f"之前缺第 {rank - 1} 位（{row.cells['unit_id']}，{row.cells['edition']} 版）"
            book.report(table, row, "rank", problem, "次序从 1 起连续编号，不留空号")


def _check_shared(book: Workbook, table: Table, lists: Mapping[tuple[str, str], list[Row]]) -> None:
    sharing: dict[tuple[str, str], list[list[Row]]] = {}
    for (edition, _), rows in lists.items():
        for name in {row.cells["shared_list"] for row in rows} - {""}:
            sharing.setdefault((edition, name), []).append(rows)
    for (_, name), members in sharing.items():
        contents = [_content(rows) for rows in members]
        # The list that most of them have stands; on a tie, the first in the order of ids.
        common = max(contents, key=contents.count)
        for rows in members:
            _compare(book, table, rows, common, name)


def _content(rows: Iterable[Row]) -> tuple[tuple[str, str], ...]:
    return tuple((row.cells["term"], row.cells["shared_list"]) for row in rows)


def _compare(book: Workbook, table: Table, rows: Sequence[Row], common: Sequence[tuple[str, str]], name: str) -> None:
    """Name the first row of a unit's list that differs from the common one; rows past another fault are not judged."""
    remedy = f"把 {rows[0].cells['unit_id']} 的清单改成与「{name}」的其他单元相同"
    judged = _in_order(book, table, rows)
    for row, found, expected in zip(judged, _content(judged), common, strict=False):
        if found != expected:
            book.report(table, row, "term", f"与共用清单「{name}」不同（那里此处是「{expected[0]}」）", remedy)
            return
    if len(judged) > len(common):
        book.report(table, judged[len(common)], "term", f"是共用清单「{name}」里没有的", remedy)
    elif len(rows) == len(judged) < len(common):
        book.report(table, rows[-1], "term", f"之后缺共用清单「{name}」的「{common[len(rows)][0]}」", remedy)
