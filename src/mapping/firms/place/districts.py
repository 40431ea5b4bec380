"""Which layout units may lie behind the name of a district in an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

OWN: Final = {
    "江岸区": "jiangan",
    "江汉区": "jianghan",
    "硚口区": "qiaokou",
    "汉阳区": "hanyang",
    "武昌区": "wuchang",
    "青山区": "qingshan",
    "洪山区": "hongshan",
    "东西湖区": "dongxihu",
    "汉南区": "wedz",
    "蔡甸区": "caidian",
    "江夏区": "jiangxia",
    "黄陂区": "huangpi",
    "新洲区": "xinzhou",
}
"""District -> the unit of that name, or which runs it."""

_FURTHER: Final = {
    "洪山区": ("ovc", "qingshan", "scenic"),
    "江夏区": ("ovc",),
    "武昌区": ("ovc", "scenic"),
    "蔡甸区": ("wedz",),
    "汉阳区": ("wedz",),
}
"""Units that were cut out of a district, or that post and people still name by it."""

BEHIND: Final = {name: frozenset((unit, *_FURTHER.get(name, ()))) for name, unit in OWN.items()}

SPLIT: Final = frozenset({"洪山区", "江夏区", "蔡甸区"})
"""Districts of which so much belongs to a zone that their name alone decides nothing."""

SURE: Final = frozenset(OWN) - _FURTHER.keys()
"""Districts behind whose name no other unit can lie."""


def may_lie(unit_id: str, districts: Sequence[str]) -> bool:
    """Tell whether a unit may lie behind one of the districts that an address names; behind none of them any may."""
    return not districts or any(unit_id in BEHIND[name] for name in districts)
