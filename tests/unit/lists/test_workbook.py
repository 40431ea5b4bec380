"""Tables as XLSX and CSV, read back by other programs."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from tests.views import EDITION, VIEW

from mapping.insight.parks.finder import ParkQuery, find_parks
from mapping.lists.columns import parks as columns
from mapping.lists.columns.column import Wording, file_table
from mapping.lists.csv_file import csv_bytes
from mapping.lists.parks import park_list_csv, park_list_xlsx, shortlist_xlsx
from mapping.lists.workbook import FONT, LONGEST_CELL, Sheet, workbook
from mapping.view import View

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

DAY = date(2026, 3, 1)
FORMULAS = ["=1+1", "+86 27", "-5", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", '=HYPERLINK("http://a.example","b")']


def read(content: bytes) -> dict[str, list[list[Any]]]:
    opened = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: opened.get_sheet_by_name(name).to_python() for name in opened.sheet_names}


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_is_never_a_formula(text: str) -> None:
    content = workbook([Sheet("表", [text], [[text]])])
    assert read(content)["表"] == [[text], [text]]
    page = parts(content)["xl/worksheets/sheet1.xml"]
    assert "<f>" not in page
    assert 'quotePrefix="1"' in parts(content)["xl/styles.xml"]
    assert read_csv(csv_bytes([text], [[text]])) == [[f"'{text}"], [f"'{text}"]]


def test_a_month_as_published_stays_a_text_in_a_workbook(atlas: Atlas) -> None:
    # a spreadsheet that reads "2012-12" from a CSV takes it for a date, of which the README warns
    found = find_parks(atlas.catalog, ParkQuery(q="智慧生态城"), EDITION)
    headings, *rows = read(park_list_xlsx(atlas.catalog, found, "zh", exported=DAY))["园区"]
    (row,) = (row for row in rows if row and str(row[0]).endswith("智慧生态城"))
    assert row[headings.index("设立时间原文")] == "2012-12"
    grade = headings.index("来源等级")
    assert headings[grade - 1 : grade + 2] == ["来源网址", "来源等级", "原收录网址"]
    assert row[grade] == "官方"


def test_addresses_stay_text_and_numbers_stay_numbers() -> None:
    content = workbook([Sheet("表", ["a", "b", "c"], [["https://a.example/", -5, 0.25], ["12", None, 2007]])])
    assert read(content)["表"][1:] == [["https://a.example/", -5.0, 0.25], ["12", "", 2007.0]]
    assert not [name for name in parts(content) if "rels" in name and "sheet1" in name]
    assert read_csv(csv_bytes(["a"], [[-5], [30.0], [0.25], [None]])) == [["a"], ["-5"], ["30"], ["0.25"], [""]]


def test_the_heading_stays_in_view_and_can_be_filtered() -> None:
    files = parts(workbook([Sheet("表", ["甲", "乙"], [["一", 2], ["三", 4]], notes=["注"])]))
    page = files["xl/worksheets/sheet1.xml"]
    assert 'state="frozen"' in page
    assert '<autoFilter ref="A1:B3"/>' in page
    assert FONT in files["xl/styles.xml"]


def test_notes_stand_below_the_table() -> None:
    rows = read(workbook([Sheet("表", ["甲"], [["一"]], notes=["其一", "其二"])]))["表"]
    assert rows == [["甲"], ["一"], [""], ["其一"], ["其二"]]


def test_columns_are_as_wide_as_their_content() -> None:
    page = parts(workbook([Sheet("表", ["a", "b"], [["武汉东湖新技术开发区", "x"], ["长" * 200, "y"]])]))
    text = page["xl/worksheets/sheet1.xml"]
    widths = [float(part.split('"')[1]) for part in text.split(" width=")[1:]]
    assert widths[0] > 40
    assert widths[0] < 60
    assert widths[1] < 12


def test_titles_are_made_fit_and_distinct() -> None:
    names = ["a/b:c", "a/b:c", "", "长" * 40, "长" * 40]
    titles = list(read(workbook([Sheet(name, ["x"], []) for name in names])))
    assert titles == ["a b c", "a b c 2", "Sheet", "长" * 31, "长" * 29 + " 2"]


def test_a_text_too_long_for_a_cell_is_cut_not_dropped() -> None:
    rows = read(workbook([Sheet("表", ["x"], [["长" * (LONGEST_CELL + 5)]])]))["表"]
    assert len(rows[1][0]) == LONGEST_CELL


def test_equal_sheets_give_equal_bytes() -> None:
    sheets = [Sheet("表", ["x"], [["一"]])]
    created = datetime(2026, 3, 1, tzinfo=UTC)
    assert workbook(sheets, created=created) == workbook(sheets, created=created)


_cells = st.one_of(
    st.none(),
    st.integers(-(10**9), 10**9),
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=20),
)


@given(rows=st.lists(st.tuples(_cells, _cells), max_size=8))
def test_what_is_written_is_read_back(rows: list[tuple[Any, Any]]) -> None:
    expected = [["" if cell is None else cell for cell in row] for row in rows]
    assert read(workbook([Sheet("表", ["a", "b"], rows)]))["表"][1:] == expected[: _last(expected)]
    for row, given_row in zip(read_csv(csv_bytes(["a", "b"], rows))[1:], expected, strict=True):
        for cell, given_cell in zip(row, given_row, strict=True):
            assert cell in (str(given_cell), f"'{given_cell}")


def _last(rows: list[list[Any]]) -> int:
    """Return how many rows a reader sees: blank ones at the end are not stored."""
    return max((number for number, row in enumerate(rows, start=1) if any(cell != "" for cell in row)), default=0)


def test_csv_begins_with_a_mark_for_excel() -> None:
    assert csv_bytes(["甲"], []) == b"\xef\xbb\xbf" + "甲\r\n".encode()
    assert csv_bytes(["甲"], [], bom=False) == "甲\r\n".encode()


def test_the_list_of_parks_as_xlsx(atlas: Atlas) -> None:
    found = find_parks(atlas.catalog, ParkQuery(q="光谷", industry=("health",), area=(1, None), later=True), EDITION)
    sheets = read(park_list_xlsx(atlas.catalog, found, "zh", exported=DAY))
    assert list(sheets) == ["园区", "筛选条件", "来源"]
    headings, *rows = sheets["园区"]
    assert len(rows) == len(found.parks) > 0
    row = dict(zip(headings, rows[0], strict=True))
    assert row["园区名称"] == "光谷生物城（武汉国家生物产业基地）"
    assert row["965 产业"] == "大健康和生物技术"
    assert row["面积（平方公里）"] == 30
    asked = dict(row[:2] for row in sheets["筛选条件"])
    assert asked["搜索"] == "光谷"
    assert asked["965产业"] == "大健康和生物技术"
    assert asked["面积 km²"] == "≥ 1"
    assert asked["导出日期"] == "2026-03-01"
    assert asked["园区数"] == len(found.parks)
    assert "并包含" in asked["范围"]
    assert any("公开资料" in str(row[0]) for row in sheets["筛选条件"])
    assert any("园区名录" in row for row in sheets["来源"])


def test_csv_and_xlsx_have_the_same_columns_in_both_languages(atlas: Atlas) -> None:
    found = find_parks(atlas.catalog, ParkQuery(later=True), EDITION)
    for lang in ("zh", "en"):
        headings, rows = file_table(columns.FILE, found.parks, Wording.of(atlas.catalog, View(EDITION, lang=lang)))
        assert len(set(headings)) == len(headings)
        written = read_csv(park_list_csv(atlas.catalog, found, lang))
        assert written[0] == list(headings)
        assert len(written) - 1 == len(rows) == len(atlas.catalog.parks)
        assert next(iter(read(park_list_xlsx(atlas.catalog, found, lang, exported=DAY)).values()))[0] == list(headings)
    with_ids = read_csv(park_list_csv(atlas.catalog, found, "zh", ids=True))
    assert with_ids[0][:2] == ["park_id", "unit_id"]
    assert [row[0] for row in with_ids[1:]] == list(found.ids)


def test_stand_in_points_are_not_given_away_as_places(atlas: Atlas) -> None:
    found = find_parks(atlas.catalog, ParkQuery(later=True), EDITION)
    headings, rows = file_table(columns.FILE, found.parks, Wording.of(atlas.catalog, VIEW))
    for park, cells in zip(found.parks, rows, strict=True):
        row = dict(zip(headings, cells, strict=True))
        assert (row["点位精度"] == "位置待核") == (not park.drawable)
        assert (row["经度（度，WGS-84）"] is None) == (not park.drawable)
        assert (row["2021 年后"] == "2021 年后") == (park.after_edition is not None)
        assert row["级别"] == (park.level or "未公开")
        assert row["面积（平方公里）"] == ("未公开" if park.area_km2 is None else park.area_km2)


def test_english_lists_hold_no_chinese_headings(atlas: Atlas) -> None:
    found = find_parks(atlas.catalog, ParkQuery(level=("unknown",), precision=("zone", "none")), EDITION)
    sheets = read(park_list_xlsx(atlas.catalog, found, "en", exported=DAY))
    assert list(sheets) == ["Parks", "Filters", "Sources"]
    texts = [
        str(cell) for rows in (sheets["Filters"], sheets["Parks"][:1], sheets["Sources"]) for r in rows for cell in r
    ]
    assert all(text.isascii() or not any("\u4e00" <= c <= "\u9fff" for c in text) for text in texts)


def test_an_empty_result_is_a_table_too(atlas: Atlas) -> None:
    found = find_parks(atlas.catalog, ParkQuery(q="没有这样的地方"), EDITION)
    assert len(read(park_list_xlsx(atlas.catalog, found, "zh", exported=DAY))["园区"]) == 1
    assert len(read_csv(park_list_csv(atlas.catalog, found, "zh"))) == 1


@pytest.mark.parametrize("odd", ["\x00", "\x07", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_what_no_document_may_hold_is_a_sign_in_every_list(odd: str) -> None:
    made = workbook([Sheet(f"表{odd}", [f"名{odd}"], [[f"甲{odd}乙"]], notes=[f"注{odd}"])])
    rows = read(made)["表□"]
    assert (rows[0], rows[1], rows[-1]) == (["名□"], ["甲□乙"], ["注□"])
    assert all(odd not in text for text in parts(made).values())
    assert read_csv(csv_bytes([f"名{odd}"], [[f"甲{odd}乙"]])) == [["名□"], ["甲□乙"]]


def test_lists_keep_every_other_character() -> None:
    text = "\U0001f600\u9f98\u2022\u202e\u00a0"
    assert read(workbook([Sheet("表", ["名"], [[text]])]))["表"][1] == [text]
    assert read_csv(csv_bytes(["名"], [[text]]))[1] == [text]


def test_a_shortlist_keeps_its_order_and_has_the_columns_of_a_result(atlas: Atlas) -> None:
    wanted = [atlas.catalog.park(park_id) for park_id in ("p143", "p011", "p004")]
    book = read(shortlist_xlsx(atlas.catalog, wanted, VIEW, exported=DAY))
    assert list(book) == ["备选", "来源"]
    result, cells = file_table(columns.FILE, wanted, Wording.of(atlas.catalog, VIEW))
    headings, *rows = book["备选"][: len(wanted) + 1]
    assert headings == ["次序", *result]
    assert [row[:2] for row in rows] == [[n, row[0]] for n, row in enumerate(cells, start=1)]
