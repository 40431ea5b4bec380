"""Firms by cell on a map that is printed: which cells it shows, their classes with counts, and what is said of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mapping.cartography import cell_bins
from mapping.cartography.bins import EqualBin, RangeBin
from mapping.cartography.layers.firms import OF_FIRMS, QUOTIENT
from mapping.cartography.look_tints import NOT_DESIGNATED
from mapping.cartography.state import HeatClass, HeatState, LegendRow
from mapping.cartography.wording.firms import asked_text, firms_provenance, firms_text, made_up_text, measure_unit
from mapping.cartography.wording.typography import number
from mapping.i18n import message, translator
from mapping.insight.beside import firms_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mapping.cartography.spec import MapSpec
    from mapping.cartography.state import LayerState
    from mapping.insight.atlas import Atlas
    from mapping.insight.firms.cell_model import FirmCell, FirmCells
    from mapping.insight.firms.model import Measure
    from mapping.insight.firms.query import FirmQuery

EDGES_KM: Final[Mapping[int, float]] = {6: 3.7, 7: 1.4, 8: 0.5, 9: 0.2}
"""Size of cells -> how long their edges are."""
_PER_CELL: Final[Mapping[Measure, str]] = {
    "number": message("每格企业数"),
    "capital": message("每格注册资本"),
    "staff": message("每格参保人数"),
}


def bare(layer: LayerState, lang: str) -> LayerState:
    """Return a layer of firms whose land has no colour of its own: cells are read on it, amounts below the names."""
    land = EqualBin("land", translator(lang)("单元（数在名称下面）"), NOT_DESIGNATED, value="land")
    values = {unit_id: replace(value, bin=land.key) for unit_id, value in layer.values.items()}
    return replace(layer, bins=(land,), values=values)


def cells_asked(query: FirmQuery) -> FirmQuery:
    """Return what the heat asks of the list: the cell chosen is one of all that are drawn."""
    return query.model_copy(update={"cell": ""})


def cells_of_map(spec: MapSpec, atlas: Atlas) -> FirmQuery:
    """Return what the heat of a map asks: of a layer of one industry or sub-sector, the firms of that."""
    asked = cells_asked(spec.firms)
    if not spec.layer.startswith((OF_FIRMS, QUOTIENT)):
        return asked
    subject = spec.layer.partition(":")[2]
    industries = {one.industry_id for one in atlas.catalog.industries}
    return asked.model_copy(update={"industry" if subject in industries else "subsector": (subject,)})


def heat_of(spec: MapSpec, atlas: Atlas) -> HeatState | None:
    """Return the firms of a map by cell; None where it shows no cells.

    Raises:
        UsageError: there is no list of firms, or its engine does not answer.
    """
    if not spec.cells:
        return None
    firms, lang, t = firms_of(atlas), spec.lang, translator(spec.lang)
    query = cells_of_map(spec, atlas)
    found = firms.cell_shapes(query, spec.cells, spec.merge)
    what, unit = t(_PER_CELL[query.count]), measure_unit(query.count, lang)
    size = t("{what}（{unit}）· 格边长约 {km} km", what=what, unit=unit, km=EDGES_KM[spec.cells])
    outside = sum(cell.outside and not cell.larger and cell.amount > 0 for cell in found.cells)
    return HeatState(
        label=t("企业热力（六边形格）"),
        caption=made_up_text(t("；").join((size, asked_text(query, atlas.catalog, lang))), firms.source, lang),
        classes=tuple(_classes(found, lang)),
        outside=LegendRow(RangeBin("outside", t("单元之外"), "", hatch=True), outside),
        note=_note(found, lang),
        origins=(firms_provenance(firms.source, lang),),
        made_up=firms.source.made_up,
    )


def _classes(found: FirmCells, lang: str) -> Iterator[HeatClass]:
    measure, size = found.query.count, found.resolution
    fills, labels = cell_bins.fills(), cell_bins.labels(measure, size, lang)
    of: list[list[FirmCell]] = [[] for _ in fills]
    for cell in found.cells:
        place = cell_bins.bin_of(cell.amount, measure, size, of_size=cell.resolution)
        if place is not None:
            of[place].append(cell)
    for step, (label, fill, cells) in enumerate(zip(labels, fills, of, strict=True), 1):
        row = LegendRow(RangeBin(f"heat-{step}", label, fill), len(cells))
        yield HeatClass(
            row,
            tuple(cell for cell in cells if not cell.larger),
            tuple(cell for cell in cells if cell.larger),
        )


def _note(found: FirmCells, lang: str) -> str:
    """Return what of the firms is not in a cell of its own size, or in none."""
    t = translator(lang)
    larger = sum(cell.larger for cell in found.cells)
    told = []
    if larger:
        told.append(
            t("少于 {n} 家的格并入更大的格（共 {cells} 格），按平均着色", n=found.merge_below, cells=number(larger))
        )
    if found.without_point:
        told.append(t("另有 {n}没有坐标，不在热力中", n=firms_text(found.without_point, lang)))
    text = t("；").join(told)
    return text[:1].upper() + text[1:]
