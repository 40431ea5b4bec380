"""Five sheets as they were looked at and found good: their pictures, and their words in the order they are drawn.

After a change that is meant, make both anew and look at the pictures: ``python -m tests.sheet_pictures``.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from PIL import Image
from tests.views import EDITION

from mapping.documents.making import make
from mapping.documents.request import DocumentRequest, PageSpec
from mapping.insight.atlas import load_atlas
from mapping.printing.display import Grid, Group, Passage, Text
from mapping.printing.writers.press import png
from mapping.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mapping.insight.atlas import Atlas
    from mapping.printing.display import DisplayList, Item

FOLDER: Final[Path] = ROOT / "tests" / "data" / "sheets"
DPI: Final = 60
REQUESTS: Final[dict[str, tuple[dict[str, Any], dict[str, Any]]]] = {
    "city": ({}, {"issuer": "市发展改革委", "date": "2026年11月"}),
    "unit": ({"kind": "unit", "unit": "ovc"}, {"paper": "a4-portrait"}),
    "industry": ({"layer": "industry:auto", "lang": "en"}, {"paper": "16:9"}),
    "overlap": ({"sheet": "overlap"}, {"paper": "a3"}),
    "cover": ({"sheet": "cover"}, {"title": "武汉产业地图集", "paper": "16:9"}),
}
"""By name: what each page asks for, and how its document is set."""


def drawing_of(name: str, atlas: Atlas) -> DisplayList:
    """Return the first page of one of them."""
    page, setting = REQUESTS[name]
    return make(DocumentRequest(pages=(PageSpec(edition=EDITION, **page),), **setting), atlas).pages[0].drawing


def words_of(drawing: DisplayList) -> str:
    """Return what stands on a page, a text a line, each under the groups that hold it."""
    return "".join(f"{line}\n" for line in _lines(drawing.items, ""))


def _lines(items: Iterable[Item], path: str) -> Iterator[str]:
    for item in items:
        match item:
            case Text():
                yield f"{path}: {item.shown}"
            case Group():
                yield from _lines(item.items, f"{path}/{item.name}")
            case Grid():
                yield from _lines(item.items, path)
            case Passage():
                yield from _lines(item.lines, path)


def picture_of(drawing: DisplayList) -> Image.Image:
    """Return a page as a small picture."""
    return Image.open(io.BytesIO(png(drawing, dpi=DPI))).convert("RGB")


def renew() -> None:
    """Write all of them anew."""
    atlas = load_atlas()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in REQUESTS:
        drawing = drawing_of(name, atlas)
        (FOLDER / f"{name}.txt").write_text(words_of(drawing), encoding="utf-8")
        picture_of(drawing).quantize(128).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    renew()
