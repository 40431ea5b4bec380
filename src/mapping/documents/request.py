"""What is asked of a document: its pages, its paper, and the words of whoever hands it over; the JSON of a briefing.

A briefing, an atlas and a single exported sheet are all such a request. Equal requests over equal data give equal
files, so a file carries the request from which it was made.
"""

from __future__ import annotations

import json
from typing import Any, Final, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mapping.cartography.spec import MapSpec
from mapping.errors import UsageError
from mapping.faults import Phrase
from mapping.i18n import message
from mapping.sentences import Code

PaperName: TypeAlias = Literal["a4", "a3", "a4-portrait", "a3-portrait", "16:9"]
SheetName: TypeAlias = Literal[
    "map",
    "cover",
    "contents",
    "overlap",
    "targets",
    "match",
    "shortlist",
    "register",
    "lists",
    "sources",
]
LONGEST: Final = 200
"""Characters of a title or another line of a reader's own."""
MOST_PAGES: Final = 120


class PageSpec(MapSpec):
    """A page asked for: a map, or another sheet of what a map is asked for.

    ``sheet`` is its kind in the registry; ``title`` and ``subtitle`` take the place of what it says above itself.
    ``short`` are the parks compared on a ``shortlist``. ``by`` is what an ``overlap`` counts.
    """

    sheet: SheetName = "map"
    title: str = Field(default="", max_length=LONGEST)
    subtitle: str = Field(default="", max_length=LONGEST)
    short: tuple[str, ...] = ()
    by: Literal["industries", "terms", "subsectors"] = "terms"

    @classmethod
    def of(cls, spec: MapSpec, **page: Any) -> PageSpec:
        """Return the page of a map asked for; ``page`` is what a page says beside it, such as its sheet."""
        return cls(**{name: getattr(spec, name) for name in MapSpec.model_fields} | page)

    @property
    def map_spec(self) -> MapSpec:
        """What is asked of the map itself."""
        return MapSpec(**{name: getattr(self, name) for name in MapSpec.model_fields})


class DocumentRequest(BaseModel):
    """A request for a document.

    ``title`` is that of the whole document, on its cover and in what its file says of itself. ``issuer`` (编制单位),
    ``date``, ``footnote`` and ``review_number`` (审图号) stand on every page; what is empty is left out, and nothing
    is made up. ``north``, ``scale``, ``legend`` and ``inset`` are the furniture of its maps. ``dpi``, ``transparent``
    and ``outlines`` (letters as shapes) are settings of pictures.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(default="", max_length=LONGEST)
    subtitle: str = Field(default="", max_length=LONGEST)
    issuer: str = Field(default="", max_length=LONGEST)
    date: str = Field(default="", max_length=LONGEST)
    footnote: str = Field(default="", max_length=LONGEST)
    review_number: str | None = Field(default=None, max_length=LONGEST)
    paper: PaperName = "a4"
    north: bool = True
    scale: bool = True
    legend: bool = True
    inset: bool = True
    dpi: Literal[150, 300] = 300
    transparent: bool = False
    outlines: bool = False
    pages: tuple[PageSpec, ...] = Field(default=(), max_length=MOST_PAGES)

    def to_json(self) -> str:
        """Return the request as JSON: what differs from the defaults, in the order of the fields."""
        told = self.model_dump(mode="json", exclude_defaults=True)
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))

    def in_language(self, lang: str) -> DocumentRequest:
        """Return the request with all pages in a language."""
        return self.model_copy(update={"pages": tuple(page.model_copy(update={"lang": lang}) for page in self.pages)})

    @classmethod
    def from_json(cls, text: str, edition: str) -> DocumentRequest:
        """Read a request, or a bare page of one; ``edition`` is the one meant where a page names none.

        Raises:
            UsageError: no JSON, an unknown key, or a value of the wrong kind; names the key.
        """
        try:
            return cls.model_validate_json(json.dumps(_whole(json.loads(text), edition)))
        except ValidationError as error:
            first = error.errors()[0]
            key = ".".join(str(part) for part in first["loc"]) or Phrase(message("(整个文件)"))
            raise UsageError(Code.SPEC_VALUE, key=key, given=repr(first.get("input"))[:60]) from error
        except (ValueError, RecursionError) as error:
            key = Phrase(message("(整个文件)"))
            raise UsageError(Code.SPEC_VALUE, key=key, given=repr(text[:60])) from error


def _whole(asked: Any, edition: str) -> Any:
    """Return the JSON of a document: a bare page becomes its only one, and each page names its edition."""
    if not isinstance(asked, dict):
        return asked
    whole = asked if "pages" in asked else {"pages": [asked]}
    pages = whole["pages"]
    if not isinstance(pages, list):
        return whole
    return {**whole, "pages": [{"edition": edition, **page} if isinstance(page, dict) else page for page in pages]}
