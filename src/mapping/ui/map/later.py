"""The part 此后的表述 of a card: what was said after the plan, and what a template needs to tell it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapping.cartography.wording import later as wording
from mapping.insight.later import by_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.cartography.wording.names import Names
    from mapping.catalog import Catalog
    from mapping.catalog.graded import Citation
    from mapping.insight.later import Document


@dataclass(frozen=True, slots=True)
class Later:
    """Documents, and how the template ``map/later.html`` puts them into words."""

    catalog: Catalog
    names: Names
    documents: Sequence[Document]

    @property
    def by_year(self) -> tuple[tuple[str | None, tuple[Document, ...]], ...]:
        """The documents under their years."""
        return by_year(self.documents)

    @property
    def years(self) -> str:
        """All their years."""
        return wording.years_text(self.documents, self.names)

    @property
    def disclaimer(self) -> str:
        """That they are not the plan."""
        return wording.disclaimer(self.catalog, self.names)

    @property
    def extract(self) -> str:
        """The mark of what was read in an extract."""
        return wording.extract_text(self.names)

    def year(self, year: str | None) -> str:
        """Return a year as a heading."""
        return wording.year_text(year, self.names)

    def words(self, document: Document) -> str:
        """Return the words of a document."""
        return wording.words_text(document, self.names)

    def notes(self, document: Document) -> tuple[str, ...]:
        """Return what must be known of a document."""
        return wording.notes_text(document, self.names)

    def confidence(self, document: Document) -> str:
        """Return how sure a document is."""
        return wording.confidence_text(document, self.names)

    def citation(self, document: Document) -> Citation:
        """Return what a document rests on."""
        return self.catalog.citation(document.first)

    def unit(self, document: Document) -> str:
        """Return the unit that a document speaks of."""
        unit_id = document.first.unit_id
        return self.names.unit_tiny(self.catalog.unit(unit_id)) if unit_id else ""
