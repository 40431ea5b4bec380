"""What must hold between rows and between tables: keys, references, ranks, shared lists, one mapping a word."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, Literal

from mapping.catalog.contracts import AT_ONCE, TABLE, TABLES, on_one_line, to_record
from mapping.catalog.gazetteer import fold
from mapping.catalog.labels import LABEL_SETS
from mapping.faults import Fault, Phrase, Place, Several
from mapping.i18n import message
from mapping.sentences import Code, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mapping.catalog.columns import Field
    from mapping.catalog.csv_text import CsvText, Row
    from mapping.catalog.records import Industry
    from mapping.catalog.table import Table
    from mapping.faults import Field as Filled


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
class RawTables:
    """All tables while they are being checked: the rows as read, and what has been set aside so far."""

    texts: Mapping[str, CsvText]
    faults: list[Fault] = field(default_factory=list)
    loose: list[LooseKey] = field(default_factory=list)
    aside: dict[str, set[int]] = field(default_factory=dict)
    repeats: dict[str, set[int]] = field(default_factory=dict)

    def sound(self, table: str) -> list[Row]:
        """Return the rows of a table that no fault has set aside."""
        aside = self.aside.get(table, set())
        return [row for row in self.texts[table].rows if row.line not in aside]

    def in_force(self, table: str) -> list[Row]:
        """Return the sound rows of a table of editions but for those of drafts."""
        drafts = {row.cells["edition"] for row in self.texts["editions"].rows if row.cells["status"] == "draft"}
        return [row for row in self.sound(table) if row.cells.get("edition") not in drafts]

    def set_aside(self, table: str, line: int) -> None:
        """Keep a row from being loaded."""
        self.aside.setdefault(table, set()).add(line)

    def mark_loose(
        self, table: Table, row: Row, column: str, value: str, kind: Literal["duplicate", "unknown"]
    ) -> None:
        """Remember a key that joins nothing."""
        key = tuple(row.cells[name] for name in table.key)
        self.loose.append(LooseKey(table.name, row.line, key, column, value, kind))

    def report(self, table: Table, row: Row, column: str, code: Code, /, **fields: Filled) -> None:
        """Name a fault; its row is set aside, unless it is no more than a warning."""
        place = Place(table.file, lines=(row.line,), column=column)
        fault = Fault(code, place, on_one_line(row.cells[column]), fields)
        self.faults.append(fault)
        if fault.severity is Severity.ERROR:
            self.set_aside(table.name, row.line)


AGREEMENTS = {"term_to_965": "thesaurus", "industries": "term_to_965"}
"""Tables that repeat a word's industry -> the table that decides it."""


def check_relations(raw: RawTables) -> None:
    """Check all that single cells cannot show; faults are added to ``raw``.

    A reference is judged after the rows it may point to, so that nothing is left pointing at a row set aside.
    """
    for table in AT_ONCE:
        check_keys(raw, table)
    _check_tiles(raw)
    _check_names(raw)
    for table in AT_ONCE:
        check_references(raw, table)
        if table.name in AGREEMENTS:
            _check_one_mapping(raw, table, TABLE[AGREEMENTS[table.name]])
    _check_subsectors(raw)
    _check_lists(raw)
    _check_indicators(raw)


def check_keys(raw: RawTables, table: Table) -> None:
    """No two rows of a table have one key, or share what must differ."""
    _check_key(raw, table)
    for columns in table.distinct:
        _check_distinct(raw, table, columns)


def check_references(raw: RawTables, table: Table) -> None:
    """What a table refers to is there, and sound."""
    for referring in table.fields.values():
        if referring.column.refers:
            _check_references(raw, table, referring)


def _check_subsectors(raw: RawTables) -> None:
    """A word belongs to the industry of its sub-sector, unless the sub-sector cuts across the industries."""
    industries = {row.cells["subsector_id"]: row.cells["industry_id"] for row in raw.sound("subsectors")}
    words = {row.cells["term"]: row.cells["industry_id"] for row in raw.sound("thesaurus")}
    table = TABLE["word_subsectors"]
    for row in raw.sound(table.name):
        subsector = row.cells["subsector_id"]
        expected = industries[subsector]
        if expected and words[row.cells["term"]] != expected:
            raw.report(table, row, "subsector_id", Code.SUBSECTOR_DIFFERS, subsector=subsector, expected=expected)


def _check_indicators(raw: RawTables) -> None:
    """A figure stands for an area of the kind that its indicator is of."""
    units = {row.cells["unit_id"] for row in raw.sound("units")}
    of_units = {row.cells["indicator_id"]: row.cells["geography"] == "layout_unit" for row in raw.sound("indicators")}
    table = TABLE["indicator_values"]
    for row in raw.sound(table.name):
        area = row.cells["area_id"]
        if (area in units) != of_units[row.cells["indicator_id"]]:
            raw.report(table, row, "area_id", Code.INDICATOR_AREA)


def _check_key(raw: RawTables, table: Table) -> None:
    """Rows with one key: an exact repeat loses only the repeat; where they contradict, none of them is trusted."""
    for key, rows in _alike(raw, table, table.key):
        repeats = all(row.cells == rows[0].cells for row in rows)
        for row in rows[1:] if repeats else rows:
            other = rows[0] if row is not rows[0] else rows[1]
            code = Code.KEY_REPEATED if repeats else Code.KEY_CONTRADICTED
            raw.report(table, row, table.key[0], code, key=_key_text(table.key, key), other=other.line)
            if row is not rows[0]:
                raw.mark_loose(table, row, table.key[0], " + ".join(filter(None, key)), "duplicate")
            if repeats:
                raw.repeats.setdefault(table.name, set()).add(row.line)


def _check_distinct(raw: RawTables, table: Table, columns: Sequence[str]) -> None:
    """Rows that must differ in ``columns``: the first stands."""
    for key, rows in _alike(raw, table, columns):
        for row in rows[1:]:
            told = {"key": _key_text(columns, key), "other": rows[0].line}
            raw.report(table, row, columns[0], Code.ROW_NOT_DISTINCT, **told)


def _alike(raw: RawTables, table: Table, columns: Sequence[str]) -> Iterator[tuple[tuple[str, ...], list[Row]]]:
    """Yield the rows of a table that have the same texts in ``columns``, exact repeats of a row left out."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    repeats = raw.repeats.get(table.name, set())
    for row in raw.texts[table.name].rows:
        key = tuple(row.cells[column] for column in columns)
        if any(key) and row.line not in repeats:
            groups.setdefault(key, []).append(row)
    yield from ((key, rows) for key, rows in groups.items() if len(rows) > 1)


def _key_text(columns: Sequence[str], key: Sequence[str]) -> Filled:
    if len(columns) == 1:
        return ""
    values = Several(tuple(text or Phrase(message("空")) for text in key), " + ")
    return Phrase(message("（{columns}：{values}）"), columns=" + ".join(columns), values=values)


def _check_names(raw: RawTables) -> None:
    """No two units share a name or alias; both rows stay, and the name finds neither of them."""
    table = TABLE["units"]
    owners: dict[str, Row] = {}
    for row in raw.sound(table.name):
        for column in NAME_COLUMNS:
            for name in table.fields[column].entries(row.cells[column]):
                owner = owners.setdefault(fold(name), row)
                if owner is not row:
                    raw.report(table, row, column, Code.NAME_SHARED, name=name, other=owner.line)


def _check_references(raw: RawTables, table: Table, referring: Field) -> None:
    target, _, column = (referring.column.refers or "").partition(".")
    known = Known.of(raw, target, column, LABEL_SETS[referring.column.besides] if referring.column.besides else ())
    for row in raw.texts[table.name].rows:
        for value in referring.entries(row.cells[referring.name]):
            known.check(raw, (table, row, referring.name), value, _which(value, referring))


@dataclass(frozen=True, slots=True)
class Known:
    """What a reference may point to: the values of a column, those of sound rows, and what is allowed besides."""

    target: str
    column: str
    declared: frozenset[str]
    sound: frozenset[str]
    besides: frozenset[str]

    @classmethod
    def of(cls, raw: RawTables, target: str, column: str, besides: Iterable[str] = ()) -> Known:
        """Read the values of a column of the table ``target``."""
        declared = frozenset(row.cells[column] for row in raw.texts[target].rows)
        sound = frozenset(row.cells[column] for row in raw.sound(target))
        return cls(target, column, declared, sound, frozenset(besides))

    def check(self, raw: RawTables, cell: tuple[Table, Row, str], value: str, which: Filled = "") -> None:
        """Report a reference in a cell (table, row, column) that finds no sound row; an empty one is none."""
        table, row, name = cell
        if not value or value in self.sound or value in self.besides:
            return
        told = {"which": which, "table": TABLE[self.target].file}
        if value in self.declared:
            raw.report(table, row, name, Code.REFERENCE_AT_FAULT, **told)
            return
        near = get_close_matches(value, self.declared | self.besides, n=1)
        if near:
            code, told = Code.REFERENCE_MISSPELT, told | {"near": near[0]}
        else:
            code = Code.REFERENCE_UNKNOWN
        raw.report(table, row, name, code, column=self.column, **told)
        raw.mark_loose(table, row, name, value, "unknown")


def _which(value: str, referring: Field) -> Filled:
    """Return which entry of a list is meant; nothing where the cell is the value."""
    return Phrase(message("中的「{entry}」"), entry=value) if referring.kind == "list" else ""


def _check_tiles(raw: RawTables) -> None:
    """Each industry has a sound tile, and each tile an industry."""
    for name, other in (("industry_tiles", "taxonomy_965"), ("taxonomy_965", "industry_tiles")):
        file = TABLE[other].file
        present = {row.cells["industry_id"] for row in raw.sound(other)}
        for row in raw.sound(name):
            if row.cells["industry_id"] not in present:
                raw.report(TABLE[name], row, "industry_id", Code.TILE_MISSING, table=file)


def _check_one_mapping(raw: RawTables, table: Table, authority: Table) -> None:
    """A word belongs to the same industry wherever the tables say so; a draft may map a term otherwise."""
    mapped = {row.cells["term"]: row.cells["industry_id"] for row in raw.sound(authority.name)}
    for row in raw.in_force(table.name):
        expected = mapped.get(row.cells["term"], row.cells["industry_id"])
        if row.cells["industry_id"] != expected:
            wanted = Phrase(message("「{value}」"), value=expected) if expected else Phrase(message("空"))
            told: dict[str, Filled] = {"table": authority.file, "term": row.cells["term"], "expected": wanted}
            raw.report(table, row, "industry_id", Code.MAPPING_DIFFERS, **told)


def _check_lists(raw: RawTables) -> None:
    """Ranks run 1..n in each unit's list, and units that share a list have the same one.

    Past the first fault in a list its order is not known, so the rest of it is set aside with the row at fault.
    """
    table = TABLE["industries"]
    unranked = {_list_of(row) for row in raw.texts[table.name].rows if not row.cells["rank"].isdecimal()}
    lists = _lists(raw, table)
    for key, rows in lists.items():
        # Where a rank cannot be read, the gap it leaves is no fault of its own.
        if key not in unranked:
            _check_ranks(raw, table, rows)
    _check_shared(raw, table, lists)
    for rows in lists.values():
        for row in rows[len(_in_order(raw, table, rows)) :]:
            raw.set_aside(table.name, row.line)


def _lists(raw: RawTables, table: Table) -> dict[tuple[str, str], list[Row]]:
    """Return (edition, unit) -> the rows of its list in order of rank, exact repeats left out."""
    repeats = raw.repeats.get(table.name, set())
    rows = [row for row in raw.texts[table.name].rows if row.line not in repeats and row.cells["rank"].isdecimal()]
    rows.sort(key=lambda row: (_list_of(row), int(row.cells["rank"])))
    return {key: list(group) for key, group in groupby(rows, key=_list_of)}


def _list_of(row: Row) -> tuple[str, str]:
    return row.cells["edition"], row.cells["unit_id"]


def _in_order(raw: RawTables, table: Table, rows: Sequence[Row]) -> list[Row]:
    """Return the rows before the first one that is at fault or out of its place."""
    aside = raw.aside.get(table.name, set())
    paired = enumerate(rows, start=1)
    return [row for _, row in takewhile(lambda pair: _in_place(*pair) and pair[1].line not in aside, paired)]


def _in_place(place: int, row: Row) -> bool:
    return int(row.cells["rank"]) == place


def _check_ranks(raw: RawTables, table: Table, rows: Sequence[Row]) -> None:
    present = {int(row.cells["rank"]) for row in rows}
    for row in rows:
        rank = int(row.cells["rank"])
        if rank > 1 and rank - 1 not in present:
            told: dict[str, Filled] = {"rank": rank - 1, "unit": row.cells["unit_id"], "edition": row.cells["edition"]}
            raw.report(table, row, "rank", Code.RANK_SKIPPED, **told)


def _check_shared(raw: RawTables, table: Table, lists: Mapping[tuple[str, str], list[Row]]) -> None:
    sharing: dict[tuple[str, str], list[list[Row]]] = {}
    for (edition, _), rows in lists.items():
        for name in {row.cells["shared_list"] for row in rows} - {""}:
            sharing.setdefault((edition, name), []).append(rows)
    for (_, name), members in sharing.items():
        contents = [_content(rows) for rows in members]
        # The list that most of them have stands; on a tie, the first in the order of ids.
        common = max(contents, key=contents.count)
        for rows in members:
            _compare(raw, table, rows, common, name)


def _content(rows: Iterable[Row]) -> tuple[tuple[str, str], ...]:
    return tuple((row.cells["term"], row.cells["shared_list"]) for row in rows)


def _compare(raw: RawTables, table: Table, rows: Sequence[Row], common: Sequence[tuple[str, str]], name: str) -> None:
    """Name the first row of a unit's list that differs from the common one; rows past another fault are not judged."""
    told: dict[str, Filled] = {"unit": rows[0].cells["unit_id"], "list": name}
    judged = _in_order(raw, table, rows)
    for row, found, expected in zip(judged, _content(judged), common, strict=False):
        if found != expected:
            raw.report(table, row, "term", Code.SHARED_LIST_DIFFERS, expected=expected[0], **told)
            return
    if len(judged) > len(common):
        raw.report(table, judged[len(common)], "term", Code.SHARED_LIST_LONGER, **told)
    elif len(rows) == len(judged) < len(common):
        raw.report(table, rows[-1], "term", Code.SHARED_LIST_SHORTER, expected=common[len(rows)][0], **told)


def industries_of(raw: RawTables) -> tuple[Industry, ...]:
    """Join each industry of the taxonomy with its tile."""
    taxonomy, tiles = (table for table in TABLES if table.columns)
    styles = {row.cells["industry_id"]: row.cells for row in raw.sound(tiles.name)}
    return tuple(to_record(taxonomy, [row.cells, styles[row.cells["industry_id"]]]) for row in raw.sound(taxonomy.name))
