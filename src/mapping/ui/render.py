"""Cards and heads as HTML: Jinja templates with escaping always on and the reader's words at hand."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup, escape

from mapping.cartography.tiles import tile_file
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.sources import address_text, grade_text
from mapping.cartography.wording.typography import display, gap, number
from mapping.i18n import translator

TILES = "app/static/tiles"
ROOMS = (
    "frame",
    "guide",
    "map",
    "finder",
    "match",
    "overlap",
    "targets",
    "sources",
    "briefing",
    "intake",
    "editions",
    "saving",
    "firms",
)
"""Folders of ``ui`` that hold templates: ``match/told.html`` lies in ``match/templates``."""

_VALUE_AT_MOST = 20
"""Characters: a longer text in brackets would not fit on a line of a phone."""
_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")


@lru_cache(maxsize=4)
def _environment(lang: str) -> Environment:
    environment = Environment(
        loader=PrefixLoader({room: PackageLoader(f"mapping.ui.{room}") for room in ROOMS}),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(t=translator(lang), names=Names(lang), tile=partial(tile, lang=lang), symbol=symbol)
    environment.filters.update(
        display=display,
        number=number,
        gap=gap,
        address=address_text,
        headline=headline,
        grade=lambda grade: grade_text(grade, Names(lang)),
        dated=dated,
    )
    return environment


def render(template: str, lang: str, **values: Any) -> str:
    """Return a template (``room/name.html``) filled in; a missing value is an error, never an empty place."""
    return _environment(lang).get_template(template).render(**values)


def headline(text: str) -> Markup:
    """Return what a map finds as HTML: the value in brackets at its end, where it is short, stays on one line."""
    told, bracket, value = text.rpartition("（" if "（" in text else "(")
    if not bracket or len(value) > _VALUE_AT_MOST or not value.endswith(("）", ")")):
        return Markup("{}").format(text)
    return Markup('{}<span class="value">{}{}</span>').format(told, bracket, value)


def dated(text: str) -> Markup:
    """Return a text with each date in it kept on one line: browsers break 2021-03-28 after a hyphen."""
    return Markup(_DATE.sub(r'<span class="date">\g<0></span>', str(escape(text))))  # noqa: S704 - the text is escaped


def tile(industry_id: str | None, label: str, size: int, *, lang: str) -> Markup:
    """Return the image of an industry's tile (None: cross-cutting), ``size`` CSS px wide, for the page.

    An image, because Streamlit drops inline SVG from HTML without a word.
    """
    html = '<img class="tile" src="{}/{}.svg" width="{}" height="{}" alt="{}" title="{}">'
    return Markup(html).format(  # noqa: S704 - the text is a constant, and format() escapes what goes in
        TILES, tile_file(industry_id, lang), size, size, label, label
    )


def symbol(industry_id: str | None, label: str, size: int) -> Markup:
    """Return the tile as the map element draws it: one of its symbols (``browser/shared/tiles.js``)."""
    name = industry_id or "cross"
    html = (
        '<svg class="tile" width="{}" height="{}" role="img" aria-label="{}">'
        '<title>{}</title><use href="#lm-tile-{}"/></svg>'
    )
    return Markup(html).format(size, size, label, label, name)  # noqa: S704 - as above
