"""The form for actual values can be filled in and read back; tables come out as workbooks."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest
from python_calamine import CalamineWorkbook
from tests.views import EDITION, VIEW

from mapping.insight.targets.actuals import read_actuals
from mapping.insight.targets.completion import completions
from mapping.lists.targets import completion_workbook, form_csv, form_workbook, unit_workbook
from mapping.view import View

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas


def sheets(data: bytes) -> dict[str, list[list[Any]]]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_form_has_a_row_for_every_target_and_reads_as_empty(atlas: Atlas, lang: str) -> None:
    expected = sum(target.unit_id is not None for target in atlas.catalog.targets)
    for name, data in (
        ("a.xlsx", form_workbook(atlas.catalog, View(EDITION, lang=lang))),
        ("a.csv", form_csv(atlas.catalog, View(EDITION, lang=lang))),
    ):
        reading = read_actuals(name, data, atlas.catalog, EDITION)
        assert (reading.actuals, reading.faults, reading.blank) == ((), (), expected)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_form_filled_in_is_accepted_row_by_row(atlas: Atlas, lang: str) -> None:
    lines = form_csv(atlas.catalog, View(EDITION, lang=lang)).decode("utf-8-sig").splitlines()
    rows = list(csv.reader(lines))
    for row in rows[1:]:
        row[2] = "是" if row[8] == "pastoral_complex" else "7"
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    reading = read_actuals("a.csv", text.getvalue().encode(), atlas.catalog, EDITION)
    assert reading.faults == ()
    assert len(reading.actuals) == len(rows) - 1


def test_the_form_says_how_to_fill_it_in(atlas: Atlas) -> None:
    made = sheets(form_workbook(atlas.catalog, VIEW))
    assert list(made) == ["实际值", "填写说明"]
    assert made["实际值"][0][:4] == ["布局单元", "目标", "实际值", "计量单位"]
    assert any("留空不算零" in row[0] for row in made["填写说明"])


def test_a_unit_s_table_keeps_numbers_as_numbers_and_names_the_group(atlas: Atlas) -> None:
    (rows,) = sheets(unit_workbook(atlas.catalog, "ovc", VIEW)).values()
    (tax,) = [row for row in rows if row[0] == "重点工业园区亩均税收"]
    assert tax[1:4] == ["≥", 35.0, "万元/亩"]
    assert tax[4] == "同数下达 3 个单元：国家级开发区"


def test_completion_comes_with_what_was_not_accepted_and_runs_no_formula(atlas: Atlas) -> None:
    data = (
        "布局单元,目标,实际值,计量单位,来源\novc,tax_per_mu,31.5,万元/亩,=1+1\n江厦区,tax_per_mu,1,万元/亩,\n".encode()
    )
    reading = read_actuals("a.csv", data, atlas.catalog, EDITION)
    made = sheets(
        completion_workbook(atlas.catalog, completions(atlas.catalog, reading.actuals, EDITION), reading, VIEW)
    )
    assert list(made) == ["完成情况", "未采用的行"]
    first = made["完成情况"][1]
    assert first[:7] == ["武汉东湖新技术开发区", "重点工业园区亩均税收", "≥", 35.0, "万元/亩", 31.5, 90.0]
    assert first[7] == "▲ 接近"
    assert first[9] == "=1+1"  # a text, not the 2 that a formula would give
    assert made["未采用的行"][1][:4] == ["", 3.0, "布局单元", "江厦区"]


def test_a_rate_just_below_the_target_is_not_exported_as_reached(atlas: Atlas) -> None:
    data = "布局单元,目标,实际值,计量单位\n黄陂区,tax_per_mu,19.9999,万元/亩\n".encode()
    reading = read_actuals("a.csv", data, atlas.catalog, EDITION)
    made = sheets(
        completion_workbook(atlas.catalog, completions(atlas.catalog, reading.actuals, EDITION), reading, VIEW)
    )
    first = made["完成情况"][1]
    assert first[5:8] == [19.9999, 99.99, "▲ 接近"]
