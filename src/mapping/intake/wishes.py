"""What somebody has decided about a list of theirs: one frozen value, which travels as JSON.

Everything has a default, so that a list is read without a question; what is changed is changed here, and the list is
read again.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind: TypeAlias = Literal["parks", "lists", "actuals", "indicator"]
"""What a list is of: parks, the three lists, values of targets, one figure for each area."""

Choice: TypeAlias = Literal["ours", "theirs", "both"]
"""Of two rows about one thing: the one that stood there first stays, the one of the list takes its place, or both."""

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
CHOICES: Final[tuple[Choice, ...]] = get_args(Choice)

AUTO: Final = "auto"
WITHOUT_POINTS: Final = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How a list is to be read.

    Attributes:
        kind: what it is of.
        sheet: name of the sheet that is read; None for the one whose heading fits best.
        columns: field -> column from 0, None for a field that is not read; the others are guessed.
        measures: field -> unit of measure, where neither heading nor cell tells one.
        datum: ``auto`` (the recommended one), ``none`` (points are left out), or a datum's name.
        aliases: name of a unit as the list writes it -> unit id.
        words: industry word as the list writes it -> term of the thesaurus; empty: it is left out.
        duplicates: row -> what becomes of it; the other rows as ``others`` says.
        others: what becomes of rows that nobody has decided about.
        keep_personal: columns of personal data that are kept all the same.
        leave_out: columns of the list's own that are not wanted.
        indicator: what an indicator is called and what it counts: ``name_zh``, ``name_en``, ``value_unit``, ``date``,
            ``geography``, ``column``.
    """

    kind: Kind = "parks"
    sheet: str | None = None
    columns: Mapping[str, int | None] = field(default_factory=dict)
    measures: Mapping[str, str] = field(default_factory=dict)
    datum: str = AUTO
    aliases: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    duplicates: Mapping[int, Choice] = field(default_factory=dict)
    others: Choice = "ours"
    keep_personal: frozenset[int] = frozenset()
    leave_out: frozenset[int] = frozenset()
    indicator: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return them as what JSON can carry, only what differs from the defaults."""
        told = {key: value for key, value in asdict(self).items() if value not in (None, {}, frozenset())}
        told = {key: sorted(value) if isinstance(value, frozenset) else value for key, value in told.items()}
        if "duplicates" in told:
            told["duplicates"] = {str(row): choice for row, choice in told["duplicates"].items()}
        return told

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Wishes:
        """Return what `to_json` told; keys that there are none of are passed over."""
        known = {one.name for one in fields(cls)}
        given = {key: value for key, value in told.items() if key in known}
        for key in ("keep_personal", "leave_out"):
            if key in given:
                given[key] = frozenset(map(int, given[key]))
        if "duplicates" in given:
            given["duplicates"] = {int(row): choice for row, choice in given["duplicates"].items()}
        return cls(**given)
