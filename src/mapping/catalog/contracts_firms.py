"""The tables that only lists of firms need: where a firm is, what it does, what columns of such lists are called."""

from __future__ import annotations

from mapping.catalog import records
from mapping.catalog.columns import SEPARATOR
from mapping.catalog.rules import RowRule
from mapping.catalog.table import Table
from mapping.sentences import Code

_NUMBERS = RowRule(
    "number_from",
    lambda row: bool(row["number_from"]) == bool(row["number_to"]) and not _falls(row["number_from"], row["number_to"]),
    Code.RANGE_UPSIDE_DOWN,
)
_YEARS = RowRule("since", lambda row: not _falls(row["since"], row["until"]), Code.RANGE_UPSIDE_DOWN)

_OTHERS = RowRule(
    "also",
    lambda row: not row["subsector_id"] or row["subsector_id"] not in row["also"].split(SEPARATOR),
    Code.ALTERNATIVE_ITSELF,
)


def _falls(low: str, high: str) -> bool:
    """Tell whether the end of a range lies before its beginning; what is no number is another rule's."""
    return low.isdecimal() and high.isdecimal() and int(low) > int(high)


FIRM_TABLES: tuple[Table, ...] = (
    Table(
        "subdistricts",
        records.Subdistrict,
        "街道与乡镇",
        "Subdistricts",
        ("address_words",),
        row_rules=(_YEARS,),
        on_demand=True,
    ),
    Table(
        "address_words",
        records.AddressWord,
        "地址用词归属",
        "Words of addresses",
        ("address_words", "parks"),
        row_rules=(_NUMBERS,),
        on_demand=True,
    ),
    Table("gbt4754", records.GbtClass, "国民经济行业分类", "National classification", ("gbt4754",), on_demand=True),
    Table(
        "gbt4754_subsectors",
        records.GbtSubsector,
        "国民经济行业的细分领域",
        "Sub-sectors of the national classification",
        ("gbt4754", "firm_classing"),
        row_rules=(_OTHERS,),
        on_demand=True,
    ),
    Table(
        "firm_words",
        records.FirmWord,
        "企业名称与经营范围用词",
        "Words of firms' names and scopes",
        ("firm_classing",),
        row_rules=(_OTHERS,),
        on_demand=True,
    ),
    Table("registries", records.Registry, "登记机关归属", "Registries", ("address_words",), on_demand=True),
    Table(
        "firm_headings",
        records.FirmHeading,
        "企业名录列标题",
        "Headings of firm lists",
        ("firm_headings",),
        on_demand=True,
    ),
)
"""Each after those it refers to; they may refer to the tables of the catalogue, but none of these to them."""
