"""What the park finder publishes besides the map's files: choices, sets and tables, the parks' cards, their style."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mapping.cartography.resolve import policy
from mapping.cartography.wording.briefing import briefing
from mapping.cartography.wording.certainty import certainty_mark, term_mark
from mapping.cartography.wording.likeness import shared_text
from mapping.cartography.wording.query_words import facet_labels
from mapping.cartography.wording.sources import column_text, states_text
from mapping.insight.folding import variants
from mapping.insight.parks.nearest import nearest_facilities
from mapping.insight.parks.profile import park_profile
from mapping.leaflet.payload import dumps
from mapping.lists.columns import parks as columns
from mapping.lists.columns.column import Wording
from mapping.lists.columns.own import TAKEN_FROM, of_lists
from mapping.ui import publication, session
from mapping.ui.address import Links
from mapping.ui.finder.choices import options, own_shown
from mapping.ui.finder.index import index_json
from mapping.ui.finder.tables import compared_json, result_json
from mapping.ui.publication import FOR_ALL, made_once
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.insight.atlas import Atlas
    from mapping.view import View

UI_DIR = Path(__file__).parents[1]
STYLES = ("map/templates/cards.css", "finder/templates/park_card.css", "frame/grade.css")


@made_once
def finder_assets(view: View) -> dict[str, str]:
    """Return the addresses of the finder's own files in a plain view; made when its first reader comes."""
    atlas, shelf = session.atlas(), publication.shelf()
    css = "\n".join((UI_DIR / name).read_text(encoding="utf-8") for name in STYLES)
    told = {
        "titles": facet_labels(view.lang),
        "options": options(atlas.catalog, view.lang),
        **({"own": shown} if (shown := own_shown(atlas.catalog)) else {}),
        "result": result_json(atlas.catalog, view),
        "compared": compared_json(atlas.catalog, view),
        "index": index_json(atlas.catalog, view),
    }
    return {
        "finder": shelf.put(f"finder.{view.lang}.json", dumps(told).encode()),
        "variants": shelf.put("variants.json", dumps(word_variants(atlas.catalog)).encode()),
        "parkCards": shelf.put_later(
            f"parks.{view.lang}.json", repr(view), lambda: dumps(park_cards(atlas, view)).encode()
        ),
        "finderCss": FOR_ALL.put("finder.css", css.encode()),
    }


def word_variants(catalog: Catalog) -> dict[str, str]:
    """Return traditional -> simplified for the characters of the parks' words, for looking for them."""
    return variants(word for park in catalog.parks for word in park.industries)


def park_cards(atlas: Atlas, view: View) -> dict[str, Any]:
    """Return the card of every park as HTML, by id."""
    return {park.park_id: park_card(atlas, park.park_id, view) for park in atlas.catalog.parks}


def park_card(atlas: Atlas, park_id: str, view: View) -> str:
    """Return the card of one park as HTML.

    Raises:
        UnknownNameError: no such park.
    """
    w = Wording.of(atlas.catalog, view)
    names, profile = w.names, park_profile(atlas.catalog, park_id, view)
    industry_names = {i.industry_id: names.industry_short(i) for i in atlas.catalog.industries}
    return render(
        "finder/park_card.html",
        view.lang,
        names=names,
        p=profile,
        facts=columns.CARD,
        own=[(column, text) for column in of_lists(atlas.catalog) if (text := column.text(profile.park, w))],
        taken_from=TAKEN_FROM.text(profile.park, w),
        notes=[(c.beside_heading, text) for c in columns.SMALL_PRINT if (text := c.text(profile.park, w))],
        w=w,
        nearest=nearest_facilities(atlas.catalog, profile.park, view.edition),
        briefing=briefing(profile, names),
        states=partial(states_text, names=names),
        column_name=lambda row: column_text(row.table, row.column, names),
        certainty_mark=certainty_mark,
        term_mark=lambda term: term_mark(atlas.catalog, term, names),
        policy=policy(atlas, view),
        links=Links(view, atlas.catalog),
        sharing=[names.unit_tiny(unit) for unit in profile.sharing],
        industry_names=industry_names,
        similar=[(like, shared_text(atlas.catalog, like, names)) for like in profile.similar],
        subsector_name=lambda subsector_id: names.subsector(atlas.catalog.subsector(subsector_id)),
    )
