"""What somebody has brought along: lists that were taken in, names as they write them, the edition that they draw."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mapping.insight.additions import with_imports
from mapping.insight.editions.applied import with_edition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.faults import Fault
    from mapping.insight.additions import Import
    from mapping.insight.atlas import Atlas
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


def with_workspace(atlas: Atlas, workspace: Workspace, *, drafted: bool = True) -> Atlas:
    """Return the data with the lists of a workspace, and with the edition that is being drawn.

    Raises:
        EditionError: the edition does not fit the data.
    """
    joined = with_imports(atlas, workspace.imports)
    return with_edition(joined, workspace.edition) if drafted and workspace.edition is not None else joined


def set_aside(atlas: Atlas, own: Atlas) -> tuple[Fault, ...]:
    """Return what is wrong with rows that did not come along from a workspace: what was wrong before is not of it."""
    before = set(map(str, atlas.catalog.faults))
    return tuple(fault for fault in own.catalog.faults if str(fault) not in before)
