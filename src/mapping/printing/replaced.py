"""What a reader is told of the characters that a sheet could not print."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from mapping.cartography.wording.typography import SIGN
from mapping.i18n import translator

if TYPE_CHECKING:
    from mapping.printing.display import DisplayList
    from mapping.printing.document import Document

_MOST_NAMED: Final = 8


def replaced_told(page: DisplayList | Document) -> str | None:
    """Return the sentence that names the characters which the font lacks; None where there are none."""
    replaced = page.replaced
    if not replaced:
        return None
    t = translator(page.about.lang)
    named = t("、").join(_named(character) for character in list(replaced)[:_MOST_NAMED])
    if len(replaced) > _MOST_NAMED:
        named = t("{names}等 {n} 种", names=named, n=len(replaced))
    return t(
        "图幅上有 {n} 处印成了“{sign}”，因为字体中没有这些字：{names}；要印出原字，请改用其他字。",
        n=sum(replaced.values()),
        sign=SIGN,
        names=named,
    )


def _named(character: str) -> str:
    """Return a character with its code, or its code alone where it cannot be shown by itself."""
    code = f"U+{ord(character):04X}"
    return code if unicodedata.category(character).startswith("C") else f"{character} ({code})"
