"""What somebody adds to the data for the time being: rows of a list of their own, beside or in place of ours."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapping.insight.atlas import Atlas


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One list that was taken in.

    ``import_id`` is its id among the sources, ``kind`` what it is a list of, ``date`` the day it was taken (ISO).
    ``rows``: table -> rows in the words of the contracts, column -> text; the row of sources.csv is among them.
    ``without``: table -> keys of the rows whose place they take.
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
        for table, further in added.rows.items():
            rows[table] += further
    return replace(atlas, catalog=atlas.catalog.with_rows(rows, without))
