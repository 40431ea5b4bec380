"""Plan and reality: how concentrated each industry is in each unit, beside what the plan designates there.

The location quotient of unit u and industry i is LQ = (n_ui / n_u) / (n_i / n): the industry's share of the unit's
firms over its share of the city's. n counts the firms that lie in one of the 15 statistical units and that are
classed: a firm without a unit, or without a class, could be anywhere, or anything, and would only blur the shares. One
that is classed and of none of the 20 industries, such as a barber, counts in n and n_u. Weighted by capital or staff, n
is the amount of the firms of which it is known.

The East Lake scenic area is one of the 15 and has no designation: it counts in the city's shares, and is never named.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from mapping.insight.firms.model import CLASS_BASES, NOTHING, FirmCount
from mapping.insight.statistical import SCENIC

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mapping.catalog import Catalog
    from mapping.catalog.records import Designation
    from mapping.insight.firms.asked import Firms
    from mapping.insight.firms.model import FirmFigures, FirmsSource, Measure
    from mapping.insight.firms.query import FirmQuery

Standing: TypeAlias = Literal["named_strong", "named_weak", "unnamed_strong", "neither", "few", "unknown"]

STANDINGS: Final[tuple[Standing, ...]] = (
    "named_strong",
    "named_weak",
    "unnamed_strong",
    "neither",
    "few",
    "unknown",
)
"""How a unit's firms of an industry stand to the plan. ``few``: too few to tell. ``unknown``: nothing to divide by."""

STRONG: Final = 1.0
"""From this quotient on an industry is called strong: the unit has at least the city's share of it."""
FEW_FIRMS: Final = 10
FEW_EXPECTED: Final = 5.0
"""A quotient of fewer firms than the one, where the city's share would make fewer than the other, is chance: it calls
nothing strong or weak. Either alone is evidence: with five expected, none at all would be chance in 7 of 1000 cases
(Poisson), and so would be ten where four are expected."""

WORDS_ONLY: Final = ("ai", "hydrogen", "electromagnetic", "quantum", "supercomputing", "brain")
"""Industries for which GB/T 4754-2017 has no class of its own. Their firms are found by words of name or scope alone,
so that they are undercounted, and their quotients with them."""


@dataclass(frozen=True, slots=True)
class PlanCell:
    """One industry in one unit.

    ``rank`` is its best one in the unit's list, None where that does not name it; ``terms`` are the plan's words.
    ``firms`` stand behind the quotient ``lq`` (of capital or staff: those of which that is known), and ``expected``
    would if the unit had the city's share. ``amount`` is what is counted of them.
    """

    unit_id: str
    industry_id: str
    rank: int | None
    terms: tuple[str, ...]
    firms: int
    amount: float
    expected: float
    lq: float | None

    @property
    def standing(self) -> Standing:
        """How the firms stand to the plan."""
        if self.lq is None:
            return "unknown"
        if self.firms < FEW_FIRMS and self.expected < FEW_EXPECTED:
            return "few"
        if self.lq >= STRONG:
            return "unnamed_strong" if self.rank is None else "named_strong"
        return "neither" if self.rank is None else "named_weak"


@dataclass(frozen=True, eq=False)
class PlanReality:
    """The plan of an edition beside a list of firms, unit by unit and industry by industry.

    ``query`` is what was asked of the firms. ``units`` are the statistical units in the catalog's order, the scenic
    area last; ``shared`` the units of each list that several share. ``counted`` firms have a unit and a class;
    ``unplaced`` have no unit, ``unclassed`` one and no class.
    """

    source: FirmsSource
    query: FirmQuery
    units: tuple[str, ...]
    industries: tuple[str, ...]
    cells: Mapping[tuple[str, str], PlanCell]
    shared: Mapping[str, tuple[str, ...]]
    counted: int
    unplaced: int
    unclassed: int

    def of_unit(self, unit_id: str) -> tuple[PlanCell, ...]:
        """Return the industries of a unit, in the catalog's order."""
        return tuple(self.cells[unit_id, industry_id] for industry_id in self.industries)

    def of_industry(self, industry_id: str) -> tuple[PlanCell, ...]:
        """Return the units of an industry, in their order."""
        return tuple(self.cells[unit_id, industry_id] for unit_id in self.units)

    def count(self, standing: Standing) -> int:
        """Return how many cells stand so."""
        return sum(cell.standing == standing for cell in self.cells.values())


def all_asked(query: FirmQuery) -> FirmQuery:
    """Return what is asked of the firms of the whole city: of all industries and units, whatever is counted.

    What takes a part of the city or of the industries away would make its own share of itself.
    """
    return query.model_copy(
        update={"industry": (), "subsector": (), "unit": (), "cell": "", "within": "", "count": "number"}
    )


def shares_asked(query: FirmQuery) -> FirmQuery:
    """Return what is asked of the firms for shares of the city: the same of those that are classed."""
    classed = tuple(basis for basis in CLASS_BASES if basis != "none" and basis in (query.classed or CLASS_BASES))
    return all_asked(query).model_copy(update={"classed": classed or query.classed})


def beside(catalog: Catalog, units: tuple[str, ...], edition: str, query: FirmQuery, firms: Firms) -> PlanReality:
    """Return the plan of an edition beside the firms that a query finds, by what it counts.

    ``units`` are the statistical ones. Who has the atlas asks `mapping.insight.reality`.

    Raises:
        UsageError: the engine does not answer.
        UnknownNameError: no such edition.
    """
    catalog.edition(edition)
    asked = all_asked(query)
    every, figures = firms.figures(asked), firms.figures(shares_asked(query))
    industries = tuple(industry.industry_id for industry in catalog.industries)
    lists = {unit_id: _list_of(catalog, unit_id, edition) for unit_id in units}
    named = {unit_id: _ranks(rows) for unit_id, rows in lists.items()}
    shared: dict[str, tuple[str, ...]] = {}
    for unit_id, rows in lists.items():
        for one in {d.shared_list for d in rows if d.shared_list}:
            shared[one] = (*shared.get(one, ()), unit_id)
    placed, counted = (sum(one.by_unit.get(u, NOTHING).firms for u in units) for one in (every, figures))
    return PlanReality(
        source=firms.source,
        query=asked.model_copy(update={"count": query.count}),
        units=units,
        industries=industries,
        cells={
            (cell.unit_id, cell.industry_id): cell for cell in _cells(figures, units, industries, named, query.count)
        },
        shared=shared,
        counted=counted,
        unplaced=every.total.firms - placed,
        unclassed=placed - counted,
    )


Named: TypeAlias = "Mapping[str, tuple[int, tuple[str, ...]]]"
"""Industry -> its best rank in a list, and the words by which that names it."""


def _list_of(catalog: Catalog, unit_id: str, edition: str) -> tuple[Designation, ...]:
    """Return the list of a unit; the scenic area has none."""
    return () if unit_id == SCENIC else catalog.designations_of(unit_id, edition)


def _ranks(designations: Iterable[Designation]) -> Named:
    """Return the industries of a unit's list."""
    found: dict[str, tuple[int, tuple[str, ...]]] = {}
    for d in designations:
        if d.industry_id is not None:
            rank, terms = found.get(d.industry_id, (d.rank, ()))
            found[d.industry_id] = (min(rank, d.rank), (*terms, d.term))
    return found


def _cells(
    figures: FirmFigures,
    units: tuple[str, ...],
    industries: tuple[str, ...],
    named: Mapping[str, Named],
    measure: Measure,
) -> Iterable[PlanCell]:
    """Yield every industry of every unit."""
    of_units = {unit_id: figures.by_unit.get(unit_id, NOTHING) for unit_id in units}
    city = sum(of_units.values(), NOTHING)
    both = figures.by_unit_and_industry
    for industry_id in industries:
        of = {unit_id: both.get((unit_id, industry_id), NOTHING) for unit_id in units}
        whole = sum(of.values(), NOTHING)
        for unit_id, count in of.items():
            rank, terms = named[unit_id].get(industry_id, (None, ()))
            unit = of_units[unit_id]
            yield PlanCell(
                unit_id,
                industry_id,
                rank,
                terms,
                firms=behind(count, measure),
                amount=count.of(measure),
                expected=_expected(behind(unit, measure), behind(whole, measure), behind(city, measure)) or 0.0,
                lq=quotient(count.of(measure), unit.of(measure), whole.of(measure), city.of(measure)),
            )


def behind(count: FirmCount, measure: Measure) -> int:
    """Return how many firms stand behind an amount: those of which it is known."""
    known: dict[Measure, int] = {"number": count.firms, "capital": count.capital_known, "staff": count.staff_known}
    return known[measure]


def quotient(part: float, unit: float, whole: float, city: float) -> float | None:
    """Return the location quotient of ``part``; None where the unit or the industry has nothing to divide by."""
    expected = _expected(unit, whole, city)
    return part / expected if expected else None


def _expected(unit: float, whole: float, city: float) -> float | None:
    """Return what a unit would have of an industry if it had the city's share."""
    return unit * whole / city if city else None
