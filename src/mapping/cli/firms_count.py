"""`python -m mapping firms count`: how many firms there are of each unit, industry, sub-sector or cell."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mapping.cli.app import DataDir, Out, format_of, write_bytes
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
from mapping.lists.csv_file import csv_bytes
from mapping.sentences import FirmsCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

COLUMNS = {"unit": "unit_id", "industry": "industry_id", "subsector": "subsector_id", "cell": "cell"}
"""What may be counted by -> the heading of its column."""


class CountFormat(StrEnum):
    """Formats that `firms count` writes."""

    CSV = "csv"


@firms.command(name="count")
def count_firms(  # noqa: PLR0913, PLR0917 - one parameter an option
    by: Annotated[str, typer.Option("--by", help="按什么统计：unit、industry、subsector、cell；几项之间用逗号。")],
    engine: EngineUrl = None,
    res: Annotated[int, typer.Option("--res", help="网格（H3）的级别。", min=6, max=9)] = 7,
    q: Text = "",
    industry: Industries = None,
    subsector: Subsectors = None,
    unit: Units = None,
    status: Statuses = None,
    closed: Closed = True,
    within: WithinArea = "",
    file_format: Annotated[CountFormat | None, typer.Option("--format", help="格式。")] = None,
    out: Out = None,
    data: DataDir = None,
) -> None:
    """统计企业数：每个单元、产业、细分领域或网格一行；空白一行是无从归入的企业，各行之和就是全部企业。"""  # noqa: D415
    format_of(file_format, out, CountFormat, CountFormat.CSV)
    keys: list[Any] = list(dict.fromkeys(key.strip() for key in by.split(",")))
    if wrong := [key for key in keys if key not in COLUMNS]:
        raise UsageError(FirmsCode.COUNT_KEY, value=wrong[0], keys="、".join(COLUMNS))
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
        counted = store.count_by(query, keys, res)
        mark = _mark(made_up=store.source.made_up)
    headings = (*(COLUMNS[key] for key in keys), "firms", *mark)
    write_bytes(out, csv_bytes(headings, _rows(counted, mark.values()), bom=out is not None))


def _mark(*, made_up: bool) -> dict[str, str]:
    """Return the column that marks each row as made up, where the list is."""
    from mapping.firms.sample import MARK  # noqa: PLC0415 - loads what makes it up

    return {"note": MARK} if made_up else {}


def _rows(counted: pd.DataFrame, mark: Any) -> Iterator[tuple[str | int | None, ...]]:
    cells = [name == "cell" for name in counted.columns]
    for row in counted.itertuples(index=False):
        values = (None if value is None or value != value else value for value in map(_known, row))  # noqa: PLR0124
        yield (*(f"{int(v):x}" if c and v is not None else v for v, c in zip(values, cells, strict=True)), *mark)


def _known(value: Any) -> Any:
    import pandas as pd  # noqa: PLC0415

    return None if pd.isna(value) else value
