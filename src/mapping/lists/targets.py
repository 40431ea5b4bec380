"""Targets as files: the form for actual values, a unit's table, and how far the targets are reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.layers.targets import SCALE
from mapping.insight.targets.actuals import HINTS
from mapping.insight.targets.completion import Completion, Light
from mapping.insight.targets.plan import unit_table
from mapping.lists.columns import targets as columns
from mapping.lists.columns.column import Wording, file_table
from mapping.lists.columns.faults import LEFT_OUT, REJECTED
from mapping.lists.csv_file import csv_bytes
from mapping.lists.workbook import Sheet, tabulated, workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.catalog import Catalog
    from mapping.insight.targets.actuals import Reading
    from mapping.view import View


def form_csv(catalog: Catalog, view: View) -> bytes:
    """Return the form for actual values as CSV: one row a target of a unit, the value left empty."""
    return csv_bytes(*file_table(columns.FORM, _unreported(catalog, view.edition), Wording.of(catalog, view)))


def form_workbook(catalog: Catalog, view: View) -> bytes:
    """Return the same form as a workbook, with a sheet that says how to fill it in."""
    w = Wording.of(catalog, view)
    hints = Sheet(w.t("填写说明"), (w.t("填写说明"),), [(w.t(hint),) for hint in HINTS], widths=(96,))
    return workbook([tabulated(w.t("实际值"), columns.FORM, _unreported(catalog, view.edition), w), hints])


def _unreported(catalog: Catalog, edition: str) -> Iterator[Completion]:
    """Yield every target that an edition sets a unit, in the order of the tables."""
    for unit in catalog.units:
        for target in catalog.targets_of(unit.unit_id, edition):
            yield Completion(unit, target, None, None, Light.UNKNOWN)


def unit_workbook(catalog: Catalog, unit_id: str, view: View) -> bytes:
    """Return the table of one unit (一区一表) in a view as a workbook.

    Raises:
        UnknownNameError: no such unit or edition.
    """
    w = Wording.of(catalog, view)
    title = w.names.unit_label(catalog.unit(unit_id))
    notes = (_policy(w), w.t("没有列出的目标，文件没有写给这个单元，不等于零。"))
    table = unit_table(catalog, unit_id, view.edition)
    return workbook([tabulated(title, columns.OF_UNIT_FILE, table, w, notes)])


def completion_workbook(catalog: Catalog, table: Sequence[Completion], reading: Reading, view: View) -> bytes:
    """Return how far the targets are reached, and on further sheets the rows that were not accepted or not read."""
    w = Wording.of(catalog, view)
    t = w.t
    notes = (_policy(w), t("实际值据上传的文件「{file}」。", file=reading.file), t(SCALE))
    sheets = [tabulated(t("完成情况"), columns.REACHED_FILE, table, w, notes)]
    if reading.faults:
        sheets.append(tabulated(t("未采用的行"), REJECTED, reading.faults, w))
    if reading.left_out:
        sheets.append(tabulated(t("没有读的行"), LEFT_OUT, reading.left_out, w))
    return workbook(sheets)


def _policy(w: Wording) -> str:
    source = w.catalog.source(w.edition.source_id)
    return w.t("依据：《{title}》", title=source.title_en if w.lang == "en" else source.title_zh)
