"""The tables of the park finder as the browser wants them: the result, and the parks set side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mapping.lists.columns import parks as columns
from mapping.lists.columns.column import Wording
from mapping.lists.columns.own import with_own

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.catalog.records import Park
    from mapping.lists.columns.column import Column
    from mapping.view import View

Json = dict[str, Any]


def result_json(catalog: Catalog, view: View) -> Json:
    """Return the columns of the result and each park's cells in their order; null where nothing is known."""
    w = Wording.of(catalog, view)
    return {
        "columns": [_column(column, column.brief_heading, w) for column in columns.RESULT],
        "of": {park.park_id: [column.brief_cell(park, w) for column in columns.RESULT] for park in catalog.parks},
    }


def compared_json(catalog: Catalog, view: View) -> Json:
    """Return what parks are compared by, in the same form; cells are texts that need no heading to be understood."""
    w, compared = Wording.of(catalog, view), with_own(columns.COMPARED, catalog)
    return {
        "columns": [_column(column, column.beside_heading, w) for column in compared],
        "of": {park.park_id: [column.beside(park, w) for column in compared] for park in catalog.parks},
    }


def _column(column: Column[Park], heading: str, w: Wording) -> Json:
    return {
        "id": column.id,
        "label": w.heading(heading),
        "form": column.form,
        "digits": column.digits,
        "unknown": w.t(column.unknown),
    }
