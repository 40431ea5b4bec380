"""Analyse a list: find its table, tell what each column is, check each cell, and say what is to be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.intake.found import (
    AcceptedRow,
    AliasReport,
    Analysis,
    ColumnFound,
    DatumFound,
    DuplicateFound,
    NameFound,
    NearFound,
    PointFound,
    SheetFound,
    Stage,
    Suggestion,
    Told,
    WordFound,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.intake.ground import Ground
    from mapping.intake.pages import Page
    from mapping.intake.wishes import Wishes

__all__ = [
    "AcceptedRow",
    "AliasReport",
    "Analysis",
    "ColumnFound",
    "DatumFound",
    "DuplicateFound",
    "NameFound",
    "NearFound",
    "PointFound",
    "SheetFound",
    "Stage",
    "Suggestion",
    "Told",
    "WordFound",
    "analyse",
]


def analyse(file: str, pages: Sequence[Page], wishes: Wishes, ground: Ground, told: Told | None = None) -> Analysis:
    """Return what comes of a list; ``file`` is the name it is called by in sentences.

    Raises:
        UsageError: no sheet has the columns that are needed; names what the nearest lacks.
    """
    raise NotImplementedError
