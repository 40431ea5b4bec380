"""Reading back the request that a file carries, from whatever format this program writes it in.

The writers of the formats put it there: SVG into `metadata`, PNG into a field, PDF as an attached file,
layers into what they say of themselves.
"""

from __future__ import annotations

import json
import re
import sqlite3
import zipfile
import zlib
from contextlib import closing
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING, Final

from mapping.errors import UsageError
from mapping.faults import Phrase
from mapping.i18n import message
from mapping.printing.writers.png_words import read_field
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapping.documents.pictures import PictureFormat

_PAGE: Final = '<script type="application/json" id="request">'
_LESS: Final = "\\u003c"
_SVG: Final = re.compile(r"<metadata>(\{.*?\})</metadata>", re.DOTALL)
_HTML: Final = re.compile(rf"{_PAGE}(.*?)</script>", re.DOTALL)
_ATTACHED: Final = re.compile(rb"/Type\s*/EmbeddedFile\b.*?\bstream\r?\n", re.DOTALL)

_LAYERS: Final = '"FeatureCollection"'
_FIRST: Final = 200
"""Characters in which GeoJSON says that it is."""

_LONGEST: Final = 2**24
"""Bytes of a request, and many more than one of 120 pages has: a file may come from anybody."""
_LARGEST: Final = 2**28
_SOME: Final = Phrase(message("这个文件"))
_ENDS: Final = b"\nendstream"


def for_page(request: str) -> str:
    """Return the element with which a page (HTML) carries a request; no text of it can end the element."""
    return f"\n{_PAGE}{request.replace('<', _LESS)}</script>"


def carried(content: bytes, named: str | Phrase = _SOME) -> str:
    """Return the request that a file carries, as JSON; a file of JSON is its request itself.

    Raises:
        UsageError: it carries none; ``named`` is what the sentence calls the file.
    """
    for begins, read in _READERS.items():
        if content.startswith(begins):
            found = read(content)
            break
    else:
        found = _in_text(content)
    if found is None:
        raise UsageError(Code.CARRIES_NOTHING, named=named)
    return found


def _in_text(content: bytes) -> str | None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if not text.lstrip().startswith("<"):
        return _in_layers(text) if _LAYERS in text[:_FIRST] else text
    found = _HTML.search(text)
    if found is not None:
        return found[1]
    found = _SVG.search(text)
    return None if found is None else unescape(found[1])


def _in_layers(text: str) -> str | None:
    """Return the request in a file of GeoJSON."""
    try:
        found = json.loads(text)["metadata"]["request"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return found if isinstance(found, str) else None


def _in_package(content: bytes) -> str | None:
    """Return the request in a GeoPackage, which is a database."""
    with closing(sqlite3.connect(":memory:")) as package:
        try:
            package.deserialize(content)
            found = package.execute("SELECT value FROM about WHERE key = 'request'").fetchone()
        except sqlite3.Error:
            return None
    return found[0] if found and isinstance(found[0], str) else None


def _in_pdf(content: bytes) -> str | None:
    """Return the attached file that is a request; whatever else a reader has attached is passed over."""
    for begins in _ATTACHED.finditer(content):
        body = content[begins.end() :]
        try:
            # small ones stand there as they are
            plain = body.startswith(b"{")
            text = (body[: body.find(_ENDS)] if plain else zlib.decompressobj().decompress(body, _LONGEST)).decode()
        except (zlib.error, UnicodeDecodeError):
            continue
        if text.startswith("{"):
            return text
    return None


def _in_zip(content: bytes) -> str | None:
    """Return the request that slides carry, or of which the pictures in a ZIP are the pages."""
    from mapping.printing.writers.pptx.package import carried as in_slides  # noqa: PLC0415 - loads for a while

    return _in_pictures(content) or in_slides(content)


def pictures_in(content: bytes) -> PictureFormat | None:
    """Return the format of the pictures in a ZIP that this program has made; None for any other file."""
    if not content.startswith(b"PK"):
        return None
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            ending = archive.infolist()[0].filename.rpartition(".")[2]
    except (zipfile.BadZipFile, IndexError, OSError, RuntimeError, NotImplementedError):
        return None
    return "png" if ending == "png" else "svg" if ending == "svg" else None


def _in_pictures(content: bytes) -> str | None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            first = archive.infolist()[0]
            if not first.filename.endswith((".png", ".svg")) or first.file_size > _LARGEST:
                return None
            whole = json.loads(carried(archive.read(first)))
    except (zipfile.BadZipFile, IndexError, UsageError, ValueError, OSError, RuntimeError, NotImplementedError):
        return None
    whole.pop("page", None)
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


_READERS: Final[dict[bytes, Callable[[bytes], str | None]]] = {
    b"%PDF-": _in_pdf,
    b"\x89PNG": read_field,
    b"PK": _in_zip,
    b"SQLite format 3": _in_package,
}
"""By how a file begins, what reads it."""
