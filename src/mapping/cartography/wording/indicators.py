"""How indicators of an office are told: figures, classes, captions, findings, and of what areas they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mapping.cartography.wording.counted import districts, listed, units
from mapping.cartography.wording.typography import number, with_measure
from mapping.i18n import message

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from mapping.cartography.state import LayerState
    from mapping.catalog.records import Indicator
    from mapping.i18n import Translate

_MOST_DIGITS: Final = 12
_NAMED_AT_MOST: Final = 3
_NOUGHT: Final = re.compile(r"-(0(\.0*)?)$")

_NOT_ON_UNITS: Final = message(
    "本指标按 {n} 个行政区统计，不能画在布局单元图上，已改画在行政区视图上："
    "两套边界不同，东湖高新区、武汉经开区不是行政区"
)
_OF_DISTRICTS: Final = message(
    "本指标按 {n} 个行政区统计，填色是各区的数；东湖高新区、武汉经开区不是行政区，没有单独的数"
)
_WITHOUT_CIRCLES: Final = message("{note}；叠加指标按布局单元统计，不画在这张图上")


def figure(value: float, digits: int, measure: str = "") -> str:
    """Return a figure with at most ``digits`` decimals and its unit of measure; nothing rounds to "-0"."""
    return with_measure(_NOUGHT.sub(r"\1", number(value, digits)), measure)


def class_label(known: Collection[float], digits: int, measure: str) -> Callable[[float | None, float | None], str]:
    """Return the wording of classes: with as many decimals more as it takes that no two of them read alike."""
    distinct = set(known)
    exact = next(
        (more for more in range(digits, _MOST_DIGITS) if len({figure(v, more) for v in distinct}) == len(distinct)),
        _MOST_DIGITS,
    )

    def label(lower: float | None, upper: float | None) -> str:
        if lower is not None and lower == upper:
            return figure(lower, exact, measure)
        # limits are round, and lie between two figures: they are written out
        if lower is None:
            return f"< {figure(upper or 0.0, _MOST_DIGITS, measure)}"
        if upper is None:
            return f"≥ {figure(lower, _MOST_DIGITS, measure)}"
        return f"{figure(lower, _MOST_DIGITS)} – < {figure(upper, _MOST_DIGITS, measure)}"

    return label


def indicator_caption(indicator: Indicator, measure: str, t: Translate) -> str:
    """Return the caption of an indicator: its unit of measure, and of what date it is."""
    parts = (
        t("计量单位：{measure}", measure=measure) if measure else None,
        t("数据日期 {date}", date=indicator.date) if indicator.date else t("数据日期未注明"),
    )
    return t("；").join(filter(None, parts))


def of_districts(n: int, t: Translate, *, asked_for_units: bool, circles: bool = False) -> str:
    """Return of which areas an indicator of ``n`` districts is; why its map is not the one of units that was asked for.

    ``circles``: a second measure was asked for as well, whose circles belong to units.
    """
    note = t(_NOT_ON_UNITS if asked_for_units else _OF_DISTRICTS, n=n)
    return t(_WITHOUT_CIRCLES, note=note) if circles else note


def indicator_finding(layer: LayerState, unit_name: Callable[[str], str], t: Translate, lang: str) -> str:
    """Return where an indicator is highest and lowest, and how many areas have no figure."""
    numbers = {key: value.raw for key, value in layer.values.items() if isinstance(value.raw, int | float)}

    def name(area: str) -> str:
        return layer.names.get(area) or unit_name(area)

    if not numbers:
        return t("{layer}：无数据", layer=layer.label)
    told = {"layer": layer.label, **_ends(layer, numbers, name, lang)}
    if len(numbers) == 1:
        found = t("{layer}：仅{highest}有数（{most}）", **told)
    elif len({*numbers.values()}) == 1:
        found = t("{layer}：{areas}相同（{most}）", areas=_areas(layer, len(numbers), lang), **told)
    else:
        found = t("{layer}：{highest}最高（{most}），{lowest}最低（{least}）", **told)
    missing = len(layer.values) - len(numbers)
    if not missing:
        return found
    return t("{found}；{areas}无数据", found=found, areas=_areas(layer, missing, lang).strip())


def _ends(layer: LayerState, numbers: dict[str, float], name: Callable[[str], str], lang: str) -> dict[str, str]:
    most, least = max(numbers.values()), min(numbers.values())

    def those(value: float) -> str:
        areas = [key for key, own in numbers.items() if own == value]
        if len(areas) > _NAMED_AT_MOST:
            return _areas(layer, len(areas), lang).strip()
        return listed([name(area) for area in areas], lang) if len(areas) > 1 else name(areas[0])

    def text(value: float) -> str:
        return next(layer.values[key].text for key, own in numbers.items() if own == value)

    return {"highest": those(most), "most": text(most), "lowest": those(least), "least": text(least)}


def _areas(layer: LayerState, n: int, lang: str) -> str:
    """Return a number of units or districts in words."""
    return (districts if layer.of_districts else units)(n, lang)
