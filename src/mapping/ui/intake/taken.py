"""What was taken in so far in this session, with a way to let go of each; and the file that keeps all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from mapping.i18n import translator
from mapping.ui.frame.pressable import pressable
from mapping.ui.intake.take import remove
from mapping.ui.render import render
from mapping.ui.workspace import held
from mapping.ui.workspace.mark import in_words

if TYPE_CHECKING:
    from mapping.view import View


def taken_so_far(view: View) -> None:
    """List what was taken in."""
    t = translator(view.lang)
    rows = [(one, in_words(one, t)) for one in held.current().imports]
    with st.container(key="intake_taken", gap="small"):
        pressable("intake_taken_list", render("intake/taken_list.html", view.lang, rows=rows), _choose)


def _choose(said: str) -> None:
    what, _, import_id = said.partition("=")
    if what == "remove":
        remove(import_id)
