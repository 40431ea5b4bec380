"""Files that cannot be read as tables are named, all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mapping.catalog import load_catalog
from mapping.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Tables


def faults_of(tables: Tables) -> list[str]:
    with pytest.raises(DataError) as caught:
        tables.load()
    return [str(fault) for fault in caught.value.faults]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="不是数据目录"):
        load_catalog(tmp_path / "nowhere")


def test_all_missing_and_empty_files_are_named_together(tables: Tables) -> None:
    (tables.folder / "parks.csv").unlink()
    (tables.folder / "units.csv").write_bytes(b"")
    assert faults_of(tables) == [
        "units.csv是空文件；恢复这份数据表。",
        "parks.csv不存在；把它放回数据目录。",
    ]


def test_a_heading_without_rows_is_no_table(tables: Tables) -> None:
    tables.write("measures.csv", tables.rows("measures.csv")[:1])
    assert faults_of(tables) == ["measures.csv只有标题行，没有数据；恢复这份数据表。"]


def test_a_folder_in_a_files_place_cannot_be_read(tables: Tables) -> None:
    (tables.folder / "parks.csv").unlink()
    (tables.folder / "parks.csv").mkdir()
    (fault,) = faults_of(tables)
    assert fault.startswith("parks.csv读不出")


def test_a_file_in_another_encoding_is_named_with_the_line(tables: Tables) -> None:
    path = tables.folder / "units.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    assert faults_of(tables) == ["units.csv 第 2 行不是 UTF-8 编码；另存为 UTF-8 编码的 CSV。"]


def test_a_missing_column_is_named_with_the_heading_it_may_be(tables: Tables) -> None:
    rows = tables.rows("parks.csv")
    rows[0][rows[0].index("precision")] = "precison"
    tables.write("parks.csv", rows)
    assert faults_of(tables) == ["parks.csv 第 1 行「precision」列缺失；把标题「precison」改为「precision」。"]


def test_a_column_that_stands_twice_is_named(tables: Tables) -> None:
    rows = tables.rows("editions.csv")
    tables.write("editions.csv", [[*row, row[0]] for row in rows])
    assert faults_of(tables) == ["editions.csv 第 1 行「edition」列出现了两次；只留一列。"]


def test_an_open_quote_is_named_where_it_opens(tables: Tables) -> None:
    path = tables.folder / "neighbours.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("鄂州市", '"鄂州市'), encoding="utf-8")
    assert faults_of(tables) == ["neighbours.csv 第 4 行引号不成对；补全或删去这一行的引号。"]


def test_a_column_nobody_defined_is_a_fault_but_the_rows_load(tables: Tables) -> None:
    rows = tables.rows("editions.csv")
    tables.write("editions.csv", [[*rows[0], "remark"], *([*row, "x"] for row in rows[1:])])
    catalog = tables.load()
    (fault,) = catalog.faults
    assert (fault.place.file, fault.place.line, fault.place.column) == ("editions.csv", 1, "remark")
    assert len(catalog.editions) == 1


def test_a_row_with_too_many_cells_is_set_aside(tables: Tables) -> None:
    line = tables.append("neighbours.csv", ["黄石市", "Huangshi", "115.0", "30.2", "schematic", "label point"])
    catalog = tables.load()
    (fault,) = catalog.faults
    assert (fault.place.file, fault.place.line) == ("neighbours.csv", line)
    assert "有 6 个单元格，标题有 5 个" in str(fault)
    assert len(catalog.neighbours) == 5


def test_byte_order_mark_windows_line_ends_blank_lines_and_spaces_are_read(tables: Tables) -> None:
    path = tables.folder / "units.csv"
    text = path.read_text(encoding="utf-8").replace("江岸区,江岸,", " 江岸区　,江岸 ,").replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + (text + "\r\n\r\n").encode())
    catalog = tables.load()
    assert catalog.faults == ()
    assert catalog.unit("jiangan").name_zh == "江岸区"


def test_lines_are_counted_as_an_editor_does_after_a_cell_with_line_breaks(tables: Tables) -> None:
    tables.set("neighbours.csv", 2, basis="two\nlines")
    tables.set("neighbours.csv", 4, lon="east")
    (fault,) = tables.load().faults
    assert fault.place.line == 5
