"""`--workspace`: what was taken in on the pages, on the command line."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.command_line import mapping
from tests.taken_in import PARK, parks

from mapping.insight.workspace import Workspace
from mapping.workspace_file import Saved, written

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def saved(tmp_path: Path) -> str:
    path = tmp_path / "工作区.zip"
    path.write_bytes(written(Saved(Workspace((parks(2),)))))
    return str(path)


def test_a_park_that_was_taken_in_is_found_drawn_and_matched(saved: str, tmp_path: Path) -> None:
    found = mapping("parks", "--q", PARK, "--format", "json", "--workspace", saved)
    assert [row["park_id"] for row in json.loads(found.stdout)] == ["i001", "i002"]
    assert json.loads(mapping("parks", "--q", PARK, "--format", "json").stdout) == []
    drawn = mapping(
        "render", "--layer", "lead", "--unit", "ovc", "--out", str(tmp_path / "a.svg"), "--workspace", saved
    )
    assert drawn.returncode == 0, drawn.stderr
    assert PARK in (tmp_path / "a.svg").read_text(encoding="utf-8")
    matched = mapping("match", "新材料", "--format", "json", "--workspace", saved)
    assert {"i001", "i002"} <= {park["park_id"] for park in json.loads(matched.stdout)["parks"]}


def test_rows_that_do_not_fit_the_data_are_named(tmp_path: Path) -> None:
    taken = parks()
    (row,) = taken.rows["parks"]
    rows = {**taken.rows, "parks": (row, {**row, "park_id": "i002", "unit_id": "atlantis"})}
    path = tmp_path / "w.zip"
    path.write_bytes(written(Saved(Workspace((replace(taken, rows=rows),)))))
    done = mapping("parks", "--q", PARK, "--format", "json", "--workspace", str(path))
    assert [one["park_id"] for one in json.loads(done.stdout)] == ["i001"]
    assert "atlantis" in done.stderr


@pytest.mark.parametrize("content", [None, b"no zip"])
def test_a_file_of_no_use_is_one_line_and_wrong_use(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "w.zip"
    if content is not None:
        path.write_bytes(content)
    done = mapping("parks", "--workspace", str(path))
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "w.zip" in done.stderr
