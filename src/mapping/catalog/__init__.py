"""The tables: what each column is, how they load, which names find a unit, what joins what."""

from mapping.catalog.contracts import labels
from mapping.catalog.gazetteer import AmbiguousNameError, Gazetteer, Mention
from mapping.catalog.records import (
    Designation,
    Edition,
    Industry,
    ListEntry,
    Measure,
    Neighbour,
    Park,
    SharedList,
    Source,
    StopWord,
    Target,
    TermMapping,
    ThesaurusEntry,
    Unit,
)
from mapping.catalog.tables import Catalog, catalog_of, load_catalog

__all__ = [
    "AmbiguousNameError",
    "Catalog",
    "Designation",
    "Edition",
    "Gazetteer",
    "Industry",
    "ListEntry",
    "Measure",
    "Mention",
    "Neighbour",
    "Park",
    "SharedList",
    "Source",
    "StopWord",
    "Target",
    "TermMapping",
    "ThesaurusEntry",
    "Unit",
    "catalog_of",
    "labels",
    "load_catalog",
]
