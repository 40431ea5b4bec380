"""Sheets of paper: a display list in millimetres, and the formats it is written in."""

from mapping.printing.composition import FORMATS, compose, sheet

__all__ = ["FORMATS", "compose", "sheet"]
