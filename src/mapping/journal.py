"""What was opened, handed over and taken away, a line each: when, what, how large, how long. No name and no content.

A server writes to its log; ``MAPPING_JOURNAL=off`` switches it off, and ``MAPPING_JOURNAL_FILE`` names a file for it,
in which commands leave a line as well.
"""

from __future__ import annotations

import logging
import sys
import time
from contextlib import contextmanager, nullcontext
from functools import cache
from typing import TYPE_CHECKING, Literal

from mapping.settings import settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

Event = Literal["page", "upload", "export", "command"]


def note(event: Event, what: str, seconds: float, size: int | None = None) -> None:
    """Write a line: ``what`` is a page, the ending of a file or a command; ``size`` is in bytes."""
    if settings().journal:
        length = "-" if size is None else f"{size} B"
        log().info("%s %s %s %.3f s", event, what, length, seconds)


@contextmanager
def timed(event: Event, what: str, size: int | None = None) -> Iterator[None]:
    """Write a line once the block has ended, also where it failed."""
    begun = time.perf_counter()
    try:
        yield
    finally:
        note(event, what, time.perf_counter() - begun, size)


def command(name: str) -> AbstractContextManager[None]:
    """Return what writes a line once a command has ended; only into a file, since its own output is read by others."""
    return timed("command", name) if settings().journal_file else nullcontext()


@cache
def log() -> logging.Logger:
    """Return the log that lines go to, set up once."""
    found = logging.getLogger(__name__)
    found.setLevel(logging.INFO)
    found.propagate = False  # Streamlit's own log has another form, and may be switched off
    file = settings().journal_file
    handler = logging.FileHandler(file, encoding="utf-8", delay=True) if file else logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%dT%H:%M:%S%z"))
    found.addHandler(handler)
    return found
