"""Pictures of pages, small and true: pressed from the very display list that is handed over, at the paper chosen."""

from __future__ import annotations

import base64
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from mapping.cartography.resolve import resolve
from mapping.documents.request import DocumentRequest
from mapping.errors import MappingError
from mapping.kept import kept
from mapping.ui import address, session
from mapping.ui.briefing.ways import way_to

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.documents.request import PageSpec
    from mapping.insight.atlas import Atlas
    from mapping.ui.briefing.held import Held

WIDTH_PX: Final = 560
"""Of a picture's longer side: a card is up to 400 CSS px wide, and many screens have two dots each."""
BUDGET_S: Final = 0.35
"""A run makes pictures for so long, and at least one; the browser asks for the rest again."""
_MM_PER_INCH: Final = 25.4
_OF_THE_DOCUMENT: Final = frozenset(("cover", "contents"))


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as PNG, what stands above it, how many sheets it makes."""

    png: bytes
    name: str
    sheets: int


def pictures(held: Held, wanted: Iterable[tuple[int, str]]) -> dict[str, dict[str, Any]]:
    """Return pages by their names, as the browser is told of them: as many of (place, name) as there is time for."""
    until, made = time.monotonic() + BUDGET_S, {}
    for place, name in wanted:
        if 0 <= place < len(held.pages):
            made[name] = _told(held, place)
        if time.monotonic() > until:
            break
    return made


def _told(held: Held, place: int) -> dict[str, Any]:
    page = held.pages[place]
    lang = address.language()
    blank = {"url": None, "name": "", "sheets": 1, "link": None, "fault": None}
    if isinstance(page, MappingError):
        return blank | {"fault": page.told(lang)}
    link = way_to(page, session.for_files().catalog)
    try:
        number = place if page.sheet in _OF_THE_DOCUMENT else 0
        picture = _picture(session.for_files(), _request(held, page).to_json(), number)
    except MappingError as error:
        return blank | {"fault": error.told(lang), "link": link}
    url = f"data:image/png;base64,{base64.b64encode(picture.png).decode('ascii')}"
    return {"url": url, "name": picture.name, "sheets": picture.sheets, "link": link, "fault": None}


def _request(held: Held, page: PageSpec) -> DocumentRequest:
    """Return what a page's picture follows from: cover and contents from the whole document, any other from its own."""
    if page.sheet in _OF_THE_DOCUMENT:
        return held.whole()
    alone = {"title": "", "subtitle": "", "pages": (page,)}
    return held.request.model_copy(update=alone)


@kept(256)
def _picture(atlas: Atlas, request: str, place: int) -> Picture:
    """Return the picture of a page; equal requests give equal pictures, so they are made once for all readers."""
    # Renderers are imported on demand, as for all files.
    from mapping.documents.sheet_by_sheet import sheets_of  # noqa: PLC0415
    from mapping.printing.writers.press import png  # noqa: PLC0415

    whole = DocumentRequest.from_json(request, atlas.catalog.newest_edition)
    sheets = tuple(sheets_of(whole, whole.pages[place], atlas, number=place + 1))
    drawing = sheets[0].drawing
    dpi = round(WIDTH_PX / (max(drawing.width, drawing.height) / _MM_PER_INCH))
    page = whole.pages[place]
    name = page.title or (resolve(page.map_spec, atlas).headline if page.sheet == "map" else sheets[0].name)
    return Picture(png(drawing, dpi=dpi), name, len(sheets))
