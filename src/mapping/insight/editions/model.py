"""What a planned edition holds, as frozen parts: lists of terms, units, units that are new.

Lists are in the order of the plan, and a list that several units share stands once, with all of them. What must hold
between the parts is checked by `consistency`, what must hold between them and the data by `checks`.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from mapping.catalog.forms import DAY, ID

SCHEMA: Final = 1
"""Version of the schema that is written; older ones are read, newer ones refused."""
LONGEST: Final = 60
"""Characters of an id, a term or a name."""
LONGEST_TEXT: Final = 2000
MOST_TERMS: Final = 99
"""Terms of one list: ranks have two digits."""
MOST_UNITS: Final = 60
MOST_NEW: Final = 20

Ident: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^{ID.pattern}$", max_length=LONGEST)]
EditionId: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]*$", max_length=LONGEST)]
Name: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST)]
MaybeName: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST)]
Text: TypeAlias = Annotated[str, StringConstraints(max_length=LONGEST_TEXT)]


class Part(BaseModel):
    """What every part of the file has in common: it is frozen, and an unknown key is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Origin(Part):
    """Where a term comes from that the base edition does not have: a later statement by its id, or the planner."""

    kind: Literal["statement", "new"]
    id: Ident | None = None


class Term(Part):
    """A term of a list: its wording, its 965 industry (none: cross-cutting), and the sub-sectors that it names.

    ``subsectors`` is empty for a term that the tables of the policy's terms know: they tell them already. ``term_en``
    is the English of a term that the tables do not know.
    """

    term: Name
    industry_id: Ident | None = None
    subsectors: Annotated[tuple[Ident, ...], Field(max_length=MOST_TERMS)] = ()
    origin: Origin | None = None
    term_en: MaybeName = ""


class UnitList(Part):
    """An ordered list of terms of one unit, or of several that share it; those have a name together."""

    list_id: Ident
    units: Annotated[tuple[Ident, ...], Field(max_length=MOST_UNITS)]
    name_zh: Name | None = None
    name_en: MaybeName = ""
    terms: Annotated[tuple[Term, ...], Field(max_length=MOST_TERMS)] = ()

    @property
    def shared(self) -> bool:
        """Whether several units share the list."""
        return len(self.units) > 1

    def place_of(self, term: str) -> int | None:
        """Return the place of a term, from 0; None where the list does not have it."""
        return next((place for place, known in enumerate(self.terms) if known.term == term), None)


class NewUnit(Part):
    """A unit that the data do not have: its land is ``polygon``, as far as it lies in the units it is taken from.

    ``polygon`` is a GeoJSON geometry, WGS-84 degrees.
    """

    unit_id: Ident
    name_zh: Name
    short_zh: MaybeName = ""
    name_en: MaybeName = ""
    short_en: MaybeName = ""
    group: Literal["national_zone", "central", "new_district"] = "new_district"
    taken_from: Annotated[tuple[Ident, ...], Field(min_length=1, max_length=MOST_UNITS)]
    polygon: dict[str, Any]


class EditionDocument(Part):
    """A planned edition. ``base`` is the edition of the data that it starts from, ``valid_from`` its first day.

    ``issuer`` and ``source`` name who is to issue it and the document that it is to become. A unit that stands in no
    list has none in this edition.
    """

    schema_version: Annotated[int, Field(alias="schema")] = SCHEMA
    edition: EditionId
    name_zh: Name
    name_en: MaybeName = ""
    base: EditionId
    valid_from: Annotated[str, StringConstraints(pattern=rf"^{DAY.pattern}$")]
    issuer: MaybeName = ""
    source: Annotated[str, StringConstraints(max_length=200)] = ""
    lists: Annotated[tuple[UnitList, ...], Field(max_length=MOST_UNITS)] = ()
    new_units: Annotated[tuple[NewUnit, ...], Field(max_length=MOST_NEW)] = ()
    notes: Text = ""

    def list_of(self, unit_id: str) -> UnitList | None:
        """Return the list that a unit has, alone or with others; None where it has none."""
        return next((known for known in self.lists if unit_id in known.units), None)

    def new_unit(self, unit_id: str) -> NewUnit | None:
        """Return a unit that this edition adds; None where it adds no such unit."""
        return next((new for new in self.new_units if new.unit_id == unit_id), None)

    def term(self, term: str) -> Term | None:
        """Return a term as the first list has it that holds it: in one edition a term has one mapping."""
        return next((known for lst in self.lists for known in lst.terms if known.term == term), None)

    def __hash__(self) -> int:
        # Polygons are plain JSON and cannot be hashed; what differs in nothing but them is told apart by ==.
        return hash((self.edition, self.base, self.lists, tuple(new.unit_id for new in self.new_units)))
