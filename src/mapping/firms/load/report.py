"""What became of the rows of a load, as a value and as JSON."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from mapping.faults import Fault, Place
from mapping.firms.load.making import NOT_USED
from mapping.firms.load.winners import winners
from mapping.firms.schema import FIRMS, ROWS
from mapping.geography.datum import DATUMS
from mapping.insight.firms.model import CLASS_BASES, PLACE_BASES
from mapping.intake.report import issue
from mapping.sentences import FirmListCode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapping.firms.engine import Engine
    from mapping.firms.load.ledger import Entry, Ledger
    from mapping.firms.load.survey import Surveyed
    from mapping.intake.values.datums import DatumFound

MOST_TOLD: Final = 1000
"""Issues that a report tells one by one; all are counted."""


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What became of the rows of the lists given, whatever else is in the engine.

    ``rows`` = ``loaded`` + ``rejected`` + ``duplicates``; ``placed`` and ``classed`` count the firms that are
    ``loaded`` by what told, the others are ``unplaced`` and ``unclassed``. ``counts``: code -> how many ``issues``
    there are of it, of which the first are told. ``datums``: list -> the datum its points were read in, None where
    they were not used.
    """

    files: tuple[str, ...]
    rows: int
    loaded: int
    rejected: int
    duplicates: int
    placed: Mapping[str, int]
    classed: Mapping[str, int]
    made_up: int
    issues: tuple[Fault, ...]
    counts: Mapping[str, int]
    datums: Mapping[str, str | None]
    tried: DatumFound | None = None

    @property
    def unplaced(self) -> int:
        """Firms in no unit."""
        return self.loaded - sum(self.placed.values())

    @property
    def unclassed(self) -> int:
        """Firms of which no sub-sector is known."""
        return self.loaded - sum(self.classed.values())

    def to_json(self, lang: str = "zh") -> dict[str, Any]:
        """Return the report; messages are in the language asked for, codes and keys are the same in each."""
        used = set(filter(None, self.datums.values()))
        tried = self.tried
        return {
            "files": list(self.files),
            "rows": self.rows,
            "loaded": self.loaded,
            "rejected": self.rejected,
            "placed": dict(self.placed),
            "unplaced": self.unplaced,
            "classed": dict(self.classed),
            "unclassed": self.unclassed,
            "duplicates": self.duplicates,
            "made_up": self.made_up,
            "datum": {
                "used": used.pop() if len(used) == 1 else None,
                "recommended": tried.recommended if tried else None,
                "hits": dict.fromkeys(DATUMS, 0)
                | ({name: hit.fits for name, hit in tried.hits.items()} if tried else {}),
                "by_file": dict(self.datums),
            },
            "issues_by_code": dict(self.counts),
            "issues": [{"file": fault.place.file} | issue(fault, lang) for fault in self.issues],
            "issues_told": len(self.issues),
        }


def reported(
    ledger: Ledger, lists: Sequence[tuple[Surveyed, str]], issues: Sequence[Fault], tried: DatumFound | None
) -> LoadReport:
    """Return what became of the rows of lists that are in."""
    entries = [entry for seen, way in lists for entry in ledger.of_list(seen.content, way)]
    names = {seen.content: seen.file.name for seen, _ in lists}
    faults = [*issues, *_of_lists(ledger, lists)]
    counts = Counter(fault.code.name.lower() for fault in faults)
    for entry in entries:
        counts.update(entry.report["counts"])
        if len(faults) < MOST_TOLD:
            faults += _of_batch(entry, names[entry.content])
    by_basis = _bases(ledger, [entry.batch for entry in entries])
    rows, rejected = sum(entry.rows for entry in entries), sum(entry.rejected for entry in entries)
    loaded = sum(count for *_, count in by_basis)
    return LoadReport(
        files=tuple(names.values()),
        rows=rows,
        loaded=loaded,
        rejected=rejected,
        duplicates=rows - rejected - loaded,
        placed={basis: sum(n for place, _, _, n in by_basis if place == basis) for basis in PLACE_BASES[:-1]},
        classed={basis: sum(n for _, name, _, n in by_basis if name == basis) for basis in CLASS_BASES[:-1]},
        made_up=sum(n for _, _, made_up, n in by_basis if made_up),
        issues=tuple(faults[:MOST_TOLD]),
        counts=dict(sorted(counts.items())),
        datums={seen.file.name: None if seen.datum == NOT_USED else seen.datum for seen, _ in lists},
        tried=tried,
    )


def _of_lists(ledger: Ledger, lists: Sequence[tuple[Surveyed, str]]) -> list[Fault]:
    faults = []
    for seen, way in lists:
        seal = ledger.seal_of(seen.content, way)
        if seal is None:
            continue
        told = seal.report
        place = Place(seen.file.name)
        faults += [
            Fault(FirmListCode.FIRM_SHEET_PASSED, place, None, {"sheet": sheet, "n": rows})
            for sheet, rows in told["passed"]
        ]
        if not told["rows"]:
            faults.append(Fault(FirmListCode.FIRM_LIST_WITHOUT_ROWS, place))
    return faults


def _of_batch(entry: Entry, file: str) -> list[Fault]:
    return [
        Fault(FirmListCode[code], Place(file, lines=(line,), column=column), value)
        for line, code, column, value in entry.report["issues"]
    ]


def _bases(ledger: Ledger, batches: Sequence[str]) -> list[tuple[str, str, bool, int]]:
    """Return how many firms of these batches there are by what told their unit and class, and whether invented.

    Where nothing else is in the engine, they are all of its firms.
    """
    engine: Engine = ledger.engine
    alone = set(batches) == set(ledger.sealed())
    firms = engine.table(FIRMS) if alone else winners(engine.table(ROWS), batches)
    counted = firms.group_by("place_basis", "class_basis", "made_up").agg(firms=firms.count())
    return [tuple(row.values()) for row in engine.arrow(counted).to_pylist()]
