"""What an address says, as the objects that pages work with: one part for each subject."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from mapping.cartography.spec import MapSpec
from mapping.insight.firms.query import FirmQuery
from mapping.insight.match.weights import Weights
from mapping.insight.parks.finder import ParkQuery

if TYPE_CHECKING:
    from mapping.errors import MappingError
    from mapping.insight.overlap import Basis


@dataclass(frozen=True, slots=True)
class Wish:
    """What a reader wants to do: a text, words of it that do not count, (word, industry) for ambiguous ones."""

    text: str = ""
    drop: tuple[str, ...] = ()
    choose: tuple[tuple[str, str], ...] = ()
    weights: Weights = field(default_factory=Weights)


@dataclass(frozen=True, slots=True)
class Pair:
    """What the matrix of overlap compares besides the unit chosen: by what, and with which unit."""

    by: Basis = "industries"
    other: str | None = None


@dataclass(frozen=True, slots=True)
class ListFilter:
    """What is wanted of a unit's lists: a text that a row holds, and one of the lists (None: all three)."""

    text: str = ""
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class SeenFirms:
    """What is looked at of firms: a layer, a unit (``none``: of no unit), and what stands below the map.

    ``heat``: the map shows cells in place of units; those with fewer than ``merge`` firms are drawn together.
    """

    layer: str = "firms"
    heat: bool = False
    unit: str | None = None
    merge: int = 0
    tab: str = "list"


@dataclass(frozen=True, slots=True)
class Address:
    """An address that was read. Parts that the page does not read, and values that it cannot use, are the defaults.

    ``spec``: what was read has an edition; an empty one stands for the newest. ``drawn``: the layer asked for on a page
    that knows its layers itself. ``short``: ids of the shortlisted parks. ``given``: the keys that stood there.
    ``problems``: what is wrong with the values that could not be used.
    """

    spec: MapSpec = field(default_factory=partial(MapSpec, edition=""))
    drawn: str | None = None
    query: ParkQuery = field(default_factory=ParkQuery)
    short: tuple[str, ...] = ()
    wish: Wish = field(default_factory=Wish)
    pair: Pair = field(default_factory=Pair)
    lists: ListFilter = field(default_factory=ListFilter)
    firms: FirmQuery = field(default_factory=FirmQuery)
    seen: SeenFirms = field(default_factory=SeenFirms)
    source: str | None = None
    clause: str | None = None
    given: frozenset[str] = frozenset()
    problems: tuple[MappingError, ...] = ()
