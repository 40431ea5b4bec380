"""The tables of firms: which columns they have, in every engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import ibis

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRMS: Final = "firms"
"""Ready to be asked: one row a firm."""
ROWS: Final = "firm_rows"
"""All rows that were taken in, of which `FIRMS` is made."""
BATCHES: Final = "firm_batches"
"""The batches that are in; a row of any other is a left-over of a load that was ended, and counts for nothing."""

RESOLUTIONS: Final = (6, 7, 8, 9)
"""Of the H3 cells that are computed for each point; edges of 3.7, 1.4, 0.5 and 0.2 km."""

_FIRM: Final[Mapping[str, str]] = {
    "firm_id": "!string",  # the credit code where it is valid, else n: and a hash of the name
    "name": "!string",
    "uscc": "string",  # valid ones only
    "status": "!string",
    "founded": "date",
    "founded_year": "int32",
    "capital_wan": "float64",  # 10,000 yuan; null for other currencies, of which capital_text tells
    "capital_text": "string",
    "staff": "int64",
    "address": "string",
    "scope": "string",
    "gbt_code": "string",
    "industry_id": "string",
    "subsector_id": "string",
    "class_basis": "!string",
    "class_from": "!string",  # gbt_code, gbt_name, firm_name, scope, or nothing
    "class_word": "!string",
    "class_confidence": "!string",
    "class_also": "!string",  # ids of sub-sectors with ; between
    "unit_id": "string",
    "place_basis": "!string",
    "place_word": "!string",
    "place_confidence": "!string",
    "lon": "float64",  # WGS-84
    "lat": "float64",
    **{f"cell{resolution}": "int64" for resolution in RESOLUTIONS},  # H3; null without a point
    "made_up": "!boolean",
}
_ROW: Final[Mapping[str, str]] = {
    "batch": "!string",
    "file": "!string",
    "row": "!int64",  # as the spreadsheet counts
    "rank": "!int32",  # how complete the row is: of duplicates the most complete one is the firm
}
_BATCH: Final[Mapping[str, str]] = {
    "batch": "!string",
    "file": "!string",
    "content": "!string",  # sha-256 of the file
    "number": "!int32",
    "rows": "!int64",
    "rejected": "!int64",
    "report": "!string",  # JSON: issues and counts of the batch
}

SCHEMAS: Final[Mapping[str, ibis.Schema]] = {
    FIRMS: ibis.schema(dict(_FIRM)),
    ROWS: ibis.schema({**_FIRM, **_ROW}),
    BATCHES: ibis.schema(dict(_BATCH)),
}
"""Table -> its columns; ``!`` marks those that are never null."""
