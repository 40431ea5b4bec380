"""What somebody adds to the data for the time being: rows of a list of their own, beside or in place of ours."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mapping.catalog.contracts import TABLE
from mapping.catalog.csv_text import is_named
from mapping.intake.taking import taken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapping.insight.atlas import Atlas
    from mapping.intake.found import Analysis


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One list that was taken in.

    ``import_id`` is its id among the sources, ``kind`` what it is a list of, ``date`` the day it was taken (ISO).
    ``rows``: table -> rows in the words of the contracts, column -> text; the row of sources.csv is among them.
    ``without``: table -> keys of the rows whose place they take, of ours or of an earlier list.
    """

    import_id: str
    kind: str
    file: str
    date: str
    rows: Mapping[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)
    without: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def with_imports(atlas: Atlas, imports: Sequence[Import]) -> Atlas:
    """Return the atlas with the rows of lists that were taken in, all of it checked anew; the geometry stays.

    What a later list replaces of an earlier one goes as well.

    Raises:
        KeyError: a list names a table or column that there is none of.
    """
    if not imports:
        return atlas
    rows: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    without: dict[str, list[str]] = defaultdict(list)
    for added in imports:
        for table, keys in added.without.items():
            without[table] += keys
            rows[table] = [row for row in rows[table] if not is_named(row, TABLE[table].key, keys)]
        for table, further in added.rows.items():
            rows[table] += further
    return replace(atlas, catalog=atlas.catalog.with_rows(rows, without))


def import_of(analysis: Analysis, number: int, date: str, first_park: int = 1) -> Import:
    """Return what a list adds once it is taken: ``number`` tells it from others, ``date`` is the day (ISO).

    ``first_park`` is the number of the first park it adds; those of earlier lists have the numbers before
    (`next_park`). A list that adds nothing has no rows.
    """
    made = taken(analysis, number, date, first_park)
    return Import(
        import_id=made.import_id,
        kind=analysis.kind,
        file=analysis.file,
        date=date,
        rows=made.rows,
        without=made.without,
    )


def next_park(imports: Sequence[Import]) -> int:
    """Return the number of the next park that is added."""
    ids = (row["park_id"] for added in imports for row in added.rows.get("parks", ()))
    return max((int(park_id[1:]) for park_id in ids if park_id.startswith("i")), default=0) + 1
