"""The workbooks of plan and reality and of a chain, opened again."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook
from tests.firms_asked import TITLE, some_firms
from tests.own_data import own_atlas
from tests.views import VIEW

from mapping.i18n import translator
from mapping.insight.beside import with_firms
from mapping.insight.firms.query import FirmQuery
from mapping.insight.reality import firm_chain, plan_reality
from mapping.lists.columns.column import Wording
from mapping.lists.columns.firms import SUBSECTOR
from mapping.lists.plan_reality import chain_workbook, reality_workbook

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

TODAY = date(2026, 11, 30)


def opened(content: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def beside(*, made_up: bool = False) -> Atlas:
    atlas = own_atlas()
    return with_firms(atlas, some_firms(atlas.catalog, 3000, made_up=made_up))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("measure", ["number", "capital"])
def test_every_cell_has_a_row_and_stands_in_the_matrix(lang: str, measure: str) -> None:
    atlas, view = beside(), replace(VIEW, lang=lang)
    found = plan_reality(atlas, view, FirmQuery(count=measure))  # type: ignore[arg-type]
    matrix, cells, sentences, _ = opened(reality_workbook(atlas.catalog, found, view, exported=TODAY)).values()
    assert len(cells) >= 1 + 15 * 20
    rows = iter(cells[1:])
    for number, unit_id in enumerate(found.units, 1):
        for place, cell in enumerate(found.of_unit(unit_id), 1):
            row = next(rows)
            assert row[5] == cell.firms
            assert row[2] == (cell.rank or translator(lang)("未列入"))
            assert cell.lq is None or row[4] == pytest.approx(cell.lq, abs=1e-4)
            assert re.search(rf"[（(]{cell.firms}[）)]", str(matrix[number][place]))
    assert len(sentences) >= 16


def test_a_chain_has_a_row_for_each_sub_sector() -> None:
    atlas = beside()
    chain = firm_chain(atlas, VIEW, "auto", FirmQuery(count="staff"))
    rows, asked = opened(chain_workbook(atlas.catalog, chain, VIEW, exported=TODAY)).values()
    assert [(row[0], row[2]) for row in rows[1 : len(chain.links) + 1]] == [
        (link.profile.subsector.name_zh, link.count.firms) for link in chain.links
    ]
    assert rows[0][3] == "参保人数"
    assert any(TITLE in str(row[1]) for row in asked)


def test_every_sheet_of_invented_firms_says_so() -> None:
    atlas = beside(made_up=True)
    found = plan_reality(atlas, VIEW, FirmQuery())
    chain = firm_chain(atlas, VIEW, None, FirmQuery())
    for content in (
        reality_workbook(atlas.catalog, found, VIEW, exported=TODAY),
        chain_workbook(atlas.catalog, chain, VIEW, exported=TODAY),
    ):
        for rows in opened(content).values():
            assert any("虚构示例" in str(cell) for row in rows for cell in row)


def test_equal_lists_give_equal_files() -> None:
    made = [
        reality_workbook(own_atlas().catalog, plan_reality(beside(), VIEW, FirmQuery()), VIEW, exported=TODAY)
        for _ in range(2)
    ]
    assert made[0] == made[1]


def test_a_class_that_belongs_to_no_sub_sector_is_not_told_as_no_class() -> None:
    firm = replace(some_firms(own_atlas().catalog).listed[0], industry_id=None, subsector_id=None)
    w = Wording.of(own_atlas().catalog, VIEW)
    assert SUBSECTOR.text(replace(firm, class_basis="code"), w) == "没有对应的细分领域"
    assert SUBSECTOR.text(replace(firm, class_basis="none"), w) is None
