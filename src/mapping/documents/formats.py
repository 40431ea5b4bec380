"""The formats in which documents are handed over, by the endings of their files."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias, get_args

FormatName: TypeAlias = Literal["pdf", "png", "svg", "html", "zip", "pptx", "gpkg", "geojson"]
FORMATS: Final[tuple[FormatName, ...]] = get_args(FormatName)
OF_A_MAP: Final = frozenset({"html", "gpkg", "geojson"})
"""Those of the map itself, whatever sheet a page is: no sheet is drawn for them."""
