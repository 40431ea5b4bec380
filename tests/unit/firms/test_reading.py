"""Lists of firms as vendors export them are read: whatever the file, the headings, and what stands above them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from tests.firm_lists import csv_text, parquet, workbook

from mapping.catalog.records import FirmHeading
from mapping.errors import UsageError
from mapping.firms.load.reader import check_headings, reading
from mapping.firms.reading.batches import FileRead, RawBatch
from mapping.firms.reading.child import read
from mapping.firms.reading.files import ListFile, files_of
from mapping.firms.reading.headings import READ, FirmHeadings
from mapping.firms.reading.table import value_of
from mapping.intake.pages import Refusal, RefusedError
from mapping.sentences import FirmListCode, Upload
from mapping.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mapping.insight.atlas import Atlas
    from mapping.sentences import Sentence

HEADINGS = (
    "企业名称",
    "法定代表人",
    "登记状态",
    "注册资本",
    "成立日期",
    "统一社会信用代码",
    "电话",
    "企业地址",
    "经营范围",
)
ROW = (
    "武汉虚构光电有限公司",
    "张三",
    "存续",
    "500万元",
    "2020-01-02",
    "",
    "13800000000",
    "武汉市洪山区关山大道1号",
    "光电器件",
)


@pytest.fixture(scope="module")
def headings(atlas: Atlas) -> FirmHeadings:
    rows = atlas.catalog.firm_tables().of(FirmHeading)
    return FirmHeadings.of((row.heading, row.field) for row in rows)


def batches(path: Path, headings: FirmHeadings, size: int = 100) -> tuple[list[RawBatch], FileRead]:
    *found, end = read(path, path.name, headings, size)
    assert isinstance(end, FileRead)
    return [batch for batch in found if isinstance(batch, RawBatch)], end


def one(path: Path, headings: FirmHeadings) -> RawBatch:
    (batch,), _ = batches(path, headings)
    return batch


def test_the_table_holds_the_headings_of_the_vendors_and_never_reads_persons(atlas: Atlas) -> None:
    rows = atlas.catalog.firm_tables().of(FirmHeading)
    assert len({row.vendor for row in rows}) == 9
    never = {row.heading for row in rows if row.field == "drop"}
    assert {"法定代表人", "电话", "邮箱", "纳税人识别号", "OperName", "有效手机号"} <= never
    assert not {row.field for row in rows if row.heading in never} & set(READ)


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("企业（机构）类型", None),
        ("企业名称 ", "name"),
        ("注册资本(万元)", "capital"),
        ("注册资本（万元人民币）", "capital"),
        ("行业类别（门类）", "gbt_section_name"),
        ("行业类别", "gbt_any_name"),
        ("国民经济行业代码", "gbt_code"),
        ("LNG", "lon"),
        ("坐标", "point"),
        ("法定代表人", "drop"),
        ("从业人数", "staff"),
    ],
)
def test_headings_are_known_with_and_without_brackets(headings: FirmHeadings, written: str, field: str | None) -> None:
    found = headings.field_of(written)
    assert found == field if field else found not in READ


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_a_csv_is_read_in_every_encoding(tmp_path: Path, headings: FirmHeadings, encoding: str, delimiter: str) -> None:
    path = tmp_path / "名录.csv"
    path.write_bytes(csv_text([HEADINGS, ROW, ROW], delimiter).encode(encoding))
    batch = one(path, headings)
    assert batch.texts("name") == [ROW[0]] * 2
    assert batch.texts("capital") == ["500万元"] * 2
    assert batch.lines == (2, 3)


def test_persons_and_telephones_do_not_leave_the_reader(tmp_path: Path, headings: FirmHeadings) -> None:
    path = tmp_path / "名录.csv"
    path.write_text(csv_text([HEADINGS, ROW]))
    batch = one(path, headings)
    held = [text for texts in batch.columns.values() for text in texts]
    assert "张三" not in held
    assert not any("138" in text for text in held)


@pytest.mark.parametrize("above", [0, 1, 2, 6, 19])
def test_headings_stand_below_disclaimers_and_watermarks(tmp_path: Path, headings: FirmHeadings, above: int) -> None:
    rows = [("本报告由某某查提供，仅供参考，企业名称以登记为准",)] * above
    path = workbook(tmp_path / "名录.xlsx", {"一": [*rows, HEADINGS, ROW]})
    batch = one(path, headings)
    assert batch.texts("name") == [ROW[0]]
    assert batch.lines == (above + 2,)


def test_a_list_without_headings_is_passed(tmp_path: Path, headings: FirmHeadings) -> None:
    path = tmp_path / "名录.csv"
    path.write_text(csv_text([ROW, ROW]))
    found, end = batches(path, headings)
    assert found == []
    assert not end.has_headings
    assert [(sheet.rows, sheet.known) for sheet in end.passed] == [(2, 0)]


def test_all_sheets_with_headings_are_read_and_the_others_named(tmp_path: Path, headings: FirmHeadings) -> None:
    sheets: dict[str, Sequence[Sequence[object]]] = {
        "说明": [("导出说明",), ("2020 年",)],
        "一": [HEADINGS, ROW],
        "空": [],
        "二": [HEADINGS, ROW, ROW],
    }
    found, end = batches(workbook(tmp_path / "名录.xlsx", sheets, hidden=["二"]), headings)
    assert [(batch.sheet, batch.number, len(batch)) for batch in found] == [("一", 1, 1), ("二", 2, 2)]
    assert [(sheet.sheet, sheet.rows) for sheet in end.passed] == [("说明", 2)]
    assert end.rows == 3


def test_what_stands_in_merged_cells_counts_for_each_of_their_rows(tmp_path: Path, headings: FirmHeadings) -> None:
    path = tmp_path / "名录.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(1, 1, 2, 3, "武汉市企业名录")
        for column, heading in enumerate(("区", "企业名称", "注册资本(万元)"), 1):
            sheet.write(3, column, heading)
        sheet.merge_range(4, 1, 6, 1, "江汉区")
        for row, name in enumerate(("甲有限公司", "乙有限公司", "", "丙有限公司"), 4):
            sheet.write(row, 2, name)
    batch = one(path, headings)
    assert batch.texts("name") == ["甲有限公司", "乙有限公司", "丙有限公司"]
    assert batch.texts("district") == ["江汉区", "江汉区", ""]


def test_a_row_of_sums_is_no_firm(tmp_path: Path, headings: FirmHeadings) -> None:
    path = tmp_path / "名录.csv"
    path.write_text(csv_text([HEADINGS, ROW, ("合计", *ROW[1:])]))
    batch = one(path, headings)
    assert batch.texts("name") == [ROW[0]]
    assert [(row.line, row.code) for row in batch.refused] == [(3, "FIRM_NAME_EMPTY")]


def test_a_first_cell_with_a_line_break_is_one_cell(tmp_path: Path, headings: FirmHeadings) -> None:
    path = tmp_path / "名录.csv"
    path.write_text(csv_text([HEADINGS, ROW, ("武汉\n乙有限公司", *ROW[1:]), ROW]))
    batch = one(path, headings)
    assert [name.replace("\n", "") for name in batch.texts("name")] == [ROW[0], "武汉乙有限公司", ROW[0]]
    assert not batch.refused


def test_workbooks_give_dates_and_numbers_as_text(tmp_path: Path, headings: FirmHeadings) -> None:
    row = ("甲有限公司", "", "存续", 500, dt.date(2020, 1, 2), "", 13800000000, "", True)
    batch = one(workbook(tmp_path / "名录.xlsx", {"一": [HEADINGS, row]}), headings)
    assert batch.texts("founded") == ["2020-01-02"]
    assert batch.texts("capital") == ["500"]
    assert batch.texts("scope") == ["是"]


def test_parquet_is_read(tmp_path: Path, headings: FirmHeadings) -> None:
    batch = one(parquet(tmp_path / "名录.parquet", [HEADINGS, ROW, (*ROW[:4], None, *ROW[5:])]), headings)
    assert batch.texts("name") == [ROW[0]] * 2
    assert batch.texts("founded") == ["2020-01-02", ""]


def test_rows_are_cut_into_batches_that_join_to_the_list(tmp_path: Path, headings: FirmHeadings) -> None:
    path = tmp_path / "名录.csv"
    path.write_text(csv_text([HEADINGS, *[(f"第{n}有限公司", *ROW[1:]) for n in range(25)]]))
    found, end = batches(path, headings, size=10)
    assert [len(batch) for batch in found] == [10, 10, 5]
    assert [line for batch in found for line in batch.lines] == list(range(2, 27))
    assert (end.batches, end.rows) == (3, 25)


def test_a_row_that_cannot_be_read_costs_no_other(tmp_path: Path, headings: FirmHeadings) -> None:
    path = tmp_path / "名录.csv"
    good = csv_text([ROW]).strip()
    lines = [
        csv_text([HEADINGS]).strip(),
        good,
        f"{good.replace('光电器件', chr(34) + '没有收尾的引号')}",
        f"{good},软件,硬件",
        f"{good},,-",
        "甲有限公司",
        "-,张三,存续",
        "未匹配到相关企业,,",
        ",,,,",
        "",
        '乙有限公司,,存续,,,,,,"一行\n又一行"',
        good,
    ]
    path.write_text("\n".join(lines))
    batch = one(path, headings)
    assert [(row.line, row.code) for row in batch.refused] == [
        (3, "FIRM_ROW_UNCLEAR"),
        (4, "FIRM_ROW_TOO_WIDE"),
        (7, "FIRM_NAME_EMPTY"),
        (8, "FIRM_UNMATCHED"),
    ]
    assert batch.lines == (2, 5, 6, 11, 12)
    assert batch.texts("scope") == ["光电器件", "光电器件", "", "一行\n又一行", "光电器件"]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('="91420100"', "91420100"),
        ("-", ""),
        ("--", ""),
        ("暂无", ""),
        ("N/A", ""),
        ("******", ""),
        ("[]", ""),
        ("  武汉\u200b ", "武汉"),
        ("-5", "-5"),
        ("A-B", "A-B"),
    ],
)
def test_signs_of_an_empty_cell_say_nothing(cell: str, value: str) -> None:
    assert value_of(cell) == value


def test_headings_in_the_middle_are_no_rows(tmp_path: Path, headings: FirmHeadings) -> None:
    path = tmp_path / "名录.csv"
    path.write_text(csv_text([HEADINGS, ROW, HEADINGS, ROW]))
    batch = one(path, headings)
    assert batch.lines == (2, 4)
    assert batch.refused == ()


def test_of_two_columns_for_the_name_the_first_that_is_filled_counts(tmp_path: Path, headings: FirmHeadings) -> None:
    path = tmp_path / "名录.csv"
    rows = [("原文件导入名称", "系统匹配企业名称", "公司名称"), ("甲", "甲有限公司", ""), ("乙", "-", "乙有限公司")]
    path.write_text(csv_text(rows))
    assert one(path, headings).texts("name") == ["甲有限公司", "乙有限公司"]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", Refusal.EMPTY),
        (b"\r\n \r\n", Refusal.EMPTY),
        (b"%PDF-1.4 ...", Refusal.NO_SPREADSHEET),
        (b"<html><table></table></html>", Refusal.WEB_PAGE),
        (b"PK\x03\x04 and nothing more", Refusal.NO_SPREADSHEET),
        (b"\xd0\xcf\x11\xe0 and nothing more", Refusal.OLD_WORKBOOK),
        (b"PAR1 and nothing more PAR1", Refusal.NO_SPREADSHEET),
        (bytes(range(256)) * 4, Refusal.NO_SPREADSHEET),
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, headings: FirmHeadings, content: bytes, refusal: Refusal) -> None:
    path = tmp_path / "名录.csv"
    path.write_bytes(content)
    with pytest.raises(RefusedError) as caught:
        list(read(path, path.name, headings, 10))
    assert caught.value.refusal is refusal


def test_a_damaged_character_spoils_no_list(tmp_path: Path, headings: FirmHeadings) -> None:
    path = tmp_path / "名录.csv"
    text = csv_text([HEADINGS, *[ROW] * 400]).encode("gb18030")
    path.write_bytes(text.replace("关山大道".encode("gb18030"), b"\xff\xff" + "山大道".encode("gb18030"), 1))
    batch = batches(path, headings, size=1000)[0][0]
    assert len(batch) == 400
    assert "\ufffd" in batch.texts("address")[0]


def test_folders_are_read_below_and_sorted_and_other_files_named(tmp_path: Path) -> None:
    for name in ("b.csv", "a.xlsx", "~$a.xlsx", ".hidden.csv", "说明.docx", "下级/c.parquet"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    files, passed = files_of([tmp_path])
    assert [file.name for file in files] == ["a.xlsx", "b.csv", "下级/c.parquet"]
    assert sorted(fault.place.file for fault in passed) == [".hidden.csv", "~$a.xlsx", "说明.docx"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("list_full.xls", FirmListCode.FIRM_NAME_COLUMN_NONE),
        ("list_is_a_workbook.csv", FirmListCode.FIRM_NAME_COLUMN_NONE),
        ("locked.xlsx", Upload.UPLOAD_LOCKED),
        ("binary.xlsb", Upload.UPLOAD_BINARY_WORKBOOK),
        ("cut_short.xlsx", Upload.UPLOAD_NO_SPREADSHEET),
        ("list_packed.zip", Upload.UPLOAD_ZIPPED),
        ("far_cell.xlsx", Upload.UPLOAD_TOO_HARD),
        ("report_pdf.xls", Upload.UPLOAD_NO_SPREADSHEET),
    ],
)
def test_files_of_every_kind_are_refused_by_a_sentence(headings: FirmHeadings, name: str, code: Sentence) -> None:
    file = ListFile(ROOT / "tests" / "data" / "intake" / name, name)
    with pytest.raises(UsageError) as caught:
        looked_at(file, headings)
    assert caught.value.fault.code is code
    assert name in caught.value.told("zh")


def looked_at(file: ListFile, headings: FirmHeadings) -> None:
    with reading(file, headings) as parcels:
        (end,) = parcels
        assert isinstance(end, FileRead)
        check_headings(file, end)
