"""Opening a ZIP that somebody hands over: its parts by name, in memory, and no more than there may be."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from mapping.errors import UsageError
from mapping.faults import Place
from mapping.sentences import WorkspaceCode as Code

if TYPE_CHECKING:
    from collections.abc import Mapping

MB: Final = 1024 * 1024
MOST_BYTES: Final = 20 * MB
MOST_UNPACKED: Final = 60 * MB
MOST_PARTS: Final = 400
_NAME: Final = re.compile(
    r"manifest\.json|aliases\.csv|edition\.json|briefing\.json|imports/[a-z0-9_]{1,40}/[a-z_]{1,40}\.csv"
)
_SPOILT: Final = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error, ValueError)
"""What is raised for a ZIP that is none, is locked, packed in an unknown way, cut short or spoilt."""


def parts_of(file: str, data: bytes) -> Mapping[str, bytes]:
    """Return the parts of a workspace file. Nothing is unpacked to a disk.

    Raises:
        UsageError: it is none, is too large, or holds a part that has no business there.
    """
    place = Place(file)
    if len(data) > MOST_BYTES:
        raise UsageError(Code.WORKSPACE_BIG, place, most=MOST_BYTES // MB)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(place, archive)
    except UsageError:
        raise
    except _SPOILT as error:
        raise UsageError(Code.WORKSPACE_NOT_ZIP, place) from error


def _read(place: Place, archive: zipfile.ZipFile) -> Mapping[str, bytes]:
    listed = archive.infolist()
    if len(listed) > MOST_PARTS:
        raise UsageError(Code.WORKSPACE_PARTS, place, n=len(listed), most=MOST_PARTS)
    parts: dict[str, bytes] = {}
    left = MOST_UNPACKED
    for info in listed:
        if not _NAME.fullmatch(info.filename) or info.is_dir():
            raise UsageError(Code.WORKSPACE_PATH, place, value=info.filename)
        if info.filename in parts:
            raise UsageError(Code.WORKSPACE_TWICE, place, value=info.filename)
        with archive.open(info) as part:
            # what the archive says of its size is not believed
            content = part.read(left + 1)
        left -= len(content)
        if left < 0:
            raise UsageError(Code.WORKSPACE_UNPACKED, place, most=MOST_UNPACKED // MB)
        parts[info.filename] = content
    return parts
