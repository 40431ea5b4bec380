"""`python -m mapping firms`: lists of firms; one module a command beside this one."""

from __future__ import annotations

import typer

from mapping.cli.app import EngineUrl, app
from mapping.errors import UsageError
from mapping.sentences import FirmListCode
from mapping.settings import settings

firms = typer.Typer(help="企业名录：载入、统计、导出。", rich_markup_mode=None)
app.add_typer(firms, name="firms")
__all__ = ["EngineUrl", "engine_url", "firms"]


def engine_url(given: str | None) -> str:
    """Return the engine of ``--engine``, else that of the settings.

    Raises:
        UsageError: neither names one.
    """
    url = given or settings().firms_engine
    if not url:
        raise UsageError(FirmListCode.FIRM_ENGINE_NONE)
    return url
