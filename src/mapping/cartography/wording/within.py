"""An area that was drawn, and what lies inside, in words: on the card, in files and on sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.wording.typography import number
from mapping.i18n import translator

if TYPE_CHECKING:
    from mapping.cartography.wording.names import Names
    from mapping.catalog import Catalog
    from mapping.insight.inside import Inside, UnitPart
    from mapping.insight.within import Within


def km2_text(km2: float) -> str:
    """Return an area with as many decimals as tell something, as the map shows it while it is drawn."""
    return f"{km2:,.{3 if km2 < 1 else 2 if km2 < 100 else 1}f} km²"  # noqa: PLR2004 - one rule, on the map as well


def share_text(share: float) -> str:
    """Return a share in per cent; what is there at all is no nought."""
    percent = share * 100
    return "< 0.1%" if percent < 0.1 else f"{number(percent, 1)}%"  # noqa: PLR2004 - one decimal


def shape_text(within: Within, lang: str) -> str:
    """Return what an area is: a circle of so many kilometres, or so many polygons."""
    t = translator(lang)
    if within.circle is not None:
        lon, lat, km = within.circle
        return t("以（{lon}，{lat}）为圆心、半径 {km} km 的圆", lon=f"{lon:.5f}", lat=f"{lat:.5f}", km=number(km, 3))
    corners = sum(len(ring) for ring in within.polygons)
    if len(within.polygons) == 1:
        return t("{corners} 个角点的多边形", corners=corners)
    return t("{n} 块多边形，共 {corners} 个角点", n=len(within.polygons), corners=corners)


def part_text(part: UnitPart, catalog: Catalog, names: Names) -> str:
    """Return a unit with what of it lies inside: "江汉 14.5 km²（51%）", or that it does as a whole."""
    t, unit = translator(names.lang), names.unit_tiny(catalog.unit(part.unit_id))
    if part.whole:
        return t("{unit}（全部）", unit=unit)
    return t("{unit} {km2}（{share}）", unit=unit, km2=km2_text(part.km2), share=share_text(part.share))


def notes_of(found: Inside, names: Names) -> tuple[str, ...]:
    """Return what must be known of the answer: what was not counted, and why."""
    t = translator(names.lang)
    notes = []
    if found.unsure:
        notes.append(t("另有 {n} 处园区位置不够准，未计入。", n=len(found.unsure)))
    if found.entries_of_parts:
        n = sum(found.entries_of_parts.values())
        notes.append(t("三清单只写单元、没有点位：部分在圈内的单元另有 {n} 条，未计入。", n=n))
    if found.firms is not None and found.firms.unplaced:
        notes.append(t("圈到的单元里另有 {n} 家企业只知单元、没有点位，未计入。", n=f"{found.firms.unplaced:,}"))
    if found.firms is not None and found.firms.source.made_up:
        notes.append(t("企业名录为虚构示例。"))
    return tuple(notes)


def counted(found: Inside, names: Names) -> tuple[str, ...]:
    """Return how many things lie inside, each kind by itself; of firms only where there is a list."""
    t = translator(names.lang)
    parts = [t("园区 {n} 处", n=len(found.parks))]
    if found.firms is not None:
        firms = f"{found.firms.figures.total.firms:,}"
        made_up = found.firms.source.made_up
        parts.append(t("企业 {n} 家（虚构示例）", n=firms) if made_up else t("企业 {n} 家", n=firms))
    if found.facilities:
        parts.append(t("枢纽与口岸 {n} 处", n=len(found.facilities)))
    if found.entries:
        parts.append(t("三清单 {n} 条", n=len(found.entries)))
    return tuple(parts)


def summary(found: Inside, names: Names) -> str:
    """Return the answer in one sentence."""
    t = translator(names.lang)
    return t("、").join((t("面积 {km2}", km2=km2_text(found.area_km2)), *counted(found, names)))


def method(names: Names) -> tuple[str, ...]:
    """Return how it was counted."""
    t = translator(names.lang)
    return (
        t("面积按等积投影计算；单元边界含示意线，面积仅供参考。"),
        t("园区按自己的点位（精确到园区）判断在内在外；只知乡镇、开发区或没有点位的不计入，也不移动。"),
        t("三清单没有点位，只列整个在圈内的单元。"),
        t("圆按 {n} 个角点、面积相等的多边形判断；落在边线上的点不计入。", n=96),
    )
