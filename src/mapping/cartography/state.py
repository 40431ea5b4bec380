"""The answer to a `MapSpec`: everything a renderer needs to know, and nothing of any renderer.

Colours, bins, legend rows, labels and captions are decided once, in `mapping.cartography.resolve`; folium, the live
map, sheets and tables all read this state. It knows no pixels and no drawing library.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from mapping.cartography.look import light
from mapping.cartography.spec import FOUND_PARKS, MapSpec
from mapping.cartography.tiles import CROSS
from mapping.insight.statistical import SCENIC

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.cartography.bins import Bin, Value
    from mapping.cartography.lines import LineKey
    from mapping.cartography.marks import MarkKey
    from mapping.cartography.parts import (
        CityFace,
        DistrictFace,
        DrawnArea,
        FacilityMark,
        IndustryFace,
        ParkMark,
        SharedListFace,
        TierFace,
        UnitFace,
    )
    from mapping.cartography.tiles import Tile
    from mapping.cartography.unit_and_industry import IndustryFacts, UnitFacts
    from mapping.insight.firms.cell_model import FirmCell

LabelForm: TypeAlias = Literal["tiles", "term", "value"]
Areas: TypeAlias = Literal["layout_unit", "district"]
MOST_NUMBERED = 40
"""Parks found that get a number each on the map of the city; more are dots."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a thing shown comes from."""

    source_id: str
    title: str
    publisher: str
    date: str | None
    url: str | None
    licence: str
    note: str | None


@dataclass(frozen=True, slots=True)
class UnitValue:
    """The value of one unit in a layer, with the bin that contains it.

    ``text`` says it in full, ``short`` fits under a name on the map; ``tiles`` are the industries (None: cross-cutting)
    whose tiles stand under the name; ``mark`` is that of the term that ``short`` is, on a layer of a sub-sector, and of
    the industry that the unit's list names, on a layer of what stands there.
    """

    raw: Value
    bin: str
    text: str
    short: str
    tiles: tuple[str | None, ...] = ()
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class LegendRow:
    """One bin and the number of units in it."""

    bin: Bin
    count: int


@dataclass(frozen=True, slots=True)
class LayerState:
    """One choropleth layer, classified.

    ``values`` has a key for every layout unit, and ``scenic`` where the layer counts the scenic area as a unit of its
    own. ``industry``, ``tier`` and ``subsector`` tell what the layer is about, where it is about one; that of a
    sub-sector tells its industry as well, if it has one. ``quantity`` tells whether the
    values are quantities or categories, ``amount`` whether they are amounts (things counted, people, areas) and no
    ratio: only these may be the area of a circle. ``digits`` are the decimals that tables show of a quantity, and
    ``measure`` is what its column counts in, empty where the label says it.
    ``origins`` are sources of values that no table of the catalog holds, such as a file that the reader handed over.
    ``together`` are units whose values are one amount and not one each, by the id of the list that they share;
    ``together_caption`` is the caption with a word on that, where they are drawn as one.
    ``geography``: the areas that have the values. Those of districts (keys: adcode, called as ``names`` says) are drawn
    in the administrative view alone, for no unit has a share of them.
    ``finding``: what the layer finds, where it says so itself. ``made_up``: what it shows is an invented example.
    """

    layer_id: str
    group: str
    label: str
    caption: str
    form: LabelForm
    bins: tuple[Bin, ...]
    values: Mapping[str, UnitValue]
    sources: tuple[str, ...]
    quantity: bool = False
    amount: bool = False
    digits: int = 0
    measure: str = ""
    industry: str | None = None
    tier: str | None = None
    subsector: str | None = None
    note: str | None = None
    origins: tuple[Provenance, ...] = ()
    together: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    together_caption: str = ""
    geography: Areas = "layout_unit"
    names: Mapping[str, str] = field(default_factory=dict)
    finding: str = ""
    made_up: bool = False

    @property
    def of_districts(self) -> bool:
        """Whether districts have the values, and not layout units."""
        return self.geography == "district"

    @property
    def legend(self) -> tuple[LegendRow, ...]:
        """Every bin with its count, empty bins included."""
        return tuple(LegendRow(b, sum(v.bin == b.key for v in self.values.values())) for b in self.bins)

    @property
    def designated(self) -> int:
        """Number of units whose value is neither missing nor "not designated"."""
        quiet = {b.key for b in self.bins if b.kind in ("no_data", "not_designated", "same_industry")}
        return sum(v.bin not in quiet for v in self.values.values())

    def bin_of(self, unit_id: str) -> Bin:
        """Return the bin of one unit."""
        key = self.values[unit_id].bin
        return next(b for b in self.bins if b.key == key)

    def fill(self, unit_id: str) -> str:
        """Return the land colour of one unit (#rrggbb)."""
        return self.bin_of(unit_id).fill


@dataclass(frozen=True, slots=True)
class Circles:
    """Circles of one quantity. Radii are shares of the largest circle (0 to 1); a unit without a value has none.

    A circle belongs to a unit or, by the list's id, to all units that share a list and with it one amount.
    ``origins`` and ``made_up`` are those of its layer.
    """

    layer_id: str
    label: str
    caption: str
    radii: Mapping[str, float]
    legend: tuple[tuple[str, float], ...]
    origins: tuple[Provenance, ...] = ()
    made_up: bool = False


@dataclass(frozen=True, slots=True)
class HeatClass:
    """The cells of one class: its row of the key, those of its own size, and larger ones that stand for several."""

    row: LegendRow
    cells: tuple[FirmCell, ...]
    larger: tuple[FirmCell, ...]


@dataclass(frozen=True, slots=True)
class HeatState:
    """Firms by cell, classified. ``outside`` counts cells in no unit; ``note`` says what is not on the map.

    ``origins`` and ``made_up`` are those of the list, as a layer has them.
    """

    label: str
    caption: str
    classes: tuple[HeatClass, ...]
    outside: LegendRow
    note: str
    origins: tuple[Provenance, ...]
    made_up: bool


@dataclass(frozen=True, slots=True)
class MapState:
    """A map, decided. It carries the spec it answers, so picture, legend and caption cannot disagree.

    ``finding`` is what the map shows, in one sentence above it; empty where a page has no answer yet. ``title`` is the
    kind of map, for names of files and the line below.
    ``second`` is the second measure as circles; None where none was asked for, where it would repeat the layer, and
    on a map of one unit. ``lines`` name the lines that the map may show, in the order of its key; ``geo_note`` says
    what the administrative view does not. ``marks`` name the markers of parks that a sheet or page draws; none
    where the map marks no parks; ``facilities`` are airports, stations, ports and bonded zones, if it marks them.
    ``drawn`` is the area that a reader has drawn on it.
    ``waters`` holds the names of rivers and lakes by id, those without a name left out. ``unit_facts`` and
    ``industry_facts`` are what a sheet of one unit or one industry tells beside its map. ``heat``: firms by cell.
    """

    spec: MapSpec
    title: str
    finding: str
    subtitle: str
    edition: str
    layer: LayerState
    second: Circles | None
    lines: tuple[LineKey, ...]
    geo_note: str | None
    marks: tuple[MarkKey, ...]
    units: tuple[UnitFace, ...]
    shared_lists: tuple[SharedListFace, ...]
    districts: tuple[DistrictFace, ...]
    industries: tuple[IndustryFace, ...]
    tiers: tuple[TierFace, ...]
    parks: tuple[ParkMark, ...]
    facilities: tuple[FacilityMark, ...]
    scenic: str
    waters: Mapping[str, str]
    cities: tuple[CityFace, ...]
    unit_facts: UnitFacts | None
    industry_facts: IndustryFacts | None
    policy: Provenance
    provenance: tuple[Provenance, ...]
    statement: str
    warnings: tuple[str, ...]
    drawn: DrawnArea | None = None
    heat: HeatState | None = None

    @property
    def origin(self) -> Provenance:
        """Where the values come from that the map shows, the first source of its layer."""
        return next((p for p in self.provenance if p.source_id in self.layer.sources[:1]), self.policy)

    @property
    def made_up(self) -> bool:
        """Whether anything that the map shows is an invented example."""
        return self.layer.made_up or (self.second is not None and self.second.made_up)

    @property
    def headline(self) -> str:
        """What stands above the map: what it finds, else what it is."""
        return self.finding or self.title

    @property
    def below(self) -> str:
        """The line below the headline: what kind of map it is, and of what; no part that the headline says itself."""
        if not self.finding:
            return self.subtitle
        return " · ".join(part for part in (self.title, *self.subtitle.split(" · ")) if part not in self.finding)

    @property
    def focus(self) -> UnitFace | None:
        """The unit that a map of one unit is about; None on a map of the city."""
        return next((u for u in self.units if u.unit_id == self.spec.unit and self.spec.kind == "unit"), None)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Ids of the units in focus or chosen: one, or all that share the list that is chosen."""
        if self.spec.unit is not None:
            return (self.spec.unit,)
        return next((shared.members for shared in self.shared_lists if shared.shared_list == self.spec.group), ())

    @property
    def is_plain(self) -> bool:
        """Whether the land only tells the unit in focus from its neighbours, as on a map of one unit by default."""
        return self.focus is not None and self.spec.layer == MapSpec.model_fields["layer"].default

    def fill(self, unit_id: str) -> str | None:
        """Return the land colour of a unit or district (#rrggbb); None asks for the hatch of missing values."""
        if self.is_plain:
            return light("land-focus" if unit_id == self.spec.unit else "land-neighbour")
        if unit_id not in self.layer.values or self.layer.bin_of(unit_id).hatch:
            return None
        return self.layer.fill(unit_id)

    @property
    def numbers(self) -> Mapping[str, int]:
        """Numbers of the parks that a list beside the map names, by id.

        On a map of one unit its parks north to south; on one of what the finder found these, in the order of the list,
        where they are few enough to tell apart.
        """
        if self.focus:
            drawn = [p for p in self.parks if p.drawable and p.unit_id == self.spec.unit]
        elif self.spec.layer == FOUND_PARKS and self.marks:
            drawn = [p for p in self.parks if p.drawable]
            drawn = drawn if len(drawn) <= MOST_NUMBERED else []
        else:
            drawn = []
        return {p.park_id: i for i, p in enumerate(drawn, 1)}

    @property
    def by_district(self) -> bool:
        """Whether the map is the administrative view of the city: a map of one unit has no such view."""
        return self.spec.geo == "district" and self.focus is None

    @property
    def names(self) -> Mapping[str, str]:
        """Names on the map of all that may have a value: units and the scenic area, or districts."""
        return self.layer.names if self.layer.of_districts else self.unit_names

    @property
    def unit_names(self) -> Mapping[str, str]:
        """Names on the map of the units, and of the scenic area."""
        return {unit.unit_id: unit.label for unit in self.units} | {SCENIC: self.scenic}

    @property
    def tiles(self) -> Mapping[str | None, Tile]:
        """Industry id -> tile; None stands for what cuts across industries."""
        return {None: CROSS[self.spec.lang], **{industry.industry_id: industry.tile for industry in self.industries}}
