"""The names of the lines on a map: the same in the key of the live map, of the offline page and of a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.cartography.spec import MapSpec, Overlay
    from mapping.i18n import Translate

LineKind: TypeAlias = Literal["focus", "city", "official", "schematic", "district", "water", "drawn"]
Scope: TypeAlias = Literal["unit", "district", "focus"]
"""Which edges carry a map: those of the layout units, those of the districts, or those around one unit."""

SCOPES: Final[tuple[Scope, ...]] = ("unit", "district", "focus")


@dataclass(frozen=True, slots=True)
class LineKey:
    """One kind of line with its name.

    ``kind`` is that of the edges it stands for, ``focus`` the outline of the unit that the map is about. A line with
    an ``overlay`` is there while that overlay is on.
    """

    kind: LineKind
    label: str
    overlay: Overlay | None = None


def scope_of(spec: MapSpec) -> Scope:
    """Return which edges carry the map of a spec; a map of one unit has no administrative view."""
    return "focus" if spec.kind == "unit" else spec.geo


def lines_of(spec: MapSpec, t: Translate) -> tuple[LineKey, ...]:
    """Return the lines of a map, those of its overlays among them."""
    return tuple(key for key in line_keys(scope_of(spec), t) if key.overlay is None or key.overlay in spec.overlays)


def line_keys(scope: Scope, t: Translate) -> tuple[LineKey, ...]:
    """Return every line that maps of a scope can show, in the order of the key."""
    return tuple(_line_keys(scope, t))


def _line_keys(scope: Scope, t: Translate) -> Iterator[LineKey]:
    if scope == "focus":
        yield LineKey("focus", t("本单元"))
    yield LineKey("city", t("市界"))
    yield LineKey("official", t("行政区界") if scope == "district" else t("布局单元界"))
    yield LineKey("schematic", t("布局单元界（示意）"))
    if scope != "district":
        yield LineKey("district", t("行政区界（参考）"), overlay="districts")
    yield LineKey("water", t("河流、湖泊（示意）"), overlay="water")


def geo_note(scope: Scope, t: Translate) -> str | None:
    """Return what a key says of the administrative view, whose districts have no value; None in the others."""
    return t("填色按布局单元，行政区没有自己的值") if scope == "district" else None
