"""The data dictionary says what the definitions say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.catalog.contracts import TABLES
from mapping.catalog.dictionary import COMMAND, README, data_dictionary, write_dictionary
from mapping.settings import settings

if TYPE_CHECKING:
    from conftest import Tables


def test_the_committed_dictionary_is_up_to_date() -> None:
    committed = (settings().data_dir / README).read_text(encoding="utf-8")
    assert committed == data_dictionary(), f"run {COMMAND}"


def test_every_column_of_every_table_is_described() -> None:
    text = data_dictionary()
    for table in TABLES:
        section = text.partition(f"## {table.file}: ")[2].partition("\n## ")[0]
        for field in table.fields.values():
            assert f"| `{field.name}`" in section
            assert field.column.en in section
            assert field.column.zh in section


def test_rows_are_counted_and_values_explained(tables: Tables) -> None:
    tables.append("editions.csv", ["2026", "2026 版", "2026 edition", "2026-01-01", "policy_2021"])
    text = data_dictionary(tables.folder)
    assert "- Rows: 2" in text.partition("## editions.csv")[2].partition("\n## ")[0]
    assert "`base` Industrial base 产业基地" in text
    assert "or `scenic` East Lake Scenic Area 东湖风景区" in text


def test_the_dictionary_is_written_beside_the_tables(tables: Tables) -> None:
    path = write_dictionary(tables.folder)
    assert path == tables.folder / README
    assert path.read_text(encoding="utf-8") == data_dictionary(tables.folder)
