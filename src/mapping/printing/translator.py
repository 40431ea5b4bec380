"""The words of a sheet. In Latin text this typeface sets curly quotation marks as wide as a Han character."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mapping.i18n import translator

if TYPE_CHECKING:
    from mapping.i18n import Translate

_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


def straight(text: str, lang: str) -> str:
    """Return a text as it is set in a language: Chinese keeps its quotation marks, others get straight ones."""
    return text if lang == "zh" else text.translate(_STRAIGHT)


@lru_cache(maxsize=4)
def sheet_translator(lang: str) -> Translate:
    """Return the translating function of one language, its quotation marks fit for print."""
    translate = translator(lang)

    def t(message: str, **fields: object) -> str:
        return straight(translate(message, **fields), lang)

    return t
