"""The report of a list as JSON: what was read, what waits, which datum, and every fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mapping.geography.datum import DATUMS

if TYPE_CHECKING:
    from mapping.faults import Fault
    from mapping.intake.found import Analysis


def report(analysis: Analysis, lang: str = "zh") -> dict[str, Any]:
    """Return the report; messages are in the language asked for, codes and keys are the same in each.

    ``accepted`` + ``rejected`` = ``uploaded``. Of those accepted, ``skipped`` give way to a duplicate.
    """
    datum = analysis.datum
    return {
        "file": analysis.file,
        "kind": analysis.kind,
        "sheet": analysis.sheet,
        "heading_row": analysis.heading_line,
        "uploaded": analysis.uploaded,
        "accepted": len(analysis.accepted),
        "rejected": len(analysis.rejected),
        "added": analysis.added,
        "skipped": analysis.skipped,
        "rejected_rows": list(analysis.rejected),
        "datum": {
            "used": datum.used,
            "recommended": datum.recommended,
            "hits": dict.fromkeys(DATUMS, 0) | dict(datum.hits),
            "points": datum.points,
            "swapped": datum.swapped,
        },
        "columns": [
            {
                "heading": column.heading,
                "field": column.field,
                "measure": column.measure,
                "converted": column.converted and column.converted.told(lang),
                "own": column.own,
                "personal": column.personal,
            }
            for column in analysis.columns
        ],
        "aliases": {
            "mapped": [list(pair) for pair in analysis.aliases.mapped],
            "unused": [list(pair) for pair in analysis.aliases.unused],
            "unknown": list(analysis.aliases.unknown),
        },
        "duplicates": [
            {"row": one.row, "ours": one.ours, "earlier_row": one.earlier, "choice": one.choice}
            for one in analysis.duplicates
        ],
        "issues": [issue(fault, lang) for fault in analysis.issues],
    }


def issue(fault: Fault, lang: str) -> dict[str, Any]:
    """Return one fault; ``row`` is None where it is of the whole file, ``rows`` are there where it is of several."""
    told = {
        "row": fault.place.line,
        "column": fault.place.column,
        "value": fault.value,
        "code": fault.code.name.lower(),
        "message": fault.told(lang),
        "severity": fault.severity.value,
    }
    return told | ({"rows": list(fault.place.lines)} if len(fault.place.lines) > 1 else {})
