"""A first look at the lists of a load: their contents, and which datum their points are in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from mapping.firms.load.cleaning import cleaned
from mapping.firms.load.making import NOT_USED
from mapping.firms.load.reader import Parcel, reading
from mapping.firms.place import datum as datums
from mapping.firms.reading.files import content_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.firms.load.making import Workshop
    from mapping.firms.reading.files import ListFile
    from mapping.firms.reading.headings import FirmHeadings
    from mapping.geography import Geography
    from mapping.intake.values.datums import DatumFound

AUTO: Final = "auto"
_LOOKED_AT: Final = 100_000
"""Rows of a list in which points are sought."""
_TRIED: Final = 4000
"""Points that are tried, evenly from all of them."""


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A list: its content's hash, whether it has points, and the datum they are read in (`NOT_USED`: they are not)."""

    file: ListFile
    content: str
    has_points: bool
    datum: str


@dataclass(frozen=True, slots=True)
class _Sample:
    points: np.ndarray
    stated: list[str | None]

    def __len__(self) -> int:
        return len(self.points)


def surveyed(
    files: Sequence[ListFile], headings: FirmHeadings, datum: str, workshop: Workshop, geography: Geography
) -> tuple[tuple[Surveyed, ...], DatumFound | None]:
    """Look at lists. ``datum``: ``auto``, ``none``, or the one that all their points are in.

    Each list's own points tell its datum; where they are too few, those of all lists together. Also returns what came
    of trying all points together; None where none was tried.

    Raises:
        UsageError: a list cannot be read.
    """
    contents = [content_of(file.path) for file in files]
    if datum != AUTO:
        fixed = NOT_USED if datum == "none" else datum
        return tuple(
            Surveyed(file, content, has_points=False, datum=fixed)
            for file, content in zip(files, contents, strict=True)
        ), None
    samples = [_sample(file, headings, workshop) for file in files]
    together = _find([sample for sample in samples if len(sample)], geography)
    found = []
    for file, content, sample in zip(files, contents, samples, strict=True):
        own = _find([sample], geography) if len(sample) and len(files) > 1 else together
        told = (own and own.recommended) or (together and together.recommended)
        used = (told or NOT_USED) if len(sample) else NOT_USED
        found.append(Surveyed(file, content, bool(len(sample)), used))
    return tuple(found), together


def _find(samples: Sequence[_Sample], geography: Geography) -> DatumFound | None:
    if not samples:
        return None
    points = np.concatenate([sample.points for sample in samples])
    return datums.find(points, [unit for sample in samples for unit in sample.stated], geography)


def _sample(file: ListFile, headings: FirmHeadings, workshop: Workshop) -> _Sample:
    """Return points of a list, with the unit that each row's address tells surely."""
    points: list[np.ndarray] = []
    where: list[str | None] = []
    looked_at = 0
    with reading(file, headings, points_only=True) as parcels:
        for parcel in parcels:
            if not isinstance(parcel, Parcel) or looked_at >= _LOOKED_AT:
                break
            raw = parcel.opened()
            rows = cleaned(raw, workshop.last_year)
            there = np.flatnonzero(np.isfinite(rows.points).all(axis=1))
            points.append(rows.points[there])
            where += [None if rows.elsewhere[row] else rows.where[row] for row in there.tolist()]
            looked_at += len(raw)
    if not where:
        return _Sample(np.empty((0, 2)), [])
    every = slice(None, None, max(1, -(-len(where) // _TRIED)))
    placed = workshop.placer.place(where[every])
    stated = [one.unit_id if one.confidence == "high" else None for one in placed]
    return _Sample(np.concatenate(points)[every], stated)
