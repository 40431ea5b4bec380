"""The policy's own sentence behind a designation or a target, as a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.wording.typography import display

if TYPE_CHECKING:
    from mapping.catalog.records import Designation, Target
    from mapping.lists.columns.column import Wording


def sentence(row: Designation | Target, w: Wording) -> str | None:
    """Return the sentence in Chinese; None where the tables do not have it."""
    clause = w.catalog.clause_of(row)
    return None if clause is None else display(clause.quote)


def rendering(row: Designation | Target, w: Wording) -> str | None:
    """Return our English of the sentence; None where the tables do not have it."""
    clause = w.catalog.clause_of(row)
    return None if clause is None else clause.quote_en
