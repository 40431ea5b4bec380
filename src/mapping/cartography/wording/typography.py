"""How text is set: the tables keep half-width punctuation, Chinese pages show full-width.

And what no file can hold, wherever the text comes from.
"""

from __future__ import annotations

import re

_FULL = str.maketrans({"(": "（", ")": "）", ",": "，", ";": "；"})
_HAN = re.compile(r"[\u3400-\u9fff]")
_CLOSE = re.compile(r"(?<=[\u3400-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[\u3400-\u9fff])")
"""Between a Han character and a figure or Latin letter that touch."""
_BRACKETS = re.compile(r"\s*[（(]([^（()）]*)[)）]\s*(?=([^\s，,；;。.、:：])?)")
"""A text in brackets, and what goes on right behind it."""
_HALF_UP = 1e-9
"""Python rounds halves to even (0.125 to 0.12), which no reader expects."""
SIGN = "□"
"""Stands where a character cannot, as in Chinese print."""
_FORBIDDEN = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (2.2) keeps out of any document: most control characters, halves of surrogate pairs, two others."""


def display(text: str) -> str:
    """Return table text as a Chinese reader expects it; text without Han characters is left alone."""
    return text.translate(_FULL) if _HAN.search(text) else text


def spaced(text: str) -> str:
    """Return a text of this project's own with a space between Han characters and figures or Latin letters.

    Names, addresses and quoted sentences keep the spaces they have.
    """
    return _CLOSE.sub(" ", text)


def unbracketed(text: str) -> str:
    """Return a text that is to stand in brackets: what it has in brackets itself stands behind a comma.

    "占地面积（1968 亩）" becomes "占地面积，1968 亩", so that no brackets stand in brackets.
    """
    comma = "，" if _HAN.search(text) else ", "
    return _BRACKETS.sub(lambda found: f"{comma}{found[1]}{comma if found[2] else ''}", text)


def legible(text: str) -> str:
    """Return a text that every kind of file can hold: XLSX, SVG and HTML refuse some characters, or break over them."""
    return _FORBIDDEN.sub(SIGN, text)


def index_text(value: float) -> str:
    """Return an index (0 to 1) with two decimals, halves rounded up as readers expect; nought is plain."""
    return f"{value + _HALF_UP:.2f}" if value else "0"


def number(value: float, digits: int = 0) -> str:
    """Return a number with thousands commas and at most ``digits`` decimals, trailing zeros dropped."""
    text = f"{value:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def gap(measure: str) -> str:
    """Return what stands between a figure and its unit of measure: nothing before %, a space before any other."""
    return "" if measure in {"", "%"} else " "


def with_measure(figure: str, measure: str) -> str:
    """Return a figure with its unit of measure: "518 km²", "67%"."""
    return f"{figure}{gap(measure)}{measure}"


def compared(sign: str, amount: str) -> str:
    """Return an amount with the sign or word that says how it is compared, if any: "≥ 20 个", "约 2 km²"."""
    return f"{sign} {amount}" if sign else amount
