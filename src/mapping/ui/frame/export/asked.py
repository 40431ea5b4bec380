"""What the dialog's browser part asks for, read: settings of a reader's own, and what they make of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mapping.documents.formats import OF_A_MAP, FormatName
from mapping.documents.request import LONGEST, DocumentRequest, PaperName

if TYPE_CHECKING:
    from mapping.documents.request import PageSpec

Line: TypeAlias = Annotated[str, Field(max_length=LONGEST)]


class Asked(BaseModel):
    """The settings of the dialog.

    ``alone``: the map alone, where the page is more than a map. ``first``: of several pages the first alone, as a
    picture to be copied is. ``sheets``: the parts of an atlas, where it is one that
    is asked for. ``layout`` and ``keep_slides`` are those of a presentation's template.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    format: FormatName = "pdf"
    paper: PaperName = "a4"
    title: Line = ""
    subtitle: Line = ""
    issuer: Line = ""
    date: Line = ""
    review: Line = ""
    footnote: Line = ""
    north: bool = True
    scale: bool = True
    legend: bool = True
    inset: bool = True
    dpi: Literal[150, 300] = 300
    transparent: bool = False
    outlines: bool = False
    alone: bool = False
    first: bool = False
    layout: str = ""
    keep_slides: bool = False
    sheets: tuple[str, ...] = Field(default=(), max_length=120)

    @classmethod
    def of(cls, said: object) -> Asked:
        """Read what the browser says; a setting that cannot be used is as if nothing had been said of it."""
        try:
            return cls.model_validate(said)
        except ValidationError as error:
            odd = {fault["loc"][0] for fault in error.errors() if fault["loc"]}
            rest = {name: value for name, value in said.items() if name not in odd} if isinstance(said, dict) else {}
            return cls.model_validate(rest)

    def request(self, page: PageSpec) -> DocumentRequest:
        """Return the request for a page with these settings."""
        update: dict[str, object] = {"title": self.title.strip(), "subtitle": self.subtitle.strip()}
        if self.alone or self.format in OF_A_MAP:
            update["sheet"] = "map"
        first = 1 if self.first else None
        return DocumentRequest(**self.words(), pages=(page.model_copy(update=update),), page=first)

    def words(self) -> dict[str, object]:
        """Return what a request takes of the settings, whatever its pages are."""
        return {
            "issuer": self.issuer.strip(),
            "date": self.date.strip(),
            "footnote": self.footnote.strip(),
            "review_number": self.review.strip() or None,
            "paper": self.paper,
            "north": self.north,
            "scale": self.scale,
            "legend": self.legend,
            "inset": self.inset,
            "dpi": self.dpi,
            "transparent": self.transparent and self.format == "png",
            "outlines": self.outlines and self.format == "svg",
        }
