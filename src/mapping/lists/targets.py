"""Targets as files: the form for actual values, a unit's table, and how far the targets are reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.layers.targets import LIGHTS, SCALE, audience_text, target_text
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.typography import display
from mapping.i18n import translator
from mapping.insight.targets.actual_tables import COLUMNS
from mapping.insight.targets.actuals import HINTS
from mapping.insight.targets.plan import required, unit_table
from mapping.lists.csv_file import csv_bytes
from mapping.lists.workbook import Sheet, workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.catalog import Catalog
    from mapping.catalog.records import Target
    from mapping.insight.targets.actuals import Reading
    from mapping.insight.targets.completion import Completion
    from mapping.lists.csv_file import Cell


def form_csv(catalog: Catalog, lang: str) -> bytes:
    """Return the form for actual values as CSV: one row a target of a unit, the value left empty."""
    return csv_bytes(_form_headings(lang), _form_rows(catalog, lang))


def form_workbook(catalog: Catalog, lang: str) -> bytes:
    """Return the same form as a workbook, with a sheet that says how to fill it in."""
    t = translator(lang)
    hints = Sheet(t("填写说明"), (t("填写说明"),), [(t(hint),) for hint in HINTS], widths=(96,))
    return workbook([Sheet(t("实际值"), _form_headings(lang), _form_rows(catalog, lang)), hints])


def _form_headings(lang: str) -> tuple[str, ...]:
    t = translator(lang)
    return (*(t(name) for name in COLUMNS.values()), t("目标要求（不必填写）"), t("布局单元编号"), t("目标编号"))


def _form_rows(catalog: Catalog, lang: str) -> list[tuple[Cell, ...]]:
    t, names = translator(lang), Names.of(catalog, lang)
    return [
        (
            names.unit(unit),
            names.target(target),
            None,
            names.target_unit(target),
            None,
            None,
            target_text(target, t, names),
            unit.unit_id,
            target.target_id,
        )
        for unit in catalog.units
        for target in catalog.targets_of(unit.unit_id)
    ]


def unit_workbook(catalog: Catalog, unit_id: str, lang: str) -> bytes:
    """Return the table of one unit (一区一表) as a workbook.

    Raises:
        UnknownNameError: no such unit.
    """
    t, names = translator(lang), Names.of(catalog, lang)
    headings = (t("目标"), t("比较"), t("目标值"), t("计量单位"), t("下达范围"), t("条款"), t("说明"))
    rows = [
        (
            names.target(row.target),
            _sign(row.target, names),
            *_amount(row.target, lang, names),
            audience_text(row.audience, t, names),
            row.target.clause,
            display(row.target.note),
        )
        for row in unit_table(catalog, unit_id)
    ]
    title = names.unit_label(catalog.unit(unit_id))
    return workbook(
        [Sheet(title, headings, rows, notes=(_policy(catalog, lang), t("没有列出的目标未下达，不等于零。")))]
    )


def completion_workbook(catalog: Catalog, table: Sequence[Completion], reading: Reading, lang: str) -> bytes:
    """Return how far the targets are reached, and on further sheets the rows that were not accepted or not read."""
    t, names = translator(lang), Names.of(catalog, lang)
    headings = (
        *(t("布局单元"), t("目标"), t("比较"), t("目标值"), t("计量单位"), t("实际值"), t("完成率（%）")),
        *(t("状态"), t("数据日期"), t("来源")),
    )
    rows = [
        (
            names.unit(row.unit),
            names.target(row.target),
            _sign(row.target, names),
            *_amount(row.target, lang, names),
            _reported(row, lang),
            None if row.rate is None else _percent(row.rate),
            f"{LIGHTS[row.light].symbol} {t(LIGHTS[row.light].word)}",
            row.actual.date if row.actual else None,
            row.actual.source if row.actual else None,
        )
        for row in table
    ]
    faults = [
        (x.place.sheet, x.place.line, x.place.column, x.value, x.problem(lang), x.remedy(lang)) for x in reading.faults
    ]
    left_out = [(x.told(lang),) for x in reading.left_out]
    notes = (_policy(catalog, lang), t("实际值据上传的文件「{file}」。", file=reading.file), t(SCALE))
    rejected = (t("工作表"), t("行"), t("列"), t("值"), t("问题"), t("办法"))
    return workbook(
        [
            Sheet(t("完成情况"), headings, rows, notes=notes),
            *([Sheet(t("未采用的行"), rejected, faults)] if faults else []),
            *([Sheet(t("没有读的行"), (t("没有读的行"),), left_out)] if left_out else []),
        ]
    )


def _percent(rate: float) -> float:
    """Return a rate in percent with two decimals, cut and never rounded up: 99.999 % is not 100 %."""
    hundredths = int(rate * 10_000 + 1e-9)
    return (hundredths if rate >= 1 else min(hundredths, 9_999)) / 100


def _sign(target: Target, names: Names) -> str:
    return names.value("comparator", target.comparator, short=True) if target.comparator else ""


def _amount(target: Target, lang: str, names: Names) -> tuple[Cell, Cell]:
    """Return figure and unit of measure; a yes has only a word."""
    if target.is_flag:
        return translator(lang)("是"), None
    return required(target), names.target_unit(target)


def _reported(row: Completion, lang: str) -> Cell:
    if row.actual is None:
        return None
    if row.target.is_flag:
        t = translator(lang)
        return t("是") if row.actual.value else t("否")
    return row.actual.value


def _policy(catalog: Catalog, lang: str) -> str:
    source = catalog.source("policy_2021")
    title = source.title_en if lang == "en" else source.title_zh
    return translator(lang)("依据：《{title}》", title=title)
