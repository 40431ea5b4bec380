"""Make the committed pictures and web fonts: ``make assets``, or ``--check`` to say whether they are up to date.

From ``fonts/*.ttf`` and the industries in ``data/`` come the web fonts, the outlines of the tiles' characters, the
tiles and the logos. The live map only serves them.
"""

from __future__ import annotations

import argparse
import json
import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import asset_fonts
from asset_outlines import Outliner

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

# Found once the folder above is on the path:
from asset_logo import NAVY, WHITE, chinese_logo, english_logo, favicon  # noqa: E402
from mapping.cartography import tiles  # noqa: E402
from mapping.catalog import load_catalog  # noqa: E402

if TYPE_CHECKING:
    from mapping.catalog import Industry

FONTS = ROOT / "fonts"
STATIC = ROOT / "static"
WEB_FONTS = STATIC / "fonts"
MIDDLE = (tiles.BOX / 2, tiles.BOX / 2)


def main() -> int:
    """Write everything, or compare everything with what is committed (exit 1 when something is stale)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a committed file is out of date")
    parser.add_argument("--together", action="store_true", help="first divide the web font anew by what pages show")
    asked = parser.parse_args()
    if asked.check:
        return check()
    if asked.together:
        write(FONTS / "pieces.txt", asset_fonts.together(ROOT))
    return build()


def build() -> int:
    """Write the outlines first: the tiles are drawn with them."""
    outliner = Outliner(FONTS / "NotoSansSC-Bold.ttf")
    write(tiles.GLYPH_FILE, glyph_file(outliner))
    tiles.glyphs.cache_clear()
    drawn = pictures(outliner)
    for path, text in drawn.items():
        write(path, text)
    for old in leftover_tiles(drawn):
        old.unlink()
        print(f"removed {old.relative_to(ROOT)}")
    if asset_fonts.stale(FONTS, WEB_FONTS):
        for old in asset_fonts.build(FONTS, WEB_FONTS):
            old.unlink()
        print(f"written {WEB_FONTS.relative_to(ROOT)}")
    return 0


def check() -> int:
    """Name every committed file that differs from what would be written now."""
    outliner = Outliner(FONTS / "NotoSansSC-Bold.ttf")
    drawn = pictures(outliner)
    stale = [path for path, text in {tiles.GLYPH_FILE: glyph_file(outliner), **drawn}.items() if differs(path, text)]
    stale += leftover_tiles(drawn)
    stale += asset_fonts.stale(FONTS, WEB_FONTS)
    for path in stale:
        print(f"out of date, run `make assets`: {path.relative_to(ROOT)}", file=sys.stderr)
    return 1 if stale else 0


def glyph_file(outliner: Outliner) -> str:
    """Return the outlines of the signs on all tiles, one a line so that a change shows as one line."""
    looks = {look.sign: look for look in tiles_by_file().values()}
    outlines = {sign: outliner.centred(sign, tiles.em_of(look), MIDDLE) for sign, look in looks.items()}
    return json.dumps(outlines, ensure_ascii=False, indent=0) + "\n"


def pictures(outliner: Outliner) -> dict[Path, str]:
    """Return the text of every SVG file."""
    drawn = {STATIC / "tiles" / f"{name}.svg": tiles.tile_svg(tile) + "\n" for name, tile in tiles_by_file().items()}
    return drawn | {
        STATIC / "logo.svg": chinese_logo(outliner, WHITE),
        STATIC / "logo-dark.svg": chinese_logo(outliner, NAVY),
        STATIC / "logo-en.svg": english_logo(outliner, WHITE),
        STATIC / "favicon.svg": favicon(),
    }


def tiles_by_file() -> dict[str, tiles.Tile]:
    """Return all tiles, Chinese and English, by the names of their files without ending."""
    return {
        tiles.tile_file(name, lang): tile
        for lang, cross in tiles.CROSS.items()
        for name, tile in [(None, cross), *((one.industry_id, tiles.tile_of(one, lang)) for one in industries())]
    }


@lru_cache(maxsize=1)
def industries() -> tuple[Industry, ...]:
    """Return the industries with the style of their tiles, as the tables have them now."""
    return load_catalog(ROOT / "data").industries


def leftover_tiles(drawn: dict[Path, str]) -> list[Path]:
    """List tiles of industries that the tables no longer have."""
    return sorted(path for path in (STATIC / "tiles").rglob("*.svg") if path not in drawn)


def differs(path: Path, text: str) -> bool:
    """Tell whether a file is missing or holds another text."""
    return not path.exists() or path.read_text(encoding="utf-8") != text


def write(path: Path, text: str) -> None:
    """Write a file when its text changes, so that unchanged files keep their date."""
    if differs(path, text):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"written {path.relative_to(ROOT)}")


if __name__ == "__main__":
    sys.exit(main())
