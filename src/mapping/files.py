"""Writing a file so that nobody ever meets half of one, and names that every system takes."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LONGEST_NAME: Final = 80
"""Characters of a file's name; its bytes are held to what file systems take (255), with room for a "(1)"."""
_MOST_BYTES: Final = 240
_NOT_IN_NAMES: Final = re.compile(r'[<>:"/\\|?*“”]')
_RESERVED: Final = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?:\.|$)", re.IGNORECASE)


def write_whole(target: Path, content: bytes | Iterable[bytes]) -> None:
    """Write a file in one step, so that nobody ever reads half of it; if it fails, what was there stays as it was.

    ``content``: all of it, or what comes after one another, of which no more is held than the portion at hand.

    A link stays and what it points to is replaced; a file keeps its permissions. What is no file (a device, a pipe)
    is written as it is. Nothing is left beside the target. In a folder that takes no new file, a file that may be
    written is written over, once the disk has room for all of it. A read-only file is never replaced, though its folder
    would allow it: somebody wants to keep it.

    Raises:
        OSError: the folder cannot be made or written, the disk is full, and so on.
    """
    portions = (content,) if isinstance(content, bytes) else content
    # /dev/stdout may be a file, and then it is one that somebody else holds open
    if target.absolute().is_relative_to("/dev") or (target.exists() and not target.is_file()):
        with target.open("wb") as file:
            file.writelines(portions)
        return
    target = target.resolve()
    if target.exists() and _is_read_only(target):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        # Opened by hand, since only so a new file gets the permissions that the user's mask leaves.
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    except PermissionError:
        if not target.exists():
            raise
        _write_over(target, b"".join(portions))
        return
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 - a handle is no path
            file.writelines(portions)
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o7777)
        os.replace(beside, target)  # noqa: PTH105 - the one that replaces on every system
    except BaseException:  # whatever stops it, Ctrl-C too, nothing is left behind
        beside.unlink(missing_ok=True)
        raise


def _is_read_only(target: Path) -> bool:
    """Tell whether nobody may write a file, or this user may not; the first also where no permission stops the user."""
    anybody = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
    return not target.stat().st_mode & anybody or not os.access(target, os.W_OK)


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


def file_name(stem: str, ending: str) -> str:
    """Return a name that every system takes: nothing it forbids or hides, no device of Windows', not too long."""
    composed = unicodedata.normalize("NFC", _NOT_IN_NAMES.sub("", stem))
    kept = "".join(" " if c.isspace() else c for c in composed if c.isspace() or c.isprintable())
    room = _MOST_BYTES - len(ending) - 1
    name = " ".join(kept.split())[: LONGEST_NAME - len(ending) - 2].encode()[:room].decode(errors="ignore").strip(" .")
    if not name or _RESERVED.match(name):
        name = f"_{name}"
    return f"{name}.{ending}"
