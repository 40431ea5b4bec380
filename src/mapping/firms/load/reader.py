"""A list read by a process of its own, batch after batch."""

from __future__ import annotations

import pickle
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapping.errors import UsageError
from mapping.faults import Place
from mapping.firms.load.pipes import Child, GoneError
from mapping.firms.reading.batches import ROWS
from mapping.firms.reading.headings import LOOKED_AT
from mapping.firms.reading.limits import FIRMS
from mapping.intake.pages import Refusal, RefusedError
from mapping.intake.reading import refusals_told
from mapping.sentences import FirmListCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.firms.reading.batches import FileRead, RawBatch
    from mapping.firms.reading.files import ListFile
    from mapping.firms.reading.headings import FirmHeadings


@dataclass(frozen=True, slots=True)
class Parcel:
    """A batch as it came, pickled: its number in the file, and the share of the file that is read with it."""

    number: int
    share: float
    batch: bytes

    def opened(self) -> RawBatch:
        """Return the batch."""
        batch: RawBatch = pickle.loads(self.batch)  # noqa: S301 - from our own process
        return batch


@contextmanager
def reading(
    file: ListFile, headings: FirmHeadings, *, size: int = ROWS, points_only: bool = False
) -> Iterator[Iterator[Parcel | FileRead]]:
    """Give the batches of a list and at the end what is known of it; at the end of the context the process is ended.

    ``points_only``: only the sheets that have points.

    Raises:
        UsageError: it cannot be read.
    """
    child = Child("mapping.firms.reading.child")
    try:
        yield _heard(child, file, headings, size, points_only=points_only)
    finally:
        child.end()


def _heard(
    child: Child, file: ListFile, headings: FirmHeadings, size: int, *, points_only: bool
) -> Iterator[Parcel | FileRead]:
    with refusals_told(file.name, FIRMS):
        try:
            told = (str(file.path), file.name, dict(headings.fields), size, points_only, FIRMS.memory, FIRMS.seconds)
            child.tell(told)
            while True:
                word, number, share, parcel = child.heard()
                if word == "batch":
                    yield Parcel(number, share, parcel)
                    continue
                said = pickle.loads(parcel)  # noqa: S301 - from our own process
                if word == "refused":
                    raise RefusedError(Refusal(said))
                yield said
                return
        except GoneError:
            raise RefusedError(Refusal.TOO_HARD) from None


def check_headings(file: ListFile, read: FileRead) -> None:
    """Refuse a list that has no headings, or none for the names of its firms.

    Raises:
        UsageError: it is such a list.
    """
    if read.has_headings:
        return
    place = Place(file.name)
    if any(passed.known > 1 for passed in read.passed):
        raise UsageError(FirmListCode.FIRM_NAME_COLUMN_NONE, place)
    raise UsageError(FirmListCode.FIRM_HEADINGS_NONE, place, n=LOOKED_AT)
