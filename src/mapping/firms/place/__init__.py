"""In which of the 15 statistical units a firm is: by its point, else by its address, its registry, its credit code."""

from mapping.firms.place.placed import Placed
from mapping.firms.place.placer import Placer

__all__ = ["Placed", "Placer"]
