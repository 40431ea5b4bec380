"""A park or a unit in one line, to be copied into a briefing. What is not known is said, never left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.wording.quotation import clause_name
from mapping.cartography.wording.sources import quoted
from mapping.cartography.wording.typography import number, unbracketed
from mapping.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.cartography.state import Provenance
    from mapping.cartography.wording.names import Names
    from mapping.catalog.records import Park
    from mapping.insight.parks.profile import ParkProfile, Sector
    from mapping.insight.profiles import UnitProfile


def briefing(profile: ParkProfile, names: Names) -> str:
    """Return name, unit, level, industries, area, year and source of a park as one line.

    Its source is an official page or a medium; any other is no ground to stand on before an investor.
    """
    t = translator(names.lang)
    park = profile.park
    return t(
        "{name}：{kind}，级别：{level}；所属布局单元：{unit}；产业：{industries}；"
        "面积：{area}；起始年份：{year}；点位：{place}。{source}",
        name=_name(profile, names),
        unit=names.unit(profile.unit) if profile.unit else t("未查明"),
        kind=names.value("park_kind", park.kind),
        level=names.value("park_level", park.level),
        industries=sectors_text(profile.sectors, names),
        area=area_text(park, names),
        year=park.since or t("未公开"),
        place=names.value("precision", park.precision),
        source=quoted(park, profile.citation, names),
    )


def unit_briefing(profile: UnitProfile, policy: Provenance, names: Names) -> str:
    """Return what the plan gives a layout unit as one line: its clause, its terms in order, who shares them, parks."""
    t = translator(names.lang)
    parks = profile.parks
    known = {
        "name": names.unit(profile.unit),
        "parks": t("收录园区 {n} 处（已定位 {drawn} 处）", n=parks.total, drawn=parks.drawable),
        "source": t(
            "{publisher}《{title}》（{date}）", publisher=policy.publisher, title=policy.title, date=policy.date
        ),
    }
    if not profile.terms:
        return t("{name}：文件未列主导产业；{parks}。来源：{source}", **known)
    terms = t("、").join(names.term(term.designation.term) for term in profile.terms)
    if profile.shared_list is not None:
        units = t("、").join(names.unit_tiny(unit) for unit in profile.sharing)
        shared = t("{list}共用此清单，未分区列举：{units}", list=names.shared_list(profile.shared_list), units=units)
        terms = t("{name}（{value}）", name=terms, value=shared)
    return t(
        "{name}：主导产业依次为{terms}；{parks}。来源：{source}{clause}",
        terms=terms,
        clause=clause_name(profile.terms[0].designation.clause, names.lang),
        **known,
    )


def sectors_text(sectors: Iterable[Sector], names: Names) -> str:
    """Return a park's industries, each with the park's own words for it in brackets."""
    t = translator(names.lang)
    parts = []
    for sector in sectors:
        words = t("、").join(names.term(word.word) for word in sector.words)
        name = names.industry(sector.industry) if sector.industry else words
        parts.append(name if name == words else t("{name}（{value}）", name=name, value=unbracketed(words)))
    return t("、").join(parts) or t("未公开")


def area_text(park: Park, names: Names) -> str:
    """Return the area with its note in brackets, one level of them: "1.312 平方公里（占地面积，1968 亩）"."""
    t = translator(names.lang)
    if park.area_km2 is None:
        return t("未公开")
    area = t("{area} 平方公里", area=number(park.area_km2, 3))
    note = unbracketed(names.written(park.area_note))
    return t("{name}（{value}）", name=area, value=note) if note else area


def _name(profile: ParkProfile, names: Names) -> str:
    t = translator(names.lang)
    name = names.park(profile.park)
    return t("{name}（{year} 年版之后）", name=name, year=profile.edition.year) if profile.later else name
