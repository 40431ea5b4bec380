"""Which of the rows that are one firm is the firm, as one Ibis expression for every engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from mapping.firms.schema import FIRMS, SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Sequence


def winners(rows: ibis.Table, batches: Sequence[str] | None = None) -> ibis.Table:
    """Return the firms of `firm_rows`: of duplicates the row of the highest rank, in the columns of `firms`.

    Rows with one credit code are one firm. A row without a code is the firm of its name, if all rows of that name that
    have a code have the same. ``batches``: those that count, None for all rows.
    """
    if batches is not None:
        rows = rows.filter(rows.batch.isin(list(batches)))
    coded = rows.filter(rows.uscc.notnull())
    by_name = coded.group_by("name").agg(codes=coded.uscc.nunique(), one=coded.uscc.min())
    known = by_name.filter(by_name.codes == 1).select(known_as="name", known_code="one")
    joined = rows.left_join(known, rows.name == known.known_as)
    keyed = joined.select(
        at_batch=joined.batch,
        at_row=joined.row,
        key=ibis.coalesce(joined.uscc, joined.known_code, joined.firm_id),
        rank=joined["rank"],
    )
    order = ibis.window(group_by=keyed.key, order_by=[keyed["rank"].desc(), keyed.at_batch, keyed.at_row])
    ranked = keyed.mutate(place=ibis.row_number().over(order))
    first = ranked.filter(ranked.place == 0).select("at_batch", "at_row")
    kept = rows.inner_join(first, [rows.batch == first.at_batch, rows.row == first.at_row])
    return kept.select(*SCHEMAS[FIRMS].names)
