"""What is made of an object is kept with it: as long as it lives, and no longer.

A cache of the process would hold the data of a session that has ended, and those of many sessions would push out what
is made of the data that all of them share. An object that is kept with must have a ``__dict__``.
"""

from __future__ import annotations

import copyreg
from contextlib import suppress
from functools import lru_cache, partial, update_wrapper
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Concatenate, Final, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Host = TypeVar("Host")
Asked = ParamSpec("Asked")
Made = TypeVar("Made")

_KEPT = "_kept_with_it"
_TRIES: Final = 20


def read_only(kept: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    """Return a mapping that nobody changes."""
    return MappingProxyType(kept)


# The data keep such mappings once somebody has asked for them, and by itself none of them travels to another process.
copyreg.pickle(MappingProxyType, lambda kept: (read_only, (dict(kept),)))


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


def undisturbed(pack: Callable[[], bytes]) -> bytes:
    """Return what ``pack`` makes of data that others go on asking: what these keep with them meanwhile changes them.

    Then it is packed again. Soon everything that is asked for has been kept.
    """
    for _ in range(_TRIES):
        with suppress(RuntimeError):  # a dictionary changed its size while it was read
            return pack()
    return pack()
