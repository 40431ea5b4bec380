"""All layers of the map, in the order of the panel; adding one means adding its builder here.

A layer is made for one view in one go: what it asks of the data, how the answer is classed, how it is worded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.layers.change import change_layer
from mapping.cartography.layers.designations import designation_layers, term_layers
from mapping.cartography.layers.firms import firms_layer
from mapping.cartography.layers.indicators import indicator_layers
from mapping.cartography.layers.measures import density_layer, parks_layer
from mapping.cartography.layers.overlap import overlap_layer
from mapping.cartography.layers.question import Question
from mapping.cartography.layers.subsectors import subsector_layer
from mapping.cartography.layers.targets import target_layers
from mapping.cartography.wording.names import Names
from mapping.i18n import message, translator
from mapping.insight.editions.difference import compared_with
from mapping.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.cartography.state import LayerState
    from mapping.insight.atlas import Atlas
    from mapping.insight.firms.query import FirmQuery
    from mapping.insight.overlap import Basis
    from mapping.view import View

GROUP_LABELS = {
    "overview": message("总体"),
    "industry": message("965产业"),
    "tier": message("层级"),
    "measure": message("指标"),
    "target": message("目标"),
    "completion": message("完成率"),
    "indicator": message("自有指标"),
}


def build_layers(atlas: Atlas, view: View) -> dict[str, LayerState]:
    """Return every layer of a view, classified, by layer id, in the order of the layer panel."""
    return {layer.layer_id: layer for layer in _all(_question(atlas, view))}


@kept(16)
def overlap_by(atlas: Atlas, view: View, basis: Basis) -> LayerState:
    """Return the overlap of the units by a basis: of the page on overlap alone, so not among the others."""
    return overlap_layer(_question(atlas, view), basis)


@kept(32)
def layer_of_change(atlas: Atlas, view: View, against: str) -> LayerState:
    """Return what differs from an edition that the reader names.

    Raises:
        UnknownNameError: no such edition.
    """
    return change_layer(_question(atlas, view), against)


@kept(128)
def layer_of_subsector(atlas: Atlas, view: View, subsector_id: str) -> LayerState:
    """Return who names or covers a sub-sector: made when it is asked for, so not among the others.

    Raises:
        UnknownNameError: no such sub-sector.
    """
    return subsector_layer(_question(atlas, view), subsector_id)


@kept(64)
def layer_of_firms(atlas: Atlas, view: View, layer_id: str, query: FirmQuery) -> LayerState:
    """Return a layer of the list of firms beside the data: made when it is asked for, so not among the others.

    Raises:
        UsageError: there is no list, or its engine does not answer.
        UnknownNameError: no such industry or sub-sector.
    """
    return firms_layer(_question(atlas, view), layer_id, query)


@kept(16)
def layers_of_terms(atlas: Atlas, view: View) -> tuple[LayerState, ...]:
    """Return who uses each term of the plan, one layer a term, in the order of `insight.overlap.term_claims`."""
    return tuple(term_layers(_question(atlas, view)))


def _question(atlas: Atlas, view: View) -> Question:
    return Question(atlas, view, translator(view.lang), Names.of(atlas.catalog, view.lang))


def _all(q: Question) -> Iterator[LayerState]:
    yield from designation_layers(q)
    yield density_layer(q)
    yield parks_layer(q)
    yield from target_layers(q)
    yield overlap_layer(q)
    yield from indicator_layers(q)
    against = compared_with(q.atlas.catalog, q.view.edition)
    if against is not None:
        yield change_layer(q, against)
