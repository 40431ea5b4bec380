"""Columns of the list itself: what they hold, and whether they hold data of persons."""

from __future__ import annotations

import pytest

from mapping.intake.values.own import OwnColumn, own_column, own_value
from mapping.intake.values.personal import personal_kind

ID_NUMBER = "420106198001011237"


@pytest.mark.parametrize(
    ("heading", "cells", "kind", "measure", "kept"),
    [
        ("可供地（亩）", ["100", 200.0, "—", ""], "number", "亩", ["100", "200", "", ""]),
        ("租金（元/㎡·月）", ["20", "25.5"], "number", "元/㎡·月", ["20", "25.5"]),
        ("厂房面积", ["3,000㎡", "2000m2"], "number", "m²", ["3000", "2000"]),
        ("厂房面积", ["3000㎡", "2亩"], "text", "", ["3000㎡", "2亩"]),
        ("投资", ["3万", "4万"], "text", "", ["3万", "4万"]),
        ("代码", ["0027", "0028"], "text", "", ["0027", "0028"]),
        ("状态", ["在建", "建成", "在建", "建成"], "choice", "", ["在建", "建成", "在建", "建成"]),
        ("公式", ["=1+1", "<b>x</b>"], "text", "", ["=1+1", "<b>x</b>"]),
    ],
)
def test_what_a_column_of_the_list_holds(
    heading: str, cells: list[str | float], kind: str, measure: str, kept: list[str]
) -> None:
    column = own_column(3, heading, cells)
    assert (column.kind, column.measure) == (kind, measure)
    assert [own_value(column, cell) for cell in cells] == kept
    assert column == OwnColumn(3, heading, column.kind, measure)


@pytest.mark.parametrize(
    ("heading", "cells", "kind"),
    [
        ("联系人", [], "name"),
        ("项目负责人", [], "name"),
        ("Contact person", [], "name"),
        ("联系电话", [], "telephone"),
        ("手 机", [13800001111.0], "telephone"),
        ("E-mail", [], "mail"),
        ("身份证号码", [], "id_number"),
        ("备注", ["张三 13800001111", "027-87654321"], "telephone"),
        ("备注", ["ok", "a.b@example.com"], "mail"),
        ("备注", ["无", *["说明"] * 50, f"持证{ID_NUMBER}"], "id_number"),
        ("编号", ["420106198001011235"], None),  # the check digit is wrong
        ("Tel", [], "telephone"),
        ("*手机（必填）", [], "telephone"),
        ("手机产量（万台）", [1.0], None),
        ("Hotels", [1.0], None),
        ("Hotel", [1.0], None),
        ("Automobile output", [1.0], None),
        ("Principal industries", ["x"], None),
        ("负责单位", ["某局"], None),
        ("法人单位", ["某公司"], None),
        ("园区名称", ["光谷生物城"], None),
        ("建成面积", [12345678.0], None),
    ],
)
def test_data_of_persons_are_recognised(heading: str, cells: list[str | float], kind: str | None) -> None:
    assert personal_kind(heading, cells) == kind
