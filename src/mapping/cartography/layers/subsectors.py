"""The layers `subsector:<id>`: which units name a sub-sector, which cover it, and which only list its industry.

There is one a sub-sector, made when it is asked for: a first map carries none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.cartography import look_tints
from mapping.cartography.bins import EqualBin, no_data_bin
from mapping.cartography.layers.designations import tiles_of
from mapping.cartography.state import LayerState, UnitValue
from mapping.cartography.wording.subsectors import place_text, standing_name, subsector_caption, untaken_note
from mapping.insight.subsectors import places

if TYPE_CHECKING:
    from mapping.cartography.bins import Bin
    from mapping.cartography.layers.question import Question
    from mapping.catalog.records import Subsector

PREFIX: Final = "subsector:"
"""What the id of such a layer begins with; the id of the sub-sector follows."""


def subsector_layer_id(subsector_id: str) -> str:
    """Return the id of the layer of a sub-sector."""
    return f"{PREFIX}{subsector_id}"


def subsector_layer(q: Question, subsector_id: str) -> LayerState:
    """Return the layer of a sub-sector; raises UnknownNameError."""
    subsector = q.atlas.catalog.subsector(subsector_id)
    found = places(q.atlas.catalog, subsector_id, q.view.edition)
    taken = any(place.standing in {"named", "covered"} for place in found.values())
    values = {}
    for unit in q.atlas.catalog.units:
        place = found[unit.unit_id]
        text = place_text(q.atlas.catalog, subsector, place, q.names)
        short = q.names.term_short(place.designation.term) if place.designation else text
        known = place.standing != "no_data"
        values[unit.unit_id] = UnitValue(
            raw=place.standing if known else None,
            bin=place.standing,
            text=text,
            short=short,
            tiles=tiles_of(q.designations(unit)),
            mark=place.designation.industry_id if place.designation else None,
        )
    return LayerState(
        layer_id=subsector_layer_id(subsector_id),
        group="subsector",
        label=q.names.subsector(subsector),
        caption=subsector_caption(q.atlas.catalog, subsector, q.names),
        form="term",
        bins=_bins(q, subsector),
        values=values,
        sources=(q.policy, "subsectors"),
        industry=subsector.industry_id,
        subsector=subsector_id,
        note=None if taken else untaken_note(q.names, subsector, q.edition),
    )


def _bins(q: Question, subsector: Subsector) -> tuple[Bin, ...]:
    """Return the classes, the closest first; without an industry nobody can only list the industry."""

    def name(standing: str) -> str:
        return standing_name(q.atlas.catalog, subsector, standing, q.names)

    bins: list[Bin] = [
        EqualBin("named", name("named"), look_tints.NAMED_FIRST, kind="named", value="named"),
        EqualBin("covered", name("covered"), look_tints.NAMED, kind="covered", value="covered"),
    ]
    if subsector.industry_id is not None:
        bins.append(
            EqualBin(
                "same_industry",
                name("same_industry"),
                look_tints.SAME_INDUSTRY,
                kind="same_industry",
                value="same_industry",
            )
        )
    quiet = EqualBin("unlisted", name("unlisted"), look_tints.NOT_DESIGNATED, kind="not_designated", value="unlisted")
    return (*bins, quiet, no_data_bin(name("no_data")))
