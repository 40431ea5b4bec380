"""A sheet as SVG: text stays text, and the characters it uses travel with it as a web font."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from mapping.cartography.look import light
from mapping.cartography.tiles import BOX, tile_svg_inner
from mapping.fonts import FAMILY, font_face
from mapping.printing.display import Area, Circle, Grid, Group, Lines, Passage, Rect, Text, TileMark
from mapping.printing.typeface import printable
from mapping.printing.writers.outlines import outlined, shapes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mapping.cartography.placement import Box
    from mapping.cartography.tiles import Tile
    from mapping.printing.display import DisplayList, Item, Line, Stroke

    Write = Callable[[Text], str]

# Where the embedded font is ignored (office programs), the faces that a Chinese desk has anyway.
FALLBACKS = "'Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif"

_RIMS = {
    "square": f'<rect x="-.4" y="-.4" width="24.8" height="24.8" rx="4.6" fill="{light("glow")}"/>',
    "circle": f'<circle cx="12" cy="12" r="12.6" fill="{light("glow")}"/>',
    "hexagon": f'<polygon points="5.5,-.3 18.5,-.3 25,12 18.5,24.3 5.5,24.3 -1,12" fill="{light("glow")}"/>',
}


def svg(
    page: DisplayList, *, embed: bool = True, ground: bool = True, outlines: bool = False, request: str = ""
) -> str:
    """Return a page as an SVG document of its true size; equal pages give equal texts.

    ``embed`` puts the font into the file. Without it the reader must bring the font along. ``ground`` is the white of
    the paper. ``outlines`` makes shapes of the letters, which need no font. ``request`` is what the file carries
    (``metadata``).

    Raises:
        MissingGlyphError: the font lacks a character, and the sign that stands for one.
    """
    for text in page.texts():
        _ = text.box  # measures every text, which is where a missing character shows
    write = outlined if outlines else _text
    body = "\n".join(_item(item, write) for item in page.items)
    style = f"<style>{_faces(page)}</style>" if embed and not outlines else ""
    tiles = {item.tile for item in page.walk() if isinstance(item, TileMark)}
    drawings = "".join(f'<g id="{_tile_id(tile)}">{tile_svg_inner(tile)}</g>' for tile in sorted(tiles, key=_tile_id))
    clips = dict.fromkeys(item.clip for item in page.walk() if isinstance(item, Group) and item.clip)
    drawings += "".join(_clip(box) for box in clips)
    drawings += shapes(page.texts()) if outlines else ""
    # Letters as wide as they were measured: browsers would otherwise set small ones to whole pixels, past their room.
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(page.width)}mm" height="{_n(page.height)}mm" '
        f'viewBox="0 0 {_n(page.width)} {_n(page.height)}" lang="{page.about.lang}" role="img" '
        f'font-family="\'{FAMILY}\',{FALLBACKS}" font-kerning="none" text-rendering="geometricPrecision" '
        'stroke-linejoin="round" stroke-linecap="butt">'
        f"<title>{escape(printable(page.about.title))}</title>{_words(page)}{_carried(request)}{style}"
        f"<defs>{drawings}</defs>{_ground(page) if ground else ''}\n{body}\n</svg>\n"
    )


def _ground(page: DisplayList) -> str:
    return f'<rect width="{_n(page.width)}" height="{_n(page.height)}" fill="{light("surface")}"/>'


def _carried(request: str) -> str:
    return f"<metadata>{escape(request, quote=False)}</metadata>" if request else ""


def _words(page: DisplayList) -> str:
    return f"<desc>{escape(printable(page.about.description))}</desc>" if page.about.description else ""


def _faces(page: DisplayList) -> str:
    rules = []
    for bold in (False, True):
        characters = "".join(sorted({c for text in page.texts() if text.face.bold is bold for c in text.shown}))
        if characters:
            rules.append(font_face(characters, bold=bold))
    return "".join(rules)


def _item(item: Item, write: Write) -> str:  # noqa: PLR0911 - one case an item
    match item:
        case Group():
            return _group(item, write)
        case Text():
            return write(item)
        case Area():
            opacity = _opacity(item.opacity)
            return f'<path fill="{item.fill}" fill-rule="evenodd"{opacity} d="{_path(item.rings, closed=True)}"/>'
        case Lines():
            return f'<path fill="none"{_stroke(item.stroke)} d="{_path(item.lines, closed=False)}"/>'
        case Rect():
            return _rect(item)
        case Circle():
            return (
                f'<circle cx="{_n(item.x)}" cy="{_n(item.y)}" r="{_n(item.radius)}" '
                f'fill="{item.fill or "none"}"{_stroke(item.stroke)}{_opacity(item.opacity)}/>'
            )
        case TileMark():
            return _tile(item)
        case Passage():
            return "".join(map(write, item.lines))
        case Grid():
            return _group(Group(item.name, item.items, item.alt), write)


def _group(item: Group, write: Write) -> str:
    title = f"<title>{escape(printable(item.alt))}</title>" if item.alt else ""
    clip = f' clip-path="url(#{_clip_id(item.clip)})"' if item.clip else ""
    return (
        f'<g data-name="{escape(printable(item.name))}"{clip}>{title}'
        + "".join(_item(child, write) for child in item.items)
        + "</g>"
    )


def _clip_id(box: Box) -> str:
    return f"clip-{box.left:.0f}-{box.top:.0f}"


def _clip(box: Box) -> str:
    return f'<clipPath id="{_clip_id(box)}">{_rect(Rect(box))}</clipPath>'


def _text(item: Text) -> str:
    face = item.face
    attributes = [f'x="{_n(item.x)}" y="{_n(item.y)}" font-size="{_n(face.em)}" fill="{face.fill}"']
    if face.bold:
        attributes.append('font-weight="700"')
    if item.anchor != "start":
        attributes.append(f'text-anchor="{item.anchor}"')
    if face.halo:
        attributes.append(f'stroke="{face.halo_fill}" stroke-width="{_n(face.halo)}" paint-order="stroke"')
    return f"<text {' '.join(attributes)}>{escape(item.shown)}</text>"


def _rect(item: Rect) -> str:
    box = item.box
    radius = f' rx="{_n(item.radius)}"' if item.radius else ""
    return (
        f'<rect x="{_n(box.left)}" y="{_n(box.top)}" width="{_n(box.right - box.left)}" '
        f'height="{_n(box.bottom - box.top)}"{radius} fill="{item.fill or "none"}"'
        f"{_stroke(item.stroke)}{_opacity(item.opacity)}/>"
    )


def _tile_id(tile: Tile) -> str:
    return "tile-" + "-".join(f"{ord(one):x}" for one in tile.sign)


def _tile(item: TileMark) -> str:
    rim = _RIMS[item.tile.shape] if item.rim else ""
    place = f"translate({_n(item.x)} {_n(item.y)}) scale({item.size / BOX:.5f})"
    return f'<g transform="{place}">{rim}<use href="#{_tile_id(item.tile)}"/></g>'


def _stroke(stroke: Stroke | None) -> str:
    if stroke is None:
        return ""
    dash = f' stroke-dasharray="{" ".join(map(_n, stroke.dash))}"' if stroke.dash else ""
    opacity = f' stroke-opacity="{_n(stroke.opacity)}"' if stroke.opacity < 1 else ""
    return f' stroke="{stroke.colour}" stroke-width="{_n(stroke.width)}"{dash}{opacity}'


def _opacity(value: float) -> str:
    return f' fill-opacity="{_n(value)}"' if value < 1 else ""


def _path(lines: Iterable[Line], *, closed: bool) -> str:
    end = "Z" if closed else ""
    return "".join(f"M{_points(line)}{end}" for line in lines if line)


def _points(line: Sequence[tuple[float, float]]) -> str:
    """Return points as :func:`_n` writes each number, for a whole line at once: maps are made of hundreds of thousands.

    All numbers have two decimals at first, so one nought at an end is never more than a decimal.
    """
    text = "L".join([f"{x:.2f} {y:.2f}" for x, y in line]) + "L"
    return text.replace("0 ", " ").replace("0L", "L").replace(".0 ", " ").replace(".0L", "L")[:-1]


def _n(value: float) -> str:
    """Return a length with hundredths of a millimetre, which is finer than any printer."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
