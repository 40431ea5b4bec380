"""What the labels of a map say: for each label the forms it may take, from rich to poor.

What a label says follows from the layer (`label_of`), which forms it may take from its ladder. Renderers that lay out a
fixed picture (the offline page, sheets) take the forms, measure and place them; the live map is given the same ladders
and does so in the browser, where the zoom changes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from mapping.i18n import message, translator

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mapping.cartography.bins import BinKind
    from mapping.cartography.parts import DistrictFace, SharedListFace, UnitFace
    from mapping.cartography.state import LayerState, MapState
    from mapping.i18n import Translate

Ladder: TypeAlias = Literal["tiles", "term", "value", "marked", "name", "quiet", "quiet_list"]
Part: TypeAlias = Literal["tiles", "mark", "detail", "chip", "hint"]
"""What may stand under a name: the tiles of an overlay, the tile of the layer's industry, a text, a tag, a pointer to
the inset. A map without room for a part leaves it out of every form."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One form: which of the two names, and what stands under it as far as the label has it."""

    name: Literal["label", "tiny"]
    parts: tuple[Part, ...] = ()
    quiet: bool = False


_TINY: Final = Rung("tiny")
_QUIET: Final = Rung("tiny", quiet=True)

LADDERS: Final[Mapping[Ladder, tuple[Rung, ...]]] = {
    "tiles": (Rung("label", ("tiles",)), Rung("tiny", ("tiles",)), Rung("label"), _TINY),
    "term": (
        Rung("label", ("mark", "detail", "chip")),
        Rung("tiny", ("mark", "detail", "chip")),
        Rung("tiny", ("mark", "chip")),
        _TINY,
    ),
    "value": (Rung("label", ("detail",)), Rung("tiny", ("detail",)), Rung("label"), _TINY),
    "marked": (Rung("label", ("mark", "detail")), Rung("tiny", ("mark", "detail")), Rung("tiny", ("detail",)), _TINY),
    "name": (Rung("label", ("hint",)), Rung("label"), _TINY),
    "quiet": (_QUIET,),
    "quiet_list": (Rung("label", quiet=True), _QUIET),
}
"""Forms by ladder, richest first."""

SMALL_LADDERS: Final[Mapping[Ladder, tuple[Rung, ...]]] = {
    "tiles": (_TINY,),
    "term": (_TINY,),
    "value": (Rung("tiny", ("detail",)), _TINY),
    "marked": (Rung("tiny", ("detail",)), _TINY),
    "name": (_TINY,),
    "quiet": (_QUIET,),
    "quiet_list": (_QUIET,),
}
"""The same for units of a shared list in an inset of a few hundred pixels."""

AROUND_LADDERS: Final[Mapping[Ladder, tuple[Rung, ...]]] = {**SMALL_LADDERS, "tiles": (_QUIET,)}
"""The same for the units around those: the main map shows their tiles."""


@dataclass(frozen=True, slots=True)
class LabelContent:
    """What a label says beside its name. ``tiles`` and ``mark`` are industry ids (None: cross-cutting)."""

    ladder: Ladder
    tiles: tuple[str | None, ...] = ()
    mark: str | None = None
    detail: str | None = None
    chip: str | None = None
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class LabelText:
    """One form of a label. ``tiles`` are industry ids (None: cross-cutting) drawn as a row under the name."""

    name: str
    quiet: bool = False
    tiles: tuple[str | None, ...] = ()
    detail: str | None = None
    chip: str | None = None

    @property
    def is_bare(self) -> bool:
        """Whether it is a name and nothing else."""
        return not self.tiles and self.detail is None and self.chip is None


@dataclass(frozen=True, slots=True)
class LabelItem:
    """One label: its candidate positions (lon, lat), best first, and its forms, richest first.

    Lower ``priority`` is placed earlier. One that ``leads`` may stand beside its unit, with a line to it.
    """

    key: str
    anchors: tuple[tuple[float, float], ...]
    forms: tuple[LabelText, ...]
    priority: int
    leads: bool = True

    @property
    def saying(self) -> tuple[LabelText, ...]:
        """The forms that say more than a name."""
        return tuple(form for form in self.forms if not form.is_bare)


_PRIORITY: Final = {"national_zone": 1, "new_district": 2, "central": 4}
_CHIPS: Final[dict[BinKind, str]] = {"first": message("首位"), "named": message("对应")}
"""What stands beside the term of a unit of some classes, so that a print without colours tells them apart."""
_CENTRAL: Final = "central"
_CALLOUT_PRIORITY: Final = 0
_SELECTED_PRIORITY: Final = -1
_DISTRICT_PRIORITY: Final = 5
_AROUND_PRIORITY: Final = 9


def label_of(layer: LayerState, unit_id: str, t: Translate) -> LabelContent:
    """Return what a layer has the label of a unit say; a unit it does not know, or gives nothing, is only named."""
    value = layer.values.get(unit_id)
    if value is None:
        return LabelContent("quiet")
    kind = layer.bin_of(unit_id).kind
    if kind == "same_industry" or (kind == "not_designated" and not (layer.form == "tiles" and value.tiles)):
        return LabelContent("quiet")
    if layer.form == "tiles":
        return LabelContent("tiles", tiles=value.tiles)
    if layer.form == "term" and kind != "no_data":
        chip = _CHIPS.get(kind)
        mark = value.mark if layer.subsector else layer.industry
        return LabelContent("term", mark=mark, detail=value.short, chip=chip and t(chip))
    if value.mark is not None:
        return LabelContent("marked", mark=value.mark, detail=value.short or None)
    return LabelContent("value", detail=value.short or None)


def shared_label_of(layer: LayerState, members: Sequence[str], t: Translate) -> LabelContent:
    """Return what the one label of a shared list says: what its members say where they agree, else where to look."""
    if len({layer.values[member].text for member in members if member in layer.values}) != 1:
        return LabelContent("name", hint=t("见放大图"))
    content = label_of(layer, members[0], t)
    return replace(content, ladder="quiet_list") if content.ladder == "quiet" else content


def values_apart(state: MapState) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return what units of a shared list say each, by the list's name: name and value.

    Where its one label speaks for all of them the list has none; a map of the city without an inset tells them apart in
    a key, since they have no labels of their own.
    """
    t, units = translator(state.spec.lang), {unit.unit_id: unit for unit in state.units}
    told = {}
    for shared in state.shared_lists:
        if shared_label_of(state.layer, shared.members, t).ladder == "name":
            said = ((units[m].tiny, label_of(state.layer, m, t).detail) for m in shared.members)
            told[shared.label] = tuple((name, value) for name, value in said if value is not None)
    return {label: values for label, values in told.items() if values}


def forms_of(content: LabelContent, label: str, tiny: str, *, without: frozenset[Part]) -> tuple[LabelText, ...]:
    """Return the forms of a label, those alike once; the parts ``without`` are left out of each."""
    return tuple(
        dict.fromkeys(
            _form(rung, content, label if rung.name == "label" else tiny, without) for rung in LADDERS[content.ladder]
        )
    )


def _form(rung: Rung, content: LabelContent, name: str, without: frozenset[Part]) -> LabelText:
    parts = set(rung.parts) - without
    tiles = content.tiles if "tiles" in parts else (content.mark,) if "mark" in parts else ()
    return LabelText(
        name,
        quiet=rung.quiet,
        tiles=tiles,
        detail=content.detail if "detail" in parts else None,
        chip=content.chip if "chip" in parts else None,
    )


def label_items(state: MapState, *, grouped: bool) -> tuple[LabelItem, ...]:
    """Return the labels of a map, in the order in which they are to be placed.

    ``grouped``: units that share a list are labelled by one callout, as at the scale of the whole city.
    """
    members = {m for s in state.shared_lists for m in s.members} if grouped else set()
    items = [
        LabelItem(
            unit.unit_id,
            unit.anchors,
            _unit_forms(state, unit),
            _SELECTED_PRIORITY if unit.unit_id == state.spec.unit else _PRIORITY.get(unit.group, 3),
        )
        for unit in state.units
        if unit.anchors and unit.unit_id not in members
    ]
    if grouped:
        items += [
            LabelItem(s.shared_list, s.anchors, _callout_forms(state, s), _CALLOUT_PRIORITY) for s in state.shared_lists
        ]
    return tuple(sorted(items, key=lambda item: item.priority))


def centre_items(state: MapState) -> Iterator[LabelItem]:
    """Yield the labels of an inset of the centre: its units, and quietly those around, which the main map tells of.

    Units that share a list go without its tiles: six equal rows would hide the names.
    """
    shared = {member for s in state.shared_lists for member in s.members}
    units = {u.unit_id: u for u in state.units}
    for item in label_items(state, grouped=False):
        unit = units[item.key]
        if unit.group != _CENTRAL:
            quiet = (LabelText(unit.tiny, quiet=True),)
            yield replace(item, forms=quiet, priority=_AROUND_PRIORITY, leads=False)
        elif item.key in shared:
            yield replace(item, forms=tuple(dict.fromkeys(replace(form, tiles=()) for form in item.forms)))
        else:
            yield item


def district_items(state: MapState) -> tuple[LabelItem, ...]:
    """Return the names of the administrative districts, smallest first: they have the least choice of places.

    With them stands the value of a layer that is of districts.
    """
    t, told = translator(state.spec.lang), state.layer if state.layer.of_districts else None

    def forms(face: DistrictFace) -> tuple[LabelText, ...]:
        named = (LabelText(face.name), LabelText(face.name, quiet=True))
        if told is None:
            return named
        rich = forms_of(label_of(told, face.adcode, t), face.name, face.name, without=frozenset())
        return tuple(dict.fromkeys((*rich, *named)))

    return tuple(
        LabelItem(face.adcode, face.anchors, forms(face), _DISTRICT_PRIORITY)
        for face in sorted(state.districts, key=lambda face: face.area_km2)
    )


def _unit_forms(state: MapState, unit: UnitFace) -> tuple[LabelText, ...]:
    beside = state.is_plain and unit.unit_id != state.spec.unit
    content = LabelContent("quiet") if beside else label_of(state.layer, unit.unit_id, translator(state.spec.lang))
    return forms_of(content, unit.label, unit.tiny, without=_without(state))


def _callout_forms(state: MapState, shared: SharedListFace) -> tuple[LabelText, ...]:
    content = shared_label_of(state.layer, shared.members, translator(state.spec.lang))
    return forms_of(content, shared.label, shared.tiny, without=_without(state))


def _without(state: MapState) -> frozenset[Part]:
    """Return the parts that a fixed picture leaves out: a sheet says by the inset's frame where to look."""
    return frozenset({"hint"} if "tiles" in state.spec.overlays else {"hint", "tiles"})
