"""Whether the pages work, for whoever watches the server: a map is drawn and a file written, as for a reader.

Streamlit's own ``/_stcore/health`` is well as long as it answers, also where every page fails.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

ENDS: Final = "/health/map"
AGAIN_S: Final = 10.0
"""A check counts for this long: however often somebody asks, the server draws no more than one map in that time."""

_log = logging.getLogger(__name__)


class Health:
    """Answers ``/health/map`` (below the server's base path): 200 where a map can be drawn, 503 where not."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._checked = float("-inf")
        self._well = False
        self._one = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"} or not scope["path"].endswith(ENDS):
            await self._app(scope, receive, send)
            return
        async with self._one:
            if time.monotonic() - self._checked > AGAIN_S:
                self._well = await asyncio.to_thread(is_well)
                self._checked = time.monotonic()
        status = HTTPStatus.OK if self._well else HTTPStatus.SERVICE_UNAVAILABLE
        text = "ok\n" if self._well else "no map can be drawn, or no file made: see the server's log\n"
        await PlainTextResponse(text, status_code=status, headers={"cache-control": "no-store"})(scope, receive, send)


def is_well() -> bool:
    """Draw the city's sheet and write a file where the pages write theirs; what fails stands in the log."""
    # the server answers before the package is loaded
    from mapping.cartography.resolve import resolve  # noqa: PLC0415
    from mapping.cartography.spec import MapSpec  # noqa: PLC0415
    from mapping.files import write_whole  # noqa: PLC0415
    from mapping.leaflet.publish import PUBLISHED  # noqa: PLC0415
    from mapping.printing import sheet  # noqa: PLC0415
    from mapping.settings import settings  # noqa: PLC0415
    from mapping.ui import session  # noqa: PLC0415
    from mapping.ui.frame.export.files import can_export  # noqa: PLC0415

    try:
        atlas = session.base()
        drawn = sheet(resolve(MapSpec(edition=atlas.catalog.newest_edition), atlas), atlas, "svg")
        # as large as what a page publishes: a full disk takes small files longer
        probe = settings().static_dir / PUBLISHED / f"{secrets.token_hex(8)}.health"
        write_whole(probe, drawn)
        probe.unlink()
        if not can_export():
            _log.error("the process that makes files does not start")
            return False
    except Exception:  # noqa: BLE001 - whatever it is, no reader gets a map
        _log.exception("no map can be drawn")
        return False
    return True
