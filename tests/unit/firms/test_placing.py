"""A firm is placed by its address, else by its registry or credit code; in no unit where none of them tells."""

from __future__ import annotations

import csv
import pickle
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.own_data import own_atlas

from mapping.catalog.labels import LABEL_SETS
from mapping.catalog.records import AddressWord, Subdistrict
from mapping.firms.place import Placed, Placer
from mapping.firms.place.districts import BEHIND, OWN
from mapping.firms.place.spelling import plain, plain_address
from mapping.settings import ROOT

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

RIGHT = 0.95


def _cases(file: str) -> list[dict[str, str]]:
    with (ROOT / "tests" / "data" / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


CASES = _cases("addresses.csv")
VARIATIONS = _cases("address_variations.csv")
PLACER = Placer.of(own_atlas().catalog, own_atlas().geography)


def _placed(cases: list[dict[str, str]], placer: Placer = PLACER) -> list[Placed]:
    columns = ([case[name] for case in cases] for name in ("address", "reg_code", "reg_org"))
    return placer.place(*columns)


def _is_right(case: dict[str, str], placed: Placed) -> bool:
    return placed.unit_id == (None if case["unit_id"] == "none" else case["unit_id"])


def test_reasoned_addresses_are_placed_right_and_no_trap_is_surely_wrong() -> None:
    answers = list(zip(CASES, _placed(CASES), strict=True))
    wrong = [(case["address"], placed) for case, placed in answers if not _is_right(case, placed)]
    assert len(wrong) <= (1 - RIGHT) * len(CASES), wrong
    assert [placed for _, placed in wrong if placed.confidence == "high"] == []


@pytest.mark.parametrize("case", VARIATIONS, ids=lambda case: f"{case['address']} {case['why']}")
def test_the_rule_holds_however_an_address_is_written(case: dict[str, str]) -> None:
    (placed,) = _placed([case])
    assert _is_right(case, placed), placed


def test_each_answer_says_what_told_it() -> None:
    told = PLACER.place(
        [
            "武汉市洪山区珞喻路889号",
            "武汉市江汉区",
            "武汉市3栋",
            "武汉市3栋",
            "武汉市",
            "江岸区武汉经济开发区",
            "孝感市",
        ],
        [None, None, "420103", None, None, None, None],
        [None, None, None, "武汉市青山区市场监督管理局", None, None, None],
    )
    assert told == [
        Placed("ovc", "address", "high", "珞喻路"),
        Placed("jianghan", "address", "high", "江汉区"),
        Placed("jianghan", "code", "medium", "420103"),
        Placed("qingshan", "registry", "medium", "武汉市青山区市场监督管理局"),
        Placed(None, "none", "", ""),
        Placed(None, "none", "", "江岸区/武汉经济开发区"),
        Placed(None, "none", "", "孝感市"),
    ]


@pytest.mark.parametrize(
    ("address", "code", "confidence"),
    [
        ("武汉市东湖新技术开发区光谷大道77号", "420100", "high"),
        ("光谷大道77号", None, "medium"),  # no city is named
        ("光谷大道77号", "320115", "low"),  # and the code is another province's
        ("武汉市东湖新技术开发区光谷大道77号", "420103", "medium"),  # registered elsewhere
        ("武汉市武昌区某路3号", None, "medium"),  # people call more than the district so
        ("武汉市江岸区光谷大道3号", None, "medium"),  # a road of another unit
        ("武汉市洪山区关山街道", None, "low"),  # a name that decides weakly
    ],
)
def test_confidence_is_lower_where_something_speaks_against(address: str, code: str | None, confidence: str) -> None:
    (placed,) = PLACER.place([address], [code])
    assert placed.confidence == confidence


def test_every_word_of_the_tables_places_where_its_row_says(atlas: Atlas) -> None:
    """Behind a district that may stand before it, and with the house number that it asks for."""
    before = {unit: [name for name in OWN if unit in BEHIND[name]] for unit in OWN.values()}
    before["ovc"] = ["洪山区", "江夏区", "东湖新技术开发区"]
    before["wedz"] = ["武汉经济技术开发区", "汉南区", "蔡甸区"]
    before["scenic"] = ["武昌区", "洪山区"]
    lost = []
    for row in atlas.catalog.firm_tables().of(AddressWord):
        number = f"{row.number_from}号" if row.number_from else ""
        places = ["湖北省"] if row.unit_id == "none" else [f"武汉市{name}" for name in before[row.unit_id]]
        found = {placed.unit_id for placed in PLACER.place([f"{place}{row.word}{number}" for place in places])}
        if (None if row.unit_id == "none" else row.unit_id) not in found:
            lost.append(row.word)
    assert lost == []


def test_every_subdistrict_is_found_by_each_of_its_names(atlas: Atlas) -> None:
    for row in atlas.catalog.firm_tables().of(Subdistrict):
        names = [f"武汉市{LABEL_SETS['district'][row.adcode].zh}{name}" for name in (row.name_zh, *row.aliases)]
        assert {placed.unit_id for placed in PLACER.place(names)} == {row.unit_id}, row.name_zh


def test_a_name_that_begins_like_another_district_keeps_its_unit(atlas: Atlas) -> None:
    tables = atlas.catalog.firm_tables()
    names = [(row.word, row.unit_id) for row in tables.of(AddressWord)]
    names += [(name, row.unit_id) for row in tables.of(Subdistrict) for name in (row.name_zh, *row.aliases)]
    others = [
        (name, unit)
        for name, unit in names
        for district in OWN
        if name.startswith(district[:-1]) and unit not in BEHIND[district]
    ]
    assert ("江汉大学", "wedz") in others
    for name, _ in others:
        assert plain_address(f"武汉市{name}") == f"武汉市{plain(name)}"


ADDRESSES = st.sampled_from([case["address"] for case in (*CASES, *VARIATIONS)])
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


@given(address=ADDRESSES, data=st.data())
def test_blanks_and_wide_letters_change_nothing(address: str, data: st.DataObject) -> None:
    blanks = data.draw(
        st.lists(st.sampled_from(["", " ", "\u3000", "\t", "\n"]), min_size=len(address), max_size=len(address))
    )
    written = "".join(letter + blank for letter, blank in zip(address, blanks, strict=True)).translate(WIDE)
    assert PLACER.place([written]) == PLACER.place([address])


@given(order=st.permutations(range(40)))
def test_a_row_is_placed_alike_in_whatever_order(order: list[int]) -> None:
    some = VARIATIONS[:40]
    assert _placed([some[place] for place in order]) == [_placed(some)[place] for place in order]


@given(text=st.text(max_size=40), code=st.text(max_size=20), name=st.text(max_size=20))
def test_whatever_stands_in_the_cells_there_is_an_answer(text: str, code: str, name: str) -> None:
    (placed,) = PLACER.place([text], [code], [name])
    assert (placed.unit_id is None) == (placed.basis == "none") == (placed.confidence == "")


def test_a_placer_travels_to_another_process() -> None:
    there = pickle.loads(pickle.dumps(PLACER))  # noqa: S301  (what was packed the moment before)
    assert _placed(CASES, there) == _placed(CASES)
    assert there.place_points([114.3], [30.55]) == PLACER.place_points([114.3], [30.55])


def test_all_fifteen_units_can_be_reached() -> None:
    assert len(Counter(placed.unit_id for placed in _placed(CASES) if placed.unit_id)) == 15
