"""`similarity`: how alike the layout units are, pair by pair."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mapping.cli.app import DataDir, EditionId, Out, app, edition_of, format_of, open_atlas, write_bytes
from mapping.insight.overlap import unit_pairs
from mapping.lists.csv_file import csv_bytes

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.insight.overlap import Pair


class TableFormat(StrEnum):
    """Formats that `similarity` writes."""

    CSV = "csv"
    JSON = "json"


class Basis(StrEnum):
    """What two units are compared by."""

    TERMS = "terms"
    INDUSTRIES = "industries"
    BOTH = "both"


FIGURES = 4
"""Decimals of an index: enough to tell any two apart, few enough to read."""


@app.command()
def similarity(
    file_format: Annotated[
        TableFormat | None, typer.Option("--format", help="格式；默认按文件名后缀，否则 csv。")
    ] = None,
    by: Annotated[Basis, typer.Option("--by", help="按文件用词、按 965 产业，或两者。")] = Basis.BOTH,
    out: Out = None,
    edition: EditionId = None,
    data: DataDir = None,
) -> None:
    """比较各布局单元的产业定位：每对单元一行(含自身)，给出 Jaccard 相似度与共有的用词、产业。"""  # noqa: D415
    wanted = format_of(file_format, out, TableFormat, TableFormat.CSV)
    atlas = open_atlas(data)
    catalog = atlas.catalog
    rows = [_row(catalog, pair, by) for pair in unit_pairs(catalog, edition_of(atlas, edition)).values()]
    if wanted is TableFormat.JSON:
        content = json.dumps(rows, ensure_ascii=False, indent=1).encode() + b"\n"
    else:
        cells = [[_cell(value) for value in row.values()] for row in rows]
        # The mark that makes a spreadsheet read UTF-8 would only be in the way of a program at the end of a pipe.
        content = csv_bytes(list(rows[0]), cells, bom=out is not None)
    write_bytes(out, content)


def _row(catalog: Catalog, pair: Pair, by: Basis) -> dict[str, Any]:
    """Return one ordered pair as a row; what is not asked for is left out."""
    row: dict[str, Any] = {
        "unit_a": pair.unit_a,
        "unit_b": pair.unit_b,
        "name_a": catalog.unit(pair.unit_a).name_zh,
        "name_b": catalog.unit(pair.unit_b).name_zh,
    }
    of_terms, of_industries = by is not Basis.INDUSTRIES, by is not Basis.TERMS
    if of_terms:
        row["jaccard_terms"] = round(pair.terms, FIGURES)
    if of_industries:
        row["jaccard_industries"] = round(pair.industries, FIGURES)
    if of_terms:
        row["shared_terms"] = list(pair.shared_terms)
    if of_industries:
        row["shared_industries"] = list(pair.shared_industries)
    return row | {"relation": pair.relation}


def _cell(value: Any) -> Any:
    """Return a value as it stands in a cell; lists are joined as in the project's tables."""
    return ";".join(value) if isinstance(value, list) else value
