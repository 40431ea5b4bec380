"""Load the tables as one immutable catalogue; rows at fault are set aside and named, never dropped silently."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from mapping.catalog.contracts import AT_ONCE, TABLE, labels
from mapping.catalog.folder import in_reading_order, read_tables
from mapping.catalog.gazetteer import Gazetteer
from mapping.catalog.graded import check_grades, citation, key_of
from mapping.catalog.lookup import by, get, grouped
from mapping.catalog.made import check_cells, records_of
from mapping.catalog.on_demand import FirmTables, firm_tables
from mapping.catalog.quotes import check_quotes, said_by
from mapping.catalog.relations import LooseKey, RawTables, check_relations, industries_of
from mapping.catalog.vocabulary import Vocabulary
from mapping.errors import DataError, UnknownNameError
from mapping.faults import Fault, Place
from mapping.kept import kept
from mapping.sentences import Code
from mapping.settings import settings

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Mapping
    from pathlib import Path

    from mapping.catalog.csv_text import CsvText
    from mapping.catalog.graded import Citation, Graded
    from mapping.catalog.records import (
        Chain,
        Clause,
        Designation,
        Edition,
        Facility,
        Indicator,
        IndicatorValue,
        Industry,
        IntakeHeading,
        ListEntry,
        Measure,
        Neighbour,
        Park,
        ParkColumn,
        ParkValue,
        Rendering,
        SharedList,
        Source,
        SourceCorrection,
        SourceGrade,
        Statement,
        StopWord,
        Subsector,
        Target,
        TermMapping,
        TermSubsector,
        ThesaurusEntry,
        Unit,
        WordSubsector,
    )
    from mapping.view import View

T = TypeVar("T")
K = TypeVar("K", bound="Hashable")
Placed = TypeVar("Placed", "Park", "Facility", "ListEntry")


@dataclass(frozen=True, eq=False)
class Catalog:
    """All tables as records, in file order (units by group first), with the faults found on loading.

    ``directory`` holds every row of the table of parks; ``parks`` leaves out those that are a layout unit itself.
    Rows that ``faults`` names are not in the tables. ``loose_keys`` are keys in the files that joined nothing.
    ``texts``: table -> its rows as they were read, from which `with_rows` makes another catalogue.
    ``folder``: where those tables are that are read on demand; None: the data folder of the settings.
    """

    units: tuple[Unit, ...]
    industries: tuple[Industry, ...]
    designations: tuple[Designation, ...]
    shared_lists: tuple[SharedList, ...]
    term_mappings: tuple[TermMapping, ...]
    thesaurus: tuple[ThesaurusEntry, ...]
    chains: tuple[Chain, ...]
    subsectors: tuple[Subsector, ...]
    word_subsectors: tuple[WordSubsector, ...]
    term_subsectors: tuple[TermSubsector, ...]
    stop_words: tuple[StopWord, ...]
    renderings: tuple[Rendering, ...]
    intake_headings: tuple[IntakeHeading, ...]
    directory: tuple[Park, ...]
    facilities: tuple[Facility, ...]
    list_entries: tuple[ListEntry, ...]
    targets: tuple[Target, ...]
    clauses: tuple[Clause, ...]
    statements: tuple[Statement, ...]
    measures: tuple[Measure, ...]
    sources: tuple[Source, ...]
    source_grades: tuple[SourceGrade, ...]
    source_corrections: tuple[SourceCorrection, ...]
    neighbours: tuple[Neighbour, ...]
    editions: tuple[Edition, ...]
    park_columns: tuple[ParkColumn, ...]
    park_values: tuple[ParkValue, ...]
    indicators: tuple[Indicator, ...]
    indicator_values: tuple[IndicatorValue, ...]
    faults: tuple[Fault, ...]
    loose_keys: tuple[LooseKey, ...] = ()
    texts: Mapping[str, CsvText] = field(default_factory=dict, repr=False)
    folder: Path | None = None

    def with_rows(
        self,
        rows: Mapping[str, Iterable[Mapping[str, str]]],
        without: Mapping[str, Collection[str]] = MappingProxyType({}),
    ) -> Catalog:
        """Return a catalogue with further rows: table -> rows as column -> text, of which empty cells may be left out.

        ``without``: table -> rows that go, by their key (`CsvText.without`). All of it is checked anew. The lines of
        further rows are counted on from the last one of the file.

        Raises:
            KeyError: no such table, or it has no such column.
        """
        texts = dict(self.texts)
        for table, keys in without.items():
            texts[table] = texts[table].without(TABLE[table].key, frozenset(keys))
        for table, further in rows.items():
            texts[table] = texts[table].with_rows(TABLE[table].fields, further)
        return catalog_of(texts, self.folder)

    @kept(1)
    def firm_tables(self) -> FirmTables:
        """Return the tables that only lists of firms need, read when first asked for; raises DataError."""
        return firm_tables(self.texts, self.faults, self.folder or settings().data_dir)

    def unit(self, unit_id: str) -> Unit:
        """Return a layout unit by id; raises UnknownNameError (``gazetteer.find`` takes names)."""
        if unit_id not in self._units:
            raise UnknownNameError("布局单元", unit_id, lambda: self.gazetteer.suggestions(unit_id))
        return self._units[unit_id]

    def industry(self, industry_id: str) -> Industry:
        """Return a 965 industry by id; raises UnknownNameError."""
        return get(self._industries, industry_id, "产业", lambda industry: industry.short_zh)

    @cached_property
    def parks(self) -> tuple[Park, ...]:
        """The parks, in file order; a development zone that is a layout unit itself is none."""
        return tuple(row for row in self.directory if not row.is_unit_zone)

    @cached_property
    def unit_zones(self) -> tuple[Park, ...]:
        """The rows of the directory that are a layout unit itself, in file order."""
        return tuple(row for row in self.directory if row.is_unit_zone)

    def park(self, park_id: str) -> Park:
        """Return a park by id; raises UnknownNameError, for a layout unit itself too."""
        return get(self._parks, park_id, "园区", lambda park: park.name_zh)

    def source(self, source_id: str) -> Source:
        """Return a source by id; raises UnknownNameError."""
        return get(self._sources, source_id, "来源", lambda source: source.title_zh)

    def citation(self, row: Graded) -> Citation:
        """Return what a row rests on: the address to cite, with its grade, and what else is known of its sources."""
        key = key_of(row)
        return citation(row, self._grades.get(key), self._corrections.get(key, ()))

    def edition(self, edition: str) -> Edition:
        """Return an edition by id; raises UnknownNameError."""
        return get(self._editions, edition, "版本", lambda known: known.name_zh)

    @cached_property
    def newest_edition(self) -> str:
        """Id of the edition last in force: the one meant where an address or a command names none.

        Raises:
            DataError: the tables have no edition.
        """
        if not self._editions:
            raise DataError([Fault(Code.EDITION_MISSING, Place(TABLE["editions"].file))])
        in_force = [edition for edition in self._editions.values() if not edition.is_draft]
        return (in_force or list(self._editions.values()))[-1].edition

    def is_later(self, row: Park | Facility | ListEntry, edition: str) -> bool:
        """Tell whether a row came after an edition; raises UnknownNameError."""
        self.edition(edition)
        if row.after_edition is None:
            return False
        order = list(self._editions)
        return order.index(row.after_edition) >= order.index(edition)

    def parks_in(self, view: View) -> tuple[Park, ...]:
        """Return the parks of a view, in file order."""
        return self._in_view(self.parks, view)

    def facilities_in(self, view: View) -> tuple[Facility, ...]:
        """Return airports, stations, ports and bonded zones of a view, in file order."""
        return self._in_view(self.facilities, view)

    def designations_of(self, unit_id: str, edition: str) -> tuple[Designation, ...]:
        """Return the industries designated for a unit, in the policy's order; raises UnknownNameError."""
        self.unit(unit_id)
        self.edition(edition)
        return self._designations.get((unit_id, edition), ())

    def parks_of(self, unit_id: str, view: View) -> tuple[Park, ...]:
        """Return the parks of a view that belong to a unit (by ``unit_id``, not by place)."""
        self.unit(unit_id)
        return self._in_view(self._parks_by_unit.get(unit_id, ()), view)

    def targets_of(self, unit_id: str, edition: str) -> tuple[Target, ...]:
        """Return the targets that an edition sets for a unit; raises UnknownNameError."""
        self.unit(unit_id)
        self.edition(edition)
        return self._targets.get((unit_id, edition), ())

    def clause_of(self, row: Designation | Target) -> Clause | None:
        """Return the policy's own sentence behind a row; None where the tables do not have it."""
        return self._clauses.get((*said_by(row), row.edition, row.clause))

    def list_entries_of(self, unit_id: str, view: View) -> tuple[ListEntry, ...]:
        """Return a unit's enterprises, projects and platforms in a view."""
        self.unit(unit_id)
        return self._in_view(self._list_entries.get(unit_id, ()), view)

    def _in_view(self, rows: tuple[Placed, ...], view: View) -> tuple[Placed, ...]:
        return rows if view.later else tuple(row for row in rows if not self.is_later(row, view.edition))

    def industries_of_park(self, park: Park) -> tuple[str, ...]:
        """Return the ids of the 965 industries of a park's words, each once, in the order of the words."""
        ids = map(self.vocabulary.industry_of, park.industries)
        return tuple(dict.fromkeys(industry_id for industry_id in ids if industry_id))

    def mapping_of(self, term: str) -> TermMapping | None:
        """Return how a term of the policy maps to a 965 industry; None where the policy has no such term."""
        return self._term_mappings.get(term)

    def measure(self, measure_id: str) -> dict[str, float]:
        """Return statistical unit -> value; units without a figure are absent. Raises UnknownNameError."""
        return dict(get(self._measures, measure_id, "指标", lambda _: measure_id))

    def subsector(self, subsector_id: str) -> Subsector:
        """Return a sub-sector by id; raises UnknownNameError."""
        return get(self.vocabulary.subsectors, subsector_id, "细分领域", lambda subsector: subsector.name_zh)

    def statements_of(self, unit_id: str) -> tuple[Statement, ...]:
        """Return what was said of a unit after the plan, the latest first, those without a date last."""
        self.unit(unit_id)
        return self._statements.get(unit_id, ())

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Tells of words and terms which industries and sub-sectors they speak of."""
        return Vocabulary(self.thesaurus, self.subsectors, self.word_subsectors, self.term_subsectors)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Finds a unit by any of its names."""
        return Gazetteer(self.units)

    @cached_property
    def _units(self) -> Mapping[str, Unit]:
        return by(self.units, lambda unit: unit.unit_id)

    @cached_property
    def _industries(self) -> Mapping[str, Industry]:
        return by(self.industries, lambda industry: industry.industry_id)

    @cached_property
    def _parks(self) -> Mapping[str, Park]:
        return by(self.parks, lambda park: park.park_id)

    @cached_property
    def _sources(self) -> Mapping[str, Source]:
        return by(self.sources, lambda source: source.source_id)

    @cached_property
    def _grades(self) -> Mapping[tuple[str, str], SourceGrade]:
        return MappingProxyType({(grade.table, grade.id): grade for grade in self.source_grades})

    @cached_property
    def _corrections(self) -> Mapping[tuple[str, str], tuple[SourceCorrection, ...]]:
        done = (row for row in self.source_corrections if row.verdict == "applied")
        return grouped(done, lambda row: (row.table, row.id))

    @cached_property
    def _editions(self) -> Mapping[str, Edition]:
        """Return the editions by id, the oldest first."""
        ordered = sorted(self.editions, key=lambda edition: edition.valid_from)
        return by(ordered, lambda edition: edition.edition)

    @cached_property
    def _term_mappings(self) -> Mapping[str, TermMapping]:
        return by(self.term_mappings, lambda mapping: mapping.term)

    @cached_property
    def _designations(self) -> Mapping[tuple[str, str], tuple[Designation, ...]]:
        ranked = sorted(self.designations, key=lambda designation: designation.rank)
        return grouped(ranked, lambda designation: (designation.unit_id, designation.edition))

    @cached_property
    def _parks_by_unit(self) -> Mapping[str | None, tuple[Park, ...]]:
        return grouped(self.parks, lambda park: park.unit_id)

    @cached_property
    def _targets(self) -> Mapping[tuple[str | None, str], tuple[Target, ...]]:
        return grouped(self.targets, lambda target: (target.unit_id, target.edition))

    @cached_property
    def _clauses(self) -> Mapping[tuple[str, str, str, str], Clause]:
        return MappingProxyType({(row.kind, row.id, row.edition, row.clause): row for row in self.clauses})

    @cached_property
    def _statements(self) -> Mapping[str | None, tuple[Statement, ...]]:
        latest = sorted(self.statements, key=lambda row: row.date or "", reverse=True)
        return grouped(latest, lambda row: row.unit_id)

    @cached_property
    def _list_entries(self) -> Mapping[str, tuple[ListEntry, ...]]:
        return grouped(self.list_entries, lambda entry: entry.unit_id)

    @cached_property
    def _measures(self) -> Mapping[str, Mapping[str, float]]:
        measures = grouped(self.measures, lambda measure: measure.measure_id)
        return {key: {measure.unit_id: measure.value for measure in rows} for key, rows in measures.items()}


def load_catalog(data_dir: Path | None = None) -> Catalog:
    """Read, check and join all tables of ``data_dir`` (default: the data folder of the settings).

    Rows at fault are set aside and named in ``Catalog.faults``, all at once; the others load.

    Raises:
        DataError: a file is missing, unreadable, not UTF-8, empty, or lacks a column (all such files are named).
    """
    folder = data_dir or settings().data_dir
    return catalog_of(read_tables(folder), folder)


def catalog_of(texts: Mapping[str, CsvText], folder: Path | None = None) -> Catalog:
    """Check and join tables that have been read: name -> rows, one for each of `contracts.AT_ONCE`.

    Rows at fault are set aside as by `load_catalog`. Those read on demand may be among them, or are read in ``folder``.
    """
    raw = RawTables(texts)
    for table in AT_ONCE:
        raw.faults += raw.texts[table.name].faults
    check_cells(raw)
    check_relations(raw)
    check_quotes(raw)
    check_grades(raw)
    return _catalog(raw, folder)


def _catalog(raw: RawTables, folder: Path | None) -> Catalog:
    loaded = {
        table.name: records_of(raw.texts[table.name], table.name, frozenset(raw.aside.get(table.name, ())))
        for table in AT_ONCE
        if not table.columns
    }
    groups = list(labels("unit.group"))
    return Catalog(
        units=tuple(sorted(loaded["units"], key=lambda unit: groups.index(unit.group))),
        industries=industries_of(raw),
        designations=loaded["industries"],
        shared_lists=loaded["shared_lists"],
        term_mappings=loaded["term_to_965"],
        thesaurus=loaded["thesaurus"],
        chains=loaded["chains"],
        subsectors=loaded["subsectors"],
        word_subsectors=loaded["word_subsectors"],
        term_subsectors=loaded["term_subsectors"],
        stop_words=loaded["stop_words"],
        renderings=loaded["renderings"],
        intake_headings=loaded["intake_headings"],
        directory=loaded["parks"],
        facilities=loaded["facilities"],
        list_entries=loaded["three_lists"],
        targets=loaded["targets"],
        clauses=loaded["clauses"],
        statements=loaded["statements"],
        measures=loaded["measures"],
        sources=loaded["sources"],
        source_grades=loaded["source_grades"],
        source_corrections=loaded["source_corrections"],
        neighbours=loaded["neighbours"],
        editions=loaded["editions"],
        park_columns=loaded["park_columns"],
        park_values=loaded["park_values"],
        indicators=loaded["indicators"],
        indicator_values=loaded["indicator_values"],
        faults=in_reading_order(raw.faults),
        loose_keys=tuple(raw.loose),
        texts=raw.texts,
        folder=folder,
    )
