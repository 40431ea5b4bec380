"""The page 产业选址: words as chips, questions, ranked hits, weights, and how it answers a bad address."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from mapping.insight.match.lexicon import LONGEST_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from conftest import RunPage

    Html = Callable[[AppTest], str]
    Sent = Callable[[AppTest], dict[str, Any]]


def buttons(test: AppTest, prefix: str) -> list[str]:
    return [button.label for button in test.button if str(button.key).startswith(prefix)]


def told(test: AppTest, part: str) -> list[str]:
    """Return the texts of the ``chips``, the words to bring ``back``, the ``units`` or the ``tabs``, in their order."""
    marks = {
        "chips": 'class="word-chip"',
        "back": 'class="word-back"',
        "units": 'class="hit-pick"',
        "tabs": 'role="tab"',
    }
    own = [json.loads(one.proto.json).get("html", "") for one in test.get("bidi_component")]
    written = re.findall(rf'<button type="button" {marks[part]}[^>]*>(.*?)</button>', "".join(own))
    return [re.sub(r"<[^>]*>", "|", text) for text in written]


def unfold_weights(test: AppTest) -> None:
    test.session_state["match_weights"] = True
    test.run()


def press(test: AppTest, key: str) -> None:
    test.button(key=key).click().run()
    assert not test.exception


def query(test: AppTest, key: str) -> str | None:
    value = test.query_params.get(key)
    return value[0] if isinstance(value, list) else value


def test_without_a_text_the_page_says_what_to_write_and_offers_examples(
    run_page: RunPage, html: Html, sent: Sent
) -> None:
    test = run_page("match")
    assert "写下产品、工艺或行业" in html(test)
    assert len(buttons(test, "match_example_")) == 6
    assert sent(test)["layer"] == "lead"
    assert "extra" not in sent(test)


def test_a_word_whose_meaning_is_not_sure_shows_its_confidence_until_the_reader_settles_it(run_page: RunPage) -> None:
    chip, airport = told(run_page("match", text="芯片和机场"), "chips")
    assert "归类可靠度：中" in airport
    assert "集成电路" in chip
    assert "可靠度" not in chip
    _, settled = told(run_page("match", text="芯片和机场", choose="机场:air_cargo"), "chips")
    assert "航空物流" in settled
    assert "可靠度" not in settled


def test_the_map_says_what_was_taken_out_and_what_weighs_differently(run_page: RunPage, sent: Sent, html: Html) -> None:
    test = run_page("match", text="氢能和生物医药", drop="生物医药", w="parks:40")
    (layer,) = sent(test)["extra"]
    assert "已去掉：生物医药" in layer["note"]
    assert "相关园区 40" in layer["note"]
    assert "计入 1 个词" in html(test)


def test_units_are_not_rated_while_no_word_counts(run_page: RunPage, sent: Sent) -> None:
    (layer,) = sent(run_page("match", text="未来产业"))["extra"]
    assert [(row["label"], row["count"]) for row in layer["legend"]] == [("未评分", 14)]


def test_an_example_becomes_the_text_and_is_matched(run_page: RunPage, html: Html) -> None:
    test = run_page("match")
    press(test, "match_example_0")
    assert query(test, "text") == "我们做氢燃料电池电堆"
    assert test.text_area(key="match_text").value == "我们做氢燃料电池电堆"
    assert "列入主导产业第 3 位：氢能" in html(test)


def test_the_score_travels_with_the_map(run_page: RunPage, sent: Sent) -> None:
    told = sent(run_page("match", text="氢燃料电池", unit="qingshan"))
    assert (told["mode"], told["layer"], told["selected"]) == ("theme", "score", "qingshan")
    (layer,) = told["extra"]
    assert layer["id"] == "score"
    assert layer["of"]["qingshan"]["raw"] > layer["of"]["wedz"]["raw"] > 0
    assert {"p066", "p067"} <= set(told["parks"])


def test_recognised_words_are_chips_and_those_taken_out_can_be_brought_back(run_page: RunPage) -> None:
    test = run_page("match", text="氢燃料电池和私募基金")
    assert [chip.split("|")[2] for chip in told(test, "chips")] == ["氢燃料电池", "私募基金"]
    assert told(test, "back") == []
    test = run_page("match", text="氢燃料电池和私募基金", drop="氢燃料电池")
    assert [chip.split("|")[2] for chip in told(test, "chips")] == ["私募基金"]
    assert told(test, "back") == ["恢复「氢燃料电池」"]


def test_the_meaning_of_a_word_can_be_corrected_and_the_answer_is_kept(run_page: RunPage) -> None:
    test = run_page("match", text="人形机器人")
    first = told(test, "units")[0]
    test.session_state["match_meanings"] = True
    test.run()
    assert test.button_group(key="match_choose_人形机器人").value == "robots"
    test.button_group(key="match_choose_人形机器人").set_value("ai_applications").run()
    assert query(test, "choose") == "人形机器人:ai_applications"
    assert told(test, "units")[0] != first


def test_a_word_that_only_the_reader_can_decide_is_asked_about_and_counts_for_nothing(
    run_page: RunPage, html: Html
) -> None:
    test = run_page("match", text="智能巡检")
    assert "有多种含义的词未计入" in html(test)
    assert told(test, "units") == []
    question = test.button_group(key="match_choose_智能巡检")
    assert question.value is None
    question.set_value("ai_applications").run()
    assert query(test, "choose") == "智能巡检:ai_applications"
    assert told(test, "units")


def test_unknown_words_and_places_are_named(run_page: RunPage, html: Html) -> None:
    text = html(run_page("match", text="在光谷做阿巴阿巴和氢能"))
    assert "未识别、未计入：" in text
    assert "阿巴阿巴" in text
    assert "文中提到的地点不影响排名：东湖高新" in text


def test_the_unit_that_is_chosen_on_the_map_is_marked_in_the_list(run_page: RunPage, sent: Sent, html: Html) -> None:
    assert "已在地图上选中" not in html(run_page("match", text="氢能"))
    test = run_page("match", text="氢能", unit="wedz")
    assert sent(test)["selected"] == "wedz"
    assert html(test).count('aria-pressed="true"') == html(test).count("已在地图上选中") == 1


def test_ties_are_shown_as_ties(run_page: RunPage) -> None:
    labels = told(run_page("match", text="烟草"), "units")
    assert sum("并列" in label for label in labels) >= 2


def test_weights_change_the_ranking_and_can_be_reset(run_page: RunPage) -> None:
    test = run_page("match", text="氢能")
    assert "青山" in told(test, "units")[0]
    for weight in ("designation", "exact"):
        unfold_weights(test)
        test.slider(key=f"match_weight_{weight}").set_value(0.0).run()
    assert query(test, "w") == "designation:0,exact:0"
    assert "经开" in told(test, "units")[0]
    unfold_weights(test)
    press(test, "match_reset")
    assert query(test, "w") is None
    unfold_weights(test)
    assert test.slider(key="match_weight_designation").value == 50


def test_a_changed_text_keeps_what_was_taken_out(run_page: RunPage) -> None:
    test = run_page("match", text="氢能和私募基金", drop="私募基金")
    test.text_area(key="match_text").set_value("氢能、私募基金与银行").run()
    assert query(test, "drop") == "私募基金"
    test.text_area(key="match_text").set_value("氢能").run()
    assert query(test, "drop") is None


def test_what_came_later_is_counted_when_the_reader_wants_it(run_page: RunPage, sent: Sent) -> None:
    test = run_page("match", text="氢能")
    assert "p111" not in sent(test)["parks"]
    test.checkbox(key="match_later").check().run()
    assert query(test, "later") == "1"
    assert "p111" in sent(test)["parks"]


def test_a_text_that_is_too_long_is_cut_and_told_once(run_page: RunPage, html: Html) -> None:
    test = run_page("match")
    test.text_area(key="match_text").set_value("氢能" * LONGEST_TEXT)
    press(test, "match_go")
    assert html(test).count("10,000 字") == 1
    assert test.text_area(key="match_text").value == "氢能" * (LONGEST_TEXT // 2)


def test_a_letter_of_two_thousand_signs_is_read_to_its_end(run_page: RunPage, html: Html) -> None:
    letter = "".join(chr(0x4E00 + (place * 7919) % 20_000) for place in range(1990)) + "，建设冷链仓储。"
    test = run_page("match")
    test.text_area(key="match_text").set_value(letter).run()
    assert [chip.split("|")[2] for chip in told(test, "chips")] == ["冷链仓"]
    assert 'class="notices"' not in html(test)


def test_a_bad_address_is_named_and_the_rest_still_shows(run_page: RunPage, html: Html) -> None:
    test = run_page("match", text="氢能", drop="银行", choose="氢能:steel", w="luck:3", unit="江厦区")
    text = html(test)
    for named in ("银行", "steel", "luck", "江厦区"):
        assert named in text
    assert "列入主导产业第 3 位：氢能" in text


def test_a_text_is_shown_as_it_is_and_never_as_markup(run_page: RunPage, html: Html) -> None:
    text = html(run_page("match", text="<img src=x onerror=alert(1)> 氢能 ![x](y)"))
    assert "<img src=x" not in text
    assert "列入主导产业第 3 位：氢能" in text


def test_where_nothing_is_known_the_page_says_so(run_page: RunPage, html: Html) -> None:
    text = html(run_page("match", text="脑机接口"))
    assert "表中没有相符的单元或园区" in text
    assert "「脑机接口」归入" in text
    assert "这不等于不能落地" in text


def test_a_text_without_any_known_word_is_told_that_nothing_fits_and_why(run_page: RunPage, html: Html) -> None:
    text = html(run_page("match", text="阿巴阿巴"))
    assert "表中没有相符的单元或园区" in text
    assert "没有一个词能归入表中的产业或细分领域" in text


def test_every_reason_says_how_close_it_comes(run_page: RunPage, html: Html) -> None:
    text = html(run_page("match", text="休闲食品"))
    listed = re.findall(r"<li>(.*?)</li>", text.partition('class="hit-why"')[2], re.DOTALL)
    reasons = [row for row in listed if "<span>" in row]
    assert reasons
    assert all(re.match(r'<em class="near near-(word|subsector|term|chain|industry)"', row) for row in reasons)
    assert "同一细分：食品饮料和健康食品" in text


def test_a_unit_that_shares_the_industry_only_is_listed_apart_without_a_rank(run_page: RunPage, html: Html) -> None:
    test = run_page("match", text="工业机器人整机厂")
    text = html(test)
    assert "只是同属大类：1 个，不排名次" in text
    apart = text.partition('data-testid="match-by-industry"')[2].partition("</ul>\n</details>")[0]
    assert "硚口" in apart
    assert "hit-score" not in apart.partition("</details>")[0]
    assert not any("硚口" in label for label in told(test, "units"))


def test_where_nothing_comes_closer_than_the_industry_no_place_is_first(
    run_page: RunPage, html: Html, sent: Sent
) -> None:
    test = run_page("match", text="超导材料")
    assert "<h2>只有同属大类的依据</h2>" in html(test)
    assert told(test, "units") == []
    (layer,) = sent(test)["extra"]
    assert {told["raw"] for told in layer["of"].values()} == {None}


def test_what_the_text_rules_out_is_struck_and_its_conditions_are_shown(run_page: RunPage, html: Html) -> None:
    asked = "拟投资5亿元、用地80亩、用工300人，建设半导体装备和光模块两条产线，非化工"
    text = html(run_page("match", text=asked))
    assert "已排除 1 个词" in text
    assert "<del>化工</del>" in text
    assert "条件 3 项，不计分" in text
    assert "投资 5 亿元；用地 80亩（约 5.3 公顷）；用工 300 人" in text
    assert "计入 2 个词" in text


def test_land_is_compared_where_a_parks_area_is_known_and_never_guessed(run_page: RunPage, html: Html) -> None:
    text = html(run_page("match", text="用地80亩，做光模块"))
    assert "大于所需用地；可供地块未公开" in text
    assert "面积未公开，不能与所需用地比较" in text
    assert "小于所需用地" in html(run_page("match", text="用地60平方公里，做光模块"))
    assert "所需用地" not in html(run_page("match", text="做光模块"))


def test_what_should_be_near_is_told_with_distances_where_the_tables_have_them(run_page: RunPage, html: Html) -> None:
    text = html(run_page("match", text="集装箱制造，靠近港口和高铁"))
    assert "希望临近 2 项，不计分" in text
    assert "没有距离数据：高铁" in text
    assert re.search(r"最近的：[^<]*港[^<]*（直线约 \d+ km）", text)
    assert "园区没有确切位置，不算距离" in text


def test_several_businesses_are_answered_one_by_one_and_together(run_page: RunPage, html: Html) -> None:
    test = run_page("match", text="半导体和职业教育")
    assert told(test, "tabs")[-1] == "逐项 2"
    chips, schools = re.findall(r'data-testid="match-business">(.*?)</section>', html(test), re.DOTALL)
    assert "集成电路" in chips
    assert "东湖高新区" in chips.partition("<ol")[2].partition("</li>")[0]
    assert "没有单元、园区或清单条目与它同词" in schools
    assert not any(tab.startswith("逐项") for tab in told(run_page("match", text="半导体"), "tabs"))


def test_parks_lead_to_the_finder_and_units_to_their_map(run_page: RunPage, html: Html) -> None:
    text = html(run_page("match", text="氢能", lang="en"))
    assert "finder?park=p066&amp;lang=en" in text
    assert "district?unit=qingshan&amp;lang=en" in text


def test_the_workbook_is_offered(run_page: RunPage) -> None:
    test = run_page("match", text="氢能")
    assert test.get("download_button")


@pytest.mark.parametrize("text", ["氢能", ""])
def test_the_page_speaks_english(run_page: RunPage, html: Html, text: str) -> None:
    test = run_page("match", lang="en", text=text)
    assert "Site match" in html(test)
    assert "产业选址" not in html(test)


def test_what_travels_with_a_rerun_is_small(run_page: RunPage, own_elements: Callable[[AppTest], list[Any]]) -> None:
    (live_map,) = own_elements(run_page("match", text="生物医药"))
    assert len(live_map.proto.SerializeToString()) < 8_000
