"""A load leaves the same firms in a server as in a file, and leaves the old ones where the server goes away."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

import pytest
from tests.firm_lists import credit_code, csv_text

from mapping.errors import UsageError
from mapping.firms.engine import connect
from mapping.firms.load.loading import load
from mapping.firms.schema import BATCHES, FIRMS, ROWS
from mapping.sentences import FirmsCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from mapping.firms.engine import Engine
    from mapping.insight.atlas import Atlas

HEADINGS = (
    "企业名称",
    "统一社会信用代码",
    "登记状态",
    "注册资本",
    "成立日期",
    "企业地址",
    "经营范围",
    "参保人数",
    "所属行业",
)


def a_list(folder: Path, first: int = 0, name: str = "名录.csv") -> Path:
    path = folder / name
    rows = [
        (
            f"武汉虚构{number % 50}号科技有限公司",
            credit_code(number % 50) if number % 3 else "",
            ("存续", "注销", "-")[number % 3],
            f"{number}万元" if number % 4 else "5万美元",
            f"20{number % 20:02}-01-02",
            ("武汉市江岸区某某路1号", "武汉市东湖新技术开发区光谷大道77号", "-")[number % 3],
            "软件开发；“引号”、逗号,与\n换行",
            str(number),
            ("集成电路制造", "制造业", "")[number % 3],
        )
        for number in range(first, first + 60)
    ]
    path.write_text(csv_text([HEADINGS, *rows]))
    return path


def firms_of(engine: Engine) -> list[dict[str, object]]:
    return engine.arrow(engine.table(FIRMS)).sort_by("firm_id").to_pylist()


@pytest.fixture
def server(postgres: str) -> Iterator[Engine]:
    """Return an engine without tables of ours."""
    engine = connect(postgres)
    yield engine
    with suppress(UsageError):
        for table in (FIRMS, ROWS, BATCHES):
            engine.drop(table)
    engine.close()


def test_a_server_holds_the_same_firms_as_a_file(tmp_path: Path, atlas: Atlas, server: Engine) -> None:
    own = connect("duckdb:")
    for path in (a_list(tmp_path), a_list(tmp_path, 40, "又一份.csv")):
        assert load([path], server, atlas, size=25) == load([path], own, atlas, size=25)
    assert firms_of(server) == firms_of(own)
    own.close()


def test_a_server_that_goes_away_in_the_middle_is_one_sentence(
    tmp_path: Path, atlas: Atlas, a_server: Callable[[], AbstractContextManager[str]]
) -> None:
    with ExitStack() as held:
        engine = connect(held.enter_context(a_server()))

        def told(stage: str, _share: float) -> None:
            if stage == "placing":
                held.close()

        with pytest.raises(UsageError) as caught:
            load([a_list(tmp_path)], engine, atlas, told=told, size=25)
    assert caught.value.fault.code in {FirmsCode.ENGINE_GONE, FirmsCode.ENGINE_UNREACHABLE}
