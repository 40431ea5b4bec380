"""What a list of firms answers: counts by unit, industry and sub-sector, and single firms."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mapping.insight.firms.query import FirmQuery

Key = TypeVar("Key")
Measure: TypeAlias = Literal["number", "capital", "staff"]

MEASURES: Final[tuple[Measure, ...]] = ("number", "capital", "staff")
"""What may be counted: firms, registered capital in 10,000 yuan, people insured."""
STATUSES: Final = ("active", "closed", "revoked", "moved", "unknown")
GONE: Final = ("closed", "revoked", "moved")
"""Of firms that stand in a register and no longer in the city."""
PLACE_BASES: Final = ("coordinates", "address", "registry", "code", "none")
"""What tells the unit of a firm, the surest first."""
CLASS_BASES: Final = ("code", "name", "words", "none")
"""What tells its sub-sector: a code of GB/T 4754, a name of one, words of its own name or scope."""
CONFIDENCES: Final = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class FirmCount:
    """A number of firms, and what those together have of which it is known.

    ``capital_wan``: registered capital in 10,000 yuan of ``capital_known`` firms (yuan only); ``staff``: people
    insured of ``staff_known`` firms.
    """

    firms: int = 0
    capital_wan: float = 0.0
    capital_known: int = 0
    staff: int = 0
    staff_known: int = 0

    def __add__(self, other: FirmCount) -> FirmCount:
        """Return both together."""
        return FirmCount(
            self.firms + other.firms,
            self.capital_wan + other.capital_wan,
            self.capital_known + other.capital_known,
            self.staff + other.staff,
            self.staff_known + other.staff_known,
        )

    def of(self, measure: Measure) -> float:
        """Return what is counted."""
        amounts: dict[Measure, float] = {"number": self.firms, "capital": self.capital_wan, "staff": self.staff}
        return amounts[measure]


NOTHING: Final = FirmCount()


@dataclass(frozen=True, slots=True)
class FirmsOf:
    """The firms of one unit, industry and sub-sector; None where none of these is known, or the industry is no 965."""

    unit_id: str | None
    industry_id: str | None
    subsector_id: str | None
    count: FirmCount


@dataclass(frozen=True, eq=False)
class FirmFigures:
    """The answer to a query: each firm is in exactly one of the rows. Units are the 15 statistical ones."""

    query: FirmQuery
    rows: tuple[FirmsOf, ...]

    @cached_property
    def total(self) -> FirmCount:
        """All of them."""
        return sum((row.count for row in self.rows), NOTHING)

    @cached_property
    def by_unit(self) -> Mapping[str | None, FirmCount]:
        """Unit -> its firms; under None those that lie in no unit as far as is known."""
        return self._by(lambda row: row.unit_id)

    @cached_property
    def by_industry(self) -> Mapping[str | None, FirmCount]:
        """Industry -> its firms; under None those of none of the 965, and those whose industry is not known."""
        return self._by(lambda row: row.industry_id)

    @cached_property
    def by_subsector(self) -> Mapping[str | None, FirmCount]:
        """Sub-sector -> its firms."""
        return self._by(lambda row: row.subsector_id)

    @cached_property
    def by_unit_and_industry(self) -> Mapping[tuple[str | None, str | None], FirmCount]:
        """Unit and industry -> firms."""
        return self._by(lambda row: (row.unit_id, row.industry_id))

    @cached_property
    def by_unit_and_subsector(self) -> Mapping[tuple[str | None, str | None], FirmCount]:
        """Unit and sub-sector -> firms."""
        return self._by(lambda row: (row.unit_id, row.subsector_id))

    @cached_property
    def classed_by_unit(self) -> Mapping[str | None, FirmCount]:
        """Unit -> its firms of which the sub-sector is known: what a share in industries is a share of."""
        found: dict[str | None, FirmCount] = defaultdict(FirmCount)
        for row in self.rows:
            if row.subsector_id is not None:
                found[row.unit_id] += row.count
        return dict(found)

    def _by(self, key: Callable[[FirmsOf], Key]) -> Mapping[Key, FirmCount]:
        found: dict[Key, FirmCount] = defaultdict(FirmCount)
        for row in self.rows:
            found[key(row)] += row.count
        return dict(found)


@dataclass(frozen=True, slots=True)
class FirmsSource:
    """Where the firms come from. ``made_up``: any of them is invented, which everything made of them has to say.

    ``title`` names it; ``date`` (ISO) is the day of loading; ``files`` are the names of the lists; ``firms`` how many.
    """

    title: str
    made_up: bool
    firms: int
    date: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """One firm, as lists show it.

    ``founded`` is an ISO day; ``capital_wan`` is in 10,000 yuan, None where it is unknown or in another currency.
    ``place_word`` and ``class_word`` are what decided; ``class_also`` are other sub-sectors that it may be of.
    """

    firm_id: str
    name: str
    unit_id: str | None
    industry_id: str | None
    subsector_id: str | None
    status: str
    founded: str | None
    capital_wan: float | None
    staff: int | None
    address: str | None
    place_basis: str
    place_word: str
    place_confidence: str
    class_basis: str
    class_word: str
    class_confidence: str
    class_also: tuple[str, ...]
    lon: float | None
    lat: float | None
    made_up: bool
