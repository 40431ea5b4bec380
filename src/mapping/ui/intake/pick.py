"""A list whose headings are none that we know: which columns are the ones that are needed, said by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.errors import MappingError
from mapping.i18n import translator
from mapping.intake.fields import FIELDS
from mapping.sentences import IntakeCode
from mapping.ui.frame.pressable import pressable
from mapping.ui.intake.columns import letter
from mapping.ui.intake.desk import desk
from mapping.ui.intake.seen import Beginning
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.ui.intake.desk import Desk
    from mapping.view import View

LACKING: Final = frozenset({IntakeCode.LIST_LACKS_COLUMNS, IntakeCode.LIST_NEAR_COLUMNS})


def pick(lying: Desk, view: View) -> None:
    """Show the first lines of a list that lacks a heading, and ask which columns are needed.

    Nothing where another fault keeps it from being read.
    """
    if lying.failed is None or lying.failed.fault.code not in LACKING or lying.handed is None:
        return
    if lying.beginning is None:
        try:
            lying.beginning = Beginning.of(lying.handed.pages())
        except MappingError:  # it was read a moment ago; what is wrong now, the next reading says
            return
    begins, t = lying.beginning, translator(view.lang)
    fields = [field for field in FIELDS[lying.wishes.kind] if field.required]
    html = render(
        "intake/pick.html",
        view.lang,
        begins=begins,
        letters=[letter(index) for index in range(begins.width)],
        fields=[(field.key, t(field.name), lying.wishes.columns.get(field.key)) for field in fields],
    )
    pressable("intake_pick", html, _choose)


def _choose(said: str) -> None:
    lying = desk()
    what, _, value = said.partition("=")
    kind, _, field = what.partition(":")
    begins = lying.beginning
    if kind == "field" and value.isdigit() and begins:
        lying.decide(sheet=begins.sheet or None, columns={**lying.wishes.columns, field: int(value)})
