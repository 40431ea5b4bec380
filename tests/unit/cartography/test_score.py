"""The layer `score`: fixed bins, nothing coloured like a value that is none, and its words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.views import EDITION, VIEW

from mapping.cartography.bins import find
from mapping.cartography.layers.score import asked_in_short, score_layer, shortened
from mapping.cartography.resolve import resolve
from mapping.cartography.spec import MapSpec
from mapping.cartography.wording.describe import describe
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.reasons import reason_clause, reason_text, reasons_text
from mapping.errors import UsageError
from mapping.insight.match.ranking import match
from mapping.insight.match.weights import Weights
from mapping.view import View

if TYPE_CHECKING:
    from mapping.cartography.state import LayerState
    from mapping.insight.atlas import Atlas


def layer(atlas: Atlas, text: str, lang: str = "zh") -> LayerState:
    return score_layer(match(atlas.catalog, text, VIEW), atlas.catalog, View(EDITION, lang=lang))


def test_bins_are_the_same_for_every_text(atlas: Atlas) -> None:
    assert layer(atlas, "氢能").bins == layer(atlas, "金融服务").bins


@given(score=st.floats(0, 100, exclude_min=True))
def test_every_score_lies_in_one_bin(atlas: Atlas, score: float) -> None:
    bins = layer(atlas, "氢能").bins
    assert find(bins, score).kind == "value"


def test_a_unit_without_evidence_never_has_the_colour_of_a_value(atlas: Atlas) -> None:
    made = layer(atlas, "工业机器人")
    kinds = {unit: made.bin_of(unit).kind for unit in made.values}
    quiet = {made.fill(unit) for unit, kind in kinds.items() if kind == "not_designated"}
    values = {b.fill for b in made.bins if b.kind == "value"}
    assert not quiet & values
    assert (made.values["hanyang"].raw, made.values["hanyang"].text) == (None, "无依据")
    assert (made.values["qiaokou"].raw, made.values["qiaokou"].text) == (None, "只是同属大类，不评分")
    assert made.bin_of("hanyang").fill != made.bin_of("qiaokou").fill
    assert kinds["qingshan"] == "value"
    assert "1 个单元只是同属大类，不评分" in (made.note or "")


def test_a_spec_with_a_text_is_drawn_and_its_title_names_the_text(atlas: Atlas) -> None:
    state = resolve(MapSpec(layer="score", text="氢燃料电池", edition=EDITION), atlas)
    assert state.title == "产业选址：氢燃料电池"
    assert state.layer.values["qingshan"].text.endswith("分")
    assert any("青山" in sentence for sentence in describe(state))


def test_a_spec_without_a_text_is_refused_in_a_sentence(atlas: Atlas) -> None:
    for text in ("", "  "):
        with pytest.raises(UsageError, match="text"):
            resolve(MapSpec(layer="score", text=text, edition=EDITION), atlas)


def test_why_there_is_nothing_is_said(atlas: Atlas) -> None:
    assert layer(atlas, "阿巴阿巴").note == "没有计入的行业词，各单元未评分。"
    note = layer(atlas, "脑机接口").note or ""
    assert "脑机接口" in note
    assert note.endswith("没有单元有依据。")


@pytest.mark.parametrize("text", ["阿巴阿巴", "未来产业"])
def test_where_no_word_counts_no_unit_is_said_to_lack_evidence(atlas: Atlas, text: str) -> None:
    made = layer(atlas, text)
    assert [(row.bin.label, row.count) for row in made.legend] == [("未评分", 14)]
    assert {(made.bin_of(unit).kind, value.raw) for unit, value in made.values.items()} == {("no_data", None)}


def test_a_map_names_what_counts_and_what_was_changed_and_can_be_drawn_again(atlas: Atlas) -> None:
    text = "氢能、生物医药、未来产业、芯片，非化工"
    asked = {"layer": "score", "text": text, "drop": ["生物医药"], "weights": "parks:40"}
    spec = MapSpec.model_validate_json(json.dumps(asked | {"choose": [["芯片", "nextgen_it"]], "edition": EDITION}))
    state = resolve(spec, atlas)
    note = state.layer.note or ""
    assert "计入：氢能（" in note
    assert "芯片（" in note
    assert "已去掉：生物医药" in note
    assert "未来产业" not in note.partition("；")[0], "a word too general to ask for anything does not count"
    assert "文中已排除：化工" in note
    assert f"相关园区 40（默认 {Weights().parks:g}）" in note
    plain = resolve(MapSpec(layer="score", text=spec.text, edition=EDITION), atlas)
    assert state.layer.values["qingshan"].raw != plain.layer.values["qingshan"].raw


def test_a_spec_with_weights_or_meanings_that_do_not_exist_is_refused(atlas: Atlas) -> None:
    for wrong in ({"weights": "luck:3"}, {"choose": (("人形机器人", "steel"),)}):
        with pytest.raises(UsageError, match=r"luck|steel"):
            resolve(MapSpec(layer="score", text="人形机器人", edition=EDITION).model_copy(update=wrong), atlas)


@pytest.mark.parametrize(("lang", "told"), [("zh", "列入主导产业第 3 位：氢能"), ("en", "Listed no. 3: Hydrogen")])
def test_reasons_are_told_in_the_readers_language(atlas: Atlas, lang: str, told: str) -> None:
    found = match(atlas.catalog, "氢燃料电池", VIEW)
    names = Names.of(atlas.catalog, lang)
    assert reason_text(atlas.catalog, found.units[0].reasons[0], names).startswith(told)
    assert "+" in reasons_text(atlas.catalog, found.units[0].reasons, names, points=True)


def test_only_places_of_the_very_business_are_called_by_its_name(atlas: Atlas) -> None:
    names = Names.of(atlas.catalog, "zh")
    found = match(atlas.catalog, "工业机器人", VIEW)
    counted = {"parks", "level", "enterprise", "project", "platform"}
    told = [
        (reason.closeness, reason_clause(atlas.catalog, reason, names))
        for score in (*found.units, *found.units_by_industry)
        for reason in score.reasons
        if reason.kind in counted
    ]
    assert {step for step, _ in told} >= {"subsector", "term", "industry"}
    for step, clause in told:
        assert {"industry": "高端装备", "term": "相关", "chain": "相关"}.get(step, "机器人") in clause
        assert step not in {"industry", "term", "chain"} or "机器人" not in clause


def test_every_kind_of_reason_has_words(atlas: Atlas) -> None:
    kinds = set()
    for text in ("金融服务", "生物医药", "集成电路", "汽车及零部件", "量子科技、人工智能、数字经济"):
        found = match(atlas.catalog, text, VIEW)
        for score in (*found.units, *found.parks, *found.units_by_industry, *found.parks_by_industry):
            for reason in score.reasons:
                kinds.add(reason.kind)
                for lang in ("zh", "en"):
                    assert reason_text(atlas.catalog, reason, Names.of(atlas.catalog, lang))
    units = {"designation", "exact", "shared", "parks", "level", "enterprise", "project", "platform"}
    assert kinds == units | {"park_words", "park_level", "park_backing", "park_shared"}


def test_a_long_text_is_cut_to_one_line_for_the_title() -> None:
    assert shortened("氢\n能") == "氢 能"
    assert len(shortened("氢" * 100)) == 21


def test_a_title_names_the_words_that_count_where_the_text_is_long(atlas: Atlas) -> None:
    letter = "某某集团有限公司（以下简称本集团）创立于1998年，现拟建设汽车线束产线与冷链仓，另设私募基金。"
    asked = MapSpec(layer="score", edition=EDITION, text=letter)
    assert asked_in_short(asked, atlas.catalog) == "汽车线束、冷链仓、私募基金"
    assert asked_in_short(asked.model_copy(update={"text": "冷链仓"}), atlas.catalog) == "冷链仓"
    assert asked_in_short(asked.model_copy(update={"text": "阿巴" * 30}), atlas.catalog).startswith("阿巴")


def test_a_place_with_next_to_no_points_is_not_called_the_best_fit(atlas: Atlas) -> None:
    state = resolve(MapSpec(layer="score", edition=EDITION, text="深海载人潜水器"), atlas)
    assert "依据都很弱" in state.finding
    assert "最匹配" not in state.finding
