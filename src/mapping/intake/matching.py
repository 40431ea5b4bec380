"""Tell by their headings what the columns of a row are, if it is a heading; what is known of them is in the ground."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.intake.headings import LONGEST, fold_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.intake.headings import Headings
    from mapping.intake.pages import Cell

_LIKENESS: Final = 50.0
_MOST_NEAR: Final = 3


def heading_text(cell: Cell) -> str:
    """Return what a cell of a heading says, on one line; a year that a spreadsheet keeps as a number is one."""
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return " ".join(str(cell).split())


def fields_in(texts: Sequence[str], known: Headings) -> dict[str, list[int]]:
    """Return field -> the columns whose headings stand for it, from the left."""
    found: dict[str, list[int]] = {}
    for at, text in enumerate(texts):
        field = known.field_of(text)
        if field:
            found.setdefault(field, []).append(at)
    return found


def near_headings(texts: Sequence[str], wanted: Sequence[str], known: Headings) -> tuple[str, ...]:
    """Return the headings that are most like those of fields that are wanted, best first."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only where something is missing

    forms = [form for form, field in known.fields.items() if field in wanted]
    free = {text for text in texts if text and len(text) <= LONGEST and known.field_of(text) is None}
    scored = [(max((fuzz.ratio(fold_heading(text), form) for form in forms), default=0.0), text) for text in free]
    best = sorted((one for one in scored if one[0] >= _LIKENESS), key=lambda one: (-one[0], one[1]))
    return tuple(text for _, text in best[:_MOST_NEAR])
