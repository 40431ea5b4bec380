"""Actual values of targets: they are read on the page of targets, which says how far each target is reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from mapping.i18n import translator
from mapping.ui import address, session
from mapping.ui.frame import handover
from mapping.ui.render import render
from mapping.ui.targets.report import hand_over, report

if TYPE_CHECKING:
    from mapping.ui.intake.desk import Handed
    from mapping.view import View


def hand_on(handed: Handed) -> None:
    """Give a table to the page of targets."""
    if isinstance(handed.content, str):
        hand_over(f"{handed.name}.csv", handed.content.encode())
    else:
        hand_over(handed.name, handed.content)


def handed_on(view: View) -> None:
    """Say what the page of targets makes of the table, and lead there."""
    if handover.kept() is None:
        return
    atlas = session.atlas()
    made = report(atlas.catalog, view.edition)
    with st.container(key="intake_result", gap="small"):
        reading = made.reading if made else None
        st.html(render("intake/actuals.html", view.lang, reading=reading))
        label = translator(view.lang)("到「目标任务」看完成率")
        if st.button(label, key="intake_to_targets", type="primary"):
            address.Links(view, atlas.catalog).go("targets")
