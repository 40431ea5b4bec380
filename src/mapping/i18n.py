"""Words of the interface: Chinese in the code, English in ``locale/en.po``.

The Chinese text is the message id, so Chinese is complete by construction and a text is found where it is used.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from babel.messages.pofile import read_po

from mapping.settings import settings

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = {"zh": "中文", "en": "English"}
HTML_LANG = {"zh": "zh-CN", "en": "en"}
"""Language -> its tag in documents."""


class Translate(Protocol):
    """Turns a Chinese message with ``{named}`` fields into the reader's language."""

    def __call__(self, message: str, **fields: object) -> str:
        """Return ``message`` in the reader's language with its fields filled in."""
        ...


def message(text: str) -> str:
    """Mark a Chinese text that is translated where it is shown, so that it is collected where it stands."""
    return text


@lru_cache(maxsize=len(LANGUAGES))
def messages(lang: str) -> Mapping[str, str]:
    """Return Chinese text -> text in ``lang``; empty for Chinese.

    Raises:
        ValueError: no such language.
    """
    if lang not in LANGUAGES:
        raise ValueError(f"no language {lang!r}; there are {', '.join(LANGUAGES)}")
    path = settings().locale_dir / f"{lang}.po"
    if lang == "zh" or not path.exists():
        return {}
    with path.open("rb") as file:
        entries = read_po(file, locale=lang)
    return {str(m.id): str(m.string) for m in entries if m.id and m.string}


@lru_cache(maxsize=len(LANGUAGES))
def translator(lang: str) -> Translate:
    """Return the translating function of one language; an untranslated text stays Chinese."""
    words = messages(lang)

    def t(message: str, **fields: object) -> str:
        text = words.get(message, message)
        return text.format(**fields) if fields else text

    return t
