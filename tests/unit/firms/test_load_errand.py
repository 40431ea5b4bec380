"""Lists handed over on the page are loaded beside the server, privately, and leave nothing behind."""

from __future__ import annotations

import gc
import stat
import tempfile
import threading
from typing import TYPE_CHECKING

import pytest
from tests.firm_lists import credit_code, csv_text

from mapping.errors import UsageError
from mapping.firms.engine import connect
from mapping.firms.load import errand
from mapping.firms.load.errand import CancelledError, start
from mapping.firms.schema import FIRMS
from mapping.sentences import FirmListCode

if TYPE_CHECKING:
    from pathlib import Path

    from mapping.insight.atlas import Atlas


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which private ones are made."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def a_list(first: int, count: int = 3) -> bytes:
    rows = [(f"武汉虚构{n}号有限公司", credit_code(n)) for n in range(first, first + count)]
    return csv_text([("企业名称", "统一社会信用代码"), *rows]).encode()


def test_two_lists_of_one_name_become_one_file_that_nobody_else_can_read(folder: Path, atlas: Atlas) -> None:
    running = start([("名录.csv", a_list(1)), ("名录.csv", a_list(2)), ("../../x/y?.csv", a_list(4))], atlas)
    loaded = running.result()
    assert running.progress.share == 1.0
    assert (loaded.report.rows, loaded.report.loaded) == (9, 6)
    assert stat.S_IMODE(loaded.path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(loaded.path.stat().st_mode) == 0o600
    assert [path.name for path in loaded.path.parent.iterdir()] == [loaded.path.name]
    engine = connect(loaded.url, read_only=True)
    assert engine.arrow(engine.table(FIRMS)).num_rows == 6
    engine.close()
    loaded.close()
    assert list(folder.iterdir()) == []


def test_the_file_goes_with_what_stands_for_it(folder: Path, atlas: Atlas) -> None:
    running = start([("名录.csv", a_list(1))], atlas)
    assert running.result().path.exists()
    running.ended()
    del running
    gc.collect()
    assert list(folder.iterdir()) == []


def test_data_that_keep_what_was_asked_of_them_are_handed_on(atlas: Atlas) -> None:
    assert atlas.catalog.industry("auto") in atlas.catalog.industries
    assert start([("名录.csv", a_list(1))], atlas).result().report.loaded == 3


def test_a_list_that_cannot_be_read_is_told_and_leaves_nothing(folder: Path, atlas: Atlas) -> None:
    running = start([("名录.csv", b"1,2\n3,4\n")], atlas)
    with pytest.raises(UsageError) as caught:
        running.result()
    assert caught.value.fault.code is FirmListCode.FIRM_HEADINGS_NONE
    assert caught.value.fault.place.file == "名录.csv"
    running.ended()
    assert list(folder.iterdir()) == []


def test_a_load_that_is_given_up_leaves_nothing(folder: Path, atlas: Atlas) -> None:
    running = start([("名录.csv", a_list(1, 20_000))], atlas)
    running.cancel()
    with pytest.raises(CancelledError):
        running.result()
    running.ended()
    assert list(folder.iterdir()) == []


def test_what_has_its_turn_does_not_say_that_it_waits_for_others(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    stages = []

    class Starting:
        def __init__(self, _: str) -> None:
            stages.append(running.progress.stage)
            raise OSError

    monkeypatch.setattr(errand, "Child", Starting)
    turns = threading.BoundedSemaphore(1)
    monkeypatch.setattr(errand, "_turns", turns)
    with turns:
        running = start([("名录.csv", a_list(1))], atlas)
        assert running.progress.stage is None
    running.ended()
    assert stages == ["looking"]
