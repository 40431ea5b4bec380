"""What lies inside an area that was drawn leaves as a workbook, a sheet a kind of thing."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from tests.firms_asked import some_firms
from tests.views import EDITION

from mapping.insight.beside import with_firms
from mapping.insight.firms.query import FirmQuery
from mapping.insight.inside import inside
from mapping.lists.within import within_xlsx
from mapping.view import View

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

CITY = "@114.35,30.65,60"
DAY = date(2026, 11, 30)


def book(atlas: Atlas, lang: str = "zh", within: str = CITY) -> dict[str, list[tuple[Any, ...]]]:
    content = within_xlsx(atlas, View(EDITION, lang=lang), within, FirmQuery(), exported=DAY)
    pages = load_workbook(BytesIO(content))
    return {page.title: list(page.iter_rows(values_only=True)) for page in pages}


def test_every_kind_of_thing_has_its_sheet(atlas: Atlas) -> None:
    sheets = book(atlas)
    assert list(sheets) == ["汇总", "园区", "位置不够准", "清单", "枢纽与口岸", "面积"]
    found = inside(atlas, View(EDITION), CITY, FirmQuery())
    areas = sheets["面积"][1 : len(found.parts) + 1]
    assert [row[1] for row in areas] == [round(part.km2, 3) for part in found.parts]
    assert len({row[0] for row in sheets["园区"][1:] if row[0]}) == len(found.parks)


def test_the_summary_carries_the_area_so_that_it_can_be_drawn_again(atlas: Atlas) -> None:
    told = {row[0]: row[1] for row in book(atlas)["汇总"][1:] if row[0]}
    assert told["坐标（WGS-84）"] == CITY
    assert told["面积（平方公里）"] == pytest.approx(11309.65, abs=0.1)


def test_firms_stand_there_with_their_sign_where_there_is_a_list(atlas: Atlas) -> None:
    listed = with_firms(atlas, some_firms(atlas.catalog, 400, made_up=True))
    sheets = book(listed)
    total = listed.firms.figures(FirmQuery()).total.firms if listed.firms else 0
    assert sum(row[2] for row in sheets["企业分行业"][1:] if isinstance(row[2], int)) == total
    told = " ".join(
        str(cell) for name in ("企业", "企业分行业", "汇总") for row in sheets[name] for cell in row if cell
    )
    assert "虚构示例" in told


def test_a_reader_of_english_meets_no_chinese_headings(atlas: Atlas) -> None:
    sheets = book(with_firms(atlas, some_firms(atlas.catalog, 40, made_up=True)), lang="en")
    assert "Summary" in sheets
    headings = [str(cell) for rows in sheets.values() for cell in rows[0] if cell]
    assert not any("\u3400" <= character <= "\u9fff" for heading in headings for character in heading)
