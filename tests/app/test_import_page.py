"""The page 数据导入 without a browser: the report of a list, decisions about it, and what is taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.brought import HOSTILE, UNKNOWN, UPLOADED, pasted, workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from conftest import RunPage

    Html = Callable[[AppTest], str]


def brought(run_page: RunPage, data: bytes, name: str = "名录.xlsx", **query: str) -> AppTest:
    test = run_page("import", **query)
    test.file_uploader[0].upload(name, data, "application/octet-stream").run()
    assert not test.exception, test.exception
    return test


def button(test: AppTest, key: str) -> AppTest:
    test.button(key=key).click().run()
    assert not test.exception, test.exception
    return test


def test_the_page_says_first_what_may_be_brought(run_page: RunPage, html: Html) -> None:
    text = html(run_page("import"))
    assert "不超过 20 MB、200,000 行、200 列" in text
    assert "<b>园区名称</b>" in text
    assert "接下来会怎样" in text
    assert "还没有。采用的表只在本次会话里算数" in text


def test_the_report_counts_rows_and_names_the_steps(run_page: RunPage, html: Html) -> None:
    text = html(brought(run_page, workbook()))
    assert f'data-testid="count-uploaded">{UPLOADED}<' in text
    assert "标题在第 3 行" in text
    for step in ("columns", "names", "words", "datum", "issues"):
        assert f'href="#intake-{step}"' in text
        assert f'id="intake-{step}"' in text
    assert text.index('id="intake-names"') < text.index('id="intake-columns"')  # what is open comes first
    assert "像是个人信息：电话" in text
    assert "接下来会怎样" not in text


def test_markup_in_cells_is_escaped(run_page: RunPage, html: Html) -> None:
    cell = HOSTILE.replace('"', "'")
    text = html(brought(run_page, f"园区名称,所属区,{cell}\n{cell},{cell},{cell}\n".encode(), f"{cell}.csv"))
    assert "<img src=x" not in text
    assert text.count("&lt;img src=x") > 4  # name, unit, heading, file, in each of its places


@pytest.mark.parametrize(("lang", "said"), [("zh", "不是布局单元"), ("en", "is not a layout unit")])
def test_problems_are_told_in_the_reader_s_language(run_page: RunPage, html: Html, lang: str, said: str) -> None:
    text = html(brought(run_page, workbook(), lang=lang))
    assert said in text.partition('data-testid="intake-issues"')[2]
    assert UNKNOWN in text


def test_what_is_taken_in_counts_and_can_be_let_go(run_page: RunPage, html: Html) -> None:
    test = button(brought(run_page, workbook()), "intake_take")
    text = html(test)
    assert "已采用 2 行" in text
    assert "待改的 4 行不受影响" in text
    assert 'data-press="remove=import_1"' in text
    assert "还没有。采用的表" in html(button(test, "intake_untake"))


def test_rows_that_were_pasted_are_read_as_a_file_is(run_page: RunPage, html: Html) -> None:
    test = run_page("import")
    test.text_area[0].input(pasted()).run()
    text = html(button(test, "intake_check"))
    assert 'data-testid="count-uploaded">4<' in text
    assert "粘贴的行" in text


def test_a_file_that_is_none_is_a_sentence_and_the_next_one_is_read(run_page: RunPage, html: Html) -> None:
    test = brought(run_page, b"\x00\x01nothing", "x.xlsx")
    text = html(test)
    assert "x.xlsx" in text.partition('class="notices"')[2]
    button(test, "intake_other")
    test.file_uploader[0].upload("名录.xlsx", workbook(), "a/b").run()
    assert f'data-testid="count-uploaded">{UPLOADED}<' in html(test)


def test_more_parks_than_the_finder_bears_are_not_taken_in_and_the_limit_is_told(
    run_page: RunPage, html: Html, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mapping.ui.intake.take.MOST_PARKS", 1)
    test = brought(run_page, workbook())
    assert test.button(key="intake_take").disabled
    assert "还能采用 1 行，这份表有 2 行可用" in html(test)


def test_a_unit_of_measure_that_nobody_tells_is_asked_for(run_page: RunPage, html: Html) -> None:
    text = html(brought(run_page, "园区名称,所属区,面积\n甲园,江夏区,1200\n".encode(), "a.csv"))
    assert 'data-choose="measure:area"' in text
    assert '<li class="open' in text.partition('href="#intake-columns"')[0].rpartition("</li>")[2]
    told = html(brought(run_page, "园区名称,所属区,面积（亩）\n甲园,江夏区,1200\n".encode(), "a.csv"))
    assert 'data-choose="measure:' not in told
    assert "1 亩 =" in told


def test_duplicates_stand_side_by_side_with_a_choice_for_each_and_for_all(run_page: RunPage, html: Html) -> None:
    rows = "园区名称,所属区,主导产业\n武汉未来科技城,东湖高新区,光电子\n甲园,江夏区,\n甲园,江夏区,\n"
    text = html(brought(run_page, rows.encode(), "a.csv"))
    side = text.partition('data-testid="intake-duplicates"')[2]
    assert side.count("<li>") == 2
    assert "与已收录的重复" in side
    assert "与本表第 3 行重复" in side
    assert "东湖高新区" in side
    assert ">ovc<" not in side
    for press in ("all:=theirs", "row:2=theirs", "row:4=both"):
        assert f'data-press="{press}"' in side
