"""What was handed over is told of by name, so that a session which has not got it can say that it is gone."""

from __future__ import annotations

from typing import Any

import pytest

from mapping.ui.frame import handover


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    monkeypatch.setattr(handover.st, "session_state", kept)
    return kept


def test_the_list_on_the_desk_is_told_of_until_it_is_taken_away() -> None:
    handover.lay("名录.xlsx")
    assert handover.kept_name() == "名录.xlsx"
    handover.keep("实际值.csv", b"x")
    assert handover.kept_name() == "实际值.csv"
    handover.forget()
    handover.lay(None)
    assert handover.kept_name() is None


def test_a_new_session_says_that_a_list_is_gone_until_another_one_comes() -> None:
    handover.miss("名录.xlsx")
    gone = handover.gone()
    assert gone
    assert "名录.xlsx" in gone.told("zh")
    handover.lay("名录.xlsx")
    assert handover.gone() is None


def test_what_the_session_has_got_is_not_missed() -> None:
    handover.lay("名录.xlsx")
    handover.miss("名录.xlsx")
    assert handover.gone() is None
