"""Web fonts cut down to the characters of one page, so that an offline page looks the same on every machine."""

from __future__ import annotations

import base64
from io import BytesIO
from typing import TYPE_CHECKING

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from mapping.errors import MappingError
from mapping.sentences import Code
from mapping.settings import settings

if TYPE_CHECKING:
    from pathlib import Path

FACES = {400: "NotoSansSC-Regular.ttf", 700: "NotoSansSC-Bold.ttf"}


def font_faces(text: str) -> str:
    """Return ``@font-face`` rules for "Noto Sans SC", regular and bold, that hold the characters of ``text``.

    Raises:
        MappingError: a font file is missing.
    """
    folder = settings().fonts_dir  # not the compressed fonts of the pages: unpacking one takes seconds
    return "\n".join(
        f'@font-face {{ font-family: "Noto Sans SC"; font-weight: {weight}; '
        f"src: url(data:font/woff2;base64,{_subset(folder / name, text)}) format('woff2'); }}"
        for weight, name in FACES.items()
    )


def _subset(path: Path, text: str) -> str:
    """Return the subset of a font as base64 text of a woff2 file."""
    if not path.exists():
        raise MappingError(Code.FONT_MISSING, path=str(path))
    # A fixed time stamp, so that equal pages are equal files.
    font = TTFont(path, recalcTimestamp=False)
    subsetter = Subsetter(Options(layout_features=["kern", "tnum"], hinting=False, desubroutinize=True))
    subsetter.populate(text=text)
    subsetter.subset(font)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out)
    return base64.b64encode(out.getvalue()).decode("ascii")
