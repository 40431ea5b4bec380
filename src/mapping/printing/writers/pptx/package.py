"""The file around the slides: what it says of itself, the request that it carries, and stamps that never change."""

from __future__ import annotations

import re
from html import escape, unescape
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from mapping.i18n import HTML_LANG
from mapping.printing.typeface import printable

if TYPE_CHECKING:
    from pptx.presentation import Presentation

    from mapping.cartography.wording.about import About

_NAMESPACE: Final = "urn:mapping:request"
_ITEM: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<request xmlns="{namespace}">{text}</request>'
_PROPERTIES: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem '
    'ds:itemID="{{5A3B9C0E-6D1F-4E27-9B58-0C7D2E4F6A91}}" '
    'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
    '<ds:schemaRef ds:uri="{namespace}"/></ds:schemaRefs></ds:datastoreItem>'
)
_CARRIED: Final = re.compile(rf'<request xmlns="{_NAMESPACE}">(.*)</request>', re.DOTALL)
_PART: Final = re.compile(r"customXml/item\d+\.xml")
_MOST_BYTES: Final = 2**24
"""Many more than a request has: a file may come from anybody."""
_LONGEST: Final = 255
_STAMP: Final = b"\x00\x00\x21\x00"
"""Midnight of the first day that a ZIP file can name, as it writes it: time, then date."""
_LOCAL_STAMP, _CENTRAL_STAMP, _CENTRAL_LENGTH = 10, 12, 46


def describe_file(deck: Presentation, about: About) -> None:
    """Write what a file says of itself into its properties; no day on which it was made."""
    properties = deck.core_properties
    properties.title = printable(about.title)[:_LONGEST]
    properties.author = properties.last_modified_by = printable(about.author)[:_LONGEST]
    properties.keywords = printable("; ".join(about.keywords))[:_LONGEST]
    properties.comments = printable(about.statement)[:_LONGEST]
    properties.language = HTML_LANG[about.lang]
    properties.revision = 1
    element = properties._element  # noqa: SLF001 - the library can set a date, but not leave it out
    for child in list(element):
        if child.tag.rpartition("}")[2] in {"created", "modified", "lastPrinted"}:
            element.remove(child)


def carry(deck: Presentation, request: str) -> None:
    """Put a request into a deck, in place of one that it carries already."""
    for relation in list(deck.part.rels.values()):
        if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_XML and _NAMESPACE.encode() in relation.target_part.blob:
            deck.part.rels.pop(relation.rId)
    if not request:
        return
    package = deck.part.package
    item = Part(
        package.next_partname("/customXml/item%d.xml"),
        CONTENT_TYPE.XML,
        package,
        _ITEM.format(namespace=_NAMESPACE, text=escape(request, quote=False)).encode(),
    )
    deck.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)
    properties = Part(
        PackURI(item.partname.replace("item", "itemProps")),
        CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES,
        package,
        _PROPERTIES.format(namespace=_NAMESPACE).encode(),
    )
    item.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)


def carried(content: bytes) -> str | None:
    """Return the request that a file carries; None where there is none, or it is no such file."""
    try:
        with ZipFile(BytesIO(content)) as package:
            parts = [
                entry
                for entry in sorted(package.infolist(), key=lambda entry: entry.filename)
                if _PART.fullmatch(entry.filename) and entry.file_size <= _MOST_BYTES
            ]
            texts = [package.read(part).decode(errors="replace") for part in parts]
    except (BadZipFile, OSError, RuntimeError, NotImplementedError):
        return None
    found = (_CARRIED.search(text) for text in texts)
    return next((unescape(match[1]) for match in found if match), None)


def packed(deck: Presentation) -> bytes:
    """Return a deck as a file, every stamp of time in it the same."""
    stream = BytesIO()
    deck.save(stream)
    content = bytearray(stream.getvalue())
    with ZipFile(stream) as package:
        starts, at = [entry.header_offset for entry in package.infolist()], package.start_dir
    for start in starts:
        content[start + _LOCAL_STAMP : start + _LOCAL_STAMP + len(_STAMP)] = _STAMP
        content[at + _CENTRAL_STAMP : at + _CENTRAL_STAMP + len(_STAMP)] = _STAMP
        lengths = (int.from_bytes(content[at + offset : at + offset + 2], "little") for offset in (28, 30, 32))
        at += _CENTRAL_LENGTH + sum(lengths)
    return bytes(content)
