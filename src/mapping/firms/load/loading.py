"""Load lists of firms into an engine: read, cleaned, classed, placed, each batch in or out, and `firms` made anew."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from mapping import __version__
from mapping.catalog.records import FirmHeading
from mapping.faults import Fault, Place
from mapping.firms.classify import Classifier
from mapping.firms.load.crew import Alone, Crew
from mapping.firms.load.ledger import Entry, Ledger, batch_id
from mapping.firms.load.making import NOT_USED, Workshop
from mapping.firms.load.reader import Parcel, check_headings, reading
from mapping.firms.load.report import LoadReport, reported
from mapping.firms.load.survey import AUTO, surveyed
from mapping.firms.place import Placer
from mapping.firms.reading.batches import ROWS
from mapping.firms.reading.files import files_of
from mapping.firms.reading.headings import FirmHeadings
from mapping.intake.places import check_datum
from mapping.kept import kept
from mapping.sentences import FirmListCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from mapping.firms.engine import Engine
    from mapping.firms.load.survey import Surveyed
    from mapping.firms.reading.batches import FileRead
    from mapping.insight.atlas import Atlas

Stage: TypeAlias = Literal["looking", "placing", "making"]
Told: TypeAlias = "Callable[[Stage, float], None]"

_WAY: Final = "2"
"""Changes with what is made of a row: rows that were made another way are made anew by the next load of their list."""


@dataclass(frozen=True, slots=True)
class _List:
    """A list of a load: what was found by looking at it, and the way in which its rows are made."""

    seen: Surveyed
    way: str

    def batch(self, number: int) -> str:
        """Return the id of one of its batches."""
        return batch_id(self.seen.content, self.way, number)


def load(  # noqa: PLR0913 - one value a wish
    paths: Sequence[Path],
    engine: Engine,
    atlas: Atlas,
    *,
    datum: str = AUTO,
    told: Told | None = None,
    size: int = ROWS,
) -> LoadReport:
    """Load lists, and folders of them; return what became of their rows.

    What an earlier load, ended or not, has taken in of the same lists is not made again. `firms` is made anew at the
    end, of all lists that are complete: whatever ends a load before leaves the old one.

    Args:
        paths: files and folders.
        engine: where the firms are kept.
        atlas: what they are classed and placed by.
        datum: ``auto``, ``none`` (points are not read), or the one that all points are in.
        told: is told the stage and the share (0 to 1) of all work.
        size: rows of a batch.

    Raises:
        UsageError: a list cannot be read, the engine does not do what it is asked for, or an unknown datum.
        DataError: the tables that place and class firms cannot be read.
    """
    check_datum(datum)
    say: Told = told or (lambda _stage, _share: None)
    files, issues = files_of(paths)
    say("looking", 0.0)
    tables = atlas.catalog.firm_tables()
    headings = FirmHeadings.of((row.heading, row.field) for row in tables.of(FirmHeading))
    workshop = _workshop(atlas)
    seen, found = surveyed(files, headings, datum, workshop, atlas.geography)
    lists, twice = _lists(seen, f"{size}\n{_tables_hash(atlas)}")
    issues = (*issues, *twice, *_undecided(lists, datum))
    ledger = Ledger.of(engine)
    lost = ledger.sweep({one.seen.content: one.way for one in lists})
    missing = [one for one in lists if ledger.seal_of(one.seen.content, one.way) is None]
    seals = _take_in(missing, ledger, workshop, headings, say, size) if missing else []
    if seals or lost:
        say("making", _MAKING)
        ledger.make_firms(seals)
    say("making", 1.0)
    return reported(ledger, [(one.seen, one.way) for one in lists], issues, found)


_FEW: Final = 3_000_000
"""Bytes of lists for which it is not worth starting workers."""
_LOOKING: Final = 0.02
_MAKING: Final = 0.93


def _take_in(  # noqa: PLR0913, PLR0917 - what a load has made ready
    lists: Sequence[_List], ledger: Ledger, workshop: Workshop, headings: FirmHeadings, say: Told, size: int
) -> list[Entry]:
    """Take in all batches that are not in yet; return the seals of the lists, which are complete now."""
    sizes = [max(1, one.seen.file.path.stat().st_size) for one in lists]
    ends: dict[str, tuple[_List, FileRead]] = {}

    def batches() -> Iterator[tuple[tuple[_List, Parcel, float], str, str, bytes]]:
        before = 0
        for one, length in zip(lists, sizes, strict=True):
            with reading(one.seen.file, headings, size=size) as parcels:
                for parcel in parcels:
                    if not isinstance(parcel, Parcel):
                        check_headings(one.seen.file, parcel)
                        ends[one.seen.content] = (one, parcel)
                    elif not ledger.has(one.batch(parcel.number)):
                        share = (before + parcel.share * length) / sum(sizes)
                        what = (one, parcel, share)
                        yield what, one.seen.datum, one.batch(parcel.number), parcel.batch
            before += length

    with (Crew if sum(sizes) > _FEW else Alone)(workshop) as crew:
        for (one, parcel, share), made in crew.made(batches()):
            entry = Entry(one.batch(parcel.number), one.seen.file.name, one.seen.content, parcel.number, 0, 0, {})
            ledger.take(entry, made)
            say("placing", _LOOKING + share * (_MAKING - _LOOKING))
    return [_seal(one, end) for one, end in ends.values()]


def _seal(one: _List, end: FileRead) -> Entry:
    report = {
        "date": _today().isoformat(),
        "batches": end.batches,
        "rows": end.rows,
        "datum": one.seen.datum,
        "passed": [[passed.sheet, passed.rows] for passed in end.passed],
    }
    return Entry(one.batch(0), one.seen.file.name, one.seen.content, 0, 0, 0, report)


def _today() -> dt.date:
    return dt.datetime.now(tz=dt.UTC).astimezone().date()


def _lists(seen: Sequence[Surveyed], made_by: str) -> tuple[tuple[_List, ...], list[Fault]]:
    """Return the lists, each content once, with a warning for each that repeats another."""
    lists: dict[str, _List] = {}
    twice = []
    for one in seen:
        first = lists.get(one.content)
        if first is not None:
            fields = {"other": first.seen.file.name}
            twice.append(Fault(FirmListCode.FIRM_FILE_TWICE, Place(one.file.name), None, fields))
            continue
        way = hashlib.sha256(f"{_WAY}\n{__version__}\n{one.datum}\n{made_by}".encode()).hexdigest()
        lists[one.content] = _List(one, way)
    return tuple(lists.values()), twice


def _undecided(lists: Sequence[_List], datum: str) -> list[Fault]:
    return [
        Fault(FirmListCode.FIRM_DATUM_UNDECIDED, Place(one.seen.file.name))
        for one in lists
        if datum == AUTO and one.seen.has_points and one.seen.datum == NOT_USED
    ]


@kept(1)
def _workshop(atlas: Atlas) -> Workshop:
    return Workshop(Placer.of(atlas.catalog, atlas.geography), Classifier.of(atlas.catalog), _today().year + 1)


@kept(1)
def _tables_hash(atlas: Atlas) -> str:
    """Return a hash of all that rows are classed and placed by: with other tables they are made anew."""
    digest = hashlib.sha256()
    tables = atlas.catalog.firm_tables()
    for record, rows in sorted(tables.rows.items(), key=lambda item: item[0].__name__):
        digest.update(f"{record.__name__}\n".encode())
        digest.update("\n".join(map(repr, rows)).encode())
    for rows in (atlas.catalog.thesaurus, atlas.catalog.subsectors, atlas.catalog.word_subsectors, atlas.catalog.units):
        digest.update("\n".join(map(repr, rows)).encode())
    return digest.hexdigest()
