"""Parts of a text that do not say what somebody makes: what is ruled out, and what is wanted nearby.

Both begin with a cue and go on to the end of the clause, or to a word by which the writer turns to something else
(for what is near: `nearby`). A cue inside an industry word is none: 非标, 无人机, 不锈钢. Traditional and full-width
characters are read as others are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.insight.folding import in_place
from mapping.insight.match.customers import customers
from mapping.insight.match.nearby import nearby_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Span = tuple[int, int]

_DOES: Final = (
    "做|搞|建|建设|新建|碰|含|涉|要|是|需|涉及|涉足|包括|包含|属于|从事"
    "|生产|经营|考虑|引进|引入|接受|投资|开展|发展|制造|销售"
)
_MAY: Final = "再|会|想|打算|准备|计划|愿|愿意|能|宜|应|得|得有|拟"
_RULED_OUT: Final = re.compile(
    rf"(?:暂|暂时|目前|从|绝|均|都|也|并)?不(?:{_MAY})?(?:{_DOES})"
    r"|(?:并|而|绝)(?:非|不是)|没有|没做|未(?:涉及|从事|涉足|生产|经营)|不再|拒绝|排除|剔除|禁止|杜绝|谢绝|取消|退出"
    r"|除了?(?=[^，,。；;]{1,30}?(?:(?:以外|之外|外)?[，,](?![^，,。；;]{0,6}(?:还|也|同时|另|又)|均|都有)|(?:以外|之外|外)的))"
    r"|\b(?:(?:do|does|did|will|would|is|are|was|were|can|could)(?:n['\u2019]t|\s+not)|cannot|not(?!\s+only)|no(?!-)|never"
    r"|without|excluding|except(?:\s+for)?|other\s+than|rather\s+than|instead\s+of|neither|nor)\b",
    re.IGNORECASE,
)
_RULED_OUT_BEFORE: Final = re.compile(r"除外|无关|不相干|不在(?:考虑|计划)之(?:列|内)")
"""Cues that rule out what stands before them in their clause."""
_NOT_RULED_OUT: Final = re.compile(r"不(?:是不|仅|但|只|止|少于|低于|超过|高于|得不)")
_TURN: Final = re.compile(
    r"[，,。；;!！?？\n]|(?<!\d)\.(?!\d)|而是|但是?|只做|专做|专注|仅|主要|主营|主做|主攻|重点|转而|改做"
    r"|(?:以外|之外|外)(?=[，,的])|\b(?:but|only|we|our|just|instead|focus(?:ing|es)?)\b|:",
    re.IGNORECASE,
)
_LISTED_ON: Final = re.compile(r",\s*(?!(?:but|only|we|our|just|instead|the|and\s+we)\b)", re.IGNORECASE)
_ENGLISH: Final = re.compile(r"[A-Za-z]")

_PREFIX: Final = re.compile(r"非|无|\bnon[-\s]", re.IGNORECASE)
_SAME_LIST: Final = re.compile(r"\s*(?:、|和|及|与|或|/|and|or)\s*")

_CLAUSE_START: Final = re.compile(r"[，,。；;!！?？\n:：]")


@dataclass(frozen=True, slots=True)
class Scopes:
    """Where a text rules something out, tells what should be near, and whom somebody works for; spans, in its order."""

    ruled_out: tuple[Span, ...]
    nearby: tuple[Span, ...]
    customers: tuple[Span, ...]

    def rules_out(self, start: int) -> bool:
        """Tell whether a word that begins at ``start`` is ruled out."""
        return any(first <= start < last for first, last in self.ruled_out)

    def is_nearby(self, start: int) -> bool:
        """Tell whether a word that begins at ``start`` is wanted nearby."""
        return any(first <= start < last for first, last in self.nearby)

    def is_customer(self, start: int) -> bool:
        """Tell whether a word that begins at ``start`` is said of those that somebody works for."""
        return any(first <= start < last for first, last in self.customers)


def scopes(text: str, words: Sequence[Span]) -> Scopes:
    """Return what a text rules out and wants nearby, and whom it says that somebody works for.

    ``words`` are the spans of its recognised words, in order.
    """
    inside = {place for start, end in words for place in range(start, end)}
    folded = in_place(text)
    return Scopes(
        ruled_out=tuple(sorted([*_ruled_out(folded, inside), *_prefixed(folded, words, inside)])),
        nearby=tuple(nearby_spans(folded, words, inside)),
        customers=tuple(customers(folded, words)),
    )


def _ruled_out(text: str, inside: Iterable[int]) -> Iterator[Span]:
    for cue in _RULED_OUT.finditer(text):
        if (cue.start() in inside and cue.end() - 1 in inside) or _NOT_RULED_OUT.match(text, cue.start()):
            continue
        yield cue.end(), _end_of(text, cue.end(), english=bool(_ENGLISH.match(cue.group())))
    for cue in _RULED_OUT_BEFORE.finditer(text):
        yield _clause_start(text, cue.start()), cue.start()


def _end_of(text: str, start: int, *, english: bool) -> int:
    """Return where the clause ends that begins at ``start``; an English list goes on over its commas."""
    at = start
    while turn := _TURN.search(text, at):
        if english and turn.group() == "," and _LISTED_ON.match(text, turn.start()):
            at = turn.end()
            continue
        return turn.start()
    return len(text)


def _prefixed(text: str, words: Sequence[Span], inside: Iterable[int]) -> Iterator[Span]:
    """Yield the words right behind 非, 无 or non-, with those listed on by 、, 和 or "or"."""
    ends = dict(words)
    for cue in _PREFIX.finditer(text):
        if cue.start() in inside:
            continue
        start = at = cue.end()
        while at in ends:
            at = ends[at]
            more = _SAME_LIST.match(text, at)
            at = more.end() if more and more.end() in ends else at
            if not more:
                break
        if at > start:
            yield start, at


def _clause_start(text: str, at: int) -> int:
    """Return where the clause begins that ``at`` lies in."""
    return max((mark.end() for mark in _CLAUSE_START.finditer(text, 0, at)), default=0)
