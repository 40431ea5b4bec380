"""Awkward files as offices hand them over, made by ``python -m tests.intake_corpus`` into ``tests/data/intake``.

The files are committed: what is read is what lies there. ``expected.csv`` beside them says what comes of each; it is
written by hand. XLS and ODS are made by LibreOffice (``soffice``), and stay as they are where there is none. All names,
persons and telephone numbers are invented.
"""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import geopandas as gpd
import shapely
import xlsxwriter
from tests.intake_hostile import HOSTILE
from tests.intake_rows import HEADING, PARKS, TITLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FOLDER: Final = Path(__file__).parent / "data" / "intake"
MADE: Final = datetime(2026, 1, 5, tzinfo=UTC).replace(tzinfo=None)


def workbook(fill: Callable[[Any, Any], None], **options: Any) -> bytes:
    """Return a workbook whose first sheet is filled by ``fill(book, sheet)``."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, **options})
    book.set_properties({"created": MADE})
    fill(book, book.add_worksheet("园区"))
    book.close()
    return out.getvalue()


def rows(sheet: Any, at: int, lines: Sequence[Sequence[Any]]) -> int:
    """Write lines from row ``at`` (from 0) on, and return the row after them."""
    for line in lines:
        sheet.write_row(at, 0, line)
        at += 1
    return at


def full_list(book: Any, sheet: Any) -> None:
    """Write a list as an office keeps it: title, unit, two districts merged, a sum, who filled it in and when."""
    centred = book.add_format({"align": "center", "bold": True})
    sheet.merge_range(0, 0, 0, 10, TITLE, centred)
    sheet.write(1, 0, "填报单位：各区经信局")
    sheet.write(1, 9, "单位：亩")
    end = rows(sheet, 2, (HEADING, *PARKS))
    sheet.merge_range(3, 2, 4, 2, "东湖高新区")
    sheet.merge_range(5, 2, 6, 2, "江夏区")
    sheet.merge_range(end, 0, end, 4, "合计")
    sheet.write(end, 5, sum(park[5] for park in PARKS))
    sheet.write(end + 1, 0, "填表人：张三")
    sheet.write(end + 1, 5, "填表日期：2026年1月5日")


def two_row_heading(book: Any, sheet: Any) -> None:
    """Write a heading of two rows: 坐标 above 经度 and 纬度, the others merged over both."""
    plain = book.add_format()
    for column, name in enumerate(HEADING):
        if name not in {"经度", "纬度"}:
            sheet.merge_range(0, column, 1, column, name, plain)
    sheet.merge_range(0, 7, 0, 8, "坐标", plain)
    sheet.write_row(1, 7, ("经度", "纬度"))
    rows(sheet, 2, PARKS)


def dates(book: Any, sheet: Any) -> None:
    """Write dates, a time and percent as a spreadsheet keeps them: as numbers with a format."""
    day, clock = book.add_format({"num_format": "yyyy/m/d"}), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    share = book.add_format({"num_format": "0.0%"})
    sheet.write_row(0, 0, ("园区名称", "所属区", "建成时间", "填报时间", "投产率"))
    for at, park in enumerate(PARKS, start=1):
        sheet.write_row(at, 0, park[1:3])
        sheet.write_datetime(at, 2, datetime(2015 + at, 12, 31), day)  # noqa: DTZ001 - spreadsheets know no zones
        sheet.write_datetime(at, 3, datetime(2026, 1, at, 9, 30), clock)  # noqa: DTZ001
        sheet.write(at, 4, at / 16, share)


def hidden(book: Any, sheet: Any) -> None:
    """Write a list with a row and a sheet that the spreadsheet does not show."""
    rows(sheet, 0, (HEADING, *PARKS))
    sheet.set_row(4, None, None, {"hidden": True})
    other = book.add_worksheet("停用园区")
    rows(other, 0, (HEADING, PARKS[0]))
    other.hide()


def formulas(_: Any, sheet: Any) -> None:
    """Write formulas with a result, with an error, without a result, and one that leads to another file."""
    rows(sheet, 0, (HEADING, *PARKS))
    sheet.write_formula(1, 5, "=925.25*2", None, 1850.5)
    sheet.write_formula(2, 5, "=1/0", None, "#DIV/0!")
    sheet.write_formula(3, 5, "=VLOOKUP(B4,X:Y,2,0)", None, "#N/A")
    sheet.write_formula(4, 5, "=A5*300", None, "")
    sheet.write_formula(5, 5, "='[其他.xlsx]表'!A1", None, 3005)


def watermark(_: Any, sheet: Any) -> None:
    """Write a list with a watermark between its rows, as some programs export it."""
    at = rows(sheet, 1, (HEADING, *PARKS[:4]))
    sheet.write(at, 3, "内部资料  严禁外传")
    at = rows(sheet, at + 1, PARKS[4:])
    sheet.write(at + 2, 3, "内部资料  严禁外传")


def as_text(_: Any, sheet: Any) -> None:
    """Write numbers as text, full-width digits, stray spaces, line breaks, characters nobody sees, units in cells."""
    odd = [list(map(str, park)) for park in PARKS]
    odd[0][5], odd[1][5], odd[2][5], odd[3][5], odd[4][5] = (
        "１８５０．５",
        "960 亩",
        "2,310",
        "约1420.75亩",
        "0.3005万亩",
    )
    odd[1][1], odd[2][1], odd[3][2] = " 光谷生物医药\u200b加速器\u3000", "大桥智能\n制造产业园", "\ufeff江夏区 "
    rows(sheet, 0, (HEADING, *odd))


def one_sheet_a_district(book: Any, sheet: Any) -> None:
    """Write a sheet a district, and one without any table."""
    sheet.write(0, 0, "填写说明：每区一张表")
    for district in dict.fromkeys(park[2] for park in PARKS[:5]):
        rows(book.add_worksheet(district), 0, (HEADING, *[park for park in PARKS if park[2] == district]))


def indicator(_: Any, sheet: Any) -> None:
    """Write one number a district."""
    rows(sheet, 0, (("行政区", "规上工业用电量（万千瓦时）"), ("江夏区", 18250), ("蔡甸区", 9980.5), ("黄陂区", 12040)))


def with_part(data: bytes, name: str, content: bytes, **changed: tuple[bytes, bytes]) -> bytes:
    """Return an archive with one more part; ``changed`` replaces bytes in all parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for member in before.infolist():
            part = before.read(member)
            for old, new in changed.values():
                part = part.replace(old, new)
            after.writestr(member, part, zipfile.ZIP_DEFLATED)
        if name:
            after.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


TRANSITIONAL: Final = b"http://schemas.openxmlformats.org"


def strict() -> bytes:
    """Return a workbook in the strict spelling of the standard."""
    return with_part(
        workbook(full_list),
        "",
        b"",
        main=(TRANSITIONAL + b"/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
        links=(
            TRANSITIONAL + b"/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    )


def text(between: str = ",", lines: Sequence[Sequence[Any]] = (HEADING, *PARKS), ends: str = "\r\n") -> str:
    """Return a list as text."""
    return "".join(between.join(map(str, line)) + ends for line in lines)


def quoted_breaks() -> str:
    """Return a list in which a cell holds a line break, another a comma and doubled quotes."""
    odd = [list(park) for park in PARKS]
    odd[1][6], odd[2][4] = '"高新大道666号\n（生物城旁）"', '"智能制造,""装备""制造"'
    return text(lines=(HEADING, *odd))


def pasted_sheet() -> str:
    """Return the same as a spreadsheet puts it on the clipboard."""
    return quoted_breaks().replace(",", "\t").replace('智能制造\t""装备""制造', '智能制造,""装备""制造')


def pasted_bars() -> str:
    """Return a table as it stands in notes and letters."""
    lines = text(" | ", [(park[1], park[2], park[5]) for park in PARKS], " |\n")
    return f"| 园区名称 | 所属区 | 面积 |\n|---|:-:|--:|\n{lines}"


def feature(park: Sequence[Any], shape: Any, **more: Any) -> dict[str, Any]:
    """Return a park as a feature of GeoJSON."""
    told = dict(zip(HEADING[:7], park, strict=False))
    return {"type": "Feature", "properties": told, "geometry": shape, **more}


def point(park: Sequence[Any]) -> dict[str, Any]:
    """Return the place of a park."""
    return {"type": "Point", "coordinates": [park[7], park[8]]}


def collection(features: Sequence[Any], **more: Any) -> bytes:
    """Return a text of GeoJSON."""
    return json.dumps({"type": "FeatureCollection", **more, "features": features}, ensure_ascii=False).encode()


def frame(epsg: int, *, areas: bool = False) -> Any:
    """Return the parks with points or areas."""
    shapes = [shapely.Point(park[7], park[8]) for park in PARKS]
    table = {name: [park[at] for park in PARKS] for at, name in enumerate(HEADING[:6])}
    found = gpd.GeoDataFrame(table, geometry=shapes, crs=4326)
    if areas:
        found.geometry = [shape.buffer(0.004, quad_segs=2) for shape in shapes]
    return found.to_crs(epsg)


def geopackage() -> bytes:
    """Return points and a table without shapes in a small GeoPackage."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "parks.gpkg"
        frame(4547).to_file(path, layer="园区", SPATIAL_INDEX="NO")
        with sqlite3.connect(path) as base:
            base.execute("PRAGMA page_size = 512")
        base.close()
        base = sqlite3.connect(path)
        base.execute("VACUUM")
        base.close()
        return path.read_bytes()


def shapefile(folder_in_zip: str, *layers: tuple[str, Any, str], leave_out: Sequence[str] = ()) -> bytes:
    """Return Shapefiles in an archive: name, content and encoding of each."""
    out = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content, encoding in layers:
            content.to_file(Path(folder) / f"{name}.shp", encoding=encoding)
        for path in sorted(Path(folder).iterdir()):
            if path.suffix not in leave_out:
                archive.writestr(zipfile.ZipInfo(folder_in_zip + path.name), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def converted(name: str, data: bytes, to: str) -> bytes | None:
    """Return a workbook as LibreOffice saves it in another format; None where there is no LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / f"{name}.xlsx").write_bytes(data)
        command = [program, "--headless", "--convert-to", to, "--outdir", folder, str(Path(folder) / f"{name}.xlsx")]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return (Path(folder) / f"{name}.{to}").read_bytes()


def page(before: str = "", cells: str = "td") -> str:
    """Return a list as a web page with a district merged over two rows."""
    body = "".join(
        "<tr>" + "".join(f"<{cells}{span}>{cell}</{cells}>" for cell, span in marked) + "</tr>\n"
        for marked in [
            [(name, "") for name in HEADING[:6]],
            [(cell, " rowspan=2" if cell == "东湖高新区" else "") for cell in PARKS[0][:6]],
            [(cell, "") for cell in (*PARKS[1][:2], *PARKS[1][3:6])],
            [(cell, "") for cell in PARKS[2][:6]],
        ]
    )
    head = '<head><meta charset="gb2312"><style>td {}</style></head>'
    return f"<html>{head}<body>{before}<table>{body}</table></body></html>"


def files() -> dict[str, bytes | None]:
    """Return all files by name; None for those that cannot be made here."""
    listed = workbook(full_list)
    wgs84 = [feature(park, point(park)) for park in PARKS]
    metres = json.loads(frame(4547).to_json(drop_id=True))["features"]
    named = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4547"}}
    odd = {"type": "GeometryCollection", "geometries": [point(PARKS[1])]}
    plain = text()
    return {
        "list_full.xlsx": listed,
        "list_full.xls": converted("list_full", listed, "xls"),
        "list_full.ods": converted("list_full", listed, "ods"),
        "list_strict.xlsx": strict(),
        "list_two_row_heading.xlsx": workbook(two_row_heading),
        "list_dates_1900.xlsx": workbook(dates),
        "list_dates_1904.xlsx": workbook(dates, date_1904=True),
        "list_dates.xls": converted("list_dates", workbook(dates, date_1904=True), "xls"),
        "list_dates.ods": converted("list_dates", workbook(dates), "ods"),
        "list_hidden.xlsx": workbook(hidden),
        "list_hidden.xls": converted("list_hidden", workbook(hidden), "xls"),
        "list_hidden.ods": converted("list_hidden", workbook(hidden), "ods"),
        "list_formulas.xlsx": workbook(formulas),
        "list_formulas.xls": converted("list_formulas", workbook(formulas), "xls"),
        "list_watermark.xlsx": workbook(watermark),
        "list_as_text.xlsx": workbook(as_text),
        "list_sheet_a_district.xlsx": workbook(one_sheet_a_district),
        "list_macro_renamed.xlsx": with_part(listed, "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 a macro"),
        "list_is_a_workbook.csv": listed,
        "list_is_a_csv.xlsx": plain.encode(),
        "indicator_districts.xlsx": workbook(indicator),
        "list_gb18030.csv": plain.encode("gb18030"),
        "list_excel_unicode.txt": text("\t").encode("utf-16"),
        "list_utf16_be_no_mark.csv": plain.encode("utf-16-be"),
        "list_semicolons.csv": text(";").encode("utf-8-sig"),
        "list_bars.txt": text("|").encode(),
        "list_quoted_breaks.csv": quoted_breaks().encode(),
        "list_quote_open.csv": plain.replace("金口街", '"金口街').encode(),
        "list_trailing_commas.csv": text(lines=[(*line, "", "") for line in (HEADING, *PARKS, ("",) * 12)]).encode(),
        "list_web_page.xls": page().encode("gb18030"),
        "web_page_nested.xls": page("<table><tr><td>", "td").encode("gb18030"),
        "headings_only.csv": text(lines=[HEADING]).encode(),
        "points.geojson": collection(wgs84),
        "points_4547.geojson": collection(metres, crs=named),
        "points_a_line_each.geojson": b"\n".join(json.dumps(one, ensure_ascii=False).encode() for one in wgs84[:3]),
        "one_feature.geojson": json.dumps(feature(PARKS[1], odd)).encode(),
        "no_shape.geojson": collection([*wgs84[:2], feature(PARKS[2], None)]),
        "key_twice.geojson": collection(wgs84[:1]).replace('"级别"'.encode(), '"面积（亩）": 1, "级别"'.encode()),
        "far_away.geojson": collection([feature(PARKS[0], {"type": "Point", "coordinates": [1e300, 30]})]),
        "areas.geojson": frame(4326, areas=True).iloc[:3].to_json(drop_id=True).encode(),
        "points.gpkg": geopackage(),
        "points_gbk.zip": shapefile("", ("园区", frame(4547), "gbk"), leave_out=(".cpg",)),
        "two_layers.zip": shapefile(
            "../../图层/", ("points", frame(4326), "utf-8"), ("areas", frame(4547, areas=True), "gbk")
        ),
        "incomplete.zip": shapefile("", ("points", frame(4326), "utf-8"), leave_out=(".dbf",)),
        "list_packed.zip": with_part(shapefile(""), "list.csv", plain.encode()),
        "pasted_sheet.txt": pasted_sheet().encode(),
        "pasted_trailing_tabs.txt": text("\t", [(*line, "", "") for line in PARKS]).encode(),
        "pasted_commas.txt": plain.encode(),
        "pasted_bars.txt": pasted_bars().encode(),
        "pasted_spaces.txt": text("   ", [line[1:4] for line in (HEADING, *PARKS)], "\n").encode(),
        **HOSTILE,
    }  # fmt: skip


def main() -> None:
    """Write the files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, data in files().items():
        if data is None:
            sys.stdout.write(f"{name}: no LibreOffice here\n")
        else:
            (FOLDER / name).write_bytes(data)


if __name__ == "__main__":
    main()
