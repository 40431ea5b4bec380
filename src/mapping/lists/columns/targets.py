"""The columns of targets: of the plan's own, of one unit's, and of how far they are reached."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mapping.cartography.layers.targets import LIGHTS, actual_text, audience_text, quantity_text, target_text
from mapping.cartography.wording.quotation import clause_name
from mapping.cartography.wording.typography import number
from mapping.i18n import message
from mapping.insight.targets.actual_tables import COLUMNS
from mapping.insight.targets.plan import required
from mapping.lists.columns.column import Column
from mapping.lists.columns.sentences import rendering, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.catalog.records import Target
    from mapping.insight.targets.completion import Completion
    from mapping.insight.targets.plan import UnitTarget
    from mapping.lists.columns.column import Cell, Columns, Wording


def _scope(target: Target, w: Wording) -> str | None:
    return w.unit_label(target.unit_id) if target.unit_id else w.label("scope", target.scope)


def _sign(target: Target, w: Wording) -> str | None:
    return w.names.value("comparator", target.comparator, short=True) if target.comparator else None


def _amount(target: Target, value: float | None, growth: float | None, w: Wording) -> str | None:
    """Return a value with its sign and unit of measure, and the growth that is asked for besides."""
    if target.is_flag:
        return w.t("是")
    if value is None:
        return None
    amount = quantity_text(target, value, w.names)
    if growth is None:
        return amount
    return w.t("{amount}，{growth}", amount=amount, growth=w.t("增长 {n}%", n=number(growth, 1)))


def _percent(row: Completion, _: Wording) -> float | None:
    """Return a rate in percent with two decimals, cut and never rounded up: 99.999 % is not 100 %."""
    if row.rate is None:
        return None
    hundredths = int(row.rate * 10_000 + 1e-9)
    return (hundredths if row.rate >= 1 else min(hundredths, 9_999)) / 100


def _actual(row: Completion, w: Wording) -> Cell:
    if row.actual is None:
        return None
    if row.target.is_flag:
        return w.t("是") if row.actual.value else w.t("否")
    return row.actual.value


def _actual_text(row: Completion, w: Wording) -> Cell:
    if row.actual is None or row.target.is_flag:
        return _actual(row, w)
    return actual_text(row.target, row.actual.value)


def _light(row: Completion, w: Wording) -> str:
    return f"{LIGHTS[row.light].symbol} {w.t(LIGHTS[row.light].word)}"


TARGET: Column[Target] = Column(
    id="name", heading=COLUMNS["target"], value=lambda target, w: w.names.target(target), width="medium"
)
SCOPE: Column[Target] = Column(id="scope", heading=message("范围"), value=_scope)
COMPARATOR: Column[Target] = Column(id="comparator", heading=message("比较"), value=_sign, width="small", blank=True)
VALUE: Column[Target] = Column(
    id="value",
    heading=message("目标值"),
    short=message("基本"),
    value=lambda target, _: None if target.is_flag else target.value,
    form="number",
    digits=2,
    unknown=message("无"),
)
STRETCH: Column[Target] = Column(
    id="stretch",
    heading=message("力争值"),
    short=message("力争"),
    value=lambda target, _: target.stretch_value,
    form="number",
    digits=2,
    unknown=message("无"),
)
REQUIRED: Column[Target] = Column(
    id="required",
    heading=message("目标值"),
    short=message("要求"),
    value=lambda target, w: w.t("是") if target.is_flag else required(target),
    form="number",
    digits=2,
    unknown=message("无"),
    blank=True,
)
"""The value to be reached: the target's, else the one to strive for; of a yes the word."""

AMOUNT: Column[Target] = Column(
    id="value",
    heading=message("目标值"),
    short=message("基本"),
    value=lambda target, w: _amount(target, target.value, target.growth_pct, w),
    form="number",
    unknown=message("无"),
)
STRETCH_AMOUNT: Column[Target] = Column(
    id="stretch",
    heading=message("力争值"),
    short=message("力争"),
    value=lambda target, w: _amount(target, target.stretch_value, target.stretch_growth_pct, w),
    form="number",
    unknown=message("无"),
)
REQUIRED_AMOUNT: Column[Target] = Column(
    id="required",
    heading=message("目标值"),
    short=message("要求"),
    value=lambda target, w: target_text(target, w.t, w.names),
    form="number",
    unknown=message("无"),
)
"""Values as they are read, with sign and unit of measure in the cell."""

MEASURE: Column[Target] = Column(
    id="measure", heading=COLUMNS["measure"], value=lambda target, w: w.names.target_unit(target)
)
REQUIRED_MEASURE: Column[Target] = Column(
    id="measure",
    heading=COLUMNS["measure"],
    value=lambda target, w: None if target.is_flag else w.names.target_unit(target),
    blank=True,
)
"""Behind a value that is itself the word of a yes, there is no unit of measure."""

CLAUSE: Column[Target] = Column(
    id="clause", heading=message("条款"), value=lambda target, w: clause_name(target.clause, w.lang)
)
SENTENCE: Column[Target] = Column(
    id="sentence", heading=message("条款原文"), value=sentence, unknown=message("无"), width="large"
)
RENDERING: Column[Target] = Column(
    id="rendering", heading=message("本项目译文"), value=rendering, unknown=message("无"), width="large", lang="en"
)
NOTE: Column[Target] = Column(
    id="note", heading=message("说明"), value=lambda target, w: w.written(target.note), width="large", blank=True
)
AUDIENCE: Column[UnitTarget] = Column(
    id="audience", heading=message("下达范围"), value=lambda row, w: audience_text(row.audience, w.t, w.names)
)

UNIT: Column[Completion] = Column(
    id="unit",
    heading=COLUMNS["unit"],
    value=lambda row, w: w.names.unit(row.unit),
    brief=lambda row, w: w.names.unit_label(row.unit),
)
ACTUAL: Column[Completion] = Column(
    id="actual", heading=COLUMNS["value"], value=_actual, brief=_actual_text, form="number", blank=True
)
RATE: Column[Completion] = Column(
    id="rate",
    heading=message("完成率（%）"),
    short=message("完成率"),
    value=_percent,
    form="share",
    unknown=message("无"),
    blank=True,
)
LIGHT: Column[Completion] = Column(id="light", heading=message("状态"), value=_light)
DATE: Column[Completion] = Column(
    id="date",
    heading=COLUMNS["date"],
    value=lambda row, _: row.actual.date if row.actual else None,
    unknown=message("未填"),
    blank=True,
)
SOURCE: Column[Completion] = Column(
    id="source",
    heading=COLUMNS["source"],
    value=lambda row, _: row.actual.source if row.actual else None,
    unknown=message("未填"),
    blank=True,
)
REQUIREMENT: Column[Completion] = Column(
    id="requirement",
    heading=message("目标要求（不必填写）"),
    value=lambda row, w: target_text(row.target, w.t, w.names),
)
UNIT_ID: Column[Completion] = Column(
    id="unit_id", heading=message("布局单元编号"), value=lambda row, _: row.unit.unit_id
)
TARGET_ID: Column[Completion] = Column(
    id="target_id", heading=message("目标编号"), value=lambda row, _: row.target.target_id
)


def _of_unit(column: Column[Target]) -> Column[UnitTarget]:
    return column.of(lambda row: row.target)


def _reached(column: Column[Target]) -> Column[Completion]:
    return column.of(lambda row: row.target)


FULL_LIST: Columns[Target] = (TARGET, SCOPE, COMPARATOR, VALUE, STRETCH, MEASURE, CLAUSE, SENTENCE, RENDERING, NOTE)
"""All targets on the page of sources."""

CITY: Columns[Target] = (TARGET, VALUE, STRETCH)
"""The city's table; figures bring their sign and unit of measure, notes and the clause stand below their row."""

OF_UNIT: Columns[UnitTarget] = tuple(map(_of_unit, (TARGET, REQUIRED)))
"""The table of one unit, in the same way."""

OF_UNIT_FILE: Columns[UnitTarget] = (
    *map(_of_unit, (TARGET, COMPARATOR, REQUIRED, REQUIRED_MEASURE)),
    AUDIENCE,
    *map(_of_unit, (CLAUSE, SENTENCE, RENDERING, NOTE)),
)
"""The same as a file, where a figure stands alone."""

CITY_ON_PAPER: Columns[Target] = (TARGET, AMOUNT, STRETCH_AMOUNT, CLAUSE, replace(SENTENCE, lang="zh"), RENDERING)
"""The city's table on a sheet, and that of a unit; a note stands below the name."""
CITY_SPARE: Mapping[str, int] = {SENTENCE.id: 1, RENDERING.id: 1}
"""Which of them give way where paper is narrow."""
OF_UNIT_ON_PAPER: Columns[UnitTarget] = (
    *map(_of_unit, (TARGET, REQUIRED_AMOUNT)),
    AUDIENCE,
    _of_unit(CLAUSE),
)
OF_UNIT_SPARE: Mapping[str, int] = {AUDIENCE.id: 1}

REACHED: Columns[Completion] = (UNIT, *map(_reached, (TARGET, REQUIRED)), ACTUAL, RATE, LIGHT, DATE, SOURCE)
"""How far the targets are reached."""

REACHED_FILE: Columns[Completion] = (
    UNIT,
    *map(_reached, (TARGET, COMPARATOR, REQUIRED, REQUIRED_MEASURE)),
    *(ACTUAL, RATE, LIGHT, DATE, SOURCE),
)
"""The same as a file."""

FORM: Columns[Completion] = (
    UNIT,
    _reached(TARGET),
    ACTUAL,
    _reached(MEASURE),
    DATE,
    SOURCE,
    REQUIREMENT,
    UNIT_ID,
    TARGET_ID,
)
"""The form for actual values. What is read back is named by the headings that are looked for."""
