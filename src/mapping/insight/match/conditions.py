"""What a text asks of a site: how much is to be invested, how much land and floor space, how many people.

Conditions are shown, not scored. Land is compared with a park's area where that is known. What a firm has already
(现有员工, 注册资本, 投资强度) is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from mapping.insight.folding import in_place, without_layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ConditionKind: TypeAlias = Literal["investment", "land", "floor", "staff"]

MU_M2: Final = 10_000 / 15
"""Square metres of a mu (亩)."""

_AREAS: Final[Mapping[str, float]] = {
    "亩": MU_M2,
    "mu": MU_M2,
    "公顷": 1e4,
    "hectare": 1e4,
    "ha": 1e4,
    "平方公里": 1e6,
    "km2": 1e6,
    "acre": 4046.8564224,
    "平方米": 1.0,
    "平米": 1.0,
    "平方": 1.0,
    "m2": 1.0,
    "sqm": 1.0,
    "square metre": 1.0,
    "square meter": 1.0,
    "sq m": 1.0,
    "sq ft": 0.09290304,
    "square feet": 0.09290304,
}
_SCALES: Final[Mapping[str, float]] = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_CURRENCIES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("元", "人民币", "yuan", "rmb", "cny", "¥"), "CNY"),
    **dict.fromkeys(("美元", "美金", "usd", "us$", "$", "dollar", "dollars"), "USD"),
    **dict.fromkeys(("欧元", "eur", "€", "euro", "euros"), "EUR"),
    **dict.fromkeys(("港元", "港币", "hkd"), "HKD"),
    **dict.fromkeys(("日元", "jpy"), "JPY"),
}

_DIGITS: Final = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_NUMBER: Final = (
    rf"(?P<number>(?:{_DIGITS}|[一二两三四五六七八九十百千零\u3007])[0-9一二两三四五六七八九十百千万亿零\u3007]*)"
)
_ORDERS: Final = "十百千万亿"
"""Before these 一 is not always written: 千亿, 百亩."""
_ABOUT: Final = r"(?:总?额|金额|面积|规模|约|大约|为|是|达到?|超过?|近|不少于|不低于|至少|不超过|不多于|最多|[:：\s])*"
_CURRENCY: Final = "|".join(sorted(map(re.escape, _CURRENCIES), key=len, reverse=True))
_LARGE: Final = "公顷|平方公里|亩"
_SMALL: Final = "平方米|平米|平方|m2"
_LARGE_EN: Final = r"hectares?|ha|acres?|mu|km2"
_SMALL_EN: Final = r"sq\s?m|sqm|m2|square\s(?:met(?:re|er)s?|feet)|sq\s?ft"

_INVESTED: Final = re.compile(rf"投资?(?!强度){_ABOUT}{_NUMBER}\s*(?P<currency>{_CURRENCY})?(?!\s*/)")
_INVESTED_EN: Final = re.compile(
    rf"(?P<before>{_CURRENCY})?\s?(?P<number>{_DIGITS})\s?(?P<scale>million|billion|thousand|bn|m|k)\b"
    rf"\s?(?P<currency>{_CURRENCY})?"
)
_INVEST: Final = re.compile(r"invest")
_LAND: Final = re.compile(rf"{_NUMBER}\s*(?P<unit>{_LARGE})|(?P<number_en>{_DIGITS})\s?(?P<unit_en>{_LARGE_EN})\b")
_SPACE: Final = re.compile(rf"{_NUMBER}\s*(?P<unit>{_SMALL})|(?P<number_en>{_DIGITS})\s?(?P<unit_en>{_SMALL_EN})\b")
_OF_LAND: Final = re.compile(r"(?:用地|占地|土地|拿地)[^,。;]{0,6}$")
_STAFFED: Final = re.compile(
    rf"(?:用工|员工|职工|就业|招聘|招工|招募|招收?|聘用?|雇佣|人员|岗位|需要?){_ABOUT}{_NUMBER}\s*(?:余|多)?\s*(?:人|名|个(?:人|岗位))"
)
_STAFFED_EN: Final = re.compile(
    rf"(?P<number>{_DIGITS})\s(?:new\s)?(?:employees|workers|staff|jobs|persons)\b"
    rf"|(?:hire|hiring|employ|employing|recruit|recruiting)\s(?:about\s|up\sto\s)?(?P<number_en>{_DIGITS})\s?(?:people)?\b"
)
_PRESENT: Final = re.compile(r"(?:现有|已有|目前有?|现|currently|existing|we have|has|with a team of)\s*$")
_NEAR: Final = 40


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition at ``[start:end]`` of the text; ``text`` is what stands there, without line breaks.

    ``value`` is money in ``currency`` (None where the text names none), square metres of land or floor, or people.
    """

    kind: ConditionKind
    text: str
    start: int
    end: int
    value: float
    currency: str | None = None


def conditions(text: str) -> tuple[Condition, ...]:
    """Return the conditions in a text, in its order; of those that overlap, the first. What is no number is none."""
    written, places = without_layout(text)
    found = sorted((one for one in _found(written, in_place(written)) if one), key=lambda one: (one.start, -one.end))
    kept: list[Condition] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(replace(one, start=places[one.start], end=places[one.end - 1] + 1) for one in kept)


def _found(text: str, folded: str) -> Iterator[Condition | None]:
    yield from _investments(text, folded)
    for match in _LAND.finditer(folded):
        if not folded[: match.start()].endswith("/"):
            yield _area("land", text, match)
    for match in _SPACE.finditer(folded):
        yield _area("land" if _OF_LAND.search(folded[: match.start()]) else "floor", text, match)
    for pattern in (_STAFFED, _STAFFED_EN):
        for match in pattern.finditer(folded):
            number = match["number"] or match["number_en"] if pattern is _STAFFED_EN else match["number"]
            if not _PRESENT.search(folded[: match.start()]):
                yield _condition("staff", text, match, number_of(number))


def _investments(text: str, folded: str) -> Iterator[Condition | None]:
    for match in _INVESTED.finditer(folded):
        currency = match["currency"]
        if currency or match["number"][-1] in "万亿":
            yield _condition("investment", text, match, number_of(match["number"]), _CURRENCIES.get(currency or "元"))
    for match in _INVESTED_EN.finditer(folded):
        said = match["before"] or match["currency"]
        around = folded[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        if said and _INVEST.search(around):
            number = number_of(match["number"])
            yield _condition("investment", text, match, number, _CURRENCIES[said], times=_SCALES[match["scale"]])


def _area(kind: ConditionKind, text: str, match: re.Match[str]) -> Condition | None:
    unit = match["unit"] or re.sub(r"(?<=e)s$|(?<=a)s$", "", match["unit_en"])
    unit = {"sqft": "sq ft", "hectares": "hectare", "acres": "acre"}.get(unit, unit)
    unit = unit if unit in _AREAS else unit.rstrip("s")
    return _condition(kind, text, match, number_of(match["number"] or match["number_en"]), times=_AREAS[unit])


def _condition(  # noqa: PLR0913 - what a condition is made of
    kind: ConditionKind,
    text: str,
    match: re.Match[str],
    number: float | None,
    currency: str | None = None,
    *,
    times: float = 1.0,
) -> Condition | None:
    if number is None:
        return None
    return Condition(kind, text[match.start() : match.end()], match.start(), match.end(), number * times, currency)


def number_of(written: str) -> float | None:
    """Return a number in digits, in Chinese or in both (1.2万, 一亿五千万, 20,000, 千亿); None for what is none."""
    from cn2an import cn2an  # noqa: PLC0415 - takes longer to import than most texts to read, and few need it

    digits = written.replace(",", "")
    try:
        return float(digits)
    except ValueError:
        pass
    try:
        return float(cn2an(f"一{digits}" if digits[0] in _ORDERS else digits, "smart"))
    except (KeyError, ValueError):  # what it says to orders that follow one another wrongly, such as 2.5亿万
        return None
