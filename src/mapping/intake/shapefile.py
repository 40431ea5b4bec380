"""The Shapefiles in an archive, each put together anew: no name in it ever becomes a path."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING, Final

from mapping.intake.census import UNREADABLE, members_of
from mapping.intake.pages import Refusal, RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mapping.intake.limits import Limits

_NEEDED: Final = ("shp", "shx", "dbf")
_KEPT: Final = (*_NEEDED, "prj")
_MOST_NAME: Final = 64
_CODE_PAGES: Final = {"936": "gb18030", "gbk": "gb18030", "gb2312": "gb18030", "65001": "utf-8", "utf8": "utf-8"}


def shapefiles(data: bytes, limits: Limits) -> Iterator[tuple[str, str, bytes]]:
    """Yield name, encoding and a clean archive of each Shapefile, whichever folder it lies in.

    Raises:
        RefusedError: the archive cannot be read, is too large, or a Shapefile lacks one of its files.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = _found(archive, limits)
            for stem in [stem for stem, parts in found.items() if "shp" in parts]:
                parts = found[stem]
                if not all(ending in parts for ending in _NEEDED):
                    raise RefusedError(Refusal.PARTS_MISSING)
                files = {ending: archive.read(parts[ending]) for ending in _KEPT if ending in parts}
                page = archive.read(parts["cpg"])[:_MOST_NAME] if "cpg" in parts else b""
                name = stem.rpartition("/")[2]
                yield name, _encoding(files["dbf"], page), _packed(files)
    except UNREADABLE:
        raise RefusedError(Refusal.ODD_GEOGRAPHY) from None


def _found(archive: zipfile.ZipFile, limits: Limits) -> Mapping[str, Mapping[str, zipfile.ZipInfo]]:
    """Return the files of each Shapefile: by the name they share, with their endings in small letters."""
    found: dict[str, dict[str, zipfile.ZipInfo]] = {}
    for member in members_of(archive, limits):
        stem, dot, ending = _name(member).rpartition(".")
        if dot and not stem.startswith("__MACOSX/"):
            found.setdefault(stem, {})[ending.casefold()] = member
    return found


def _name(member: zipfile.ZipInfo) -> str:
    """Return the name of a file in an archive; programs of Windows write it in GBK and do not say so."""
    name = member.filename.replace("\\", "/")
    if member.flag_bits & 0x800:
        return name
    try:
        return name.encode("cp437").decode("gb18030")
    except UnicodeError:
        return name


def _encoding(table: bytes, page: bytes) -> str:
    """Return the encoding of a table: what its code page says if that is so, else UTF-8 or GB18030."""
    said = page.decode("ascii", "ignore").strip().casefold().removeprefix("cp")
    likely = (_CODE_PAGES.get(said, said), "utf-8", "gb18030")
    texts = _texts(table)
    for encoding in likely:
        try:
            if encoding:
                texts.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        if encoding:
            return encoding
    return "latin-1"


def _texts(table: bytes) -> bytes:
    """Return the heads and the cells of a table of dBase, without what stands before them."""
    try:
        head = struct.unpack_from("<H", table, 8)[0]
    except struct.error:
        raise RefusedError(Refusal.ODD_GEOGRAPHY) from None
    names = b"\n".join(table[at : at + 11].split(b"\0")[0] for at in range(32, head - 1, 32))
    return names + b"\n" + table[head:].rstrip(b"\x1a")


def _packed(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for ending, content in files.items():
            archive.writestr(f"layer.{ending}", content)
    return out.getvalue()
