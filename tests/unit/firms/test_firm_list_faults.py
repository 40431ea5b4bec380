"""Each fault of lists that are loaded is brought about, and told in both languages with nothing left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.firm_lists import credit_code, csv_text, workbook

from mapping.cli.firms import engine_url
from mapping.errors import MappingError
from mapping.firms.engine import connect
from mapping.firms.load import errand
from mapping.firms.load.loading import load
from mapping.firms.load.pipes import Child
from mapping.sentences import FirmListCode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from mapping.faults import Fault
    from mapping.insight.atlas import Atlas

HEADINGS = (
    *(
        "企业名称",
        "统一社会信用代码",
        "登记状态",
        "注册资本",
        "成立日期",
        "参保人数",
        "所属城市",
        "经度",
        "纬度",
        "行业代码",
    ),
)
ROWS = (
    ("甲有限公司", credit_code(1)[:17] + "I", "？", "500", "昨天", "很多", "杭州市", "114", "", "9999"),
    ("乙有限公司", "", "", "5万美元", "", "", "", "120.1", "30.2", ""),
    ("丙有限公司", "", "", "很多", "", "", "", "", "", ""),
    ("", credit_code(2)),
    ("未匹配到相关企业",),
    ("丁有限公司", *[""] * 9, "多出来的"),
)


def spoilt(folder: Path, atlas: Atlas, datum: str = "auto") -> tuple[Fault, ...]:
    """Return what is told of lists with all that can be wrong."""
    text = csv_text([HEADINGS, *ROWS]) + '戊有限公司,"没有收尾\n'
    (folder / "名录.csv").write_text(text)
    (folder / "副本.csv").write_text(text)
    (folder / "只有标题.csv").write_text(csv_text([HEADINGS]))
    (folder / "说明.docx").write_bytes(b"x")
    workbook(folder / "簿.xlsx", {"说明": [("导出",)], "一": [HEADINGS, ("己有限公司",)]})
    engine = connect("duckdb:")
    report = load([folder], engine, atlas, datum=datum)
    engine.close()
    return report.issues


def of_error(attempt: Callable[[], object]) -> list[Fault]:
    """Return the fault that ends an attempt."""
    with pytest.raises(MappingError) as caught:
        attempt()
    return [caught.value.fault]


def of_list(folder: Path, atlas: Atlas, content: str) -> list[Fault]:
    """Return the fault of a list that is refused."""
    path = folder / "坏.csv"
    path.write_text(content)
    return of_error(lambda: load([path], connect("duckdb:"), atlas))


@pytest.fixture(scope="module")
def faults(tmp_path_factory: pytest.TempPathFactory, atlas: Atlas) -> Mapping[FirmListCode, Fault]:
    """Return code -> a fault that was brought about."""
    folder = tmp_path_factory.mktemp("lists")
    empty = tmp_path_factory.mktemp("empty")
    other = tmp_path_factory.mktemp("other")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mapping.firms.load.loading._FEW", 0)
        patch.setattr("mapping.firms.load.crew.Child", lambda _: Child("mapping.no_such_module"))
        ended = of_list(other, atlas, csv_text([HEADINGS, ("甲有限公司",)]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(errand, "WITHIN_S", 0)
        too_hard = of_error(errand.start([("名录.csv", b"x")], atlas).result)
    found = [
        *spoilt(folder, atlas),
        *spoilt(folder, atlas, "wgs84"),
        *of_list(other, atlas, "1,2\n3,4\n"),
        *of_list(other, atlas, csv_text([HEADINGS[1:]])),
        *of_error(lambda: load([empty], connect("duckdb:"), atlas)),
        *of_error(lambda: load([empty / "nothing.csv"], connect("duckdb:"), atlas)),
        *of_error(lambda: engine_url(None)),
        *ended,
        *too_hard,
    ]
    return {fault.code: fault for fault in found if isinstance(fault.code, FirmListCode)}


@pytest.mark.parametrize("code", FirmListCode, ids=lambda code: code.name)
def test_it_is_brought_about_and_told_in_both_languages(
    faults: Mapping[FirmListCode, Fault], code: FirmListCode
) -> None:
    fault = faults[code]
    chinese, english = fault.told("zh"), fault.told("en")
    assert chinese != english
    assert "{" not in chinese + english
    assert "None" not in chinese + english
