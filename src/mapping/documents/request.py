"""What is asked of a document: its pages, its paper, and the words of whoever hands it over; the JSON of a briefing.

A briefing, an atlas and a single exported sheet are all such a request. Equal requests over equal data give equal
files, so a file carries the request from which it was made.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mapping.cartography.spec import MapSpec
from mapping.errors import UsageError
from mapping.faults import Phrase, seen
from mapping.i18n import message
from mapping.sentences import Code

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

PaperName: TypeAlias = Literal["a4", "a3", "a4-portrait", "a3-portrait", "16:9"]
SheetName: TypeAlias = Literal[
    "map",
    "cover",
    "contents",
    "overlap",
    "comparison",
    "targets",
    "match",
    "shortlist",
    "plan_reality",
    "chain",
    "register",
    "lists",
    "sources",
    "within",
]
LONGEST: Final = 200
"""Characters of a title or another line of a reader's own."""
MOST_PAGES: Final = 120
MADE: Final = "made"
"""Key under which a file tells of its making."""
_PAGES: Final = "pages"
_LARGEST: Final = 2**22
"""Characters of JSON: many times what 120 pages take, and not so many that its faults take minutes to find."""
_MOST_SHOWN: Final = 60
_WHOLE: Final = Phrase(message("(整个文件)"))


class PageSpec(MapSpec):
    """A page asked for: a map, or another sheet of what a map is asked for.

    ``sheet`` is its kind in the registry; ``title`` and ``subtitle`` take the place of what it says above itself.
    ``short`` are the parks compared on a ``shortlist``. ``by`` is what an ``overlap`` counts, and ``other`` the unit
    with which it compares the page's ``unit``.
    """

    sheet: SheetName = "map"
    title: str = Field(default="", max_length=LONGEST)
    subtitle: str = Field(default="", max_length=LONGEST)
    short: tuple[str, ...] = ()
    by: Literal["industries", "terms", "subsectors"] = "terms"
    other: str | None = None

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
    and ``outlines`` (letters as shapes) are settings of pictures. ``page`` is the only page that is meant, counted
    from 1 as they come, as in a picture that was handed over among others.
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
    page: int | None = Field(default=None, ge=1)

    def told(self) -> dict[str, Any]:
        """Return what differs from the defaults, in the order of the fields, fit for JSON."""
        return self.model_dump(mode="json", exclude_defaults=True)

    def to_json(self) -> str:
        """Return the request as JSON, as a briefing is kept."""
        return json.dumps(self.told(), ensure_ascii=False, separators=(",", ":"))

    def in_language(self, lang: str) -> DocumentRequest:
        """Return the request with all pages in a language."""
        return self.model_copy(update={"pages": tuple(page.model_copy(update={"lang": lang}) for page in self.pages)})

    def changed(self, **fields: Any) -> DocumentRequest:
        """Return the request with other settings.

        A title and a subtitle for a request of one page, which is no document of its own, are those of its page.

        Raises:
            UsageError: a value that cannot be used; names the setting.
        """
        told = self.told()
        if len(self.pages) == 1 and not self.title:
            own = {name: fields.pop(name) for name in ("title", "subtitle") if name in fields}
            told["pages"][0] |= own
        return _read({**told, **fields}, alone=len(self.pages) == 1)

    @classmethod
    def from_json(cls, text: str, edition: str) -> DocumentRequest:
        """Read a request, or a bare page of one; ``edition`` is the one meant where a page names none.

        A bare page may say what else a document says, such as its paper. What a file tells of its making
        (`mapping.documents.stamp`) asks for nothing and is passed over.

        Raises:
            UsageError: no JSON or too much, an unknown key, or a value of the wrong kind; names the key.
        """
        if len(text) > _LARGEST:
            raise UsageError(Code.SPEC_TOO_LARGE, megabytes=_LARGEST // 2**20)
        try:
            asked = json.loads(text)
        except (ValueError, RecursionError) as error:
            if not text.strip():
                raise UsageError(Code.SPEC_EMPTY) from error
            raise UsageError(Code.SPEC_VALUE, key=_WHOLE, given=_shown(text)) from error
        return _read(_whole(asked, edition), alone=isinstance(asked, dict) and _PAGES not in asked)


def page_of(asked: Any, edition: str) -> PageSpec:
    """Return one page from its JSON, parsed; ``edition`` is the one meant where it names none.

    Raises:
        UsageError: an unknown key, or a value of the wrong kind; names the key.
    """
    return _read(_whole({_PAGES: [asked]}, edition), alone=True).pages[0]


def _read(asked: Any, *, alone: bool) -> DocumentRequest:
    """Return a request from its parts; the first fault ends it, as one sentence. ``alone``: it is one page."""
    try:
        return DocumentRequest.model_validate_json(json.dumps(asked))
    except ValidationError as error:
        raise _fault(error.errors()[0], alone=alone) from error


def _fault(told: ErrorDetails, *, alone: bool) -> UsageError:
    """Return what a reader is told of a value that cannot be used; ``alone``: nobody has numbered the page."""
    way = told["loc"][2:] if alone and told["loc"][:1] == (_PAGES,) else told["loc"]
    key: str | Phrase = ".".join(_part(part) for part in way) or _WHOLE
    given, context = told.get("input"), told.get("ctx", {})
    match told["type"]:
        case "string_too_long":
            return UsageError(Code.SPEC_TOO_LONG, key=key, n=len(str(given)), most=context["max_length"])
        case "too_long" if told["loc"] == (_PAGES,):
            return UsageError(Code.TOO_MANY_PAGES, n=context["actual_length"], most=context["max_length"])
        case "literal_error":
            choices = str(context["expected"]).replace(" or ", ", ").replace("'", "")
            return UsageError(Code.SPEC_CHOICE, key=key, given=_shown(given), choices=choices)
        case "extra_forbidden":
            return UsageError(Code.SPEC_KEY, key=key)
        case _:
            return UsageError(Code.SPEC_VALUE, key=key, given=_shown(given))


def _part(part: int | str) -> str:
    """Return a part of the way to a value; people count pages from 1."""
    return str(part + 1) if isinstance(part, int) else part


def _shown(given: Any) -> str:
    text = (given if isinstance(given, str) else json.dumps(given, ensure_ascii=False))[:_MOST_SHOWN]
    return seen(" ".join(text.split()))


_BESIDE_PAGES: Final = DocumentRequest.model_fields.keys() - PageSpec.model_fields.keys()
"""What a document says and no page does."""


def _whole(asked: Any, edition: str) -> Any:
    """Return the JSON of a document: a bare page becomes its only one, and each page names its edition."""
    if not isinstance(asked, dict):
        return asked
    whole = {key: value for key, value in asked.items() if key != MADE}
    if _PAGES not in whole:
        beside = {key: whole.pop(key) for key in _BESIDE_PAGES & whole.keys()}
        whole = {**beside, _PAGES: [whole]}
    pages = whole[_PAGES]
    if not isinstance(pages, list):
        return whole
    return {**whole, _PAGES: [{"edition": edition, **page} if isinstance(page, dict) else page for page in pages]}
