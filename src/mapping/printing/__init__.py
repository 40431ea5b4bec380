"""Sheets of paper: a display list in millimetres, and the formats it is written in."""

from mapping.printing.composition import FORMATS, compose, sheet, written
from mapping.printing.replaced import replaced_told

__all__ = ["FORMATS", "compose", "replaced_told", "sheet", "written"]
