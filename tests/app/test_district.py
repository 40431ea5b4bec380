"""The page at /district: one unit, its neighbours in the list, and names that are typed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from conftest import RunPage


def test_the_first_unit_opens_without_an_address(run_page: RunPage, sent: Callable[[AppTest], dict[str, Any]]) -> None:
    assert sent(run_page("district"))["focus"] == "ovc"


def test_its_parks_come_first_and_those_without_a_place_are_among_them(
    run_page: RunPage, sent: Callable[[AppTest], dict[str, Any]]
) -> None:
    told = sent(run_page("district", unit="xinzhou"))
    assert told["focus"] == "xinzhou"
    assert "p008" in told["parks"]  # 国家航天产业基地: listed, not drawn


def test_next_and_previous_step_through_the_units(
    run_page: RunPage, sent: Callable[[AppTest], dict[str, Any]], html: Callable[[AppTest], str]
) -> None:
    test = run_page("district", unit="ovc")
    test.button(key="next").click().run()
    assert sent(test)["focus"] == "wedz"
    assert test.query_params["unit"] == "wedz"
    assert "武汉经开区（汉南）产业地图" in html(test)
    test.button(key="previous").click().run()
    test.button(key="previous").click().run()
    assert sent(test)["focus"] == "xinzhou"


def test_choosing_a_unit_goes_there(run_page: RunPage, sent: Callable[[AppTest], dict[str, Any]]) -> None:
    test = run_page("district", unit="ovc")
    test.selectbox(key="unit_chooser").set_value("huangpi").run()
    assert sent(test)["focus"] == "huangpi"
    test.selectbox(key="unit_chooser").set_value("wedz|沌口").run()
    assert sent(test)["focus"] == "wedz"
    assert test.selectbox(key="unit_chooser").value == "wedz"


def test_an_alias_in_the_address_finds_the_unit(run_page: RunPage, sent: Callable[[AppTest], dict[str, Any]]) -> None:
    assert sent(run_page("district", unit="huangpi"))["focus"] == "huangpi"
    assert sent(run_page("district", unit="光谷"))["focus"] == "ovc"


def test_an_unknown_name_in_the_address_is_named_with_suggestions(
    run_page: RunPage, html: Callable[[AppTest], str]
) -> None:
    text = html(run_page("district", unit="江厦区"))
    assert "没有名为「江厦区」的布局单元" in text
    assert "江夏区" in text
