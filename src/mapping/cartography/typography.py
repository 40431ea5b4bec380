"""How text from the tables is set: the tables keep half-width punctuation, Chinese pages show full-width."""

from __future__ import annotations

import re

_FULL = str.maketrans({"(": "（", ")": "）", ",": "，", ";": "；"})
_HAN = re.compile(r"[\u3400-\u9fff]")


def display(text: str) -> str:
    """Return table text as a Chinese reader expects it; text without Han characters is left alone."""
    return text.translate(_FULL) if _HAN.search(text) else text


def number(value: float, digits: int = 0) -> str:
    """Return a number with thousands commas and at most ``digits`` decimals, trailing zeros dropped."""
    text = f"{value:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
