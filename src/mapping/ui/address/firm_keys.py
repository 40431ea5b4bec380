"""The keys of the page 企业分布."""

from __future__ import annotations

from functools import partial

from mapping.i18n import message
from mapping.insight.firms.query import LONGEST_TEXT
from mapping.ui.address import firm_readers, readers, spelling
from mapping.ui.address.key import Key

_OF_FIRMS = partial(Key, pages=("firms",))

FIRM_KEYS: tuple[Key, ...] = (
    _OF_FIRMS(
        name="layer",
        owner="seen.layer",
        read=firm_readers.layer,
        values="`firms`, `firms:…`, `lq:…`",
        meaning="layer drawn: all firms, those of an industry or sub-sector, or a location quotient",
    ),
    _OF_FIRMS(
        name="unit",
        owner="seen.unit",
        read=firm_readers.unit,
        values="as `unit` of a map, `scenic`, `none`",
        meaning="unit chosen; `none`: firms that lie in no unit as far as is known",
    ),
    _OF_FIRMS(
        name="q",
        owner="firms.q",
        read=readers.search,
        longest=LONGEST_TEXT,
        values="text",
        meaning="a part of the name of firms",
    ),
    *(
        _OF_FIRMS(
            name=name,
            owner=f"firms.{name}",
            form="list",
            read=firm_readers.of_facet(name),
            write=spelling.listed,
            values=values,
            meaning=meaning,
        )
        for name, values, meaning in (
            ("industry", 'ids or names of the "965" industries, `none`', "firms of any of these industries"),
            ("subsector", "ids or names of sub-sectors, `none`", "firms of any of these sub-sectors"),
        )
    ),
    *(
        _OF_FIRMS(
            name=name,
            owner=f"firms.{name}",
            form="list",
            read=firm_readers.some_of(name),
            write=spelling.listed,
            values=", ".join(f"`{value}`" for value in firm_readers.VALUES[name][1]),
            meaning=meaning,
        )
        for name, meaning in (
            ("status", "firms of any of these states in the register"),
            ("basis", "what tells the unit of a firm"),
            ("classed", "what tells its sub-sector"),
            ("confidence", "how sure place and class are, the less sure of the two"),
        )
    ),
    *(
        _OF_FIRMS(
            name=name,
            owner=f"firms.{name}",
            read=firm_readers.amounts(what, whole=whole),
            write=spelling.between,
            values="`1-30`, `-5`, `10-`, `3`",
            meaning=meaning,
        )
        for name, what, whole, meaning in (
            ("founded", message("成立年份"), True, "year of founding, both ends included; unknown ones are left out"),
            ("capital", message("注册资本"), False, "registered capital in 10,000 yuan, in the same way"),
            ("staff", message("参保人数"), True, "people insured, in the same way"),
        )
    ),
    _OF_FIRMS(
        name="closed",
        owner="firms.closed",
        read=firm_readers.closed,
        write=spelling.flag,
        values="`1`",
        meaning="also firms that were closed, revoked or have moved away",
    ),
    _OF_FIRMS(
        name="count",
        owner="firms.count",
        read=firm_readers.count,
        values="`capital`, `staff`",
        meaning="what is counted in place of firms",
    ),
    _OF_FIRMS(
        name="cell",
        owner="firms.cell",
        read=firm_readers.cell,
        values="an H3 cell of size 6 to 9",
        meaning="cell chosen",
        held=("map.cell",),
    ),
    _OF_FIRMS(
        name="heat",
        owner="seen.heat",
        read=firm_readers.heat,
        write=spelling.flag,
        values="`1`",
        meaning="firms by cell in place of units",
    ),
    _OF_FIRMS(
        name="merge",
        owner="seen.merge",
        read=firm_readers.merge,
        values="`3`",
        meaning="cells with fewer firms are drawn together, as is fit for publication",
    ),
    _OF_FIRMS(
        name="tab",
        owner="seen.tab",
        read=firm_readers.tab,
        values="`plan`, `chain`",
        meaning="what stands below the map in place of single firms",
    ),
)
