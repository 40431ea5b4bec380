"""Rows of an OpenDocument spreadsheet that need no parser, as `mapping.intake.plain` has it for XLSX."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from mapping.intake.plain import VALUE, Shape, Spelling

_LOOK: Final = rb' table:(?:style-name|content-validation-name)="[^"<&]*+"'
_SAID: Final = (
    rb' (?:office|calcext):value-type="(?:float|string|date|currency|boolean)"'
    rb'| office:(?:value|date-value|boolean-value|currency)="[^"<&]++"'
)
_CELL: Final = (
    rb"<table:(?:covered-)?table-cell"
    rb"(?:(?:" + _LOOK + rb'| table:number-columns-repeated="[1-9][0-9]{0,4}")*+/>'
    rb"|(?:" + _LOOK + rb"|" + _SAID + rb")*+><text:p>" + VALUE + rb"</text:p></table:(?:covered-)?table-cell>)"
)
_ROW: Final = re.compile(
    rb'<table:table-row(?: table:(?:style-name|default-cell-style-name)="[^"<&]*+")*+>((?:'
    + _CELL
    + rb")*+)</table:table-row>"
)
_BEYOND: Final = 2**16
"""A column that no spreadsheet has."""
_FORM: Final = re.compile(
    rb'<table:(?:covered-)?table-cell(?: table:number-columns-repeated="([0-9]+)"| [^ =>]++="[^"]*+")*+(/?>)'
)


def _row(text: bytes, at: int) -> tuple[Shape, int] | None:
    """Return the shape of the row that begins here, and where it ends; it has no number of its own."""
    match = _ROW.match(text, at)
    return None if match is None else (_shape(tuple(_FORM.findall(match[1]))), match.end())


@lru_cache(maxsize=4096)
def _shape(forms: tuple[tuple[bytes, bytes], ...]) -> Shape:
    column = written = 0
    for repeated, end in forms:
        if end == b">":
            written |= 1 << min(column, _BEYOND)
        column += int(repeated or b"1")
    return Shape(written.bit_count(), 1 + 2 * len(forms), written, written, (), is_odd=False)


OPENDOCUMENT: Final = Spelling(
    re.compile(rb"(?:>|\A)\s*+(?=<table:table-row[ >])"), _row, {b"<table:table-row": b"</table:table-row>"}
)
"""As LibreOffice writes it."""
