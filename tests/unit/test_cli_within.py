"""`within` on the command line: an area typed or out of a file, as CSV, XLSX and PDF."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from tests.command_line import run
from tests.own_data import own_atlas
from tests.views import EDITION

from mapping.insight.firms.query import FirmQuery
from mapping.insight.inside import inside
from mapping.view import View

if TYPE_CHECKING:
    from pathlib import Path

CIRCLE = "@114.3,30.6,8"


def test_parks_inside_stand_on_standard_output() -> None:
    done = run("within", CIRCLE)
    assert (done.returncode, done.stderr) == (0, b"")
    rows = list(csv.reader(io.StringIO(done.stdout.decode("utf-8"))))
    assert len(rows) - 1 == len(inside(own_atlas(), View(EDITION), CIRCLE, FirmQuery()).parks)


def test_a_boundary_file_becomes_a_workbook_and_a_sheet(tmp_path: Path) -> None:
    shape = {"type": "Polygon", "coordinates": [[[114.3, 30.5], [114.5, 30.5], [114.3, 30.6], [114.3, 30.5]]]}
    file, book, sheet = tmp_path / "area.geojson", tmp_path / "area.xlsx", tmp_path / "area.pdf"
    file.write_text(json.dumps(shape))
    assert run("within", "--file", str(file), "--out", str(book)).returncode == 0
    assert load_workbook(book).sheetnames[0] == "汇总"
    assert run("within", "--file", str(file), "--out", str(sheet), "--lang", "en").returncode == 0
    assert sheet.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "只能给一个"),
        (("江汉路",), "读不懂"),
        (("@116.4,39.9,5",), "不在武汉市境内"),
        (("@114.3,30.6,99",), "公里"),
    ],
)
def test_what_is_no_area_is_one_line(arguments: tuple[str, ...], said: str) -> None:
    done = run("within", *arguments)
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert done.stderr.decode().count("\n") == 1
