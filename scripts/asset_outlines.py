"""Turn characters of a font file into SVG path data, so that pictures need no font where they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from pathlib import Path


class Glyph(Protocol):
    """What is used of a fontTools glyph: it draws itself and knows its advance in font units."""

    width: float

    def draw(self, pen: object) -> None:
        """Draw the outline with a pen, y upwards."""


class Outliner:
    """Draws characters of one font as SVG path data (y runs downwards, lengths in the picture's units)."""

    def __init__(self, font_file: Path) -> None:
        font = TTFont(font_file)
        self._font_file = font_file
        self._glyph_names: dict[int, str] = font.getBestCmap()
        self._glyphs = font.getGlyphSet()
        self._units_per_em: int = font["head"].unitsPerEm

    def centred(self, text: str, em: float, centre: tuple[float, float]) -> str:
        """Draw a character or a few so that the middle of their ink, not of their advance, lies on ``centre``."""
        bounds = BoundsPen(self._glyphs)
        placed, x = [], 0.0
        for character in text:
            glyph = self._glyph(character)
            glyph.draw(TransformPen(bounds, (1, 0, 0, 1, x, 0)))
            placed.append((glyph, x))
            x += glyph.width
        left, bottom, right, top = bounds.bounds
        if len(text) > 1:  # letters stand on one line, whatever hangs below it
            bottom = max(bottom, 0.0)
        scale = em / self._units_per_em
        start, baseline = centre[0] - scale * (left + right) / 2, centre[1] + scale * (bottom + top) / 2
        return self._path([(glyph, scale, (start + x * scale, baseline)) for glyph, x in placed])

    def line(self, text: str, em: float, start: tuple[float, float], tracking: float = 0.0) -> tuple[str, float]:
        """Set a line of text from ``start`` (left end of the baseline).

        Returns the path data and the x at which the line ends; ``tracking`` is added after every character.
        """
        scale = em / self._units_per_em
        x, baseline = start
        placed = []
        for character in text:
            glyph = self._glyph(character)
            placed.append((glyph, scale, (x, baseline)))
            x += glyph.width * scale + tracking
        return self._path(placed), x - tracking

    def _glyph(self, character: str) -> Glyph:
        if ord(character) not in self._glyph_names:
            raise SystemExit(f"字体 {self._font_file.name} 没有「{character}」字 (no such glyph in the font)")
        glyph: Glyph = self._glyphs[self._glyph_names[ord(character)]]
        return glyph

    def _path(self, placed: list[tuple[Glyph, float, tuple[float, float]]]) -> str:
        pen = SVGPathPen(self._glyphs, ntos=_short)
        for glyph, scale, (x, y) in placed:
            glyph.draw(TransformPen(pen, (scale, 0, 0, -scale, x, y)))
        return str(pen.getCommands())


def _short(value: float) -> str:
    """Write a coordinate to a hundredth of a unit: far below a pixel at the sizes in use."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
