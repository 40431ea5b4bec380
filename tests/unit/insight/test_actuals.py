"""Reported values are read row by row: what is wrong is named with its row and a remedy, the rest is kept."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter
from tests.views import EDITION

from mapping.catalog import load_catalog
from mapping.errors import UsageError
from mapping.insight.targets.actuals import Reading, read_actuals
from mapping.intake.child import answer
from mapping.intake.limits import TARGETS
from mapping.intake.reading import read_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from mapping.insight.atlas import Atlas


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read here what a child would read (test_intake_process.py): starting one takes longer than all else."""
    monkeypatch.setattr("mapping.intake.reading._ask_child", lambda *asked: json.loads(json.dumps(answer(*asked[1:]))))


HEADING = ("布局单元", "目标", "实际值", "计量单位", "数据日期", "来源")
GOOD = ("武汉东湖新技术开发区", "重点工业园区亩均税收", "31.5", "万元/亩", "2021-12-31", "统计局")


def csv(*rows: Sequence[str], heading: Sequence[str] = HEADING) -> str:
    return "\n".join(",".join(row) for row in (heading, *rows))


def xlsx(*rows: Sequence[Any], heading: Sequence[str] = HEADING, sheets: Sequence[str] = ("实际值",)) -> bytes:
    """Write the rows to the last of the sheets; the others hold a sentence each."""
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target)
    for name in sheets:
        sheet = workbook.add_worksheet(name)
        if name == sheets[-1]:
            for number, row in enumerate((heading, *rows)):
                sheet.write_row(number, 0, row)
        else:
            sheet.write(0, 0, "填写说明")
    workbook.close()
    return target.getvalue()


def read(atlas: Atlas, data: str | bytes, file: str = "实际值.csv") -> Reading:
    return read_actuals(file, data.encode() if isinstance(data, str) else data, atlas.catalog, EDITION)


def one_fault(atlas: Atlas, *row: str) -> str:
    """Read a good row and a bad one; return the sentence on the bad one."""
    reading = read(atlas, csv(GOOD, row))
    assert len(reading.actuals) == 1
    (fault,) = reading.faults
    assert fault.place.line == 3
    text = str(fault)
    assert text.startswith("实际值.csv 第 3 行")
    assert text.endswith("。")
    assert "；" in text
    return text


def test_a_row_is_read_with_all_it_says(atlas: Atlas) -> None:
    reading = read(atlas, csv(GOOD))
    (actual,) = reading.actuals
    assert (actual.unit_id, actual.target_id, actual.value) == ("ovc", "tax_per_mu", 31.5)
    assert (actual.date, actual.source, actual.line) == ("2021-12-31", "统计局", 2)
    assert reading.faults == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv_as_office_programs_write_it(atlas: Atlas, encoding: str, delimiter: str) -> None:
    reading = read(atlas, csv(GOOD).replace(",", delimiter).encode(encoding))
    assert [actual.value for actual in reading.actuals] == [31.5]


@pytest.mark.parametrize("unit", ["ovc", "东湖高新区", "光谷", "donghugaoxin", "OVC", " 武汉东湖新技术开发区 "])
def test_a_unit_answers_to_any_of_its_names(atlas: Atlas, unit: str) -> None:
    assert [a.unit_id for a in read(atlas, csv((unit, *GOOD[1:]))).actuals] == ["ovc"]


@pytest.mark.parametrize("target", ["tax_per_mu", "Tax revenue per mu (1/15 ha) in key industrial parks"])
@pytest.mark.parametrize("measure", ["万元/亩", "10,000 yuan/mu"])
def test_a_target_answers_to_id_and_both_names(atlas: Atlas, target: str, measure: str) -> None:
    reading = read(atlas, xlsx(("ovc", target, 31.5, measure)), "实际值.xlsx")
    assert [a.target_id for a in reading.actuals] == ["tax_per_mu"]


def test_english_headings_are_read(atlas: Atlas) -> None:
    heading = ("Layout unit", "Target", "Actual value", "Unit of measure")
    assert len(read(atlas, csv(GOOD[:4], heading=heading)).actuals) == 1


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1,234.5", 1234.5), ("３１", 31), ("1e2", 100), ("+7", 7), ("0", 0), ("１，２３４．５", 1234.5)],
)
def test_numbers_as_people_write_them(atlas: Atlas, value: str, expected: float) -> None:
    reading = read(atlas, csv((*GOOD[:2], f'"{value}"', *GOOD[3:])))
    assert [a.value for a in reading.actuals] == [expected]


def test_a_percent_sign_is_read_where_percent_are_asked_for(atlas: Atlas) -> None:
    row = ("洪山区", "industry_project_funds_share", "23.5％", "%")
    assert [a.value for a in read(atlas, csv((*row, "", ""))).actuals] == [23.5]
    assert "不是数" in one_fault(atlas, "huangpi", "tax_per_mu", "12%", "万元/亩", "", "")


def test_a_percent_cell_of_a_spreadsheet_is_not_taken_for_a_fraction_of_a_percent(atlas: Atlas) -> None:
    rows = [("洪山区", "industry_project_funds_share", value, "%") for value in (0.235, "0.235%")]
    reading = read(atlas, xlsx(rows[0], ("江岸区", *rows[1][1:])), "实际值.xlsx")
    assert [a.value for a in reading.actuals] == [0.235]  # its sign is written out, so meant as it stands
    (fault,) = reading.faults
    assert "百分号" in str(fault)
    assert "若指 23.5%，写 23.5" in str(fault)


@pytest.mark.parametrize(
    ("target", "value", "measure", "parts"),
    [
        ("industry_project_funds_share", "0.55", "%", ("「0.55」可能是比例", "写 55；", "「0.55%」")),
        ("industry_project_funds_share", "1", "%", ("可能是比例",)),
        ("industry_project_funds_share", "100.5", "%", ("「100.5」大于 100", "0 到 100")),
        ("industry_project_funds_share", "1e300", "%", ("大于 100",)),
        ("headquarters_projects", "1.5", "个", ("「1.5」不是整数", "「个」", "写整数")),
        ("new_buildings_100m_tax", "0.2", "栋", ("不是整数",)),
        ("headquarters_projects", "1001", "个", ("大于 1,000，远超目标值", "核对")),
        ("ready_industrial_land", "1e300", "平方公里", ("大于 2,000", "核对数值与计量单位")),
    ],
)
def test_a_value_that_can_hardly_be_meant_is_named(
    atlas: Atlas, target: str, value: str, measure: str, parts: tuple[str, ...]
) -> None:
    unit = "蔡甸区" if target == "ready_industrial_land" else "江岸区"
    text = one_fault(atlas, unit, target, value, measure, "", "")
    for part in parts:
        assert part in text


@pytest.mark.parametrize(
    ("target", "value", "measure", "expected"),
    [
        ("industry_project_funds_share", "100", "%", 100),
        ("industry_project_funds_share", "0", "%", 0),
        ("industry_project_funds_share", "1.01", "%", 1.01),
        ("industry_project_funds_share", "0.5％", "%", 0.5),
        ("headquarters_projects", "1000", "个", 1000),
        ("headquarters_projects", "2.0", "个", 2),
    ],
)
def test_a_value_at_the_limit_is_kept(atlas: Atlas, target: str, value: str, measure: str, expected: float) -> None:
    reading = read(atlas, csv(("江岸区", target, value, measure, "", "")))
    assert [actual.value for actual in reading.actuals] == [expected]


HEAD4 = "布局单元,目标,实际值,计量单位"
ROWS_AFTER = ("蔡甸区,tax_per_mu,21,万元/亩", "江夏区,tax_per_mu,22,万元/亩")


@pytest.mark.parametrize(
    "broken",
    [
        '"临空港,tax_per_mu,1,万元/亩',
        '临空港,"tax_per_mu,1,万元/亩',
        '临空港,tax_per_mu,1,"万元/亩',
        '"临空港"开发区,tax_per_mu,1,万元/亩',
    ],
)
def test_an_unclosed_quote_costs_no_row_but_its_own(atlas: Atlas, broken: str) -> None:
    for rest in (ROWS_AFTER, (ROWS_AFTER[0], '"江夏区","tax_per_mu","22","万元/亩"')):
        reading = read(atlas, "\n".join((HEAD4, "光谷,tax_per_mu,30,万元/亩", broken, *rest)))
        assert [(a.unit_id, a.line) for a in reading.actuals] == [("ovc", 2), ("caidian", 4), ("jiangxia", 5)]
        (fault,) = reading.faults
        assert str(fault) == "实际值.csv 第 3 行的双引号没有成对；删去多余的双引号，或补上另一个。"
        assert reading.blank == 0


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_break_in_a_cell_is_named_and_counts_as_one_row(atlas: Atlas, end: str) -> None:
    broken = '"临空\n港",tax_per_mu,"30\n",万元/亩'.replace("\n", end)
    reading = read(atlas, end.join((HEAD4, broken, *ROWS_AFTER)))
    assert [a.line for a in reading.actuals] == [3, 4]
    (fault,) = reading.faults
    assert fault.place.line == 2
    assert "第 2 行的单元格中有换行" in str(fault)


def test_a_row_that_lacks_a_needed_cell_is_named_and_not_counted_as_empty(atlas: Atlas) -> None:
    reading = read(atlas, "\n".join((HEAD4, "光谷", "临空港,tax_per_mu,30", *ROWS_AFTER)))
    assert [fault.place.line for fault in reading.faults] == [2, 3]
    assert all("单元格比标题少" in str(fault) for fault in reading.faults)
    assert (len(reading.actuals), reading.blank) == (2, 0)


def test_empty_cells_left_out_at_the_end_do_no_harm(atlas: Atlas) -> None:
    assert len(read(atlas, csv(GOOD[:4])).actuals) == 1


@pytest.mark.parametrize(("value", "expected"), [("是", 1), ("否", 0), ("1", 1), ("Yes", 1), ("已完成", 1)])
def test_a_yes_is_read(atlas: Atlas, value: str, expected: float) -> None:
    reading = read(atlas, csv(("黄陂区", "pastoral_complex", value, "是", "", "")))
    assert [a.value for a in reading.actuals] == [expected]


# What stands beside the digits may be a note, a second figure, or a slip: none of it is a number.
NO_NUMBERS = (
    "36①",
    "36²",
    "9.5③",
    "36 5",
    "8 9",
    "++36",
    "12 000",
    "３６㎡",
    "Ⅷ",
    "36万",
    "约36",
    "36-",
    "0x24",
    "٣٦",
    "1_000",
)


@pytest.mark.parametrize(
    ("row", "parts"),
    [
        (("江厦区", *GOOD[1:]), ("「布局单元」列的值「江厦区」不是布局单元", "是否指：江夏区")),
        (("东湖风景区", *GOOD[1:]), ("「东湖风景区」是单独统计的区域，不是布局单元", "删去这一行")),
        (("全市", *GOOD[1:]), ("「全市」不是布局单元",)),
        (("", *GOOD[1:]), ("「布局单元」列是空的",)),
        (("黄陂区", "亩均税收收入", *GOOD[2:]), ("「目标」列的值「亩均税收收入」不是单元目标",)),
        (("黄陂区", "tax_per_mo", *GOOD[2:]), ("是否指：tax_per_mu",)),
        (("黄陂区", "地区生产总值", "9", "亿元", "", ""), ("只是全市的目标", "删去这一行")),
        (("江岸区", *GOOD[1:]), ("没有下达给江岸区",)),
        (("黄陂区", GOOD[1], "12", "亿元", "", ""), ("「计量单位」列的值「亿元」与目标不符", "换算成「万元/亩」")),
        (("黄陂区", GOOD[1], "12", "", "", ""), ("「计量单位」列是空的", "「万元/亩」")),
        (("黄陂区", GOOD[1], "NaN", *GOOD[3:]), ("「实际值」列的值「NaN」不是数",)),
        (("黄陂区", GOOD[1], "十二", *GOOD[3:]), ("「十二」不是数", "写一个数")),
        *(
            (("黄陂区", GOOD[1], value, *GOOD[3:]), (f"「{value}」不是数", "不带单位、空格和别的符号"))
            for value in NO_NUMBERS
        ),
        (("黄陂区", GOOD[1], "1e999", *GOOD[3:]), ("不是数",)),
        (("黄陂区", GOOD[1], "-1", *GOOD[3:]), ("「-1」是负数",)),
        (("黄陂区", GOOD[1], '"1,23"', *GOOD[3:]), ("「1,23」不是数",)),
        (("黄陂区", "pastoral_complex", "3", "是", "", ""), ("不是「是」或「否」",)),
        (("黄陂区", "pastoral_complex", "是", "个", "", ""), ("「个」与目标不符", "写「是」")),
        (GOOD, ("与第 2 行重复", "只留一行")),
        (("ovc", "tax_per_mu", "99", "万元/亩", "", ""), ("与第 2 行重复",)),
        ((*GOOD, "多出来的"), ("单元格比标题多", "双引号")),
    ],
)
def test_what_is_wrong_with_a_row_is_named_and_the_rest_kept(
    atlas: Atlas, row: tuple[str, ...], parts: tuple[str, ...]
) -> None:
    text = one_fault(atlas, *row)
    for part in parts:
        assert part in text


def test_an_ambiguous_unit_is_asked_about_and_never_guessed(spoil: Callable[[str, str, str], Path]) -> None:
    catalog = load_catalog(spoil("units.csv", ",huang pi,hp,", ",huang pi,hy,"))
    reading = read_actuals("a.csv", csv(("HY", *GOOD[1:])).encode(), catalog, EDITION)
    assert reading.actuals == ()
    assert "「HY」可以指多个布局单元：汉阳区、黄陂区；写全称或编号。" in str(reading.faults[0])


def test_sentences_speak_the_reader_s_language(atlas: Atlas) -> None:
    data = csv(("江厦区", *GOOD[1:]), (*GOOD[:3], "", "", "")).encode()
    first, second = read_actuals("a.csv", data, atlas.catalog, EDITION).faults
    where = 'a.csv, row 2, column "布局单元": "江厦区"'
    assert first.told("en").startswith(f"{where} is not a layout unit; did you mean Jiangxia")
    where = 'a.csv, row 3, column "计量单位"'
    assert second.told("en") == f'{where} is empty; convert to "10,000 yuan/mu" and write that unit.'
    with pytest.raises(UsageError) as caught:
        read_actuals("a.csv", b"", atlas.catalog, EDITION)
    assert caught.value.told("en") == "a.csv is an empty file; fill in the form and upload it."


def test_rows_are_counted_as_the_spreadsheet_counts_them(atlas: Atlas) -> None:
    text = "\n\n" + csv(("江厦区", *GOOD[1:5], '"两行\n的来源"'), ("", "", "", "", "", ""), ("江厦区", *GOOD[1:]))
    assert [fault.place.line for fault in read(atlas, text).faults] == [4, 6]
    rows = [("江厦区", *GOOD[1:]), (), ("江厦区", *GOOD[1:])]
    assert [fault.place.line for fault in read(atlas, xlsx(*rows), "a.xlsx").faults] == [2, 4]


def test_rows_without_a_value_are_counted_and_notes_are_named(atlas: Atlas) -> None:
    reading = read(atlas, csv(GOOD, ("黄陂区", GOOD[1], "", "", "", ""), ("注：快报数", "", " ", "", "", "")))
    assert (len(reading.actuals), reading.faults, reading.blank) == (1, (), 1)
    assert [str(one) for one in reading.left_out] == ["第 4 行既没有目标，也没有实际值，没有读。"]


def test_the_sheet_with_the_columns_is_found(atlas: Atlas) -> None:
    data = xlsx(GOOD, sheets=("填写说明", "别的", "实际值"))
    assert len(read(atlas, data, "a.xlsx").actuals) == 1


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"", "是空文件"),
        (b" \n\n", "是空文件"),
        (b",,\n,,", "没有任何内容"),
        (b"\x89PNG\r\n\x1a\n\0\0", "不是可读的表格"),
        (b"PK\x03\x04 not a workbook", "不是可读的表格"),
        (b"\xd0\xcf\x11\xe0 an old workbook", "另存为 .xlsx"),
        ("布局单元".encode("utf-16"), "缺少列：「目标」"),
        ("布局单元,目标,实际值\novc,tax_per_mu,3".encode(), "缺少列：「计量单位」"),
        ("今天天气很好".encode(), "缺少列：「布局单元」、「目标」、「实际值」、「计量单位」"),
        ("布局单元,目标,实际值,实际值,计量单位\na,b,1,2,c".encode(), "「实际值」列出现了两次"),
        ("布局单元,目标,实际值,计量单位".encode(), "没有数据"),
        (b"x" * (TARGETS.bytes + 1), "大于 5 MB"),
        (csv(*[GOOD] * (TARGETS.rows + 1)).encode(), "超过 5000 行"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_sentence(atlas: Atlas, data: bytes, part: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(atlas, data, "上传.csv")
    text = str(caught.value)
    assert text.startswith("上传.csv")
    assert part in text
    assert text.count("。") == 1


def test_a_workbook_that_would_be_huge_in_memory_is_refused_unread(atlas: Atlas) -> None:
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target)
    sheet = workbook.add_worksheet()
    sheet.write(0, 0, "布局单元")
    sheet.write(1_048_575, 16_383, "far away")
    workbook.close()
    with pytest.raises(UsageError, match="超过 5000 行"):
        read(atlas, target.getvalue(), "a.xlsx")


def test_styled_empty_cells_far_below_do_no_harm(atlas: Atlas) -> None:
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target)
    sheet = workbook.add_worksheet()
    for number, row in enumerate((HEADING, GOOD)):
        sheet.write_row(number, 0, row)
    sheet.write_blank(60_000, 3, None, workbook.add_format({"bold": True}))
    workbook.close()
    assert len(read(atlas, target.getvalue(), "a.xlsx").actuals) == 1


def test_an_archive_that_is_no_workbook_is_refused(atlas: Atlas) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("letter.txt", "hello")
    with pytest.raises(UsageError, match="是压缩包，不是工作簿"):
        read(atlas, target.getvalue(), "a.xlsx")


def test_a_workbook_spoilt_inside_is_one_sentence() -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", "<a>" * 5000)
    spoilt = bytearray(whole.getvalue())
    spoilt[60:75] = b"\xff" * 15
    with pytest.raises(UsageError, match="不是可读的表格"):
        read_pages("a.xlsx", bytes(spoilt))


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_comma_in_a_file_divided_otherwise_is_asked_about(atlas: Atlas, delimiter: str) -> None:
    rows = (
        HEADING[:4],
        ("江夏区", "升级改造工业园区面积", "18,5", "平方公里"),
        ("蔡甸区", "tax_per_mu", "19,250", "万元/亩"),
    )
    reading = read(atlas, "\n".join(delimiter.join(row) for row in rows))
    assert [fault.problem("zh") for fault in reading.faults] == ["不是数", "中的逗号可能是小数点，也可能是千分位"]


def test_names_are_guessed_for_slips_and_not_for_a_file_of_another_kind(atlas: Atlas) -> None:
    reading = read(
        atlas, csv(("江厦区", *GOOD[1:]), *((f"江厦区{n}", *GOOD[1:]) for n in range(200)), ("江厦区", *GOOD[1:]))
    )
    assert ["是否指" in str(fault) for fault in (reading.faults[0], reading.faults[-1])] == [True, True]
    assert sum("是否指" in str(fault) for fault in reading.faults) <= 51
