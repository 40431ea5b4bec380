"""Have a file read by a process of its own, and say why it could not be.

A file comes from outside, so nothing about it is taken for granted: neither its name's ending, nor how much memory or
time it takes. The server only waits, and answers others meanwhile.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mapping.errors import UsageError
from mapping.faults import Place
from mapping.intake.pages import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Page, Refusal, RefusedError, from_json
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mapping.faults import Field

WITHIN_S: Final = 60
"""By the clock; the process's own limit on work is lower, so that this one holds only where there is no other."""

_AT_ONCE = 2
_WAIT_S = 60
_places = threading.BoundedSemaphore(_AT_ONCE)

_SOURCE = Path(__file__).resolve().parents[2]

_LIMITS: Mapping[Code, Mapping[str, Field]] = {
    Code.UPLOAD_TOO_LARGE: {"megabytes": MOST_BYTES // 10**6},
    Code.UPLOAD_TOO_MANY: {"rows": MOST_ROWS, "columns": MOST_COLUMNS},
}


def read_pages(file: str, data: bytes, headings: Collection[str] = ()) -> tuple[Page, ...]:
    """Return the sheets of a file that hold anything, in the order of the file; a CSV is one sheet.

    ``headings``: some that may be expected; they tell what divides the cells of a CSV.

    Raises:
        UsageError: too large, too many rows, empty, or no spreadsheet that can be read.
    """
    try:
        return _read(data, headings)
    except RefusedError as error:
        code = Code[f"UPLOAD_{error.refusal.name}"]
        raise UsageError(code, Place(file), **_LIMITS.get(code, {})) from None


def _read(data: bytes, headings: Collection[str]) -> tuple[Page, ...]:
    if not data.strip():
        raise RefusedError(Refusal.EMPTY)
    if len(data) > MOST_BYTES:
        raise RefusedError(Refusal.TOO_LARGE)
    if not _places.acquire(timeout=_WAIT_S):
        raise RefusedError(Refusal.BUSY)
    try:
        said = _ask_child(data, headings)
    finally:
        _places.release()
    if "refused" in said:
        raise RefusedError(Refusal(said["refused"]))
    return from_json(said["pages"])


def _ask_child(data: bytes, headings: Collection[str]) -> dict[str, Any]:
    """Return what the child says; one that was ended, or ended itself, has found the file too hard."""
    try:
        done = subprocess.run(  # noqa: S603 - our own module, and headings of our own
            [sys.executable, "-X", "utf8", "-m", "mapping.intake.child", *headings],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=WITHIN_S,
            check=False,
            env={**os.environ, "PYTHONPATH": str(_SOURCE)},
        )
    except subprocess.TimeoutExpired:
        raise RefusedError(Refusal.TOO_HARD) from None
    except OSError:  # no process can be started just now
        raise RefusedError(Refusal.BUSY) from None
    if done.returncode != 0:
        raise RefusedError(Refusal.TOO_HARD)
    said: dict[str, Any] = json.loads(done.stdout)
    return said
