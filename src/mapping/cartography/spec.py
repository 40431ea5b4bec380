"""What is asked of a map: one small, frozen object that travels in the address bar."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from mapping.insight.firms.query import FirmQuery
from mapping.insight.parks.finder import ParkQuery
from mapping.view import View

Overlay: TypeAlias = Literal["tiles", "parks", "facilities", "water", "districts", "labels"]

OVERLAYS: tuple[Overlay, ...] = ("tiles", "parks", "facilities", "water", "districts", "labels")
"""Overlays that combine with any layer. Schematic edges are no overlay: they are always drawn, dashed."""

DEFAULT_OVERLAYS: tuple[Overlay, ...] = ("tiles", "water", "districts", "labels")

FOUND_PARKS = "matches"
"""Layer of a map that shows the parks that answer its query, and no others."""

MOST_MERGED = 1000
"""The most firms that a cell may be asked to have."""


class MapSpec(BaseModel):
    """A request for a map. Equal specs give equal maps.

    ``kind``: the whole city, one layout unit, or one industry. ``layer``: a layer id such as ``lead`` or
    ``industry:auto``; ``over``: a second layer, a quantity, drawn as circles. ``unit``: the unit in focus or chosen;
    ``group``: id of the shared list whose units are chosen together, where no unit is.
    ``geo``: layout units, or the administrative view, in which ``district`` (adcode) may be chosen. ``edition``: id in
    editions.csv; which one is meant where nobody says is not decided here. ``against``: the edition from which the
    layer `change` tells the difference (none: the newest in force but for itself). ``later``: show what came after.
    ``text``: what an investor wants to do, which the layer ``score`` rates; ``drop``: words of it that do not count;
    ``choose``: pairs of an ambiguous word and the industry meant; ``weights``: what differs from the default weights,
    as ``parks:40,level:0``.
    ``query``: which parks the layer ``matches`` counts and shows.
    ``firms``: which firms the layers ``firms``, ``firms:…`` and ``lq:…`` count.
    ``cells``: size of the H3 cells by which they are drawn over the land (0: none), where cells with fewer than
    ``merge`` firms are drawn together.
    ``within``: an area drawn by hand: ``lon,lat;lon,lat;…``, several with ``|`` between, or ``@lon,lat,km``.
    ``review_number``: the map review number (审图号) to print; without one the sheet says that it was not reviewed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["city", "unit", "industry"] = "city"
    layer: str = "lead"
    unit: str | None = None
    group: str | None = None
    park: str | None = None
    district: str | None = None
    geo: Literal["unit", "district"] = "unit"
    over: str | None = None
    overlays: tuple[Overlay, ...] = DEFAULT_OVERLAYS
    edition: str
    against: str | None = None
    later: bool = False
    text: str = ""
    drop: tuple[str, ...] = ()
    choose: tuple[tuple[str, str], ...] = ()
    weights: str = ""
    query: ParkQuery = ParkQuery()
    firms: FirmQuery = FirmQuery()
    cells: Literal[0, 6, 7, 8, 9] = 0
    merge: Annotated[int, Field(ge=0, le=MOST_MERGED)] = 0
    within: str = ""
    lang: Literal["zh", "en"] = "zh"
    review_number: str | None = None

    @property
    def view(self) -> View:
        """How the data are looked at: edition, later, language. Who asks for later parks looks at what came later."""
        return View(self.edition, self.later or self.query.later, self.lang)

    @property
    def parks_asked(self) -> ParkQuery:
        """The query in the view of the map: later parks are in both or in neither."""
        return self.query.model_copy(update={"later": self.view.later})
