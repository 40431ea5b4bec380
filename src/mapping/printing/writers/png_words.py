"""Words in a PNG file: text fields that every viewer knows, and the same as XMP, which names language and sources.

They go in between two chunks of the file, which is all that the format asks for; a library for pictures would unpack
and pack nine million points for it.
"""

from __future__ import annotations

import struct
import zlib
from html import escape
from typing import TYPE_CHECKING, Final

from mapping.i18n import HTML_LANG
from mapping.printing.typeface import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.cartography.wording.about import About

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_HEADER_END: Final = len(_SIGNATURE) + 25
"""Where the first chunk, IHDR, ends: 4 bytes each of length, name and check, and 13 of content."""
_UNPACKED: Final = b"\0\0\0"
"""What follows the name of a field whose text is not packed."""
CARRIED: Final = "Request"
"""Field of a PNG file that holds its request."""
_XMP_FIELD: Final = "XML:com.adobe.xmp"
_XMP: Final = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">{fields}</rdf:Description></rdf:RDF>'
    '</x:xmpmeta><?xpacket end="r"?>'
)


def with_words(content: bytes, about: About, request: str = "") -> bytes:
    """Return a PNG file with the words of ``about`` in it, and the request that it carries.

    Raises:
        ValueError: the content is no PNG file.
    """
    if not content.startswith(_SIGNATURE):
        raise ValueError("no PNG file")
    fields = {
        "Title": about.title,
        "Author": about.author,
        "Description": about.description,
        "Disclaimer": about.statement,
    }
    chunks = [_chunk(name, printable(text), HTML_LANG[about.lang]) for name, text in fields.items() if text]
    if request:
        chunks.append(_chunk(CARRIED, request))
    return content[:_HEADER_END] + b"".join([*chunks, _chunk(_XMP_FIELD, _xmp(about))]) + content[_HEADER_END:]


def read_field(content: bytes, field: str = CARRIED) -> str | None:
    """Return the text of a field of a PNG file, as :func:`with_words` writes it; None where it has none."""
    begins, place = field.encode("latin-1") + _UNPACKED, len(_SIGNATURE)
    while place + 8 <= len(content):
        size, kind = struct.unpack(">I4s", content[place : place + 8])
        body = content[place + 8 : place + 8 + size]
        if kind == b"iTXt" and body.startswith(begins):
            return body.split(b"\0", 5)[-1].decode(errors="replace")
        place += size + 12
    return None


def _chunk(field: str, text: str, tag: str = "") -> bytes:
    """Return an `iTXt` chunk: field, two bytes for "not packed", language, the field's name in it (none), the text."""
    body = b"iTXt" + b"\0".join((field.encode("latin-1") + _UNPACKED + tag.encode("ascii"), b"", text.encode()))
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def _xmp(about: About) -> str:
    return _XMP.format(fields="".join(_fields(about)))


def _fields(about: About) -> Iterator[str]:
    """Yield the fields of Dublin Core in the forms that XMP asks for: texts by language, lists in order or without."""
    tag = HTML_LANG[about.lang]
    for name, text in (("title", about.title), ("description", about.description), ("rights", about.statement)):
        if text:
            yield f'<dc:{name}><rdf:Alt><rdf:li xml:lang="x-default">{_said(text)}</rdf:li></rdf:Alt></dc:{name}>'
    for name, values, kind in (
        ("creator", (about.author,), "Seq"),
        ("date", (about.date,), "Seq"),
        ("language", (tag,), "Bag"),
        ("subject", about.keywords, "Bag"),
    ):
        listed = "".join(f"<rdf:li>{_said(value)}</rdf:li>" for value in values if value)
        if listed:
            yield f"<dc:{name}><rdf:{kind}>{listed}</rdf:{kind}></dc:{name}>"
    if about.sources:
        yield f"<dc:source>{_said(about.sources)}</dc:source>"


def _said(text: str) -> str:
    return escape(printable(text), quote=False)
