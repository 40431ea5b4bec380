"""Decks such as an office has, made small: layouts of its own, a theme of its own, and what is wrong with some."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from pptx import Presentation
from pptx.util import Mm

if TYPE_CHECKING:
    from collections.abc import Iterator

MAIN = b"presentationml.presentation.main+xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"


def office(slides: int = 0) -> bytes:
    """Return a 16:9 deck with the library's eleven layouts, its first accent changed, and some slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Mm(338.667), Mm(190.5)
    # The library's deck is made for 4:3. Layouts inherit places, so all are read before any is changed.
    holders = [shape for layout in (deck.slide_master, *deck.slide_layouts) for shape in layout.placeholders]
    places = [(shape.left, shape.top, shape.width, shape.height) for shape in holders]
    for shape, (left, top, width, height) in zip(holders, places, strict=True):
        shape.left, shape.top, shape.width, shape.height = int(left * 4 / 3), top, int(width * 4 / 3), height
    for number in range(slides):
        deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = f"自己的第 {number + 1} 页"
    stream = BytesIO()
    deck.save(stream)
    return changed(stream.getvalue(), {"ppt/theme/theme1.xml": (b"4F81BD", b"0A5C36")})


def dark() -> bytes:
    """Return a deck whose slides are dark: its text is light by the map of colours."""
    swapped = (b'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"', b'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"')
    return changed(office(), {MASTER: swapped})


def painted(content: bytes, colour: str) -> bytes:
    """Return a deck whose master paints its slides in a colour (RRGGBB), whatever its theme says."""
    with ZipFile(BytesIO(content)) as package:
        master = package.read(MASTER)
    start, end = master.index(b"<p:bg>"), master.index(b"</p:bg>") + len(b"</p:bg>")
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill><a:effectLst/>'
    return changed(content, {MASTER: (master[start:end], f"<p:bg><p:bgPr>{fill}</p:bgPr></p:bg>".encode())})


def changed(content: bytes, changes: dict[str, tuple[bytes, bytes]], **more: bytes) -> bytes:
    """Return a package with words of some parts exchanged, and parts added."""
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as package, ZipFile(stream, "w", ZIP_DEFLATED) as other:
        for name in package.namelist():
            old, new = changes.get(name, (b"", b""))
            part = package.read(name)
            other.writestr(name, part.replace(old, new) if old else part)
        for name, part in more.items():
            other.writestr(name, part)
    return stream.getvalue()


def as_potx(content: bytes) -> bytes:
    """Return a deck as a template."""
    return changed(content, {"[Content_Types].xml": (MAIN, b"presentationml.template.main+xml")})


def with_macros(content: bytes) -> bytes:
    """Return a deck that says it holds macros."""
    kind = b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
    whole = b"application/vnd.openxmlformats-officedocument." + MAIN
    return changed(content, {"[Content_Types].xml": (whole, kind)}, **{"ppt/vbaProject.bin": b"\0"})


def bomb() -> bytes:
    """Return a small file that unpacks to more than anybody's deck."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr("[Content_Types].xml", MAIN)
        with package.open("ppt/media/image1.png", "w", force_zip64=True) as part:
            for _ in range(201):
                part.write(bytes(1_000_000))
    return stream.getvalue()


LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def no_templates() -> Iterator[bytes]:
    """Yield a file for each reason why one is no template."""
    yield from (b"", LOCKED, with_macros(office()), bomb())
