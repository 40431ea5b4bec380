"""What must hold between the policy's own sentences and the rows that rest on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.catalog.contracts import TABLE
from mapping.catalog.labels import LABEL_SETS
from mapping.catalog.records import Target
from mapping.catalog.relations import Known
from mapping.faults import Both
from mapping.sentences import Code

if TYPE_CHECKING:
    from mapping.catalog.csv_text import Row
    from mapping.catalog.records import Designation
    from mapping.catalog.relations import RawTables
    from mapping.faults import Field as Filled

_DECIDES = {
    "unit": ("units", "unit_id"),
    "shared_list": ("shared_lists", "shared_list"),
    "target": ("targets", "target_id"),
}
"""What a sentence decides -> table and column that know it."""


def check_quotes(raw: RawTables) -> None:
    """Check that each sentence is about something known, each row has its sentence, and the term stands in it.

    The rows stay in use without their sentence: it is missing, and said to be. A draft of an edition has no sentences
    yet, and lacks none.
    """
    _check_subjects(raw)
    quotes = {_key(row): row.cells["quote"] for row in raw.sound("clauses")}
    # What waits for a fault of its own, or was named once, is not named again.
    told_of = {_key(row) for row in raw.texts["clauses"].rows}
    for name in ("industries", "targets"):
        for row in raw.in_force(name):
            kind, ident = _subject(name, row)
            key = (kind, ident, row.cells["edition"], row.cells["clause"])
            if key in quotes:
                if name == "industries" and row.cells["term"] not in quotes[key]:
                    raw.report(TABLE[name], row, "term", Code.TERM_NOT_IN_QUOTE, table=TABLE["clauses"].file)
            elif key not in told_of:
                told_of.add(key)
                label = LABEL_SETS["clause_kind"][kind]
                told: dict[str, Filled] = {
                    "table": TABLE["clauses"].file,
                    "kind": Both(label.zh, label.en),
                    "name": ident,
                }
                raw.report(TABLE[name], row, "clause", Code.QUOTE_MISSING, **told)


def _key(row: Row) -> tuple[str, ...]:
    return tuple(row.cells[column] for column in TABLE["clauses"].key)


def _subject(table: str, row: Row) -> tuple[str, str]:
    """Return kind and id of the sentence that a row rests on, as `tables.said_by` does for records."""
    if table == "targets":
        return "target", row.cells["target_id"]
    shared = row.cells["shared_list"]
    return ("shared_list", shared) if shared else ("unit", row.cells["unit_id"])


def _check_subjects(raw: RawTables) -> None:
    """Each sentence is about a unit, shared list or target that is known."""
    table = TABLE["clauses"]
    known = {kind: Known.of(raw, *column) for kind, column in _DECIDES.items()}
    for row in raw.sound(table.name):
        known[row.cells["kind"]].check(raw, (table, row, "id"), row.cells["id"])


def said_by(row: Designation | Target) -> tuple[str, str]:
    """Return kind and id of the sentence that a row rests on: of its target, its shared list, or its unit."""
    if isinstance(row, Target):
        return "target", row.target_id
    return ("shared_list", row.shared_list) if row.shared_list else ("unit", row.unit_id)
