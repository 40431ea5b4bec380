"""The process that reads one file: ``python -m mapping.intake.child KIND LIMITS HEADING …``.

It takes the file on its input and answers with JSON on its output. ``KIND``: a file, or rows that were pasted.

It is nobody's if it dies: whatever a file does to a reader (endless work, all memory), it does here.
"""

from __future__ import annotations

import gc
import io
import json
import os
import re
import sys
import zipfile
from typing import TYPE_CHECKING, Final

from mapping.intake.census import UNREADABLE
from mapping.intake.limits import TARGETS, Limits
from mapping.intake.markup import pages_of_markup
from mapping.intake.old_workbook import pages_of_old_workbook
from mapping.intake.opendocument import pages_of_opendocument
from mapping.intake.pages import Page, Refusal, RefusedError, filled, to_json
from mapping.intake.pasted import page_of_pasted
from mapping.intake.text import page_of_text
from mapping.intake.workbook import pages_of_workbook

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

PASTED: Final = "pasted"
FILE: Final = "file"

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_SQLITE: Final = b"SQLite format 3\0"
_NO_TABLES: Final = (b"%PDF", b"{\\rtf")
_JSON: Final = re.compile(rb'(?:\xef\xbb\xbf)?\s*+\{\s*+["}]')
_MARKUP: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+<(?:!doctype\s+html|!--|html|head|meta|table|body|style|div)\b", re.IGNORECASE
)
_MAIL: Final = re.compile(rb"MIME-Version:", re.IGNORECASE)
_OLD_XML: Final = b"urn:schemas-microsoft-com:office:spreadsheet"
_HEAD: Final = 4096
_PANIC: Final = "PanicException"
"""What the reading library, which is written in Rust, raises where it meets what it has not thought of."""
_POLITE: Final = 10


class GeographicError(Exception):
    """A file of points, lines or areas, which another process reads."""


def pages_of(data: bytes, headings: Collection[str] = (), limits: Limits = TARGETS) -> tuple[Page, ...]:
    """Return the sheets of a file that hold anything, in the order of the file; a CSV is one sheet.

    What a file is follows from its content: endings are given at will. ``headings``: some that may be expected; they
    tell what divides the cells of a CSV.

    Raises:
        RefusedError: no spreadsheet that can be read, empty, or too large.
        GeographicError: it is for `mapping.intake.shapes_child`.
    """
    return filled(_pages_of(data, headings, limits), limits)


def _pages_of(data: bytes, headings: Collection[str], limits: Limits) -> Iterable[Page]:
    head = data[:_HEAD]
    if data.startswith(_OLE):
        return pages_of_old_workbook(data, limits)
    if data.startswith(_ZIP):
        return _pages_of_archive(data, limits)
    if data.startswith(_SQLITE) or _JSON.match(head):
        raise GeographicError
    if data.startswith(_NO_TABLES):
        raise RefusedError(Refusal.NO_SPREADSHEET)
    if _MAIL.match(head):
        raise RefusedError(Refusal.WEB_PAGE)
    if _OLD_XML in head:
        raise RefusedError(Refusal.OLD_WORKBOOK)
    if _MARKUP.match(head):
        return pages_of_markup(data, limits)
    return [page_of_text(data, limits, headings)]


def _pages_of_archive(data: bytes, limits: Limits) -> tuple[Page, ...]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.casefold().replace("\\", "/") for name in archive.namelist()}
    except UNREADABLE:
        raise RefusedError(Refusal.NO_SPREADSHEET) from None
    if any(name.endswith(".shp") for name in names):
        raise GeographicError
    if "content.xml" in names:
        return pages_of_opendocument(data, limits)
    if not any(name.startswith(("xl/", "_rels/")) for name in names):
        raise RefusedError(Refusal.ZIPPED)
    return pages_of_workbook(data, limits)


def answer(kind: str, data: bytes, limits: Limits, headings: Collection[str] = ()) -> dict[str, object]:
    """Return the pages of a file as JSON, or why it is refused."""
    try:
        if kind == PASTED:
            return {"pages": to_json(filled([page_of_pasted(data.decode(), limits, headings)], limits))}
        return {"pages": to_json(pages_of(data, headings, limits))}
    except GeographicError:
        return {"geographic": True}
    except RefusedError as error:
        return {"refused": error.refusal}
    except MemoryError:
        return {"refused": Refusal.TOO_HARD}
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        return {"refused": Refusal.ODD_WORKBOOK}


def limit(limits: Limits) -> None:
    """Give this process no more than a file needs; where the system has no such limits, the clock remains."""
    gc.disable()  # it ends before there is anything to collect
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    os.nice(_POLITE)
    for kind, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):  # macOS does not limit addresses
            continue


def main() -> None:
    """Read the file, answer, end."""
    kind, limits, *headings = sys.argv[1:]
    data = sys.stdin.buffer.read()
    allowed = Limits.from_json(limits)
    limit(allowed)
    sys.stdout.write(json.dumps(answer(kind, data, allowed, headings)))


if __name__ == "__main__":
    main()
