"""Lists that people bring, as pages, and what they are held against."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tests.own_data import own_atlas

from mapping.intake.analysis import analyse
from mapping.intake.ground import Ground
from mapping.intake.pages import Line, Page
from mapping.intake.wishes import Wishes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.intake.found import Analysis
    from mapping.intake.pages import Cell

PARKS = ("园区名称", "所属区")


@cache
def own_ground() -> Ground:
    """Return the project's own data as lists are held against them."""
    atlas = own_atlas()
    return Ground.of(atlas.catalog, atlas.geography)


def page(rows: Sequence[Sequence[Cell]], name: str = "Sheet1", **fields: object) -> Page:
    """Return a sheet of rows, without its empty ones."""
    lines = (Line(number, tuple(row)) for number, row in enumerate(rows, 1))
    return Page(name, tuple(line for line in lines if any(cell != "" for cell in line.cells)), **fields)  # type: ignore[arg-type]


def analysed(
    *rows: Sequence[Cell], ground: Ground | None = None, file: str = "名录.xlsx", **wishes: object
) -> Analysis:
    """Return what comes of one sheet of rows."""
    return analyse(file, [page(rows)], Wishes(**wishes), ground or own_ground())  # type: ignore[arg-type]


def codes(analysis: Analysis) -> list[tuple[int | None, str]]:
    """Return the row and code of each fault."""
    return [(fault.place.line, fault.code.name) for fault in analysis.issues]
