"""What an invented city is made of: the tables tell its units, trades, streets and words, a seed the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import shapely

from mapping.catalog.records import AddressWord, GbtClass, GbtSubsector, Registry, Subdistrict
from mapping.geography.datum import convert

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.random import Generator
    from numpy.typing import NDArray

    from mapping.insight.atlas import Atlas

_IN_965: Final = 0.35
"""Share of firms in one of the 965 industries; the others are shops, kitchens, offices, sites."""
_SECTIONS: Final = {"F": 40, "L": 14, "M": 9, "E": 9, "H": 8, "G": 5, "O": 5, "R": 3, "K": 3, "P": 2, "N": 1, "A": 1}
"""How common firms of none of the 965 are, by section of the national classification."""
_DESIGNATED: Final = 2.2
"""How much likelier a designated industry is in its unit, before chance: some stay weak, others come unnamed."""
_CHANCE: Final = 0.8
_OF_THE_CITY: Final = "420100"
_NEAR_PARK: Final = 0.6
"""Share of points near a park of the unit."""
_SPREAD_DEG: Final = 0.006
_TRIES: Final = 12


@dataclass(frozen=True, slots=True)
class Trade:
    """What a firm may do: words for its name and scope, the code and name of a class, where there is one."""

    words: tuple[str, ...]
    gbt_code: str
    gbt_name: str


class Town:
    """Units with their trades, streets and land. ``units`` are the 15 statistical ones."""

    def __init__(self, atlas: Atlas, rng: Generator) -> None:
        self._rng = rng
        population = atlas.catalog.measure("population_2020")
        self.units = tuple(str(unit) for unit in atlas.geography.statistical_units.index)
        # as many firms as people: that is invented, too
        weights = np.array([population.get(unit, 0.0) for unit in self.units])
        self.shares: NDArray[np.float64] = weights / weights.sum()
        self.trades = _trades(atlas)
        self.trade_shares: Mapping[str, NDArray[np.float64]] = self._trade_shares(atlas)
        self.streets = _streets(atlas)
        self.registers = _registers(atlas, self.units)
        self.registries = {
            row.unit_id: row.key for row in atlas.catalog.firm_tables().of(Registry) if row.kind == "org"
        }
        self._shapes = atlas.geography.statistical_units.geometry
        self._parks = {
            unit: np.array(
                [(park.lon, park.lat) for park in atlas.catalog.parks if park.unit_id == unit and park.drawable]
            )
            for unit in self.units
        }

    def _trade_shares(self, atlas: Atlas) -> dict[str, NDArray[np.float64]]:
        """Return unit -> share of each trade, in the order of ``trades``."""
        industries = [industry.industry_id for industry in atlas.catalog.industries]
        edition = atlas.catalog.newest_edition
        groups: dict[str, list[int]] = {}
        for place, (kind, _) in enumerate(self.trades):
            groups.setdefault(kind, []).append(place)
        # what is common somewhere is so everywhere: a few trades have most of the firms
        common = {key: self._rng.dirichlet(np.full(len(places), 0.5)) for key, places in groups.items()}
        plain = sum(_SECTIONS[key] for key in groups if key in _SECTIONS)
        found = {}
        for unit in self.units:
            known = any(one.unit_id == unit for one in atlas.catalog.units)
            named = {d.industry_id for d in atlas.catalog.designations_of(unit, edition)} if known else set()
            factors = {i: (_DESIGNATED if i in named else 1.0) * self._rng.lognormal(0, _CHANCE) for i in industries}
            whole = sum(factors[i] for i in industries if i in groups)
            shares = np.zeros(len(self.trades))
            for key, places in groups.items():
                is_plain = key in _SECTIONS
                share = (1 - _IN_965) * _SECTIONS[key] / plain if is_plain else _IN_965 * factors[key] / whole
                shares[places] = share * common[key]
            found[unit] = shares / shares.sum()
        return found

    def points(self, unit: str, count: int) -> NDArray[np.float64]:
        """Return points in a unit (count x 2, GCJ-02 degrees, as map services give them), many near its parks."""
        shape, parks = self._shapes[unit], self._parks[unit]
        made = np.full((count, 2), np.nan)
        missing = np.arange(count)
        shapely.prepare(shape)
        west, south, east, north = shape.bounds
        for _ in range(_TRIES):
            if not len(missing):
                break
            some = np.column_stack(
                (self._rng.uniform(west, east, len(missing)), self._rng.uniform(south, north, len(missing)))
            )
            near = self._rng.random(len(missing)) < (_NEAR_PARK if len(parks) else 0)
            if near.any():
                centres = parks[self._rng.integers(0, len(parks), int(near.sum()))]
                some[near] = centres + self._rng.normal(0, _SPREAD_DEG, centres.shape)
            inside = shapely.contains_xy(shape, some[:, 0], some[:, 1])
            made[missing[inside]] = some[inside]
            missing = missing[~inside]
        lon, lat = convert(made[:, 0], made[:, 1], source="wgs84", target="gcj02")
        return np.column_stack((lon, lat))


def _trades(atlas: Atlas) -> tuple[tuple[str, Trade], ...]:
    """Return trades with their industry, by sub-sectors; those of none of the 965 with their section, by classes."""
    tables = atlas.catalog.firm_tables()
    rows = [row for row in tables.of(GbtClass) if row.level == "class"]
    classes, sections = {row.code: row.name_zh for row in rows}, {row.code: row.section for row in rows}
    belongs = {row.prefix: row.subsector_id for row in tables.of(GbtSubsector)}
    of_code = {code: _longest(code, belongs) for code in classes}
    by_subsector: dict[str | None, list[str]] = {}
    for code, subsector_id in of_code.items():
        by_subsector.setdefault(subsector_id, []).append(code)
    found: list[tuple[str, Trade]] = []
    for subsector in atlas.catalog.subsectors:
        words = [
            row.term
            for row in atlas.catalog.word_subsectors
            if row.subsector_id == subsector.subsector_id and row.breadth == "narrow" and not row.term.isascii()
        ]
        if subsector.industry_id is not None and words:
            codes = by_subsector.get(subsector.subsector_id, [""])
            found += [(subsector.industry_id, Trade(tuple(words), c, classes.get(c, ""))) for c in codes[:4]]
    plain = [code for code, one in of_code.items() if _is_plain(atlas, one) and sections[code] in _SECTIONS]
    found += [(sections[code], Trade((classes[code].removesuffix("服务"),), code, classes[code])) for code in plain]
    return tuple(found)


def _is_plain(atlas: Atlas, subsector_id: str | None) -> bool:
    return subsector_id is None or atlas.catalog.subsector(subsector_id).industry_id is None


def _longest(code: str, belongs: Mapping[str, str | None]) -> str | None:
    return next((belongs[code[:n]] for n in range(len(code), 1, -1) if code[:n] in belongs), None)


def _streets(atlas: Atlas) -> Mapping[str, tuple[str, ...]]:
    """Return unit -> beginnings of addresses up to the house number."""
    tables = atlas.catalog.firm_tables()
    names = atlas.geography.district_names
    found: dict[str, list[str]] = {}
    for row in tables.of(AddressWord):
        if row.kind in {"road", "park", "community"} and not row.needs and row.number_from is None:
            found.setdefault(row.unit_id, []).append(row.word)
    for town in tables.of(Subdistrict):
        if town.also is None and town.until is None:
            found.setdefault(town.unit_id, []).append(town.name_zh)
    parents = {unit.unit_id: (unit.name_zh, unit.parent_adcodes) for unit in atlas.catalog.units}
    return {
        unit: tuple(f"{_before(unit, word, parents, names)}{word}" for word in words) for unit, words in found.items()
    }


def _before(unit: str, word: str, parents: Mapping[str, tuple[str, Sequence[str]]], names: Mapping[str, object]) -> str:
    """Return what stands before a street: the city, and the zone or the district, as people write either."""
    if unit not in parents:
        return "湖北省武汉市"
    name, adcodes = parents[unit]
    plain = name.partition("(")[0]
    if plain.endswith("区") and not plain.startswith("武汉"):
        return f"湖北省武汉市{plain}"
    district = getattr(names.get(adcodes[-1]), "zh", "")
    return plain if len(word) % 2 or not district else f"武汉市{district}"


def _registers(atlas: Atlas, units: Sequence[str]) -> Mapping[str, str]:
    """Return unit -> the code of its registry; zones share that of the city."""
    rows = [row for row in atlas.catalog.firm_tables().of(Registry) if row.kind == "code"]
    own = {row.unit_id: row.key for row in rows}
    leaning = {row.leans: row.key for row in rows if row.leans}
    return {unit: own.get(unit) or leaning.get(unit) or _OF_THE_CITY for unit in units}
