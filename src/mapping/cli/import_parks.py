"""`python -m mapping import-parks`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mapping.catalog.contracts import TABLE
from mapping.cli.app import PROBLEM_IN_DATA, DataDir, Language, app, check_folder, open_atlas, write_bytes
from mapping.errors import UsageError
from mapping.i18n import translator
from mapping.intake.alias_file import read_aliases
from mapping.intake.analysis import analyse
from mapping.intake.ground import Ground
from mapping.intake.limits import LISTS
from mapping.intake.places import check_datum
from mapping.intake.reading import read_pages
from mapping.intake.report import report
from mapping.intake.wishes import Wishes
from mapping.sentences import IntakeCode

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.intake.found import Analysis

ListFile = Annotated[
    Path, typer.Argument(help="园区清单：xlsx、xls、ods、csv、GeoJSON、GeoPackage 或打包的 Shapefile。")
]
Report = Annotated[Path, typer.Option("--report", help="报告，写成 JSON。", dir_okay=False)]
Clean = Annotated[
    Path | None,
    typer.Option("--out", help="可以收下的行，写成 parks.csv 的样子，自有列接在后面。", dir_okay=False),
]
Datum = Annotated[
    str,
    typer.Option("--datum", help="坐标系：auto、none（不读点位）、wgs84、gcj02、bd09 或 cgcs2000:EPSG 编号。"),
]


@app.command(name="import-parks")
def import_parks(  # noqa: PLR0913, PLR0917 - one parameter an option
    file: ListFile,
    report_file: Report,
    out: Clean = None,
    datum: Datum = "auto",
    aliases: Annotated[Path | None, typer.Option("--aliases", help="别名表：写法、布局单元编号两列。")] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help="读哪一张工作表；默认为标题最合适的一张。")] = None,
    lang: Annotated[Language, typer.Option("--lang", help="报告中说明的语言。")] = Language.ZH,
    data: DataDir = None,
) -> None:
    """检查一份园区清单，写出报告和可以收下的行；看不出坐标系时退出码为 1。"""  # noqa: D415
    for made in filter(None, (report_file, out)):
        check_folder(made)
    check_datum(datum)
    content = read_file(file)
    catalog, ground = _ground(data)
    known = read_aliases(aliases.name, read_file(aliases), ground) if aliases else {}
    titles = ground.headings["parks"].titles.values()
    expected = sorted({title for of_language in titles for title in of_language.values()})
    pages = read_pages(file.name, content, expected, LISTS)
    analysis = analyse(file.name, pages, Wishes(datum=datum, aliases=known, sheet=sheet), ground)
    told = json.dumps(report(analysis, lang), ensure_ascii=False, indent=1)
    write_bytes(report_file, told.encode() + b"\n")
    t = translator(lang)
    typer.echo(
        t(
            "{n} 行：收下 {accepted} 行（其中 {skipped} 行让位于已有的），{rejected} 行待改。",
            n=analysis.uploaded,
            accepted=len(analysis.accepted),
            skipped=analysis.skipped,
            rejected=len(analysis.rejected),
        ),
        err=True,
    )
    if analysis.datum.waits:
        undecided = next(fault for fault in analysis.issues if fault.code is IntakeCode.DATUM_UNDECIDED)
        typer.echo(undecided.told(lang), err=True)
        raise typer.Exit(PROBLEM_IN_DATA)
    if out is not None:
        write_bytes(out, clean_csv(analysis, catalog))


def read_file(path: Path) -> bytes:
    """Return the content of a file.

    Raises:
        UsageError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(IntakeCode.LIST_UNREADABLE, path=str(path), reason=str(error.strerror)) from None


def _ground(data: Path | None) -> tuple[Catalog, Ground]:
    atlas = open_atlas(data)
    return atlas.catalog, Ground.of(atlas.catalog, atlas.geography)


def clean_csv(analysis: Analysis, catalog: Catalog) -> bytes:
    """Return the rows that would be added, as they may be appended to parks.csv; the list's own columns stand behind.

    The ids go on from those of the table. A cell that a spreadsheet would run is led by an apostrophe.
    """
    from mapping.lists.csv_file import csv_bytes  # noqa: PLC0415 - needed for this alone

    columns = tuple(name for name, field in TABLE["parks"].fields.items() if not field.column.optional)
    own = analysis.own_columns
    first = max((int(park.park_id[1:]) for park in catalog.directory if park.park_id.startswith("p")), default=0) + 1
    added = [row for row in analysis.accepted if row.is_added]
    rows = [
        [
            f"p{number:03}",
            *(row.cells.get(column, "") for column in columns[1:]),
            *(row.own.get(c.index, "") for c in own),
        ]
        for number, row in enumerate(added, first)
    ]
    return csv_bytes((*columns, *(column.heading for column in own)), rows)
