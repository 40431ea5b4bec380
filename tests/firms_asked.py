"""A list of firms for tests: some hundred invented ones, asked in plain Python and in no engine."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from mapping.insight.firms.model import (
    CLASS_BASES,
    CONFIDENCES,
    GONE,
    PLACE_BASES,
    STATUSES,
    Firm,
    FirmCount,
    FirmFigures,
    FirmsOf,
    FirmsSource,
)
from mapping.insight.statistical import SCENIC

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.catalog import Catalog
    from mapping.catalog.records import Subsector
    from mapping.insight.firms.query import FirmQuery

TITLE: Final = "企业登记名录.csv"
_FIRMS: Final = 900
_UNCLASSED: Final = 0.15
_LIKED: Final = 0.6
_KNOWN: Final = 0.9
_SURE: Final = (*CONFIDENCES, "")


@dataclass(frozen=True, eq=False)
class ListedFirms:
    """Firms in memory that answer as an engine would; neither ``cell`` nor ``within`` is understood."""

    source: FirmsSource
    listed: tuple[Firm, ...]

    def figures(self, query: FirmQuery) -> FirmFigures:
        """Return the counts of a query."""
        found: dict[tuple[str | None, str | None, str | None], FirmCount] = defaultdict(FirmCount)
        for firm in self.listed:
            if answers(firm, query):
                found[firm.unit_id, firm.industry_id, firm.subsector_id] += _count(firm)
        rows = sorted(found.items(), key=lambda row: tuple(part or "" for part in row[0]))
        return FirmFigures(query, tuple(FirmsOf(*key, count) for key, count in rows))

    def firms(self, query: FirmQuery, most: int, after: int = 0) -> tuple[Firm, ...]:
        """Return so many firms of a query, after those before."""
        found = [firm for firm in self.listed if answers(firm, query)]
        found.sort(key=lambda firm: (firm.capital_wan is None, -(firm.capital_wan or 0), firm.name, firm.firm_id))
        return tuple(found[after : after + most])


@cache
def some_firms(catalog: Catalog, firms: int = _FIRMS, *, seed: int = 10, made_up: bool = False) -> ListedFirms:
    """Return a list of invented firms over all units and sub-sectors, some in none; equal arguments, equal list."""
    chance = random.Random(seed)  # noqa: S311 - a list for tests
    places = [*(unit.unit_id for unit in catalog.units), SCENIC, None]
    often = [chance.uniform(0.2, 1.0) ** 2 for _ in places]
    # every unit has some industries that it is strong in, others in which next to nobody is
    liked = {place: chance.sample(catalog.industries, 4) for place in places}
    listed = tuple(
        _firm(number, place, _subsector(chance, catalog, [i.industry_id for i in liked[place]]), chance, made_up)
        for number, place in enumerate(chance.choices(places, often, k=firms))
    )
    return ListedFirms(FirmsSource(TITLE, made_up, firms, "2026-11-30", (TITLE,)), listed)


def _subsector(chance: random.Random, catalog: Catalog, liked: Sequence[str]) -> Subsector | None:
    if chance.random() < _UNCLASSED:
        return None
    near = [one for one in catalog.subsectors if one.industry_id in liked]
    return chance.choice(near if chance.random() < _LIKED else catalog.subsectors)


def _firm(number: int, place: str | None, of: Subsector | None, chance: random.Random, made_up: bool) -> Firm:
    sure = chance.choice(CONFIDENCES)
    return Firm(
        firm_id=f"n:{number:06}",
        name=f"武汉{chance.choice('江汉楚天光谷长星')}{chance.choice('达科创远泰盛')}{number:04}有限公司",
        unit_id=place,
        industry_id=of.industry_id if of else None,
        subsector_id=of.subsector_id if of else None,
        status=chance.choices(STATUSES, (80, 8, 5, 2, 5))[0],
        founded=f"{chance.randint(1985, 2025)}-{chance.randint(1, 12):02}-01" if chance.random() < _KNOWN else None,
        capital_wan=float(round(10 ** chance.uniform(0, 5))) if chance.random() < _KNOWN else None,
        staff=round(10 ** chance.uniform(0, 3)) if chance.random() < _KNOWN else None,
        address="武汉市某路 1 号",
        place_basis=chance.choice(PLACE_BASES[:-1]) if place else "none",
        place_word="某路" if place else "",
        place_confidence=sure if place else "",
        class_basis=chance.choice(CLASS_BASES[:-1]) if of else "none",
        class_word=of.name_zh if of else "",
        class_confidence=chance.choice(CONFIDENCES) if of else "",
        class_also=(),
        lon=None,
        lat=None,
        made_up=made_up,
    )


def answers(firm: Firm, query: FirmQuery) -> bool:
    """Tell whether a firm is among those asked for."""
    return (
        query.q in firm.name
        and _among(firm.industry_id, query.industry)
        and _among(firm.subsector_id, query.subsector)
        and _among(firm.unit_id, query.unit)
        and _within(int(firm.founded[:4]) if firm.founded else None, query.founded)
        and _within(firm.capital_wan, query.capital)
        and _within(firm.staff, query.staff)
        and _among(firm.status, query.status)
        and (query.closed or firm.status not in GONE or firm.status in query.status)
        and _among(firm.place_basis, query.basis)
        and _among(firm.class_basis, query.classed)
        and (not query.confidence or _lower(firm) in query.confidence)
    )


def _among(value: str | None, values: Sequence[str]) -> bool:
    return not values or (value or "none") in values


def _within(value: float | None, ends: tuple[float | None, float | None]) -> bool:
    low, high = ends
    if low is None and high is None:
        return True
    return value is not None and (low is None or value >= low) and (high is None or value <= high)


def _lower(firm: Firm) -> str:
    return max((firm.place_confidence, firm.class_confidence), key=_SURE.index)


def _count(firm: Firm) -> FirmCount:
    return FirmCount(
        1,
        firm.capital_wan or 0.0,
        int(firm.capital_wan is not None),
        firm.staff or 0,
        int(firm.staff is not None),
    )
