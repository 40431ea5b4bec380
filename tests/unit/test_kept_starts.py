"""A start in a folder where the application has run before loads the same as the first, and still finds every fault."""

from __future__ import annotations

import shutil
import time
from dataclasses import astuple, fields
from typing import TYPE_CHECKING, NoReturn

import pytest

from mapping import memory
from mapping.catalog import load_catalog, tables
from mapping.geography import atlas as geography_atlas
from mapping.geography import load_geography
from mapping.leaflet.publish import kept_in, publish_once, put_hashed
from mapping.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(autouse=True)
def long_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every file be older than the process, as it is in use."""
    monkeypatch.setattr(memory, "_BEGAN", time.time() + 3600)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "kept"


def refuse(*_: object) -> NoReturn:
    raise AssertionError("done again, although nothing has changed")


def test_sound_tables_are_put_to_their_contracts_once(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_catalog(kept=kept)
    monkeypatch.setattr(tables, "cell_faults", refuse)
    second = load_catalog(kept=kept)
    for field in fields(first):
        assert getattr(second, field.name) == getattr(first, field.name)
    with pytest.raises(AssertionError, match="done again"):
        load_catalog()


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("parks.csv", "p005,", "5,"),
        ("units.csv", "central", "centre"),
        ("editions.csv", "2021", "2021,"),
    ],
)
def test_faults_are_found_where_sound_tables_were_kept(
    kept: Path, spoil: Callable[[str, str, str], Path], table: str, old: str, new: str
) -> None:
    load_catalog(kept=kept)
    folder = spoil(table, old, new)
    expected = load_catalog(folder).faults
    assert expected
    for _ in range(2):
        assert load_catalog(folder, kept).faults == expected


def test_tables_at_fault_do_not_displace_what_is_true_of_sound_ones(
    kept: Path, spoil: Callable[[str, str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_catalog(kept=kept)
    assert load_catalog(spoil("parks.csv", "p005,", "5,"), kept).faults
    monkeypatch.setattr(tables, "cell_faults", refuse)
    assert load_catalog(kept=kept).faults == ()


def test_relations_are_checked_at_every_load(kept: Path, spoil: Callable[[str, str, str], Path]) -> None:
    folder = spoil("sources.csv", "parks,", "parques,")
    first, second = load_catalog(folder, kept), load_catalog(folder, kept)
    assert first.faults == second.faults == load_catalog(folder).faults


def test_other_code_puts_the_tables_to_their_contracts_again(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_catalog(kept=kept)
    source = shutil.copy(tables.__file__, tmp_path / "tables.py")
    monkeypatch.setattr(tables, "_source", lambda: [source])
    monkeypatch.setattr(tables, "cell_faults", refuse)
    with pytest.raises(AssertionError, match="done again"):
        load_catalog(kept=kept)


def test_label_positions_are_found_once(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_geography(kept=kept)
    positions = dict(first.anchors), dict(first.district_anchors)
    monkeypatch.setattr(geography_atlas, "label_anchors", refuse)
    second = load_geography(kept=kept)
    assert (dict(second.anchors), dict(second.district_anchors)) == positions
    with pytest.raises(AssertionError, match="done again"):
        _ = load_geography(detail="full", kept=kept).anchors


def test_label_positions_follow_the_shapes(kept: Path) -> None:
    web, full = load_geography(kept=kept), load_geography(detail="full", kept=kept)
    assert web.anchors != full.anchors
    assert full.anchors == load_geography(detail="full").anchors
    assert all(isinstance(number, float) for places in full.anchors.values() for a in places for number in astuple(a))


@pytest.fixture
def static(tmp_path: Path) -> Path:
    return shutil.copytree(settings().static_dir / "vendor", tmp_path / "static" / "vendor").parent


def published(static: Path) -> dict[str, str]:
    return {"module": put_hashed(static, "map.js", b"let a;"), "book": put_hashed(static, "book.zh.json", b"{}")}


def test_what_is_there_is_not_made_again(static: Path) -> None:
    first = publish_once(static, "assets", lambda: published(static))
    assert publish_once(static, "assets", refuse) == first
    with pytest.raises(AssertionError, match="done again"):
        publish_once(static, "another", refuse)


@pytest.mark.parametrize("content", [None, b"", b"let b;"], ids=["gone", "empty", "other"])
def test_a_published_file_that_is_not_whole_is_published_again(static: Path, content: bytes | None) -> None:
    first = publish_once(static, "assets", lambda: published(static))
    file = static / first["module"].removeprefix("./app/static/")
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    assert publish_once(static, "assets", lambda: published(static)) == first
    assert file.read_bytes() == b"let a;"


def test_other_words_are_published_anew(static: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = shutil.copytree(settings().locale_dir, tmp_path / "locale")
    monkeypatch.setenv("MAPPING_LOCALE_DIR", str(words))
    settings.cache_clear()
    try:
        publish_once(static, "assets", lambda: published(static))
        publish_once(static, "assets", refuse)
        (words / "en.po").write_text("", encoding="utf-8")
        with pytest.raises(AssertionError, match="done again"):
            publish_once(static, "assets", refuse)
    finally:
        settings.cache_clear()


def test_a_spoilt_record_is_made_again(static: Path) -> None:
    first = publish_once(static, "assets", lambda: published(static))
    (record,) = kept_in(static).glob("*.kept.json")
    record.write_bytes(record.read_bytes()[:-20])
    assert publish_once(static, "assets", lambda: published(static)) == first
    assert publish_once(static, "assets", refuse) == first
