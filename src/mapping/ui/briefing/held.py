"""The session's copy of the briefing that the browser keeps, and the reading of files that hold one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from mapping.documents.request import MOST_PAGES, DocumentRequest, page_of
from mapping.errors import MappingError, PageError, UsageError
from mapping.sentences import Code

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.documents.request import PageSpec

MOST_BYTES: Final = 2**20
"""Of a file that is opened: 120 pages with all that may stand on them have room in it many times over."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the browser has told of its briefing: the request without pages, and each page or why it is none."""

    request: DocumentRequest
    pages: tuple[PageSpec | MappingError, ...] = ()

    def whole(self) -> DocumentRequest:
        """Return the whole request.

        Raises:
            PageError: a page is none; says which and why.
        """
        pages = []
        for number, page in enumerate(self.pages, 1):
            if isinstance(page, MappingError):
                raise PageError(number, page)
            pages.append(page)
        return self.request.model_copy(update={"pages": tuple(pages)})


def held(text: str, edition: str) -> Held:
    """Return what a browser keeps: a page that cannot be read costs no other page, nor do settings of another time."""
    asked = _parsed(text)
    if not isinstance(asked, dict):
        return Held(DocumentRequest())
    pages = asked.pop("pages", None)
    listed = pages[:MOST_PAGES] if isinstance(pages, list) else []
    request = DocumentRequest()
    for key, value in asked.items():
        try:
            one = DocumentRequest.from_json(json.dumps({"pages": [], key: value}), edition)
        except UsageError:
            continue
        request = request.model_copy(update={key: getattr(one, key)})
    return Held(request, tuple(_page(page, edition) for page in listed))


def _page(page: Any, edition: str) -> PageSpec | MappingError:
    try:
        return page_of(page, edition)
    except MappingError as error:
        return error


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def opened(text: str, catalog: Catalog) -> DocumentRequest:
    """Return the briefing in a file.

    Raises:
        UsageError: it is too large, no briefing, has too many pages, or is of an edition that is not here.
    """
    if len(text.encode(errors="replace")) > MOST_BYTES:
        raise UsageError(Code.BRIEFING_LARGE, most=MOST_BYTES // 2**20)
    asked = _parsed(text)
    if not isinstance(asked, dict) or not ("pages" in asked or "edition" in asked or "layer" in asked):
        raise UsageError(Code.BRIEFING_UNREAD)
    request = DocumentRequest.from_json(text, catalog.newest_edition)
    if not request.pages:
        raise UsageError(Code.NO_PAGES)
    known = {edition.edition for edition in catalog.editions}
    for number, page in enumerate(request.pages, 1):
        if page.edition not in known:
            raise UsageError(Code.BRIEFING_EDITION, n=number, edition=page.edition[:40], known=", ".join(sorted(known)))
    return request
