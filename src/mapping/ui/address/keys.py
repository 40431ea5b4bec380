"""The registry of address keys: what may stand behind the question mark, and all that is to be known of it.

Adding a key is one entry of `KEYS` (and a field of `mapping.ui.address.parts` for its value). Reading, writing, links,
bounds, what the browser is told, and the table in ``docs/addresses.md`` follow from it.
"""

from __future__ import annotations

from functools import partial

from mapping.insight.parks.finder import LONGEST_TEXT, MOST_SHORTLISTED, RANGE_FACETS, VALUE_FACETS
from mapping.insight.within import LONGEST_IN_ADDRESS
from mapping.ui.address import readers, spelling
from mapping.ui.address.firm_keys import FIRM_KEYS
from mapping.ui.address.fitting import in_address
from mapping.ui.address.key import LONGEST_SINGLE, Key, Page

__all__ = [
    "KEYS",
    "LONGEST_SINGLE",
    "MAPS",
    "PAGES",
    "VIEWS",
    "Key",
    "Page",
    "keys_held",
    "keys_named",
    "keys_of",
    "states",
]

PAGES: tuple[Page, ...] = (
    *("city", "district", "finder", "match", "overlap", "targets", "firms", "sources"),
    *("briefing", "import", "editions"),
)
VIEWS: tuple[Page, ...] = ("city", "district", "finder", "match", "overlap", "targets", "sources")
"""Pages on which a park may be chosen."""
MAPS: tuple[Page, ...] = ("city", "district", "match", "overlap", "targets", "sources")
"""Pages that read what a map shows. The finder is not among them: what its map shows follows from its filter."""

_FILTER = ("map.filter",)
_OF_THE_FINDER = partial(Key, pages=("finder",), held=_FILTER)

KEYS: tuple[Key, ...] = (
    # In the order in which they are read: problems are told in the language, a layer is one of the edition.
    Key(
        name="lang",
        pages=PAGES,
        owner="spec.lang",
        read=readers.lang,
        values="`en`",
        meaning="language; kept while the reader goes from page to page",
        held=("head.language",),
    ),
    Key(
        name="edition",
        pages=PAGES,
        owner="spec.edition",
        read=readers.edition,
        values="id in `editions.csv`",
        meaning="edition of the plan where it is not the newest; kept like the language",
        held=("head.edition",),
    ),
    Key(
        name="later",
        pages=MAPS,
        owner="spec.later",
        read=readers.later,
        write=spelling.flag,
        values="`1`",
        meaning="show what came after the edition: on maps of city and unit the parks, while cards and table stay",
    ),
    Key(
        name="unit",
        pages=(*MAPS, "editions"),
        owner="spec.unit",
        read=readers.unit,
        values="id; read also: name, alias, pinyin, initials",
        meaning="unit chosen, or the unit of the map",
        held=("map.selected", "map.focus", "matrix.unit"),
    ),
    Key(
        name="group",
        pages=("city",),
        owner="spec.group",
        read=readers.group,
        values="id in `shared_lists.csv`",
        meaning="all units that share one list of the plan, chosen together",
        held=("map.group",),
    ),
    Key(
        name="park",
        pages=VIEWS,
        owner="spec.park",
        read=readers.park,
        values="park id",
        meaning="park chosen",
        held=("map.park",),
    ),
    Key(
        name="overlays",
        pages=(*MAPS, "finder", "firms"),
        owner="spec.overlays",
        form="list",
        read=readers.overlays,
        write=spelling.overlays,
        values="ids, or `none`",
        meaning="what lies over the land",
        held=("map.overlays",),
    ),
    Key(
        name="geo",
        pages=MAPS,
        owner="spec.geo",
        read=readers.geo,
        values="`district`",
        meaning="administrative view; drawn on the city's page",
        held=("map.geo", "head.geography"),
    ),
    Key(
        name="district",
        pages=MAPS,
        owner="spec.district",
        read=readers.district,
        values="adcode",
        meaning="district chosen in that view",
        held=("map.district",),
    ),
    Key(
        name="layer",
        pages=("city", "district", "match", "overlap", "sources", "editions"),
        owner="spec.layer",
        read=readers.layer,
        values="layer id, also `subsector:…`, `indicator:…`",
        meaning="layer drawn on the city's page",
        held=("map.layer",),
    ),
    Key(
        name="layer",
        pages=("targets",),
        owner="drawn",
        # A layer of completion exists only while the session holds figures: only the page knows which there are.
        read=readers.as_it_is,
        values="`target:…`, `completion:…`",
        meaning="layer drawn; the first target where none is named",
    ),
    Key(
        name="over",
        pages=MAPS,
        owner="spec.over",
        read=readers.over,
        values="layer id of an amount",
        meaning="second measure, as circles; drawn on the city's page",
        held=("map.over",),
    ),
    Key(
        name="within",
        pages=tuple(dict.fromkeys((*MAPS, "finder", "firms"))),
        owner="spec.within",
        form="area",
        read=readers.within,
        longest=LONGEST_IN_ADDRESS,
        values="`lon,lat;lon,lat;…`, several with `\\|` between; `@lon,lat,km`",
        meaning="an area drawn on the map",
        held=("map.within",),
    ),
    # The filter of the park finder, in the order in which the browser keeps it.
    _OF_THE_FINDER(
        name="q",
        owner="query.q",
        read=readers.search,
        longest=LONGEST_TEXT,
        values="text",
        meaning="search: characters, pinyin or initials",
    ),
    *(
        _OF_THE_FINDER(
            name=facet,
            owner=f"query.{facet}",
            form="list",
            read=readers.facet(facet),
            write=spelling.facet(facet),
            values=values,
            meaning=meaning,
        )
        for facet, (values, meaning) in zip(
            VALUE_FACETS,
            (
                ('ids or names of the "965" industries', "parks of any of these industries"),
                ("ids or names of sub-sectors", "parks with a word that speaks of any of these sub-sectors"),
                ("industry words of the parks", "parks with any of these words"),
                ("as `unit` of a map, `unknown`", "parks of any of these units; `unknown`: not found out"),
                ("kinds of parks", "parks of any of these kinds"),
                ("levels, `unknown`", "parks of any of these levels; `unknown`: not made public"),
                ("classes of precision, `located`", "how well the place is known; `located`: fit to be drawn"),
                ("`high`, `medium`, `low`", "how sure the place is"),
                ("grades of sources, `ungraded`, `quotable`", "how good its source is; `quotable`: fit for a briefing"),
            ),
            strict=True,
        )
    ),
    *(
        _OF_THE_FINDER(
            name=facet,
            owner=f"query.{facet}",
            read=readers.between(facet),
            write=spelling.between,
            values="`1-30`, `-5`, `10-`, `3`",
            meaning=meaning,
        )
        for facet, meaning in zip(
            RANGE_FACETS,
            ("area in km2, both ends included; what is unknown is left out", "year, in the same way"),
            strict=True,
        )
    ),
    _OF_THE_FINDER(
        name="own",
        owner="query.own",
        form="list",
        read=readers.own,
        write=spelling.listed,
        values="`column:value`, `column:20-40`",
        meaning="columns that a list of parks has of its own; of one column any of them, of several all",
    ),
    _OF_THE_FINDER(
        name="later",
        owner="query.later",
        read=readers.later,
        write=spelling.flag,
        longest=1,
        values="`1`",
        meaning="also parks that came after the edition",
    ),
    Key(
        name="short",
        pages=("finder",),
        owner="short",
        form="list",
        read=readers.short,
        write=spelling.listed,
        most=MOST_SHORTLISTED,
        values="park ids, at most five",
        meaning="the shortlist that is compared",
        held=("map.short",),
    ),
    Key(
        name="text",
        pages=("match",),
        owner="wish.text",
        form="text",
        read=readers.wanted,
        write=in_address,
        values="text; a long one packed",
        meaning="what is sought",
    ),
    Key(
        name="drop",
        pages=("match",),
        owner="wish.drop",
        form="list",
        read=readers.drop,
        write=spelling.listed,
        values="words",
        meaning="recognised words that do not count",
    ),
    Key(
        name="choose",
        pages=("match",),
        owner="wish.choose",
        form="list",
        read=readers.choose,
        write=spelling.pairs,
        values="`word:sub-sector` or `word:industry`",
        meaning="what words mean, where the reader corrects or settles it",
    ),
    Key(
        name="w",
        pages=("match",),
        owner="wish.weights",
        form="list",
        read=readers.weights,
        write=lambda weights: weights.to_text(),
        values="`parks:60,…`",
        meaning="weights that differ from the default",
    ),
    Key(
        name="by",
        pages=("overlap",),
        owner="pair.by",
        read=readers.by,
        values="`terms`, `subsectors`",
        meaning="likeness by the plan's words or by sub-sectors instead of industries",
        held=("matrix.by",),
    ),
    Key(
        name="with",
        pages=("overlap",),
        owner="pair.other",
        read=readers.unit,
        values="as `unit`",
        meaning="the second unit of a pair",
        held=("matrix.with",),
    ),
    Key(
        name="q",
        pages=("targets",),
        owner="lists.text",
        read=readers.search,
        longest=LONGEST_TEXT,
        values="text",
        meaning="words that an entry of a unit's lists holds",
    ),
    Key(
        name="list",
        pages=("targets",),
        owner="lists.kind",
        read=readers.kind_of_list,
        values="`enterprise`, `project`, `platform`",
        meaning="which of the three lists",
    ),
    Key(
        name="source",
        pages=("sources",),
        owner="source",
        read=readers.source,
        values="source id",
        meaning="open the page at that source",
    ),
    Key(
        name="clause",
        pages=("sources",),
        owner="clause",
        read=readers.clause,
        values="entry of the list of sentences, such as `unit-ovc`",
        meaning="open the page at that sentence of the policy",
    ),
    *FIRM_KEYS,
)


def keys_of(page: Page) -> tuple[Key, ...]:
    """Return the keys that a page reads, in the order in which they are read."""
    return tuple(key for key in KEYS if page in key.pages)


def keys_named(name: str) -> tuple[Key, ...]:
    """Return every meaning of a key; none where it is not ours."""
    return tuple(key for key in KEYS if key.name == name)


def states(element: str) -> tuple[str, ...]:
    """Return the names of what an element of the browser keeps of the address, each once."""
    return tuple(dict.fromkeys(state for state, _ in keys_held(element)))


def keys_held(element: str) -> tuple[tuple[str, Key], ...]:
    """Return what an element of the browser keeps of the address: name of its state and key, in the order of keys."""
    return tuple(
        (state, key)
        for key in KEYS
        for place, _, state in (held.partition(".") for held in key.held)
        if place == element
    )
