"""The page of targets without a browser: tables, filters, the upload, and sentences for what goes wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from conftest import RunPage

    Sent = Callable[[AppTest], dict[str, Any]]
    Html = Callable[[AppTest], str]

GOOD = "布局单元,目标,实际值,计量单位\n东湖高新区,tax_per_mu,36,万元/亩\n黄陂区,tax_per_mu,9.5,万元/亩\n"
WRONG = GOOD + "江厦区,tax_per_mu,1,万元/亩\n新洲区,tax_per_mu,18,亿元\n江夏区,tax_per_mu,,万元/亩\n"


def upload(test: AppTest, text: str, name: str = "实际值.csv") -> AppTest:
    test.file_uploader[0].upload(name, text.encode(), "text/csv").run()
    assert not test.exception
    return test


def test_the_city_s_table_and_all_units_open_first(run_page: RunPage, html: Html) -> None:
    text = html(run_page("targets"))
    assert "全市目标" in text
    row = re.search(r'data-target="gdp".*?</tr>', text, re.DOTALL)
    assert row
    for part in ("17,600", "17,800", "增长 12%", "增长 13%", "≥"):
        assert part in row[0]
    assert text.count("data-unit-row=") == 14
    tax = re.search(r'data-unit-row="jiangan".*?</tr>', text, re.DOTALL)
    assert tax
    assert "文件未列" in tax[0]
    assert ">0<" not in tax[0]


@pytest.mark.parametrize("unit", [None, "ovc"])
def test_a_row_names_its_clause_once(run_page: RunPage, html: Html, unit: str | None) -> None:
    page = html(run_page("targets", unit=unit) if unit else run_page("targets"))
    table = page.partition('data-testid="unit-targets"' if unit else 'data-testid="city-targets"')[2].partition(
        "</table>"
    )[0]
    rows = table.split("<tr data-target=")[1:]
    assert len(rows) > 5
    for row in rows:
        # the sentence opened in place cites the policy, and is not seen before
        seen = re.sub(r"<blockquote.*?</blockquote>", "", row, flags=re.DOTALL)
        assert len(re.findall(r"[一二]（[一二三四]）\d?|第一部分", seen)) == 1, seen


def test_the_map_offers_the_targets_and_draws_the_first(run_page: RunPage, sent: Sent) -> None:
    told = sent(run_page("targets"))
    assert told["mode"] == "theme"
    assert told["layer"] == told["layers"][0] == "target:industry_project_funds_share"
    assert len(told["layers"]) == 10
    assert "extra" not in told


def test_a_unit_has_its_own_table_with_the_group_it_is_asked_with(run_page: RunPage, html: Html, sent: Sent) -> None:
    test = run_page("targets", unit="黄陂", layer="target:tax_per_mu")
    text = html(test)
    assert sent(test)["selected"] == "huangpi"
    assert "同数下达 4 个单元：新城区" in text
    assert "二（四）1" in text
    assert "数字经济产业园区" in text.split("文件未列</b>")[1].split("</p>")[0]
    assert "全市目标" not in text.replace("全市目标与", "")


def test_the_three_lists_are_filtered_by_kind_and_by_text(run_page: RunPage, html: Html) -> None:
    every = html(run_page("targets", unit="ovc"))
    assert "长江存储" in every
    assert "光谷实验室" in every
    assert every.count("初步收录，尚不完整") == 1
    assert 'href="https://' in every
    platforms = html(run_page("targets", unit="ovc", list="platform"))
    assert "长江存储" not in platforms
    assert "光谷实验室" in platforms
    found = html(run_page("targets", unit="ovc", q="存储器 长江"))
    assert "长江存储" in found
    assert "光谷实验室" not in found
    assert "没有符合“不存在的词”的条目" in html(run_page("targets", unit="ovc", q="不存在的词"))


def test_what_came_later_is_shown_on_request_and_marked(run_page: RunPage, html: Html) -> None:
    assert "武汉市氢能产业促进会" not in html(run_page("targets", unit="qingshan"))
    later = html(run_page("targets", unit="qingshan", later="1"))
    assert "武汉市氢能产业促进会" in later
    assert 'class="later"' in later


def test_the_filter_is_written_into_the_address(run_page: RunPage) -> None:
    test = run_page("targets", unit="ovc")
    test.text_input(key="targets_query").set_value("光谷").run()
    assert test.query_params["q"] == "光谷"
    test.toggle(key="targets_later").set_value(True).run()
    assert test.query_params["later"] == "1"


def test_the_chooser_goes_to_a_unit_and_back_to_the_city(run_page: RunPage, html: Html) -> None:
    test = run_page("targets")
    test.selectbox(key="targets_unit").set_value("wuchang").run()
    assert test.query_params["unit"] == "wuchang"
    assert "武昌区" in html(test)
    test.selectbox(key="targets_unit").set_value("ovc|中国光谷").run()
    assert test.query_params["unit"] == "ovc"
    test.button(key="targets_city").click().run()
    assert "unit" not in test.query_params


def test_wrong_values_in_the_address_are_named_and_read_as_the_default(
    run_page: RunPage, html: Html, sent: Sent
) -> None:
    test = run_page("targets", layer="lead", unit="江厦区", list="firms")
    text = html(test)
    assert "没有名为「lead」的图层" in text
    assert "没有名为「江厦区」的布局单元" in text
    assert "没有名为「firms」的清单；可用：enterprise、project、platform" in text
    assert sent(test)["layer"] == "target:industry_project_funds_share"


def test_completion_without_figures_shows_the_target_and_says_so(run_page: RunPage, html: Html, sent: Sent) -> None:
    test = run_page("targets", layer="completion:tax_per_mu")
    assert "要先上传实际值" in html(test)
    assert sent(test)["layer"] == "target:tax_per_mu"


def test_an_upload_gives_rates_lights_and_a_layer(run_page: RunPage, html: Html, sent: Sent) -> None:
    test = upload(run_page("targets"), WRONG)
    text = html(test)
    assert "采用 2 行 · 未采用 2 行 · 未填 1 行" in text
    assert text.index("47.5%") < text.index("102.8%")
    assert re.search(r"light-missed.{0,60}×.{0,20}未达", text)
    assert re.search(r"light-done.{0,60}✓.{0,20}已完成", text)
    assert "实际值.csv 第 4 行「布局单元」列的值「江厦区」不是布局单元" in text
    assert "实际值.csv 第 5 行「计量单位」列的值「亿元」与目标不符" in text
    told = sent(test)
    assert told["layer"] == "completion:tax_per_mu"
    assert told["layers"][-1] == "completion:tax_per_mu"
    (layer,) = told["extra"]
    assert layer["of"]["huangpi"]["text"] == "47.5%"
    assert layer["of"]["wedz"]["text"] == "未填报"
    assert layer["of"]["jiangan"]["text"] == "文件未列"


def test_the_table_turns_round_and_shows_one_state(run_page: RunPage, html: Html) -> None:
    test = upload(run_page("targets"), GOOD)
    test.segmented_control(key="completion_order").set_value("down").run()
    text = html(test)
    assert text.index("102.8%") < text.index("47.5%")
    test.segmented_control(key="completion_state").set_value("missed").run()
    table = html(test).split('data-testid="completion"')[1]
    assert "47.5%" in table
    assert "102.8%" not in table


def test_removing_the_figures_removes_every_trace(run_page: RunPage, html: Html, sent: Sent) -> None:
    test = upload(run_page("targets"), GOOD)
    test.button(key="remove_actuals").click().run()
    assert 'data-testid="completion"' not in html(test)
    told = sent(test)
    assert told["layer"] == "target:tax_per_mu"
    assert "extra" not in told
    assert "actuals_file" not in test.session_state
    assert "actuals_read" not in test.session_state


def test_a_file_that_is_none_is_one_sentence_and_takes_nothing_away_from_the_page(
    run_page: RunPage, html: Html
) -> None:
    text = html(upload(run_page("targets"), "今天天气很好", "天气.csv"))
    assert "天气.csv 缺少列：「布局单元」、「目标」、「实际值」、「计量单位」；补上这些列，或下载模板填写。" in text
    assert "全市目标" in text


def test_the_page_speaks_english(run_page: RunPage, html: Html) -> None:
    test = run_page("targets", lang="en")
    upload(test, WRONG, "actuals.csv")
    text = html(test)
    for part in (
        "Citywide targets",
        "1.76 trillion yuan",
        "Not set",
        "Rows accepted: 2",
        "Reached",
        "Short",
        "growth 12%",
    ):
        assert part in text
    assert "actuals.csv, row 5, column" in text
    upload(test, "布局单元,目标,实际值,计量单位\n江厦区,tax_per_mu,19,万元/亩\n", "actuals.csv")
    assert "Jiangxia" in html(test).partition('data-testid="rejected"')[2].partition("</ul>")[0]
    assert "Remove data" in [button.label for button in test.button]
    upload(test, "no table", "letter.csv")
    assert "letter.csv is missing columns" in html(test)


def test_a_value_agrees_with_its_state_and_its_file_is_a_source(run_page: RunPage, html: Html) -> None:
    test = upload(
        run_page("targets"), "布局单元,目标,实际值,计量单位,数据日期\n黄陂区,tax_per_mu,19.999,万元/亩,2021-12-31\n"
    )
    text = html(test)
    assert '<span class="amount">19.999</span>' in text
    foot = text[text.index("page-foot") :]
    assert "上传的实际值《实际值.csv》（数据日期 2021-12-31）" in re.sub(r"<[^>]+>", "", foot)
    assert "source=upload" not in text


def test_english_counts_of_one_row_read_well(run_page: RunPage, html: Html) -> None:
    test = run_page("targets", lang="en")
    upload(test, "布局单元,目标,实际值,计量单位\n黄陂区,tax_per_mu,19,万元/亩\n江厦区,tax_per_mu,19,万元/亩\n")
    text = html(test)
    assert "Rows accepted: 1 · not accepted: 1 · left empty: 0" in text
    assert "1 rows" not in text
