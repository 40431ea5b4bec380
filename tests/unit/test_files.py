"""A file is written whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mapping.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def test_a_file_is_written_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "inner" / "file.json"
    write_whole(target, b"one")
    write_whole(target, b"two")
    assert target.read_bytes() == b"two"
    assert list(target.parent.iterdir()) == [target]


def test_portions_are_written_one_after_another_and_what_was_there_stays_where_one_fails(tmp_path: Path) -> None:
    target = tmp_path / "file.csv"
    write_whole(target, (part for part in (b"one,", b"two")))
    assert target.read_bytes() == b"one,two"

    def failing() -> Iterator[bytes]:
        yield b"three"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_whole(target, failing())
    assert target.read_bytes() == b"one,two"
    assert list(tmp_path.iterdir()) == [target]
