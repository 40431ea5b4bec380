"""Which layout unit a row states: by any of our names, by pairs that somebody has accepted, and never by a guess."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.catalog.gazetteer import LONGEST_NAME, AmbiguousNameError, fold
from mapping.catalog.labels import LABEL_SETS
from mapping.errors import UnknownNameError
from mapping.faults import Several
from mapping.intake.found import AliasReport, NameFound, Suggestion
from mapping.intake.rows import text
from mapping.intake.values.fault import ValueFault
from mapping.sentences import Code, IntakeCode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapping.intake.found import NameBasis
    from mapping.intake.ground import Ground
    from mapping.intake.pages import Cell

_CITY: Final = frozenset(map(fold, ("武汉市", "武汉", "全市", "市级", "市直", "市本级", "全市范围", "Wuhan")))
_SCENIC: Final = frozenset(
    map(
        fold,
        ("东湖风景区", "东湖生态旅游风景区", "东湖景区", "东湖生态风景区", "武汉东湖生态旅游风景区", "东湖风景名胜区"),
    )
) | {fold(label) for one in LABEL_SETS["statistical_area"].values() for label in (one.zh, one.en)}
_PLANNED: Final = frozenset(map(fold, ("长江新区", "武汉长江新区", "长江新城", "武汉长江新城", "Changjiang New Area")))
"""Set up after the plan of 2021: no unit of it."""
_ANCESTORS: Final = ("湖北省武汉市", "湖北武汉市", "湖北武汉", "湖北省")
_MOST_GUESSED: Final = 300
"""Unknown names that something is suggested for: looking is slow, and more of them are no slips any more."""
_LONGEST_GUESSED: Final = 40
_MOST_SUGGESTED: Final = 3
_NEAR: Final = 60.0
"""Likeness in percent, as written, of what may be a slip: one character of three. What reads alike is near, too."""


@dataclass(frozen=True, slots=True)
class _Answer:
    unit_id: str | None
    basis: NameBasis
    fault: ValueFault | None = None
    candidates: tuple[str, ...] = ()


class Names:
    """Finds units by what rows state, each different text once, and remembers where it stood."""

    def __init__(self, ground: Ground, aliases: Mapping[str, str]) -> None:
        self._ground = ground
        self._aliases = {fold(written): (written, unit_id) for written, unit_id in aliases.items()}
        self._answers: dict[str, _Answer] = {}
        self._used: set[str] = set()
        self._guesses: dict[str, tuple[Suggestion, ...]] = {}

    def read(self, cell: Cell) -> str:
        """Return the id of the unit that a cell names.

        Raises:
            ValueFault: it names none, or several.
        """
        written = text(cell)
        answer = self._answers.get(written)
        if answer is None:
            answer = self._answers[written] = self._find(written)
        if answer.unit_id is None:
            raise answer.fault or ValueFault(IntakeCode.UNIT_NOT_OURS)
        return answer.unit_id

    def found(self, cells: Sequence[Cell], numbers: Sequence[int]) -> tuple[NameFound, ...]:
        """Return every different name with its rows; those without a unit first, the more frequent before others."""
        rows: dict[str, list[int]] = {}
        for cell, number in zip(cells, numbers, strict=True):
            if cell != "":
                rows.setdefault(text(cell), []).append(number)
        found = [
            NameFound(written, tuple(where), answer.unit_id, answer.basis, self._suggestions(written, answer))
            for written, where in rows.items()
            if (answer := self._answers.get(written)) is not None
        ]
        return tuple(sorted(found, key=lambda name: (name.unit_id is not None, -len(name.rows), name.written)))

    def report(self) -> AliasReport:
        """Return what became of the pairs, and what names are still unknown."""
        pairs = {key: pair for key, pair in self._aliases.items() if pair[1] in self._ground.unit_names}
        return AliasReport(
            tuple(pair for key, pair in pairs.items() if key in self._used),
            tuple(pair for key, pair in self._aliases.items() if key not in self._used),
            tuple(written for written, answer in self._answers.items() if answer.basis in {"unknown", "ambiguous"}),
        )

    def _find(self, written: str) -> _Answer:
        key = fold(written) if len(written) <= LONGEST_NAME else ""
        pair = self._aliases.get(key)
        if pair and pair[1] in self._ground.unit_names:
            self._used.add(key)
            return _Answer(pair[1], "alias")
        if not key:
            return _Answer(None, "unknown", ValueFault(IntakeCode.UNIT_NOT_OURS))
        for ancestor in ("", *_ANCESTORS):
            if not key.startswith(ancestor) or key == ancestor:
                continue
            try:
                return _Answer(self._ground.gazetteer.find(key[len(ancestor) :]), "name")
            except AmbiguousNameError as error:
                units = Several(tuple(map(self._ground.unit_name, error.candidates)))
                return _Answer(None, "ambiguous", ValueFault(Code.UNIT_AMBIGUOUS, units=units), error.candidates)
            except UnknownNameError:
                continue
        return self._unknown(written, key)

    def _unknown(self, written: str, key: str) -> _Answer:
        """Say plainly what is known of a name that is no unit's."""
        bare = key
        for ancestor in _ANCESTORS:
            bare = bare.removeprefix(ancestor)
        bare = bare or "武汉市"
        if bare in _CITY or key in _CITY:
            return _Answer(None, "city", ValueFault(IntakeCode.UNIT_IS_CITY))
        if bare.removeprefix("武汉市") in _SCENIC or bare in _SCENIC:
            return _Answer(None, "apart", ValueFault(IntakeCode.UNIT_SCENIC))
        if bare.removeprefix("武汉市") in _PLANNED or bare in _PLANNED:
            edition = self._ground.edition_name
            return _Answer(None, "planned", ValueFault(IntakeCode.UNIT_PLANNED, edition=edition))
        spoken_of = tuple(dict.fromkeys(mention.unit_id for mention in self._ground.gazetteer.mentions(written)))
        if len(spoken_of) > 1:
            units = Several(tuple(map(self._ground.unit_name, spoken_of)))
            return _Answer(None, "ambiguous", ValueFault(IntakeCode.UNIT_SEVERAL, units=units), spoken_of)
        near = self._guess(written, spoken_of)
        if not near:
            return _Answer(None, "unknown", ValueFault(IntakeCode.UNIT_NOT_OURS))
        names = Several(tuple(self._ground.unit_name(one.key) for one in near))
        return _Answer(None, "unknown", ValueFault(IntakeCode.UNIT_NEAR, near=names), spoken_of)

    def _suggestions(self, written: str, answer: _Answer) -> tuple[Suggestion, ...]:
        if answer.unit_id is not None:
            return ()
        if answer.basis == "unknown":
            return self._guess(written, answer.candidates)
        return tuple(self._suggestion(unit_id, 100.0) for unit_id in answer.candidates)

    def _guess(self, written: str, spoken_of: Sequence[str]) -> tuple[Suggestion, ...]:
        """Return units that may be meant: those that the text speaks of, then those whose names are near it."""
        if written in self._guesses:
            return self._guesses[written]
        if len(self._guesses) >= _MOST_GUESSED or len(written) > _LONGEST_GUESSED:
            return ()
        from rapidfuzz import fuzz  # noqa: PLC0415 - only where a name was not found

        found = {unit_id: self._suggestion(unit_id, 100.0) for unit_id in spoken_of}
        by_name = {names[0]: unit_id for unit_id, names in self._ground.unit_names.items()}
        for name in self._ground.gazetteer.suggestions(written):
            unit_id = by_name[name]
            known = self._ground.gazetteer.findable(unit_id)
            likeness = max(fuzz.ratio(fold(written), fold(one)) for one in known)
            if likeness >= _NEAR or self._ground.gazetteer.sounds_like(written, unit_id):
                found.setdefault(unit_id, self._suggestion(unit_id, round(likeness, 1)))
        self._guesses[written] = tuple(found.values())[:_MOST_SUGGESTED]
        return self._guesses[written]

    def _suggestion(self, unit_id: str, likeness: float) -> Suggestion:
        return Suggestion(unit_id, self._ground.unit_names[unit_id][0], likeness)
