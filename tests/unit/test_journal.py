"""A line for each page, upload and export, and nothing of what was in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from mapping import journal
from mapping.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the file that the journal is written to."""
    file = tmp_path / "journal.log"
    monkeypatch.setattr(journal, "settings", lambda: Settings(journal_file=file))
    before = journal.log().handlers[:]
    journal.log().handlers.clear()
    journal.log.cache_clear()
    yield file
    journal.log().handlers[:] = before


def test_each_is_one_line_with_time_size_and_duration(written: Path) -> None:
    journal.note("page", "/finder", 0.0312)
    journal.note("export", "pdf", 1.5, 123_456)
    lines = written.read_text(encoding="utf-8").splitlines()
    stamp = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4}"
    assert re.fullmatch(rf"{stamp} page /finder - 0\.031 s", lines[0])
    assert re.fullmatch(rf"{stamp} export pdf 123456 B 1\.500 s", lines[1])
    assert len(lines) == 2


def test_what_failed_is_there_too(written: Path) -> None:
    with pytest.raises(ValueError, match="broken"), journal.timed("upload", "xlsx", 10):
        raise ValueError("broken")
    assert " upload xlsx 10 B " in written.read_text(encoding="utf-8")


def test_one_setting_switches_it_off(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAPPING_JOURNAL", "off")
    monkeypatch.setattr(journal, "settings", lambda: Settings(journal_file=written))
    journal.note("page", "/", 0.1)
    assert not written.exists()


def test_a_command_leaves_a_line_in_a_file_alone(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with journal.command("parks"):
        pass
    assert " command parks - " in written.read_text(encoding="utf-8")
    monkeypatch.setattr(journal, "settings", Settings)
    with journal.command("check"):
        pass
    assert "check" not in written.read_text(encoding="utf-8")
