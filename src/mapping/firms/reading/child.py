"""The process that reads one list: ``python -m mapping.firms.reading.child``.

It is told the file, the headings and its limits on its input, and says one batch after the other on its output. It is
nobody's if it dies: whatever a file does to a reader (endless work, all memory), it does here. It ends when its input
does, or where nobody takes what it says.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from mapping.firms.reading.batches import FileRead, RawBatch
from mapping.firms.reading.headings import READ, FirmHeadings
from mapping.firms.reading.table import SheetReader
from mapping.intake.pages import Refusal, RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.firms.reading.rows import Row

_OLE: Final = b"\xd0\xcf\x11\xe0"
_ZIP: Final = b"PK\x03\x04"
_PARQUET: Final = b"PAR1"
_NO_TABLES: Final = (b"%PDF", b"{\\rtf", b"SQLite format 3\0", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")
_MARKUP: Final = (b"<!doctype", b"<html", b"<?xml", b"<table", b"mime-version:")
_PANIC: Final = "PanicException"
"""What the reading library, which is written in Rust, raises where it meets what it has not thought of."""


def sheets_of(path: Path, headings: FirmHeadings) -> Iterator[tuple[str, bool, Iterator[Row]]]:
    """Yield name, whether it is hidden, and rows of each sheet of a file; what it is follows from its content.

    Raises:
        RefusedError: it is none that is read.
    """
    with path.open("rb") as file:
        head = file.read(4096)
    if not head.strip():
        raise RefusedError(Refusal.EMPTY)
    if head.startswith(_PARQUET):
        from mapping.firms.reading.columnar import names_of_parquet, rows_of_parquet  # noqa: PLC0415 - seldom needed

        wanted = [name for name in names_of_parquet(path) if headings.field_of(name) in READ]
        yield "", False, rows_of_parquet(path, wanted)
        return
    if head.startswith((_ZIP, _OLE)):
        from mapping.firms.reading.workbook import sheets_of_workbook  # noqa: PLC0415 - the same

        yield from sheets_of_workbook(path, is_archive=head.startswith(_ZIP))
        return
    if head.startswith(_NO_TABLES):
        raise RefusedError(Refusal.NO_SPREADSHEET)
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_MARKUP):
        raise RefusedError(Refusal.WEB_PAGE)
    from mapping.firms.reading.text import rows_of_text  # noqa: PLC0415 - the same

    yield "", False, rows_of_text(path, headings.fields)


def read(
    path: Path, name: str, headings: FirmHeadings, size: int, *, points_only: bool = False
) -> Iterator[RawBatch | FileRead]:
    """Yield the batches of a file, and at the end what is known of it.

    Raises:
        RefusedError: it is none that is read.
    """
    reader = SheetReader(name, headings, size, points_only)
    rows = batches = 0
    for sheet, _, lines in sheets_of(path, headings):
        for batch in reader.batches(sheet, lines):
            batches += 1
            rows += len(batch) + len(batch.refused)
            yield batch
    if not reader.read and not reader.passed:
        raise RefusedError(Refusal.NO_CONTENT)
    yield FileRead(batches, rows, tuple(reader.passed), bool(reader.read))


def limit(memory: int, seconds: int) -> None:
    """Give this process no more than a list needs; where the system has no such limits, the clock remains."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        with suppress(OSError, ValueError):  # macOS does not limit addresses
            resource.setrlimit(kind, (most, most))


def _say(pipe: BinaryIO, word: str, told: Any) -> None:
    """Say a word, and what goes with it as a parcel of its own: whoever passes a batch on need not open it."""
    number, share = (told.number, told.share) if isinstance(told, RawBatch) else (0, 1.0)
    parcel = pickle.dumps(told, pickle.HIGHEST_PROTOCOL)
    pickle.dump((word, number, share, parcel), pipe, pickle.HIGHEST_PROTOCOL)
    pipe.flush()


def _end_with_input() -> None:
    with suppress(OSError):
        while sys.stdin.buffer.read(1):
            pass
    os._exit(1)


def main() -> None:
    """Read the file, say what is in it, end."""
    pipe = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    path, name, fields, size, points_only, memory, seconds = pickle.load(sys.stdin.buffer)  # noqa: S301 - who started us
    threading.Thread(target=_end_with_input, daemon=True).start()
    limit(memory, seconds)
    gc.disable()  # rows refer to nothing that refers to them
    try:
        for told in read(Path(path), name, FirmHeadings(fields), size, points_only=points_only):
            _say(pipe, "batch" if isinstance(told, RawBatch) else "read", told)
    except RefusedError as error:
        _say(pipe, "refused", error.refusal.value)
    except MemoryError:
        _say(pipe, "refused", Refusal.TOO_HARD.value)
    except BrokenPipeError:
        os._exit(1)
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        _say(pipe, "refused", Refusal.ODD_WORKBOOK.value)


if __name__ == "__main__":
    main()
