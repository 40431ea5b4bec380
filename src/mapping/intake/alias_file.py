"""The file of aliases: names of units as lists write them, accepted once and used again."""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import TYPE_CHECKING, Final

from mapping.catalog.gazetteer import fold
from mapping.errors import UsageError
from mapping.faults import Phrase, Place, Several
from mapping.i18n import message
from mapping.intake.limits import TARGETS
from mapping.sentences import IntakeCode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.intake.ground import Ground

COLUMNS: Final = ("写法", "布局单元编号")
"""What the columns of the file are called, in any language of the interface: it is read by the program again."""

_KNOWN: Final = {
    **dict.fromkeys(map(fold, ("写法", "名称", "written", "alias")), "written"),
    **dict.fromkeys(map(fold, ("布局单元编号", "布局单元", "编号", "unit_id", "unit")), "unit_id"),
}
_BOM: Final = b"\xef\xbb\xbf"
_LED: Final = frozenset("=+-@\t\r\n'")
"""A name that begins so is led by an apostrophe: a spreadsheet would run it, or it has one of its own."""


def alias_bytes(aliases: Mapping[str, str]) -> bytes:
    """Return pairs of written name and unit id as a CSV file, in the order of the names."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows((_inert(written), unit_id) for written, unit_id in sorted(aliases.items()))
    return _BOM + text.getvalue().encode()


def read_aliases(file: str, data: bytes, ground: Ground) -> dict[str, str]:
    """Return the pairs of a file, written name -> unit id; a unit may also be named in words.

    What names no unit is kept as it stands: the analysis says so.

    Raises:
        UsageError: no such file; two pairs contradict each other.
    """
    if len(data) > TARGETS.bytes:
        raise UsageError(IntakeCode.ALIASES_UNREADABLE, Place(file))
    rows = list(csv.reader(io.StringIO(_text(file, data), newline="")))
    places = {_KNOWN.get(fold(cell)): at for at, cell in enumerate(rows[0])} if rows else {}
    if "written" not in places or "unit_id" not in places:
        names = Several(tuple(Phrase(message("「{name}」"), name=name) for name in COLUMNS))
        raise UsageError(IntakeCode.ALIASES_WITHOUT_COLUMNS, Place(file), columns=names)
    aliases: dict[str, str] = {}
    for line, row in enumerate(rows[1:], 2):
        written, unit = (row[at].strip() if at < len(row) else "" for at in (places["written"], places["unit_id"]))
        if not written or not unit:
            continue
        written = written[1:] if written == _inert(written[1:]) else written
        unit_id = unit if unit in ground.unit_names else _named(unit, ground)
        if aliases.setdefault(written, unit_id) != unit_id:
            raise UsageError(IntakeCode.ALIASES_CONTRADICT, Place(file, lines=(line,)), written=written)
    return aliases


def _inert(written: str) -> str:
    """Return a name as it stands in the file: no spreadsheet runs it, neither in full-width characters."""
    is_led = written and unicodedata.normalize("NFKC", written[0]) in _LED
    return f"'{written}" if is_led else written


def _named(unit: str, ground: Ground) -> str:
    try:
        return ground.gazetteer.find(unit)
    except UsageError:
        return unit


def _text(file: str, data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UsageError(IntakeCode.ALIASES_UNREADABLE, Place(file))
