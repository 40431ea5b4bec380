"""The catalogue's records. Every column is defined here, once: type, meaning, unit, limits, keys.

``contracts`` makes the checks, the reading of rows and the data dictionary from these definitions. Names are those of
the CSV headings. ``None`` stands for what is not known; a text that may be empty is an empty string.
"""

from mapping.catalog.records_places import Facility, ListEntry, Measure, Neighbour, Park, Source
from mapping.catalog.records_policy import (
    Clause,
    Designation,
    Edition,
    Industry,
    Rendering,
    SharedList,
    StopWord,
    Target,
    TermMapping,
    ThesaurusEntry,
    Unit,
)
from mapping.catalog.records_sources import SourceCorrection, SourceGrade

__all__ = [
    "Clause",
    "Designation",
    "Edition",
    "Facility",
    "Industry",
    "ListEntry",
    "Measure",
    "Neighbour",
    "Park",
    "Rendering",
    "SharedList",
    "Source",
    "SourceCorrection",
    "SourceGrade",
    "StopWord",
    "Target",
    "TermMapping",
    "ThesaurusEntry",
    "Unit",
]
