"""What the labels of a map say: for each label the forms it may take, from rich to poor.

Renderers that lay out a fixed picture (the offline page, sheets) measure the forms and place them; the live map does
the same in the browser, where the zoom changes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mapping.i18n import translator

if TYPE_CHECKING:
    from mapping.cartography.state import LayerState, MapState, SharedListFace, UnitFace


@dataclass(frozen=True, slots=True)
class LabelText:
    """One form of a label. ``tiles`` are industry ids (None: cross-cutting) drawn as a row under the name."""

    name: str
    quiet: bool = False
    tiles: tuple[str | None, ...] = ()
    detail: str | None = None
    chip: str | None = None


@dataclass(frozen=True, slots=True)
class LabelItem:
    """One label: its candidate positions (lon, lat), best first, and its forms, richest first.

    Lower ``priority`` is placed earlier.
    """

    key: str
    anchors: tuple[tuple[float, float], ...]
    forms: tuple[LabelText, ...]
    priority: int


_PRIORITY = {"national_zone": 1, "new_district": 2, "central": 4}
_CALLOUT_PRIORITY = 0
_DISTRICT_PRIORITY = 5
_SELECTED_PRIORITY = -1


def label_items(state: MapState, *, grouped: bool) -> tuple[LabelItem, ...]:
    """Return the labels of a map, in the order in which they are to be placed.

    ``grouped``: units that share a list are labelled by one callout, as at the scale of the whole city.
    """
    members = {m for s in state.shared_lists for m in s.members} if grouped else set()
    with_tiles = "tiles" in state.spec.overlays
    items = [
        LabelItem(
            unit.unit_id,
            unit.anchors,
            _unit_forms(state, unit, with_tiles=with_tiles),
            _SELECTED_PRIORITY if unit.unit_id == state.spec.unit else _PRIORITY.get(unit.group, 3),
        )
        for unit in state.units
        if unit.anchors and unit.unit_id not in members
    ]
    if grouped:
        items += [
            LabelItem(s.shared_list, s.anchors, _callout_forms(state, s, with_tiles=with_tiles), _CALLOUT_PRIORITY)
            for s in state.shared_lists
        ]
    return tuple(sorted(items, key=lambda item: item.priority))


def district_items(state: MapState) -> tuple[LabelItem, ...]:
    """Return the names of the administrative districts, smallest first: they have the least choice of places."""
    return tuple(
        LabelItem(
            face.adcode, face.anchors, (LabelText(face.name), LabelText(face.name, quiet=True)), _DISTRICT_PRIORITY
        )
        for face in sorted(state.districts, key=lambda face: face.area_km2)
    )


def _unit_forms(state: MapState, unit: UnitFace, *, with_tiles: bool) -> tuple[LabelText, ...]:
    layer = state.layer
    if state.is_plain and unit.unit_id != state.spec.unit:
        return (LabelText(unit.tiny, quiet=True),)
    rich = _rich(state, layer, unit.unit_id, unit.label, with_tiles=with_tiles)
    if rich.quiet:
        return (replace(rich, name=unit.tiny),)
    return _unique(
        rich,
        replace(rich, name=unit.tiny),
        LabelText(unit.label, chip=rich.chip),
        LabelText(unit.tiny, chip=rich.chip),
        LabelText(unit.tiny),
    )


def _callout_forms(state: MapState, shared: SharedListFace, *, with_tiles: bool) -> tuple[LabelText, ...]:
    """Return the forms of a callout; where its members' values differ it only names them."""
    values = {state.layer.values[m].text for m in shared.members if m in state.layer.values}
    if len(values) != 1:
        return (LabelText(shared.label), LabelText(shared.tiny))
    rich = _rich(state, state.layer, shared.members[0], shared.label, with_tiles=with_tiles)
    return _unique(rich, replace(rich, name=shared.tiny), LabelText(shared.tiny, quiet=rich.quiet))


def _rich(state: MapState, layer: LayerState, unit_id: str, name: str, *, with_tiles: bool) -> LabelText:
    """Return the richest form of a unit's label in a layer."""
    t = translator(state.spec.lang)
    value = layer.values.get(unit_id)
    if value is None:
        return LabelText(name, quiet=True)
    kind = layer.bin_of(unit_id).kind
    if kind == "not_designated" and layer.form == "term":
        return LabelText(name, quiet=True)
    if layer.form == "tiles":
        return LabelText(name, tiles=value.tiles if with_tiles else ())
    if layer.form == "term" and kind != "no_data":
        tiles = (layer.industry,) if with_tiles else ()
        return LabelText(name, tiles=tiles, detail=value.short, chip=t("首位") if kind == "first" else None)
    return LabelText(name, detail=value.short)


def _unique(*forms: LabelText) -> tuple[LabelText, ...]:
    return tuple(dict.fromkeys(forms))
