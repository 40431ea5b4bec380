"""The contract of each table, made from the record definitions: what its rows must hold, and rows as records."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from mapping.catalog import records
from mapping.catalog.columns import SEPARATOR, fields_of
from mapping.catalog.labels import LABEL_SETS
from mapping.catalog.rules import CellRule, RowRule, cell_rules
from mapping.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mapping.catalog.columns import Field
    from mapping.catalog.csv_text import CsvText
    from mapping.catalog.labels import Label


POLICY = "policy"
"""Among the sources of a table: the policies that the editions rest on, which editions.csv names."""


@dataclass(frozen=True, slots=True)
class Table:
    """A file of the catalogue: which record's columns it holds and what holds within a row.

    ``columns`` lists the columns where the file holds only some of the record's; ``distinct`` names sets of columns
    that must differ from row to row besides the key; ``sources`` are ids in sources.csv, and `POLICY` among them stands
    for the policies of the editions.
    """

    name: str
    record: type
    title_zh: str
    title_en: str
    sources: tuple[str, ...]
    columns: tuple[str, ...] = ()
    row_rules: tuple[RowRule, ...] = ()
    distinct: tuple[tuple[str, ...], ...] = ()

    @property
    def file(self) -> str:
        """Name of the file in the data folder."""
        return f"{self.name}.csv"

    @property
    def fields(self) -> Mapping[str, Field]:
        """Column -> field, in the file's order as documented."""
        fields = fields_of(self.record)
        return {name: fields[name] for name in self.columns or fields}

    def sources_of(self, policies: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of its sources, given those of the editions' policies."""
        named = (policies if source == POLICY else (source,) for source in self.sources)
        return tuple(dict.fromkeys(chain.from_iterable(named)))

    @property
    def key(self) -> tuple[str, ...]:
        """Columns that together identify a row."""
        return tuple(name for name, field in self.fields.items() if field.column.key)


_POINT_TOGETHER = RowRule(
    "point",
    "lon",
    lambda row: bool(row["lon"]) == bool(row["lat"]),
    "与 lat 只填了一个",
    "经度和纬度一起填写，或都留空",
)
_POINT_PRECISE = RowRule(
    "precision",
    "precision",
    lambda row: (row["precision"] == "none") == (not row["lon"] and not row["lat"]),
    "与有无坐标不符",
    "没有坐标的写 none，有坐标的写其精度",
)
_POINT_DATUM = RowRule(
    "datum",
    "source_datum",
    lambda row: bool(row["source_datum"]) == bool(row["lon"] or row["lat"]),
    "与有无坐标不符",
    "有坐标的写明基准（不知道写 unknown），没有坐标的留空",
)
_TARGET_SCOPE = RowRule(
    "scope",
    "unit_id",
    lambda row: (row["scope"] == "unit") == bool(row["unit_id"]),
    "与适用范围 scope 不符",
    "布局单元的目标写单元编号，全市目标留空",
)
_TARGET_VALUE = RowRule(
    "value",
    "value",
    lambda row: bool(row["value"] or row["stretch_value"]),
    "与 stretch_value 都是空的",
    "至少填写目标值或力争值",
)
_TARGET_COMPARATOR = RowRule(
    "comparator",
    "comparator",
    lambda row: (row["value_unit"] == "是") == (not row["comparator"]),
    "与计量单位不符",
    "数量目标写比较方式，是否类目标（单位为「是」）留空",
)

_OTHER_CANDIDATES = RowRule(
    "alternative",
    "alternative",
    lambda row: not row["industry_id"] or row["industry_id"] not in row["alternative"].split(SEPARATOR),
    "与 industry_id 重复",
    "只写其他可能的产业",
)

TABLES: tuple[Table, ...] = (
    Table("sources", records.Source, "来源", "Sources", ()),
    Table("editions", records.Edition, "版本", "Editions of the layout", (POLICY,)),
    Table(
        "taxonomy_965",
        records.Industry,
        "965 产业体系",
        'The "965" industries',
        (POLICY,),
        columns=("industry_id", "tier", "rank", "name_zh", "short_zh", "name_en"),
        distinct=(("tier", "rank"),),
    ),
    Table(
        "industry_tiles",
        records.Industry,
        "产业标识",
        "Tiles of the industries",
        (),
        columns=("industry_id", "character", "fill", "tint", "short_en"),
        distinct=(("character",),),
    ),
    Table("units", records.Unit, "布局单元", "Layout units", (POLICY,)),
    Table("shared_lists", records.SharedList, "共用清单", "Shared lists", (POLICY,)),
    Table(
        "thesaurus",
        records.ThesaurusEntry,
        "行业词归类表",
        "Thesaurus of industry words",
        ("thesaurus",),
        row_rules=(_OTHER_CANDIDATES,),
    ),
    Table("stop_words", records.StopWord, "检索停用词", "Words a search passes over", ("thesaurus",)),
    Table("term_to_965", records.TermMapping, "文件用词归类", "Terms of the policy", (POLICY, "thesaurus")),
    Table(
        "industries",
        records.Designation,
        "产业布局",
        "Designations: industries of each layout unit",
        (POLICY, "thesaurus"),
        distinct=(("unit_id", "edition", "term"),),
    ),
    Table(
        "parks",
        records.Park,
        "园区名录",
        "Directory of parks",
        ("parks",),
        row_rules=(_POINT_TOGETHER, _POINT_PRECISE, _POINT_DATUM),
    ),
    Table("three_lists", records.ListEntry, "三清单", "Enterprises, projects, platforms", ("three_lists",)),
    Table(
        "targets",
        records.Target,
        "目标",
        "Targets of the editions",
        (POLICY,),
        row_rules=(_TARGET_SCOPE, _TARGET_VALUE, _TARGET_COMPARATOR),
    ),
    Table("measures", records.Measure, "指标", "Measures", ("census_2020",)),
    Table("neighbours", records.Neighbour, "相邻城市", "Neighbouring cities", ()),
)
"""Every table, each after those it refers to."""

TABLE: Mapping[str, Table] = {table.name: table for table in TABLES}

_RECORD_NAMES: Mapping[str, type] = {
    "unit": records.Unit,
    "industry": records.Industry,
    "edition": records.Edition,
    "shared_list": records.SharedList,
    "term_mapping": records.TermMapping,
    "thesaurus": records.ThesaurusEntry,
    "stop_word": records.StopWord,
    "designation": records.Designation,
    "target": records.Target,
    "park": records.Park,
    "list_entry": records.ListEntry,
    "measure": records.Measure,
    "source": records.Source,
}


def labels(name: str) -> Mapping[str, Label]:
    """Return allowed value -> label of a column (``"park.kind"``) or of a set by its own name (``"tier"``).

    Raises:
        KeyError: no such column, or a column that any value may stand in.
    """
    record, dot, column = name.partition(".")
    if not dot:
        return LABEL_SETS[name]
    allowed = fields_of(_RECORD_NAMES[record])[column].allowed
    if not allowed:
        raise KeyError(name)
    return allowed


def cell_faults(table: Table, text: CsvText) -> list[Fault]:
    """Check every row of a file against its contract by itself; return all faults, at most one a cell."""
    rules = {field.name: cell_rules(field) for field in table.fields.values()}
    return [
        Fault(text.file, row.line, column, shown(row.cells[column]), rule.problem, rule.remedy)
        for row in text.rows
        for column, rule in _broken(table, rules, row.cells).items()
    ]


def _broken(
    table: Table, rules: Mapping[str, Sequence[CellRule]], cells: Mapping[str, str]
) -> dict[str, CellRule | RowRule]:
    """Return column -> the most basic rule that its cell breaks."""
    broken: dict[str, CellRule | RowRule] = {}
    for column, tests in rules.items():
        rule = next((rule for rule in tests if not rule.test(cells[column])), None)
        if rule:
            broken[column] = rule
    for across in table.row_rules:
        if across.column not in broken and not across.test(cells):
            broken[across.column] = across
    return broken


def to_record(table: Table, rows: Iterable[Mapping[str, str]]) -> Any:
    """Return the record whose cells stand in ``rows`` (one a file; all have passed their contracts)."""
    fields = fields_of(table.record)
    values = {name: fields[name].read(text) for cells in rows for name, text in cells.items()}
    return table.record(**values)


def shown(text: str) -> str | None:
    """Return a cell's text as it stands in a sentence: on one line, None where empty."""
    return " ".join(text.split()) or None
