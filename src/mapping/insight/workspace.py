"""What somebody has brought along: lists that were taken in, names as they write them, the edition that they draw."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.insight.additions import Import
    from mapping.insight.editions.document import EditionDocument


@dataclass(frozen=True, slots=True)
class Workspace:
    """Lists that were taken in, names of units as they write them -> unit_id, and the edition that is being drawn."""

    imports: tuple[Import, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    edition: EditionDocument | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it."""
        return not self.imports and not self.aliases and self.edition is None
