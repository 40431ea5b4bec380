"""Presses in quick succession, Back, and pages that were left: what an address is written over."""

from __future__ import annotations

from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest

from mapping.ui.address import trail, write

LANGUAGE = import_module("mapping.ui.address.language")  # the room's own name for it is a function

BEFORE: dict[str, str] = {}
FIRST = {"layer": "density"}


class Params(dict[str, str]):
    """The part of Streamlit's query parameters that is used, and how often they were written."""

    written = 0

    def to_dict(self) -> dict[str, str]:
        return dict(self)

    def from_dict(self, values: dict[str, str]) -> None:
        self.clear()
        self.update(values)
        self.written += 1


class Visit:
    """A session, the address that its browser brings, and the clock."""

    def __init__(self) -> None:
        self.now = 0.0
        self.st = SimpleNamespace(
            query_params=Params(), session_state={}, context=SimpleNamespace(url="http://127.0.0.1/")
        )

    def brings(self, address: dict[str, str], page: str = "/") -> None:
        """Begin a run for an address and a page."""
        self.st.query_params = Params(address)
        self.st.context.url = f"http://127.0.0.1{page}"

    def press(self, **values: Any) -> dict[str, str]:
        """Write what a press has chosen, and let the page run; return what stands in the address then."""
        write.note(**values)
        return self.run()

    def run(self) -> dict[str, str]:
        """Run the page."""
        LANGUAGE.arrived()
        LANGUAGE.language()
        return trail.standing()


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Visit:
    made = Visit()
    monkeypatch.setattr(trail, "st", made.st)
    monkeypatch.setattr(LANGUAGE, "st", made.st)
    monkeypatch.setattr(trail, "time", SimpleNamespace(monotonic=lambda: made.now))
    made.brings(BEFORE)
    made.run()
    assert made.press(layer="density") == FIRST
    return made


def test_a_second_press_that_has_not_heard_of_the_first_keeps_it(visit: Visit) -> None:
    visit.brings(BEFORE)
    assert visit.press(unit="ovc") == {**FIRST, "unit": "ovc"}
    visit.brings(FIRST)  # heard of the first by now, not of the second
    assert visit.press(geo="district") == {**FIRST, "unit": "ovc", "geo": "district"}


def test_a_press_that_takes_back_what_nobody_has_heard_of_is_written_too(visit: Visit) -> None:
    visit.brings(BEFORE)
    assert visit.press(layer=None) == BEFORE
    visit.brings(BEFORE)
    assert visit.press(unit="ovc") == {"unit": "ovc"}


def test_back_is_believed(visit: Visit) -> None:
    visit.brings(BEFORE)
    assert visit.run() == BEFORE
    assert visit.press(unit="ovc") == {"unit": "ovc"}


def test_back_and_a_press_in_one_run_are_believed_once_an_answer_must_have_come(visit: Visit) -> None:
    visit.now = trail.UNHEARD_S + 1
    visit.brings(BEFORE)
    assert visit.press(unit="ovc") == {"unit": "ovc"}


@pytest.mark.parametrize(("later", "times"), [(0.0, 1), (trail.UNHEARD_S + 1, 0)])
def test_on_another_page_the_address_is_written_again_while_an_answer_may_come_late(
    visit: Visit, later: float, times: int
) -> None:
    visit.now = later
    visit.brings(BEFORE, "/finder")
    assert visit.run() == BEFORE
    assert visit.st.query_params.written == times
    assert visit.press(unit="wedz") == {"unit": "wedz"}


@pytest.mark.parametrize("later", [0.0, trail.UNHEARD_S + 1])
def test_what_goes_along_to_another_page_is_written_in_one_step(visit: Visit, later: float) -> None:
    visit.press(lang="en")
    visit.now = later
    visit.brings(BEFORE, "/finder")
    assert visit.run() == {"lang": "en"}
    assert visit.st.query_params.written == 1
    visit.brings(BEFORE, "/finder")  # Back on the same page: without the key it is in Chinese again
    assert visit.run() == BEFORE
