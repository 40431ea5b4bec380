"""The font files of what leaves the application, and web fonts cut down to the characters of one document."""

from __future__ import annotations

import base64
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from mapping.errors import MappingError
from mapping.sentences import Code
from mapping.settings import settings

if TYPE_CHECKING:
    from pathlib import Path

FAMILY: Final = "Noto Sans SC"
FILES: Final = {False: "NotoSansSC-Regular.ttf", True: "NotoSansSC-Bold.ttf"}
_WEIGHTS: Final = {False: 400, True: 700}
_LAYOUT_TABLES: Final = ("GDEF", "GPOS", "GSUB")


def font_file(*, bold: bool) -> Path:
    """Return the file of one weight; not the compressed one of the pages, which takes seconds to unpack.

    Raises:
        MappingError: it is missing.
    """
    path = settings().fonts_dir / FILES[bold]
    if not path.exists():
        raise MappingError(Code.FONT_MISSING, path=str(path))
    return path


def font_face(text: str, *, bold: bool, features: tuple[str, ...] = ()) -> str:
    """Return the rule ``@font-face`` of one weight, with the font in it: the characters of ``text`` alone.

    ``features``: the features of OpenType that stay. Equal texts give equal rules.

    Raises:
        MappingError: the font file is missing.
    """
    address = _embedded(font_file(bold=bold), text, features)
    return f"@font-face{{font-family:'{FAMILY}';font-weight:{_WEIGHTS[bold]};src:url({address}) format('woff2')}}"


@lru_cache(maxsize=64)
def _embedded(path: Path, text: str, features: tuple[str, ...]) -> str:
    """Return a font as the data address of a woff2 file."""
    # A fixed time stamp, so that equal documents are equal files.
    font = TTFont(path, recalcTimestamp=False)
    options = Options(layout_features=list(features), hinting=False, notdef_outline=True, desubroutinize=True)
    if not features:  # left out before the subsetter, which would read them all the same and is slow at it
        for table in _LAYOUT_TABLES:
            if table in font:
                del font[table]
    subsetter = Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out)
    return "data:font/woff2;base64," + base64.b64encode(out.getvalue()).decode("ascii")
