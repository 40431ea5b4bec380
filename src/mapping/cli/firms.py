"""`python -m mapping firms`: lists of firms; one module a command beside this one."""

from __future__ import annotations

from typing import Annotated

import typer

from mapping.cli.app import app
from mapping.errors import UsageError
from mapping.sentences import FirmListCode
from mapping.settings import settings

firms = typer.Typer(help="企业名录：载入、统计、导出。", rich_markup_mode=None)
app.add_typer(firms, name="firms")

EngineUrl = Annotated[
    str | None,
    typer.Option(
        "--engine",
        help="名录所在：duckdb:文件、postgresql://用户@主机/数据库、spark:local[2] 或 sc://主机:端口；"
        "默认为环境变量 MAPPING_FIRMS_ENGINE。",
    ),
]


def engine_url(given: str | None) -> str:
    """Return the engine of ``--engine``, else that of the settings.

    Raises:
        UsageError: neither names one.
    """
    url = given or settings().firms_engine
    if not url:
        raise UsageError(FirmListCode.FIRM_ENGINE_NONE)
    return url
