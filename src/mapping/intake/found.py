"""What comes of reading a list: what each column is, what each row says, what is wrong, and what there is to decide.

Plain frozen values, which travel between processes. Rows have the numbers that a spreadsheet gives them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from mapping.sentences import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mapping.faults import Fault, Phrase
    from mapping.intake.wishes import Choice, Kind

Stage: TypeAlias = Literal["reading", "headings", "names", "points", "duplicates", "rows"]
"""What is being done, in this order."""

Told: TypeAlias = "Callable[[Stage, float], None]"
"""Hears which stage is reached, and the share of all work (0 to 1) that is done."""

ColumnBasis: TypeAlias = Literal["heading", "chosen", "own", "serial", "none"]
"""Why a column is read as what it is: its heading is known, somebody has said so; it is the
list's own; it only numbers the rows; it has no heading, and is not read."""

NameBasis: TypeAlias = Literal["name", "alias", "unknown", "ambiguous", "apart", "city", "planned", "foreign"]
"""How a name of a unit was found, or why not: one of our names; a pair that somebody has accepted; unknown; several
units answer to it; it is counted apart (东湖风景区); the whole city; a unit that no edition has yet (长江新区)."""

WordBasis: TypeAlias = Literal["term", "spelling", "chosen", "left_out", "unknown"]

OwnKind: TypeAlias = Literal["number", "choice", "text"]
PersonalKind: TypeAlias = Literal["name", "telephone", "id_number", "mail"]


@dataclass(frozen=True, slots=True)
class SheetFound:
    """A sheet: its rows with content, and whether it has the heading of such a list."""

    name: str
    lines: int
    has_heading: bool
    is_hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnFound:
    """A column: what it is read as.

    Attributes:
        index: from 0.
        heading: as the list writes it.
        field: what it is read as (`mapping.intake.fields`); None: as no field.
        basis: why.
        measure: unit of measure of its figures, as the heading or somebody says; None: none is told.
        converted: what is said of the conversion of its figures; None: there is none.
        own: what it holds, where it is a column of the list's own that is kept; None: it is none, or is left out.
        personal: whose data it seems to hold; such a column is left out unless somebody insists.
        examples: the first few different values.
        filled: rows that have something in it.
    """

    index: int
    heading: str
    field: str | None = None
    basis: ColumnBasis = "own"
    measure: str | None = None
    converted: Phrase | None = None
    own: OwnKind | None = None
    personal: PersonalKind | None = None
    examples: tuple[str, ...] = ()
    filled: int = 0


@dataclass(frozen=True, slots=True)
class PointFound:
    """A point as the list has it, longitude or easting first, and the unit that its row states."""

    row: int
    x: float
    y: float
    unit_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DatumFound:
    """Which datum the points are in.

    Attributes:
        used: the datum they were read in; None: none, they are left out or wait for a decision.
        recommended: the one that clearly fits best; None: no margin is clear.
        hits: datum -> points in the unit that their row states (of rows that state none: in the city), best first.
        in_city: datum -> points in the city.
        points: rows that have a point.
        stated: those of them that state a unit.
        swapped: those whose longitude and latitude stood the other way round.
        sample: some of the points, for a map.
        waits: whether the points wait for somebody to decide.
    """

    used: str | None = None
    recommended: str | None = None
    hits: Mapping[str, int] = field(default_factory=dict)
    in_city: Mapping[str, int] = field(default_factory=dict)
    points: int = 0
    stated: int = 0
    swapped: int = 0
    sample: tuple[PointFound, ...] = ()
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may be meant by a name, by how alike they are (percent); it is never applied by itself."""

    key: str
    name: str
    likeness: float


@dataclass(frozen=True, slots=True)
class NameFound:
    """A name of a unit (or district) as written, in which rows, and what was found by it."""

    written: str
    rows: tuple[int, ...]
    unit_id: str | None
    basis: NameBasis
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class AliasReport:
    """What became of pairs that were accepted before, and which names still have none.

    ``mapped`` and ``unused`` are pairs of written name and unit id; ``unknown`` are names that no pair and no name of
    ours answers to.
    """

    mapped: tuple[tuple[str, str], ...] = ()
    unused: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordFound:
    """An industry word as written, in which rows, and the term of the thesaurus that it is; None: none."""

    written: str
    rows: tuple[int, ...]
    term: str | None
    basis: WordBasis
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateFound:
    """Two rows about one thing, side by side.

    Attributes:
        row: the row of the list.
        ours: id of the row of ours (park id; ``list|name|unit`` of the three lists), or None.
        earlier: the earlier row of the same list, or None; one of the two is there.
        our_cells: what is known there, column of the table -> text.
        their_cells: what the list says, column of the table -> text.
        choice: what becomes of the row.
    """

    row: int
    ours: str | None = None
    earlier: int | None = None
    our_cells: Mapping[str, str] = field(default_factory=dict)
    their_cells: Mapping[str, str] = field(default_factory=dict)
    choice: Choice = "ours"


@dataclass(frozen=True, slots=True)
class NearFound:
    """A row whose name is much like one of ours in the same unit: perhaps one thing, perhaps two."""

    row: int
    written: str
    ours: str
    name: str
    likeness: float


@dataclass(frozen=True, slots=True)
class AcceptedRow:
    """A row that can be taken.

    ``cells``: column of the table -> text, empty ones left out; ``own``: column of the list -> text. ``is_added`` is
    False where the row gives way to a duplicate. ``replaces``: key of the row of ours whose place it takes.
    """

    row: int
    cells: Mapping[str, str]
    own: Mapping[int, str] = field(default_factory=dict)
    is_added: bool = True
    replaces: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """All that came of reading a list.

    ``uploaded`` rows of data are either ``accepted`` or ``rejected`` (by row); of those accepted, `skipped` give way to
    duplicates. Rows that are no data (titles, sums, notes) are told among the ``issues`` and counted nowhere.
    """

    file: str
    kind: Kind
    sheet: str
    sheets: tuple[SheetFound, ...]
    heading_line: int
    columns: tuple[ColumnFound, ...]
    datum: DatumFound = field(default_factory=DatumFound)
    names: tuple[NameFound, ...] = ()
    aliases: AliasReport = field(default_factory=AliasReport)
    words: tuple[WordFound, ...] = ()
    duplicates: tuple[DuplicateFound, ...] = ()
    near: tuple[NearFound, ...] = ()
    issues: tuple[Fault, ...] = ()
    accepted: tuple[AcceptedRow, ...] = ()
    rejected: tuple[int, ...] = ()
    geography: Literal["layout_unit", "district"] | None = None
    indicator: Mapping[str, str] = field(default_factory=dict)

    @property
    def uploaded(self) -> int:
        """Rows of data in the list."""
        return len(self.accepted) + len(self.rejected)

    @property
    def added(self) -> int:
        """Rows that would be added, or take another's place."""
        return sum(row.is_added for row in self.accepted)

    @property
    def skipped(self) -> int:
        """Rows that were accepted and give way to a duplicate."""
        return len(self.accepted) - self.added

    @property
    def errors(self) -> tuple[Fault, ...]:
        """What keeps rows waiting."""
        return tuple(fault for fault in self.issues if fault.severity is Severity.ERROR)

    def column_of(self, field_name: str) -> ColumnFound | None:
        """Return the column that a field is read from."""
        return next((column for column in self.columns if column.field == field_name), None)

    @property
    def own_columns(self) -> tuple[ColumnFound, ...]:
        """Columns of the list's own that are kept."""
        return tuple(column for column in self.columns if column.own)
