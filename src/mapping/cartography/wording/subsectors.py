"""Sub-sectors in words: how a unit stands to one, where it stands in its chain, what a map of it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.cartography.wording.counted import running, units
from mapping.i18n import message, translator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mapping.cartography.wording.names import Names
    from mapping.catalog import Catalog
    from mapping.catalog.records import Edition, Subsector
    from mapping.insight.subsectors import Place, Taking

_RELATIONS: Final = {"named": "names", "covered": "covers"}
_NAMED_AT_MOST: Final = 3
"""Where more units name or cover a sub-sector, those that cover it are counted and not named."""


def standing_name(catalog: Catalog, subsector: Subsector, standing: str, names: Names) -> str:
    """Return what a legend calls one way in which units stand to a sub-sector."""
    t = translator(names.lang)
    if standing == "same_industry" and subsector.industry_id is not None:
        return t("仅同属{industry}", industry=names.industry_short(catalog.industry(subsector.industry_id)))
    if standing in _RELATIONS:
        return names.value("relation", _RELATIONS[standing])
    return t("无数据") if standing == "no_data" else t("未列入")


def place_text(catalog: Catalog, subsector: Subsector, place: Place, names: Names) -> str:
    """Return how a unit stands to a sub-sector, with the rank and the wording that tell: "涵盖：第 2 位 智能制造"."""
    t = translator(names.lang)
    how = standing_name(catalog, subsector, place.standing, names)
    if place.designation is None:
        return how
    d = place.designation
    return t("{how}：第 {rank} 位 {term}", how=how, rank=d.rank, term=names.term_short(d.term))


def subsector_caption(catalog: Catalog, subsector: Subsector, names: Names) -> str:
    """Return where a sub-sector belongs: its industry, and its stage in the chain."""
    t = translator(names.lang)
    stage = names.value("stage", subsector.stage)
    if subsector.industry_id is None:
        return t("跨领域 · {stage}", stage=stage)
    industry = names.industry_short(catalog.industry(subsector.industry_id))
    return t("{industry} · {stage}", industry=industry, stage=stage)


def untaken_note(names: Names, subsector: Subsector, edition: Edition) -> str:
    """Return that no term of the plan takes a sub-sector in."""
    t = translator(names.lang)
    return t(
        "{edition} 年文件没有对应或涵盖「{subsector}」的用词。",
        edition=edition.year,
        subsector=names.subsector(subsector),
    )


def takers(takings: Sequence[Taking], names: Names) -> tuple[str, ...]:
    """Return whose lists take a sub-sector in, each with the term's rank there: "东湖高新 1", "中心城区 2"."""
    t = translator(names.lang)
    return tuple(t("{name} {rank}", name=names.claimant(one.claimant), rank=one.designation.rank) for one in takings)


def subsector_finding(
    label: str, standings: Mapping[str, Sequence[str]], several: Callable[[Sequence[str]], str], lang: str
) -> str:
    """Return which units name a sub-sector and which cover it; that none does, and who only lists its industry.

    ``standings``: units by how they stand to it (`insight.subsectors.STANDINGS`). ``several`` names units, or counts
    them where they are many.
    """
    t = translator(lang)
    name = running(label, lang) if lang == "en" else label
    named, covered, kin = (standings.get(key, []) for key in ("named", "covered", "same_industry"))
    who = several(named)
    others = several(covered) if len(named) + len(covered) <= _NAMED_AT_MOST else units(len(covered), lang)
    if named and covered:
        return t("{subsector}：{units}有对应用词，{others}涵盖", subsector=name, units=who, others=others)
    if named:
        only, each = message("{subsector}：仅{units}有对应用词"), message("{subsector}：{units}有对应用词")
        return t(only if len(named) == 1 else each, subsector=name, units=who)
    if covered:
        return t("{subsector}：没有对应用词，{units}涵盖", subsector=name, units=several(covered))
    if kin:
        told = units(len(kin), lang)
        return t("{subsector}：没有对应或涵盖的用词，{units}只是列有同一产业", subsector=name, units=told)
    return t("{subsector}：没有对应或涵盖的用词", subsector=name)
