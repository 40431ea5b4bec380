"""Sheets of paper: a display list in millimetres, and the formats it is written in."""
