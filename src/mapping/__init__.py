"""Wuhan industry map: the leading industries of the city's 2021 plan, joined to its geometry and drawn."""

__version__ = "0.1.0"
