"""Keys that stand twice, ranks that leave a gap, units that should share a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.views import EDITION

if TYPE_CHECKING:
    from conftest import Tables


def line_of(tables: Tables, unit_id: str, rank: int) -> int:
    rows = tables.rows("industries.csv")
    return next(line for line, row in enumerate(rows, start=1) if row[:2] == [unit_id, str(rank)])


def ranks(tables: Tables, unit_id: str) -> list[int]:
    return [designation.rank for designation in tables.load().designations_of(unit_id, EDITION)]


@pytest.mark.parametrize(
    ("file", "attribute"),
    [
        ("units.csv", "units"),
        ("taxonomy_965.csv", "industries"),
        ("industries.csv", "designations"),
        ("parks.csv", "parks"),
        ("facilities.csv", "facilities"),
        ("three_lists.csv", "list_entries"),
        ("targets.csv", "targets"),
        ("measures.csv", "measures"),
        ("term_to_965.csv", "term_mappings"),
        ("thesaurus.csv", "thesaurus"),
    ],
)
def test_a_row_that_stands_twice_is_loaded_once(tables: Tables, file: str, attribute: str) -> None:
    before = getattr(tables.load(), attribute)
    line = tables.append(file, tables.rows(file)[1])
    loaded = tables.load()
    assert getattr(loaded, attribute) == before
    (fault,) = loaded.faults
    assert (fault.place.file, fault.place.line) == (file, line)
    assert "与第 2 行重复；只保留正确的一行。" in str(fault)


def test_rows_with_one_key_that_contradict_are_both_set_aside(tables: Tables) -> None:
    row = list(tables.rows("measures.csv")[1])
    row[3] = "1"
    line = tables.append("measures.csv", row)
    loaded = tables.load()
    assert "jiangan" not in loaded.measure("population_2020")
    assert [fault.place.line for fault in loaded.faults] == [2, line]
    assert f"（measure_id + unit_id：population_2020 + jiangan）与第 {line} 行同一个键，内容却不同" in str(
        loaded.faults[0]
    )


def test_a_second_industry_of_one_rank_in_its_tier_is_set_aside(tables: Tables) -> None:
    tables.set("taxonomy_965.csv", tables.line_of("taxonomy_965.csv", "brain"), rank="1")
    loaded = tables.load()
    assert "brain" not in {industry.industry_id for industry in loaded.industries}
    assert "（tier + rank：future + 1）与第 17 行相同" in str(loaded.faults[0])


def test_a_term_named_twice_for_a_unit_is_a_fault(tables: Tables) -> None:
    line = line_of(tables, "ovc", 3)
    tables.set("industries.csv", line, term="生物医药", industry_id="health")
    (fault,) = tables.load().faults
    assert (fault.place.line, fault.place.column) == (line, "unit_id")
    assert "生物医药" in str(fault)


def test_past_a_gap_in_the_ranks_a_list_is_not_trusted(tables: Tables) -> None:
    tables.delete("industries.csv", line_of(tables, "ovc", 3))
    (fault,) = tables.load().faults
    assert (fault.place.line, fault.place.column, fault.value) == (line_of(tables, "ovc", 4), "rank", "4")
    assert "之前缺第 3 位（ovc，2021 版）" in str(fault)
    assert ranks(tables, "ovc") == [1, 2]


def test_without_its_first_industry_a_unit_has_no_list(tables: Tables) -> None:
    tables.delete("industries.csv", line_of(tables, "caidian", 1))
    assert ranks(tables, "caidian") == []
    assert ranks(tables, "jiangxia") == [1, 2, 3, 4]


def test_a_rank_that_cannot_be_read_is_one_fault_not_two(tables: Tables) -> None:
    line = line_of(tables, "wedz", 2)
    tables.set("industries.csv", line, rank="二")
    (fault,) = tables.load().faults
    assert (fault.place.line, fault.value) == (line, "二")
    assert ranks(tables, "wedz") == [1]


@pytest.mark.parametrize(
    ("spoil", "sentence", "left"),
    [
        ("change", "与共用清单「central_six」不同（那里此处是「文化旅游」）", [1, 2, 3]),
        ("shorten", "之后缺共用清单「central_six」的「工程设计」", [1, 2, 3, 4]),
        ("lengthen", "是共用清单「central_six」里没有的", [1, 2, 3, 4, 5, 6]),
    ],
)
def test_a_unit_whose_list_differs_from_the_shared_one_is_named(
    tables: Tables, spoil: str, sentence: str, left: list[int]
) -> None:
    if spoil == "change":
        tables.set("industries.csv", line_of(tables, "hanyang", 4), term="新材料", industry_id="equipment")
    elif spoil == "shorten":
        tables.delete("industries.csv", line_of(tables, "hanyang", 6))
    else:
        tables.append("industries.csv", ["hanyang", "7", "新材料", "equipment", "central_six", "2021", "二(一)"])
    loaded = tables.load()
    (fault,) = loaded.faults
    assert sentence in str(fault)
    assert "hanyang" in str(fault)
    assert ranks(tables, "hanyang") == left
    assert ranks(tables, "jiangan") == [1, 2, 3, 4, 5, 6]
