"""Unified social credit codes (统一社会信用代码) by GB 32100-2015: 18 signs, the last of which checks the others."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

SIGNS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""Of GB 32100: digits and capitals without I, O, S, V, Z."""

_VALUE: Final = {sign: value for value, sign in enumerate(SIGNS)}
_MODULUS: Final = len(SIGNS)
_WEIGHTS: Final = tuple(pow(3, place, _MODULUS) for place in range(17))
_FORM: Final = re.compile(rf"[1-9A-HJ-NPQRTUWXY][{SIGNS}]\d{{6}}[{SIGNS}]{{10}}")
_OLD: Final = re.compile(r"\d{13}|\d{15}|[0-9A-Z]{8}-?[0-9X]")
_BLANKS: Final = re.compile(r"[\s'\"`]+")


def read_credit_code(text: str) -> tuple[str | None, bool]:
    """Return a valid code, and whether what stands there should have been one and is none.

    Small letters and those of Chinese typing are accepted. Numbers of the old register (15 digits) and of organisations
    (9 signs) are no credit codes, and no fault.
    """
    code = text if text.isascii() else unicodedata.normalize("NFKC", text)
    code = _BLANKS.sub("", code).upper()
    if not code:
        return None, False
    if _FORM.fullmatch(code) and check_sign(code) == code[17]:
        return code, False
    return None, not _OLD.fullmatch(code)


def check_sign(code: str) -> str:
    """Return the sign that checks the first 17 of a code."""
    value = _VALUE
    total = sum(weight * value[sign] for weight, sign in zip(_WEIGHTS, code, strict=False))
    return SIGNS[-total % _MODULUS]
