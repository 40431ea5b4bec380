"""The layer `change`: what became of each unit's list from one edition of the plan to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.cartography import look_tints
from mapping.cartography.bins import EqualBin, no_data_bin
from mapping.cartography.bins import find as find_bin
from mapping.cartography.layers.designations import tiles_of
from mapping.cartography.state import LayerState, UnitValue
from mapping.cartography.wording.editions import bin_label, change_in_full, change_in_short
from mapping.cartography.wording.typography import spaced
from mapping.insight.editions.difference import between

if TYPE_CHECKING:
    from mapping.cartography.bins import Bin, BinKind
    from mapping.cartography.layers.question import Question
    from mapping.catalog.records import Edition
    from mapping.insight.editions.difference import UnitChange

CHANGE: Final = "change"
BINS: Final = ("added", "removed", "both", "reordered", "listed", "unlisted", "same")
"""Classes, in the order of the key; terms only mapped otherwise, or lists only shared otherwise, count as reordered."""
_WHERE_THEY_OCCUR: Final = ("listed", "unlisted")
"""Classes that most pairs of editions do not have, and whose row in the key would only ask what they mean."""


def change_layer(q: Question, against: str) -> LayerState:
    """Return what differs from the edition ``against`` to the one that is looked at.

    The classes are the same whichever editions are compared.

    Raises:
        UnknownNameError: no such edition.
    """
    difference = between(q.atlas.catalog, against, q.view.edition)
    before, after = (q.atlas.catalog.edition(edition) for edition in (against, q.view.edition))
    classes = {change.unit_id: class_of(change) for change in difference.units}
    bins: list[Bin] = [
        EqualBin(key, bin_label(key, q.names), look_tints.CHANGES[key], kind=_kind(key), value=key)
        for key in BINS
        if key in classes.values() or key not in _WHERE_THEY_OCCUR
    ]
    bins.append(no_data_bin(bin_label("no_list", q.names)))
    values = {}
    for change in difference.units:
        raw = classes[change.unit_id]
        rows = q.atlas.catalog.designations_of(change.unit_id, q.view.edition)
        values[change.unit_id] = UnitValue(
            raw=raw,
            bin=find_bin(bins, raw).key,
            text=change_in_full(change, q.atlas.catalog, q.names),
            short=change_in_short(change, q.names),
            tiles=tiles_of(rows),
        )
    return LayerState(
        layer_id=CHANGE,
        group="overview",
        label=q.t("版本变化"),
        caption=_caption(q, before, after),
        form="value",
        bins=tuple(bins),
        values=values,
        sources=tuple(dict.fromkeys((after.source_id, before.source_id))),
    )


def _caption(q: Question, before: Edition, after: Edition) -> str:
    """Return which editions are compared, and what the signs on the map mean."""
    names = (q.names.edition(edition) for edition in (before, after))
    told = dict(zip(("before", "after"), names, strict=True))
    return spaced(q.t("{after}较{before}：+ 增列、− 删减、移 = 调次序、改 = 改归类", **told))


def class_of(change: UnitChange) -> str | None:
    """Return the class of a unit; None for one that has a list in neither edition."""
    if change.status == "no_list":
        return None
    if change.status == "reclassified" or (change.status == "same" and change.sharing_changed):
        return "reordered"
    return change.status


def _kind(key: str) -> BinKind:
    return "not_designated" if key == "same" else "value"
