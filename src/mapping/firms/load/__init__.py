"""Batches of rows become firms: cleaned, classed, placed, and taken into an engine."""
