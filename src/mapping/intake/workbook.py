"""Rows of the sheets of an XLSX workbook."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from python_calamine import CalamineError

from mapping.intake.census import UNREADABLE, census
from mapping.intake.pages import Refusal, RefusedError
from mapping.intake.sheets import pages_by_count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.intake.limits import Limits
    from mapping.intake.pages import Page

_BOOK = "xl/workbook.xml"
_BINARY = "xl/workbook.bin"
_LINKS = "xl/_rels/workbook.xml.rels"
_STYLES = "xl/styles.xml"
_PERCENT_FORMATS = frozenset(("9", "10"))
"""0% and 0.00%, which the standard has numbered."""


def pages_of_workbook(data: bytes, limits: Limits) -> tuple[Page, ...]:
    """Return the sheets of a workbook in its order, hidden ones as well.

    Raises:
        RefusedError: no workbook that can be read, or too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = census(archive, limits)
            if any(name.casefold().replace("\\", "/") == _BINARY for name in archive.namelist()):
                raise RefusedError(Refusal.BINARY_WORKBOOK)
            homes = _homes(archive)
            percent = _percent_styles(archive)
    except (*UNREADABLE, KeyError, ET.ParseError):
        raise RefusedError(Refusal.NO_SPREADSHEET) from None
    if not parts:
        raise RefusedError(Refusal.NO_SPREADSHEET)
    known = {name.casefold(): part for name, part in parts.items()}
    try:
        return pages_by_count(data, {sheet: known.get(home.casefold()) for sheet, home in homes.items()}, percent)
    except CalamineError:
        raise RefusedError(Refusal.NO_SPREADSHEET) from None


def _homes(archive: zipfile.ZipFile) -> Mapping[str, str]:
    """Return, by the name of each sheet, the part of the archive it lies in, as the workbook's own links say."""
    names = {name.casefold().replace("\\", "/"): name for name in archive.namelist()}
    links = [_attributes(link) for link in _tree(archive, names[_LINKS])]
    targets = {link["Id"]: link["Target"] for link in links}
    sheets = [_attributes(e) for e in _tree(archive, names[_BOOK]).iter() if _local(e.tag) == "sheet"]
    homes = {sheet["name"]: _home(targets[sheet["id"]]) for sheet in sheets}
    if len(homes) < len(sheets):  # two of one name: nobody can ask for the second
        raise RefusedError(Refusal.NO_SPREADSHEET)
    return homes


def _percent_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    """Return the styles of cells that show their number in percent: 1.5 reads 150 % there."""
    names = {name.casefold().replace("\\", "/"): name for name in archive.namelist()}
    if _STYLES not in names:
        return frozenset()
    tree = _tree(archive, names[_STYLES])
    formats = [_attributes(e) for e in tree.iter() if _local(e.tag) == "numFmt"]
    percent = _PERCENT_FORMATS | {one.get("numFmtId", "") for one in formats if "%" in one.get("formatCode", "")}
    styles = [style for cells in tree.iter() if _local(cells.tag) == "cellXfs" for style in cells]
    return frozenset(at for at, style in enumerate(styles) if _attributes(style).get("numFmtId") in percent)


def _tree(archive: zipfile.ZipFile, name: str) -> ET.Element:
    return ET.fromstring(archive.read(name))  # noqa: S314 - the census has refused definitions of entities


def _attributes(element: ET.Element) -> dict[str, str]:
    """Return attributes without their namespaces, whose versions differ."""
    return {_local(name): value for name, value in element.attrib.items()}


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _home(target: str) -> str:
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else f"xl/{target}")
