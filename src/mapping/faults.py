"""A fault as data: what is wrong (a code), where, with which value; told in either language when somebody asks.

Nothing here raises. What ends a request carries a fault as its error (`mapping.errors`); what only sets a row aside is
a fault in a list.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from string import Formatter
from typing import TYPE_CHECKING, Protocol, TypeAlias

from mapping.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapping.i18n import Translate
    from mapping.sentences import Sentence, Severity

LONGEST_SHOWN = 40
"""Characters of a wrong value that a sentence repeats; nothing is suggested for a name that is longer."""
MOST_NAMED = 3
"""Wrong values of one kind that a sentence repeats; it tells how many there are in all."""
MOST_LINES = 5
"""Rows that a sentence names by number."""

# Controls, marks that turn the direction of writing, halves of surrogates, separators of lines.
_UNSEEN = frozenset(("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"))
_UNSEEN_SIGN = "□"


class Told(Protocol):
    """What reads differently in each language."""

    def told(self, lang: str) -> str:
        """Return it in one language."""
        ...


Field: TypeAlias = "str | int | Told"
"""What a sentence is filled in with."""


def shown(value: str) -> str:
    """Return a wrong value as a sentence repeats it: cut where it is long, with a sign for what cannot be seen."""
    return seen(value if len(value) <= LONGEST_SHOWN else f"{value[:LONGEST_SHOWN]}…")


def seen(text: str) -> str:
    """Return a text with a sign for what cannot be seen."""
    return "".join(_UNSEEN_SIGN if unicodedata.category(c) in _UNSEEN else c for c in text)


def _told(part: Field, lang: str) -> str:
    return str(part) if isinstance(part, str | int) else part.told(lang)


@dataclass(frozen=True, slots=True)
class Both:
    """A name that the tables give in both languages; without an English one, the Chinese."""

    zh: str
    en: str | None

    def told(self, lang: str) -> str:
        """Return the name."""
        return (self.en or self.zh) if lang == "en" else self.zh


@dataclass(frozen=True, init=False, slots=True)
class Phrase:
    """A text of the catalogue, marked by `i18n.message` where it stands, with its fields."""

    text: str
    fields: Mapping[str, Field] = field(hash=False)

    def __init__(self, text: str, /, **fields: Field) -> None:
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "fields", fields)

    def told(self, lang: str) -> str:
        """Return the text."""
        return translator(lang)(self.text, **{name: _told(part, lang) for name, part in self.fields.items()})


@dataclass(frozen=True, slots=True)
class Several:
    """Things in a row, with ``between`` in between; the two Chinese signs are those of the reader's language."""

    items: tuple[Field, ...]
    between: str = "、"

    def told(self, lang: str) -> str:
        """Return the row."""
        t = translator(lang)
        between = {"、": t("、"), "；": t("；")}.get(self.between, self.between)
        return between.join(_told(item, lang) for item in self.items)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Wrong values in quotation marks: the first few, and how many there are."""

    values: tuple[str, ...]

    def told(self, lang: str) -> str:
        """Return the values."""
        return quoted(self.values, translator(lang))


def quoted(values: Sequence[str], t: Translate) -> str:
    """Return wrong values in quotation marks: the first few, and how many there are."""
    named = t("、").join(t("「{value}」", value=shown(value)) for value in values[:MOST_NAMED])
    return named if len(values) <= MOST_NAMED else t("{values}（共 {n} 个）", values=named, n=len(values))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fault is. All of it may be empty: what an address or a command asks for stands in no file.

    ``sheet`` is named where the file has several. ``lines`` are numbered as a text editor or a spreadsheet does (a
    heading in the first line is 1); none of them means the whole file. ``column`` is what the file calls it; none means
    the whole row.
    """

    file: str = ""
    sheet: str = ""
    lines: tuple[int, ...] = ()
    column: str | None = None

    @property
    def line(self) -> int | None:
        """The first of the lines."""
        return self.lines[0] if self.lines else None

    def told(self, lang: str) -> str:
        """Return sheet and rows, as the start of a sentence: the first of them by number, the others counted."""
        t = translator(lang)
        named = t("、").join(str(line) for line in self.lines[:MOST_LINES])
        rows = t("第 {lines} 行", lines=named) if named else ""
        if len(self.lines) > MOST_LINES:
            rows = t("第 {lines} 等 {n} 行", lines=named, n=len(self.lines))
        return t("工作表「{sheet}」{rows}", sheet=self.sheet, rows=rows) if self.sheet else rows

    def spot(self, lang: str) -> str:
        """Return file, sheet, rows and column, as the start of a sentence."""
        t = translator(lang)
        spot, where = self.file, self.told(lang)
        if where:
            spot = t("{file} {where}", file=spot, where=where)
        return spot if self.column is None else t("{spot}「{column}」列", spot=spot, column=self.column)


NOWHERE = Place()


@dataclass(frozen=True, init=False, slots=True)
class Fault:
    """One fault: a code, where it is, the wrong value (None where there is none), and what else its sentence names."""

    code: Sentence
    place: Place
    value: str | None
    fields: Mapping[str, Field] = field(hash=False)

    def __init__(
        self,
        code: Sentence,
        /,
        place: Place = NOWHERE,
        value: str | None = None,
        fields: Mapping[str, Field] | None = None,
    ) -> None:
        object.__setattr__(self, "code", code)
        object.__setattr__(self, "place", place)
        object.__setattr__(self, "value", value)
        object.__setattr__(self, "fields", dict(fields or {}))

    def __str__(self) -> str:
        return self.told("zh")

    @property
    def severity(self) -> Severity:
        """What becomes of that which is at fault."""
        return self.code.severity

    def problem(self, lang: str) -> str:
        """Return what is wrong, as a sentence goes on once place and value are named."""
        return self._filled(self.code.problem, lang)

    def kind(self, lang: str) -> str:
        """Return what is wrong with all faults of its code: what each names for itself is left open."""
        names = {name for _, name, _, _ in Formatter().parse(self.code.problem) if name}
        return Phrase(self.code.problem, **dict.fromkeys(names, "…")).told(lang)

    def remedy(self, lang: str) -> str:
        """Return what to do about it; empty where nothing need be done."""
        return self._filled(self.code.remedy, lang) if self.code.remedy else ""

    def told(self, lang: str) -> str:
        """Return it all in one sentence."""
        t = translator(lang)
        problem, remedy, spot = self.problem(lang), self.remedy(lang), ""
        if not self.code.stands_alone:
            spot = self.place.spot(lang)
        if not spot:
            said = problem
        elif self.value is None:
            said = t("{spot}{problem}", spot=spot, problem=problem)
        else:
            said = t("{spot}的值「{value}」{problem}", spot=spot, value=shown(self.value), problem=problem)
        if remedy:
            said = t("{problem}；{remedy}", problem=said, remedy=remedy)
        return said if said.endswith("?") else t("{sentence}。", sentence=said)

    def _filled(self, text: str, lang: str) -> str:
        offered: dict[str, Field] = {"file": self.place.file, "where": self.place, "value": shown(self.value or "")}
        return Phrase(text, **{**offered, **self.fields}).told(lang)
