"""Records of addresses: which words, subdistricts and registries place a firm in which layout unit."""

from dataclasses import dataclass
from typing import Annotated

from mapping.catalog.columns import Column
from mapping.catalog.forms import ADCODE, NEEDS, SUBDISTRICT


@dataclass(frozen=True, slots=True)
class Subdistrict:
    """A subdistrict, town or management area, or a name that only the statistics use, with its layout unit."""

    code: Annotated[str, Column("统计用区划代码", "statistical code", key=True, form=SUBDISTRICT)]
    name_zh: Annotated[str, Column("名称", "name")]
    adcode: Annotated[str, Column("行政区代码", "adcode of its district", form=ADCODE)]
    unit_id: Annotated[str, Column("布局单元", "layout unit", refers="units.unit_id", besides="statistical_area")]
    also: Annotated[
        str | None,
        Column(
            "也可能在的单元；有则名称只作弱依据",
            "unit that it may lie in too: its name decides weakly",
            refers="units.unit_id",
        ),
    ]
    aliases: Annotated[tuple[str, ...], Column("别称与旧称", "other and former names", blank=True)]
    since: Annotated[int | None, Column("自哪一年起", "first year of name or unit", low=1949, high=2100)]
    until: Annotated[int | None, Column("到哪一年止", "last year of name or unit", low=1949, high=2100)]
    later_unit: Annotated[str, Column("此后所属", "what it belongs to later", blank=True)]
    confidence: Annotated[str, Column("可靠度", "confidence", allowed="confidence")]
    source: Annotated[str, Column("依据", "basis")]
    kind: Annotated[str, Column("类别", "kind", allowed="subdistrict_kind")]
    note: Annotated[str, Column("说明", "note", blank=True)]


@dataclass(frozen=True, slots=True)
class AddressWord:
    """A word of addresses that tells the layout unit, with what must or must not stand beside it."""

    word: Annotated[str, Column("地址中的词", "word of an address", key=True)]
    kind: Annotated[str, Column("类别", "kind", allowed="address_word_kind")]
    unit_id: Annotated[
        str,
        Column(
            "布局单元；none 为市外",
            "layout unit; none: outside the city",
            key=True,
            refers="units.unit_id",
            besides="address_area",
        ),
    ]
    needs: Annotated[
        tuple[str, ...],
        Column(
            "地址中还须有（a|b 任一）或不得有（!x）的词",
            "what must stand in the address too (a|b one of them) or must not (!x)",
            key=True,
            form=NEEDS,
            blank=True,
        ),
    ]
    number_from: Annotated[int | None, Column("门牌号自", "first house number", key=True, low=1)]
    number_to: Annotated[int | None, Column("门牌号至", "last house number", low=1)]
    confidence: Annotated[str, Column("可靠度", "confidence", allowed="confidence")]
    source: Annotated[str, Column("依据", "basis")]


@dataclass(frozen=True, slots=True)
class Registry:
    """A registry by its name, or by characters 3 to 8 of the credit code, with the unit whose firms it registers."""

    kind: Annotated[str, Column("代码或名称", "code or name", key=True, allowed="registry_kind")]
    key: Annotated[str, Column("代码，或登记机关名称中的话", "code, or what stands in the name", key=True)]
    match: Annotated[str, Column("怎样对上", "how it is matched", allowed="registry_match")]
    unit_id: Annotated[
        str,
        Column(
            "布局单元；undecided 为不能定",
            "layout unit; undecided: it does not tell",
            refers="units.unit_id",
            besides="registry_area",
        ),
    ]
    leans: Annotated[
        str | None,
        Column("不能定时最可能的单元", "the likeliest unit where it does not tell", refers="units.unit_id"),
    ]
    confidence: Annotated[str, Column("可靠度", "confidence", allowed="confidence")]
    note: Annotated[str, Column("说明", "note", blank=True)]
    source: Annotated[str, Column("依据", "basis")]
