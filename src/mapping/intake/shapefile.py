"""The Shapefiles in an archive, each put together anew: no name in it ever becomes a path."""

from __future__ import annotations

import codecs
import io
import zipfile
from typing import TYPE_CHECKING, Final

from mapping.intake.census import UNREADABLE, members_of
from mapping.intake.dbase import Table
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
                table = Table.of(files["dbf"])
                encoding = _encoding(table, page)
                files["dbf"] = table.mended(encoding)
                yield name, encoding, _packed(files)
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


def _encoding(table: Table, page: bytes) -> str:
    """Return the encoding of a table: what its code page says if that is so, else UTF-8 or GB18030."""
    said = page.decode("ascii", "ignore").strip().casefold().removeprefix("cp")
    for encoding in (_CODE_PAGES.get(said, said), "utf-8", "gb18030"):
        try:
            codecs.lookup(encoding)
            table.refuse_other_than(encoding)
        except (UnicodeError, LookupError):
            continue
        return encoding
    return "latin-1"


def _packed(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for ending, content in files.items():
            archive.writestr(f"layer.{ending}", content)
    return out.getvalue()
