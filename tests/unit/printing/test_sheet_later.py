"""What was said after the plan on the sheet of a unit: in the column or below the map, and never before the plan."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.sheet_audit import collisions, strays
from tests.sheet_words import words_in

from mapping.catalog import load_catalog
from mapping.printing import compose
from mapping.printing.composition import laid_out
from mapping.printing.display import Group
from mapping.printing.setting import Setting
from mapping.printing.style import A4, Paper
from mapping.printing.translator import straight

if TYPE_CHECKING:
    from tests.unit.printing.conftest import Compose, Resolve

    from mapping.insight.atlas import Atlas
    from mapping.printing.display import DisplayList

A3 = Paper("A3", 420, 297)
CATALOG = load_catalog()
UNITS = tuple(unit.unit_id for unit in CATALOG.units)
PANEL = "panel:later"


def panel(page: DisplayList) -> list[str] | None:
    """Return the words of the panel, line breaks undone; None on a sheet that has none."""
    found = [item for item in page.walk() if isinstance(item, Group) and item.name == PANEL]
    return words_in(found[0].items) if found else None


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


@pytest.mark.parametrize("paper", [A4, A3], ids=["A4", "A3"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("unit", UNITS)
def test_every_document_is_told_on_the_sheet_itself(
    state_of: Resolve, atlas: Atlas, unit: str, lang: str, paper: Paper
) -> None:
    state = state_of(unit=unit, lang=lang)
    assert state.unit_facts is not None
    page = compose(state, atlas, Setting(paper))
    told = "".join(panel(page) or ()).replace(" ", "")
    for fact in state.unit_facts.later:
        for part in (fact.year, fact.words, *fact.where):
            assert straight(part, lang).replace(" ", "") in told, part
    assert collisions(page) == ()
    assert strays(page, paper.page.grown(-4.7)) == ()


def test_below_a_map_many_documents_are_counted_on(state_of: Resolve, atlas: Atlas) -> None:
    state = state_of(unit="ovc")
    facts = state.unit_facts
    assert facts is not None
    page = compose(replace(state, unit_facts=replace(facts, later=facts.later * 4)), atlas)
    assert "另有 5 份文件，见“数据与来源”页" in (panel(page) or ())
    assert collisions(page) == ()
    assert strays(page, A4.page.grown(-4.7)) == ()


def test_below_a_map_they_stand_clear_of_it_and_of_the_column(state_of: Resolve, atlas: Atlas) -> None:
    layout = laid_out(state_of(unit="ovc", lang="en"), atlas)
    assert layout.strip is not None
    _, box = layout.strip
    assert layout.frame.map.bottom < box.top
    assert box.bottom <= layout.frame.foot.top
    assert box.right < layout.frame.column.left


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("unit", UNITS)
def test_no_park_makes_way_for_it(state_of: Resolve, atlas: Atlas, unit: str, lang: str) -> None:
    state = state_of(unit=unit, lang=lang)
    assert state.unit_facts is not None
    without = replace(state, unit_facts=replace(state.unit_facts, later=()))
    counted = []
    for one in (state, without):
        parks = words_in([compose(one, atlas).group("panel:parks")])
        counted.append(
            [int(found[0]) for word in parks if (found := re.findall(r"^(?:另有 )?(\d+) (?:处|more)$", word))]
        )
    assert sum(counted[0]) <= sum(counted[1])
