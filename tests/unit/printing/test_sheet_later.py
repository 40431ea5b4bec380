"""What was said after the plan on the sheet of a unit: there, counted where it is cut, and never before the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.sheet_words import words_in

from mapping.catalog import load_catalog
from mapping.insight.later import documents_on
from mapping.printing.display import Group

if TYPE_CHECKING:
    from tests.unit.printing.conftest import Compose

    from mapping.printing.display import DisplayList

CATALOG = load_catalog()
UNITS = tuple(unit.unit_id for unit in CATALOG.units)
PANEL = "panel:later"


def panel(page: DisplayList) -> list[str] | None:
    """Return the words of the panel, line breaks undone; None on a sheet that has none."""
    found = [item for item in page.walk() if isinstance(item, Group) and item.name == PANEL]
    return words_in(found[0].items) if found else None


def flat(page: DisplayList) -> str:
    return "".join(text.text for text in page.texts()).replace(" ", "")


def test_a_document_stands_with_year_words_title_and_grade(page_of: Compose) -> None:
    words = panel(page_of(unit="caidian"))
    assert words is not None
    told = "".join(words).replace(" ", "")
    assert "不是2021年规划的内容" in told
    assert "2025汽车零部件、智能制造、智能家居、新材料、新能源" in told
    assert "蔡甸区第七届人民代表大会第五次会议政府工作报告·蔡甸区人民政府·转载/镜像·可靠度：低" in told


def test_what_was_read_in_an_extract_only_is_marked(page_of: Compose) -> None:
    told = "".join(panel(page_of(unit="xinzhou")) or ())
    assert told.count("仅见摘录") == 2


def test_a_unit_of_which_nothing_later_is_recorded_says_so(page_of: Compose) -> None:
    assert "没有收录。" in (panel(page_of(unit="hongshan")) or ())


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("unit", UNITS)
def test_every_document_is_told_or_counted(page_of: Compose, unit: str, lang: str) -> None:
    documents = documents_on(CATALOG, unit)
    page = page_of(unit=unit, lang=lang)
    words, told = panel(page), flat(page)
    page_name = "数据与来源" if lang == "zh" else "Dataandsources"
    years = (
        sum(word in {d.first.year or "日期不详" for d in documents} for word in words or ()) if lang == "zh" else None
    )
    if documents and words is None:
        assert page_name in told
        count = f"{len(documents)}份文件" if lang == "zh" else f"documents:{len(documents)}"
        assert count in told
    elif years is not None and years < len(documents):
        assert any(f"{len(documents) - years} 份文件" in word for word in words or ())


@pytest.mark.parametrize("unit", ["ovc", "wedz", "dongxihu"])
def test_no_park_makes_way_for_it(page_of: Compose, unit: str) -> None:
    page = page_of(unit=unit)
    if panel(page) is not None:
        parks = words_in(page.group("panel:parks").items)
        assert not [word for word in parks if word.startswith("另有")]
