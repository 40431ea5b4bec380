"""Whom somebody works for is not what is made."""

from __future__ import annotations

import pytest
from tests.views import VIEW

from mapping.catalog import load_catalog
from mapping.insight.match.ranking import Match, match


def asked(text: str) -> Match:
    return match(load_catalog(), text, VIEW)


@pytest.mark.parametrize(
    ("text", "customers"),
    [
        ("为银行做核心系统软件外包", ["银行"]),
        ("為銀行做核心系統軟件外包", ["銀行"]),
        ("我们为汽车企业提供冷链物流", ["汽车"]),
        ("batteries for electric cars", ["electric cars"]),
        ("software used in hospitals", ["hospitals"]),
        ("以汽车零部件为主，做激光加工", []),
        ("因为做芯片，需要洁净厂房", []),
        ("we look for a site for electric cars", []),
        ("做银行软件外包", []),
    ],
)
def test_customers_are_told_from_what_is_made(text: str, customers: list[str]) -> None:
    assert [word.text for word in asked(text).words if word.customer] == customers


def test_a_customer_counts_for_little_beside_what_is_made_and_for_all_alone() -> None:
    found = asked("为银行做软件外包")
    assert {word.term for word in found.words} == {"银行", "软件外包"}
    shares = {subject.terms[0]: subject.share for subject in found.subjects}
    assert shares["软件外包"] == pytest.approx(5 * shares["银行"])
    assert [subject.share for subject in asked("为银行提供服务").subjects] == [1.0]
