"""The project's mark (a works on the bend of a river) and its wordmarks, as SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.look import light

if TYPE_CHECKING:
    from asset_outlines import Outliner

WHITE = light("on-accent")
NAVY = light("navy")
WINE_ON_NAVY = light("logo-ground")

BOX = 24
# The river is cut out of the works in the ground's colour; below it lies the near bank.
_GROUND = f'<rect x="1" y="1" width="22" height="22" rx="5" fill="{WINE_ON_NAVY}"/>'
_WORKS = f'<path d="M4.6 19.4V10.6l4-2.7v2.7l4-2.7v2.7h1.9V4.8h2.8v5.8h2.1v8.8Z" fill="{WHITE}"/>'
_RIVER = (
    f'<path d="M3.6 15.4c2.8-1.9 5.4-1.7 8.2.1s5.4 2 8.6 0" fill="none" stroke="{WINE_ON_NAVY}" stroke-width="1.9"/>'
)

_WORDMARK_START = 31.0
_CHINESE_EM, _CHINESE_BASELINE, _CHINESE_TRACKING = 17.0, 18.4, 1.0
_LATIN_EM, _LATIN_BASELINE, _LATIN_TRACKING = 16.5, 17.8, 0.1


def favicon() -> str:
    """Draw the mark alone."""
    return _document(BOX, _mark())


def chinese_logo(outliner: Outliner, ink: str) -> str:
    """Draw the mark with the Chinese wordmark in one ink."""
    start = (_WORDMARK_START, _CHINESE_BASELINE)
    return _logo(*outliner.line("武汉产业地图", _CHINESE_EM, start, _CHINESE_TRACKING), ink)


def english_logo(outliner: Outliner, ink: str) -> str:
    """Draw the mark with the English wordmark in one ink."""
    start = (_WORDMARK_START, _LATIN_BASELINE)
    return _logo(*outliner.line("Wuhan Industry Map", _LATIN_EM, start, _LATIN_TRACKING), ink)


def _mark() -> str:
    return _GROUND + _WORKS + _RIVER


def _logo(wordmark: str, end: float, ink: str) -> str:
    return _document(round(end) + 1, f'{_mark()}<path d="{wordmark}" fill="{ink}"/>')


def _document(width: int, inner: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {BOX}" width="{width}" height="{BOX}">'
        f"{inner}</svg>\n"
    )
