"""What one start keeps for the next is believed only while everything that decides it is the same, and whole."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping import memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

KEY = "of these very inputs"


@pytest.fixture(autouse=True)
def long_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every file be older than the process, as it is in use."""
    monkeypatch.setattr(memory, "_BEGAN", time.time() + 3600)


@pytest.fixture
def environment() -> Iterator[Callable[[], None]]:
    """Return what makes the next fingerprint look at the libraries anew."""
    yield memory._environment.cache_clear
    memory._environment.cache_clear()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "inputs" / "table.csv"
    path.parent.mkdir()
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    return path


def test_the_same_inputs_have_the_same_fingerprint(file: Path) -> None:
    assert memory.fingerprint([file], "zh") == memory.fingerprint([file], "zh")
    assert memory.fingerprint([file], "zh") is not None


def test_any_other_input_has_another_fingerprint(file: Path) -> None:
    other = file.with_name("other.csv")
    other.write_bytes(file.read_bytes())
    made = [
        memory.fingerprint([file]),
        memory.fingerprint([other]),
        memory.fingerprint([file, other]),
        memory.fingerprint([file], "zh"),
        memory.fingerprint([file], "z", "h"),
    ]
    file.write_text("a,b\n1,3\n", encoding="utf-8")
    made.append(memory.fingerprint([file]))
    assert None not in made
    assert len(set(made)) == len(made)


def test_the_order_of_the_files_does_not_matter(file: Path) -> None:
    other = file.with_name("other.csv")
    other.write_bytes(b"x")
    assert memory.fingerprint([file, other]) == memory.fingerprint([other, file])


def test_another_release_of_a_library_has_another_fingerprint(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: Callable[[], None]
) -> None:
    library = tmp_path / "site-packages"
    (library / "shapely-1.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(library)
    environment()
    before = memory.fingerprint([file])
    (library / "shapely-1.0.dist-info").rename(library / "shapely-1.1.dist-info")
    environment()
    assert memory.fingerprint([file]) != before


def test_a_file_changed_since_the_process_began_makes_nothing_certain(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "_BEGAN", time.time())
    assert memory.fingerprint([file]) is None


def test_what_cannot_be_read_or_is_too_large_or_nothing_has_no_fingerprint(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert memory.fingerprint([file, file.with_name("missing.csv")]) is None
    assert memory.fingerprint([file.parent]) is None
    assert memory.fingerprint([]) is None
    monkeypatch.setattr(memory, "MOST_BYTES", 3)
    assert memory.fingerprint([file]) is None


def test_compiled_modules_are_no_inputs(file: Path) -> None:
    compiled = file.parent / "__pycache__" / "module.pyc"
    compiled.parent.mkdir()
    compiled.write_bytes(b"")
    assert list(memory.files_below(file.parent)) == [file]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(json_values)
def test_what_was_kept_is_recalled_as_it_was(tmp_path_factory: pytest.TempPathFactory, value: Any) -> None:
    folder = tmp_path_factory.mktemp("kept")
    memory.keep(folder, "record", KEY, value)
    assert memory.recall(folder, "record", KEY) == value


def test_nothing_is_recalled_under_another_key_name_or_folder(tmp_path: Path) -> None:
    memory.keep(tmp_path, "record", KEY, "value")
    assert memory.recall(tmp_path, "record", "another") is None
    assert memory.recall(tmp_path, "another", KEY) is None
    assert memory.recall(tmp_path / "nowhere", "record", KEY) is None
    assert memory.recall(None, "record", KEY) is None
    assert memory.recall(tmp_path, "record", None) is None


def test_nothing_is_kept_without_a_key_or_a_folder(tmp_path: Path) -> None:
    memory.keep(tmp_path, "record", None, "value")
    memory.keep(None, "record", KEY, "value")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[1, 2]",
        b'{"key": "of these very inputs", "value": "value"}',
        json.dumps({"key": KEY, "check": "0" * 64, "value": "value"}).encode(),
        b"[" * 100_000,
    ],
    ids=["empty", "no text", "no record", "no check", "wrong check", "bottomless"],
)
def test_a_spoilt_record_is_none_and_is_replaced(tmp_path: Path, content: bytes) -> None:
    (record := tmp_path / "record.kept.json").write_bytes(content)
    assert memory.recall(tmp_path, "record", KEY) is None
    memory.keep(tmp_path, "record", KEY, "value")
    assert memory.recall(tmp_path, "record", KEY) == "value"
    record.write_bytes(record.read_bytes().replace(b'"value": "value"', b'"value": "other"'))
    assert memory.recall(tmp_path, "record", KEY) is None


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (folder := tmp_path / "a file").write_text("where the folder should be", encoding="utf-8")
    memory.keep(folder, "record", KEY, "value")
    assert memory.recall(folder, "record", KEY) is None


def test_a_file_is_written_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "inner" / "file.json"
    memory.write_whole(target, b"one")
    memory.write_whole(target, b"two")
    assert target.read_bytes() == b"two"
    assert list(target.parent.iterdir()) == [target]
