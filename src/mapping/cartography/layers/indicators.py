"""The layers `indicator:<id>`: a figure that an office has for each layout unit, or for each district."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.cartography import look_tints
from mapping.cartography.bins import find as find_bin
from mapping.cartography.bins import no_data_bin, quantity_bins
from mapping.cartography.state import LayerState, UnitValue
from mapping.cartography.wording.indicators import class_label, figure, indicator_caption

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mapping.cartography.layers.question import Question
    from mapping.catalog.records import Indicator

PREFIX: Final = "indicator:"
"""What the id of such a layer begins with; the id of the indicator follows."""


def indicator_layers(q: Question) -> Iterator[LayerState]:
    """Yield a layer for each indicator, in the order of the table."""
    for indicator in q.atlas.catalog.indicators:
        yield _indicator(q, indicator)


def _indicator(q: Question, indicator: Indicator) -> LayerState:
    """Return the layer of an indicator: an area without a figure is in a class of its own, whatever zero may mean."""
    of_districts = indicator.geography == "district"
    names = _districts(q) if of_districts else {}
    areas = names or [unit.unit_id for unit in q.atlas.catalog.units]
    rows = q.atlas.catalog.indicator_values
    given = {row.area_id: row.value for row in rows if row.indicator_id == indicator.indicator_id}
    raw = {area: given.get(area) for area in areas}
    known = [value for value in raw.values() if value is not None]
    measure = q.names.indicator_measure(indicator)
    bins = (
        *quantity_bins(known, _ramp(len(set(known))), class_label(known, indicator.digits, measure)),
        no_data_bin(q.t("无数据")),
    )
    return LayerState(
        layer_id=f"{PREFIX}{indicator.indicator_id}",
        group="indicator",
        label=q.names.indicator(indicator),
        caption=indicator_caption(indicator, measure, q.t),
        form="value",
        bins=bins,
        values={
            area: UnitValue(
                raw=value,
                bin=find_bin(bins, value).key,
                text=q.t("无数据") if value is None else figure(value, indicator.digits, measure),
                short=q.t("无数据") if value is None else figure(value, indicator.digits),
            )
            for area, value in raw.items()
        },
        sources=(indicator.source_id,),
        quantity=True,
        # circles stand at the label points of units
        amount=indicator.is_amount and not of_districts,
        digits=indicator.digits,
        measure=measure,
        note=indicator.note_zh,
        geography="district" if of_districts else "layout_unit",
        names=names,
    )


def _districts(q: Question) -> Mapping[str, str]:
    """Return the names of the administrative districts by adcode."""
    written = q.atlas.geography.district_names
    return {adcode: q.names.district(adcode, name) for adcode, name in written.items()}


def _ramp(distinct: int) -> tuple[str, ...]:
    """Return a ramp; one value alone has a colour from its middle: "known" against "unknown" is all it says."""
    return look_tints.SAND[2:] if distinct == 1 else look_tints.SAND
