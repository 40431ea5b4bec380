"""Where pages stand in the outline of their document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mapping.documents.naming import group_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.documents.request import PageSpec
    from mapping.printing.document import Page


def in_outline(asked: Sequence[PageSpec], sheets: Sequence[tuple[Page, ...]]) -> list[Page]:
    """Return the pages of sheets in order, each with its group and its depth in the outline.

    A sheet stands at the top, or below the group that it belongs to. Its further pages stand below it where they have
    names of their own; those that only go on have no entry.
    """
    pages: list[Page] = []
    for sheet, group in zip(sheets, group_names(asked), strict=False):
        pages += _placed(sheet, group)
    return pages


def _placed(sheet: tuple[Page, ...], group: str) -> Iterator[Page]:
    before = None
    for page in sheet:
        level = 0 if page.name == before else 2 if group or before is not None else 1
        before = page.name
        yield replace(page, level=level, group=group)
