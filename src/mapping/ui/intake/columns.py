"""What each column of a list is read as, and how that is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mapping.i18n import message, translator
from mapping.intake.fields import FIELDS
from mapping.intake.values.measures import choices, label
from mapping.ui.frame.pressable import pressable
from mapping.ui.intake.desk import desk
from mapping.ui.render import render

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mapping.i18n import Translate
    from mapping.intake.found import Analysis, ColumnBasis, ColumnFound, OwnKind, PersonalKind
    from mapping.ui.intake.desk import Desk
    from mapping.view import View

OWN: Final = "own"
OUT: Final = "out"

BASES: Final[Mapping[ColumnBasis, str]] = {
    "heading": message("按标题认出"),
    "chosen": message("由您选定"),
    "serial": message("只是行号，不读"),
    "none": message("没有标题，不读"),
}
OWN_KINDS: Final[Mapping[OwnKind, str]] = {
    "number": message("数，可按范围筛选"),
    "choice": message("少数几个值，可逐个筛选"),
    "text": message("文字"),
}
PERSONAL_KINDS: Final[Mapping[PersonalKind, str]] = {
    "name": message("姓名"),
    "telephone": message("电话"),
    "id_number": message("身份证号"),
    "mail": message("电子邮箱"),
}
_LETTERS = 26


def step(lying: Desk, found: Analysis, view: View) -> tuple[str, str, int, str, Callable[[], None]]:
    """Return the step of the columns: open are those whose unit of measure or meaning has to be told."""
    t = translator(view.lang)
    waiting = sum(_needs_measure(column, found) for column in found.columns)
    read = sum(column.field is not None and column.basis != "serial" for column in found.columns)
    own = len(found.own_columns)
    state = t("认出 {n} 列，自有 {m} 列", n=read, m=own)
    return "columns", message("列的含义"), waiting, state, lambda: _show(lying, found, view)


def _show(lying: Desk, found: Analysis, view: View) -> None:
    t = translator(view.lang)
    rows = [_row(lying, found, column, view.lang) for column in found.columns]
    lacking = [t(field.name) for field in FIELDS[found.kind] if field.required and not found.column_of(field.key)]
    html = render("intake/columns.html", view.lang, rows=rows, lacking=lacking, heading_line=found.heading_line)
    pressable("intake_columns", html, choose)


def letter(index: int) -> str:
    """Return what a spreadsheet calls a column: A, B … Z, AA."""
    before, last = divmod(index, _LETTERS)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)


def _row(lying: Desk, found: Analysis, column: ColumnFound, lang: str) -> dict[str, Any]:
    t = translator(lang)
    personal = column.personal and t(PERSONAL_KINDS[column.personal])
    return {
        "column": column,
        "letter": letter(column.index),
        "options": _options(found, column, lang),
        "basis": t(BASES[column.basis]) if column.basis != "own" else "",
        "own": _kept_as(column, t),
        "converted": column.converted.told(lang) if column.converted else None,
        "personal": personal,
        "out": not column.field and not column.own,
        "measures": _measures(lying, found, column, lang),
    }


def _kept_as(column: ColumnFound, t: Translate) -> str | None:
    """Return how a column of the list's own is kept, or of one of ours that which is not known."""
    if column.own is None:
        return None
    return t("认不得的词另作自有列保留") if column.field else t(OWN_KINDS[column.own])


def _options(found: Analysis, column: ColumnFound, lang: str) -> list[tuple[str, str, bool]]:
    """Return what the column may be read as: value, label, and whether it is that now."""
    t = translator(lang)
    elsewhere = {other.field: letter(other.index) for other in found.columns if other.field and other is not column}
    fields = [
        (
            f"field:{field.key}",
            t("{field}（现为 {letter} 列）", field=t(field.name), letter=elsewhere[field.key])
            if field.key in elsewhere
            else t(field.name),
            column.field == field.key,
        )
        for field in FIELDS[found.kind]
    ]
    kept = [
        (OWN, t("自有列，保留"), column.own is not None and not column.field),
        (OUT, t("不带入"), not column.field and not column.own),
    ]
    return [*fields, *kept]


def _needs_measure(column: ColumnFound, found: Analysis) -> bool:
    """Tell whether figures of a column have no unit of measure that anybody has told."""
    quantity = _quantity(found, column)
    return quantity is not None and column.measure is None and column.converted is None and column.filled > 0


def _quantity(found: Analysis, column: ColumnFound) -> str | None:
    fields = {field.key: field for field in FIELDS[found.kind]}
    return fields[column.field].quantity if column.field in fields else None


def _measures(lying: Desk, found: Analysis, column: ColumnFound, lang: str) -> list[tuple[str, str, bool]] | None:
    """Return the units of measure to choose from, their names, and whether each is chosen; None where there is none."""
    quantity = _quantity(found, column)
    chosen = lying.wishes.measures.get(column.field or "")
    if quantity is None or (not chosen and not _needs_measure(column, found)):
        return None
    return [(measure, label(measure, quantity).told(lang), measure == chosen) for measure in choices(quantity)]


def choose(said: str) -> None:
    """Read a column as something else, or its figures in another unit of measure."""
    lying = desk()
    what, _, value = said.partition("=")
    kind, _, of = what.partition(":")
    if kind == "measure":
        lying.decide(measures={**lying.wishes.measures, of: value})
    elif kind == "column" and lying.found and of.isdigit():
        lying.decide(**_read_as(lying, lying.found, int(of), value))


def _read_as(lying: Desk, found: Analysis, index: int, value: str) -> dict[str, Any]:
    """Return how wishes change when a column becomes a field, is kept as the list's own, or is left out."""
    wishes = lying.wishes
    before = next(column for column in found.columns if column.index == index)
    fields: dict[str, int | None] = dict(wishes.columns)
    if before.field:
        fields[before.field] = None
    keep, leave = set(wishes.keep_personal) - {index}, set(wishes.leave_out) - {index}
    if value == OUT:
        leave.add(index)
    elif value == OWN:
        keep |= {index} if before.personal else set()
    else:
        fields[value.removeprefix("field:")] = index
    return {"columns": fields, "keep_personal": frozenset(keep), "leave_out": frozenset(leave)}
