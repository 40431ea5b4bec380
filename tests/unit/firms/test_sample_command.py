"""`python -m mapping firms sample`: a file as long as was asked for, or one line that says why not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.command_line import mapping

from mapping.firms.sample import made_up_csv

if TYPE_CHECKING:
    from pathlib import Path

    from mapping.insight.atlas import Atlas


def test_the_file_is_the_list_of_its_seed(atlas: Atlas, tmp_path: Path) -> None:
    out = tmp_path / "list.csv"
    done = mapping("firms", "sample", "--rows", "30", "--seed", "5", "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    assert out.read_bytes() == made_up_csv(atlas, 30, 5)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--rows", "0", "--out", "list.csv"), "--rows"),
        (("--rows", "10000001", "--out", "list.csv"), "--rows"),
        (("--seed", "-1", "--out", "list.csv"), "--seed"),
        (("--rows", "30", "--out", "no/such/list.csv"), "no/such/list.csv"),
        ((), "--out"),
    ],
)
def test_wrong_use_is_one_line_and_writes_nothing(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = mapping("firms", "sample", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert re.search(re.escape(said), done.stderr)
    assert not list(tmp_path.iterdir())


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    done = mapping("firms", "sample", "--rows", "300", "--out", str(tmp_path / "list.csv"), around="full disk")
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert not list(tmp_path.iterdir())
