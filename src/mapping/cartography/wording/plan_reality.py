"""Plan and reality in words: what a quotient says beside the plan, and how it is made."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.cartography.wording.counted import listed, running, units
from mapping.cartography.wording.firms import MEASURE_LABELS, asked_text, counted_text, firms_text, unit_name
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.typography import number
from mapping.i18n import message, translator
from mapping.insight.firms.plan_reality import FEW_EXPECTED, FEW_FIRMS, STRONG, WORDS_ONLY
from mapping.insight.statistical import SCENIC

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from mapping.catalog import Catalog
    from mapping.i18n import Translate
    from mapping.insight.firms.plan_reality import PlanCell, PlanReality, Standing

STANDING_LABELS: Final[Mapping[Standing, str]] = {
    "named_strong": message("列入且集中"),
    "named_weak": message("列入但不足"),
    "unnamed_strong": message("未列入但集中"),
    "neither": message("未列入也不集中"),
    "few": message("企业太少，不作判断"),
    "unknown": message("无从计算"),
}
STANDING_SIGNS: Final[Mapping[Standing, str]] = {
    "named_strong": "●",
    "named_weak": "○",
    "unnamed_strong": "▲",
    "neither": "",
    "few": "?",
    "unknown": "–",
}
"""What tells the standings apart where there are no colours."""

LIMITS: Final = (0.5, STRONG, 2.0)
"""Between the classes of quotients on maps: half the city's share, the same, twice."""
_MOST_TOLD: Final = 4
_LEAST_TOLD: Final = 0.01


def lq_text(lq: float | None, lang: str) -> str:
    """Return a quotient with one decimal; with two where one would put it on the other side of a limit."""
    if lq is None:
        return translator(lang)("无数据")
    if not lq:
        return "0"
    short = f"{lq + 1e-9:.1f}"
    if bisect_right(LIMITS, float(short)) == bisect_right(LIMITS, lq) and float(short):
        return short
    return f"< {_LEAST_TOLD}" if lq < _LEAST_TOLD else f"{math.floor(lq * 100 + 1e-9) / 100:.2f}"


def rank_text(cell: PlanCell, lang: str) -> str:
    """Return how the plan has an industry in a unit: first, at which place, or not."""
    t = translator(lang)
    if cell.rank is None:
        return t("未列入")
    return t("列为首位") if cell.rank == 1 else t("列入第 {rank} 位", rank=cell.rank)


_CELLS: Final[Mapping[Standing, str]] = {
    "named_strong": message("{rank}，集中度 {lq}（{firms}）"),
    "named_weak": message("{rank}，但集中度 {lq}（{firms}）"),
    "unnamed_strong": message("{rank}，但集中度 {lq}（{firms}）"),
    "neither": message("{rank}，集中度 {lq}（{firms}）"),
    "few": message("{rank}；企业太少（{firms}），不作判断"),
    "unknown": message("{rank}；没有可比的企业"),
}


def cell_text(cell: PlanCell, lang: str) -> str:
    """Return what a cell says: "列入第 2 位，但集中度 0.6（34 家）"."""
    return translator(lang)(
        _CELLS[cell.standing],
        rank=rank_text(cell, lang),
        lq=lq_text(cell.lq, lang),
        firms=firms_text(cell.firms, lang),
    )


@dataclass(frozen=True, slots=True)
class RealityWords:
    """What sentences on plan and reality are told with."""

    catalog: Catalog
    found: PlanReality
    names: Names

    @classmethod
    def of(cls, catalog: Catalog, found: PlanReality, lang: str) -> RealityWords:
        """Return the words of a language."""
        return cls(catalog, found, Names.of(catalog, lang))

    @property
    def lang(self) -> str:
        """The reader's language."""
        return self.names.lang

    @property
    def t(self) -> Translate:
        """The words of the interface."""
        return translator(self.lang)

    def unit(self, unit_id: str) -> str:
        """Return the name of a statistical unit."""
        return unit_name(unit_id, self.catalog, self.names)

    def industry(self, industry_id: str) -> str:
        """Return the short name of an industry."""
        return self.names.industry_short(self.catalog.industry(industry_id))

    def unit_text(self, unit_id: str) -> str:
        """Return one sentence on a unit: what it is named for and has, has not, and has without being named for it."""
        t, cells = self.t, self.found.of_unit(unit_id)
        by = {standing: [c for c in cells if c.standing == standing] for standing in STANDING_LABELS}
        named = [cell for cell in cells if cell.rank is not None]
        parts = [t("列入 {n} 项产业", n=len(named)) if named else self._no_list(unit_id)]
        if by["named_strong"]:
            parts.append(t("集中的 {n} 项：{told}", n=len(by["named_strong"]), told=self._told(by["named_strong"])))
        if by["named_weak"]:
            parts.append(t("不足的 {n} 项：{told}", n=len(by["named_weak"]), told=self._told(by["named_weak"])))
        unsure = [cell for cell in named if cell.standing in {"few", "unknown"}]
        if unsure:
            told = listed([self.industry(cell.industry_id) for cell in unsure], self.lang)
            parts.append(t("企业太少、不作判断的 {n} 项：{told}", n=len(unsure), told=told))
        if by["unnamed_strong"]:
            strong = by["unnamed_strong"]
            parts.append(t("未列入而集中的 {n} 项：{told}", n=len(strong), told=self._told(strong)))
        return t("；").join(parts)

    def _no_list(self, unit_id: str) -> str:
        return self.t("没有产业定位") if unit_id == SCENIC else self.t("没有列入产业")

    def _told(self, cells: Sequence[PlanCell]) -> str:
        """Return industries with quotient and firms, of many the furthest from the city's share."""
        t = self.t
        shown = sorted(cells, key=lambda cell: -abs(math.log(max(cell.lq or 0.0, _LEAST_TOLD))))[:_MOST_TOLD]
        told = [
            t(
                "{industry} {lq}（{firms}）",
                industry=self.industry(cell.industry_id),
                lq=lq_text(cell.lq, self.lang),
                firms=firms_text(cell.firms, self.lang),
            )
            for cell in shown
        ]
        text = t("、").join(told)
        return text if len(shown) == len(cells) else t("{told}等", told=text)

    @property
    def finding(self) -> str:
        """What all of it finds, in one sentence."""
        t, found = self.t, self.found
        named = sum(cell.rank is not None for cell in found.cells.values())
        strong, weak = found.count("named_strong"), found.count("named_weak")
        told = t("列入的 {n} 项中，{strong} 项集中，{weak} 项不足", n=named, strong=strong, weak=weak)
        more = found.count("unnamed_strong")
        return t("{told}；未列入而集中 {n} 项", told=told, n=more) if more else told

    @property
    def below(self) -> str:
        """What was asked, and by what it is weighed."""
        weighed = counted_text(self.found.query.count, self.lang)
        return f"{weighed} · {asked_text(self.found.query, self.catalog, self.lang)}"

    @property
    def method(self) -> tuple[str, ...]:
        """How quotients are made, what counts, what is too few, and what the plan's lists have in common."""
        return tuple(self._method())

    def _method(self) -> Iterator[str]:
        t, found, lang = self.t, self.found, self.lang
        yield t("集中度（区位商）= 产业占本单元企业的比例 ÷ 该产业占全市企业的比例；1 即与全市相同。")
        yield t(
            "算入有单元、有归类的 {n}；另有不在任何单元的 {unplaced}、未归类的 {unclassed}，不算。",
            n=firms_text(found.counted, lang),
            unplaced=firms_text(found.unplaced, lang),
            unclassed=firms_text(found.unclassed, lang),
        )
        if found.query.count != "number":
            measure = t(MEASURE_LABELS[found.query.count])
            yield t("以{measure}加权，只算已知的；企业数是已知的家数。", measure=running(measure, lang))
        yield t(
            "不低于 1 为集中，低于 1 为不足；不到 {firms} 家、按全市比例应有的也不到 {expected} 家的，不作判断。",
            firms=FEW_FIRMS,
            expected=number(FEW_EXPECTED),
        )
        words = listed([self.industry(i) for i in WORDS_ONLY if i in found.industries], lang)
        yield t("{industries}在国民经济行业分类中没有单独的类，只能按用词归类，企业数偏少。", industries=words)
        for shared in self.catalog.shared_lists:
            if shared.shared_list in found.shared:
                yield t("{units}共用一份清单，各单元的位次相同。", units=self.names.shared_list(shared))
        if SCENIC in found.units:
            yield t("{unit}没有产业定位，单独统计。", unit=self.unit(SCENIC))


def industry_finding(
    cells: Sequence[PlanCell], industry: str, several: Callable[[Sequence[str]], str], lang: str
) -> str:
    """Return how far the firms of an industry are where the plan names it, and where else they are."""
    t = translator(lang)
    named = [cell for cell in cells if cell.rank is not None]
    strong = [cell.unit_id for cell in named if cell.standing == "named_strong"]
    others = [cell.unit_id for cell in cells if cell.standing == "unnamed_strong"]
    if not named:
        told = t("{industry}：文件未指定单元", industry=industry)
    elif not strong:
        told = t("{industry}：{units}列入，均未见集中", industry=industry, units=units(len(named), lang).strip())
    elif len(strong) == len(named):
        told = t("{industry}：{units}列入，都集中", industry=industry, units=units(len(named), lang).strip())
    else:
        told = t(
            "{industry}：{units}列入，集中的是{strong}",
            industry=industry,
            units=units(len(named), lang).strip(),
            strong=several(strong),
        )
    return t("{told}；未列入而集中的是{units}", told=told, units=several(others)) if others else told
