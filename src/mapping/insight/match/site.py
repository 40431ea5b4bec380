"""What a text asks of a site, held against what the tables know of a park; what they do not know is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from mapping.catalog import labels
from mapping.insight.parks.nearest import nearest_facilities

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.catalog import Catalog
    from mapping.catalog.records import Park
    from mapping.insight.match.conditions import Condition
    from mapping.insight.match.lexicon import Word
    from mapping.insight.parks.nearest import Nearest

Land: TypeAlias = Literal["larger", "smaller", "unknown"]

_M2_OF_KM2 = 1e6


def land_wanted(conditions: Iterable[Condition]) -> Condition | None:
    """Return the largest piece of land that a text asks for; phases are not added up, for they may overlap."""
    return max((one for one in conditions if one.kind == "land"), key=lambda one: one.value, default=None)


def land_of(park: Park, wanted: Condition) -> Land:
    """Tell whether a park is as large as the land asked for; what of it is free no table tells."""
    if park.area_km2 is None:
        return "unknown"
    return "larger" if park.area_km2 * _M2_OF_KM2 >= wanted.value else "smaller"


def facility_kinds(catalog: Catalog, term: str) -> tuple[str, ...]:
    """Return the kinds of facilities that a word speaks of: by the kind's name, or as a narrow word of its sub-sector.

    None for a word that no kind stands for: of these no table has places.
    """
    meant = catalog.vocabulary.of_word(term)
    found = []
    for kind, label in labels("facility_kind").items():
        same = catalog.vocabulary.of_word(label.zh)
        alike = meant and same and (meant.breadth, meant.subsector_id) == ("narrow", same.subsector_id)
        if term in label.zh or label.zh in term or alike:
            found.append(kind)
    return tuple(found)


def near_park(catalog: Catalog, park: Park, words: Iterable[Word], edition: str) -> tuple[Nearest, ...]:
    """Return the nearest facility of each kind that the words speak of; none where the park's own place is unknown."""
    kinds = {kind for word in words for kind in facility_kinds(catalog, word.term)}
    return (
        tuple(one for one in nearest_facilities(catalog, park, edition) if one.facility.kind in kinds) if kinds else ()
    )
