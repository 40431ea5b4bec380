"""What came of a list: the counts, what is to be decided, the files, and the way into the data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from mapping.i18n import translator
from mapping.ui.frame.pressable import pressable
from mapping.ui.intake import columns, datum, duplicates, indicator, issues, names, words
from mapping.ui.intake.desk import desk
from mapping.ui.intake.files import files
from mapping.ui.intake.take import take_in
from mapping.ui.render import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapping.intake.found import Analysis
    from mapping.ui.intake.desk import Desk
    from mapping.view import View


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the report: its key, its name, how much is open in it, and what shows it."""

    key: str
    name: str
    open: int
    state: str
    show: Callable[[], None]


def summary(lying: Desk, found: Analysis, view: View) -> None:
    """Show the counts, how each step stands, the way into the data and the files."""
    steps = steps_of(lying, found, view)
    with st.container(key="intake_result", gap="small"):
        opened = next((step for step in steps if step.open), None)
        html = render("intake/counts.html", view.lang, hidden=_hidden(found), found=found, steps=steps, next=opened)
        pressable("intake_counts", html, _choose)
        with st.container(horizontal=True, gap="xsmall", key="intake_actions"):
            take_in(lying, found, view)
            files(lying, found, view)


def decisions(lying: Desk, found: Analysis, view: View) -> None:
    """Show the steps: what is open comes first, in the order in which it is best decided."""
    for step in sorted(steps_of(lying, found, view), key=lambda step: not step.open):
        with st.container(key=f"intake_step_{step.key}", gap="small"):
            step.show()


def _hidden(found: Analysis) -> bool:
    return any(sheet.is_hidden for sheet in found.sheets if sheet.name == found.sheet)


def steps_of(lying: Desk, found: Analysis, view: View) -> tuple[Step, ...]:
    """Return the steps that there are for a list."""
    parts: list[Any] = [indicator, columns, names, words, datum, duplicates, issues]
    steps = []
    for part in parts:
        step = part.step(lying, found, view)
        if step is not None:
            steps.append(Step(*step))
    t = translator(view.lang)
    return tuple(Step(step.key, t(step.name), step.open, step.state, step.show) for step in steps)


def _choose(said: str) -> None:
    """Read another sheet of the workbook."""
    what, _, value = said.partition("=")
    if what == "sheet":
        desk().decide(sheet=value, columns={}, measures={}, keep_personal=frozenset(), leave_out=frozenset())
