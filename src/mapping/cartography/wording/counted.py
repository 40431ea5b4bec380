"""Numbers and lists in running sentences, in the reader's language: "六个单元", "six units", "A、B", "A and B"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Sequence

_CHINESE: Final = ("零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十")
_ENGLISH: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def counted(n: int, of: str, lang: str) -> str:
    """Return a number with what it counts: in words up to ten, in figures beyond.

    ``of``: measure word and noun in Chinese ("个单元"), the noun in English, singular for one.
    """
    if lang == "en":
        return f"{_ENGLISH[n] if n < len(_ENGLISH) else n} {of}"
    return f"{_CHINESE[n]}{of}" if n < len(_CHINESE) else f" {n} {of}"


def units(n: int, lang: str) -> str:
    """Return a number of units: "六个单元", "six units"."""
    noun = ("unit" if n == 1 else "units") if lang == "en" else "个单元"
    return counted(n, noun, lang)


def districts(n: int, lang: str) -> str:
    """Return a number of administrative districts: "两个行政区", "two districts"."""
    noun = ("district" if n == 1 else "districts") if lang == "en" else "个行政区"
    return counted(n, noun, lang)


def parks(n: int, lang: str) -> str:
    """Return a number of parks: "三处园区", "three parks"."""
    noun = ("park" if n == 1 else "parks") if lang == "en" else "处园区"
    return counted(n, noun, lang)


def listed(names: Sequence[str], lang: str) -> str:
    """Return names as one part of a sentence."""
    if lang == "en" and len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return translator(lang)("、").join(names)


def running(name: str, lang: str) -> str:
    """Return a heading as it stands within a sentence: in English with a small letter, and without brackets."""
    if lang != "en":
        return name
    plain = name.partition(" (")[0]
    return plain[:1].lower() + plain[1:] if plain[1:2].islower() else plain


def sentence(text: str) -> str:
    """Return a text as the beginning of a line: with a capital letter, without a blank before it."""
    stripped = text.strip()
    return stripped[:1].upper() + stripped[1:]
