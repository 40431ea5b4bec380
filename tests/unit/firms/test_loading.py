"""Awkward lists are loaded: what is taken in, what is told, and what must hold of every load."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.firm_lists import credit_code, csv_text, parquet, workbook

from mapping.errors import UsageError
from mapping.firms.engine import connect
from mapping.firms.load.loading import load
from mapping.firms.schema import BATCHES, FIRMS, ROWS
from mapping.firms.store import Store
from mapping.insight.firms.query import FirmQuery
from mapping.sentences import FirmListCode, Upload

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from mapping.firms.engine import Engine
    from mapping.insight.atlas import Atlas

HEADINGS = ("企业名称", "统一社会信用代码", "登记状态", "注册资本", "成立日期", "企业地址", "经营范围", "参保人数")
FIRM = (
    "武汉虚构光电有限公司",
    credit_code(1),
    "存续",
    "500万元",
    "2020-01-02",
    "武汉市洪山区关山大道1号",
    "光电器件制造",
    "12",
)


def other(number: int, **cells: object) -> tuple[object, ...]:
    """Return a firm with a name and a code of its own."""
    row = dict(zip(HEADINGS, FIRM, strict=True)) | {"企业名称": f"武汉虚构{number}号有限公司"}
    return tuple((row | {"统一社会信用代码": credit_code(number)} | cells).values())


def all_laws(report: Mapping[str, Any]) -> None:
    """What holds of every report."""
    assert report["rows"] == report["loaded"] + report["rejected"] + report["duplicates"]
    assert report["loaded"] == sum(report["placed"].values()) + report["unplaced"]
    assert report["loaded"] == sum(report["classed"].values()) + report["unclassed"]
    assert len(report["issues"]) == report["issues_told"] <= 1000
    assert sum(report["issues_by_code"].values()) >= report["issues_told"]


def loaded(atlas: Atlas, *paths: Path, datum: str = "auto", engine: Engine | None = None) -> tuple[dict[str, Any], Any]:
    """Return the report of a load, and its firms."""
    own = engine or connect("duckdb:")
    report = load(paths, own, atlas, datum=datum).to_json()
    all_laws(report)
    firms = own.pandas(own.table(FIRMS)).sort_values("firm_id", ignore_index=True)
    if engine is None:
        own.close()
    return report, firms


@dataclass(frozen=True)
class Awkward:
    """A list, what is told of its rows, and what its first firm holds."""

    rows: Sequence[Sequence[object]]
    loaded: int
    rejected: int = 0
    duplicates: int = 0
    codes: Mapping[str, int] = field(default_factory=dict)
    firm: Mapping[str, object] = field(default_factory=dict)
    ending: str = "csv"


TITLE = ("本表由某某查导出，仅供参考",)
AWKWARD: dict[str, Awkward] = {
    "plain": Awkward(
        [HEADINGS, FIRM], 1, firm={"capital_wan": 500.0, "staff": 12, "status": "active", "uscc": FIRM[1]}
    ),
    "disclaimer above the headings": Awkward([TITLE, HEADINGS, FIRM], 1),
    "headings in row 7": Awkward([TITLE, (), (), TITLE, TITLE, TITLE, HEADINGS, FIRM], 1),
    "codes wrapped as formulas": Awkward(
        [HEADINGS, other(2, 统一社会信用代码=f'="{credit_code(2)}"')], 1, firm={"uscc": credit_code(2)}
    ),
    "small letters in codes": Awkward(
        [HEADINGS, other(2, 统一社会信用代码=credit_code(2).lower())], 1, firm={"uscc": credit_code(2)}
    ),
    "a wrong check digit": Awkward(
        [HEADINGS, other(2, 统一社会信用代码=f"{credit_code(2)[:17]}{'A' if credit_code(2)[17] != 'A' else 'B'}")],
        1,
        codes={"firm_code_wrong": 1},
        firm={"uscc": None},
    ),
    "an old number of 15 digits": Awkward(
        [HEADINGS, other(2, 统一社会信用代码="420100000012345")], 1, firm={"uscc": None}
    ),
    "signs of empty cells": Awkward(
        [HEADINGS, other(2, 注册资本="-", 成立日期="--", 企业地址="暂无", 参保人数="-", 经营范围="******")],
        1,
        firm={"capital_wan": None, "founded": None, "address": None, "staff": None, "scope": None},
    ),
    "no match": Awkward([HEADINGS, FIRM, ("未匹配到相关企业",)], 1, rejected=1, codes={"firm_unmatched": 1}),
    "a row without a name": Awkward(
        [HEADINGS, FIRM, ("", credit_code(3))], 1, rejected=1, codes={"firm_name_empty": 1}
    ),
    "shifted columns": Awkward(
        [HEADINGS, FIRM, (*FIRM, "多出", "一格")], 1, rejected=1, codes={"firm_row_too_wide": 1}
    ),
    "a scope that is not shown": Awkward(
        [HEADINGS, other(2, 经营范围="企业信息暂不予显示，请稍后")], 1, firm={"scope": None}
    ),
    "dollars": Awkward(
        [HEADINGS, other(2, 注册资本="500万美元")],
        1,
        codes={"firm_capital_currency": 1},
        firm={"capital_wan": None, "capital_text": "500万美元"},
    ),
    "the unit in the heading": Awkward(
        [("企业名称", "注册资本(万元)"), ("甲有限公司", "500")], 1, firm={"capital_wan": 500.0}
    ),
    "no unit at all": Awkward(
        [("企业名称", "注册资本"), ("甲有限公司", "500")],
        1,
        codes={"firm_capital_without_unit": 1},
        firm={"capital_wan": None},
    ),
    "a serial number for a day": Awkward(
        [HEADINGS, other(2, 成立日期="43832")], 1, firm={"founded": dt.date(2020, 1, 2)}
    ),
    "a day that is none": Awkward(
        [HEADINGS, other(2, 成立日期="2020-02-30")], 1, codes={"firm_date_unreadable": 1}, firm={"founded": None}
    ),
    "duplicates by code": Awkward(
        [HEADINGS, FIRM, ("别的名称有限公司", FIRM[1])], 1, duplicates=1, firm={"name": FIRM[0]}
    ),
    "duplicates by name": Awkward(
        [HEADINGS, FIRM, (FIRM[0],), (f" {FIRM[0]} ",)], 1, duplicates=2, firm={"uscc": FIRM[1]}
    ),
    "brackets of two widths": Awkward([("企业名称",), ("甲(武汉)有限公司",), ("甲（武汉）有限公司",)], 1, duplicates=1),
    "one name with two codes": Awkward([HEADINGS, FIRM, (FIRM[0], credit_code(2)), (FIRM[0],)], 3),
    "two codes with a tab": Awkward(
        [("Name", "AreaCode", "Address"), ("甲有限公司", "4201\t420104", "某某路1号")], 1, firm={"unit_id": "qiaokou"}
    ),
    "the district in a column": Awkward(
        [("企业名称", "所属区县", "企业地址"), ("甲有限公司", "江岸区", "某某路1号")],
        1,
        firm={"unit_id": "jiangan", "address": "某某路1号"},
    ),
    "all levels in the column of the district": Awkward(
        [("企业名称", "行政区"), ("甲有限公司", "湖北省武汉市江岸区"), ("乙有限公司", "湖北-武汉-江岸区")],
        2,
        firm={"unit_id": "jiangan"},
    ),
    "another city": Awkward(
        [("企业名称", "所属城市", "企业地址"), ("甲有限公司", "杭州市", "江岸区某某路1号")],
        1,
        codes={"firm_city_other": 1},
        firm={"unit_id": None, "place_basis": "none"},
    ),
    "names of industries in one column": Awkward(
        [("公司名称", "所属行业"), ("甲有限公司", "制造业 > 计算机、通信和其他电子设备制造业 > 集成电路制造")],
        1,
        firm={"class_basis": "name", "class_from": "gbt_name"},
    ),
    "a code of another edition of the classification": Awkward(
        [("企业名称", "行业代码"), ("甲软件有限公司", "3999")],
        1,
        codes={"firm_class_unknown": 1},
        firm={"gbt_code": None, "class_from": "firm_name"},
    ),
    "a code beside its name": Awkward(
        [("企业名称", "行业代码"), ("甲有限公司", "集成电路制造(3973)")],
        1,
        firm={"gbt_code": "3973", "class_basis": "code"},
    ),
    "only headings": Awkward([HEADINGS], 0, codes={"firm_list_without_rows": 1}),
    "ragged rows": Awkward([HEADINGS, FIRM[:1], FIRM[:3], (*FIRM, "", "-")], 1, duplicates=2),
    "headings again in the middle": Awkward([HEADINGS, FIRM, HEADINGS, other(2)], 2),
    "an unknown status": Awkward(
        [HEADINGS, other(2, 登记状态="9")], 1, codes={"firm_status_unknown": 1}, firm={"status": "unknown"}
    ),
    "a range of people": Awkward(
        [HEADINGS, other(2, 参保人数="50-99人")], 1, codes={"firm_staff_unreadable": 1}, firm={"staff": None}
    ),
    "a workbook": Awkward([TITLE, HEADINGS, FIRM, other(2, 成立日期=dt.date(2020, 1, 2))], 2, ending="xlsx"),
    "a parquet": Awkward([HEADINGS, FIRM, other(2)], 2, ending="parquet"),
    "an invented list": Awkward([("示例标记", *HEADINGS), ("虚构示例", *FIRM)], 1, firm={"made_up": True}),
}


def written(folder: Path, awkward: Awkward, name: str = "名录") -> Path:
    """Write a list."""
    path = folder / f"{name}.{awkward.ending}"
    if awkward.ending == "xlsx":
        return workbook(path, {"一": awkward.rows})
    if awkward.ending == "parquet":
        return parquet(path, awkward.rows)
    path.write_bytes(csv_text(awkward.rows).encode("gb18030"))
    return path


@pytest.mark.parametrize("name", AWKWARD)
def test_an_awkward_list(tmp_path: Path, atlas: Atlas, name: str) -> None:
    awkward = AWKWARD[name]
    report, firms = loaded(atlas, written(tmp_path, awkward))
    told = (report["loaded"], report["rejected"], report["duplicates"])
    assert told == (awkward.loaded, awkward.rejected, awkward.duplicates)
    assert report["issues_by_code"] == dict(awkward.codes)
    assert len(firms) == awkward.loaded
    for column, value in awkward.firm.items():
        found = firms[column][0]
        assert (None if pd.isna(found) else found.date() if isinstance(found, dt.datetime) else found) == value, column


def test_a_list_is_loaded_once(tmp_path: Path, atlas: Atlas) -> None:
    path = written(tmp_path, Awkward([HEADINGS, FIRM, other(2)], 2))
    engine = connect("duckdb:")
    first, firms = loaded(atlas, path, engine=engine)
    rows = engine.pandas(engine.table(ROWS))
    copy = path.with_name("副本.csv")
    copy.write_bytes(path.read_bytes())
    assert loaded(atlas, path, engine=engine)[0] == first
    again, same = loaded(atlas, path, copy, engine=engine)
    assert again["issues_by_code"] == {"firm_file_twice": 1}
    assert same.equals(firms)
    assert engine.pandas(engine.table(ROWS)).equals(rows)
    engine.close()


def test_a_firm_is_found_by_its_name_in_either_brackets(tmp_path: Path, atlas: Atlas) -> None:
    path = tmp_path / "名录.csv"
    path.write_text(csv_text([HEADINGS, other(1, 企业名称="甲(武汉)有限公司")]), encoding="utf-8")
    engine = connect("duckdb:")
    loaded(atlas, path, engine=engine)
    store = Store(engine)
    assert {store.figures(FirmQuery(q=q)).total.firms for q in ("甲(武汉)", "甲（武汉）")} == {1}
    engine.close()


def test_lists_add_up_and_each_load_reports_its_own(tmp_path: Path, atlas: Atlas) -> None:
    engine = connect("duckdb:")
    one = written(tmp_path, Awkward([HEADINGS, FIRM, other(2)], 2), "一")
    two = written(tmp_path, Awkward([HEADINGS, other(2), other(3)], 2), "二")
    loaded(atlas, one, engine=engine)
    report, firms = loaded(atlas, two, engine=engine)
    assert (report["loaded"], report["duplicates"]) == (2, 0)
    assert len(firms) == 3
    engine.close()


def test_a_list_loaded_with_another_datum_takes_the_place_of_the_first(tmp_path: Path, atlas: Atlas) -> None:
    rows = [
        ("企业名称", "location"),
        ("甲有限公司", "114.30,30.59"),
        ("乙有限公司", "0,0"),
        ("丙有限公司", "121.47,31.23"),
    ]
    path = written(tmp_path, Awkward(rows, 3))
    engine = connect("duckdb:")
    undecided, firms = loaded(atlas, path, engine=engine)
    assert undecided["datum"]["used"] is None
    assert undecided["issues_by_code"] == {"firm_datum_undecided": 1, "firm_point_unreadable": 1}
    assert firms["lon"].isna().all()
    decided, firms = loaded(atlas, path, engine=engine, datum="gcj02")
    assert decided["datum"]["used"] == "gcj02"
    assert decided["placed"]["coordinates"] == 1
    assert decided["issues_by_code"] == {"firm_point_outside": 1, "firm_point_unreadable": 1}
    assert len(firms) == 3
    (placed,) = firms[firms["lon"].notna()].itertuples()
    assert placed.lon == pytest.approx(114.3 - 0.0055, abs=0.001)
    assert {placed.cell6, placed.cell7, placed.cell8, placed.cell9}.isdisjoint({None, 0})
    assert firms["cell9"].notna().sum() == 1
    engine.close()


SECRETS = ("张三丰", "13812345678", "027-87654321", "zhang@example.cn", "420106199001011237", "李四海")


def test_names_telephones_and_mail_are_nowhere_in_the_engine(tmp_path: Path, atlas: Atlas) -> None:
    headings = (*HEADINGS, "法定代表人", "电话", "邮箱", "联系人备注")
    name, phone, landline, mail, card, stray = SECRETS
    rows = [
        headings,
        (*FIRM, name, phone, mail, stray),
        (
            *other(2, 企业地址=f"关山大道1号 电话{landline}", 经营范围=f"软件开发，联系电话：{phone}，邮箱{mail}"),
            name,
            phone,
            mail,
            stray,
        ),
        (*other(3, 统一社会信用代码=card, 登记状态=name, 注册资本=stray, 成立日期=phone, 参保人数=mail), name),
        (name, *FIRM),
    ]
    path = tmp_path / "名录.csv"
    path.write_text(csv_text(rows))
    file = tmp_path / "firms.duckdb"
    engine = connect(f"duckdb:{file}")
    load([path], engine, atlas)
    held = "\n".join(str(engine.pandas(engine.table(table)).to_dict("list")) for table in (FIRMS, ROWS, BATCHES))
    engine.close()
    # The last row has slipped, so that a person's name stands where firms have theirs: that one nobody can tell.
    for secret in (phone, landline, mail, card, stray):
        assert secret not in held
    assert held.count(name) <= 2


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", Upload.UPLOAD_EMPTY),
        (csv_text([FIRM, FIRM]).encode(), FirmListCode.FIRM_HEADINGS_NONE),
        (csv_text([HEADINGS[1:], FIRM[1:]]).encode(), FirmListCode.FIRM_NAME_COLUMN_NONE),
        (b"PK\x03\x04....", Upload.UPLOAD_NO_SPREADSHEET),
        (b"%PDF-1.7", Upload.UPLOAD_NO_SPREADSHEET),
    ],
)
def test_a_broken_list_changes_nothing(tmp_path: Path, atlas: Atlas, content: bytes, code: object) -> None:
    engine = connect("duckdb:")
    _, before = loaded(atlas, written(tmp_path, Awkward([HEADINGS, FIRM], 1), "好"), engine=engine)
    good = written(tmp_path, Awkward([HEADINGS, other(2)], 1), "又一份")
    bad = tmp_path / "坏.csv"
    bad.write_bytes(content)
    with pytest.raises(UsageError) as caught:
        load([good, bad], engine, atlas)
    assert caught.value.fault.code is code
    assert engine.pandas(engine.table(FIRMS)).equals(before)
    assert load([written(tmp_path, Awkward([HEADINGS, other(3)], 1), "三")], engine, atlas).loaded == 1
    assert set(engine.pandas(engine.table(FIRMS))["firm_id"]) == {FIRM[1], credit_code(3)}
    engine.close()


ROWS_OF_A_LIST = st.lists(
    st.builds(
        other,
        st.integers(1, 6),
        企业名称=st.sampled_from(["武汉甲有限公司", "武汉乙有限公司", ""]),
        统一社会信用代码=st.sampled_from(["", credit_code(1), credit_code(2)]),
        注册资本=st.sampled_from(["", "500万元", "600万元"]),
        企业地址=st.sampled_from(["", "武汉市江岸区某某路1号", "武汉市东湖高新区光谷大道1号"]),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS_OF_A_LIST, cut=st.integers(0, 12))
def test_neither_order_nor_number_of_files_matters(
    tmp_path_factory: pytest.TempPathFactory, atlas: Atlas, rows: list[tuple[object, ...]], cut: int
) -> None:
    folder = tmp_path_factory.mktemp("lists")
    whole = written(folder, Awkward([HEADINGS, *rows], 0), "全")
    first = written(folder, Awkward([HEADINGS, *rows[:cut]], 0), "前")
    second = written(
        folder,
        Awkward(
            [
                HEADINGS,
                *rows[cut:],
            ],
            0,
        ),
        "后",
    )
    report, firms = loaded(atlas, whole)
    parts, same = loaded(atlas, second, first)
    assert same.equals(firms)
    for key in ("rows", "loaded", "rejected", "placed", "classed"):
        assert parts[key] == report[key]
