"""What a text asks of a site in words: conditions with their values, and land beside the area of a park."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.wording.briefing import area_text
from mapping.cartography.wording.typography import number
from mapping.i18n import message, translator
from mapping.insight.match.site import land_of

if TYPE_CHECKING:
    from mapping.cartography.wording.names import Names
    from mapping.catalog.records import Park
    from mapping.insight.match.conditions import Condition, ConditionKind
    from mapping.insight.match.site import Land
    from mapping.insight.parks.nearest import Nearest

CONDITION_LABELS: dict[ConditionKind, str] = {
    "investment": message("投资"),
    "land": message("用地"),
    "floor": message("建筑面积"),
    "staff": message("用工"),
}
"""What each kind of condition is called."""

_CURRENCIES = {
    "CNY": message("元"),
    "USD": message("美元"),
    "EUR": message("欧元"),
    "HKD": message("港元"),
    "JPY": message("日元"),
}
_LAND: dict[Land, str] = {
    "larger": message("园区 {area}，大于所需用地；可供地块未公开"),
    "smaller": message("园区 {area}，小于所需用地"),
}
_HUNDRED_MILLION, _MILLION, _TEN_THOUSAND = 1e8, 1e6, 1e4
_HECTARE = 1e4


def condition_text(condition: Condition, names: Names) -> str:
    """Return a condition with its value: "投资 5 亿元", "用地 80亩（约 5.3 公顷）"."""
    t = translator(names.lang)
    return t("{kind} {value}", kind=t(CONDITION_LABELS[condition.kind]), value=value_text(condition, names))


def value_text(condition: Condition, names: Names) -> str:
    """Return the value of a condition; land as it is written, with hectares, since the text tells its unit."""
    t = translator(names.lang)
    if condition.kind == "investment":
        return _money(condition.value, t(_CURRENCIES[condition.currency or "CNY"]), names)
    if condition.kind == "land":
        hectares = t("约 {n} 公顷", n=number(condition.value / _HECTARE, 1 if condition.value >= _HECTARE else 2))
        return t("{name}（{value}）", name=condition.text, value=hectares)
    if condition.kind == "floor":
        return t("{n} 平方米", n=number(condition.value))
    return t("{n} 人", n=number(condition.value))


def land_text(park: Park, wanted: Condition, names: Names) -> str:
    """Return how the area of a park compares with the land asked for; an unknown area is said to be unknown."""
    t = translator(names.lang)
    land = land_of(park, wanted)
    return t("面积未公开，不能与所需用地比较") if land == "unknown" else t(_LAND[land], area=area_text(park, names))


def near_text(near: Nearest, names: Names) -> str:
    """Return a facility and how far from a park it is: "阳逻港（直线约 12 km）"."""
    t = translator(names.lang)
    far = t("直线约 {km} km", km=near.km) if near.km else t("直线不足 1 km")
    return t("{name}（{value}）", name=names.facility_label(near.facility), value=far)


def _money(value: float, currency: str, names: Names) -> str:
    """Return an amount as readers of the language count: in 亿 and 万, or in millions."""
    t = translator(names.lang)
    if names.lang != "zh" and value >= _MILLION:
        return t("{n} 百万{currency}", currency=currency, n=number(value / _MILLION, 2))
    if names.lang == "zh" and value >= _HUNDRED_MILLION:
        return t("{n} 亿{currency}", currency=currency, n=number(value / _HUNDRED_MILLION, 2))
    if names.lang == "zh" and value >= _TEN_THOUSAND:
        return t("{n} 万{currency}", currency=currency, n=number(value / _TEN_THOUSAND, 2))
    return t("{n} {currency}", currency=currency, n=number(value, 2))
