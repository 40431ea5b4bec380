"""One table of the glyphs of hubs and ports: the same drawing on screens, on sheets, and in every key.

A glyph is a set of closed rings in a box of 24 units, filled by the even-odd rule: rings inside others are holes, and
none overlap otherwise. It stands on a badge, a square with round corners, that fills the box but for its rim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Ring: TypeAlias = tuple[tuple[float, float], ...]

BOX: Final = 24.0
"""Side of the box that glyphs are drawn in."""
RIM: Final = 1.5
"""Width of the white rim around the badge, of the same units."""
RADIUS: Final = 5.0
"""Radius of the corners of the rim."""


def _rectangle(left: float, top: float, right: float, bottom: float) -> Ring:
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def _octagon(x: float, y: float, reach: float) -> Ring:
    side = reach * 0.414
    turns = ((side, -reach), (reach, -side), (reach, side), (side, reach))
    return tuple((x + dx, y + dy) for dx, dy in (*turns, *((-dx, -dy) for dx, dy in turns)))


def _mirrored(half: Ring) -> Ring:
    """Return a ring from its right half, given from top to bottom; the axis is the middle of the box."""
    return (*half, *((BOX - x, y) for x, y in reversed(half) if x != BOX / 2))


def _scaled(ring: Ring, factor: float, lift: float) -> Ring:
    """Return a ring smaller about the middle of the box, and moved by ``lift``."""
    half = BOX / 2
    return tuple((half + factor * (x - half), half + factor * (y - half) + lift) for x, y in ring)


_AIRPLANE: Final = _mirrored(
    (
        (12.0, 3.2),
        (13.3, 5.4),
        (13.3, 9.4),
        (20.8, 14.0),
        (20.8, 16.1),
        (13.3, 13.8),
        (13.3, 18.0),
        (15.7, 19.7),
        (15.7, 21.0),
        (12.0, 20.1),
    )
)
"""From above, its nose up."""

GLYPHS: Final[Mapping[str, tuple[Ring, ...]]] = {
    "airport": (_AIRPLANE,),
    # a smaller one over its runway
    "general_airport": (_scaled(_AIRPLANE, 0.7, -2.2), _rectangle(6.0, 18.6, 18.0, 20.6)),
    # a train from the front: window, two lamps, rails
    "rail_station": (
        _mirrored(((12.0, 3.6), (16.6, 3.6), (18.6, 5.6), (18.6, 15.8), (16.8, 17.6), (12.0, 17.6))),
        _rectangle(7.5, 6.2, 16.5, 11.2),
        _rectangle(7.6, 13.2, 9.8, 15.4),
        _rectangle(14.2, 13.2, 16.4, 15.4),
        ((7.6, 18.4), (9.8, 18.4), (7.6, 21.2), (5.2, 21.2)),
        ((16.4, 18.4), (14.2, 18.4), (16.4, 21.2), (18.8, 21.2)),
    ),
    # a container on its wagon
    "freight_station": (
        _rectangle(3.6, 5.6, 20.4, 14.6),
        _rectangle(6.6, 7.6, 8.0, 12.6),
        _rectangle(11.3, 7.6, 12.7, 12.6),
        _rectangle(16.0, 7.6, 17.4, 12.6),
        _rectangle(3.6, 15.4, 20.4, 17.0),
        _octagon(7.6, 19.2, 1.8),
        _octagon(16.4, 19.2, 1.8),
    ),
    # an anchor
    "port": (
        _octagon(12.0, 5.6, 2.4),
        _octagon(12.0, 5.6, 1.0),
        _mirrored(
            (
                (12.0, 8.0),
                (13.1, 8.0),
                (13.1, 9.2),
                (16.4, 9.2),
                (16.4, 11.2),
                (13.1, 11.2),
                (13.1, 18.6),
                (15.4, 17.7),
                (17.2, 15.7),
                (15.6, 15.0),
                (20.0, 12.0),
                (20.9, 17.3),
                (19.3, 16.6),
                (16.6, 19.8),
                (12.0, 21.4),
            )
        ),
    ),
    # a place within a fence
    "bonded_zone": (
        _rectangle(4.6, 4.6, 19.4, 19.4),
        _rectangle(6.8, 6.8, 17.2, 17.2),
        _rectangle(9.4, 9.4, 14.6, 14.6),
    ),
}
"""Glyph of each kind in ``labels("facility_kind")``."""


def path(kind: str) -> str:
    """Return a glyph as the ``d`` of an SVG path, to be filled by the even-odd rule.

    Raises:
        KeyError: no such kind.
    """
    return "".join(f"M{' '.join(f'{x:g} {y:g}' for x, y in ring)}Z" for ring in GLYPHS[kind])


def symbol_inner(kind: str) -> str:
    """Return what is drawn in the box: rim, badge and glyph; a page gives them colours by these classes.

    Raises:
        KeyError: no such kind.
    """
    inner = BOX - 2 * RIM
    return (
        f'<rect class="rim" width="{BOX:g}" height="{BOX:g}" rx="{RADIUS:g}"/>'
        f'<rect class="badge" x="{RIM:g}" y="{RIM:g}" width="{inner:g}" height="{inner:g}" rx="{RADIUS - RIM:g}"/>'
        f'<path class="glyph" fill-rule="evenodd" d="{path(kind)}"/>'
    )


def symbol_svg(kind: str, *, near: bool) -> str:
    """Return a badge with its glyph as SVG for pages, which give it size and colours; ``near``: the point is not it.

    Raises:
        KeyError: no such kind.
    """
    classes = "facility-badge near" if near else "facility-badge"
    return f'<svg class="{classes}" viewBox="0 0 {BOX:g} {BOX:g}" aria-hidden="true">{symbol_inner(kind)}</svg>'
