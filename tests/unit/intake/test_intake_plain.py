"""Rows that are recognised without a parser count as the parser counts them, wherever a file is cut."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.intake import census as counting
from mapping.intake import opendocument
from mapping.intake.census import census
from mapping.intake.limits import TARGETS
from mapping.intake.pages import Refusal, RefusedError
from mapping.intake.plain import WORKBOOK, PlainRow, told_apart

HEAD = '<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>'
TAIL = '</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>'
VALUES = (
    '<c r="{place}"><v>1.5</v></c>',
    '<c r="{place}" s="3" t="n"><v>7</v></c>',
    '<c r="{place}" t="s"><v>0</v></c>',
    '<c r="{place}" t="inlineStr"><is><t>光谷</t></is></c>',
    '<c r="{place}" t="inlineStr"><is><t> &#x200b;</t></is></c>',
    '<c r="{place}" t="inlineStr"><is><t>a&amp;b</t></is></c>',
    '<c r="{place}" t="e"><v>#N/A</v></c>',
    '<c r="{place}" s="1"><f>A1*2</f><v>4</v></c>',
    '<c r="{place}"><f>A1*2</f></c>',
    '<c r="{place}" s="2"/>',
    '<c r="{place}"></c>',
    "<c r='{place}'><v>1</v></c>",
    '<c r="{place}"><v>3<!-- x -->0</v></c>',
)
ROWS = ("", ' hidden="1"', ' spans="1:3" ht="14.25" x:dy="0.2"', ' hidden="true" r="9"')


@st.composite
def sheets(draw: st.DrawFn) -> str:
    rows = []
    for number in draw(st.lists(st.integers(1, 9), max_size=6)):
        row_of_cells = draw(st.sampled_from([number] * 9 + [3]))
        columns = draw(st.lists(st.sampled_from("ABCD"), max_size=4, unique=draw(st.booleans())))
        cells = "".join(draw(st.sampled_from(VALUES)).format(place=f"{c}{row_of_cells}") for c in columns)
        row = f'<row r="{number}"{draw(st.sampled_from(ROWS))}>{cells}</row>'
        rows.append(draw(st.sampled_from([row] * 9 + [f"<!--{row}-->", f"\n{row}"])))
    return HEAD.replace("<worksheet>", '<worksheet xmlns:x="x">') + "".join(rows) + TAIL


def counted(xml: str) -> tuple[Any, ...] | Refusal:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("sheet.xml", xml)
    with zipfile.ZipFile(out) as file:
        try:
            part = census(file, TARGETS)["sheet.xml"]
        except RefusedError as error:
            return error.refusal
    styles = {row: sorted(found) for row, found in part.styles.items()}
    return part.unread, part.written, part.told, styles, part.merged, part.hidden, part.last_row, part.last_column


@given(sheets(), st.sampled_from([1, 7, 64, 2**18]))
def test_a_sheet_counts_the_same_with_and_without_the_short_way(xml: str, chunk: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "_CHUNK", chunk)
        short = counted(xml)
        patch.setattr(counting, "told_apart", lambda chunks, _: chunks)
        long = counted(xml)
    if "<!--<row" not in xml:
        assert short == long
    elif isinstance(short, tuple):  # a row in a comment counts on the short way: too much, never too little
        assert isinstance(long, tuple)
        assert all(not written & ~short[1].get(row, 0) for row, written in long[1].items())


def test_the_rows_of_a_list_go_the_short_way() -> None:
    row = '<row r="{0}" spans="1:2"><c r="A{0}" t="s"><v>0</v></c><c r="B{0}"><v>1.5</v></c></row>'
    xml = HEAD + "".join(row.format(number) for number in range(1, 1001)) + TAIL
    pieces = list(told_apart([xml.encode()], WORKBOOK))
    assert sum(isinstance(piece, PlainRow) for piece in pieces) == 1000
    assert b"".join(piece for piece in pieces if isinstance(piece, bytes)) == (HEAD + "<taken/>" + TAIL).encode()


OPEN = (
    '<table:table-cell office:value-type="float" office:value="{n}"><text:p>{n}</text:p></table:table-cell>',
    '<table:table-cell table:style-name="a" office:value-type="string"><text:p>光谷</text:p></table:table-cell>',
    '<table:table-cell office:value-type="string"><text:p> </text:p></table:table-cell>',
    '<table:table-cell table:number-columns-repeated="{n}"/>',
    "<table:covered-table-cell/>",
    '<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%</text:p></table:table-cell>',
    '<table:table-cell table:number-columns-repeated="2"><text:p>1</text:p></table:table-cell>',
    '<table:table-cell table:number-rows-spanned="2" office:value-type="float"><text:p>1</text:p></table:table-cell>',
    '<table:table-cell table:formula="of:=1"/>',
    "<table:table-cell><office:annotation><text:p>x</text:p></office:annotation></table:table-cell>",
)
OPEN_ROWS = ("", ' table:style-name="r"', ' table:number-rows-repeated="2"', ' table:visibility="collapse"')
XMLNS = 'xmlns:office="o" xmlns:table="t" xmlns:text="x"'
OPEN_HEAD = f'<?xml version="1.0" encoding="UTF-8"?><a {XMLNS}><table:table table:name="A">'


@given(
    st.lists(
        st.tuples(
            st.sampled_from(OPEN_ROWS), st.lists(st.tuples(st.sampled_from(OPEN), st.integers(1, 3)), max_size=4)
        ),
        max_size=6,
    ),
    st.sampled_from([1, 7, 64, 2**18]),
)
def test_an_open_document_counts_the_same_with_and_without_the_short_way(
    rows: list[tuple[str, list[tuple[str, int]]]], chunk: int
) -> None:
    table = "".join(
        f"<table:table-row{said}>{''.join(cell.format(n=n) for cell, n in cells)}</table:table-row>"
        for said, cells in rows
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("content.xml", f"{OPEN_HEAD}{table}</table:table></a>")
    with pytest.MonkeyPatch.context() as patch, zipfile.ZipFile(out) as file:
        patch.setattr(opendocument, "_CHUNK", chunk)
        patch.setattr(counting, "_CHUNK", chunk)
        short = opendocument._census(file, TARGETS)
        patch.setattr(opendocument, "told_apart", lambda chunks, _: chunks)
        assert short == opendocument._census(file, TARGETS)
