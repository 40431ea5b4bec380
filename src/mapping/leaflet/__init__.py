"""Leaflet renderers: the live map's payload and the offline page."""
