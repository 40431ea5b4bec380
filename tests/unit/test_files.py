"""A file is written whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_written_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "inner" / "file.json"
    write_whole(target, b"one")
    write_whole(target, b"two")
    assert target.read_bytes() == b"two"
    assert list(target.parent.iterdir()) == [target]
