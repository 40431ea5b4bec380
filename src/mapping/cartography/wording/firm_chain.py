"""The chain of an industry with its firms in words: what it finds, and where nothing stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.cartography.wording.counted import listed
from mapping.cartography.wording.firms import DIGITS, firms_text, in_measure, unit_name
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.typography import number
from mapping.i18n import translator
from mapping.insight.statistical import SCENIC

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.insight.firms.chain import ChainLink, FirmChain

_MOST_UNITS: Final = 3
_MOST_NAMED: Final = 3


def chain_name(chain: FirmChain, catalog: Catalog, names: Names) -> str:
    """Return of which industry a chain is."""
    if chain.industry_id is None:
        return translator(names.lang)("跨领域")
    return names.industry(catalog.industry(chain.industry_id))


def chain_finding(chain: FirmChain, catalog: Catalog, lang: str) -> str:
    """Return how many firms a chain has, and where nothing stands; where nothing is missing but firms, that."""
    t, names = translator(lang), Names.of(catalog, lang)
    name = chain_name(chain, catalog, names)
    firms = firms_text(sum(link.count.firms for link in chain.links), lang)
    broken = [names.subsector(link.profile.subsector) for link in chain.broken]
    told = {"industry": name, "n": len(chain.links), "firms": firms, "broken": len(broken)}
    if not broken:
        without = [names.subsector(link.profile.subsector) for link in chain.links if not link.count.firms]
        if not without:
            return t("{industry}：{n} 个细分领域 {firms}，没有断点", **told)
        if len(without) <= _MOST_NAMED:
            return t(
                "{industry}：{n} 个细分领域 {firms}；有园区而没有企业：{names}", names=listed(without, lang), **told
            )
        return t("{industry}：{n} 个细分领域 {firms}；{without} 个有园区而没有企业", without=len(without), **told)
    if len(broken) <= _MOST_NAMED:
        return t("{industry}：{n} 个细分领域 {firms}，断点：{names}", names=listed(broken, lang), **told)
    return t("{industry}：{n} 个细分领域 {firms}，断点 {broken} 个", **told)


def units_text(link: ChainLink, chain: FirmChain, catalog: Catalog, lang: str) -> str:
    """Return which units have most of what is counted of a sub-sector, with how much; empty where none has any."""
    t, names, measure = translator(lang), Names.of(catalog, lang), chain.query.count
    told = [
        t(
            "{unit} {amount}",
            unit=_tiny(unit_id, catalog, names),
            amount=number(in_measure(count, measure, lang), DIGITS[measure]),
        )
        for unit_id, count in link.units[:_MOST_UNITS]
    ]
    text = t("、").join(told)
    return text if len(link.units) <= _MOST_UNITS else t("{told} 等", told=text)


def _tiny(unit_id: str, catalog: Catalog, names: Names) -> str:
    """Return the shortest name of a statistical unit."""
    return unit_name(unit_id, catalog, names) if unit_id == SCENIC else names.unit_tiny(catalog.unit(unit_id))


def link_text(link: ChainLink, lang: str) -> str:
    """Return what is the matter with a sub-sector: a break, one that the plan names, or nothing."""
    t = translator(lang)
    if link.is_only_planned:
        return t("断点：规划有，企业和园区都没有")
    if link.is_broken:
        return t("断点：规划、企业、园区都没有")
    if not link.count.firms:
        return t("有园区，没有企业")
    return "" if link.profile.takings else t("规划没有对应或涵盖")
