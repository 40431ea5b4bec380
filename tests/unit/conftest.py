"""Data that the unit tests share; loaded once, never changed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.own_data import own_atlas

from mapping.leaflet import standalone
from mapping.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mapping.insight.atlas import Atlas


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """Return the project's own data."""
    return own_atlas()


@pytest.fixture
def data_copy(tmp_path: Path) -> Path:
    """Return a copy of the data folder that a test may spoil."""
    return shutil.copytree(ROOT / "data", tmp_path / "data")


@pytest.fixture
def spoil(data_copy: Path) -> Callable[[str, str, str], Path]:
    """Return a function that replaces text in a table of the copy and returns the copy."""

    def replace(table: str, old: str, new: str) -> Path:
        path = data_copy / table
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {table}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return data_copy

    return replace


@pytest.fixture(scope="module")
def without_fonts() -> Iterator[None]:
    """Leave the fonts out of offline pages, where a module is about something else: they take most of the time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(standalone, "font_face", lambda *_, **__: "")
        yield
