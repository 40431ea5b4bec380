"""Names of units as lists write them, and which unit each is: the file that keeps pairs which somebody has accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.errors import UnknownNameError, UsageError
from mapping.faults import Place
from mapping.i18n import message
from mapping.intake.pages import clean
from mapping.intake.reading import read_pages
from mapping.lists.csv_file import csv_bytes
from mapping.sentences import Upload

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.catalog import Catalog

HEADINGS: Final = (message("写法"), message("布局单元"))


def alias_csv(pairs: Mapping[str, str], catalog: Catalog) -> bytes:
    """Return pairs (name as written -> unit id) as CSV; units by the names that they have on the map, in Chinese."""
    names = {unit.unit_id: unit.label_zh for unit in catalog.units}
    return csv_bytes(HEADINGS, [(written, names.get(unit_id, unit_id)) for written, unit_id in sorted(pairs.items())])


def read_aliases(file: str, data: bytes, catalog: Catalog) -> dict[str, str]:
    """Return the pairs of such a file, name as written -> unit id; rows without a unit of ours are passed over.

    Raises:
        UsageError: no spreadsheet that can be read, or there is no such pair in it.
    """
    pairs: dict[str, str] = {}
    for page in read_pages(file, data, HEADINGS):
        for line in page.lines:
            written, unit = (*(clean(str(cell)) for cell in line.cells[:2]), "", "")[:2]
            # what a spreadsheet would run was led by an apostrophe
            unit_id = _unit_id(unit, catalog)
            if written and unit_id:
                pairs[written.removeprefix("'")] = unit_id
    if not pairs:
        raise UsageError(Upload.UPLOAD_NO_CONTENT, Place(file))
    return pairs


def _unit_id(text: str, catalog: Catalog) -> str | None:
    try:
        return catalog.gazetteer.find(text)
    except UnknownNameError:
        return None
