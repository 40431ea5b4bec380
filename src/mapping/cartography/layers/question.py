"""What a builder of layers is given: the data, how they are looked at, and the reader's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapping.cartography.wording.names import Names
    from mapping.catalog.records import Designation, Edition, Unit
    from mapping.i18n import Translate
    from mapping.insight.atlas import Atlas
    from mapping.view import View


@dataclass(frozen=True, slots=True)
class Question:
    """What a builder needs: the data, how they are looked at, and the reader's words."""

    atlas: Atlas
    view: View
    t: Translate
    names: Names

    @property
    def edition(self) -> Edition:
        """The edition that is looked at."""
        return self.atlas.catalog.edition(self.view.edition)

    @property
    def policy(self) -> str:
        """Source id of the edition's policy."""
        return self.edition.source_id

    def designations(self, unit: Unit) -> tuple[Designation, ...]:
        """Return the unit's designations in the policy's order."""
        return self.atlas.catalog.designations_of(unit.unit_id, self.view.edition)
