"""The catalogue's records. Every column is defined here, once: type, meaning, unit, limits, keys.

``contracts`` makes the checks, the reading of rows and the data dictionary from these definitions. Names are those of
the CSV headings. ``None`` stands for what is not known; a text that may be empty is an empty string.
"""

from mapping.catalog.records_addresses import AddressWord, Registry, Subdistrict
from mapping.catalog.records_classing import FirmWord, GbtClass, GbtSubsector
from mapping.catalog.records_intake import FirmHeading, IntakeHeading
from mapping.catalog.records_own import Indicator, IndicatorValue, ParkColumn, ParkValue
from mapping.catalog.records_places import Facility, ListEntry, Measure, Neighbour, Park, Source
from mapping.catalog.records_policy import (
    Clause,
    Designation,
    Edition,
    Industry,
    SharedList,
    Target,
    Unit,
)
from mapping.catalog.records_sources import SourceCorrection, SourceGrade
from mapping.catalog.records_statements import Statement
from mapping.catalog.records_words import (
    Chain,
    Rendering,
    StopWord,
    Subsector,
    TermMapping,
    TermSubsector,
    ThesaurusEntry,
    WordSubsector,
)

__all__ = [
    "AddressWord",
    "Chain",
    "Clause",
    "Designation",
    "Edition",
    "Facility",
    "FirmHeading",
    "FirmWord",
    "GbtClass",
    "GbtSubsector",
    "Indicator",
    "IndicatorValue",
    "Industry",
    "IntakeHeading",
    "ListEntry",
    "Measure",
    "Neighbour",
    "Park",
    "ParkColumn",
    "ParkValue",
    "Registry",
    "Rendering",
    "SharedList",
    "Source",
    "SourceCorrection",
    "SourceGrade",
    "Statement",
    "StopWord",
    "Subdistrict",
    "Subsector",
    "Target",
    "TermMapping",
    "TermSubsector",
    "ThesaurusEntry",
    "Unit",
    "WordSubsector",
]
