"""The templates of the offline page, each read and compiled once."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template


def template(name: str) -> Template:
    """Return a template of this package; it refuses names that it is not given and escapes what it is given."""
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    return Environment(loader=PackageLoader("mapping.leaflet"), autoescape=True, undefined=StrictUndefined)


def text_width(text: str, size: float) -> float:
    """Estimate a width in px: a Han character fills its square, others a bit more than half of it."""
    return sum(size if ord(c) > 0x2E7F else 0.56 * size for c in text)  # noqa: PLR2004 - where CJK begins
