"""The rows of an invented list, as an office would get them from a vendor: with the quirks that such files have."""

from __future__ import annotations

import csv
import io
from itertools import islice
from typing import TYPE_CHECKING, Final

import numpy as np

from mapping.firms.sample.codes import credit_codes
from mapping.firms.sample.town import Town

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mapping.firms.sample.town import Trade
    from mapping.insight.atlas import Atlas

MARK: Final = "虚构示例"
"""What each row says of itself, in a column of its own, and each name in brackets."""

HEADINGS: Final = (
    "示例标记",
    "企业名称",
    "登记状态",
    "注册资本",
    "成立日期",
    "统一社会信用代码",
    "登记机关",
    "国标行业小类",
    "国民经济行业代码",
    "企业地址",
    "经度",
    "纬度",
    "参保人数",
    "经营范围",
)
_TITLE: Final = "虚构示例：本表的企业、地址和数字均为程序随机编造，不是任何真实企业"
_SIGNS: Final = "安邦博诚楚达德鼎方丰孚冠广海禾恒弘华汇嘉建江锦景聚凯康科朗力利联隆美明铭能诺普启勤瑞睿润森尚胜盛世泰天通拓万维祥新信兴旭雅扬怡益英盈宇元远悦云泽长正志智中卓"  # noqa: E501
_FORMS: Final = ("有限公司", "科技有限公司", "股份有限公司", "有限责任公司", "（集团）有限公司")
_FORM_SHARES: Final = (0.62, 0.2, 0.05, 0.1, 0.03)
_STATUSES: Final = ("存续", "在业", "存续（在营、开业、在册）", "注销", "吊销，未注销", "迁出")
_STATUS_SHARES: Final = (0.7, 0.12, 0.05, 0.09, 0.03, 0.01)
_BOILERPLATE: Final = "（依法须经批准的项目，经相关部门批准后方可开展经营活动）"
_FIRST_YEAR, _LAST_YEAR = 1985, 2025
_WITH_POINT: Final = 0.6
_WITH_CLASS: Final = 0.55
_WITH_CODE: Final = 0.2
_WITH_REGISTRY: Final = 0.3
_TWICE: Final = 0.01
_ELSEWHERE: Final = 0.004
_PORTION: Final = 20_000


def made_up_csv(atlas: Atlas, rows: int, seed: int) -> bytes:
    """Return an invented list as a CSV file that spreadsheets open; equal numbers give equal files."""
    return b"".join(made_up_portions(atlas, rows, seed))


def made_up_portions(atlas: Atlas, rows: int, seed: int) -> Iterator[bytes]:
    """Yield the same file a portion at a time: a long one is never held as a whole."""
    yield _csv([[_TITLE], HEADINGS]).encode("utf-8-sig")
    made = made_up(atlas, rows, seed)
    while portion := list(islice(made, _PORTION)):
        yield _csv(portion).encode()


def _csv(rows: Iterable[Sequence[str]]) -> str:
    target = io.StringIO(newline="")
    csv.writer(target, lineterminator="\r\n").writerows(rows)
    return target.getvalue()


def made_up(atlas: Atlas, rows: int, seed: int) -> Iterator[Sequence[str]]:
    """Yield rows in the order of `HEADINGS`, a portion at a time."""
    rng = np.random.default_rng(seed)
    town = Town(atlas, rng)
    for start in range(0, rows, _PORTION):
        yield from _portion(town, rng, start, min(_PORTION, rows - start))


def _portion(town: Town, rng: np.random.Generator, start: int, count: int) -> Iterator[Sequence[str]]:
    units = rng.choice(len(town.units), count, p=town.shares)
    trades = np.empty(count, dtype=np.int64)
    points = np.full((count, 2), np.nan)
    for place, unit in enumerate(town.units):
        here = np.flatnonzero(units == place)
        trades[here] = rng.choice(len(town.trades), len(here), p=town.trade_shares[unit])
        located = here[rng.random(len(here)) < _WITH_POINT]
        points[located] = town.points(unit, len(located))
    codes = credit_codes([town.registers[town.units[place]] for place in units], start + np.arange(count))
    chance = rng.random((count, 10))
    status = rng.choice(_STATUSES, count, p=_STATUS_SHARES)
    form = rng.choice(_FORMS, count, p=_FORM_SHARES)
    capital = np.round(10 ** rng.normal(2.3, 0.8, count), 0)
    staff = np.floor(10 ** rng.normal(0.8, 0.7, count)).astype(int)
    years = _LAST_YEAR - np.floor(rng.exponential(8, count)).astype(int)
    days = rng.integers(1, 29, count)
    before: Sequence[str] = ()
    for i in range(count):
        if before and chance[i, 0] < _TWICE:  # the same firm again, as lists put together from several have it
            yield before
            continue
        unit, trade = town.units[units[i]], town.trades[trades[i]][1]
        before = (
            MARK,
            _name(trade, chance[i, 1], str(form[i])),
            str(status[i]),
            _capital(float(capital[i]), chance[i, 2]),
            f"{max(int(years[i]), _FIRST_YEAR)}-{1 + int(chance[i, 3] * 12):02}-{days[i]:02}",
            f'="{codes[i]}"' if chance[i, 4] < 0.5 else codes[i],  # noqa: PLR2004 - half of them
            town.registries.get(unit, "-") if chance[i, 8] < _WITH_REGISTRY else "-",
            trade.gbt_name if chance[i, 5] < _WITH_CLASS else "-",
            trade.gbt_code if chance[i, 6] < _WITH_CODE else "",
            _address(town, unit, chance[i, 7]),
            "" if np.isnan(points[i, 0]) else f"{points[i, 0]:.6f}",
            "" if np.isnan(points[i, 0]) else f"{points[i, 1]:.6f}",
            str(staff[i]) if staff[i] and chance[i, 8] > _WITH_REGISTRY else "-",  # many publish none
            _scope(trade, chance[i, 9]),
        )
        yield before


def _name(trade: Trade, chance: float, form: str) -> str:
    number = int(chance * len(_SIGNS) ** 2 * len(trade.words))
    word, pair = number % len(trade.words), number // len(trade.words)
    brand = _SIGNS[pair % len(_SIGNS)] + _SIGNS[pair // len(_SIGNS)]
    return f"武汉{brand}{trade.words[word]}{form}（虚构）"


def _capital(amount: float, chance: float) -> str:
    match int(chance * 10):
        case 0:
            return "-"
        case 1:
            return f"{amount:.0f}(万元人民币)"
        case 2:
            return f"{amount / 10:.1f}万美元"
        case _:
            return f"{amount:,.0f}万元"


def _address(town: Town, unit: str, chance: float) -> str:
    if chance < _ELSEWHERE:
        return f"湖北省黄石市黄石港区某路{int(chance * 10**5)}号"
    streets = town.streets[unit]
    rest = chance * len(streets)
    return f"{streets[int(rest)]}{1 + int(rest % 1 * 200)}号"


def _scope(trade: Trade, chance: float) -> str:
    first = trade.words[int(chance * len(trade.words))]
    verb = "研发、生产、销售" if trade.gbt_code[:2] < "44" and trade.gbt_code else "服务"
    return f"{first}{verb}；技术咨询；货物进出口{_BOILERPLATE if chance < 0.5 else ''}"  # noqa: PLR2004 - half of them
