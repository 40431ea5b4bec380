"""The whole check of the data: faults of the tables, then the join report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapping.catalog.join import JoinReport, join_report

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapping.catalog.tables import Catalog


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Outcome of a check: one Chinese sentence a fault, and the joins."""

    faults: tuple[str, ...]
    join: JoinReport

    @property
    def passed(self) -> bool:
        """Whether there is nothing to mend."""
        return not self.faults and self.join.complete


def fault_lines(catalog: Catalog, lang: str = "zh") -> tuple[str, ...]:
    """Return every fault of the tables as one sentence, in the order of files and lines."""
    return tuple(fault.told(lang) for fault in catalog.faults)


def check(
    catalog: Catalog, geometry_ids: Mapping[str, Sequence[str]], names: Mapping[str, str] | None = None
) -> CheckResult:
    """Return all faults and the join report; arguments as in ``join_report``."""
    return CheckResult(fault_lines(catalog), join_report(catalog, geometry_ids, names))
