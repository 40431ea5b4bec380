"""A park in one line, to be copied into a briefing. What is not known is said, never left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.wording.sources import quoted
from mapping.cartography.wording.typography import display, number
from mapping.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.cartography.wording.names import Names
    from mapping.catalog.records import Park
    from mapping.insight.parks.profile import ParkProfile, Sector


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


def sectors_text(sectors: Iterable[Sector], names: Names) -> str:
    """Return a park's industries, each with the park's own words for it in brackets."""
    t = translator(names.lang)
    parts = []
    for sector in sectors:
        words = t("、").join(names.term(word.word) for word in sector.words)
        name = names.industry(sector.industry) if sector.industry else words
        parts.append(name if name == words else t("{name}（{value}）", name=name, value=words))
    return t("、").join(parts) or t("未公开")


def area_text(park: Park, names: Names) -> str:
    """Return the area with its note."""
    t = translator(names.lang)
    if park.area_km2 is None:
        return t("未公开")
    area = t("{area} 平方公里", area=number(park.area_km2, 3))
    return t("{name}（{value}）", name=area, value=display(park.area_note)) if park.area_note else area


def _name(profile: ParkProfile, names: Names) -> str:
    t = translator(names.lang)
    name = names.park(profile.park)
    return t("{name}（{year} 年版之后）", name=name, year=profile.edition.year) if profile.later else name
