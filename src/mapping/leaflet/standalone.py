"""The map as one HTML file that opens from disk with no network: folium as the model, Leaflet inlined."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import folium
from branca.element import Element, MacroElement
from jinja2 import Template

from mapping.cartography.facilities import NEAR, symbols_of
from mapping.cartography.labels import values_apart
from mapping.cartography.look import paint
from mapping.cartography.look_css import custom_properties
from mapping.cartography.look_lines import path_options, river
from mapping.cartography.look_symbols import symbol_svg
from mapping.cartography.look_tints import shades
from mapping.cartography.tiles import tile_svg
from mapping.cartography.wording.about import about
from mapping.cartography.wording.describe import describe
from mapping.cartography.wording.typography import legible
from mapping.fonts import font_face
from mapping.geography.edges import split_outline
from mapping.i18n import HTML_LANG, translator
from mapping.insight.statistical import SCENIC
from mapping.leaflet import page_labels
from mapping.leaflet.frames import template
from mapping.leaflet.mercator import HEIGHT, WIDTH, mercator_of
from mapping.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from shapely.geometry.base import BaseGeometry

    from mapping.cartography.bins import Bin
    from mapping.cartography.state import MapState
    from mapping.geography import Geography
    from mapping.insight.atlas import Atlas

HATCH_ID = "no-data"
_FEATURES = ("kern", "tnum")
"""Of the font, as the pages have it: figures stand below each other in tables."""
_THICKER = 1.1
"""Of the live map's lines: these do not grow with the zoom, so they start a little wider."""

_LINES: dict[str, tuple[str, ...]] = {
    "district": ("district",),
    "official": ("casing", "official"),
    "schematic": ("schematic-casing", "schematic"),
    "city": ("city",),
}


@dataclass(frozen=True, slots=True)
class Signature:
    """The words of whoever hands the page over; what is empty is left out."""

    subtitle: str = ""
    issuer: str = ""
    date: str = ""
    footnote: str = ""


_UNSIGNED: Final = Signature()


class OfflineMap(folium.Map):
    """A folium map that names no address: Leaflet is put into the page by `standalone_html`."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 - the type is folium's
    default_css: list[tuple[str, str]] = []  # noqa: RUF012


def standalone_html(state: MapState, atlas: Atlas, *, head: str = "", signed: Signature = _UNSIGNED) -> str:
    """Return a complete HTML page of about 400 kB that shows ``state`` without asking any server for anything.

    ``head`` is what the head of the page holds besides; ``signed`` says who hands it over. Equal states
    give equal pages.
    """
    mercator = mercator_of(state, atlas.geography)
    page = OfflineMap(
        location=mercator.centre,
        zoom_start=mercator.zoom,  # type: ignore[arg-type]  # Leaflet takes fractions
        tiles=None,
        zoom_snap=0.1,
        zoom_delta=0.5,
        min_zoom=mercator.zoom,  # type: ignore[arg-type]
        max_zoom=14,
        attribution_control=False,
    )
    for layer in _layers(state, atlas.geography):
        layer.add_to(page)
    for marker in page_labels.markers(state, atlas.geography, mercator):
        marker.add_to(page)
    figure: Any = page.get_root()
    for name in ("leaflet-1.9.4.css", "leaflet-1.9.4.js"):
        text = (settings().static_dir / "vendor" / name).read_text(encoding="utf-8")
        tag = "style" if name.endswith("css") else "script"
        figure.header.add_child(Element(_raw(f"<{tag}>{text}</{tag}>")), name=name)
    # folium gives a marker its own icon only after the default one, whose image would be asked for.
    figure.header.add_child(Element("<script>L.Marker.prototype.options.icon = L.divIcon();</script>"), name="no_icon")
    figure.header.add_child(Element(_raw(_frame("page_style.html", state, signed))), name="style")
    figure.html.add_child(Element(_raw(_frame("page_panel.html", state, signed))), name="panel")
    _Marks().add_to(page)
    html = legible(_stable_names(str(figure.render())))
    # The font holds what the page says, so it can only be made once the page is there.
    text = _visible(html)
    faces = "".join(font_face(text, bold=bold, features=_FEATURES) for bold in (False, True))
    html = html.replace("<html>", f'<html lang="{HTML_LANG[state.spec.lang]}">', 1)
    return html.replace("</title>", f"</title>{head}\n<style>{faces}</style>", 1)


class _Marks(MacroElement):
    """The page's own script; a child of the map, so that it runs when the layers are drawn."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        script = template("page_script.js").render(map="@map@", hatch=HATCH_ID)
        body = _raw(script).replace("@map@", "{% endraw %}{{ this._parent.get_name() }}{% raw %}")
        self._template = Template("{% macro script(this, kwargs) %}" + body + "{% endmacro %}")


def _visible(html: str) -> str:
    """Return the characters a page may show: ASCII, and whatever else stands in it, as itself or as a JSON escape."""
    escaped = {chr(int(code, 16)) for code in re.findall(r"\\u([0-9a-f]{4})", html)}
    ascii_ = set(map(chr, range(32, 127)))
    return "".join(sorted(ascii_ | escaped | {c for c in set(html) if not c.isascii()}))


def _raw(text: str) -> str:
    """Protect text from branca, which reads every element as a template."""
    return "{% raw %}" + text + "{% endraw %}"


def _stable_names(html: str) -> str:
    """Replace folium's random names, so that equal maps give equal files."""
    names: dict[str, str] = {}
    counter = itertools.count(1)
    return re.sub(r"[0-9a-f]{32}", lambda m: names.setdefault(m.group(), f"{next(counter):04d}"), html)


def _frame(name: str, state: MapState, signed: Signature) -> str:
    lang = state.spec.lang
    tiles = {industry or "cross": tile_svg(tile, 18) for industry, tile in state.tiles.items()}
    return template(name).render(
        state=state,
        t=translator(lang),
        tiles=tiles,
        properties=custom_properties(),
        hatch=HATCH_ID,
        shade=_shades(state),
        lang=HTML_LANG[lang],
        about=about(state),
        signed=signed,
        width=round(WIDTH),
        height=round(HEIGHT),
        symbols=symbols_of(state.facilities, lang),
        badge=_badge,
        apart={} if state.focus or state.by_district else values_apart(state),
        largest=page_labels.LARGEST_CIRCLE,
        sentences=describe(state),
    )


def _badge(kind: str) -> str:
    """Return the sample of a symbol of the key."""
    return symbol_svg("port" if kind == NEAR else kind, near=kind == NEAR)


def _layers(state: MapState, geography: Geography) -> Iterator[folium.GeoJson]:
    """Yield fills, then lines, in drawing order: reference below units, water above the edges it runs in."""
    yield _land(state, geography)
    if SCENIC in geography.statistical_units.index:
        yield _scenic(state, geography)
    by_district = state.by_district
    for kind in ("district", "official", "schematic", "city"):
        if kind == "district" and not by_district and "districts" not in state.spec.overlays:
            continue
        # In the administrative view every district edge is drawn as one.
        for name in _LINES["official" if kind == "district" and by_district else kind]:
            yield _lines(geography.edges[kind], path_options(name, _THICKER))
    if "water" in state.spec.overlays:
        yield from _water(geography)
    of_units = () if state.layer.of_districts else state.chosen
    chosen = [unit_id for unit_id in of_units if unit_id in geography.units.index]
    for unit_id in chosen:
        yield _lines(geography.units.geometry.loc[unit_id].boundary, path_options("subject-casing"))
    for unit_id in chosen:
        outline = geography.units.geometry.loc[unit_id].boundary
        solid, dashed = split_outline(outline, geography.edges["schematic"])
        for part, line in ((solid, "subject" if state.focus else "chosen"), (dashed, "subject-schematic")):
            if not part.is_empty:
                yield _lines(part, path_options(line))
    yield from _area_drawn(state)


def _area_drawn(state: MapState) -> Iterator[folium.GeoJson]:
    """Yield the outline of the area that a reader has drawn, if any."""
    if state.drawn is not None:
        outline = state.drawn.within.shape.boundary
        yield from (_lines(outline, path_options(line)) for line in ("drawn-casing", "drawn"))


def _fill(state: MapState, unit_id: str) -> str:
    """Return what fills a unit, as an SVG paint."""
    return state.fill(unit_id) or f"url(#{HATCH_ID})"


def _shades(state: MapState) -> Callable[[Bin], str]:
    """Return what names the class of a bin's fill: how dense its texture is where colours are forced."""
    shade = shades([bin_.fill for bin_ in state.layer.bins])
    return lambda bin_: "" if bin_.hatch else f"shade-{shade[bin_.fill]}"


def _land(state: MapState, geography: Geography) -> folium.GeoJson:
    """Draw what has the values of the layer: units, or districts."""
    of_districts = state.layer.of_districts
    names = state.names if of_districts else {u.unit_id: u.name for u in state.units}
    kind, frame = ("district", geography.districts) if of_districts else ("unit", geography.units)
    shade = _shades(state)
    no_data = translator(state.spec.lang)("无数据")
    features = []
    for area, geometry in frame.geometry.items():
        key = str(area)
        value = state.layer.values[key].text if key in state.layer.values else no_data
        properties = {f"{kind}_id": key, "name": names.get(key, key), "value": value, "fill": _fill(state, key)}
        given = key in state.layer.values and not state.is_plain
        shaded = shade(state.layer.bin_of(key)) if given else "shade-0" if state.is_plain else ""
        features.append(_feature(geometry, properties | {"shade": shaded}))
    return folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        style_function=lambda f: {
            "fillColor": f["properties"]["fill"],
            "fillOpacity": 1,
            "weight": 0,
            "className": f"{kind} {kind}-{f['properties'][f'{kind}_id']} {f['properties']['shade']}",
        },
        tooltip=folium.GeoJsonTooltip(["name", "value"], aliases=["", state.layer.label], labels=True, sticky=True),
        smooth_factor=0,
    )


def _scenic(state: MapState, geography: Geography) -> folium.GeoJson:
    """Draw the scenic area: an outline, and a fill in the layers that count it as a unit of its own."""
    counted = SCENIC in state.layer.values
    shade = _shades(state)(state.layer.bin_of(SCENIC)) if counted else ""
    geometry = geography.statistical_units.geometry.loc[SCENIC]
    style = {
        "fillColor": _fill(state, SCENIC) if counted else "none",
        "fillOpacity": 1 if counted else 0,
        **path_options("scenic"),
        "className": f"zone-scenic {shade}".rstrip(),
    }
    return folium.GeoJson(_feature(geometry, {}), style_function=_constant(style), smooth_factor=0, interactive=False)


def _water(geography: Geography) -> Iterator[folium.GeoJson]:
    for water in geography.waters:
        if water.kind == "river":
            yield _lines(water.shape, {"color": paint("water"), "weight": river(water.width_m or 0).px})
        elif water.kind == "lake":
            yield folium.GeoJson(
                _feature(water.shape, {}),
                style_function=_constant({"fillColor": paint("water"), "fillOpacity": 1, "weight": 0}),
                interactive=False,
            )


def _lines(geometry: BaseGeometry, style: dict[str, Any]) -> folium.GeoJson:
    look = {"fill": False, "lineCap": "round", "lineJoin": "round", **style}
    return folium.GeoJson(_feature(geometry, {}), style_function=_constant(look), smooth_factor=0, interactive=False)


def _constant(style: dict[str, Any]) -> Callable[[Any], dict[str, Any]]:
    """Return a style function that gives every feature the same style."""
    return lambda _: style


def _feature(geometry: BaseGeometry, properties: dict[str, str]) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry.__geo_interface__}
