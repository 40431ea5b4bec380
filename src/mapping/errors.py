"""Errors a user can cause. Each reads as one sentence that names the fault and the remedy.

It is Chinese, and told in the reader's language where the code has marked it for translation.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Translate: TypeAlias = Callable[..., str]
    """Turns a Chinese message with ``{named}`` fields into the reader's language (see `mapping.i18n`)."""
    Suggestions: TypeAlias = Sequence[str] | Mapping[str, str | None]
    """Names that may be meant, best first; a mapping gives the English of each, None where there is none."""


LONGEST_SHOWN = 40
"""Characters of a wrong value that a sentence repeats; nothing is suggested for a name that is longer."""
MOST_NAMED = 3
"""Wrong values of one kind that a sentence repeats; it tells how many there are in all."""
MOST_SUGGESTED = 6
"""Names that a sentence suggests, for all its wrong values together."""

# Controls, marks that turn the direction of writing, halves of surrogates, separators of lines.
_UNSEEN = frozenset(("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"))
_UNSEEN_SIGN = "□"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in a file.

    ``line`` counts as a text editor does (the heading is line 1); None where the whole file is meant.
    """

    file: str
    line: int | None
    column: str | None
    value: str | None
    problem: str
    remedy: str

    def __str__(self) -> str:
        where = self.file
        if self.line is not None:
            where += f" 第 {self.line} 行"
        if self.column is not None:
            where += f"「{self.column}」列"
        value = "" if self.value is None else f"的值「{self.value}」"
        return f"{where}{value}{self.problem}；{self.remedy}。"


def shown(value: str) -> str:
    """Return a wrong value as a sentence repeats it: cut where it is long, with a sign for what cannot be seen."""
    cut = value if len(value) <= LONGEST_SHOWN else f"{value[:LONGEST_SHOWN]}…"
    return "".join(_UNSEEN_SIGN if unicodedata.category(c) in _UNSEEN else c for c in cut)


def quoted(values: Sequence[str], t: Translate) -> str:
    """Return wrong values in quotation marks: the first few, and how many there are."""
    named = t("、").join(t("「{value}」", value=shown(value)) for value in values[:MOST_NAMED])
    return named if len(values) <= MOST_NAMED else t("{values}（共 {n} 个）", values=named, n=len(values))


def chinese(message: str, /, **fields: object) -> str:
    """Return a message as it is written in the code, with its fields filled in."""
    return message.format(**fields) if fields else message


class MappingError(Exception):
    """Base of everything a user can mend; ``str(error)`` is fit to be shown."""

    def told(self, t: Translate, lang: str) -> str:  # noqa: ARG002 - for those below
        """Return the sentence in the reader's language; one that has no English stays Chinese."""
        return t(str(self))


class UsageError(MappingError):
    """A request that cannot be met as it was put (command line: exit 2).

    ``text`` may have ``{named}`` fields; marked by ``i18n.message``, it is also told in English.
    """

    def __init__(self, text: str, /, **fields: object) -> None:
        self.text = text
        self.fields = fields
        super().__init__(text)

    def __str__(self) -> str:
        return self.told(chinese, "zh")

    def told(self, t: Translate, lang: str) -> str:  # noqa: ARG002 - for those below
        """Return the sentence in the reader's language."""
        return t(self.text, **self.fields)


class WrongValuesError(UsageError):
    """Values that cannot be used, all in one sentence: ``{values}`` of its text are the first few of them."""

    def __init__(self, text: str, values: Sequence[str], /, **fields: object) -> None:
        self.values = tuple(values)
        super().__init__(text, **fields)

    def told(self, t: Translate, lang: str) -> str:  # noqa: ARG002 - as above
        """Return the sentence in the reader's language."""
        return t(self.text, values=quoted(self.values, t), **self.fields)


class UnknownNameError(UsageError):
    """A name or id that nothing answers to.

    ``suggestions`` are ranked, best first, and are never applied by themselves. They may be given as a function: then
    they are looked for only if the sentence is told, and never for a name too long to be a misspelt one.
    """

    def __init__(
        self,
        kind: str,
        name: str,
        suggestions: Suggestions | Callable[[], Suggestions] = (),
        others: Sequence[UnknownNameError] = (),
    ) -> None:
        self.kind = kind
        self.name = name
        self.near = suggestions
        self.others = tuple(others)
        super().__init__(name)

    @classmethod
    def together(cls, errors: Sequence[UnknownNameError]) -> UnknownNameError:
        """Return one error for several unknown names of one kind."""
        first, *others = errors
        return cls(first.kind, first.name, first.near, others)

    @property
    def suggestions(self) -> tuple[str, ...]:
        """Names that may be meant, in Chinese."""
        return tuple(self.meant())

    def told(self, t: Translate, lang: str) -> str:
        """Return the sentence in the reader's language, with what may be meant by the first few names."""
        errors = (self, *self.others)
        near: dict[str, str | None] = {}
        for error in errors[:MOST_NAMED]:
            near |= error.meant()
        names = quoted([error.name for error in errors], t)
        spoken: Iterable[str | None] = near.values() if lang == "en" else near
        meant = t("、").join(islice(filter(None, spoken), MOST_SUGGESTED))
        if not meant:
            return t("没有名为{names}的{kind}。", names=names, kind=t(self.kind))
        return t("没有名为{names}的{kind}；是否指：{meant}。", names=names, kind=t(self.kind), meant=meant)

    def meant(self) -> Mapping[str, str | None]:
        """Return the names that may be meant by this one, Chinese -> English."""
        if len(self.name) > LONGEST_SHOWN:
            return {}
        if callable(self.near):
            self.near = self.near()
        near = self.near
        return near if isinstance(near, Mapping) else {name: name for name in near}


class DataError(MappingError):
    """Faults in the project's own tables or geometry (command line: exit 1)."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        more = (
            f"（另有 {len(self.faults) - 1} 处，运行 python -m mapping check 查看全部）" if len(self.faults) > 1 else ""
        )
        super().__init__(f"{self.faults[0]}{more}")
