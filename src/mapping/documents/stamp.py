"""What every file says of its making: the request it answers, the data it shows, and the program that made it."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any, Final

import shapely

from mapping import __version__
from mapping.documents.gathering import asks
from mapping.documents.request import MADE
from mapping.i18n import translator
from mapping.insight.beside import without_firms
from mapping.kept import kept

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.documents.request import DocumentRequest
    from mapping.geography import Geography
    from mapping.insight.atlas import Atlas

PROGRAM: Final = f"wuhan-industry-map {__version__}"
_NOT_IN_XML: Final = re.compile("[\ufffe\uffff]")
"""What JSON writes as it is besides; controls it writes as numbers itself."""


def stamped(request: DocumentRequest, atlas: Atlas) -> str:
    """Return the text that a file carries: the JSON of its request, with hash of the data and version of the program.

    `DocumentRequest.from_json` reads it; equal requests over equal data give equal texts.
    """
    made = {"program": PROGRAM, "data": data_hash(atlas)}
    firms = {"firms": _list_of(atlas)} if any(map(asks, request.pages)) else {}
    return carriable({**request.told(), MADE: {**made, **firms}})


def _list_of(atlas: Atlas) -> str:
    """Return by what a list of firms is known again; empty where there is none."""
    if atlas.firms is None:
        return ""
    source = atlas.firms.source
    return f"{source.title} {source.date} {source.firms}"


def carriable(told: Mapping[str, Any]) -> str:
    """Return JSON that any format can carry: signs for which XML has no place are written as numbers."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return _NOT_IN_XML.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def made_otherwise(text: str, atlas: Atlas, lang: str) -> str | None:
    """Return the sentence for a request that a file of other data, or of another version, carried; None: of the same.

    ``text`` is JSON that `DocumentRequest.from_json` could read; one that nothing was made of has no stamp.
    """
    made = json.loads(text).get(MADE)
    if not isinstance(made, dict):
        return None
    t, program, data = translator(lang), made.get("program"), made.get("data")
    other = made.get("firms") not in {None, _list_of(atlas)}
    if (data is not None and data != data_hash(atlas)) or other:
        return t("这个文件是用另一套数据做成的；重做的内容可能与它不同。")
    if program is not None and program != PROGRAM:
        return t("这个文件是 {then} 做成的，现在是 {now}；重做的样子可能与它不同。", then=program, now=PROGRAM)
    return None


def data_hash(atlas: Atlas) -> str:
    """Return the SHA-256 of all tables and shapes as they were loaded, with those in full detail that lie beside."""
    return _hash(without_firms(atlas))


@kept(2)
def _hash(atlas: Atlas) -> str:
    whole = hashlib.sha256()
    for name, text in sorted(atlas.catalog.texts.items()):
        whole.update(f"{name} {text.digest}\n".encode())
    _shapes(atlas.geography, whole)
    return f"sha256:{whole.hexdigest()}"


def _shapes(geography: Geography, whole: hashlib._Hash) -> None:
    """Add the shapes; of files that are read when a sheet needs them, their bytes."""
    for frame in (geography.units, geography.statistical_units, geography.districts, geography.zones, geography.water):
        whole.update(frame.drop(columns="geometry").to_csv().encode())
        for shape in shapely.to_wkb(frame.geometry.to_numpy()):
            whole.update(shape)
    if geography.folder is not None:
        for path in sorted(geography.folder.glob("*.geojson")):
            whole.update(path.read_bytes())
