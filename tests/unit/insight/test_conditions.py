"""What a text asks of a site: amounts as investors write them, and nothing that is no number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.views import VIEW

from mapping.catalog import load_catalog
from mapping.insight.match.conditions import MU_M2, conditions
from mapping.insight.match.ranking import match

WRITTEN = st.text(st.sampled_from("0123456789一二两三十百千万亿零,."), min_size=1, max_size=7)
ASKED = st.sampled_from(
    ["投资{}元", "用地{}亩", "用工{}人", "建筑面积{}平方米", "invest RMB {} million", "{} hectares"]
)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("拟投资5亿元", "investment", 5e8),
        ("总投资一亿五千万元", "investment", 1.5e8),
        ("投资千亿元", "investment", 1e11),
        ("投资百万美元", "investment", 1e6),
        ("投資5億元", "investment", 5e8),
        ("用地８０畝", "land", 80 * MU_M2),
        ("用地80亩", "land", 80 * MU_M2),
        ("用地百亩", "land", 100 * MU_M2),
        ("用地３公顷", "land", 3e4),
        ("厂房2万平方米", "floor", 2e4),
        ("用工300人", "staff", 300),
        ("计划招300名工人", "staff", 300),
        ("需要 300 人", "staff", 300),
        ("投资总额不超过2亿美元", "investment", 2e8),
        ("invest RMB 300 million", "investment", 3e8),
    ],
)
def test_an_amount_is_read_as_it_is_meant(text: str, kind: str, value: float) -> None:
    (found,) = conditions(text)
    assert (found.kind, found.value) == (kind, pytest.approx(value))
    assert text[found.start : found.end] == found.text


def test_a_line_break_as_pasted_hides_no_amount() -> None:
    (found,) = conditions("我们用\n工300人")
    assert (found.kind, found.value, found.text) == ("staff", 300, "用工300人")


def test_what_is_read_as_a_condition_is_not_told_as_an_unknown_word() -> None:
    found = match(load_catalog(), "chips, investment of CNY 1.2bn", VIEW)
    assert [one.kind for one in found.conditions] == ["investment"]
    assert found.unknown == ()


@pytest.mark.parametrize(
    "text", ["投资2.5亿万元", "投资零亿元", "建筑面积0百19平方米", "现有员工300人", "投资强度300万元/亩"]
)
def test_what_is_no_amount_or_no_wish_is_none(text: str) -> None:
    assert conditions(text) == ()


@given(ASKED, WRITTEN)
def test_whatever_is_written_for_a_number_is_read_or_left_alone(asked: str, written: str) -> None:
    assert all(found.value >= 0 for found in conditions(asked.format(written)))


@given(st.text(st.sampled_from("不做非无除外靠近投资用地亩元人0一千亿，。；化工机场激光 and not near\n"), max_size=40))
def test_any_text_is_answered(text: str) -> None:
    assert match(load_catalog(), text, VIEW).text == text
