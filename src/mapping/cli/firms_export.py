"""`python -m mapping firms export`: all firms of a list, one row each, with where they were placed and how classed."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mapping.cli.app import DataDir, Out, check_folder, format_of, write_bytes
from mapping.cli.firms import EngineUrl, engine_url, firms
from mapping.cli.firms_query import (
    Closed,
    Industries,
    Statuses,
    Subsectors,
    Text,
    Units,
    WithinArea,
    asked,
    opened,
)
from mapping.errors import UsageError
from mapping.lists.csv_file import csv_portions
from mapping.sentences import FirmsCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow as pa

COLUMNS = (
    *("name", "uscc", "status", "founded", "capital_wan", "capital_text", "staff", "address", "scope"),
    *("unit_id", "place_basis", "place_word", "place_confidence", "lon", "lat"),
    *("industry_id", "subsector_id", "class_basis", "class_word", "class_confidence", "class_also", "gbt_code"),
    *("firm_id", "made_up"),
)


class ExportFormat(StrEnum):
    """Formats that `firms export` writes."""

    CSV = "csv"
    PARQUET = "parquet"


@firms.command(name="export")
def export_firms(  # noqa: PLR0913, PLR0917 - one parameter an option
    engine: EngineUrl = None,
    q: Text = "",
    industry: Industries = None,
    subsector: Subsectors = None,
    unit: Units = None,
    status: Statuses = None,
    closed: Closed = True,
    within: WithinArea = "",
    file_format: Annotated[
        ExportFormat | None, typer.Option("--format", help="格式；默认按文件名后缀，否则 csv；parquet 须给 --out。")
    ] = None,
    out: Out = None,
    data: DataDir = None,
) -> None:
    """导出企业：每家一行，写明归入的单元、产业、细分领域和依据；编造的名录每行注明“虚构示例”。"""  # noqa: D415
    chosen = format_of(file_format, out, ExportFormat, ExportFormat.CSV)
    if out is not None:
        check_folder(out)
    elif chosen is ExportFormat.PARQUET:
        raise UsageError(FirmsCode.PARQUET_TO_STANDARD_OUTPUT)
    url = engine_url(engine)
    query = asked(
        q=q,
        industry=industry,
        subsector=subsector,
        unit=unit,
        status=status,
        closed=closed,
        within=within,
        data=data,
    )
    with opened(url) as store:
        batches = map(_marked, store.batches(query, COLUMNS))
        if chosen is ExportFormat.PARQUET:
            from mapping.firms.parquet import parquet_portions  # noqa: PLC0415 - needed for this alone

            write_bytes(out, parquet_portions(batches, _marked(store.empty(COLUMNS)).schema))
        else:
            headings = (*COLUMNS[:-1], "note")
            write_bytes(out, csv_portions(headings, _rows(batches), bom=out is not None))


def _marked(batch: pa.Table) -> pa.Table:
    """Return a batch that says in words of each row whether it is made up."""
    from mapping.firms.parquet import marked  # noqa: PLC0415 - the same
    from mapping.firms.sample import MARK  # noqa: PLC0415 - the same

    return marked(batch, "made_up", "note", MARK)


def _rows(batches: Iterable[pa.Table]) -> Iterator[Iterable[tuple[Any, ...]]]:
    for batch in batches:
        yield zip(*(column.to_pylist() for column in batch.columns), strict=True)
