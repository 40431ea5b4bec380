"""What is in an engine: which batches of which lists, and which of the lists are complete.

A batch is in once it stands in `firm_batches`. A list counts once all its batches are in, and then has a row of number
0 there, its seal. What a load that was ended has left behind is used by the next load of that list, and swept away by
that of any other.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from mapping.firms.expressions import as_listed
from mapping.firms.load.making import counts_of
from mapping.firms.load.winners import winners
from mapping.firms.schema import BATCHES, FIRMS, ROWS, SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.firms.engine import Engine
    from mapping.firms.load.making import Made

MOST_ISSUES: Final = 1000
"""Of a batch that are kept one by one; all are counted."""
_KEY_SIGNS: Final = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of `firm_batches`, with its report as JSON."""

    batch: str
    file: str
    content: str
    number: int
    rows: int
    rejected: int
    report: dict[str, Any]


def batch_id(content: str, way: str, number: int) -> str:
    """Return the id of a batch: the list's content, the way it was loaded, its number."""
    return f"{content[:_KEY_SIGNS]}-{way[:_KEY_SIGNS]}-{number:06}"


@dataclass(slots=True)
class Ledger:
    """The batches that are in, by id."""

    engine: Engine
    entries: dict[str, Entry] = field(default_factory=dict)

    @classmethod
    def of(cls, engine: Engine) -> Ledger:
        """Read what is in an engine."""
        ledger = cls(engine)
        if engine.has(BATCHES):
            for row in engine.arrow(engine.table(BATCHES)).to_pylist():
                ledger.entries[row["batch"]] = Entry(**{**row, "report": json.loads(row["report"])})
        return ledger

    def has(self, batch: str) -> bool:
        """Tell whether a batch is in."""
        return batch in self.entries

    def sealed(self) -> tuple[str, ...]:
        """Return the batches of the lists that are complete."""
        whole = {_list_of(entry.batch) for entry in self.entries.values() if entry.number == 0}
        return tuple(
            sorted(batch for batch, entry in self.entries.items() if entry.number and _list_of(batch) in whole)
        )

    def of_list(self, content: str, way: str) -> tuple[Entry, ...]:
        """Return the batches of a list that are in, in its order, without the seal."""
        first = _list_of(batch_id(content, way, 0))
        found = [entry for entry in self.entries.values() if entry.number and _list_of(entry.batch) == first]
        return tuple(sorted(found, key=lambda entry: entry.number))

    def seal_of(self, content: str, way: str) -> Entry | None:
        """Return the seal of a list, if it is complete."""
        return self.entries.get(batch_id(content, way, 0))

    def take(self, entry: Entry, made: Made) -> None:
        """Take a batch in: its rows, and then that it is in."""
        if made.table.num_rows:
            self.engine.append(ROWS, made.table)
        report = {"counts": counts_of(made.issues), "issues": issues_json(made)}
        self._write(Entry(entry.batch, entry.file, entry.content, entry.number, made.rows, made.rejected, report))

    def _write(self, entry: Entry) -> None:
        row = {name: getattr(entry, name) for name in SCHEMAS[BATCHES].names}
        row["report"] = json.dumps(entry.report, ensure_ascii=False, separators=(",", ":"))
        self.engine.append(BATCHES, pa.Table.from_pylist([row], schema=SCHEMAS[BATCHES].to_pyarrow()))
        self.entries[entry.batch] = entry

    def sweep(self, wanted: dict[str, str]) -> bool:
        """Remove what counts for nothing: rows of batches that are not in, lists half loaded or loaded another way.

        Args:
            wanted: content -> way of the lists that are being loaded; what is in of them stays.

        Returns:
            Whether anything that counted before is gone.
        """
        whole = set(self.sealed())
        keep = {
            batch
            for batch, entry in self.entries.items()
            if (
                batch == batch_id(entry.content, wanted[entry.content], entry.number)
                if entry.content in wanted
                else batch in whole or entry.number == 0
            )
        }
        gone = set(self.entries) - keep
        if gone:
            table = self.engine.table(BATCHES)
            self.engine.replace(BATCHES, table.filter(table.batch.isin(sorted(keep))))
            self.entries = {batch: entry for batch, entry in self.entries.items() if batch in keep}
        if self.engine.has(ROWS):
            rows = self.engine.table(ROWS)
            there = set(self.engine.arrow(rows.select("batch").distinct())["batch"].to_pylist())
            if there - keep:
                self.engine.replace(ROWS, rows.filter(rows.batch.isin(sorted(keep))))
        return bool(gone & whole)

    def make_firms(self, seals: Sequence[Entry] = ()) -> None:
        """Make `firms` anew of all lists that are complete, put it in the place of the old one, and set ``seals``.

        Ended before its end, this leaves lists without a seal, and is done again by the next load.
        """
        if not self.engine.has(ROWS):
            self.engine.append(ROWS, SCHEMAS[ROWS].to_pyarrow().empty_table())
        fresh = {_list_of(seal.batch) for seal in seals}
        counted = {batch for batch, entry in self.entries.items() if entry.number and _list_of(batch) in fresh}
        found = winners(self.engine.table(ROWS), sorted(counted | set(self.sealed())))
        self.engine.replace(FIRMS, as_listed(found))
        for seal in seals:
            self._write(seal)


def _list_of(batch: str) -> str:
    return batch.rpartition("-")[0]


def issues_json(made: Made) -> list[list[Any]]:
    """Return the first issues of a batch as JSON keeps them."""
    first: Sequence[Any] = made.issues[:MOST_ISSUES]
    return [[issue.line, issue.code.name, issue.column, issue.value] for issue in first]
