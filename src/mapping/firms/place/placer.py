"""Places firms: the address goes first, then the registry, then the credit code; points are placed by themselves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, Final

from mapping.catalog.records import AddressWord, Registry, Subdistrict
from mapping.firms.place.address import read
from mapping.firms.place.lexicon import Lexicon
from mapping.firms.place.placed import Placed, lower
from mapping.firms.place.points import UnitShapes
from mapping.firms.place.registry import Registries, prefix_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from mapping.catalog import Catalog
    from mapping.firms.place.address import Read
    from mapping.firms.place.placed import Confidence
    from mapping.geography import Geography

_PROVINCE: Final = "42"
_MOST_NAMES: Final = 4096
"""Registries and codes whose answers are kept: a list names the same few again and again."""


@dataclass(frozen=True)
class Placer:
    """What placing needs, in one value that travels to another process."""

    lexicon: Lexicon
    registries: Registries
    shapes: UnitShapes

    @classmethod
    def of(cls, catalog: Catalog, geography: Geography) -> Placer:
        """Return the placer that a catalogue and a geography make; raises DataError where its tables cannot be read."""
        tables = catalog.firm_tables()
        units = geography.in_full.statistical_units
        return cls(
            Lexicon.of(tables.of(AddressWord), tables.of(Subdistrict)),
            Registries.of(tables.of(Registry)),
            UnitShapes(dict(zip(map(str, units.index), units.geometry, strict=True))),
        )

    def place(
        self,
        addresses: Sequence[str | None],
        codes: Sequence[str | None] | None = None,
        registries: Sequence[str | None] | None = None,
    ) -> list[Placed]:
        """Place firms by their addresses, credit codes (or characters 3 to 8 of them) and registries, row by row.

        A row's answer depends on nothing but the row.
        """
        by_name = lru_cache(_MOST_NAMES)(lambda name: self.registries.by_name(name, self.lexicon))
        by_code = lru_cache(_MOST_NAMES)(self.registries.by_code)
        rows = zip(addresses, codes or repeat(None), registries or repeat(None), strict=False)
        placed = []
        for address, code, name in rows:
            prefix = prefix_of(code) if code else ""
            told = (by_name(name) if name else None, by_code(prefix) if prefix else None)
            placed.append(_settled(read(address or "", self.lexicon), told, prefix))
        return placed

    def place_points(self, lon: ArrayLike, lat: ArrayLike) -> list[str | None]:
        """Return the unit of each point (WGS-84); None outside the city, and where there is no point."""
        return self.shapes.units_at(lon, lat)


def _settled(read: Read, told: tuple[Placed | None, ...], prefix: str) -> Placed:
    """Return what the address tells, or else the first of registry and code that agrees with it."""
    placed = read.placed
    if placed.unit_id is not None:
        if not read.in_city and prefix and not prefix.startswith(_PROVINCE):
            return _with(placed, "low")
        if any(other is not None and other.unit_id != placed.unit_id for other in told):
            return _with(placed, "medium")
        return placed
    if read.settled:
        return placed
    return next((other for other in told if other is not None and read.allows(str(other.unit_id))), placed)


def _with(placed: Placed, most: Confidence) -> Placed:
    return Placed(placed.unit_id, placed.basis, lower(placed.confidence, most), placed.word)
