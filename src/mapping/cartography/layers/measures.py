"""Layers of measured quantities: population density and the number of parks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography import look_tints
from mapping.cartography.bins import find as find_bin
from mapping.cartography.bins import no_data_bin, quantity_bins
from mapping.cartography.state import LayerState, UnitValue
from mapping.cartography.wording.typography import number
from mapping.insight.profiles import park_counts, people_of
from mapping.insight.statistical import SCENIC

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mapping.cartography.layers.question import Question


def _range_label(q: Question, write: Callable[[float], str], *, whole: bool) -> Callable[..., str]:
    """Return the wording of a bin; ``whole`` numbers name their last member ("8-10"), others their limit."""

    def label(lower: float | None, upper: float | None) -> str:
        if lower is not None and lower == upper:
            return write(lower)
        if lower is None and upper is not None:
            return q.t("≤ {value}", value=write(upper - 1)) if whole else q.t("< {value}", value=write(upper))
        if upper is None and lower is not None:
            return q.t("≥ {value}", value=write(lower))
        assert lower is not None  # noqa: S101 - both ends open would mean a single class, which is an EqualBin
        assert upper is not None  # noqa: S101
        return f"{number(lower)}–{write(upper - 1 if whole else upper)}"

    return label


def _layer_values(
    q: Question, raw: Mapping[str, float | None], layer_bins: tuple[object, ...], text: Callable[[str, float], str]
) -> dict[str, UnitValue]:
    out = {}
    for unit_id, value in raw.items():
        worded = q.t("无数据") if value is None else text(unit_id, value)
        short = q.t("无数据") if value is None else number(value)
        out[unit_id] = UnitValue(value, find_bin(layer_bins, value).key, worded, short)  # type: ignore[arg-type]
    return out


def density_layer(q: Question) -> LayerState:
    """Return people per km2 of 2020 on the 15 statistical units.

    The census counts the scenic area apart, so the areas of its two parent districts are those without it.
    """
    people = people_of(q.atlas)
    areas = q.atlas.geography.statistical_areas_km2
    ids = [*(unit.unit_id for unit in q.atlas.catalog.units), *(i for i in areas if i == SCENIC)]
    raw = {i: people[i] / areas[i] if i in people and i in areas else None for i in ids}
    bins = (
        *quantity_bins(raw.values(), look_tints.SAND, _range_label(q, number, whole=False)),
        no_data_bin(q.t("无数据")),
    )
    return LayerState(
        layer_id="density",
        group="measure",
        label=q.t("人口密度"),
        caption=_counted_units(q, len(ids)),
        form="value",
        bins=bins,
        values=_layer_values(q, raw, bins, lambda _, v: q.t("{n} 人/平方公里", n=number(v))),
        sources=("census_2020", q.atlas.boundary_source),
        quantity=True,
        measure=q.t("人/km²"),
    )


def _counted_units(q: Question, counted: int) -> str:
    """Return the caption of the density: where more units are counted than the plan has, it says which one more."""
    units = len(q.atlas.catalog.units)
    if counted == units:
        return q.t("2020 年普查，人/平方公里")
    return q.t("2020 年普查，人/平方公里；{units} 个布局单元与单列的东湖风景区，共 {n} 个", units=units, n=counted)


def parks_layer(q: Question) -> LayerState:
    """Return the number of parks listed per unit in the edition's view, placed and unplaced alike."""
    counts = {unit.unit_id: park_counts(q.atlas.catalog, unit.unit_id, q.view) for unit in q.atlas.catalog.units}
    raw: dict[str, float | None] = {unit_id: count.total for unit_id, count in counts.items()}

    def places(n: float) -> str:
        return q.t("{n} 处", n=number(n))

    def text(unit_id: str, _: float) -> str:
        count = counts[unit_id]
        return q.t(
            "{n} 处（已定位 {drawn}，位置待核 {unplaced}）",
            n=count.total,
            drawn=count.drawable,
            unplaced=count.unplaced,
        )

    bins = (
        *quantity_bins(raw.values(), look_tints.SAND, _range_label(q, places, whole=True)),
        no_data_bin(q.t("无数据")),
    )
    return LayerState(
        layer_id="parks",
        group="measure",
        label=q.t("园区数量"),
        caption=q.t("{edition} 年口径收录的园区、基地、街区与楼宇", edition=q.edition.year),
        form="value",
        bins=bins,
        values=_layer_values(q, raw, bins, text),
        sources=("parks",),
        quantity=True,
        amount=True,
        measure=q.t("处").strip(),
    )
