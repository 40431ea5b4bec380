"""The columns of what differs between two editions: a row a term of a unit's list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from mapping.i18n import message
from mapping.lists.columns.column import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mapping.insight.editions.difference import Difference, UnitChange
    from mapping.lists.columns.column import Columns, Wording

Kind = Literal["added", "removed", "moved", "reclassified", "sharing"]
KINDS: Final[dict[Kind, str]] = {
    "added": message("增列"),
    "removed": message("删减"),
    "moved": message("调次序"),
    "reclassified": message("改归类"),
    "sharing": message("清单归属"),
}


@dataclass(frozen=True, slots=True)
class TermChange:
    """One change of one unit's list: ranks and industries before and after, as far as there are any.

    ``others`` are the units that share the list now, for a change of kind ``sharing``.
    """

    unit_id: str
    kind: Kind
    term: str | None = None
    rank_before: int | None = None
    rank_after: int | None = None
    industry_before: str | None = None
    industry_after: str | None = None
    others: tuple[str, ...] = ()


def rows_of(difference: Difference) -> Iterator[TermChange]:
    """Yield every change, unit by unit."""
    for unit in difference.changed:
        yield from _of_unit(unit)


def _of_unit(unit: UnitChange) -> Iterable[TermChange]:
    of = unit.unit_id
    for row in unit.added:
        yield TermChange(of, "added", row.term, rank_after=row.rank, industry_after=row.industry_id)
    for row in unit.removed:
        yield TermChange(of, "removed", row.term, rank_before=row.rank, industry_before=row.industry_id)
    for move in unit.moved:
        yield TermChange(of, "moved", move.term, move.before, move.after)
    for one in unit.reclassified:
        yield TermChange(of, "reclassified", one.term, industry_before=one.before, industry_after=one.after)
    if unit.sharing_changed:
        yield TermChange(of, "sharing", others=unit.shared_after)


def _industry(industry: str | None, w: Wording, *, there: bool) -> str | None:
    if not there:
        return None
    return w.t("跨领域") if industry is None else w.names.industry(w.catalog.industry(industry))


def _others(row: TermChange, w: Wording) -> str | None:
    if row.kind != "sharing":
        return None
    return w.listed(w.names.unit_label(w.catalog.unit(unit)) for unit in row.others) or w.t("单列清单")


UNIT: Column[TermChange] = Column(id="unit", heading=message("布局单元"), value=lambda row, w: w.unit(row.unit_id))
KIND: Column[TermChange] = Column(id="kind", heading=message("变动"), value=lambda row, w: w.t(KINDS[row.kind]))
TERM: Column[TermChange] = Column(
    id="term", heading=message("用词"), value=lambda row, w: row.term and w.names.term(row.term), blank=True
)
RANK_BEFORE: Column[TermChange] = Column(
    id="rank_before", heading=message("原次序"), value=lambda row, _: row.rank_before, blank=True
)
RANK_AFTER: Column[TermChange] = Column(
    id="rank_after", heading=message("现次序"), value=lambda row, _: row.rank_after, blank=True
)
INDUSTRY_BEFORE: Column[TermChange] = Column(
    id="industry_before",
    heading=message("原归类"),
    value=lambda row, w: _industry(row.industry_before, w, there=row.kind in {"removed", "reclassified"}),
    blank=True,
)
INDUSTRY_AFTER: Column[TermChange] = Column(
    id="industry_after",
    heading=message("现归类"),
    value=lambda row, w: _industry(row.industry_after, w, there=row.kind in {"added", "reclassified"}),
    blank=True,
)
OTHERS: Column[TermChange] = Column(id="others", heading=message("现与哪些单元共用清单"), value=_others, blank=True)

CHANGES: Columns[TermChange] = (UNIT, KIND, TERM, RANK_BEFORE, RANK_AFTER, INDUSTRY_BEFORE, INDUSTRY_AFTER, OTHERS)
"""The workbook of the page 编制推演."""
