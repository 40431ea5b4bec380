"""A workbook is counted before it is read, however its cells are spelt and wherever its sheets lie."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter

from mapping.intake.child import pages_of
from mapping.intake.limits import TARGETS
from mapping.intake.pages import Page, Refusal, RefusedError, Unread

if TYPE_CHECKING:
    from collections.abc import Callable

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
NEAR = '<row r="1"><c r="A1" t="inlineStr"><is><t>光谷</t></is></c><c r="B1"><v>3</v></c></row>'


def sheet(rows: str, before: str = "") -> str:
    return f'<?xml version="1.0"?>{before}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def archive(
    part: str | bytes, *, target: str = "worksheets/sheet1.xml", home: str | None = None, **more: bytes
) -> bytes:
    """Put one sheet into a workbook: ``target`` is where its link leads, ``home`` where it lies."""
    out = io.BytesIO()
    links = {"r1": ("worksheet", target)} | (
        {"r2": ("sharedStrings", "sharedStrings.xml")} if "sharedStrings" in more else {}
    )
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("_rels/.rels", relationships({"r1": ("officeDocument", "xl/workbook.xml")}))
        file.writestr("xl/_rels/workbook.xml.rels", relationships(links))
        file.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets>'
            "</workbook>",
        )
        file.writestr(home or f"xl/{target}", part)
        for name, content in more.items():
            file.writestr(f"xl/{name}.xml", content)
    return out.getvalue()


def relationships(links: dict[str, tuple[str, str]]) -> str:
    listed = [f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{to}"/>' for key, (kind, to) in links.items()]
    return f'<Relationships xmlns="{PACKAGE}">{"".join(listed)}</Relationships>'


def refusal(data: bytes) -> Refusal:
    with pytest.raises(RefusedError) as caught:
        pages_of(data)
    return caught.value.refusal


def cells(data: bytes) -> list[tuple[Any, ...]]:
    (page,) = pages_of(data)
    return [line.cells for line in page.lines]


def prefixed(xml: str) -> str:
    for name in ("worksheet", "sheetData", "row", "is", "t", "v", "c"):
        xml = xml.replace(f"<{name} ", f"<x:{name} ").replace(f"<{name}>", f"<x:{name}>")
        xml = xml.replace(f"</{name}>", f"</x:{name}>")
    return xml.replace("xmlns=", "xmlns:x=")


SPELLINGS: dict[str, Callable[[str], bytes]] = {
    "single quotes": lambda xml: archive(xml.replace('"', "'")),
    "a prefix": lambda xml: archive(prefixed(xml)),
    "another folder": lambda xml: archive(xml, target="other/sheet1.xml", worksheets_decoy=sheet("").encode()),
    "another ending": lambda xml: archive(xml, target="worksheets/sheet1.bin"),
    "UTF-16": lambda xml: archive(xml.replace('"1.0"', '"1.0" encoding="UTF-16"').encode("utf-16")),
    "small letters": lambda xml: archive(xml.replace("XFD", "xfd")),
    "an absolute link": lambda xml: archive(xml, target="/xl/worksheets/s.xml", home="xl/worksheets/s.xml"),
    "line breaks in the tag": lambda xml: archive(xml.replace("<c ", "<c\n\t")),
    "references to characters": lambda xml: archive(xml.replace("XFD1", "&#88;FD1")),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_cell_far_away_is_found_however_it_is_spelt(spelling: str) -> None:
    write = SPELLINGS[spelling]
    assert refusal(write(sheet(NEAR + FAR))) is Refusal.TOO_MANY


# No program writes UTF-16, and the reader does not take it.
@pytest.mark.parametrize("spelling", [name for name in SPELLINGS if name != "UTF-16"])
def test_the_same_spelling_is_read_where_it_does_no_harm(spelling: str) -> None:
    write = SPELLINGS[spelling]
    assert cells(write(sheet(NEAR))) == [("光谷", 3.0)]


def test_a_sheet_that_nothing_leads_to_counts_as_well() -> None:
    assert refusal(archive(sheet(NEAR), hidden=sheet(FAR).encode())) is Refusal.TOO_MANY


def test_cells_without_a_place_count_from_the_one_before() -> None:
    row = "<c/>" * TARGETS.columns
    assert refusal(archive(sheet(f'<row r="1">{row}<c><v>1</v></c></row>'))) is Refusal.TOO_MANY
    assert cells(archive(sheet('<row r="7"><c/><c><v>1</v></c></row>'))) == [("", 1.0)]


def test_what_stands_in_a_comment_is_no_cell() -> None:
    assert cells(archive(sheet(NEAR, before=f"<!--{'<c r=' * 200_000}-->"))) == [("光谷", 3.0)]


def test_cells_with_a_format_and_no_content_do_no_harm() -> None:
    far = FAR.replace("<v>1</v>", "<v></v>")
    assert cells(archive(sheet(NEAR + far))) == [("光谷", 3.0)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (f'<row r="{TARGETS.lines + 1}"><c><v>1</v></c></row>', Refusal.TOO_MANY),
        ('<row r="1"><c r="A"><v>1</v></c></row>', Refusal.NO_SPREADSHEET),
        ('<row r="-1"><c><v>1</v></c></row>', Refusal.NO_SPREADSHEET),
        ("<row><c>", Refusal.NO_SPREADSHEET),
        ("", Refusal.NO_CONTENT),
    ],
    ids=["a row too low", "no place", "no row", "cut short", "empty"],
)
def test_what_is_too_much_or_no_sheet_is_refused(rows: str, expected: Refusal) -> None:
    assert refusal(archive(sheet(rows))) is expected


def test_definitions_of_entities_are_refused() -> None:
    before = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    assert refusal(archive(sheet(NEAR, before=before))) is Refusal.NO_SPREADSHEET


def test_one_long_text_in_every_cell_is_refused() -> None:
    shared = f'<sst xmlns="{MAIN}"><si><t>{"光" * 30_000}</t></si></sst>'.encode()
    row = '<row><c t="s"><v>0</v></c></row>'
    assert refusal(archive(sheet(row * 200), sharedStrings=shared)) is Refusal.TOO_MUCH_TEXT
    assert len(cells(archive(sheet(row * 2), sharedStrings=shared))) == 2


def test_what_unpacks_to_more_than_it_may_is_refused_before_it_is_unpacked() -> None:
    assert refusal(archive(sheet(NEAR), media=bytes(61 * 2**20))) is Refusal.TOO_HARD


def test_two_parts_of_one_name_are_refused() -> None:
    out = io.BytesIO(archive(sheet(NEAR)))
    with zipfile.ZipFile(out, "a") as file, pytest.warns(UserWarning, match="Duplicate name"):
        file.writestr("xl/worksheets/sheet1.xml", sheet(NEAR))
    assert refusal(out.getvalue()) is Refusal.NO_SPREADSHEET


def test_errors_and_formulas_without_a_result_are_told_from_empty_cells() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    page = book.add_worksheet("表")
    page.write_string(0, 0, "光\u200b谷 ")
    page.write_formula(0, 2, "=1/0", None, "#DIV/0!")
    page.write_formula(1, 1, "=1+1", None, "")
    page.write_formula(2, 0, '=""', None, "")
    page.write_formula(2, 1, "=1+1", None, 2)
    book.add_chartsheet("图")
    book.close()
    (page,) = pages_of(out.getvalue())
    assert page == Page("表", page.lines)
    assert [(line.number, line.cells) for line in page.lines] == [
        (1, ("光谷", "", Unread("#DIV/0!"))),
        (2, ("", Unread("=", is_formula=True), "")),
        (3, (Unread("=", is_formula=True), 2.0, "")),
    ]


def test_a_file_with_a_password_and_an_old_one_are_told_apart_from_no_file() -> None:
    assert refusal(b"\xd0\xcf\x11\xe0 anything") is Refusal.OLD_WORKBOOK
    assert refusal(b"PK\x03\x04 anything") is Refusal.NO_SPREADSHEET


ODD = {
    "a comment in a value": '<row r="1"><c r="A1"><v>3<!-- x -->0</v></c></row>',
    "a section of characters": '<row r="1"><c r="A1"><v><![CDATA[30]]></v></c></row>',
    "a number written as references": '<row r="1"><c r="A1"><v>&#51;&#48;</v></c></row>',
    "a row twice": '<row r="2"><c r="A2"><v>30</v></c></row><row r="2"><c r="B2"><v>44</v></c></row>',
    "a cell twice": '<row r="1"><c r="A1"><v>30</v></c><c r="A1"><v>77</v></c></row>',
    "two values": '<row r="1"><c r="A1"><v>30</v><v>5</v></c></row>',
    "two tables": '<row><c><v>30</v></c></row></sheetData><sheetData><row r="9"><c><v>1</v></c></row>',
}


@pytest.mark.parametrize("kind", ODD)
def test_what_readers_understand_in_different_ways_is_refused(kind: str) -> None:
    assert refusal(archive(sheet(ODD[kind]))) is Refusal.ODD_WORKBOOK


def test_rows_in_another_order_are_read() -> None:
    rows = '<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'
    assert cells(archive(sheet(rows))) == [(1.0,), (3.0,)]


@pytest.mark.parametrize(
    ("limit", "content", "expected"),
    [
        ("cells", '<row r="1">{}</row>'.format('<c r="A1"/>' * 1001), Refusal.TOO_MANY_CELLS),
        ("elements", "<e/>" * 1001, Refusal.TOO_HARD),
    ],
)
def test_many_empty_elements_are_refused(limit: str, content: str, expected: Refusal) -> None:
    # by limits of a thousand: a file beyond the real ones is uploaded in tests/browser/test_uploads.py
    limits = replace(TARGETS, **{limit: 1000})
    with pytest.raises(RefusedError) as caught:
        pages_of(archive(sheet(content)), limits=limits)
    assert caught.value.refusal is expected
