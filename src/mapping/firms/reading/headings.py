"""Which columns of a firm list are read, and as what: by the table of what vendors call them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.intake.headings import LONGEST, fold_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

READ: Final = (
    "name",
    "uscc",
    "status",
    "founded",
    "capital",
    "staff",
    "insured",
    "address",
    "address_report",
    "address_mail",
    "scope",
    "registrar",
    "province",
    "city",
    "district",
    "gbt_code",
    "gbt_class_name",
    "gbt_group_name",
    "gbt_division_name",
    "gbt_section_name",
    "gbt_any_name",
    "lon",
    "lat",
    "point",
    "sample_mark",
)
"""Fields that are read. Every other column, known or not, is passed over where it stands: names of persons, telephones,
mail and tax numbers never leave the process that reads the file."""

POINTS: Final = ("lon", "lat", "point")

NO_HEADINGS: Final = frozenset(("skip", "clean", "encoding", "detect"))
"""Rows of the table that tell of files, not of columns."""

LOOKED_AT: Final = 20
"""Rows in which the headings are sought: disclaimers and watermarks stand above them."""

_BLANKS = re.compile(r"\s+")
_IN_BRACKETS = re.compile(r"[(（\[【]([^()（）\[\]【】]{1,12})[)）\]】]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A column that is read: its place, its field, what the file calls it."""

    column: int
    field: str
    title: str

    @property
    def measure(self) -> str:
        """What stands in brackets: 万元 in 注册资本(万元)."""
        found = _IN_BRACKETS.search(self.title)
        return found[1] if found else ""


@dataclass(frozen=True, slots=True)
class FirmHeadings:
    """The known headings: as they are written, and folded -> field."""

    fields: Mapping[str, str]

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str]]) -> FirmHeadings:
        """Return those of a table's rows (heading, field); a heading with brackets is also known without them."""
        known = [(heading, field) for heading, field in rows if field not in NO_HEADINGS]
        fields: dict[str, str] = {}
        for heading, field in known:
            fields.setdefault(_plain(heading), field)
        for heading, field in known:
            fields.setdefault(fold_heading(heading), field)
        return cls(fields)

    def field_of(self, heading: str) -> str | None:
        """Return what a heading stands for, as a whole; None for one that is not known."""
        if not heading or len(heading) > LONGEST:
            return None
        return self.fields.get(_plain(heading)) or self.fields.get(fold_heading(heading))

    def found_in(self, cells: Sequence[str]) -> tuple[Heading, ...]:
        """Return the columns of a row of headings that are read, in the order of `READ`."""
        fields = [(at, self.field_of(cell), cell) for at, cell in enumerate(cells)]
        found = [Heading(at, field, cell) for at, field, cell in fields if field in READ]
        return tuple(sorted(found, key=lambda heading: READ.index(heading.field)))

    def known_in(self, cells: Sequence[str]) -> int:
        """Return how many known headings a row holds, those that are never read among them."""
        return sum(self.field_of(cell) is not None for cell in cells)


def _plain(heading: str) -> str:
    return _BLANKS.sub("", unicodedata.normalize("NFKC", heading)).casefold()
