"""A list handed back: its own workbook with the faults marked, and the waiting rows; nothing in it runs."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from mapping.faults import Fault, Place
from mapping.intake import reading
from mapping.intake.analysis import AcceptedRow, Analysis, ColumnFound
from mapping.intake.pages import Line, Page
from mapping.lists import own_workbook
from mapping.lists.marked import marked_workbook, rejected_workbook
from mapping.sentences import Code, ValueCode

if TYPE_CHECKING:
    from collections.abc import Sequence

FILE = "园区.xlsx"
HEADINGS = ("园区名称", "所属区", "占地面积（亩）", "经度", "备注")
ROWS = (
    ("光谷生物城", "东湖高新区", "3,200亩（其中一期800亩）", 114.4, "<script>alert(1)</script>"),
    ('=HYPERLINK("http://evil.example","y")', "东湖高区", 100, 114.3, "+1-1"),
    ("沌口工业园", "武汉经开区", 200, 30.5, "@SUM(1)"),
    ("好园区", "江岸区", 5, 114.2, "\u202e-2+3"),
)


def uploaded() -> bytes:
    """Return an office's workbook: a title over all columns, looks, a comment, a choice, and what should not be."""
    book = Workbook()
    page: Any = book.active
    page.title = "园区's 2021"
    page["A1"] = "武汉市园区汇总表"
    page.merge_cells("A1:E1")
    page["A1"].font = Font(bold=True, size=20)
    for column, heading in enumerate(HEADINGS, start=1):
        page.cell(2, column, heading)
    for number, row in enumerate(ROWS, start=3):
        for column, value in enumerate(row, start=1):
            page.cell(number, column, value)
    page["A4"].data_type = "s"
    page["F4"] = "=1+1"
    page["B4"].comment = Comment("office's own note", "office")
    page["E5"].hyperlink = "http://evil.example/"
    page.column_dimensions["A"].width = 33
    page.add_data_validation(DataValidation("list", formula1='"东湖高新区,江岸区"', sqref="B3:B99"))
    page.add_data_validation(DataValidation("list", formula1='INDIRECT("[evil.xlsx]A!A1")', sqref="C3:C99"))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def fault(code: Any, line: int, column: str | None, value: str | None, **fields: Any) -> Fault:
    return Fault(code, Place(FILE, lines=(line,), column=column), value, fields)


def analysed(pages: Sequence[Page]) -> Analysis:
    """Return what a reading of the workbook says; rows 3 and 4 wait."""
    return Analysis(
        file=FILE,
        kind="parks",
        sheet=pages[0].name,
        sheets=(),
        heading_line=2,
        columns=tuple(ColumnFound(index=at, heading=heading) for at, heading in enumerate(HEADINGS)),
        issues=(
            fault(ValueCode.NUMBER_SEVERAL, 3, HEADINGS[2], "3,200亩（其中一期800亩）"),
            fault(Code.UNIT_MISSPELT, 4, HEADINGS[1], "东湖高区", near="=cmd"),
            fault(Code.FORMULA_UNSAVED, 4, None, None),
            fault(ValueCode.PLACE_SWAPPED, 5, HEADINGS[3], "30.5"),
            fault(ValueCode.PLACE_SWAPPED, 99, HEADINGS[3], "30.5"),
        ),
        accepted=(AcceptedRow(5, {}), AcceptedRow(6, {})),
        rejected=(3, 4),
    )


def opened(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))


def both(lang: str) -> list[Any]:
    """Return the workbook marked as it is, and one made of its rows alone."""
    data = uploaded()
    pages = reading.read_pages(FILE, data)
    analysis = analysed(pages)
    return [opened(marked_workbook(source, analysis, lang, pages)) for source in (data, pages)]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_cells_at_fault_are_filled_and_commented_in_two_looks(lang: str) -> None:
    for book in both(lang):
        page = book.worksheets[1]
        error, also, warning, sound = page["C3"], page["B4"], page["D5"], page["C6"]
        assert error.fill.fgColor.rgb == also.fill.fgColor.rgb != warning.fill.fgColor.rgb
        assert error.border.left.style != warning.border.left.style
        assert sound.comment is None
        assert sound.fill.fill_type is None
        assert "3,200亩" in error.comment.text
        assert ("几个数" if lang == "zh" else "several numbers") in error.comment.text
        assert page["A4"].comment is not None  # a fault of the whole row


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_first_sheet_names_every_fault_and_leads_to_its_cell(lang: str) -> None:
    for book in both(lang):
        first, page = book.worksheets[:2]
        assert book.active is first
        told = [[cell.value for cell in row] for row in first.iter_rows(7)]
        assert [row[0] for row in told[:4]] == [3, 4, 4, 5]
        assert "99" in told[4][4]  # its row is not there, so it is told in full
        links = [first.cell(row, 2).hyperlink.location for row in range(7, 11)]
        for link, spot in zip(links, ("C3", "B4", "A4", "D5"), strict=True):
            sheet, _, where = link.rpartition("!")
            assert (sheet.strip("'").replace("''", "'"), where) == (page.title, spot)
        assert ("2 行待改正" if lang == "zh" else "2 to be corrected") in first["A2"].value


def test_the_workbook_stays_the_offices_own() -> None:
    book, _ = both("zh")
    page = book.worksheets[1]
    assert page["A1"].font.size == 20
    assert page.column_dimensions["A"].width == 33
    assert "A1:E1" in {str(area) for area in page.merged_cells.ranges}
    assert page["B4"].comment.text.startswith("office's own note\n\n")
    assert [rule.formula1 for rule in page.data_validations.dataValidation] == ['"东湖高新区,江岸区"']
    assert page["F4"].value == "=1+1"  # no result was saved; it is there to be seen


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def test_nothing_of_a_list_runs_or_calls_elsewhere() -> None:
    data = uploaded()
    pages = reading.read_pages(FILE, data)
    analysis = analysed(pages)
    for made in (
        marked_workbook(data, analysis, "zh", pages),
        marked_workbook(pages, analysis, "zh"),
        rejected_workbook(pages, analysis, "zh"),
    ):
        for name, text in parts(made).items():
            assert "<f>" not in text, name
            assert not re.search(r'TargetMode="External"', text), name
            assert "vba" not in name.casefold()
            assert "externalLink" not in name
        for page in opened(made).worksheets:
            for row in page.iter_rows():
                for cell in row:
                    assert cell.data_type != "f"
                    if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@")):
                        assert cell.quotePrefix


def test_macros_and_links_to_other_files_stay_behind() -> None:
    plain = uploaded()
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "[Content_Types].xml":
                text = text.replace(b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml").replace(
                    b"vnd.openxmlformats-officedocument.ms-excel", b"vnd.ms-excel"
                )
            new.writestr(name, text)
        new.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0macro")
    pages = reading.read_pages(FILE, plain)
    made = parts(marked_workbook(file.getvalue(), analysed(pages), "zh", pages))
    assert not any("vba" in name.casefold() for name in made)
    assert "macroEnabled" not in made["[Content_Types].xml"]


@pytest.mark.parametrize(
    ("lang", "told"),
    [("zh", "这一份没有带上您文件里的图表、图片"), ("en", "Left out of this copy of your file: charts, pictures")],
)
def test_what_of_a_workbook_does_not_come_along_is_said_on_its_first_sheet(lang: str, told: str) -> None:
    book = load_workbook(io.BytesIO(uploaded()))
    chart = BarChart()
    chart.add_data(Reference(book.active, min_col=3, min_row=3, max_row=6))
    book.active.add_chart(chart, "H2")
    file = io.BytesIO()
    book.save(file)
    with zipfile.ZipFile(file, "a") as parts:
        parts.writestr("xl/media/image1.png", b"")
    pages = reading.read_pages(FILE, uploaded())
    first = opened(marked_workbook(file.getvalue(), analysed(pages), lang, pages)).worksheets[0]
    assert told in str(first["A5"].value)
    plain = opened(marked_workbook(uploaded(), analysed(pages), lang, pages)).worksheets[0]
    assert plain["A5"].value is None


def test_a_workbook_that_cannot_be_opened_as_it_is_is_made_afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    data = uploaded()
    pages = reading.read_pages(FILE, data)
    for broken in (b"PK not a workbook", b"\xd0\xcf\x11\xe0", data[:900]):
        assert opened(marked_workbook(broken, analysed(pages), "zh", pages)).worksheets[1]["C3"].comment
    monkeypatch.setattr(own_workbook, "MOST_CELLS", 10)
    book = opened(marked_workbook(data, analysed(pages), "zh", pages))
    first, page = book.worksheets
    assert [page.cell(row, 1).value for row in range(1, 5)] == ["园区名称", "光谷生物城", ROWS[1][0], "沌口工业园"]
    assert [cell.value for cell in first[7][:2]] == [3, "C2"]  # row of the list, and where it stands here


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_waiting_rows_come_with_what_is_wrong_and_read_as_before(lang: str) -> None:
    pages = reading.read_pages(FILE, uploaded())
    made = rejected_workbook(pages, analysed(pages), lang)
    (page,) = reading.read_pages("again.xlsx", made)
    heading, *rows = page.lines
    assert heading.cells[:5] == HEADINGS
    before = {line.number: line for line in pages[0].lines}
    assert [row.cells[:5] for row in rows] == [tuple(map(unsaved, before[line].cells[:5])) for line in (3, 4)]
    assert heading.cells[-1] == ("问题" if lang == "zh" else "Problem")
    assert len(str(rows[1].cells[-1]).splitlines()) == 2


def unsaved(cell: Any) -> Any:
    """Return a cell; a formula that was never calculated comes back as the text that stands for it."""
    return cell if isinstance(cell, str | float) else str(cell)


def test_a_second_try_does_not_pile_up_columns() -> None:
    pages = reading.read_pages(FILE, uploaded())
    once = reading.read_pages("1.xlsx", rejected_workbook(pages, analysed(pages), "zh"))
    again = Analysis(
        file="1.xlsx",
        kind="parks",
        sheet=once[0].name,
        sheets=(),
        heading_line=1,
        columns=analysed(pages).columns,
        issues=(fault(ValueCode.NUMBER_RANGE, 2, HEADINGS[2], "1-2"),),
        rejected=(2,),
    )
    (page,) = reading.read_pages("2.xlsx", rejected_workbook(once, again, "zh"))
    assert [cell for cell in page.lines[0].cells if cell] == [*HEADINGS, "问题"]
    assert "范围" in str(page.lines[1].cells[-1])


@given(texts=st.lists(st.text(max_size=20), min_size=4, max_size=4), value=st.text(max_size=20))
@settings(max_examples=40)
def test_whatever_a_list_holds_it_comes_back_as_text(texts: list[str], value: str) -> None:
    heading, *cells = texts
    page = Page("", (Line(1, (heading or "x", "面积")), Line(2, (cells[0], cells[1])), Line(3, (cells[2], 1.5))))
    analysis = Analysis(
        file=value,
        kind="parks",
        sheet="",
        sheets=(),
        heading_line=1,
        columns=(ColumnFound(index=0, heading=heading or "x"), ColumnFound(index=1, heading="面积")),
        issues=(fault(ValueCode.MEASURE_UNKNOWN, 2, "面积", value, measure=value, known="km²"),),
        rejected=(2, 3),
    )
    for made in (marked_workbook((page,), analysis, "zh"), rejected_workbook((page,), analysis, "en")):
        for sheet in opened(made).worksheets:
            assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
