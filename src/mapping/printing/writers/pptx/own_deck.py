"""A deck of our own: slides as large as the paper, the look's colours as its theme, and one font for both scripts.

Its parts are the files in ``deck``, in which ``$name`` stands for what is filled in.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from string import Template
from typing import Final
from zipfile import ZipFile

from mapping.cartography.look import light
from mapping.i18n import HTML_LANG, translator
from mapping.printing.writers.pptx.pen import EMU_PER_MM

FONT: Final = "Microsoft YaHei"
"""What desks in Chinese offices have. Latin letters and figures take it too: text in both scripts is of one height."""
_FOLDER: Final = Path(__file__).with_name("deck")
_MARGIN_MM: Final = 9.5
_TITLE_MM: Final = 12.5
_ROLES: Final = (
    "ink",
    "surface",
    "navy",
    "zebra",
    "wine",
    "tier-pillar",
    "tier-emerging",
    "tier-future",
    "sand-4",
    "link",
    "sub",
)
_MAIN: Final = "application/vnd.openxmlformats-officedocument.presentationml."
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_PACKAGE: Final = "application/vnd.openxmlformats-package."
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPES: Final = {
    "ppt/presentation.xml": _MAIN + "presentation.main+xml",
    "ppt/presProps.xml": _MAIN + "presProps+xml",
    "ppt/viewProps.xml": _MAIN + "viewProps+xml",
    "ppt/tableStyles.xml": _MAIN + "tableStyles+xml",
    "ppt/slideMasters/slideMaster1.xml": _MAIN + "slideMaster+xml",
    "ppt/slideLayouts/slideLayout1.xml": _MAIN + "slideLayout+xml",
    "ppt/slideLayouts/slideLayout2.xml": _MAIN + "slideLayout+xml",
    "ppt/theme/theme1.xml": _OFFICE + "theme+xml",
    "docProps/core.xml": _PACKAGE + "core-properties+xml",
    "docProps/app.xml": _OFFICE + "extended-properties+xml",
}
_CORE: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_LAYOUT: Final = (("slideMaster", "../slideMasters/slideMaster1.xml"),)
_RELATIONS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "_rels/.rels": (
        ("officeDocument", "ppt/presentation.xml"),
        (_CORE, "docProps/core.xml"),
        ("extended-properties", "docProps/app.xml"),
    ),
    "ppt/_rels/presentation.xml.rels": (
        ("slideMaster", "slideMasters/slideMaster1.xml"),
        ("presProps", "presProps.xml"),
        ("viewProps", "viewProps.xml"),
        ("theme", "theme/theme1.xml"),
        ("tableStyles", "tableStyles.xml"),
    ),
    "ppt/slideMasters/_rels/slideMaster1.xml.rels": (
        ("slideLayout", "../slideLayouts/slideLayout1.xml"),
        ("slideLayout", "../slideLayouts/slideLayout2.xml"),
        ("theme", "../theme/theme1.xml"),
    ),
    "ppt/slideLayouts/_rels/slideLayout1.xml.rels": _LAYOUT,
    "ppt/slideLayouts/_rels/slideLayout2.xml.rels": _LAYOUT,
}
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@lru_cache(maxsize=16)
def own_deck(width: float, height: float, lang: str) -> bytes:
    """Return a deck without slides for a paper (mm) in a language."""
    filled = _filled_in(width, height, lang)
    content = BytesIO()
    with ZipFile(content, "w") as deck:
        deck.writestr("[Content_Types].xml", _content_types())
        for name, relations in _RELATIONS.items():
            deck.writestr(name, _relations(relations))
        for name in _TYPES:
            text = (_FOLDER / Path(name).name).read_text(encoding="utf-8")
            deck.writestr(name, Template(text).substitute(filled))
    return content.getvalue()


def _filled_in(width: float, height: float, lang: str) -> dict[str, str]:
    t = translator(lang)
    sides = {
        "width": width,
        "height": height,
        "margin": _MARGIN_MM,
        "inner": width - 2 * _MARGIN_MM,
        "title_height": _TITLE_MM,
        "body_top": _MARGIN_MM + _TITLE_MM,
        "body_height": height - 2 * _MARGIN_MM - _TITLE_MM,
    }
    return {
        **{name: str(round(side * EMU_PER_MM)) for name, side in sides.items()},
        **{role.replace("-", "_"): light(role)[1:].upper() for role in _ROLES},
        "font": FONT,
        "tag": HTML_LANG[lang] if "-" in HTML_LANG[lang] else "en-US",
        "series": t("武汉产业地图"),
        "title_name": t("标题"),
        "body_name": t("正文"),
        "title_only": t("仅标题"),
        "blank": t("空白"),
    }


def _content_types() -> str:
    parts = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _TYPES.items())
    return (
        f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _relations(relations: tuple[tuple[str, str], ...]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind if "/" in kind else _RELATION + kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(relations, 1)
    )
    return (
        f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}'
        "</Relationships>"
    )
