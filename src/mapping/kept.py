"""What is made of an object is kept with it: as long as it lives, and no longer.

A cache of the process would hold the data of a session that has ended, and those of many sessions would push out what
is made of the data that all of them share. An object that is kept with must have a ``__dict__``.
"""

from __future__ import annotations

from functools import lru_cache, partial, update_wrapper
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Host = TypeVar("Host")
Asked = ParamSpec("Asked")
Made = TypeVar("Made")

_KEPT = "_kept_with_it"


class _Kept(dict[Any, Any]):
    """Function -> its answers. It does not travel: where a copy of the object goes, they are made anew."""

    def __reduce__(self) -> tuple[type[_Kept], tuple[()]]:
        return _Kept, ()


def kept(
    most: int,
) -> Callable[[Callable[Concatenate[Host, Asked], Made]], Callable[Concatenate[Host, Asked], Made]]:
    """Keep the answers of a function with its first argument, at most so many for each such object."""

    def decorate(
        make: Callable[Concatenate[Host, Asked], Made],
    ) -> Callable[Concatenate[Host, Asked], Made]:
        def answer(host: Host, /, *args: Asked.args, **named: Asked.kwargs) -> Made:
            answers = vars(host).setdefault(_KEPT, _Kept())
            found = answers.get(make)
            if found is None:
                found = answers.setdefault(make, lru_cache(maxsize=most)(partial(make, host)))
            given: Made = found(*args, **named)
            return given

        return update_wrapper(answer, make)

    return decorate


def forget(host: object) -> None:
    """Let go of all that is kept with an object."""
    vars(host).pop(_KEPT, None)
