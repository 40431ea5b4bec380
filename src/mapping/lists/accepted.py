"""The rows of a list that can be used, as CSV: in the columns of our table, with the list's own columns after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.lists.csv_file import csv_bytes

if TYPE_CHECKING:
    from mapping.intake.found import Analysis


def accepted_csv(found: Analysis) -> bytes:
    """Return what is accepted, duplicates that give way included, in the order of the list.

    Columns of our table go by their names there, so that the file can be read by a program; own ones by their headings.
    """
    columns = tuple(dict.fromkeys(column for row in found.accepted for column in row.cells))
    own = found.own_columns
    return csv_bytes(
        [*columns, *(column.heading for column in own)],
        (
            [*(row.cells.get(column, "") for column in columns), *(row.own.get(column.index, "") for column in own)]
            for row in found.accepted
        ),
    )
