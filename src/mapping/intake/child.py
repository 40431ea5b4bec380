"""The process that reads one file: ``python -m mapping.intake.child HEADING …``.

It takes the file on its input and answers with JSON on its output.

It is nobody's if it dies: whatever a file does to a reader (endless work, all memory), it does here.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Final

from mapping.intake.pages import Page, Refusal, RefusedError, filled, to_json
from mapping.intake.text import page_of_text
from mapping.intake.workbook import pages_of_workbook

if TYPE_CHECKING:
    from collections.abc import Collection

MOST_MEMORY: Final = 768 * 1024 * 1024
MOST_SECONDS: Final = 20
"""Of work, as the system counts it: a busy machine takes longer, and is not the file's fault."""

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_POLITE = 10


def pages_of(data: bytes, headings: Collection[str] = ()) -> tuple[Page, ...]:
    """Return the sheets of a file that hold anything, in the order of the file; a CSV is one sheet.

    ``headings``: some that may be expected; they tell what divides the cells of a CSV.

    Raises:
        RefusedError: no spreadsheet that can be read, empty, or too large.
    """
    if data.startswith(_OLE):
        raise RefusedError(Refusal.OLD_WORKBOOK)
    return filled(pages_of_workbook(data) if data.startswith(_ZIP) else [page_of_text(data, headings)])


def answer(data: bytes, headings: Collection[str] = ()) -> dict[str, object]:
    """Return the pages of a file as JSON, or why it is refused."""
    try:
        return {"pages": to_json(pages_of(data, headings))}
    except RefusedError as error:
        return {"refused": error.refusal}
    except MemoryError:
        return {"refused": Refusal.TOO_HARD}


def _limit() -> None:
    """Give this process no more than a spreadsheet needs; where the system has no such limits, the clock remains."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    os.nice(_POLITE)
    for kind, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):  # macOS does not limit addresses
            continue


def main() -> None:
    """Read the file, answer, end."""
    data = sys.stdin.buffer.read()
    _limit()
    sys.stdout.write(json.dumps(answer(data, sys.argv[1:])))


if __name__ == "__main__":
    main()
