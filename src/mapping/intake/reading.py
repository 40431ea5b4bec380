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
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mapping.errors import UsageError
from mapping.faults import Phrase, Place
from mapping.i18n import message
from mapping.intake.child import FILE, PASTED
from mapping.intake.limits import LISTS, TARGETS
from mapping.intake.pages import Page, Refusal, RefusedError, from_json
from mapping.intake.shapes_child import PAGES
from mapping.sentences import Upload

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from mapping.faults import Field
    from mapping.intake.limits import Limits

MORE_S: Final = 40
"""By the clock, beyond what a process may work: on a busy machine, and where nothing else ends it."""

_AT_ONCE = 2
_WAIT_S = 60
_places = threading.BoundedSemaphore(_AT_ONCE)

_SOURCE = Path(__file__).resolve().parents[2]
_ONE_THREAD: Final = {"OPENBLAS_NUM_THREADS": "1", "GDAL_NUM_THREADS": "1"}
_NO_OTHER_FILES: Final = {"GDAL_SKIP": "SQLite,OGR_VRT,HTTP,WFS,OAPIF,CSW,OGCAPI,GDALG", "CPL_DEBUG": "OFF"}
"""What could lead from a geographic file to others is not loaded at all."""


def read_pages(file: str, data: bytes, headings: Collection[str] = (), limits: Limits = TARGETS) -> tuple[Page, ...]:
    """Return the sheets of a file that hold anything, in the order of the file; a CSV is one sheet, a layer another.

    ``headings``: some that may be expected; they tell what divides the cells of a CSV.

    Raises:
        UsageError: too large, too many rows, empty, or no file that can be read.
    """
    with refusals_told(file, limits):
        said = ask("child", FILE, data, limits, headings)
        if "geographic" in said:
            said = ask("shapes_child", PAGES, data, limits)
        return from_json(said["pages"])


def read_pasted(text: str, headings: Collection[str] = (), limits: Limits = LISTS) -> tuple[Page, ...]:
    """Return rows that were pasted from a spreadsheet, a web page or a letter.

    Raises:
        UsageError: nothing, or more than is read.
    """
    with refusals_told(Phrase(message("粘贴的内容")), limits):
        return from_json(ask("child", PASTED, text.encode(errors="replace"), limits, headings)["pages"])


@contextmanager
def refusals_told(file: str | Phrase, limits: Limits) -> Iterator[None]:
    """Turn why a file is refused into a sentence, with the numbers that it names."""
    try:
        yield
    except RefusedError as error:
        code = Upload[f"UPLOAD_{error.refusal.name}"]
        named = {name: number for name, number in _numbers(limits).items() if f"{{{name}}}" in code.problem}
        place = Place(file if isinstance(file, str) else "")
        told: Mapping[str, Field] = {} if isinstance(file, str) else {"file": file}
        raise UsageError(code, place, **named, **told) from None


def _numbers(limits: Limits) -> Mapping[str, int]:
    return {
        "megabytes": limits.bytes // 10**6,
        "rows": limits.rows,
        "columns": limits.columns,
        "cells": limits.cells,
        "characters": limits.characters,
        "unpacked": limits.unpacked // 2**20,
        "seconds": limits.seconds,
    }


def ask(child: str, kind: str, data: bytes, limits: Limits, headings: Collection[str] = ()) -> dict[str, Any]:
    """Return what a reading process of this folder says of a file.

    Raises:
        RefusedError: it says that it does not read it, or cannot be asked.
    """
    if not data.strip():
        raise RefusedError(Refusal.EMPTY)
    if len(data) > limits.bytes:
        raise RefusedError(Refusal.TOO_LARGE)
    if not _places.acquire(timeout=_WAIT_S):
        raise RefusedError(Refusal.BUSY)
    try:
        said = _ask_child(child, kind, data, limits, headings)
    finally:
        _places.release()
    if "refused" in said:
        raise RefusedError(Refusal(said["refused"]))
    return said


def _ask_child(child: str, kind: str, data: bytes, limits: Limits, headings: Collection[str]) -> dict[str, Any]:
    """Return what the child says; one that was ended, or ended itself, has found the file too hard."""
    try:
        done = subprocess.run(  # noqa: S603 - our own module, and headings of our own
            [sys.executable, "-X", "utf8", "-m", f"mapping.intake.{child}", kind, limits.to_json(), *headings],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds + MORE_S,
            check=False,
            env={**os.environ, **_ONE_THREAD, **_NO_OTHER_FILES, "PYTHONPATH": str(_SOURCE)},
        )
    except subprocess.TimeoutExpired:
        raise RefusedError(Refusal.TOO_HARD) from None
    except OSError:  # no process can be started just now
        raise RefusedError(Refusal.BUSY) from None
    if done.returncode != 0:
        raise RefusedError(Refusal.TOO_HARD)
    said: dict[str, Any] = json.loads(done.stdout)
    return said
