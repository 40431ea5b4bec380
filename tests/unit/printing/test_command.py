"""`python -m mapping render` writes sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.command_line import mapping

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

BEGINNINGS = {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF-"}


def render(*arguments: str) -> subprocess.CompletedProcess[str]:
    return mapping("render", *arguments)


@pytest.mark.parametrize("file_format", BEGINNINGS)
def test_render_writes_the_format_that_the_name_ends_with(tmp_path: Path, file_format: str) -> None:
    out = tmp_path / f"图.{file_format}"
    done = render("--layer", "industry:auto", "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    assert out.read_bytes().startswith(BEGINNINGS[file_format])


def test_render_draws_a_unit_by_any_of_its_names(tmp_path: Path) -> None:
    done = render("--layer", "lead", "--unit", "光谷", "--format", "svg", "--out", str(tmp_path / "a"))
    assert done.returncode == 0
    assert "东湖高新区产业地图" in (tmp_path / "a").read_text(encoding="utf-8")


def test_render_draws_a_spec(tmp_path: Path) -> None:
    spec = tmp_path / "spec.json"
    spec.write_text('{"layer": "density", "lang": "en", "review_number": "GS 1"}', encoding="utf-8")
    done = render("--spec", str(spec), "--out", str(tmp_path / "a.svg"))
    assert done.returncode == 0
    drawn = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert "GS 1" in drawn
    assert "Scale 1:1,000,000 (A4)" in drawn


def test_an_unknown_layer_is_one_line_and_wrong_use(tmp_path: Path) -> None:
    done = render("--layer", "industry:cars", "--out", str(tmp_path / "a.pdf"))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "industry:cars" in done.stderr
    assert not (tmp_path / "a.pdf").exists()
