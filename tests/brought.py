"""A list as somebody may bring it: titles above, names that we do not know, figures that are none, markup in a name."""

from __future__ import annotations

import io
from typing import Final

from openpyxl import Workbook

HOSTILE: Final = '<img src=x onerror="window.harmed=1">园'
"""A name that is markup."""
HEADINGS: Final = (
    "序号",
    "园区名称",
    "所属区",
    "占地面积（亩）",
    "主导产业",
    "经度",
    "纬度",
    "可供地（亩）",
    "联系电话",
)
ROWS: Final = (
    (1, "临江测试产业园", "东湖高新区", 1500, "生物医药", 114.535, 30.482, 120, "13800000001"),
    (2, "北坡测试产业园", "东新区", 300, "光电子", 114.545, 30.495, 20, "13800000002"),
    (3, "南坡测试产业园", "东新区", 450, "生物医药", 114.525, 30.475, 45, "13800000003"),
    (4, HOSTILE, "东湖高新区", 90, "生物医药", 114.555, 30.485, 10, "13800000004"),
    (5, "西岸测试产业园", "江夏区", "面积不详", "生物医药", 114.321, 30.351, 8, "13800000005"),
    (6, "", "江夏区", 80, "生物医药", 114.322, 30.352, 8, "13800000006"),
)
UPLOADED: Final = len(ROWS)
UNKNOWN: Final = "东新区"
"""The name of a unit that two of the rows write, and nobody knows."""


def workbook() -> bytes:
    """Return the list as a workbook: a title, an empty row, the heading in row 3."""
    book = Workbook()
    sheet = book.active
    sheet.title = "园区汇总"
    sheet.append(["某区产业园区汇总表"])
    sheet.append([])
    for row in (HEADINGS, *ROWS):
        sheet.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def pasted() -> str:
    """Return its first four rows as they lie on a clipboard."""
    return "\n".join("\t".join(map(str, row)) for row in (HEADINGS, *ROWS[:4]))


def long_list(rows: int) -> bytes:
    """Return a CSV of so many parks."""
    lines = ["园区名称,所属区,占地面积（亩）", *(f"测试园 {n} 号,东湖高新区,{n % 900 + 1}" for n in range(rows))]
    return "\n".join(lines).encode()
