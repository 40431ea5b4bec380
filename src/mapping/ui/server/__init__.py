"""What stands before the pages. They are served by Streamlit; this is what it leaves to the application."""

from __future__ import annotations

from typing import Final

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from mapping.ui.server.document import Document
from mapping.ui.server.headers import SafetyHeaders
from mapping.ui.server.health import Health
from mapping.ui.server.limits import AddressLimit, UploadLimit
from mapping.ui.server.memory import Lasting, Memory
from mapping.ui.server.own_files import OwnFiles
from mapping.ui.server.sweep import lifespan

__all__ = ["lifespan", "middleware"]

_WORTH_PACKING: Final = 500
"""Bytes of an answer from which on it is compressed."""

middleware: Final = (
    Middleware(AddressLimit),
    Middleware(UploadLimit),
    Middleware(SafetyHeaders),
    Middleware(Health),
    Middleware(Memory),
    Middleware(GZipMiddleware, minimum_size=_WORTH_PACKING),
    Middleware(OwnFiles),
    Middleware(Document),
    Middleware(Lasting),
)
"""From the outside in. What is packed is kept packed."""
