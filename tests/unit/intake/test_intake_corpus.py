"""What comes of each awkward file of ``tests/data/intake``: its pages, or why it is refused.

``expected.csv`` beside the files has a row a page, or one for the refusal. ``rows``: the numbers of the first and
the last line with content as a spreadsheet shows them, and how many there are; ``hidden``: the page, or lines of it;
``shape``: kind and reference system; ``cells``: some that are worth looking at, as row:column (from 0) = value.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.errors import UsageError
from mapping.intake import child, shapes_child
from mapping.intake.child import GeographicError, pages_of
from mapping.intake.geographic import layers_of, pages_of_layers
from mapping.intake.limits import LISTS
from mapping.intake.pages import RefusedError, filled
from mapping.intake.pasted import page_of_pasted
from mapping.intake.reading import read_pages, read_pasted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapping.intake.pages import Page

pytestmark = pytest.mark.filterwarnings("ignore:.*non conformant file extension:RuntimeWarning")

FOLDER = Path(__file__).parents[2] / "data" / "intake"
HEADINGS = ("园区名称", "所属区", "经度", "纬度", "级别")
COLUMNS = ("file", "refusal", "page", "rows", "columns", "hidden", "merged", "shape", "cells")


def expected() -> Mapping[str, Sequence[Mapping[str, str]]]:
    """Return the rows of the table by file."""
    found = defaultdict(list)
    with (FOLDER / "expected.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["file"]].append(row)
    return found


def pages(name: str, data: bytes) -> Sequence[Page]:
    """Return what the reading processes would, without starting them."""
    if name.startswith("pasted_"):
        return filled([page_of_pasted(data.decode(), LISTS, HEADINGS)], LISTS)
    try:
        return pages_of(data, HEADINGS, LISTS)
    except GeographicError:
        return filled(pages_of_layers(layers_of(data, LISTS)), LISTS)


def told(page: Page) -> dict[str, str]:
    """Return a page as a row of the table has it."""
    numbers = [line.number for line in page.lines]
    hidden = ["page"] * page.is_hidden + list(map(str, page.hidden_lines))
    shape = page.geometry and f"{page.geometry.kind} {page.geometry.crs or '-'} {page.geometry.x} {page.geometry.y}"
    return {
        "refusal": "",
        "page": page.name or page.delimiter.replace("\t", "tab").replace("  ", "spaces"),
        "rows": f"{numbers[0]}-{numbers[-1]} ({len(numbers)})",
        "columns": str(max(len(line.cells) for line in page.lines)),
        "hidden": " ".join(hidden),
        "merged": " ".join("-".join(map(str, one)) for one in page.merged),
        "shape": shape or "",
    }


def cell(page: Page, place: str) -> str:
    """Return a cell; with its flaw if its line has one."""
    row, _, column = place.partition(":")
    line = next(line for line in page.lines if line.number == int(row))
    return f"{line.cells[int(column)]}{f' ({line.flaw})' if line.flaw else ''}"


@pytest.mark.parametrize("name", expected())
def test_a_file_of_the_corpus_is_read_or_refused_as_expected(name: str) -> None:
    rows = expected()[name]
    data = (FOLDER / name).read_bytes()
    if rows[0]["refusal"] == "empty":  # said before any process is asked
        with pytest.raises(UsageError, match="是空文件"):
            read_pages(name, data)
        return
    if rows[0]["refusal"]:
        with pytest.raises(RefusedError) as caught:
            pages(name, data)
        assert caught.value.refusal == rows[0]["refusal"]
        return
    found = pages(name, data)
    assert [told(page) for page in found] == [{key: row[key] for key in told(found[0])} for row in rows]
    for page, row in zip(found, rows, strict=True):
        for place, _, value in (one.partition("=") for one in row["cells"].split(" | ") if one):
            assert cell(page, place) == value.replace("⏎", "\n"), place


def test_each_file_is_expected_and_each_row_has_its_file() -> None:
    assert {path.name for path in FOLDER.iterdir()} - {"expected.csv", "reports.json"} == set(expected())


@pytest.mark.parametrize("name", ["list_full.ods", "points.gpkg", "two_layers.zip", "pasted_sheet.txt"])
def test_the_processes_say_the_same(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    if name.startswith("pasted_"):
        assert read_pasted(data.decode(), HEADINGS) == tuple(pages(name, data))
    else:
        assert read_pages(name, data, HEADINGS, LISTS) == tuple(pages(name, data))


SPOILT = ("list_full.xls", "list_formulas.xls", "list_full.ods", "list_full.xlsx", "two_layers.zip", "points.gpkg")
BYTES = st.sampled_from([b"\0\0\0\0", b"\xff\xff\xff\xff", b"\xfe\xff\xff\xff", b"\1", b"<", b'"'])


@given(st.sampled_from(SPOILT), st.lists(st.tuples(st.floats(0, 1), BYTES), min_size=1, max_size=4), st.floats(0.2, 5))
def test_a_spoilt_file_is_read_or_refused(name: str, changes: list[tuple[float, bytes]], kept: float) -> None:
    data = bytearray((FOLDER / name).read_bytes())
    for share, new in changes:
        at = int(share * (len(data) - len(new)))
        data[at : at + len(new)] = new
    spoilt = bytes(data[: int(len(data) * min(kept, 1))])
    said = child.answer(child.FILE, spoilt, LISTS)
    if "geographic" in said:
        said = shapes_child.answer(shapes_child.PAGES, spoilt, LISTS)
    assert set(said) in ({"pages"}, {"refused"})
