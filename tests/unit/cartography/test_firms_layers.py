"""The layers of firms: what is not there is apart from what is not known, and invented firms are called that."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.firms_asked import ListedFirms, some_firms
from tests.own_data import own_atlas
from tests.views import EDITION, VIEW

from mapping.cartography.colours import READABLE_CONTRAST, contrast, relative_luminance
from mapping.cartography.labels import label_of
from mapping.cartography.layers.firms import units_asked
from mapping.cartography.look_tints import FEW, INK, QUOTIENTS
from mapping.cartography.resolve import resolve
from mapping.cartography.spec import MapSpec
from mapping.cartography.wording.about import about
from mapping.cartography.wording.firms import asked_text
from mapping.cartography.wording.plan_reality import LIMITS, lq_text
from mapping.errors import UnknownNameError, UsageError
from mapping.i18n import translator
from mapping.insight.beside import with_firms
from mapping.insight.firms.asked import Gathered
from mapping.insight.firms.model import FirmCount, FirmFigures, FirmsOf, FirmsSource
from mapping.insight.firms.query import FirmQuery
from mapping.insight.reality import plan_reality
from mapping.insight.statistical import SCENIC
from mapping.sentences import FirmsCode

if TYPE_CHECKING:
    from mapping.cartography.state import MapState
    from mapping.insight.atlas import Atlas

LANGS = ("zh", "en")
LAYERS = ("firms", "firms:health", "firms:fuel_cells", "lq:health")


@pytest.fixture(scope="module")
def beside() -> Atlas:
    atlas = own_atlas()
    return with_firms(atlas, some_firms(atlas.catalog, 3000))


def drawn(atlas: Atlas, layer: str, lang: str = "zh", query: FirmQuery | None = None, **spec: object) -> MapState:
    return resolve(MapSpec(layer=layer, edition=EDITION, lang=lang, firms=query or FirmQuery(), **spec), atlas)  # type: ignore[arg-type]


def firms(atlas: Atlas) -> ListedFirms:
    assert isinstance(atlas.firms, ListedFirms)
    return atlas.firms


def of_counts(**counts: FirmCount) -> Atlas:
    """Return the data beside a list of firms of one sub-sector, so many in each unit."""
    rows = tuple(FirmsOf(unit_id, "auto", "new_energy_vehicles", count) for unit_id, count in counts.items())
    source = FirmsSource("名录", made_up=False, firms=len(rows), date="2026-11-30")
    return with_firms(own_atlas(), Gathered(source, {FirmQuery(): FirmFigures(FirmQuery(), rows)}))


def test_ids_of_industries_and_sub_sectors_do_not_collide(atlas: Atlas) -> None:
    industries = {industry.industry_id for industry in atlas.catalog.industries}
    assert not industries & {subsector.subsector_id for subsector in atlas.catalog.subsectors}


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("lang", LANGS)
def test_every_layer_is_of_the_fifteen_units_and_says_what_it_finds(beside: Atlas, layer: str, lang: str) -> None:
    state = drawn(beside, layer, lang)
    assert len(state.layer.values) == 15
    assert SCENIC in state.layer.values
    assert sum(row.count for row in state.layer.legend) == 15
    assert state.finding
    assert state.provenance[0].title == firms(beside).source.title
    assert translator(lang)("由使用者提供，未经核实") in about(state).sources


def test_the_amounts_are_those_of_the_list(beside: Atlas) -> None:
    values = drawn(beside, "firms").layer.values
    stand = [firm for firm in firms(beside).listed if firm.status in {"active", "unknown"}]
    assert {unit: value.raw for unit, value in values.items()} == {
        unit: sum(firm.unit_id == unit for firm in stand) for unit in values
    }
    capital = drawn(beside, "firms:health", query=FirmQuery(count="capital")).layer
    of_ovc = [f.capital_wan or 0 for f in stand if f.unit_id == "ovc" and f.industry_id == "health"]
    assert capital.values["ovc"].raw == pytest.approx(sum(of_ovc) / 10_000)
    assert capital.measure == "亿元"


def test_none_is_a_class_apart_from_what_is_not_known() -> None:
    known, unknown = FirmCount(3, 500.0, 2), FirmCount(4)
    layer = drawn(of_counts(ovc=known, wedz=unknown), "firms", query=FirmQuery(count="capital")).layer
    assert layer.values["ovc"].raw == pytest.approx(0.05)
    assert layer.bin_of("wedz").hatch
    assert layer.values["wedz"].raw is None
    assert layer.values["caidian"].raw == 0
    assert not layer.bin_of("caidian").hatch
    assert layer.bin_of("caidian").fill != layer.bin_of("ovc").fill


@given(st.dictionaries(st.sampled_from([u.unit_id for u in own_atlas().catalog.units]), st.integers(0, 10**6)))
def test_each_amount_lies_in_one_class(counts: dict[str, int]) -> None:
    layer = drawn(of_counts(**{unit: FirmCount(n) for unit, n in counts.items()}), "firms").layer
    for value in layer.values.values():
        assert [bin_.key for bin_ in layer.bins if bin_.contains(value.raw)] == [value.bin]


def test_the_caption_tells_what_was_asked_and_what_is_not_on_the_map(beside: Atlas) -> None:
    query = FirmQuery(founded=(2015, 2020), status=("active",), capital=(1000, None))
    assert asked_text(query, beside.catalog, "zh") == "2015–2020 年成立 · 注册资本 ≥ 1000 万元 · 存续"
    state = drawn(beside, "firms:health", query=query)
    figures = firms(beside).figures(query)
    assert asked_text(query, beside.catalog, "zh") in state.layer.caption
    assert f"不在任何单元的 {figures.by_unit[None].firms} 家未上图" in state.layer.caption
    unclassed = sum(row.count.firms for row in figures.rows if row.subsector_id is None)
    assert f"未归类或不属任何细分领域的 {unclassed} 家不计" in state.layer.caption


def test_layers_that_differ_in_what_they_show_ask_the_list_once() -> None:
    wide = FirmQuery(founded=(2015, None))
    narrow = wide.model_copy(update={"count": "capital", "industry": ("auto",), "unit": ("ovc",)})
    assert units_asked("firms:auto", wide) == units_asked("firms:fuel_cells", narrow)
    assert units_asked("firms", narrow).industry == ("auto",)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("layer", LAYERS)
def test_what_is_invented_says_so_above_below_and_in_its_sources(atlas: Atlas, layer: str, lang: str) -> None:
    made_up = with_firms(atlas, some_firms(atlas.catalog, made_up=True))
    sign = translator(lang)("虚构示例")
    state = drawn(made_up, layer, lang)
    for told in (state.subtitle, state.statement, state.layer.caption, about(state).sources):
        assert sign in told
    beside = drawn(made_up, "lead", lang, over="firms")
    for told in (beside.subtitle, beside.statement, about(beside).sources):
        assert sign in told
    assert sign not in drawn(made_up, "lead", lang).subtitle


def test_amounts_of_firms_may_lie_over_another_layer_and_quotients_may_not(beside: Atlas) -> None:
    state = drawn(beside, "lead", over="firms:health")
    assert state.second is not None
    assert state.second.radii
    with pytest.raises(UsageError):
        drawn(beside, "lead", over="lq:health")


def test_without_a_list_there_is_nothing_to_draw(atlas: Atlas) -> None:
    with pytest.raises(UsageError) as caught:
        drawn(atlas, "firms")
    assert caught.value.fault.code is FirmsCode.NO_FIRMS


@pytest.mark.parametrize("layer", ["firms:nonsense", "lq:nonsense"])
def test_what_no_table_knows_is_refused(beside: Atlas, layer: str) -> None:
    with pytest.raises(UnknownNameError):
        drawn(beside, layer)


def test_named_units_have_the_tile_of_the_industry_beside_their_quotient(beside: Atlas) -> None:
    layer = drawn(beside, "lq:health").layer
    for cell in plan_reality(beside, VIEW, FirmQuery()).of_industry("health"):
        label = label_of(layer, cell.unit_id, translator("zh"))
        assert label.mark == ("health" if cell.rank is not None else None)
        assert label.detail == layer.values[cell.unit_id].short
        assert (layer.values[cell.unit_id].bin == "few") == (cell.standing == "few")


@given(st.floats(0, 50))
def test_a_quotient_is_never_written_on_the_other_side_of_a_limit(lq: float) -> None:
    written = lq_text(lq, "zh")
    if not written.startswith("<"):
        assert [float(written) >= limit for limit in LIMITS] == [lq >= limit for limit in LIMITS]


def test_classes_of_quotients_keep_their_order_without_colours() -> None:
    light = [relative_luminance(fill) for fill in QUOTIENTS]
    assert light == sorted(light, reverse=True)
    for one, other in pairwise(QUOTIENTS):
        assert contrast(one, other) >= 1.15
    assert all(contrast(INK, fill) >= READABLE_CONTRAST for fill in (*QUOTIENTS, FEW))
