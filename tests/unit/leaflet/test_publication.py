"""Published files are there for as long as pages name them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from mapping.leaflet.publish import PUBLISHED, put_hashed, restore

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_removed_while_the_server_runs_comes_back(tmp_path: Path) -> None:
    names = [
        put_hashed(tmp_path, name, content).rpartition("/")[2] for name, content in (("a.js", b"1"), ("b.js", b"2"))
    ]
    shutil.rmtree(tmp_path / PUBLISHED)
    restore(tmp_path)
    assert [(tmp_path / PUBLISHED / name).read_bytes() for name in names] == [b"1", b"2"]


def test_what_is_there_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / PUBLISHED / put_hashed(tmp_path, "a.js", b"1").rpartition("/")[2]
    before = file.stat().st_mtime_ns
    restore(tmp_path)
    restore(tmp_path / "elsewhere")
    assert file.stat().st_mtime_ns == before
    assert not (tmp_path / "elsewhere").exists()
