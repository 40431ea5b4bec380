"""An office's own deck or template, in which pages are made: read with care, since anybody may hand over anything."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Final, cast
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError
from pptx.oxml.ns import qn

from mapping.errors import UnknownNameError, UsageError
from mapping.printing.writers.pptx.theme import palette_of
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pptx.presentation import Presentation as Deck
    from pptx.shapes.placeholder import LayoutPlaceholder
    from pptx.slide import SlideLayout, SlideMaster

MEGABYTES: Final = 200
_MOST_BYTES: Final = MEGABYTES * 1_000_000
_MOST_PARTS: Final = 10_000
_OLE: Final = b"\xd0\xcf\x11\xe0"
"""How files begin that are encrypted, or of the format before 2007."""
_ENCRYPTED: Final = 0x1
_TYPES: Final = "[Content_Types].xml"
_MACROS: Final = (b"macroEnabled", b"vbaProject")
_DECK: Final = b"presentationml.presentation.main+xml"
_OTHERS: Final = (b"presentationml.template.main+xml", b"presentationml.slideshow.main+xml")
_UNREADABLE: Final = (BadZipFile, PythonPptxError, SyntaxError, OSError, RuntimeError, NotImplementedError)
_ODD: Final = (KeyError, ValueError, AttributeError, TypeError, IndexError, EOFError)
"""What the library raises over files that are ZIP and XML, but no deck; XML that is none is a `SyntaxError`."""
TITLES: Final = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
FURNITURE: Final = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)


@dataclass(frozen=True, slots=True)
class Template:
    """A .pptx or .potx file; ``layout`` names one of its layouts, and its own slides stay if ``keep_slides``."""

    content: bytes
    layout: str = ""
    keep_slides: bool = False


def layouts(template: Template) -> tuple[str, ...]:
    """Return the names of a template's layouts, as its masters list them.

    Raises:
        UsageError: it cannot be used; says why.
    """
    return _names(template.content)


def opened(template: Template) -> tuple[Deck, SlideLayout]:
    """Return a template as a deck, and the layout on which pages are made.

    Without a name that is the layout with a title and the least besides.

    Raises:
        UsageError: it cannot be used; says why.
        UnknownNameError: it has no layout of that name.
    """
    deck = _deck(template.content)
    known = list(_layouts(deck))
    if template.layout:
        found = next((layout for layout in known if layout.name.strip() == template.layout.strip()), None)
        if found is None:
            raise UnknownNameError("版式", template.layout, tuple(dict.fromkeys(layout.name for layout in known)))
        return deck, found
    return deck, min(known, key=_beside_a_title)


def placeholders(holder: SlideLayout | SlideMaster) -> list[LayoutPlaceholder]:
    """Return the placeholders of a layout or a master."""
    return list(cast("Iterable[LayoutPlaceholder]", holder.placeholders))


def title_of(layout: SlideLayout) -> LayoutPlaceholder | None:
    """Return the placeholder of a layout's title; None: it has none."""
    return next((shape for shape in placeholders(layout) if shape.placeholder_format.type in TITLES), None)


def clear(deck: Deck) -> None:
    """Take all slides out of a deck, with what names them."""
    listed = deck.part._element.find(qn("p:sldIdLst"))  # noqa: SLF001 - the library cannot remove a slide
    for entry in list(listed) if listed is not None else ():
        deck.part.rels.pop(entry.get(qn("r:id")))
        listed.remove(entry)


def drop_sections(deck: Deck) -> None:
    """Take out lists of slides (sections, shows of one's own): one that is missing in them, or gone, is a fault."""
    element = deck.part._element  # noqa: SLF001 - the same
    for name in ("p:custShowLst", "p:extLst"):
        for child in element.findall(qn(name)):
            element.remove(child)


@lru_cache(maxsize=8)
def _names(content: bytes) -> tuple[str, ...]:
    return tuple(dict.fromkeys(layout.name for layout in _layouts(_deck(content))))


def _layouts(deck: Deck) -> Iterator[SlideLayout]:
    for master in deck.slide_masters:
        yield from master.slide_layouts


def _beside_a_title(layout: SlideLayout) -> tuple[bool, bool, int]:
    """Return how far a layout is from one with a title alone."""
    kinds = [shape.placeholder_format.type for shape in placeholders(layout)]
    others = [kind for kind in kinds if kind not in TITLES and kind not in FURNITURE]
    return PP_PLACEHOLDER.TITLE not in kinds, PP_PLACEHOLDER.CENTER_TITLE in kinds, len(others)


def _deck(content: bytes) -> Deck:
    if content.startswith(_OLE):
        raise UsageError(Code.TEMPLATE_LOCKED)
    try:
        deck = Presentation(BytesIO(_as_deck(content)))
        # Whatever is wrong with what pages need shows here rather than halfway.
        if not [title_of(layout) for layout in _layouts(deck)] or not deck.slide_width or not deck.slide_height:
            raise UsageError(Code.TEMPLATE_BROKEN)
        for master in deck.slide_masters:
            palette_of(master)
    except (*_UNREADABLE, *_ODD) as error:
        raise UsageError(Code.TEMPLATE_BROKEN) from error
    return deck


def _as_deck(content: bytes) -> bytes:
    """Return a file whose content is that of a deck, which the library insists on; it was counted before it is read."""
    with ZipFile(BytesIO(content)) as package:
        entries = package.infolist()
        if sum(entry.file_size for entry in entries) > _MOST_BYTES or len(entries) > _MOST_PARTS:
            raise UsageError(Code.TEMPLATE_TOO_LARGE, megabytes=MEGABYTES)
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise UsageError(Code.TEMPLATE_LOCKED)
        types = package.read(_TYPES)
        if any(sign in types for sign in _MACROS) or any("vbaProject" in entry.filename for entry in entries):
            raise UsageError(Code.TEMPLATE_MACROS)
        if not any(other in types for other in _OTHERS):
            return content
        for other in _OTHERS:
            types = types.replace(other, _DECK)
        stream = BytesIO()
        with ZipFile(stream, "w", ZIP_STORED) as changed:
            for entry in entries:
                changed.writestr(entry.filename, types if entry.filename == _TYPES else package.read(entry))
    return stream.getvalue()
