"""`within`: what lies inside an area that is typed, or comes from a boundary file."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mapping.cli.app import (
    DataDir,
    EditionId,
    EngineUrl,
    Language,
    Out,
    app,
    edition_of,
    format_of,
    open_atlas,
    write_bytes,
)
from mapping.cli.handing_over import with_list
from mapping.cli.import_parks import read_file
from mapping.documents.files import file_of
from mapping.documents.request import DocumentRequest, PageSpec
from mapping.errors import UsageError
from mapping.insight.inside import inside
from mapping.insight.within import within_of
from mapping.insight.within_file import area_of_file
from mapping.lists.columns import parks as columns
from mapping.lists.columns.column import Wording, file_table
from mapping.lists.csv_file import csv_bytes
from mapping.lists.within import within_xlsx
from mapping.sentences import WithinCode

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas


class WithinFormat(StrEnum):
    """Formats that `within` writes."""

    XLSX = "xlsx"
    CSV = "csv"
    PDF = "pdf"


@app.command()
def within(  # noqa: PLR0913, PLR0917 - one parameter an option
    area: Annotated[
        str, typer.Argument(help="范围：“经度,纬度;经度,纬度;经度,纬度”，多块之间用“|”；圆写作“@经度,纬度,公里”。")
    ] = "",
    file: Annotated[
        Path | None,
        typer.Option("--file", help="边界文件：GeoJSON、GeoPackage 或 Shapefile（zip）。", exists=True, dir_okay=False),
    ] = None,
    file_format: Annotated[
        WithinFormat | None, typer.Option("--format", help="格式；csv 只有园区。默认按文件名后缀，否则 csv。")
    ] = None,
    later: Annotated[bool, typer.Option("--include-later", help="包含该版之后的园区与清单。")] = False,
    lang: Annotated[Language, typer.Option("--lang", help="名称与用词的语言。")] = Language.ZH,
    engine: EngineUrl = None,
    out: Out = None,
    edition: EditionId = None,
    data: DataDir = None,
) -> None:
    """圈选一个范围，统计其中的园区、企业(有名录时)、清单与各单元面积。"""  # noqa: D415
    wanted = format_of(file_format, out, WithinFormat, WithinFormat.CSV)
    atlas = open_atlas(data)
    text = _text(atlas, area, file, lang.value)
    page = PageSpec(edition=edition_of(atlas, edition), sheet="within", within=text, later=later, lang=lang.value)
    atlas = with_list(atlas, engine, (page,))
    write_bytes(out, _written(atlas, page, wanted, to_file=out is not None))


def _text(atlas: Atlas, area: str, file: Path | None, lang: str) -> str:
    """Return the area that is meant; what was done to that of a file is told on standard error."""
    if bool(area) == (file is not None):
        raise UsageError(WithinCode.ONE_AREA)
    if file is None:
        return within_of(atlas, area).to_text()
    found, faults = area_of_file(atlas, file.name, read_file(file))
    for fault in faults:
        print(fault.told(lang), file=sys.stderr)  # noqa: T201 - a command tells on standard error
    return found.to_text()


def _written(atlas: Atlas, page: PageSpec, wanted: WithinFormat, *, to_file: bool) -> bytes:
    if wanted is WithinFormat.PDF:
        return file_of(DocumentRequest(pages=(page,)), atlas, "pdf").content
    if wanted is WithinFormat.XLSX:
        today = datetime.now(tz=UTC).astimezone().date()
        return within_xlsx(atlas, page.view, page.within, page.firms, exported=today)
    found = inside(atlas, page.view, page.within, page.firms)
    # The mark that makes a spreadsheet read UTF-8 would only be in the way of a program at the end of a pipe.
    return csv_bytes(*file_table(columns.FILE, found.parks, Wording.of(atlas.catalog, page.view)), bom=to_file)
