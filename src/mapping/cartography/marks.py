"""The names of the park markers on a map: the same in the key of the live map, of the offline page and of a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from mapping.cartography.spec import FOUND_PARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.cartography.spec import MapSpec
    from mapping.i18n import Translate

MarkKind: TypeAlias = Literal["exact", "town", "other", "stack", "rank-1", "rank-2", "rank-3"]
MarkScope: TypeAlias = Literal["focus", "city", "found"]
"""Whose parks a map marks: those of one unit, those of the city, or those that the finder found."""

MARK_SCOPES: Final[tuple[MarkScope, ...]] = ("focus", "city", "found")


@dataclass(frozen=True, slots=True)
class MarkKey:
    """One kind of marker with its name.

    ``exact`` stands in the park itself, ``town`` only in its town, ``other`` is a park of another unit, ``stack``
    several at one place, or on a map of the city too near each other to be told apart, and ``rank-…`` a size by the
    rank of the park's level. A ``live`` one is drawn by the live map alone: sheets and offline pages draw one dot for
    all at a place, and all of one size.
    """

    kind: MarkKind
    label: str
    live: bool = False


def mark_scope_of(spec: MapSpec) -> MarkScope:
    """Return whose parks the map of a spec marks."""
    if spec.kind == "unit":
        return "focus"
    return "found" if spec.layer == FOUND_PARKS else "city"


def shows_parks(spec: MapSpec) -> bool:
    """Tell whether a map marks parks: one of a unit always does, any other with their overlay."""
    return spec.kind == "unit" or "parks" in spec.overlays


def marks_of(spec: MapSpec, t: Translate) -> tuple[MarkKey, ...]:
    """Return the markers of a map that stands still; none where it marks no parks."""
    return tuple(key for key in mark_keys(mark_scope_of(spec), t) if not key.live) if shows_parks(spec) else ()


def mark_keys(scope: MarkScope, t: Translate) -> tuple[MarkKey, ...]:
    """Return every marker that maps of a scope can show, in the order of the key."""
    return tuple(_mark_keys(scope, t))


def _mark_keys(scope: MarkScope, t: Translate) -> Iterator[MarkKey]:
    yield MarkKey("exact", t("精确／园区内"))
    yield MarkKey("town", t("镇街级"))
    if scope == "focus":
        # Its stacks carry the numbers of the list, which needs no key.
        yield MarkKey("other", t("邻近园区"))
        return
    yield MarkKey("stack", t("同址或相近") if scope == "city" else t("同址叠放"), live=True)
    if scope == "city":
        yield MarkKey("rank-1", t("国家级"), live=True)
        yield MarkKey("rank-2", t("省、市级"), live=True)
        yield MarkKey("rank-3", t("其他"), live=True)
