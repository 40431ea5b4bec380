"""The chain of an industry on its sheet: every sub-sector with its stage, who takes it in, and its parks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.sheet_audit import collisions, strays
from tests.sheet_words import words_in
from tests.views import VIEW

from mapping.cartography.wording.names import Names
from mapping.catalog import load_catalog
from mapping.insight.subsectors import stages
from mapping.printing import compose
from mapping.printing.setting import Setting
from mapping.printing.style import Paper

if TYPE_CHECKING:
    from tests.unit.printing.conftest import Compose, Resolve

    from mapping.insight.atlas import Atlas

CATALOG = load_catalog()
INDUSTRIES = tuple(industry.industry_id for industry in CATALOG.industries)
PANEL = "panel:chain"


@pytest.mark.parametrize("industry_id", INDUSTRIES)
def test_every_subsector_stands_there_with_its_parks(page_of: Compose, industry_id: str) -> None:
    names = Names.of(CATALOG, "zh")
    words = words_in(page_of(layer=f"industry:{industry_id}").group(PANEL).items)
    found = stages(CATALOG, industry_id, VIEW)
    assert {names.value("stage", stage) for stage in found} <= set(words)
    for profiles in found.values():
        for profile in profiles:
            at = words.index(names.subsector(profile.subsector))
            row = words[at - 1 : at + 2]
            assert f"{len(profile.parks)} 处" in row
            told = row[-1]
            assert ("对应" in told, "涵盖" in told) == (bool(profile.named), bool(profile.covered)), row


def test_who_takes_a_subsector_in_is_named_with_the_rank(page_of: Compose) -> None:
    words = words_in(page_of(layer="industry:nextgen_it").group(PANEL).items)
    assert "对应 东湖高新 1；涵盖 江夏 4" in words
    assert "涵盖 五个单元" in words


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("industry_id", INDUSTRIES)
def test_nothing_of_it_is_lost_on_larger_paper(state_of: Resolve, atlas: Atlas, industry_id: str, lang: str) -> None:
    paper = Paper("A3", 420, 297)
    page = compose(state_of(layer=f"industry:{industry_id}", lang=lang), atlas, Setting(paper))
    assert not [word for word in words_in(page.group(PANEL).items) if "…" in word]
    assert collisions(page) == ()
    assert strays(page, paper.page.grown(-4.7)) == ()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_who_takes_it_in_is_never_cut(page_of: Compose, lang: str) -> None:
    for industry_id in INDUSTRIES:
        words = words_in(page_of(layer=f"industry:{industry_id}", lang=lang).group(PANEL).items)
        assert not [word for word in words if "…" in word]


def test_other_sheets_have_none(page_of: Compose) -> None:
    for request in ({"layer": "lead"}, {"layer": "subsector:robots"}, {"unit": "ovc", "layer": "industry:auto"}):
        assert PANEL not in {getattr(item, "name", "") for item in page_of(**request).walk()}
