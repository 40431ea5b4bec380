"""Rows of the sheets of an XLSX workbook."""

from __future__ import annotations

import io
import posixpath
import zipfile
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from mapping.intake.census import UNREADABLE, census
from mapping.intake.pages import MOST_COLUMNS, Line, Page, Refusal, RefusedError, clean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from mapping.intake.census import Part
    from mapping.intake.pages import Cell, Unread

_BOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
_STYLES = "xl/styles.xml"
_PERCENT_FORMATS = frozenset(("9", "10"))
"""0% and 0.00%, which the standard has numbered."""


def pages_of_workbook(data: bytes) -> tuple[Page, ...]:
    """Return the sheets of a workbook in its order, hidden ones as well.

    Raises:
        RefusedError: no workbook that can be read, or too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = census(archive)
            homes = _homes(archive)
            percent = _percent_styles(archive)
    except (*UNREADABLE, KeyError, ET.ParseError):
        raise RefusedError(Refusal.NO_SPREADSHEET) from None
    if not parts:
        raise RefusedError(Refusal.NO_SPREADSHEET)
    known = {name.casefold(): part for name, part in parts.items()}
    return tuple(_pages(data, {sheet: known.get(home.casefold()) for sheet, home in homes.items()}, percent))


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


def _pages(data: bytes, parts: Mapping[str, Part | None], percent: Collection[int]) -> Iterator[Page]:
    names: set[str] = set()
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for number, sheet in enumerate(workbook.sheets_metadata, start=1):
            if sheet.typ is not SheetTypeEnum.WorkSheet:
                continue
            part = parts.get(sheet.name)
            if part is None:  # the reader would read what nobody has counted
                raise RefusedError(Refusal.NO_SPREADSHEET)
            rows = workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            lines = tuple(_lines(rows, part, percent))
            _check_against(lines, part)
            name = clean(sheet.name)
            if name in names:  # the names differ by what nobody sees
                name = f"{name} ({number})"
            names.add(name)
            hidden = tuple(line.number for line in lines if line.number - 1 in part.hidden)
            yield Page(name, lines, is_hidden=sheet.visible is not SheetVisibleEnum.Visible, hidden_lines=hidden)
    except CalamineError:
        raise RefusedError(Refusal.NO_SPREADSHEET) from None


def _lines(rows: Sequence[Sequence[Any]], part: Part, percent: Collection[int]) -> Iterator[Line]:
    """Yield the rows with content; what the reader leaves empty because it is no value is put in its place."""
    marked: dict[int, dict[int, Unread]] = {}
    for (row, column), what in part.unread.items():
        marked.setdefault(row, {})[column] = what
    for number in range(max(len(rows), max(marked, default=-1) + 1)):
        read = rows[number] if number < len(rows) else ()
        cells: list[Cell] = [
            _as_percent(cell) if part.styles.get((number, column)) in percent else _plain(cell)
            for column, cell in enumerate(read)
        ]
        for column, what in marked.get(number, {}).items():
            cells += [""] * (column + 1 - len(cells))
            cells[column] = what
        if any(cell != "" for cell in cells):
            yield Line(number + 1, tuple(cells))


def _check_against(lines: Sequence[Line], part: Part) -> None:
    """Refuse a sheet of which the reader has found less than the count: they disagree on how it is spelt."""
    found = {
        (line.number - 1) * MOST_COLUMNS + column
        for line in lines
        for column, cell in enumerate(line.cells)
        if cell != ""
    }
    if part.told - found:
        raise RefusedError(Refusal.ODD_WORKBOOK)


def _as_percent(cell: Any) -> Cell:
    """Return a number as its cell shows it, in percent."""
    return f"{cell * 100:.12g}%" if isinstance(cell, float | int) and not isinstance(cell, bool) else _plain(cell)


def _plain(cell: Any) -> Cell:
    """Return a cell as text, number or truth value; a date as text (2021-12-31)."""
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return bool(cell) if isinstance(cell, bool) else float(cell)
