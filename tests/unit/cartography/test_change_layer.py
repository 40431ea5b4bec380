"""The layer `change`: a class and signs a unit, the same classes whichever editions are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.planned_editions import CHANGJIANG, DRAFT, beginning, edited
from tests.second_edition import NEWER, with_second_edition
from tests.views import EDITION

from mapping.cartography.colours import contrast
from mapping.cartography.look_tints import CHANGES, INK
from mapping.cartography.resolve import all_layers, edition_name, resolve
from mapping.cartography.spec import MapSpec
from mapping.cartography.wording.editions import lines, memo
from mapping.cartography.wording.names import Names
from mapping.errors import UnknownNameError
from mapping.insight.editions import edits
from mapping.insight.editions.applied import with_edition
from mapping.insight.editions.difference import between
from mapping.insight.editions.document import Term
from mapping.printing.composition import sheet
from mapping.view import View

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas


@pytest.fixture(scope="module")
def planned(atlas: Atlas) -> Atlas:
    """Return the data with an edited edition."""
    return with_edition(atlas, edited(atlas.catalog))


def test_a_map_tells_what_became_of_each_list(planned: Atlas) -> None:
    state = resolve(MapSpec(layer="change", edition=DRAFT), planned)
    told = {unit: value.short for unit, value in state.layer.values.items()}
    assert told["ovc"] == "+1 −1"
    assert told["wedz"] == "+1 改1"
    assert told["jiangxia"] == "移1"
    assert told["wuchang"] == "清单另列"
    assert told[CHANGJIANG] == "新列入 1 项"
    assert state.layer.values["ovc"].text == "增：量子计算；减：数字经济"
    assert {row.bin.key: row.count for row in state.layer.legend} == {
        "added": 1,
        "removed": 1,
        "both": 1,
        "reordered": 2,
        "listed": 1,
        "same": 9,
        "no_data": 0,
    }
    assert state.finding == "六个单元的清单有变化：1 个只增、1 个只减、1 个有增有减、2 个调次序、归类或共用、1 个新列入"
    assert "2021 版（推演）较 2021 版" in state.layer.caption
    assert [source.source_id for source in state.provenance][:2] == ["edition_draft", "policy_2021"]


def test_it_is_compared_with_the_newest_edition_in_force_unless_asked_otherwise(atlas: Atlas) -> None:
    assert "change" not in all_layers(View(EDITION), atlas)
    two = with_second_edition(atlas)
    assert "2025 版较 2021 版" in all_layers(View(NEWER), two)["change"].caption
    assert "2021 版较 2025 版" in all_layers(View(EDITION), two)["change"].caption
    three = with_edition(two, beginning(two.catalog))
    assert "较 2025 版" in all_layers(View(DRAFT), three)["change"].caption
    asked = resolve(MapSpec(layer="change", edition=DRAFT, against=EDITION), three)
    assert "较 2021 版" in asked.layer.caption
    assert asked.finding == "各单元的清单都没有变化"
    with pytest.raises(UnknownNameError):
        resolve(MapSpec(layer="change", edition=DRAFT, against="1999"), three)


def test_ink_is_read_on_every_class(planned: Atlas) -> None:
    assert all(contrast(fill, INK) >= 4.5 for fill in CHANGES.values())
    assert len(set(CHANGES.values())) == len(CHANGES)
    assert planned.draft == DRAFT


@pytest.mark.usefixtures("without_fonts")
def test_it_prints_like_any_other_layer(planned: Atlas) -> None:
    state = resolve(MapSpec(layer="change", edition=DRAFT, lang="en"), planned)
    drawing = sheet(state, planned, "svg").decode()
    for text in ("Changjiang New Area", "+1 −1", "Only additions"):
        assert text in drawing


def test_a_memo_counts_a_shared_list_once_and_speaks_both_languages(atlas: Atlas) -> None:
    document = edits.added(beginning(atlas.catalog), "wuchang", Term(term="氢能", industry_id="hydrogen"))
    catalog = with_edition(atlas, document).catalog
    difference = between(catalog, EDITION, DRAFT)
    chinese, english = (Names.of(catalog, lang) for lang in ("zh", "en"))
    assert memo(difference, catalog, chinese) == (
        "2021 版（推演）与 2021 版相比，6 个布局单元的主导产业清单有变化：增列主导产业 1 项。"
    )
    assert memo(difference, catalog, english).endswith("of 6 layout units have changed: leading industries added: 1.")
    assert list(lines(difference, catalog, chinese)) == ["江岸区、江汉区、硚口区、汉阳区、武昌区、洪山区：增：氢能"]


def test_a_memo_names_new_units_and_lists_that_part(planned: Atlas) -> None:
    catalog = planned.catalog
    told = memo(between(catalog, EDITION, DRAFT), catalog, Names.of(catalog, "zh"))
    assert "新列入长江新区" in told
    assert "武昌区改为单列清单" in told
    assert "改变归类 1 项" in told
    nothing = memo(between(catalog, DRAFT, DRAFT), catalog, Names.of(catalog, "zh"))
    assert nothing.endswith("没有变化。")


def test_a_term_that_keeps_its_number_is_not_said_to_have_moved_to_it(atlas: Atlas) -> None:
    document = edits.moved(beginning(atlas.catalog), "ovc", "生物医药", 0)
    document = edits.added(document, "ovc", Term(term="氢能", industry_id="hydrogen"), 0)
    planned = with_edition(atlas, document)
    told = list(lines(between(planned.catalog, EDITION, DRAFT), planned.catalog, Names.of(planned.catalog, "zh")))
    assert told == ["东湖高新区：增：氢能；移：生物医药（前后次序有变，仍为第 2 位）"]


def test_a_draft_is_marked_once_under_the_name_that_is_proposed_for_it(atlas: Atlas) -> None:
    planned = with_edition(atlas, beginning(atlas.catalog, name_zh="2027 版（推演）", name_en=""))
    assert edition_name(planned, View(DRAFT)) == "2027 版（推演稿）"
    assert edition_name(planned, View(DRAFT, lang="en")) == "2027 版 (Draft)"
    unnamed = with_edition(atlas, beginning(atlas.catalog))
    assert edition_name(unnamed, View(DRAFT, lang="en")) == "2021 edition (Draft)"


def test_a_memo_of_one_unit_is_english(atlas: Atlas) -> None:
    planned = with_edition(atlas, edits.removed(beginning(atlas.catalog), "ovc", "数字经济"))
    told = memo(between(planned.catalog, EDITION, DRAFT), planned.catalog, Names.of(planned.catalog, "en"))
    assert told.endswith("the list of leading industries of 1 layout unit has changed: removed: 1.")
