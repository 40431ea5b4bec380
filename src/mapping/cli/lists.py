"""`lists`: the tables that the page 数据与来源 gives in full, as files."""

from __future__ import annotations

import json
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from mapping.cli.app import (
    DataDir,
    EditionId,
    Language,
    Out,
    WorkspaceFile,
    app,
    edition_of,
    format_of,
    open_atlas,
    write_bytes,
)
from mapping.errors import UnknownNameError, UsageError
from mapping.i18n import message
from mapping.lists.columns import sources as source_columns
from mapping.lists.columns.column import file_table, record
from mapping.lists.csv_file import csv_bytes
from mapping.lists.full import FullList, full_lists
from mapping.lists.workbook import tabulated, workbook
from mapping.sentences import Code
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence


_ALIKE = 0.4
"""How alike a name must be to be suggested."""


class ListFormat(StrEnum):
    """Formats that `lists` writes."""

    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"


@app.command()
def lists(  # noqa: PLR0913, PLR0917 - one parameter an option
    name: Annotated[str | None, typer.Argument(help="哪一张表，如 subsectors；不给则列出各表的名称与行数。")] = None,
    file_format: Annotated[
        ListFormat | None, typer.Option("--format", help="格式；默认按文件名后缀，否则 csv；xlsx 须给 --out。")
    ] = None,
    lang: Annotated[Language, typer.Option("--lang", help="名称与说明的语言；编号与键名不变。")] = Language.ZH,
    out: Out = None,
    edition: EditionId = None,
    data: DataDir = None,
    workspace: WorkspaceFile = None,
) -> None:
    """导出“数据与来源”页的全部明细：园区名录、产业布局、目标、细分领域、行业词等，附来源与可靠度。"""  # noqa: D415
    chosen = format_of(file_format, out, ListFormat, ListFormat.CSV)
    if chosen is ListFormat.XLSX and out is None:
        raise UsageError(Code.XLSX_TO_STANDARD_OUTPUT)
    atlas = open_atlas(data, workspace)
    every = full_lists(atlas.catalog, View(edition_of(atlas, edition), later=True, lang=lang.value))
    if name is None:
        write_bytes(out, _contents(every, chosen, bom=out is not None))
        return
    full = next((one for one in every if one.key == name), None)
    if full is None:
        raise UnknownNameError(
            message("明细"), name, tuple(get_close_matches(name, [one.key for one in every], cutoff=_ALIKE))
        )
    write_bytes(out, _content(full, chosen, bom=out is not None))


def _content(full: FullList, chosen: ListFormat, *, bom: bool) -> bytes:
    """Return a list as a file; a workbook has the project's sources on a sheet of their own."""
    w = full.w
    if chosen is ListFormat.JSON:
        return _json([record(full.columns, row, w) for row in full.records])
    if chosen is ListFormat.CSV:
        return csv_bytes(*file_table(full.every, full.records, w), bom=bom)
    sources = tabulated(w.t("来源"), source_columns.FILE, w.catalog.sources, w)
    return workbook([tabulated(full.title, full.every, full.records, w, (full.note,)), sources])


def _contents(every: Sequence[FullList], chosen: ListFormat, *, bom: bool) -> bytes:
    """Return what lists there are: the name to ask for, the title, the number of rows, what must be known."""
    rows = [(full.key, full.title, full.count, full.note) for full in every]
    headings = ("name", "title", "rows", "note")
    if chosen is ListFormat.JSON:
        return _json([dict(zip(headings, row, strict=True)) for row in rows])
    return csv_bytes(headings, rows, bom=bom)


def _json(rows: object) -> bytes:
    return json.dumps(rows, ensure_ascii=False, indent=1).encode() + b"\n"
