"""Errors a user can cause. Each carries one fault, and reads as one sentence that names the fault and the remedy."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from mapping.faults import LONGEST_SHOWN, MOST_NAMED, NOWHERE, Both, Fault, Phrase, Place, Quoted, Several
from mapping.i18n import message, translator
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mapping.faults import Field
    from mapping.sentences import Sentence

    Suggestions: TypeAlias = Sequence[str] | Mapping[str, str | None]
    """Names that may be meant, best first; a mapping gives the English of each, None where there is none."""


MOST_SUGGESTED = 6
"""Names that a sentence suggests, for all its wrong values together."""


class MappingError(Exception):
    """Base of everything a user can mend; ``str(error)`` is fit to be shown.

    ``fields`` fill in the sentence of ``code``; the one called ``value`` is the wrong value.
    """

    def __init__(self, code: Sentence, place: Place = NOWHERE, /, **fields: Field) -> None:
        value = fields.pop("value", None)
        self._fault = Fault(code, place, None if value is None else str(value), fields)
        super().__init__(code.name)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel between processes: what makes an error differs from class to class, what it holds does not."""
        return _again, (type(self), self.args, vars(self))

    @property
    def fault(self) -> Fault:
        """What is wrong."""
        return self._fault

    def __str__(self) -> str:
        return self.told("zh")

    def told(self, lang: str) -> str:
        """Return the sentence in the reader's language."""
        return self.fault.told(lang)


def _again(kind: type[MappingError], args: tuple[object, ...], held: Mapping[str, object]) -> MappingError:
    error = kind.__new__(kind, *args)
    vars(error).update(held)
    return error


class UsageError(MappingError):
    """A request that cannot be met as it was put (command line: exit 2)."""


class PageError(UsageError):
    """What is wrong with one page of several: it tells which, counted from 1."""

    def __init__(self, number: int, error: MappingError) -> None:
        super().__init__(error.fault.code)
        self.number, self.error = number, error

    @property
    def fault(self) -> Fault:
        """What is wrong with the page."""
        return self.error.fault

    def told(self, lang: str) -> str:
        """Return the page's number, and the sentence about it."""
        return translator(lang)("第 {n} 页：{why}", n=self.number, why=self.error.told(lang))


class WrongValuesError(UsageError):
    """Values that cannot be used, all in one sentence: ``{values}`` of its text are the first few of them."""

    def __init__(self, code: Sentence, values: Sequence[str], /, **fields: Field) -> None:
        self.values = tuple(values)
        super().__init__(code, values=Quoted(self.values), **fields)


class UnknownNameError(UsageError):
    """A name or id that nothing answers to; ``kind`` is one of `sentences.KINDS`, a filter's name, or a phrase.

    ``suggestions`` are ranked, best first, and are never applied by themselves. They may be given as a function: then
    they are looked for only if the sentence is told, and never for a name too long to be a misspelt one.
    """

    def __init__(
        self,
        kind: str | Phrase,
        name: str,
        suggestions: Suggestions | Callable[[], Suggestions] = (),
        others: Sequence[UnknownNameError] = (),
    ) -> None:
        self.kind = kind
        self.name = name
        self.near = suggestions
        self.others = tuple(others)
        super().__init__(Code.NAME_UNKNOWN)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel with what may be meant, not with what looks for it."""
        if callable(self.near):
            self.near = self.meant()
        return super().__reduce__()

    @classmethod
    def together(cls, errors: Sequence[UnknownNameError]) -> UnknownNameError:
        """Return one error for several unknown names of one kind."""
        first, *others = errors
        return cls(first.kind, first.name, first.near, others)

    @property
    def suggestions(self) -> tuple[str, ...]:
        """Names that may be meant, in Chinese."""
        return tuple(self.meant())

    @property
    def fault(self) -> Fault:
        """What is wrong, with what may be meant by the first few names."""
        return self._fault_with(self._near())

    def told(self, lang: str) -> str:
        """Return the sentence in the reader's language; a name that has no English is not suggested in English."""
        near = self._near()
        return self._fault_with({zh: en for zh, en in near.items() if en or lang == "zh"}).told(lang)

    def _near(self) -> dict[str, str | None]:
        near: dict[str, str | None] = {}
        for error in (self, *self.others)[:MOST_NAMED]:
            near |= error.meant()
        return near

    def _fault_with(self, near: Mapping[str, str | None]) -> Fault:
        errors = (self, *self.others)
        kind = Phrase(self.kind) if isinstance(self.kind, str) else self.kind
        fields: dict[str, Field] = {"names": Quoted(tuple(error.name for error in errors)), "kind": kind}
        if not near:
            return Fault(Code.NAME_UNKNOWN, value=self.name, fields=fields)
        meant = Several(tuple(Both(zh, en) for zh, en in islice(near.items(), MOST_SUGGESTED)))
        return Fault(Code.NAME_MISSPELT, value=self.name, fields={**fields, "meant": meant})

    def meant(self) -> Mapping[str, str | None]:
        """Return the names that may be meant by this one, Chinese -> English."""
        if len(self.name) > LONGEST_SHOWN:
            return {}
        if callable(self.near):
            self.near = self.near()
        near = self.near
        return near if isinstance(near, Mapping) else {name: name for name in near}


class FaultsError(MappingError):
    """Several faults, found together: it reads as the first of them, with how many there are besides."""

    more = message("（另有 {n} 处）")

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.faults[0].code)

    @property
    def fault(self) -> Fault:
        """The first fault."""
        return self.faults[0]

    def told(self, lang: str) -> str:
        """Return the first fault, and how many there are besides."""
        others = len(self.faults) - 1
        return self.fault.told(lang) + (translator(lang)(self.more, n=others) if others else "")


class DataError(FaultsError):
    """Faults in the project's own tables or geometry (command line: exit 1)."""

    more = message("（另有 {n} 处，运行 python -m mapping check 查看全部）")
