"""Rows about one thing: of the list and of ours, or twice in the list. One thing is one name, folded, in one unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.catalog.csv_text import KEY_SEPARATOR
from mapping.catalog.gazetteer import fold
from mapping.faults import Phrase
from mapping.i18n import message
from mapping.intake.found import AcceptedRow, DuplicateFound, NearFound
from mapping.sentences import IntakeCode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapping.intake.ground import Ground, OurRow
    from mapping.intake.rows import Rows
    from mapping.intake.wishes import Choice, Wishes

DONE: Final[Mapping[Choice, str]] = {
    "ours": message("保留已有的，这一行没有加入"),
    "theirs": message("采用这一行，代替已有的"),
    "both": message("两行都留"),
}

_NEAR: Final = 85.0
_MOST_COMPARED: Final = 4_000_000
"""Pairs of names beyond which nothing is said of names that are alike."""


@dataclass(slots=True)
class _Holder:
    """What stands for one thing so far: a row of ours, or the place of a row among those accepted."""

    ours: OurRow | None = None
    at: int | None = None
    replaces: str | None = None


def settled(  # noqa: PLR0913, PLR0917 - rows and what is decided of them
    rows: Rows,
    made: Sequence[AcceptedRow],
    at: Mapping[int, int],
    ours: Sequence[OurRow],
    wishes: Wishes,
    ground: Ground,
) -> tuple[tuple[AcceptedRow, ...], tuple[DuplicateFound, ...]]:
    """Return the rows with what becomes of those that are about one thing; ``at`` gives the row behind each."""
    kept = list(made)
    holders: dict[tuple[str, ...], _Holder] = {}
    for our in ours:
        holders.setdefault(_key(our.cells), _Holder(our))
    found = []
    for place, row in enumerate(made):
        key = _key(row.cells)
        holder = holders.get(key)
        if holder is None:
            holders[key] = _Holder(at=place)
            continue
        choice = wishes.duplicates.get(row.row, wishes.others)
        if choice == "both" and wishes.kind == "lists":
            rows.note(at[place], IntakeCode.BOTH_NOT_POSSIBLE)
            choice = "ours"
        duplicate = _duplicate(row, holder, kept, choice)
        found.append(duplicate)
        _say(rows, at[place], duplicate, ground)
        _settle(kept, place, holder, choice)
    return tuple(kept), tuple(found)


def _settle(kept: list[AcceptedRow], place: int, holder: _Holder, choice: Choice) -> None:
    row = kept[place]
    if choice == "ours":
        kept[place] = AcceptedRow(row.row, row.cells, row.own, is_added=False)
    elif choice == "theirs":
        replaces = holder.replaces
        if holder.at is not None:
            before = kept[holder.at]
            kept[holder.at] = AcceptedRow(before.row, before.cells, before.own, is_added=False)
        elif holder.ours is not None:
            replaces = holder.ours.key
        kept[place] = AcceptedRow(row.row, row.cells, row.own, replaces=replaces)
        holder.at, holder.replaces = place, replaces


def _duplicate(row: AcceptedRow, holder: _Holder, kept: Sequence[AcceptedRow], choice: Choice) -> DuplicateFound:
    if holder.at is not None:
        before = kept[holder.at]
        return DuplicateFound(
            row=row.row, earlier=before.row, our_cells=before.cells, their_cells=row.cells, choice=choice
        )
    assert holder.ours is not None  # noqa: S101 - one of the two
    return DuplicateFound(
        row=row.row, ours=holder.ours.key, our_cells=holder.ours.cells, their_cells=row.cells, choice=choice
    )


def _say(rows: Rows, row: int, found: DuplicateFound, ground: Ground) -> None:
    done = Phrase(DONE[found.choice])
    column = rows.table.places["name"][0]
    name = found.their_cells["name_zh"]
    if found.earlier is not None:
        rows.note(row, IntakeCode.DUPLICATE_IN_LIST, column, name, other=found.earlier, done=done)
        return
    unit = ground.unit_name(found.their_cells["unit_id"])
    key = _spoken(found.ours or "")
    rows.note(row, IntakeCode.DUPLICATE_OF_OURS, column, name, unit=unit, key=key, done=done)


def _spoken(key: str) -> str:
    """Return what a row of ours is called in a sentence: its id, or which list it stands in."""
    return key.partition(KEY_SEPARATOR)[0]


def _key(cells: Mapping[str, str]) -> tuple[str, ...]:
    return fold(cells["name_zh"]), cells.get("unit_id", ""), cells.get("list", "")


def near_ones(
    rows: Rows, made: Sequence[AcceptedRow], at: Mapping[int, int], ours: Sequence[OurRow]
) -> tuple[NearFound, ...]:
    """Return rows whose names are much like one of ours in the same unit; nothing becomes of them by itself."""
    import numpy as np  # noqa: PLC0415 - with what compares
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - takes longer to load than most lists to read

    by_unit: dict[str, list[OurRow]] = {}
    for our in ours:
        by_unit.setdefault(our.unit_id or "", []).append(our)
    theirs: dict[str, list[int]] = {}
    for place, row in enumerate(made):
        if row.is_added and row.replaces is None:
            theirs.setdefault(row.cells["unit_id"], []).append(place)
    if sum(len(by_unit.get(unit, ())) * len(places) for unit, places in theirs.items()) > _MOST_COMPARED:
        return ()
    found = []
    for unit_id, places in theirs.items():
        known = by_unit.get(unit_id, [])
        if not known:
            continue
        names, our_names = [fold(made[place].cells["name_zh"]) for place in places], [fold(our.name) for our in known]
        likeness = process.cdist(names, our_names, scorer=fuzz.ratio, score_cutoff=_NEAR, dtype=np.uint8)
        for i in np.flatnonzero(likeness.max(axis=1) >= _NEAR):
            j = int(likeness[i].argmax())
            if names[i] != our_names[j]:
                place = places[int(i)]
                written = made[place].cells["name_zh"]
                found.append(NearFound(made[place].row, written, known[j].key, known[j].name, float(likeness[i, j])))
                near = {"near": known[j].name, "key": _spoken(known[j].key)}
                rows.note(at[place], IntakeCode.NAME_NEAR_OURS, rows.table.places["name"][0], written, **near)
    return tuple(sorted(found, key=lambda one: one.row))
