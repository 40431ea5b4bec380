"""How a layer looks in QGIS: its symbols as one document, which QGIS finds in the table `layer_styles`.

Widths are in mm, as on a sheet. Each symbol is written twice, as `Option` for QGIS from 3.26 on and as `prop` for those
before it, which still are what offices run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from mapping.cartography.look import light
from mapping.cartography.look_lines import LINES
from mapping.fonts import FAMILY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.gis.table import Field, Layer, Look

_DOCTYPE: Final = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
_LABEL_SIZE: Final = "8"


def land(colour: str | None) -> tuple[Layer, ...]:
    """Return land of a colour; None is the hatch of missing values.

    It has no edge: that would be a solid line where the boundary is only schematic. Edges are a layer of their own.
    """
    if colour is not None:
        return (_area(colour),)
    return (_area(light("no-data")), _area(light("hatch"), pattern="b_diagonal"))


def outline(name: str) -> tuple[Layer, ...]:
    """Return an area that is not filled, edged by a line of the look."""
    colour, (width, _, _) = _pen(name)
    edge = {"outline_style": "solid", "outline_color": _rgba(colour), "outline_width": f"{width:g}"}
    return (("SimpleFill", {"style": "no", **edge, "outline_width_unit": "MM"}),)


def line(*names: str, width: float | None = None) -> tuple[Layer, ...]:
    """Return lines of the look as sheets draw them, from back to front; ``width`` (mm) takes the place of their own."""
    return tuple(_stroke(name, width) for name in names)


def dot(role: str, diameter: float, edge: str, *, hollow: bool = False, shape: str = "circle") -> tuple[Layer, ...]:
    """Return a mark (diameter in mm) of a colour by role, edged by a line of the look; a hollow one is a ring of it."""
    colour, (width, _, _) = _pen(edge)
    looks = {
        "name": shape,
        "color": _rgba(light("glow" if hollow else role)),
        "outline_style": "solid",
        "outline_color": _rgba(colour),
        "outline_width": f"{width:g}",
        "outline_width_unit": "MM",
        "size": f"{diameter:g}",
        "size_unit": "MM",
    }
    return (("SimpleMarker", looks),)


def qml(look: Look, fields: Sequence[Field]) -> str:
    """Return a look as a style of QGIS (QML), with the aliases of the fields, which a style would else wipe out."""
    root = ET.Element(
        "qgis",
        {
            "version": "3.22.16",
            "styleCategories": "Symbology|Labeling|Fields",
            "labelsEnabled": "0" if look.label is None else "1",
        },
    )
    told = {"type": "singleSymbol"} if look.by is None else {"type": "categorizedSymbol", "attr": look.by}
    renderer = ET.SubElement(root, "renderer-v2", {**told, "symbollevels": "0"})
    categories = None if look.by is None else ET.SubElement(renderer, "categories")
    symbols = ET.SubElement(renderer, "symbols")
    for number, one in enumerate(look.classes):
        if categories is not None:
            said = {"symbol": str(number), "value": one.value, "label": one.label, "render": "true", "type": "string"}
            ET.SubElement(categories, "category", said)
        symbol = ET.SubElement(symbols, "symbol", {"type": look.kind, "name": str(number), "alpha": "1"})
        for name, properties in one.layers:
            _write(symbol, name, properties)
    if look.label is not None:
        _labels(root, look.label)
    aliases = ET.SubElement(root, "aliases")
    for field in fields:
        ET.SubElement(aliases, "alias", {"field": field.name, "name": field.alias})
    return _DOCTYPE + ET.tostring(root, encoding="unicode")


def _write(symbol: ET.Element, name: str, properties: dict[str, str]) -> None:
    layer = ET.SubElement(symbol, "layer", {"class": name, "enabled": "1", "locked": "0", "pass": "0"})
    options = ET.SubElement(layer, "Option", {"type": "Map"})
    for key, value in properties.items():
        ET.SubElement(options, "Option", {"type": "QString", "name": key, "value": value})
    for key, value in properties.items():
        ET.SubElement(layer, "prop", {"k": key, "v": value})


def _labels(root: ET.Element, field: str) -> None:
    """Write that a field labels the layer, in the typeface of the project where it is installed."""
    settings = ET.SubElement(ET.SubElement(root, "labeling", {"type": "simple"}), "settings", {"calloutType": "simple"})
    text = {
        "fieldName": field,
        "isExpression": "0",
        "fontFamily": FAMILY,
        "fontSize": _LABEL_SIZE,
        "fontSizeUnit": "Point",
        "textColor": _rgba(light("ink")),
        "textOpacity": "1",
    }
    style = ET.SubElement(settings, "text-style", text)
    buffer = {"bufferDraw": "1", "bufferSize": "0.7", "bufferSizeUnits": "MM", "bufferColor": _rgba(light("glow"))}
    ET.SubElement(style, "text-buffer", {**buffer, "bufferOpacity": "1"})


def _area(colour: str, pattern: str = "solid") -> Layer:
    return "SimpleFill", {"color": _rgba(colour), "style": pattern, "outline_style": "no"}


def _stroke(name: str, width: float | None) -> Layer:
    colour, (own, dash, opacity) = _pen(name)
    looks = {
        "line_color": _rgba(colour, opacity),
        "line_style": "solid",
        "line_width": f"{width or own:g}",
        "line_width_unit": "MM",
        "capstyle": "flat" if dash else "round",
        "joinstyle": "round",
        "use_custom_dash": "1" if dash else "0",
    }
    if dash:
        looks |= {"customdash": ";".join(f"{length:g}" for length in dash), "customdash_unit": "MM"}
    return "SimpleLine", looks


def _pen(name: str) -> tuple[str, tuple[float, tuple[float, ...], float]]:
    """Return colour and pen (width and dashes in mm, opacity) of a line of the look on sheets."""
    role, _, pen = LINES[name]
    if pen is None:
        raise ValueError(f"{name} is drawn on screens only")
    return light(role), (pen.width, pen.dash, pen.opacity)


def _rgba(colour: str, opacity: float = 1.0) -> str:
    """Return ``#rrggbb`` as QGIS writes a colour."""
    return ",".join([*(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5)), str(round(255 * opacity))])
