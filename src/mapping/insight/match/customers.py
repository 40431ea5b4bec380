"""Parts of a text that say whom somebody works for: 为银行做软件外包 asks for software, not for a bank.

Traditional and full-width characters are read as others are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Span = tuple[int, int]

_FOR: Final = re.compile(
    r"(?:^|(?<=[，,。；;、\s])|(?<=我们)|(?<=[专要]))(?:为|给|替|面向|服务于?)(?P<whom>[^，,。；;为]{1,14}?)"
    r"(?=做|提供|开发|生产|配套|供应|研发|设计|代工|定制|制造)"
)
_FOR_EN: Final = re.compile(
    r"(?P<made>[^,.;]*)\b(?:for|serving|supplying|suppl(?:y|ier|iers)\s+to|used\s+(?:in|by))\s+(?P<whom>[^,.;]{2,50})"
)


def customers(text: str, words: Sequence[Span]) -> Iterator[Span]:
    """Yield the spans of whom a text says that somebody works for.

    ``text`` is folded in its place; ``words`` are the spans of its recognised words. In English something must be made
    for them: "a site for electric cars" names none.
    """
    for found in _FOR.finditer(text):
        yield found.span("whom")
    for found in _FOR_EN.finditer(text):
        first, last = found.span("made")
        if any(first <= start < last for start, _ in words):
            yield found.span("whom")
