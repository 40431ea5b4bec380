"""Which files are meant by the paths that somebody gives: files, and folders with all that lies below them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.errors import UsageError
from mapping.faults import Fault, Place
from mapping.sentences import FirmListCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

ENDINGS: Final = frozenset((".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".xls", ".parquet", ".pq"))
"""Of files in folders; one that is named by itself is read whatever its ending."""

_LOCKS: Final = ("~$", ".~", "._")
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class ListFile:
    """A file to be read: where it is, and what it is called in sentences and in the engine."""

    path: Path
    name: str


def files_of(paths: Sequence[Path]) -> tuple[tuple[ListFile, ...], tuple[Fault, ...]]:
    """Return the files, each once, sorted within a folder; with a warning for each that is passed over.

    Raises:
        UsageError: a path that cannot be read, or no file at all.
    """
    found: dict[Path, ListFile] = {}
    passed: list[Fault] = []
    for path in paths:
        for file in _below(path, passed) if path.is_dir() else iter([ListFile(path, path.name)]):
            try:
                with file.path.open("rb"):
                    found.setdefault(file.path.resolve(), file)
            except OSError as error:
                raise UsageError(
                    FirmListCode.FIRM_LIST_UNREADABLE, path=str(file.path), reason=str(error.strerror)
                ) from None
    if not found:
        raise UsageError(FirmListCode.FIRM_LIST_NONE, path="、".join(map(str, paths)))
    return tuple(found.values()), tuple(passed)


def _below(folder: Path, passed: list[Fault]) -> Iterator[ListFile]:
    try:
        entries = sorted(folder.rglob("*"))
    except OSError as error:
        raise UsageError(FirmListCode.FIRM_LIST_UNREADABLE, path=str(folder), reason=str(error.strerror)) from None
    for path in entries:
        within = path.relative_to(folder)
        if not path.is_file():
            continue
        hidden = any(part.startswith((".", *_LOCKS)) for part in within.parts)
        if hidden or path.suffix.lower() not in ENDINGS:
            passed.append(Fault(FirmListCode.FIRM_FILE_PASSED, Place(within.as_posix())))
        else:
            yield ListFile(path, within.as_posix())


def content_of(path: Path) -> str:
    """Return the hash of a file's content."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
