"""Rows by their keys, and the sentence for a key that there is none of."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from mapping.errors import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

T = TypeVar("T")
K = TypeVar("K", bound="Hashable")


def by(rows: Iterable[T], key: Callable[[T], str]) -> Mapping[str, T]:
    """Return key -> row, in file order."""
    return MappingProxyType({key(row): row for row in rows})


def grouped(rows: Iterable[T], key: Callable[[T], K]) -> Mapping[K, tuple[T, ...]]:
    """Return key -> its rows, in file order."""
    groups: dict[K, list[T]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return MappingProxyType({name: tuple(members) for name, members in groups.items()})


def get(rows: Mapping[str, T], name: str, kind: str, label: Callable[[T], Any]) -> T:
    """Return a row by its id; raises UnknownNameError, which suggests near ones by id or label."""
    if name in rows:
        return rows[name]
    raise UnknownNameError(kind, name, lambda: _near(rows, name, label))


def _near(rows: Mapping[str, T], name: str, label: Callable[[T], Any]) -> tuple[str, ...]:
    from rapidfuzz import process  # noqa: PLC0415  (only where a name was not found)

    candidates = {key: f"{key} {label(row)}" for key, row in rows.items()}
    return tuple(str(key) for _, _, key in process.extract(name, candidates, limit=3, score_cutoff=60))
