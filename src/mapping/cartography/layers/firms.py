"""The layers of a list of firms: how many stand in each unit, of an industry or a sub-sector, and how concentrated.

Made when they are asked for, from the answers of the list beside the data (`insight.firms`), and of the 15 statistical
units.
"""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mapping.cartography import look_tints
from mapping.cartography.bins import EqualBin, RangeBin, no_data_bin, quantity_bins
from mapping.cartography.bins import find as find_bin
from mapping.cartography.state import LayerState, UnitValue
from mapping.cartography.wording.findings import Telling
from mapping.cartography.wording.firms import (
    DIGITS,
    MEASURE_LABELS,
    amount_text,
    asked_text,
    class_label,
    counted_text,
    firms_finding,
    firms_provenance,
    firms_text,
    in_measure,
    left_out_text,
    made_up_text,
    measure_unit,
)
from mapping.cartography.wording.plan_reality import LIMITS, cell_text, industry_finding, lq_text
from mapping.cartography.wording.typography import number
from mapping.insight.beside import firms_of
from mapping.insight.firms.model import NOTHING
from mapping.insight.firms.plan_reality import behind
from mapping.insight.reality import plan_reality
from mapping.insight.statistical import statistical_units

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.cartography.bins import Bin
    from mapping.cartography.layers.question import Question
    from mapping.insight.firms.model import FirmCount, FirmFigures, Measure
    from mapping.insight.firms.plan_reality import PlanCell
    from mapping.insight.firms.query import FirmQuery

FIRMS: Final = "firms"
OF_FIRMS: Final = "firms:"
"""What the id of a layer of an industry's or a sub-sector's firms begins with."""
QUOTIENT: Final = "lq:"
"""What the id of a layer of location quotients begins with; the id of the industry follows."""
_FEW: Final = "few"


def is_of_firms(layer_id: str) -> bool:
    """Tell whether a layer is made from a list of firms."""
    return layer_id == FIRMS or layer_id.startswith((OF_FIRMS, QUOTIENT))


def units_asked(layer_id: str, query: FirmQuery) -> FirmQuery:
    """Return what such a layer asks of the list: of every unit, and of every class where it names its own.

    Maps that differ in the industry they show, or in what they count, are made of one answer.
    """
    told: dict[str, object] = {"unit": (), "cell": "", "count": "number"}
    own: dict[str, object] = {} if layer_id == FIRMS else {"industry": (), "subsector": ()}
    return query.model_copy(update=told | own)


def firms_layer(q: Question, layer_id: str, query: FirmQuery) -> LayerState:
    """Return a layer of a list of firms.

    Raises:
        UsageError: there is no list of firms, or its engine does not answer.
        UnknownNameError: no such industry or sub-sector.
    """
    if layer_id.startswith(QUOTIENT):
        return _quotient(q, layer_id, query)
    firms = firms_of(q.atlas)
    label, by = _subject(q, layer_id)
    figures = firms.figures(units_asked(layer_id, query))
    counts = {unit_id: _of(figures, unit_id, by) for unit_id in statistical_units(q.atlas.catalog, q.atlas.geography)}
    measure, lang = query.count, q.view.lang
    raw = {unit_id: _amount(count, measure, lang) for unit_id, count in counts.items()}
    bins = _bins(q, raw, measure)
    values = {
        unit_id: UnitValue(
            raw=value,
            bin=find_bin(bins, value).key,
            text=_text(q, counts[unit_id], value, measure),
            short=q.t("无数据") if value is None else number(value, DIGITS[measure]),
        )
        for unit_id, value in raw.items()
    }
    known = {unit_id: value for unit_id, value in raw.items() if value is not None}
    telling = Telling.of(q.atlas.catalog, q.view)
    asked = asked_text(units_asked(layer_id, query), q.atlas.catalog, lang)
    left_out = left_out_text(figures, lang, unclassed=by is not None)
    return LayerState(
        layer_id=layer_id,
        group=FIRMS,
        label=label,
        caption=made_up_text(
            q.t("；").join(filter(None, (f"{counted_text(measure, lang)} · {asked}", left_out))), firms.source, lang
        ),
        form="value",
        bins=bins,
        values=values,
        sources=(),
        quantity=True,
        amount=True,
        digits=DIGITS[measure],
        measure=measure_unit(measure, lang),
        origins=(firms_provenance(firms.source, lang),),
        finding=firms_finding(label, known, {u: v.text for u, v in values.items()}, telling.several, lang),
        made_up=firms.source.made_up,
    )


def _subject(q: Question, layer_id: str) -> tuple[str, str | None]:
    """Return what a layer is called, and of which industry or sub-sector it is; None: of all."""
    if layer_id == FIRMS:
        return q.t("企业"), None
    key = layer_id.removeprefix(OF_FIRMS)
    catalog = q.atlas.catalog
    industry = next((one for one in catalog.industries if one.industry_id == key), None)
    name = q.names.industry(industry) if industry else q.names.subsector(catalog.subsector(key))
    return q.t("企业：{name}", name=name), key


def _of(figures: FirmFigures, unit_id: str, by: str | None) -> FirmCount:
    if by is None:
        return figures.by_unit.get(unit_id, NOTHING)
    return figures.by_unit_and_industry.get((unit_id, by)) or figures.by_unit_and_subsector.get((unit_id, by), NOTHING)


def _amount(count: FirmCount, measure: Measure, lang: str) -> float | None:
    """Return what is counted in a unit; None where there are firms, and of none of them it is known."""
    if count.firms and not behind(count, measure):
        return None
    return in_measure(count, measure, lang)


def _bins(q: Question, raw: Mapping[str, float | None], measure: Measure) -> tuple[Bin, ...]:
    """Return the classes: none at all, which is apart from what is not known, then steps of a ramp."""
    some = [value for value in raw.values() if value]
    ramp = look_tints.SAND[2:] if len(set(some)) == 1 else look_tints.SAND
    steps = quantity_bins(some, ramp, class_label(some, measure, q.view.lang))
    # the lowest step begins above nought
    above = (
        replace(step, lower=math.ulp(0.0)) if isinstance(step, RangeBin) and step.lower < 0 else step for step in steps
    )
    none = EqualBin("0", amount_text(0, measure, q.view.lang), look_tints.NOT_DESIGNATED, value=0)
    return (none, *above, no_data_bin(q.t("无数据")))


def _text(q: Question, count: FirmCount, value: float | None, measure: Measure) -> str:
    lang = q.view.lang
    firms, known = (firms_text(n, lang) for n in (count.firms, behind(count, measure)))
    if value is None:
        return q.t("{measure}未知（{firms}）", measure=q.t(MEASURE_LABELS[measure]), firms=firms)
    told = amount_text(value, measure, lang)
    if measure == "number" or known == firms:
        return told
    return q.t("{amount}（{firms}，其中 {known}已知）", amount=told, firms=firms, known=known)


def _quotient(q: Question, layer_id: str, query: FirmQuery) -> LayerState:
    """Return the location quotients of an industry, and where the plan names it."""
    industry = q.atlas.catalog.industry(layer_id.removeprefix(QUOTIENT))
    found = plan_reality(q.atlas, q.view, query)
    cells = found.of_industry(industry.industry_id)
    lang, name = q.view.lang, q.names.industry_short(industry)
    bins = _quotient_bins(q)
    telling = Telling.of(q.atlas.catalog, q.view)
    weighed = q.t("区位商，{counted}", counted=counted_text(query.count, lang))
    asked = asked_text(found.query, q.atlas.catalog, lang)
    told = q.t("{weighed} · {asked}；1 = 全市比例，带产业标识的是列入的单元", weighed=weighed, asked=asked)
    return LayerState(
        layer_id=layer_id,
        group=FIRMS,
        label=q.t("集中度：{name}", name=q.names.industry(industry)),
        caption=made_up_text(told, found.source, lang),
        form="value",
        bins=bins,
        values={cell.unit_id: _quotient_value(cell, bins, lang) for cell in cells},
        sources=(q.policy, "thesaurus"),
        quantity=True,
        digits=1,
        origins=(firms_provenance(found.source, lang),),
        finding=industry_finding(cells, name, telling.several, lang),
        made_up=found.source.made_up,
    )


def _quotient_value(cell: PlanCell, bins: tuple[Bin, ...], lang: str) -> UnitValue:
    few = cell.standing == _FEW
    key = _FEW if few else find_bin([bin_ for bin_ in bins if bin_.key != _FEW], cell.lq).key
    return UnitValue(
        raw=None if few else cell.lq,
        bin=key,
        text=cell_text(cell, lang),
        short=firms_text(cell.firms, lang) if few else lq_text(cell.lq, lang),
        mark=cell.industry_id if cell.rank is not None else None,
    )


def _quotient_bins(q: Question) -> tuple[Bin, ...]:
    """Return the classes: two below the city's share, two from it on, then those with too few firms to tell."""
    lowers, uppers = (-math.inf, *LIMITS), (*LIMITS, math.inf)
    labels = [f"< {LIMITS[0]:g}", *(f"{low:g} – < {up:g}" for low, up in pairwise(LIMITS))]
    ranges = tuple(
        RangeBin(f"{low:g}-{up:g}", label, fill, lower=low, upper=up)
        for low, up, label, fill in zip(
            lowers, uppers, (*labels, f"≥ {LIMITS[-1]:g}"), look_tints.QUOTIENTS, strict=True
        )
    )
    few = EqualBin(_FEW, q.t("企业太少，不作判断"), look_tints.FEW, value=_FEW)
    return (*ranges, few, no_data_bin(q.t("无数据")))
