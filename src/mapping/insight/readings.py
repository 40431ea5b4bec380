"""How a Chinese text may be typed on a keyboard: in full pinyin or by initials, from any of its syllables."""

from __future__ import annotations

import re
from itertools import islice, product

from mapping.catalog.gazetteer import fold

# A run of Latin letters and digits counts as one syllable; a character of Chinese is one anyway.
_PIECES = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]+")
_HAN = re.compile(r"[\u3400-\u9fff]")

# Characters that names of places and industries really use with several readings. The phrase decides first; these are
# accepted besides, since a reader may know the local one (沌口 is zhuan kou, 黄陂 is huang pi) or the common one.
_ALSO_READ = {
    "都": ("du", "dou"),
    "长": ("chang", "zhang"),
    "重": ("zhong", "chong"),
    "行": ("hang", "xing"),
    "厦": ("sha", "xia"),
    "陂": ("pi", "bei"),
    "沌": ("zhuan", "dun"),
    "绿": ("lv", "lu"),
    "调": ("tiao", "diao"),
    "乐": ("le", "yue"),
    "校": ("xiao", "jiao"),
    "藏": ("cang", "zang"),
}
_MOST_VARIANTS = 16


def typed_forms(text: str) -> frozenset[str]:
    """Return everything that a search for ``text`` may begin with when typed in Latin letters or digits.

    That is the full reading and the initials from each syllable on (生物医药: shengwuyiyao, wuyiyao, …, swyy, wyy,
    …), and English from each word on. Lower case, without spaces; ``v`` stands for the u of 绿.
    """
    forms: set[str] = set()
    for syllables in readings(text):
        for place in range(len(syllables)):
            rest = syllables[place:]
            forms.add("".join(rest))
            forms.add("".join(part if part.isdigit() else part[0] for part in rest))
    return frozenset(forms)


def readings(text: str) -> list[tuple[str, ...]]:
    """Return the ways to read a text as syllables, the likeliest first; a run of Latin letters or digits is one."""
    options: list[tuple[str, ...]] = []
    for piece in _PIECES.findall(" ".join(fold(part) for part in text.split())):
        options += _read(piece) if _HAN.match(piece) else [(piece,)]
    return list(islice(product(*options), _MOST_VARIANTS))


def _read(run: str) -> list[tuple[str, ...]]:
    """Return the possible readings of each character; the one that the phrase asks for comes first."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415  (its dictionaries are slow to load)

    syllables = lazy_pinyin(run, v_to_u=False)
    if len(syllables) != len(run):  # a character without a reading swallows its neighbours
        syllables = [lazy_pinyin(character, v_to_u=False)[0] for character in run]
    return [
        tuple(dict.fromkeys((syllable, *_ALSO_READ.get(character, ()))))
        for character, syllable in zip(run, syllables, strict=True)
    ]


def syllables_of(text: str) -> frozenset[str]:
    """Return the single syllables of a text's readings, such as ``sheng`` and ``wu``."""
    return frozenset(part for variant in readings(text) for part in variant)
