"""What a list is held against: names, words, shapes and rows of ours, in one value that travels to another process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import shapely

from mapping.catalog.csv_text import KEY_SEPARATOR
from mapping.catalog.english import english
from mapping.catalog.labels import LABEL_SETS
from mapping.faults import Both
from mapping.intake.headings import Headings
from mapping.intake.wishes import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapely.geometry.base import BaseGeometry

    from mapping.catalog import Catalog, Gazetteer
    from mapping.geography import Geography
    from mapping.intake.wishes import Kind

MOST_VERTICES: Final = 60_000
"""Of the outlines that points are tried against: full detail where it is no more than this."""


@dataclass(frozen=True, slots=True)
class OurRow:
    """A row of ours that a row of a list may be about: its key, its name, its unit, and its filled cells."""

    key: str
    name: str
    unit_id: str | None
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OurEdition:
    """An edition in force: its id, its name, and the day (ISO) it came into force."""

    edition: str
    name: Both
    valid_from: str


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """All of the data that an analysis needs.

    Attributes:
        gazetteer: finds a unit by any of its names.
        unit_names: unit id -> (Chinese, English) name on the map.
        units: unit id -> shape, WGS-84 degrees; ``city`` is the outline of them all.
        districts: adcode -> names of the district.
        terms: words of the thesaurus; ``term_of`` finds one by a folded spelling, or by the name of a sub-sector.
        english_terms: English of a word -> the word, of words that alone are called so.
        industry_of: term -> id of its 965 industry.
        parks, entries: rows of ours, of parks and of the three lists.
        targets: target id -> Chinese name, of targets that units have.
        editions: the editions in force, oldest first.
        headings: kind of list -> its known headings.
    """

    gazetteer: Gazetteer
    unit_names: Mapping[str, tuple[str, str]]
    units: Mapping[str, BaseGeometry]
    city: BaseGeometry
    districts: Mapping[str, tuple[str, ...]]
    terms: frozenset[str]
    subsectors: Mapping[str, tuple[str, ...]]
    english_terms: Mapping[str, str]
    industry_of: Mapping[str, str]
    parks: tuple[OurRow, ...]
    entries: tuple[OurRow, ...]
    targets: Mapping[str, str]
    editions: tuple[OurEdition, ...]
    headings: Mapping[Kind, Headings]

    @classmethod
    def of(cls, catalog: Catalog, geography: Geography) -> Ground:
        """Return the ground that a catalogue and a geography make."""
        exact = _most_exact(geography)
        vocabulary = catalog.vocabulary
        in_force = sorted((row for row in catalog.editions if not row.is_draft), key=lambda row: row.valid_from)
        return cls(
            gazetteer=catalog.gazetteer,
            unit_names={unit.unit_id: (unit.label_zh, unit.short_en) for unit in catalog.units},
            units=dict(zip(map(str, exact.units.index), exact.units.geometry, strict=True)),
            city=exact.city,
            districts={
                adcode: (label.zh, label.zh.removesuffix("区"), label.en)
                for adcode, label in LABEL_SETS["district"].items()
            },
            terms=frozenset(vocabulary.thesaurus),
            subsectors={
                row.name_zh: tuple(word.term for word in vocabulary.words_of(row.subsector_id))
                for row in vocabulary.subsectors.values()
            },
            english_terms=_english_terms(catalog),
            industry_of={
                term: row.industry_id for term, row in vocabulary.thesaurus.items() if row.industry_id is not None
            },
            parks=_rows(catalog, "parks", "park_id"),
            entries=_rows(catalog, "three_lists", "list", "name_zh", "unit_id"),
            targets={row.target_id: row.name_zh for row in catalog.targets if row.unit_id},
            headings={kind: Headings.of(catalog.intake_headings, kind) for kind in KINDS},
            editions=tuple(OurEdition(row.edition, Both(row.name_zh, row.name_en), row.valid_from) for row in in_force),
        )

    @property
    def edition_name(self) -> Both:
        """The name of the newest edition in force."""
        return self.editions[-1].name

    def edition_before(self, year: int) -> OurEdition | None:
        """Return the newest edition that was in force before a year began; None for none."""
        return next((one for one in reversed(self.editions) if int(one.valid_from[:4]) < year), None)

    def unit_name(self, unit_id: str) -> Both:
        """Return a unit's name on the map."""
        return Both(*self.unit_names[unit_id])


def _most_exact(geography: Geography) -> Geography:
    """Return the geography in full detail, unless it has more vertices than points are held against."""
    full = geography.in_full
    return full if shapely.get_num_coordinates(full.units.geometry.to_numpy()).sum() <= MOST_VERTICES else geography


def _english_terms(catalog: Catalog) -> Mapping[str, str]:
    """Return words by their English, the plan's terms before others; what two of these are called is left out."""
    terms = catalog.vocabulary.thesaurus
    found: dict[str, set[str]] = {}
    for zh, en in english(catalog).items():
        if zh in terms and en:
            found.setdefault(en.casefold(), set()).add(zh)
    single = {en: zh for en, (zh, *others) in ((en, sorted(words)) for en, words in found.items()) if not others}
    return single | {row.term_en.casefold(): row.term for row in catalog.term_mappings}


def _rows(catalog: Catalog, table: str, *key: str) -> tuple[OurRow, ...]:
    sound = {fault.place.lines for fault in catalog.faults if fault.place.file == f"{table}.csv"}
    rows = catalog.texts[table].rows if table in catalog.texts else ()
    return tuple(
        OurRow(
            KEY_SEPARATOR.join(row.cells[column] for column in key),
            row.cells["name_zh"],
            row.cells["unit_id"] or None,
            {column: text for column, text in row.cells.items() if text},
        )
        for row in rows
        if (row.line,) not in sound
    )
