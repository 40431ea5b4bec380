"""`python -m mapping atlas` and `briefing`: documents of many pages, offline, whole or not at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from tests.command_line import mapping

from mapping.settings import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TWO = '{"title": "两图", "issuer": "发改委", "pages": [{"layer": "density"}, {"kind": "unit", "unit": "hanyang"}]}'

STOPPED = """
import os, signal
from mapping import cli
from mapping.documents import sheet_by_sheet

def stop(making, place):
    if place == 2:
        os.kill(os.getpid(), signal.SIGINT)

sheet_by_sheet.Making._tell = stop
signal.signal(signal.SIGINT, signal.default_int_handler)
cli.main()
"""
"""The command, which somebody stops when two of its sheets are made."""


def texts_of(path: Path) -> str:
    return "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path.read_bytes()))


def test_chosen_sheets_come_in_the_order_of_the_atlas_with_the_words_given(tmp_path: Path) -> None:
    out = tmp_path / "图集.pdf"
    done = mapping(
        "atlas", "--sheets", "unit:hanyang，industry:auto,city", "--out", str(out), "--title", "我的图集",
        "--issuer", "汉阳区发改局", "--paper", "a3",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")  # progress is for terminals alone
    book = pypdfium2.PdfDocument(out.read_bytes())
    marks = [mark.get_title() for mark in book.get_toc()]
    assert marks == ["全市产业地图 · 首位产业", "汉阳区产业地图", "汽车制造和服务"]
    assert book.get_metadata_dict()["Title"] == "我的图集"
    assert [round(side / 72 * 25.4) for side in book[0].get_size()] == [420, 297]
    assert "汉阳区发改局" in texts_of(out)


def test_unknown_sheets_are_named_in_one_line(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    done = mapping("atlas", "--sheets", "city,unit:ovcc,industris", "--out", str(out))
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert all(name in done.stderr for name in ("「unit:ovcc」", "「industris」", "unit:ovc", "industries"))
    assert not out.exists()


def test_a_briefing_becomes_a_pdf_or_pictures(tmp_path: Path) -> None:
    asked = tmp_path / "简报.json"
    asked.write_text(TWO, encoding="utf-8")
    done = mapping("briefing", str(asked), "--out", str(tmp_path / "a.pdf"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "发改委" in texts_of(tmp_path / "a.pdf")
    done = mapping("briefing", str(tmp_path / "a.pdf"), "--out", str(tmp_path / "a.zip"), "--pictures", "svg")
    assert (done.returncode, done.stderr) == (0, "")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist() == ["01 全市产业地图 · 人口密度.svg", "02 汉阳区产业地图.svg"]


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"pages": []}, ("没有选任何一页",)),
        ({"pages": [{}] * 121}, ("121", "120")),
        ({"pages": [{}], "title": "长" * 201}, ("title", "201")),
        ({"pages": [{"layer": "industry:cars"}]}, ("industry:cars",)),
        ({"pages": [{"sheet": "moon"}]}, ("pages.1.sheet", "moon", "cover")),
        ({"pages": [{"kind": "unit", "unit": "atlantis"}]}, ("atlantis",)),
    ],
)
def test_a_briefing_that_cannot_be_made_is_one_line_and_no_file(
    tmp_path: Path, asked: dict[str, object], named: tuple[str, ...]
) -> None:
    file, out = tmp_path / "b.json", tmp_path / "b.pdf"
    file.write_text(json.dumps(asked), encoding="utf-8")
    for lang in ("zh", "en"):
        done = mapping("briefing", str(file), "--lang", lang, "--out", str(out))
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1
        assert not out.exists()
        if lang == "zh":
            assert all(part in done.stderr for part in named)


def test_on_a_full_disk_or_without_a_folder_no_half_of_a_document_is_left(tmp_path: Path) -> None:
    asked, out = tmp_path / "b.json", tmp_path / "b.pdf"
    asked.write_text(TWO, encoding="utf-8")
    out.write_bytes(b"before")
    done = mapping("briefing", str(asked), "--out", str(out), around="full disk")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "没有改动" in done.stderr
    assert out.read_bytes() == b"before"
    done = mapping("briefing", str(asked), "--out", str(tmp_path / "nowhere" / "b.pdf"))
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert {path.name for path in tmp_path.iterdir()} == {"b.json", "b.pdf"}


def test_ctrl_c_half_way_leaves_no_file_and_no_traceback(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", STOPPED, "atlas", "--sheets", "city,units", "--out", str(tmp_path / "a.pdf")],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    _, said = process.communicate()
    assert process.returncode == 130
    assert len(said.splitlines()) <= 1  # no traceback
    assert list(tmp_path.iterdir()) == []
