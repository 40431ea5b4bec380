"""A batch becomes firms: classed, placed, with the cells of its points, as the columns of the tables."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import h3.api.basic_int as h3
import numpy as np
import pyarrow as pa

from mapping.firms.load.cleaning import Cleaned, Issue, cleaned
from mapping.firms.schema import RESOLUTIONS, ROWS, SCHEMAS
from mapping.firms.values.personal import shown_value
from mapping.intake.values.datums import to_wgs84
from mapping.sentences import FirmListCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.firms.classify import Classifier
    from mapping.firms.place.placer import Placer
    from mapping.firms.reading.batches import RawBatch

NOT_USED: Final = "none"
"""In place of a datum: points are not used."""
_HASH_BITS: Final = 25
_MOST_COMPLETE: Final = 31
_DIGITS: Final = 6
"""Of degrees: ten centimetres."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What making firms needs, in one value that travels to another process."""

    placer: Placer
    classifier: Classifier
    last_year: int


@dataclass(frozen=True, slots=True)
class Made:
    """A batch as rows of `firm_rows`, and what is wrong with its cells."""

    table: pa.Table
    rows: int
    rejected: int
    issues: tuple[Issue, ...] = field(default=())


def made(raw: RawBatch, datum: str, batch: str, workshop: Workshop) -> Made:
    """Return the firms of a batch; ``datum`` is that of its points, or `NOT_USED`."""
    rows = cleaned(raw, workshop.last_year)
    columns = _described(rows) | _classed(rows, workshop.classifier, raw)
    columns |= _placed(rows, datum, workshop.placer, raw)
    columns["rank"] = _ranks(columns)
    columns |= {"batch": [batch] * len(raw), "file": [raw.file] * len(raw), "row": list(raw.lines)}
    schema = SCHEMAS[ROWS].to_pyarrow()
    arrays = [pa.array(columns[name], type=schema.field(name).type) for name in schema.names]
    table = pa.Table.from_arrays(arrays, schema=schema)
    rejected = len(raw.refused)
    return Made(table, len(raw) + rejected, rejected, tuple(sorted(rows.issues, key=lambda issue: issue.line)))


def _described(rows: Cleaned) -> dict[str, Sequence[Any]]:
    ids = [code or f"n:{_digest(name)}" for code, name in zip(rows.codes, rows.names, strict=True)]
    return {
        "firm_id": ids,
        "name": rows.names,
        "uscc": rows.codes,
        "status": rows.statuses,
        "founded": rows.founded,
        "founded_year": rows.years,
        "capital_wan": rows.capital_wan,
        "capital_text": rows.capital_text,
        "staff": rows.staff,
        "address": rows.addresses,
        "scope": rows.scopes,
        "made_up": rows.made_up,
    }


def _digest(name: str) -> str:
    return hashlib.blake2b(name.encode(), digest_size=10).hexdigest()


def _classed(rows: Cleaned, classifier: Classifier, raw: RawBatch) -> dict[str, Sequence[Any]]:
    texts = ([text or "" for text in column] for column in (rows.gbt_codes, rows.scopes))
    codes, scopes = texts
    found = classifier.classify(codes, rows.gbt_names, rows.names, scopes)
    title = raw.titles.get("gbt_code")
    for row, code in enumerate(codes):
        if code and not classifier.knows(code):
            rows.issues.append(Issue(raw.lines[row], FirmListCode.FIRM_CLASS_UNKNOWN, title, shown_value(code)))
    return {
        "gbt_code": [one.gbt_code for one in found],
        "industry_id": [one.industry_id for one in found],
        "subsector_id": [one.subsector_id for one in found],
        "class_basis": [one.basis for one in found],
        "class_from": [one.origin for one in found],
        "class_word": [one.word for one in found],
        "class_confidence": [one.confidence for one in found],
        "class_also": [";".join(one.also) for one in found],
    }


def _placed(rows: Cleaned, datum: str, placer: Placer, raw: RawBatch) -> dict[str, Sequence[Any]]:
    """Place by the point where there is one in the city, else by what the row says; other cities' firms not at all."""
    away = rows.elsewhere
    found = placer.place(
        [None if gone else address for gone, address in zip(away, rows.where, strict=True)],
        [None if gone else code for gone, code in zip(away, rows.codes, strict=True)],
        [None if gone else name for gone, name in zip(away, rows.registries, strict=True)],
    )
    units = [one.unit_id for one in found]
    bases: list[str] = [one.basis if one.unit_id else "none" for one in found]
    words = [one.word for one in found]
    confidences: list[str] = [one.confidence if one.unit_id else "" for one in found]
    points, inside = _points(rows, datum, placer, raw)
    for row, unit in inside.items():
        confidences[row] = "medium" if bases[row] == "address" and units[row] != unit else "high"
        units[row], bases[row], words[row] = unit, "coordinates", ""
    return {
        "unit_id": units,
        "place_basis": bases,
        "place_word": words,
        "place_confidence": confidences,
        **_point_columns(points, list(inside)),
    }


def _points(rows: Cleaned, datum: str, placer: Placer, raw: RawBatch) -> tuple[np.ndarray, dict[int, str]]:
    """Return the points as WGS-84, and the unit of each row whose point lies in the city."""
    if datum == NOT_USED:
        return rows.points, {}
    there = np.flatnonzero(np.isfinite(rows.points).all(axis=1))
    if not len(there):
        return rows.points, {}
    points = np.full_like(rows.points, np.nan)
    points[there] = to_wgs84(rows.points[there], datum).round(_DIGITS)
    inside: dict[int, str] = {}
    title = raw.titles.get("point") or raw.titles.get("lon")
    found = placer.place_points(points[there, 0], points[there, 1])
    for row, unit in zip(there.tolist(), found, strict=True):
        if unit is None:
            rows.issues.append(Issue(raw.lines[row], FirmListCode.FIRM_POINT_OUTSIDE, title))
        elif not rows.elsewhere[row]:
            inside[row] = unit
    return points, inside


def _point_columns(points: np.ndarray, inside: Sequence[int]) -> dict[str, Sequence[Any]]:
    count = len(points)
    lons: list[float | None] = [None] * count
    lats: list[float | None] = [None] * count
    cells: dict[int, list[int | None]] = {resolution: [None] * count for resolution in RESOLUTIONS}
    for row in inside:
        lon, lat = points[row].tolist()
        lons[row], lats[row] = lon, lat
        for resolution, column in cells.items():
            column[row] = h3.latlng_to_cell(lat, lon, resolution)
    return {"lon": lons, "lat": lats} | {f"cell{resolution}": column for resolution, column in cells.items()}


_COUNTED: Final = ("founded", "capital_wan", "capital_text", "staff", "address", "scope", "gbt_code", "lon", "unit_id")
_TELLING: Final = ("name", "uscc", "status", "founded_year", *_COUNTED, "made_up")


def _ranks(columns: dict[str, Sequence[Any]]) -> list[int]:
    """Return how complete each row is, as one number by which duplicates are ordered.

    A row with a valid code goes before one without, then how many cells say something; of equally complete ones the
    content itself decides, by a few bits of its hash, so that neither the order of rows nor of files does.
    """
    ranks = []
    for code, status, told, telling in zip(
        columns["uscc"],
        columns["status"],
        zip(*(columns[name] for name in _COUNTED), strict=True),
        zip(*(columns[name] for name in _TELLING), strict=True),
        strict=True,
    ):
        complete = min(_MOST_COMPLETE, len(told) - told.count(None) + (status != "unknown"))
        digest = hashlib.blake2b(repr(telling).encode(), digest_size=4).digest()
        few = int.from_bytes(digest) >> (32 - _HASH_BITS)
        ranks.append((((code is not None) << 5 | complete) << _HASH_BITS) | few)
    return ranks


def counts_of(issues: Sequence[Issue]) -> dict[str, int]:
    """Return how many of each code there are."""
    return dict(Counter(issue.code.name.lower() for issue in issues))
