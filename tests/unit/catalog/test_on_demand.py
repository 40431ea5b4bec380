"""Tables that only lists of firms need: read when they are asked for, checked like all others."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.catalog import catalog_of, load_catalog
from mapping.catalog.contracts import AT_ONCE, TABLE, TABLES
from mapping.catalog.folder import read_tables
from mapping.catalog.records import AddressWord, Registry, Subdistrict, Unit
from mapping.errors import DataError
from mapping.insight import inventory
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Tables
    from mapping.catalog import Catalog
    from mapping.catalog.table import Table
    from mapping.insight.atlas import Atlas

ON_DEMAND = tuple(table for table in TABLES if table.on_demand)


def test_a_catalogue_loads_without_them(tables: Tables) -> None:
    for table in ON_DEMAND:
        (tables.folder / table.file).unlink()
    catalog = load_catalog(tables.folder)
    assert catalog.faults == ()
    with pytest.raises(DataError) as error:
        catalog.firm_tables()
    assert {fault.place.file for fault in error.value.faults} == {table.file for table in ON_DEMAND}


def test_they_are_kept_and_sound(catalog: Catalog) -> None:
    loaded = catalog.firm_tables()
    assert loaded.faults == ()
    assert loaded is catalog.firm_tables()
    assert len(loaded.of(Subdistrict)) == 198
    assert len(loaded.of(AddressWord)) > 2000
    assert len(loaded.of(Registry)) == 119
    assert all(loaded.of(table.record) for table in ON_DEMAND)
    with pytest.raises(KeyError):
        loaded.of(Unit)


def test_rows_at_fault_are_set_aside_and_named(tables: Tables) -> None:
    tables.set("address_words.csv", 5, unit_id="nowhere")
    tables.set("address_words.csv", 6, needs="a|!b")
    tables.set("subdistricts.csv", 2, since="2020", until="2010")
    loaded = tables.load().firm_tables()
    told = {(fault.place.file, fault.place.line, fault.code) for fault in loaded.faults}
    assert told == {
        ("subdistricts.csv", 2, Code.RANGE_UPSIDE_DOWN),
        ("address_words.csv", 5, Code.REFERENCE_UNKNOWN),
        ("address_words.csv", 6, Code.CELL_FORM),
    }
    assert len(loaded.of(Subdistrict)) == 197


def test_what_refers_to_a_unit_at_fault_is_at_fault(tables: Tables) -> None:
    tables.set("units.csv", 2, group="nothing")
    unit = tables.rows("units.csv")[1][0]
    loaded = tables.load().firm_tables()
    assert any(fault.code is Code.REFERENCE_AT_FAULT for fault in loaded.faults)
    assert all(row.unit_id != unit for row in loaded.of(Subdistrict))


def test_a_catalogue_made_from_another_finds_them(tables: Tables) -> None:
    first = tables.load()
    word = first.firm_tables().of(AddressWord)[0].word
    source = {"source_id": "import_1", "title_zh": "清单", "title_en": "List", "date": "2026"}
    for made in (first.with_rows({"sources": [source]}), pickle.loads(pickle.dumps(first))):  # noqa: S301
        assert made.firm_tables().of(AddressWord)[0].word == word


def test_they_may_be_given_as_texts(tables: Tables) -> None:
    texts = read_tables(tables.folder, TABLES)
    further = texts["address_words"].with_rows(
        TABLE["address_words"].fields,
        [{"word": "某某园", "kind": "park", "unit_id": "ovc", "confidence": "high", "source": "test"}],
    )
    catalog = catalog_of({**texts, "address_words": further})
    assert catalog.firm_tables().of(AddressWord)[-1].word == "某某园"


def test_a_file_that_changed_is_read_again(tables: Tables) -> None:
    before = tables.load().firm_tables().of(AddressWord)[0].word
    tables.set("address_words.csv", 2, word="某某市某某县")
    after = tables.load().firm_tables().of(AddressWord)[0].word
    assert (before, after) == ("上海市", "某某市某某县")


def test_the_inventory_counts_them_and_says_what_cannot_be_read(atlas: Atlas, tables: Tables) -> None:
    entries = {entry.name: entry for entry in inventory.tables(atlas)}
    assert entries["subdistricts"].rows == 198
    assert {table.name for table in AT_ONCE if not table.optional} < entries.keys()
    (tables.folder / "registries.csv").unlink()
    (rows, faults) = inventory._on_demand(tables.load())
    assert rows["registries"] == 0
    assert [fault.code for fault in faults] == [Code.TABLE_MISSING]


CELLS = st.sampled_from([(table, name) for table in ON_DEMAND for name in table.fields])
TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\0\r\n"), max_size=12), st.sampled_from("01")
)


@given(cell=CELLS, text=TEXTS, data=st.data())
def test_whatever_a_cell_holds_the_row_is_read_or_named(
    make_tables: Callable[[], Tables], catalog: Catalog, cell: tuple[Table, str], text: str, data: st.DataObject
) -> None:
    table, column = cell
    spoiled = make_tables()
    spoiled.set(table.file, data.draw(st.integers(2, len(spoiled.rows(table.file)))), **{column: text})
    loaded = spoiled.load().firm_tables()
    lost = len(catalog.firm_tables().of(table.record)) - len(loaded.of(table.record))
    assert lost == 0 or loaded.faults
