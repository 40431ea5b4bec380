"""The columns of faults: of rows that were not accepted, and of what was not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.i18n import message
from mapping.lists.columns.column import Column

if TYPE_CHECKING:
    from mapping.faults import Fault
    from mapping.lists.columns.column import Columns

REJECTED: Columns[Fault] = (
    Column(id="sheet", heading=message("工作表"), value=lambda fault, _: fault.place.sheet, blank=True),
    Column(id="line", heading=message("行"), value=lambda fault, _: fault.place.line, blank=True),
    Column(id="column", heading=message("列"), value=lambda fault, _: fault.place.column, blank=True),
    Column(id="value", heading=message("值"), value=lambda fault, _: fault.value, blank=True),
    Column(id="problem", heading=message("问题"), value=lambda fault, w: fault.problem(w.lang)),
    Column(id="remedy", heading=message("办法"), value=lambda fault, w: fault.remedy(w.lang)),
)
"""Rows that were not accepted, each with its place in the file and what to do about it."""

OF_FILES: Columns[Fault] = (
    Column(id="file", heading=message("文件"), value=lambda fault, _: fault.place.file, blank=True),
    *REJECTED[1:],
)
"""What is wrong in several lists together, each with its file."""

LEFT_OUT: Columns[Fault] = (
    Column(id="told", heading=message("没有读的行"), value=lambda fault, w: fault.told(w.lang)),
)
"""Rows that were not read, each in one sentence."""
