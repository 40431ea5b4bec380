"""One spelling for what addresses, registries and the words of the tables write in many ways."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_MISWRITTEN: Final = {
    "桥口区": "硚口区",
    "武汉市桥口": "武汉市硚口",
    "湛家矶": "谌家矶",
    "摄口": "滠口",
    "爹山": "奓山",
    "侈山": "奓山",
    "\u7843": "朱",  # of hills, which most write so
    "\u7460": "琉",
    "\u3007": "0",  # the round zero
    "\u200b": "",
    "\ufeff": "",
}
"""What is hard to type or to print, as people write it; the words of the tables hold further spellings of a place."""
_ANY_MISWRITTEN: Final = re.compile("|".join(map(re.escape, _MISWRITTEN)))
_SHORT_DISTRICT: Final = re.compile(
    r"(武汉市?)(江岸|江汉|硚口|青山|洪山|东西湖|汉南|蔡甸|江夏|黄陂|新洲)"
    r"(?![区路街大镇乡村农经开广礼宾社桥堤石一二三四五东南西北中环湾港体监原城岭岛])"
)
"""A district without its 区, unless it begins another name (江汉路, 汉南农场). 武昌 and 汉阳 are towns of old, too."""


def plain(text: str) -> str:
    """Return a text in its one spelling: NFKC, capital letters, nothing blank, misspelt names put right."""
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    text = "".join(text.split()).upper()
    return _ANY_MISWRITTEN.sub(lambda found: _MISWRITTEN[found[0]], text)


def plain_address(text: str) -> str:
    """Return an address in its one spelling, districts with their 区."""
    return _SHORT_DISTRICT.sub(r"\1\2区", plain(text))
