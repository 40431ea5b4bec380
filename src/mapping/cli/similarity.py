"""`similarity`: how alike the layout units are, pair by pair."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from mapping.cli.app import DataDir, EditionId, Language, Out, app, edition_of, format_of, open_atlas, write_bytes
from mapping.insight.overlap import unit_pairs
from mapping.lists.columns import similarity as columns
from mapping.lists.columns.column import Wording, machine_table, record
from mapping.lists.csv_file import csv_bytes
from mapping.view import View


class TableFormat(StrEnum):
    """Formats that `similarity` writes."""

    CSV = "csv"
    JSON = "json"


class Basis(StrEnum):
    """What two units are compared by."""

    TERMS = "terms"
    INDUSTRIES = "industries"
    SUBSECTORS = "subsectors"
    BOTH = "both"
    ALL = "all"


@app.command()
def similarity(  # noqa: PLR0913, PLR0917 - one parameter an option
    file_format: Annotated[
        TableFormat | None, typer.Option("--format", help="格式；默认按文件名后缀，否则 csv。")
    ] = None,
    by: Annotated[
        Basis, typer.Option("--by", help="按文件用词、按 965 产业、两者，按细分领域，或三者（all）。")
    ] = Basis.BOTH,
    lang: Annotated[Language, typer.Option("--lang", help="名称与用词的语言。")] = Language.ZH,
    out: Out = None,
    edition: EditionId = None,
    data: DataDir = None,
) -> None:
    """比较各布局单元的产业定位：每对单元一行(含自身)，给出 Jaccard 相似度与共有的用词、产业、细分领域。"""  # noqa: D415
    wanted = format_of(file_format, out, TableFormat, TableFormat.CSV)
    atlas = open_atlas(data)
    catalog = atlas.catalog
    view = View(edition_of(atlas, edition), lang=lang.value)
    shown = columns.pairs_by(
        terms=by in {Basis.TERMS, Basis.BOTH, Basis.ALL},
        industries=by in {Basis.INDUSTRIES, Basis.BOTH, Basis.ALL},
        subsectors=by in {Basis.SUBSECTORS, Basis.ALL},
    )
    w = Wording.of(catalog, view)
    pairs = unit_pairs(catalog, view.edition).values()
    if wanted is TableFormat.JSON:
        rows = [record(shown, pair, w) for pair in pairs]
        content = json.dumps(rows, ensure_ascii=False, indent=1).encode() + b"\n"
    else:
        # The mark that makes a spreadsheet read UTF-8 would only be in the way of a program at the end of a pipe.
        content = csv_bytes(*machine_table(shown, pairs, w), bom=out is not None)
    write_bytes(out, content)
