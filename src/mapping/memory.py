"""What one start finds out, kept for the next as plain JSON, and believed only while all that decides it is the same.

A record names the fingerprint of its inputs: the content of every file read, the program's own source, the release of
every library. Whoever recalls it works out that fingerprint anew, so a record that is stale, spoilt or from elsewhere
is no record, and what it would have saved is done again.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import sys
import time
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PACKAGE_DIR = Path(__file__).parent
MOST_BYTES = 64 * 2**20
"""Inputs beyond this size are not fingerprinted: reading them would take longer than what a record saves."""

_BEGAN = time.time()
_LOADING_S = 10.0
"""Modules may have been read this long before this one was."""


def fingerprint(files: Iterable[Path], *texts: str) -> str | None:
    """Return a text that changes with any of these files, with ``texts``, and with Python or any library.

    None where no fingerprint can be trusted: a file cannot be read or has changed since this process began (what was
    loaded may be older than what lies there now), there are no files, or they are too large.
    """
    left = MOST_BYTES
    parts = [_environment().encode(), *(text.encode() for text in texts)]
    empty = True
    for path in sorted(files):
        try:
            about = path.stat()
            left -= about.st_size
            # The second time stamp tells of a file that was replaced by an older one.
            if left < 0 or max(about.st_mtime, about.st_ctime) > _BEGAN - _LOADING_S:
                return None
            parts += [str(path).encode(), path.read_bytes()]
        except OSError:
            return None
        empty = False
    return None if empty else _digest(parts)


def files_below(*folders: Path) -> Iterator[Path]:
    """Yield all files in these folders and those inside them, but for compiled modules."""
    for folder in folders:
        for place, inner, names in os.walk(folder):
            inner[:] = [name for name in inner if name != "__pycache__"]
            yield from (Path(place, name) for name in names)


def recall(folder: Path | None, name: str, key: str | None) -> Any:
    """Return what was kept in ``folder`` under this name and fingerprint; None where nothing was, or nothing whole."""
    if folder is None or key is None:
        return None
    try:
        kept = json.loads(_record(folder, name).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(kept, dict) or kept.get("key") != key or kept.get("check") != _check(key, kept.get("value")):
        return None
    return kept["value"]


def keep(folder: Path | None, name: str, key: str | None, value: Any) -> None:
    """Keep a value, as JSON, in place of the one of this name before; a folder that cannot be written keeps nothing."""
    if folder is None or key is None:
        return
    record = json.dumps({"key": key, "check": _check(key, value), "value": value})
    # If it fails, that costs the next start time and nothing else; whoever needs the folder for more will say so.
    with suppress(OSError):
        write_whole(_record(folder, name), record.encode())


def write_whole(target: Path, content: bytes) -> None:
    """Write a file in one step, so that nobody ever reads half of it; if it fails, what was there stays as it was.

    A link stays and what it points to is replaced; a file keeps its permissions. What is no file (a device, a pipe)
    is written as it is. Nothing is left beside the target. In a folder that takes no new file, a file that may be
    written is written over, once the disk has room for all of it.

    Raises:
        OSError: the folder cannot be made or written, the disk is full, and so on.
    """
    # /dev/stdout may be a file, and then it is one that somebody else holds open
    if target.absolute().is_relative_to("/dev") or (target.exists() and not target.is_file()):
        target.write_bytes(content)
        return
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        # Opened by hand, since only so a new file gets the permissions that the user's mask leaves.
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    except PermissionError:
        if not target.exists():
            raise
        _write_over(target, content)
        return
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 - a handle is no path
            file.write(content)
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o7777)
        os.replace(beside, target)  # noqa: PTH105 - the one that replaces on every system
    except BaseException:  # whatever stops it, Ctrl-C too, nothing is left behind
        beside.unlink(missing_ok=True)
        raise


def _write_over(target: Path, content: bytes) -> None:
    """Write over a file in its place; raises OSError with the file as it was where the disk has no room."""
    with target.open("r+b") as file:
        before = os.fstat(file.fileno()).st_size
        try:
            if hasattr(os, "posix_fallocate") and content:
                os.posix_fallocate(file.fileno(), 0, len(content))
        except OSError:
            file.truncate(before)
            raise
        file.write(content)
        file.truncate()


def _record(folder: Path, name: str) -> Path:
    return folder / f"{name}.kept.json"


def _check(key: str, value: Any) -> str:
    """Return what a whole record says of itself."""
    return _digest([key.encode(), json.dumps(value).encode()])


def _digest(parts: Iterable[bytes]) -> str:
    """Return the hash of several parts, in which their boundaries count, too."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _environment() -> str:
    """Return Python's release and, as the names of their metadata folders, that of every library within reach."""
    releases: set[str] = set()
    for folder in sys.path:
        # What is no folder that can be read, no library comes from by this name either.
        with suppress(OSError):
            releases.update(name for name in os.listdir(folder or ".") if name.endswith((".dist-info", ".egg-info")))  # noqa: PTH208 - names
    return "\n".join([sys.version, sys.platform, *sorted(releases)])
