"""Parts of a text that say what should be near a site, and where they end because the writer turns to the business.

靠近机场 goes on to the end of its clause. It ends before it where the words behind 的, 做 or "for" say what is made
there: 靠近机场的冷链物流 is a business, 靠近汽车零部件企业的厂房 none. Whose words these are is decided by what stands
before them and behind: 靠近沌口的汽车企业 wants others near, 靠近机场的物流企业 is the writer's own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

Span = tuple[int, int]

_PLACES: Final = "岸线|码头|港口|机场|空港|车站|高铁|铁路|地铁|高速"
_CUE: Final = re.compile(
    r"靠近|临近|邻近|毗邻|紧邻|贴近|接近|靠(?=港(?!船)|江|机场|铁路|高速|码头)|临(?=江|港|铁)|周边|附近"
    rf"|(?:离|距离?)(?=[^，,。；;]{{0,12}}(?:{_PLACES}|火车站|市区|市中心|公里|千米|km|分钟|近|不远|不超过))"
    rf"|(?:便于|方便|利用|需要?(?:有|使用|配套)?)(?=[^，,。；;]{{0,6}}(?:{_PLACES}))"
    r"|\b(?:near(?:by)?|close\s+to|next\s+to|adjacent\s+to|within\s+\S+\s+\S+\s+of|access\s+to|proximity\s+to|beside)\b"
)
_BESIDE_IT: Final = re.compile(r"附近|周边")
"""Cues that stand behind what should be near."""
_USE_OF_IT: Final = re.compile(r"便于|方便|利用")
"""Cues that speak of a use of what is near: 利用港口的航运条件 says nothing else behind its 的."""
_CLAUSE_END: Final = re.compile(r"[，,。；;!！?？\n:：]|(?<!\d)\.(?!\d)|\b(?:and\s+we|but|where)\b")
_CLAUSE_START: Final = re.compile(r"[，,。；;!！?？\n:：]")

_TURN: Final = re.compile(
    r"的|之(?![一间内外列后前中上下])|做|从事|生产|制造|经营|开展|发展|布局|新建|建设|建造?"
    r"|\b(?:for|(?:that|which)\s+(?:will\s+)?(?:make|produce|build|develop|manufacture|process)(?:s|es)?|making|producing|manufacturing|building|developing|processing"
    r"|to\s+(?:make|produce|build|develop|manufacture|process|assemble|store|run))\b"
)
_OWN: Final = re.compile(r"to\s|for\s+(?:our|us|its|my|his|their)\b")
"""Turns that leave no doubt whose business it is."""
_FACILITY: Final = re.compile(
    r"机场|空港|港|码头|岸线|车站|高铁|地铁|铁路|高速|机楼|保税区|江边|湖边|市区|市中心"
    r"|airport|\bports?\b|station|rail(?:way|head)?\b|highway|expressway|motorway|metro\b|terminal|wharf|bonded|river"
)
_OTHERS: Final = re.compile(
    r"企业|公司|厂(?!房)|工厂|园|基地|集群|供应商|客户|用户|产业链"
    r"|\s*(?:compan(?:y|ies)|firms?|makers?|manufacturers?|producers?|suppliers?|customers?|clients?|clusters?|parks?"
    r"|plants?|factor(?:y|ies)|hubs?)\b"
)
_ASSETS: Final = re.compile(r"优势|资源|条件|配套|便利|需求|市场|\s*(?:markets?|demand|resources|advantages?)\b")
"""What is never anybody's business, whatever word stands before it."""
_SAYS_LITTLE: Final = re.compile(
    r"(?:我们|我司|公司|希望|需要?|要求?|想|在|位于|选址|寻找|靠近|临近|邻近|毗邻|紧邻|贴近|接近|离|距|有|与|和|跟|于|便于|方便|利用|周边|附近"
    r"|最|较|更|很|近|大型?|新|好|多|主要|相关|上下?游|下游|同类|当地|本地|现有|已有|成熟|完善|一些|其他"
    r"|the|an?|our|its|other|existing|local|large|major|\s)*"
)
_COMPOUND: Final = re.compile(r"-\w+")
"""What is near by the same word: near-airport logistics."""
_LISTS_ON: Final = re.compile(r"、|和|及|与|或|/|\b(?:and|or)\b")


def nearby_spans(text: str, words: Sequence[Span], inside: Collection[int]) -> Iterator[Span]:
    """Yield the spans of what should be near, as they come.

    ``text`` is folded in its place (`folding.in_place`); ``words`` are the spans of its recognised words, in order,
    ``inside`` the places that they take.
    """
    for cue in _CUE.finditer(text):
        if cue.start() in inside and cue.end() - 1 in inside:
            continue
        before = (cue.end(), cue.end())
        if _BESIDE_IT.fullmatch(cue.group()):
            before = _clause_start(text, cue.start()), cue.start()
            yield before
        end = _CLAUSE_END.search(text, cue.end())
        last = end.start() if end else len(text)
        if not _USE_OF_IT.fullmatch(cue.group()):
            last = _turn_to_business(text, before, (cue.end(), last), words, inside)
        yield cue.end(), last


def _turn_to_business(text: str, before: Span, span: Span, words: Sequence[Span], inside: Collection[int]) -> int:
    """Return where the span ends: where its clause does, or earlier, where the writer turns to what is made there."""
    if compound := _COMPOUND.match(text, span[0]):
        return compound.end()
    for turn in _TURN.finditer(text, *span):
        near = f"{text[slice(*before)]}{text[span[0] : turn.start()]}"
        made = next((word for word in words if turn.end() <= word[0] < span[1]), None)
        if made is None:
            break
        taken = turn.start() in inside and turn.end() - 1 in inside
        if not taken and _names_something(near) and _is_business(text, near, turn, made):
            return turn.start()
    return span[1]


def _names_something(near: str) -> bool:
    return not _SAYS_LITTLE.fullmatch(near)


def _is_business(text: str, near: str, turn: re.Match[str], made: Span) -> bool:
    """Tell whether the word behind a turn is made at the site; ``near`` is what stands before the turn."""
    if _OWN.match(text, turn.start()):
        return True
    word, gap = text[slice(*made)], text[turn.end() : made[0]]
    if _FACILITY.fullmatch(word) or _ASSETS.match(text, made[1]) or _CUE.search(gap):
        return False
    english = turn.group()[0].isascii()
    if english and re.search(rf"(?:{_OTHERS.pattern})\s*$", near):
        return False  # near companies making batteries
    if _OTHERS.match(text, made[1]) or _OTHERS.search(word):
        return bool(_FACILITY.search(near)) and not _LISTS_ON.search(gap)
    return True


def _clause_start(text: str, at: int) -> int:
    """Return where the clause begins that ``at`` lies in."""
    return max((mark.end() for mark in _CLAUSE_START.finditer(text, 0, at)), default=0)
