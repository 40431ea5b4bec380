"""What differs between two editions as a workbook: each change, and both editions list by list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mapping.cartography.wording.editions import memo
from mapping.lists.columns.changes import CHANGES, rows_of
from mapping.lists.columns.column import Wording
from mapping.lists.workbook import Sheet, tabulated, workbook

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.insight.editions.difference import Difference
    from mapping.view import View


def changes_workbook(catalog: Catalog, difference: Difference, view: View) -> bytes:
    """Return every change with the summary below, and the lists of both editions on a sheet each."""
    w = Wording.of(catalog, replace(view, edition=difference.b))
    notes = (memo(difference, catalog, w.names),)
    return workbook(
        [
            tabulated(w.t("差异清单"), CHANGES, rows_of(difference), w, notes),
            *(_lists(catalog, edition, w) for edition in (difference.b, difference.a)),
        ]
    )


def _lists(catalog: Catalog, edition: str, w: Wording) -> Sheet:
    """Return all lists of an edition: unit, place, term, industry."""
    rows = [
        (
            w.names.unit(unit),
            row.rank,
            w.names.term(row.term),
            w.t("跨领域") if row.industry_id is None else w.names.industry(catalog.industry(row.industry_id)),
        )
        for unit in catalog.units
        for row in catalog.designations_of(unit.unit_id, edition)
    ]
    headings = (w.t("布局单元"), w.t("次序"), w.t("用词"), w.t("965 产业"))
    return Sheet(w.names.edition(catalog.edition(edition)), headings, rows)
