"""What a map finds, in one sentence: its title, and what a reader should take along at a glance.

Every number and name in it comes from the values of the layer, so that title and picture cannot disagree. Units that
share a place are named as such: one of several is never called the only one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.cartography.bins import BY_INDUSTRY
from mapping.cartography.wording.counted import counted, listed, parks, running, sentence, units
from mapping.cartography.wording.indicators import indicator_finding
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.subsectors import subsector_finding
from mapping.cartography.wording.typography import number
from mapping.i18n import message, translator
from mapping.insight.statistical import SCENIC

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from mapping.cartography.state import LayerState
    from mapping.catalog import Catalog
    from mapping.catalog.records_policy import SharedList
    from mapping.i18n import Translate
    from mapping.insight.overlap import Basis, Pair
    from mapping.view import View

_NAMED_AT_MOST: Final = 3
"""More units than this are counted and not named."""
_TERMS_AT_MOST: Final = 4
_TERMS_SHOWN: Final = 3
_ALL: Final = 100
_WEAK: Final = 5
"""Points (of 100) below which the best place of a match is not called a fit."""

_MOST: Final = {
    "count": (
        message("{unit}列入产业最多（{n} 项）"),
        message("{units}列入产业并列最多（各 {n} 项）"),
    ),
    "density": (
        message("{unit}人口密度最高（{value}）"),
        message("{units}人口密度并列最高（各 {value}）"),
    ),
    "parks": (
        message("{unit}收录园区最多（{n} 处）"),
        message("{units}收录园区并列最多（各 {n} 处）"),
    ),
    "overlap": (
        message("{unit}产业重合率最高（{n}%）"),
        message("{units}产业重合率并列最高（各 {n}%）"),
    ),
    "overlap_terms": (
        message("{unit}用词重合率最高（{n}%）"),
        message("{units}用词重合率并列最高（各 {n}%）"),
    ),
    "overlap_subsectors": (
        message("{unit}细分领域重合率最高（{n}%）"),
        message("{units}细分领域重合率并列最高（各 {n}%）"),
    ),
}

_ALL_SHARED: Final = {
    "overlap": (
        message("{unit}所列产业全部与其他单元重合"),
        message("{units}所列产业全部与其他单元重合"),
    ),
    "overlap_terms": (
        message("{unit}所列用词全部与其他单元重合"),
        message("{units}所列用词全部与其他单元重合"),
    ),
    "overlap_subsectors": (
        message("{unit}对应和涵盖的细分领域全部与其他单元重合"),
        message("{units}对应和涵盖的细分领域全部与其他单元重合"),
    ),
}


@dataclass(frozen=True, slots=True)
class Telling:
    """What findings are told with: the tables, the edition, the reader's names and words."""

    catalog: Catalog
    edition: str
    names: Names
    t: Translate

    @classmethod
    def of(cls, catalog: Catalog, view: View) -> Telling:
        """Return what is needed to tell the findings of a view."""
        return cls(catalog, view.edition, Names.of(catalog, view.lang), translator(view.lang))

    @property
    def lang(self) -> str:
        """The reader's language."""
        return self.names.lang

    def unit(self, unit_id: str) -> str:
        """Return the name of a unit, or of the scenic area, as maps and lists have it.

        Whole, with its brackets: 青山区 alone is the administrative district, which is not the unit.
        """
        if unit_id == SCENIC:
            return self.names.value("statistical_area", SCENIC)
        return self.names.unit_label(self.catalog.unit(unit_id))

    def several(self, unit_ids: Collection[str]) -> str:
        """Return several units: by name where they are few, by the list that they and no others share, or counted."""
        if len(unit_ids) <= _NAMED_AT_MOST:
            return listed([self.unit(unit_id) for unit_id in unit_ids], self.lang)
        shared = self._shared_list_of(unit_ids)
        if shared is None:
            return units(len(unit_ids), self.lang)
        name = running(self.names.shared_list(shared), self.lang)
        return f"the {name}" if self.lang == "en" else name

    def shares_one_list(self, unit_ids: Collection[str]) -> bool:
        """Return whether units are those, all of them, for which the plan has one list; they agree by decree."""
        return self._shared_list_of(unit_ids) is not None

    def _shared_list_of(self, unit_ids: Collection[str]) -> SharedList | None:
        for shared in self.catalog.shared_lists:
            rows = (d for d in self.catalog.designations if d.edition == self.edition)
            if {d.unit_id for d in rows if d.shared_list == shared.shared_list} == {*unit_ids}:
                return shared
        return None


def finding(layer: LayerState, telling: Telling) -> str:
    """Return what a layer finds, as one sentence without a stop.

    Layers of one request, `score` and `matches`, need to know what was asked: `score_finding`, `parks_finding`.
    """
    if layer.finding or layer.group == "completion":
        return sentence(layer.finding or _completion(layer, telling))
    known = {key: value.raw for key, value in layer.values.items() if layer.bin_of(key).kind != "no_data"}
    if layer.group == "indicator":
        return sentence(indicator_finding(layer, telling.unit, telling.t, telling.lang))
    if not known:
        return telling.t("{layer}：无数据", layer=layer.label)
    if layer.subsector is not None:
        standings = {bin_.key: [key for key in known if layer.values[key].bin == bin_.key] for bin_ in layer.bins}
        found = subsector_finding(layer.label, standings, telling.several, telling.lang)
    elif layer.industry is not None:
        found = _industry(layer, layer.industry, telling)
    elif layer.layer_id == "lead":
        found = _lead(layer, telling)
    elif layer.layer_id == "group":
        found = _groups(layer, telling)
    elif layer.tier is not None:
        found = _tier(layer.tier, _numbers(known), telling)
    elif layer.group == "target":
        found = _target(layer, _numbers(known), telling)
    else:
        found = _most(layer, _numbers(known), telling)
    return sentence(found)


def tells_all_terms(terms: int) -> bool:
    """Tell whether the title of a unit's map has room for that many leading industries, so that all stand in it."""
    return terms <= _TERMS_AT_MOST


def unit_finding(unit_id: str, telling: Telling) -> str:
    """Return what the map of one unit finds: its leading industries, as many as a title holds."""
    t, name = telling.t, telling.unit(unit_id)
    rows = telling.catalog.designations_of(unit_id, telling.edition)
    if not rows:
        return t("{unit}：主导产业无数据", unit=name)
    shown = rows if tells_all_terms(len(rows)) else rows[:_TERMS_SHOWN]
    terms = [running(telling.names.term_short(row.term), telling.lang) for row in shown]
    n = counted(len(rows), "" if telling.lang == "en" else "项", telling.lang).rstrip()
    if len(rows) == 1:
        return t("{unit}：{terms}一项主导产业", unit=name, terms=terms[0])
    if len(shown) < len(rows):
        return t("{unit}：{terms}等{n}主导产业", unit=name, terms=listed(terms, telling.lang), n=n)
    return t("{unit}：{terms}{n}主导产业", unit=name, terms=listed(terms, telling.lang), n=n)


def pair_finding(pair: Pair, by: Basis, telling: Telling) -> str:
    """Return what two units have in common, by what they are compared."""
    t, lang = telling.t, telling.lang
    a, b = telling.unit(pair.unit_a), telling.unit(pair.unit_b)
    if pair.relation == "decree":
        return t("{a}与{b}共用一份清单", a=a, b=b)
    if by == "subsectors":
        return _subsectors_finding(pair, a, b, telling)
    n = len(pair.shared_industries if by == "industries" else pair.shared_terms)
    if n == 0:
        nothing = message("{a}与{b}没有共同的产业") if by == "industries" else message("{a}与{b}没有共同的用词")
        return t(nothing, a=a, b=b)
    if by == "industries":
        noun = ("industry" if n == 1 else "industries") if lang == "en" else "项产业"
    else:
        noun = ("term" if n == 1 else "terms") if lang == "en" else "个用词"
    return t("{a}与{b}共有{n}", a=a, b=b, n=counted(n, noun, lang))


def _subsectors_finding(pair: Pair, a: str, b: str, telling: Telling) -> str:
    """Return how many sub-sectors both units name; where there is none, how many both take in."""
    t = telling.t
    n = len(pair.named_subsectors) or len(pair.covered_subsectors)
    if n == 0:
        return t("{a}与{b}没有共同的细分领域", a=a, b=b)
    noun = ("sub-sector" if n == 1 else "sub-sectors") if telling.lang == "en" else "个细分领域"
    told = counted(n, noun, telling.lang)
    if pair.named_subsectors:
        return t("{a}与{b}都对应{n}", a=a, b=b, n=told)
    return t("{a}与{b}没有都对应的细分领域，共同对应或涵盖{n}", a=a, b=b, n=told)


def parks_finding(found: Collection[str | None], *, filtered: bool, telling: Telling) -> str:
    """Return what the finder finds: ``found`` holds the unit of every park that answers, None where it is not known."""
    t, total = telling.t, len(found)
    if not total:
        return t("没有园区符合条件")
    told = parks(total, telling.lang)
    whole = (t("全市{parks}符合条件", parks=told) if filtered else t("全市收录{parks}", parks=told)).strip()
    most = _largest({unit: sum(f == unit for f in found) for unit in found if unit is not None})
    if not most.units:
        return sentence(whole)
    if total == 1:
        return sentence(t("{found}，在{unit}", found=whole, unit=telling.unit(most.units[0])))
    if len(most.units) == 1:
        unit = telling.unit(most.units[0])
        return sentence(t("{found}，{unit}最多（{n} 处）", found=whole, unit=unit, n=number(most.value)))
    tied = telling.several(most.units)
    if most.value == 1:  # nobody has most where each has one
        return sentence(t("{found}，{units}各 1 处", found=whole, units=tied))
    return sentence(t("{found}，{units}并列最多（各 {n} 处）", found=whole, units=tied, n=number(most.value)))


def score_finding(layer: LayerState, text: str, telling: Telling) -> str:
    """Return which unit fits a text best; that none does, or that nothing could be rated."""
    t = telling.t
    scores = _numbers({key: value.raw for key, value in layer.values.items()})
    if not scores:
        unrated = all(layer.bin_of(key).kind == "no_data" for key in layer.values)
        if unrated:
            return t("“{text}”没有可计分的词", text=text)
        if any(value.bin == BY_INDUSTRY for value in layer.values.values()):
            return t("没有单元贴近“{text}”，只有同属大类的依据", text=text)
        return t("没有单元与“{text}”匹配", text=text)
    most = _largest(scores)
    # what is shown decides who is level with whom
    value = layer.values[most.units[0]].text
    level = [key for key in scores if layer.values[key].text == value]
    if most.value < _WEAK:
        units = telling.unit(level[0]) if len(level) == 1 else telling.several(level)
        return t("“{text}”的依据都很弱，最高是{units}（{value}）", text=text, units=units, value=value)
    if len(level) == 1:
        return t("“{text}”与{unit}最匹配（{value}）", text=text, unit=telling.unit(level[0]), value=value)
    return t("“{text}”与{units}并列最匹配（各 {value}）", text=text, units=telling.several(level), value=value)


def _completion(layer: LayerState, telling: Telling) -> str:
    """Return how many units reported on a target, and how many of them reached it."""
    t, lang = telling.t, telling.lang
    target_id = layer.layer_id.partition(":")[2]
    rows = (row for row in telling.catalog.targets if row.target_id == target_id and row.edition == telling.edition)
    target = telling.names.target(next(rows))
    rates = _numbers({key: value.raw for key, value in layer.values.items()})
    done = sum(rate >= 1 for rate in rates.values())
    if not rates:
        return t("{target}：尚无单元填报", target=target)
    reported = units(len(rates), lang).strip()
    if done == 0:
        return t("{target}：{units}填报，均未达到 100%", target=target, units=reported)
    if done == len(rates):
        return t("{target}：{units}填报，均达到 100%", target=target, units=reported)
    reached = counted(done, "" if lang == "en" else "个", lang).rstrip()
    return t("{target}：{units}填报，其中{n}达到 100%", target=target, units=reported, n=reached)


@dataclass(frozen=True, slots=True)
class Largest:
    """The largest of several values, and the units that have it."""

    value: float
    units: tuple[str, ...]


def _largest(values: Mapping[str, float]) -> Largest:
    value = max(values.values(), default=0.0)
    return Largest(value, tuple(key for key, own in values.items() if own == value))


def _numbers(raw: Mapping[str, object]) -> dict[str, float]:
    return {key: value for key, value in raw.items() if isinstance(value, int | float)}


def _industry(layer: LayerState, industry_id: str, telling: Telling) -> str:
    t, lang, names = telling.t, telling.lang, telling.names
    industry = telling.catalog.industry(industry_id)
    name = running(names.industry(industry), lang) if lang == "en" else names.industry_short(industry)
    first = [key for key in layer.values if layer.bin_of(key).kind == "first"]
    named = [key for key in layer.values if layer.bin_of(key).kind in ("first", "listed")]
    if not named:
        return t("文件未将{industry}指定给任何单元", industry=name)
    if len(named) == 1:
        unit = telling.unit(named[0])
        pattern = (
            message("仅{unit}列入{industry}，且列为首位") if first else message("仅{unit}列入{industry}，未列为首位")
        )
        return t(pattern, unit=unit, industry=name)
    told = units(len(named), lang)
    if not first:
        return t("{units}列入{industry}，均未列为首位", units=told, industry=name)
    if len(first) == len(named):
        return t("{units}列入{industry}，均列为首位", units=told, industry=name)
    if len(first) == 1:
        return t("{units}列入{industry}，其中一个列为首位", units=told, industry=name)
    n = counted(len(first), "" if lang == "en" else "个", lang).rstrip()
    return t("{units}列入{industry}，其中{n}列为首位", units=told, industry=name, n=n)


def _lead(layer: LayerState, telling: Telling) -> str:
    t, lang = telling.t, telling.lang
    rows = [row for row in layer.legend if row.bin.kind != "no_data"]
    most = max(row.count for row in rows)
    labels = [running(row.bin.label, lang) for row in rows if row.count == most]
    if len(labels) == 1:
        (first,) = (row.bin.key for row in rows if row.count == most)
        if telling.shares_one_list([key for key, value in layer.values.items() if value.bin == first]):
            return t("{industry}列为首位的单元最多（{n} 个，共用一份清单）", industry=labels[0], n=most)
        return t("{industry}列为首位的单元最多（{n} 个）", industry=labels[0], n=most)
    if len(labels) <= _TERMS_SHOWN:
        told = listed(labels, lang)
    else:
        told = counted(len(labels), "industries" if lang == "en" else "项产业", lang)
    return t("{industries}列为首位的单元并列最多（各 {n} 个）", industries=told, n=most)


def _groups(layer: LayerState, telling: Telling) -> str:
    t, lang = telling.t, telling.lang
    parts = [t("{kind} {n} 个", kind=running(row.bin.label, lang), n=row.count) for row in layer.legend if row.count]
    return t("{n} 个布局单元：{kinds}", n=len(layer.values), kinds=t("、").join(parts))


def _tier(tier: str, values: Mapping[str, float], telling: Telling) -> str:
    t = telling.t
    name = running(telling.names.value("tier", tier), telling.lang)
    most = _largest(values)
    if not most.value:
        return t("文件未将{industry}指定给任何单元", industry=name)
    n = number(most.value)
    if sum(value > 0 for value in values.values()) == 1:
        return t("仅{unit}列入{tier}（{n} 项）", unit=telling.unit(most.units[0]), tier=name, n=n)
    if len(most.units) == 1:
        return t("{unit}列入{tier}最多（{n} 项）", unit=telling.unit(most.units[0]), tier=name, n=n)
    return t("{units}列入{tier}并列最多（各 {n} 项）", units=telling.several(most.units), tier=name, n=n)


def _target(layer: LayerState, values: Mapping[str, float], telling: Telling) -> str:
    t, target = telling.t, layer.label
    if not values:
        return t("{layer}：无数据", layer=target)
    most = _largest(values)
    texts = {layer.values[key].text for key in most.units}
    # the same figure may be asked for with different signs
    value = texts.pop() if len(texts) == 1 else layer.values[most.units[0]].short
    if len(values) == 1:
        return t("{target}：仅{unit}有目标（{value}）", target=target, unit=telling.unit(most.units[0]), value=value)
    if len(most.units) == len(values):
        told = units(len(values), telling.lang).strip()
        return t("{target}：{units}目标相同（{value}）", target=target, units=told, value=value)
    if len(most.units) == 1:
        return t("{target}：{unit}目标最高（{value}）", target=target, unit=telling.unit(most.units[0]), value=value)
    return t(
        "{target}：{units}目标并列最高（{value}）",
        target=target,
        units=telling.several(most.units).strip(),
        value=value,
    )


def _all_shared(layer_id: str, unit_ids: Sequence[str], telling: Telling) -> str:
    one, several = _ALL_SHARED[layer_id]
    if len(unit_ids) == 1:
        return telling.t(one, unit=telling.unit(unit_ids[0]))
    return telling.t(several, units=telling.several(unit_ids))


def _most(layer: LayerState, values: Mapping[str, float], telling: Telling) -> str:
    t = telling.t
    if layer.layer_id in _ALL_SHARED and _ALL in values.values():
        return _all_shared(layer.layer_id, [key for key, value in values.items() if value == _ALL], telling)
    if layer.layer_id not in _MOST or not values:
        return layer.label
    most = _largest(values)
    one, several = _MOST[layer.layer_id]
    told = {"n": number(most.value), "value": layer.values[most.units[0]].text}
    if len(most.units) == 1:
        return t(one, unit=telling.unit(most.units[0]), **told)
    if len(most.units) == len(values):
        return t("{layer}：各单元相同（{value}）", layer=layer.label, value=told["value"])
    return t(several, units=telling.several(most.units), **told)
