"""The contract of each table, made from the record definitions: what its rows must hold, and rows as records."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

from mapping.catalog import records
from mapping.catalog.columns import SEPARATOR, fields_of
from mapping.catalog.contracts_firms import FIRM_TABLES
from mapping.catalog.labels import LABEL_SETS
from mapping.catalog.records_places import UNIT_ZONE
from mapping.catalog.rules import CellRule, RowRule, cell_rules
from mapping.catalog.table import POLICY, Table
from mapping.faults import Fault, Place
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mapping.catalog.csv_text import CsvText
    from mapping.catalog.labels import Label


_POINT_TOGETHER = RowRule(
    "lon",
    lambda row: bool(row["lon"]) == bool(row["lat"]),
    Code.POINT_HALF,
)
_POINT_PRECISE = RowRule(
    "precision",
    lambda row: (row["precision"] == "none") == (not row["lon"] and not row["lat"]),
    Code.POINT_PRECISION,
)
_POINT_DATUM = RowRule(
    "source_datum",
    lambda row: bool(row["source_datum"]) == bool(row["lon"] or row["lat"]),
    Code.POINT_DATUM,
)
_TARGET_SCOPE = RowRule(
    "unit_id",
    lambda row: (row["scope"] == "unit") == bool(row["unit_id"]),
    Code.TARGET_SCOPE,
)
_TARGET_VALUE = RowRule(
    "value",
    lambda row: bool(row["value"] or row["stretch_value"]),
    Code.TARGET_WITHOUT_VALUE,
)
_TARGET_COMPARATOR = RowRule(
    "comparator",
    lambda row: (row["value_unit"] == "是") == (not row["comparator"]),
    Code.TARGET_COMPARATOR,
)

_GRADE_NONE = RowRule(
    "grade",
    lambda row: (row["grade"] == "none") == (not row["source_url"]),
    Code.GRADE_WITHOUT_ADDRESS,
)
_GRADE_BETTER = RowRule(
    "better_grade",
    lambda row: bool(row["better_grade"]) == bool(row["better_url"]) and (bool(row["states"]) or not row["better_url"]),
    Code.GRADE_BETTER_HALF,
)

_OTHER_CANDIDATES = RowRule(
    "alternative",
    lambda row: not row["industry_id"] or row["industry_id"] not in row["alternative"].split(SEPARATOR),
    Code.ALTERNATIVE_ITSELF,
)

_MARKS_STAND = RowRule(
    "marks",
    lambda row: all(mark.strip() in row["quote"] for mark in row["marks"].split(SEPARATOR)),
    Code.MARK_NOT_IN_QUOTE,
)

_ZONE_OF_A_UNIT = RowRule(
    "unit_id", lambda row: row["kind"] != UNIT_ZONE or bool(row["unit_id"]), Code.ZONE_WITHOUT_UNIT
)

_UNIT_OR_NAME = RowRule("unit_id", lambda row: bool(row["unit_id"]) != bool(row["unit_name_zh"]), Code.STATEMENT_UNIT)
_WORDS_IN_QUOTE = RowRule("as_written", lambda row: row["as_written"] in row["quote"], Code.WORDS_NOT_IN_QUOTE)

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
        columns=("industry_id", "character", "letters", "fill", "tint", "short_en"),
        distinct=(("character",), ("letters",)),
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
    Table("intake_headings", records.IntakeHeading, "列标题对照", "Headings of people's own lists", ()),
    Table("renderings", records.Rendering, "英译对照", "English renderings", ("renderings",)),
    Table("term_to_965", records.TermMapping, "文件用词归类", "Terms of the policy", (POLICY, "thesaurus")),
    Table("chains", records.Chain, "产业链", "Chains", ("subsectors",)),
    Table("subsectors", records.Subsector, "细分领域", "Sub-sectors", ("subsectors",), distinct=(("name_zh",),)),
    Table("word_subsectors", records.WordSubsector, "行业词的细分领域", "Sub-sectors of words", ("subsectors",)),
    Table(
        "term_subsectors",
        records.TermSubsector,
        "文件用词对应和涵盖的细分领域",
        "Sub-sectors that terms of the policy name or cover",
        (POLICY, "subsectors"),
    ),
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
        row_rules=(_POINT_TOGETHER, _POINT_PRECISE, _POINT_DATUM, _ZONE_OF_A_UNIT),
    ),
    Table(
        "facilities",
        records.Facility,
        "枢纽与口岸",
        "Transport hubs and ports",
        ("facilities",),
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
    Table(
        "clauses",
        records.Clause,
        "条款原文",
        "The policy's own sentences",
        (POLICY,),
        row_rules=(_MARKS_STAND,),
    ),
    Table(
        "statements",
        records.Statement,
        "此后的表述",
        "Later statements",
        ("statements",),
        row_rules=(_UNIT_OR_NAME, _WORDS_IN_QUOTE),
    ),
    Table("measures", records.Measure, "指标", "Measures", ("census_2020",)),
    Table(
        "source_grades",
        records.SourceGrade,
        "来源等级",
        "Grades of sources",
        ("source_grades",),
        row_rules=(_GRADE_NONE, _GRADE_BETTER),
    ),
    Table("source_corrections", records.SourceCorrection, "来源更正", "Corrections by sources", ("source_grades",)),
    Table(
        "park_columns",
        records.ParkColumn,
        "园区的自有列",
        "Further columns of parks",
        (),
        optional=True,
    ),
    Table("park_values", records.ParkValue, "园区自有列的值", "Values of further columns of parks", (), optional=True),
    Table("indicators", records.Indicator, "自有指标", "Further indicators", (), optional=True),
    Table(
        "indicator_values",
        records.IndicatorValue,
        "自有指标的值",
        "Values of further indicators",
        (),
        optional=True,
    ),
    Table("neighbours", records.Neighbour, "相邻城市", "Neighbouring cities", ()),
    *FIRM_TABLES,
)
"""Every table, each after those it refers to."""

AT_ONCE: tuple[Table, ...] = tuple(table for table in TABLES if not table.on_demand)
"""The tables that every catalogue holds; the others are read when somebody asks for them (`on_demand`)."""

TABLE: Mapping[str, Table] = {table.name: table for table in TABLES}

_RECORD_NAMES: Mapping[str, type] = {
    "unit": records.Unit,
    "industry": records.Industry,
    "edition": records.Edition,
    "indicator": records.Indicator,
    "park_column": records.ParkColumn,
    "intake_heading": records.IntakeHeading,
    "shared_list": records.SharedList,
    "term_mapping": records.TermMapping,
    "thesaurus": records.ThesaurusEntry,
    "stop_word": records.StopWord,
    "chain": records.Chain,
    "subsector": records.Subsector,
    "word_subsector": records.WordSubsector,
    "term_subsector": records.TermSubsector,
    "statement": records.Statement,
    "designation": records.Designation,
    "target": records.Target,
    "clause": records.Clause,
    "park": records.Park,
    "facility": records.Facility,
    "list_entry": records.ListEntry,
    "measure": records.Measure,
    "source": records.Source,
    "source_grade": records.SourceGrade,
    "source_correction": records.SourceCorrection,
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
    # most cells say what another of their column has said
    checks = {field.name: cache(partial(_first_broken, cell_rules(field))) for field in table.fields.values()}
    return [
        Fault(
            rule.code, Place(text.file, lines=(row.line,), column=column), on_one_line(row.cells[column]), rule.fields
        )
        for row in text.rows
        for column, rule in _broken(table, checks, row.cells).items()
    ]


def _first_broken(rules: Sequence[CellRule], cell: str) -> CellRule | None:
    """Return the most basic rule that a cell breaks."""
    return next((rule for rule in rules if not rule.test(cell)), None)


def _broken(
    table: Table, checks: Mapping[str, Callable[[str], CellRule | None]], cells: Mapping[str, str]
) -> dict[str, CellRule | RowRule]:
    """Return column -> the most basic rule that its cell breaks."""
    broken: dict[str, CellRule | RowRule] = {}
    for column, check in checks.items():
        rule = check(cells[column])
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


def on_one_line(text: str) -> str | None:
    """Return a cell's text without line breaks; None where it is empty."""
    return " ".join(text.split()) or None
