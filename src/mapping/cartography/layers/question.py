"""What a builder of layers is given: the data, the edition, and the reader's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapping.cartography.wording.names import Names
    from mapping.catalog.records import Designation, Unit
    from mapping.i18n import Translate
    from mapping.insight.atlas import Atlas

POLICY = "policy_2021"


@dataclass(frozen=True, slots=True)
class Question:
    """What a builder needs: the data, the edition, and the reader's words."""

    atlas: Atlas
    edition: str
    later: bool
    t: Translate
    names: Names

    def designations(self, unit: Unit) -> tuple[Designation, ...]:
        """Return the unit's designations in the policy's order."""
        return self.atlas.catalog.designations_of(unit.unit_id, self.edition)
