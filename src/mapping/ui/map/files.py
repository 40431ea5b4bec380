"""What the live map fetches: geometry, words and layers, and the cards beside it; made once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mapping.leaflet import shapes
from mapping.leaflet.payload import book, dumps
from mapping.ui import address, publication, session
from mapping.ui.map.cards import all_cards
from mapping.ui.publication import FOR_ALL, made_once
from mapping.ui.server import ahead

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas
    from mapping.view import View

ROOM = Path(__file__).parent
STYLES = (ROOM / "templates" / "cards.css", *(ROOM.parent / "frame" / name for name in ("quote.css", "grade.css")))
"""What cards are styled by, in the map element's shadow root, where the pages' style sheet does not reach."""


@made_once
def map_assets(view: View) -> dict[str, str]:
    """Return the addresses of everything the live map fetches in a plain view, under the names its modules use."""
    atlas, shelf = session.atlas(), publication.shelf()
    told = book(atlas, view) | {"address": address.published("map")}
    addresses = {
        **session.published(),
        **_land(atlas),
        "book": shelf.put(f"book.{view.lang}.json", dumps(told).encode()),
        "cards": shelf.put(f"cards.{view.lang}.json", dumps(all_cards(atlas, view)).encode()),
        "cardsCss": FOR_ALL.put("cards.css", b"\n".join(sheet.read_bytes() for sheet in STYLES)),
    }
    if atlas is session.base():
        session.settle()
        ahead.remember(view, atlas.catalog.newest_edition, addresses)
    return addresses


def close_up() -> str:
    """Return the address of the shapes in full detail, for maps of one unit."""
    if session.atlas().geography is session.base().geography:
        return session.close_up()
    return _own_close_up()


@made_once
def _own_close_up() -> str:
    return publication.shelf().put("closeup.json", dumps(shapes.close_up(session.atlas())).encode())


def _land(atlas: Atlas) -> dict[str, str]:
    """Return the addresses of the land where it is not that of everybody: an edition may split units."""
    if atlas.geography is session.base().geography:
        return {}
    shelf = publication.shelf()
    return {
        "world": shelf.put("world.json", dumps(shapes.world(atlas)).encode()),
        "districts": shelf.put("districts.json", dumps(shapes.districts(atlas)).encode()),
    }
