"""Files that are not what they say, are locked, or are made to do harm; part of `tests.intake_corpus`."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import Final

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
OPEN: Final = "urn:oasis:names:tc:opendocument:xmlns"
CELL: Final = '<row r="1"><c r="A1" t="inlineStr"><is><t>园区名称</t></is></c></row>'


def packed(**parts: str | bytes) -> bytes:
    """Return an archive; ``__`` in a name stands for a slash, ``_dot_`` for a point."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(
                zipfile.ZipInfo(name.replace("__", "/").replace("_dot_", ".")), content, zipfile.ZIP_DEFLATED
            )
    return out.getvalue()


def linked(kind: str, target: str) -> str:
    """Return the links of a part: one, to a part of that kind."""
    link = f'<Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{PACKAGE}">{link}</Relationships>'


def workbook(rows: str, before: str = "") -> bytes:
    """Return a workbook of one sheet."""
    sheets = '<sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets>'
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return packed(
        _rels___dot_rels=linked("officeDocument", "xl/workbook.xml"),
        xl__workbook_dot_xml=f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{sheets}</workbook>',
        xl___rels__workbook_dot_xml_dot_rels=linked("worksheet", "worksheets/sheet1.xml"),
        xl__worksheets__sheet1_dot_xml=f'<?xml version="1.0"?>{before}{sheet}',
    )


def opendocument(table: str, manifest: str = "") -> bytes:
    """Return an OpenDocument spreadsheet of one table."""
    content = (
        f'<office:document-content xmlns:office="{OPEN}:office:1.0" xmlns:table="{OPEN}:table:1.0" '
        f'xmlns:text="{OPEN}:text:1.0"><office:body><office:spreadsheet><table:table table:name="表">{table}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return packed(mimetype=kind, content_dot_xml=content, **{"META-INF__manifest_dot_xml": manifest or "<manifest/>"})


def compound(stream: str) -> bytes:
    """Return a compound file with one stream of that name."""
    free, last = 0xFFFFFFFF, 0xFFFFFFFE
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 62, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, last, 0, last, 0) + struct.pack("<109I", 0, *[free] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, last, *[free] * 126)

    def entry(name: str, kind: int, child: int) -> bytes:
        text = name.encode("utf-16-le") + b"\0\0"
        places = struct.pack("<BBIII", kind, 1, free, free, child) + bytes(36) + struct.pack("<IQ", last, 0)
        return text.ljust(64, b"\0") + struct.pack("<H", len(text)) + places

    return head + table + entry("Root Entry", 5, 1) + entry(stream, 2, free) + bytes(256)


CELLS: Final = '<table:table-cell office:value-type="float" office:value="1"{}><text:p>1</text:p></table:table-cell>'
HOSTILE: Final[dict[str, bytes | None]] = {
    "empty.xlsx": b"",
    "only_spaces.csv": b" \r\n\t\r\n",
    "only_commas.csv": b",,,\n,,,\n",
    "picture.xlsx": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "report_pdf.xls": b"%PDF-1.7\n1 0 obj",
    "cut_short.xlsx": workbook(CELL)[:300],
    "locked.xlsx": compound("EncryptedPackage"),
    "locked.ods": opendocument("", '<manifest><encryption-data checksum="x"/></manifest>'),
    "letter.doc": compound("WordDocument"),
    "binary.xlsb": packed(_rels___dot_rels="<x/>", xl__workbook_dot_bin=b"\x83\x01"),
    "old_xml.xls": b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    "mail.xls": b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<table><tr><td>1</td></tr></table>",
    "web_page.xls": "<html><body><p>园区名录</p></body></html>".encode(),
    "far_cell.xlsx": workbook(CELL + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "entities.xlsx": workbook(CELL, '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'),
    "cell_twice.xlsx": workbook('<row r="1"><c r="A1"><v>30</v></c><c r="A1"><v>77</v></c></row>'),
    "repeated.ods": opendocument(
        '<table:table-row table:number-rows-repeated="1048576">'
        + CELLS.format(' table:number-columns-repeated="150"')
        + "</table:table-row>"
    ),
    "wide.ods": opendocument(
        "<table:table-row>" + CELLS.format(' table:number-columns-repeated="16384"') + "</table:table-row>"
    ),
    "no_number.geojson": b'{"type": "Feature", "properties": {"a": NaN}, "geometry": null}',
    "no_features.json": b'{"parks": [1, 2]}',
    "deep.geojson": b'{"a":' * 5000,
    "not_a_geopackage.gpkg": b"SQLite format 3\0" + bytes(84),
    "markup_in_names.csv": (
        '园区名称,所属区,面积（亩）\n<script>alert(1)</script>,江夏区,1\n"<img src=x onerror=""alert(1)"">",江夏区,2\n'
        "=cmd|' /C calc'!A0,江夏区,3\n@SUM(1),江夏区,4\n"
    ).encode(),
}


def entities() -> bytes:
    """Return an OpenDocument spreadsheet that defines an entity."""
    with zipfile.ZipFile(io.BytesIO(opendocument(""))) as archive:
        content = archive.read("content.xml").decode()
    return packed(content_dot_xml='<!DOCTYPE x [<!ENTITY a "aaaa">]>' + content)


HOSTILE["entities.ods"] = entities()
