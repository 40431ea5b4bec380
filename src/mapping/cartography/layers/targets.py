"""Layers of the plan's targets, and of how far they are reached. "Not set" is a class of its own, never a zero."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.cartography import look_tints
from mapping.cartography.bins import EqualBin, RangeBin, no_data_bin, quantity_bins
from mapping.cartography.bins import find as find_bin
from mapping.cartography.state import LayerState, Provenance, UnitValue
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.typography import compared, number, with_measure
from mapping.i18n import message, translator
from mapping.insight.targets.completion import Light, light
from mapping.insight.targets.plan import goals, required

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mapping.cartography.bins import Bin, Value
    from mapping.cartography.layers.question import Question
    from mapping.catalog import Catalog
    from mapping.catalog.records import Target
    from mapping.i18n import Translate
    from mapping.insight.targets.actuals import Actual
    from mapping.insight.targets.plan import Audience, Goal

PREFIX = "target:"
COMPLETION = "completion:"
NOT_SET = "not_set"
"""The value of a unit that the plan does not set the target."""

SCALE = message(
    "完成率 = 实际值 ÷ 目标值；≥ 100% 已完成，80%–<100% 接近，<80% 未达；“约”按不低于计，“超过”须大于目标值。"
)
"""What the traffic light stands for, in one sentence."""

UPLOAD = "upload"
"""Source id of values from a file that the reader handed over; the catalog has no such source."""

DIGITS = 2
_MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Sign:
    """A state of the traffic light: its shape and its word; style sheets give it the colour of its class besides."""

    symbol: str
    word: str


LIGHTS = {
    Light.DONE: Sign("✓", message("已完成")),
    Light.NEAR: Sign("▲", message("接近")),
    Light.MISSED: Sign("×", message("未达")),
    Light.UNKNOWN: Sign("○", message("未填报")),
}


def target_layers(q: Question) -> Iterator[LayerState]:
    """Yield one layer for each target of the units that is a quantity; a yes has no values to be classed."""
    for goal in goals(q.atlas.catalog, q.view.edition):
        if not goal.is_flag:
            yield _target_layer(q, goal)


def target_text(target: Target, t: Translate, names: Names) -> str:
    """Return what a target asks for: sign, figure, unit of measure; of a target to strive for, that it is one."""
    if target.is_flag:
        return t("是")
    value = required(target)
    if value is None:
        return t("无数据")
    text = quantity_text(target, value, names)
    return t("力争 {value}", value=text) if target.value is None else text


def quantity_text(target: Target, value: float, names: Names) -> str:
    """Return a value as the target asks for it: "≥ 35 万元/亩"."""
    sign = names.value("comparator", target.comparator, short=True) if target.comparator else ""
    return compared(sign, with_measure(*names.amount(target, value)))


def actual_text(target: Target, value: float) -> str:
    """Return a reported value with two decimals, or with as many more as it takes to show on which side of the target.

    19.999 of 20 is not shown as 20, which would be reached.
    """
    needed = required(target)
    if needed is None:
        return number(value, DIGITS)
    for digits in range(DIGITS, _MOST_DIGITS):
        shown = round(value, digits)
        if light(target, shown) is light(target, value) and (shown == needed) == (value == needed):
            return number(shown, digits)
    return number(value, _MOST_DIGITS)


def upload_origin(file: str, actuals: Iterable[Actual], lang: str) -> Provenance:
    """Return where reported values come from: the file by its name, with the dates of data that it gives."""
    t = translator(lang)
    dates = sorted({actual.date for actual in actuals if actual.date})
    span = t("{first} 至 {last}", first=dates[0], last=dates[-1]) if len(dates) > 1 else "".join(dates)
    what = t("上传的实际值")
    date = t("数据日期 {date}", date=span) if span else None
    note = t("；").join((what, date)) if date else what
    return Provenance(UPLOAD, title=file, publisher=what, date=date, url=None, licence="", note=note)


def audience_text(audience: Audience, t: Translate, names: Names) -> str:
    """Return who is given the same target: kinds of unit, then single units; that it is one unit's own."""
    if not audience.is_group:
        return t("单独下达")
    kinds = [names.value("group", kind) for kind in audience.groups]
    listed = t("、").join((*kinds, *(names.unit_tiny(unit) for unit in audience.units)))
    return t("同数下达 {n} 个单元：{listed}", n=len(audience.members), listed=listed)


def _target_layer(q: Question, goal: Goal) -> LayerState:
    raw = _raw(q.atlas.catalog, {unit_id: required(target) for unit_id, target in goal.of.items()})
    known = [value for value in raw.values() if isinstance(value, float | int)]
    bins = (*quantity_bins(known, _ramp(len(set(known))), _wording(q, goal)), *_quiet_bins(q.t, q.t("无数据")))
    values = {}
    for unit_id, value in raw.items():
        target = goal.of.get(unit_id)
        text = target_text(target, q.t, q.names) if target else q.t("文件未列")
        short = q.names.amount(target, value)[0] if target and isinstance(value, float | int) else text
        values[unit_id] = UnitValue(value, find_bin(bins, value).key, text, short)
    return LayerState(
        layer_id=f"{PREFIX}{goal.target_id}",
        group="target",
        label=q.names.target(goal.first),
        caption=q.t("底色 = {year} 年目标值；文件未列不是零", year=goal.first.year),
        form="value",
        bins=bins,
        values=values,
        sources=(q.policy,),
    )


def _raw(catalog: Catalog, of: Mapping[str, float | None]) -> dict[str, Value]:
    """Return the value of every unit; that of a unit which is absent is "not set"."""
    return {unit.unit_id: of.get(unit.unit_id, NOT_SET) for unit in catalog.units}


def _ramp(distinct: int) -> tuple[str, ...]:
    """Return a ramp; one value alone has a colour from its middle, for "set" against "not set" is all it says."""
    return look_tints.SAND[2:] if distinct == 1 else look_tints.SAND


def _quiet_bins(t: Translate, missing: str) -> tuple[Bin, Bin]:
    return (
        EqualBin(NOT_SET, t("文件未列"), look_tints.NOT_DESIGNATED, kind="not_designated", value=NOT_SET),
        no_data_bin(missing),
    )


def _wording(q: Question, goal: Goal) -> Callable[[float | None, float | None], str]:
    """Return the wording of a class: of one value as the plan writes it, of several values by their limits."""
    rows = tuple(goal.of.values())

    def amount(value: float) -> str:
        return with_measure(*q.names.amount(rows[-1], value))

    def label(lower: float | None, upper: float | None) -> str:
        if lower is not None and lower == upper:
            own = [row for row in rows if required(row) == lower]
            written = {quantity_text(row, lower, q.names) for row in own}
            # units that are set the same figure with different signs are still one class
            return written.pop() if len(written) == 1 else with_measure(*q.names.amount(own[0], lower))
        if lower is None:
            return compared("<", amount(upper or 0))
        if upper is None:
            return compared("≥", amount(lower))
        (least, measure), (below, same) = (q.names.amount(rows[-1], value) for value in (lower, upper))
        if measure == same:
            return f"{least} – {compared('<', with_measure(below, measure))}"
        return f"{amount(lower)} – {compared('<', amount(upper))}"

    return label


def completion_layer(
    catalog: Catalog,
    goal: Goal,
    rates: Mapping[str, float | None],
    lang: str,
    origins: tuple[Provenance, ...] = (),
) -> LayerState:
    """Return how far a target is reached, from rates (1.0 = reached) of the units that reported.

    A unit with the target and without a rate has not reported. The classes are always the same, so that a map can be
    read against the last one. ``origins`` says where the figures come from.
    """
    t, names = translator(lang), Names.of(catalog, lang)
    bins = _completion_bins(t)
    of = {unit_id: rates.get(unit_id) for unit_id in goal.of}
    values = {}
    for unit_id, rate in _raw(catalog, of).items():
        quiet = t("未填报") if rate is None else t("文件未列")
        text = percent(rate) if isinstance(rate, float | int) else quiet
        values[unit_id] = UnitValue(rate, find_bin(bins, rate).key, text, text)
    return LayerState(
        layer_id=f"{COMPLETION}{goal.target_id}",
        group="completion",
        label=t("{target}：完成率", target=names.target(goal.first)),
        caption=t("底色 = 实际值 ÷ {year} 年目标值，据上传文件", year=goal.first.year),
        form="value",
        bins=bins,
        values=values,
        sources=(catalog.edition(goal.first.edition).source_id,),
        origins=origins,
    )


def _completion_bins(t: Translate) -> tuple[Bin, ...]:
    return (*_RATE_BINS, *_quiet_bins(t, t("未填报")))


def rate_class(rate: float) -> str:
    """Return the class of a rate (1.0 = reached) by the key of its bin: tables have the colours of the map."""
    return find_bin(_RATE_BINS, rate).key


def percent(rate: float) -> str:
    """Return a rate in percent with one decimal, cut and never rounded up: 99.97 % is not 100 %."""
    tenths = int(rate * 1000 + 1e-9)
    return with_measure(number((tenths if rate >= 1 else min(tenths, 999)) / 10, 1), "%")


_HALF, _NEAR, _FULL = 0.5, 0.8, 1.0
_RATE_BINS: Final = tuple(
    RangeBin(key, label, fill, lower=lower, upper=upper)
    for (key, label, lower, upper), fill in zip(
        (
            ("low", f"< {percent(_HALF)}", -math.inf, _HALF),
            ("middle", f"{percent(_HALF)} – < {percent(_NEAR)}", _HALF, _NEAR),
            ("high", f"{percent(_NEAR)} – < {percent(_FULL)}", _NEAR, _FULL),
            ("done", f"≥ {percent(_FULL)}", _FULL, math.inf),
        ),
        look_tints.COMPLETION,
        strict=True,
    )
)
"""Classes of a rate, always the same."""
