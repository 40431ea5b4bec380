"""Sheets drawn by matplotlib: the same display lists, in the same typeface, into one PDF."""

from __future__ import annotations

import io
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Circle as Disc
from matplotlib.patches import FancyBboxPatch, PathPatch, Rectangle, RegularPolygon
from matplotlib.path import Path as Outline
from matplotlib.patheffects import withStroke

from mapping.fonts import font_file
from mapping.printing.display import Area, Circle, Grid, Group, Lines, Passage, Rect, Text, TileMark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.axes import Axes

    from mapping.cartography.placement import Box
    from mapping.printing.display import DisplayList, Item, Stroke

MM = 25.4
POINT = 72 / MM
"""Points in a millimetre."""

_ORDER = count()

# Letters stay letters, as in the PDF that is compared.
mpl.rcParams["pdf.fonttype"] = 42


def sheets(pages: Iterable[DisplayList]) -> bytes:
    """Return pages as one PDF."""
    out = io.BytesIO()
    with PdfPages(out) as book:
        for page in pages:
            figure = Figure(figsize=(page.width / MM, page.height / MM))
            axes = figure.add_axes((0, 0, 1, 1), xlim=(0, page.width), ylim=(page.height, 0))
            axes.axis("off")
            _draw(page.items, axes, None)
            book.savefig(figure)
    return out.getvalue()


def _draw(items: Iterable[Item], axes: Axes, clip: Any) -> None:  # noqa: C901 - one case an item
    """Draw items from back to front; whatever comes later lies above, whatever it is."""
    for item in items:
        match item:
            case Group():
                _draw(item.items, axes, clip if item.clip is None else _window(item.clip, axes))
            case Grid():
                _draw(item.items, axes, clip)
            case Passage():
                _draw(item.lines, axes, clip)
            case Text():
                _text(item, axes)
            case Area():
                _add(axes, PathPatch(_outline(item), fc=item.fill, lw=0, alpha=item.opacity), clip)
            case Lines():
                _add(axes, LineCollection(item.lines, **_pen(item.stroke)), clip)
            case Rect():
                _add(axes, _rectangle(item), clip)
            case Circle():
                place = (item.x, item.y), item.radius
                _add(axes, Disc(*place, fc=item.fill or "none", alpha=item.opacity, **_edge(item.stroke)), clip)
            case TileMark():
                _tile(item, axes, clip)


def _window(box: Box, axes: Axes) -> Any:
    return Rectangle((box.left, box.top), box.right - box.left, box.bottom - box.top, transform=axes.transData)


def _add(axes: Axes, artist: Any, clip: Any) -> None:
    artist.set_zorder(next(_ORDER))
    axes.add_artist(artist)  # not add_patch, which measures each to fit the axes around it
    if clip is not None:
        artist.set_clip_path(clip)


@cache
def _font(*, bold: bool) -> FontProperties:
    return FontProperties(fname=str(font_file(bold=bold)))


def _text(item: Text, axes: Axes) -> None:
    face = item.face
    halo = [withStroke(linewidth=face.halo * POINT, foreground=face.halo_fill)] if face.halo else None
    axes.text(
        item.x,
        item.y,
        item.shown,
        fontproperties=_font(bold=face.bold),
        fontsize=face.size,
        color=face.fill,
        ha={"start": "left", "middle": "center", "end": "right"}[item.anchor],
        va="baseline",
        path_effects=halo,
        parse_math=False,
        zorder=next(_ORDER),
    )


def _outline(item: Area) -> Outline:
    return Outline.make_compound_path(*(Outline([*ring, ring[0]], closed=True) for ring in item.rings))


def _rectangle(item: Rect) -> Any:
    box, looks = item.box, {"fc": item.fill or "none", "alpha": item.opacity, **_edge(item.stroke)}
    place = (box.left, box.top), box.right - box.left, box.bottom - box.top
    if not item.radius:
        return Rectangle(*place, **looks)
    return FancyBboxPatch(*place, boxstyle=f"round,pad=0,rounding_size={item.radius}", **looks)


def _pen(stroke: Stroke) -> dict[str, Any]:
    style = (0, [length * POINT for length in stroke.dash]) if stroke.dash else "solid"
    return {"colors": stroke.colour, "linewidths": stroke.width * POINT, "linestyles": style, "alpha": stroke.opacity}


def _edge(stroke: Stroke | None) -> dict[str, Any]:
    return {"lw": 0} if stroke is None else {"ec": stroke.colour, "lw": stroke.width * POINT}


def _tile(item: TileMark, axes: Axes, clip: Any) -> None:
    """Draw a tile's shape and its sign."""
    tile, middle = item.tile, (item.x + item.size / 2, item.y + item.size / 2)
    shapes = {
        "square": lambda: Rectangle((item.x, item.y), item.size, item.size, fc=tile.fill, lw=0),
        "circle": lambda: Disc(middle, item.size / 2, fc=tile.fill, lw=0),
        "hexagon": lambda: RegularPolygon(middle, 6, radius=item.size / 2, fc=tile.fill, lw=0),
    }
    _add(axes, shapes[tile.shape](), clip)
    looks = {"fontproperties": _font(bold=True), "fontsize": item.size * 0.6 * POINT, "color": tile.ink}
    axes.text(*middle, tile.sign, ha="center", va="center", zorder=next(_ORDER), **looks)
