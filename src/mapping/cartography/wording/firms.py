"""Firms in words: amounts, what was asked of the list, what of it is not on the map, and where the list comes from."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from mapping.cartography.state import Provenance
from mapping.cartography.wording.counted import running
from mapping.cartography.wording.indicators import class_label as figures_label
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.query_words import range_words
from mapping.cartography.wording.sources import TAKEN_IN
from mapping.cartography.wording.typography import number, with_measure
from mapping.i18n import message, translator
from mapping.insight.firms.model import GONE, NOTHING, STATUSES
from mapping.insight.statistical import SCENIC

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from mapping.catalog import Catalog
    from mapping.i18n import Translate
    from mapping.insight.firms.model import FirmCount, FirmFigures, FirmsSource, Measure
    from mapping.insight.firms.query import FirmQuery

MADE_UP: Final = message("虚构示例")
"""The sign on everything that is made of invented firms."""
MEASURE_LABELS: Final[Mapping[Measure, str]] = {
    "number": message("家数"),
    "capital": message("注册资本"),
    "staff": message("参保人数"),
}
STATUS_LABELS: Final[Mapping[str, str]] = {
    "active": message("存续"),
    "closed": message("注销"),
    "revoked": message("吊销"),
    "moved": message("迁出"),
    "unknown": message("状态未知"),
}
PLACE_LABELS: Final[Mapping[str, str]] = {
    "coordinates": message("按坐标"),
    "address": message("按地址"),
    "registry": message("按登记机关"),
    "code": message("按信用代码"),
    "none": message("无从定位"),
}
CLASS_LABELS: Final[Mapping[str, str]] = {
    "code": message("按行业代码"),
    "name": message("按行业名称"),
    "words": message("按名称或经营范围用词"),
    "none": message("未归类"),
}
CONFIDENCE_LABELS: Final[Mapping[str, str]] = {
    "high": message("可靠度高"),
    "medium": message("可靠度中"),
    "low": message("可靠度低"),
}
_UNITS_OF_MEASURE: Final[Mapping[Measure, str]] = {
    "number": message("家"),
    "capital": message("亿元"),
    "staff": message("人"),
}
_WAN_PER: Final = {"zh": 10**4, "en": 10**5}
"""Ten thousands of yuan in what is counted in: 亿元, billions of yuan."""
DIGITS: Final[Mapping[Measure, int]] = {"number": 0, "capital": 2, "staff": 0}
"""Decimals of what is counted."""


def measure_unit(measure: Measure, lang: str) -> str:
    """Return the unit of measure of what is counted: 家, 亿元, 人."""
    return translator(lang)(_UNITS_OF_MEASURE[measure])


def in_measure(count: FirmCount, measure: Measure, lang: str) -> float:
    """Return an amount in that unit of measure."""
    return count.capital_wan / _WAN_PER[lang] if measure == "capital" else count.of(measure)


def amount_text(value: float, measure: Measure, lang: str) -> str:
    """Return an amount with its unit of measure: "1,234 家", "12.5 亿元"."""
    if lang == "en" and measure == "number" and value == 1:
        return translator(lang)("1 家")
    return with_measure(number(value, DIGITS[measure]), measure_unit(measure, lang))


def counted_text(measure: Measure, lang: str) -> str:
    """Return what is counted: "按家数计", "按注册资本计，亿元"."""
    t = translator(lang)
    told = t("按{measure}计", measure=running(t(MEASURE_LABELS[measure]), lang))
    return told if measure == "number" else t("{counted}，{unit}", counted=told, unit=measure_unit(measure, lang))


def class_label(known: Sequence[float], measure: Measure, lang: str) -> Callable[[float | None, float | None], str]:
    """Return the wording of classes of amounts above nought: whole numbers from and to, others up to a limit."""
    of_figures = figures_label(known, DIGITS[measure], measure_unit(measure, lang))

    def label(lower: float | None, upper: float | None) -> str:
        if DIGITS[measure] or lower == upper or upper is None:
            told = of_figures(lower, upper)
            return told if lower is not None else f"> 0 – {told}"
        last = math.ceil(upper) - 1
        first = 1 if lower is None else math.ceil(lower)
        return (
            amount_text(last, measure, lang) if first == last else f"{number(first)}–{amount_text(last, measure, lang)}"
        )

    return label


def firms_text(n: int, lang: str) -> str:
    """Return a number of firms: "34 家"."""
    return amount_text(n, "number", lang)


def made_up_text(text: str, source: FirmsSource, lang: str) -> str:
    """Return a line with the sign of invented firms before it, where any of the list is."""
    sign = translator(lang)(MADE_UP)
    return " · ".join(filter(None, (sign, text))) if source.made_up else text


def asked_text(query: FirmQuery, catalog: Catalog, lang: str) -> str:
    """Return what was asked of the firms in one line: "成立 2015–2020 · 存续 · 注册资本 ≥ 1000 万元"."""
    return " · ".join(asked_words(query, catalog, lang))


def asked_words(query: FirmQuery, catalog: Catalog, lang: str) -> Iterator[str]:
    """Yield each filter of a query in words, and always whether firms that are gone count."""
    t, names = translator(lang), Names.of(catalog, lang)
    if query.q:
        yield t("名称含“{text}”", text=query.q)
    for values, name in _named_values(query, catalog, names, t):
        if values:
            yield t("、").join(map(name, values))
    if text := _years(*query.founded, t):
        yield text
    for ends, pattern in (
        (query.capital, message("注册资本 {range} 万元")),
        (query.staff, message("参保 {range} 人")),
    ):
        if ends != (None, None):
            yield t(pattern, range=range_words(ends[0], ends[1], lang))
    if query.status:
        yield t("、").join(t(STATUS_LABELS[status]) for status in STATUSES if status in query.status)
    elif query.closed:
        yield t("含{gone}的企业", gone=t("、").join(t(STATUS_LABELS[status]) for status in GONE))
    else:
        yield t("不含注销、吊销、迁出的企业")
    if query.cell or query.within:
        yield t("限所选范围内")


def _years(first: int | None, last: int | None, t: Translate) -> str:
    """Return when firms were founded; empty where that does not matter."""
    if first is None and last is None:
        return ""
    if last is None:
        return t("{year} 年及以后成立", year=first)
    if first is None:
        return t("{year} 年及以前成立", year=last)
    return t("{year} 年成立", year=first) if first == last else t("{first}–{last} 年成立", first=first, last=last)


def _named_values(
    query: FirmQuery, catalog: Catalog, names: Names, t: Translate
) -> Iterator[tuple[Sequence[str], Callable[[str], str]]]:
    """Yield the values of each filter that names some, and what one is called."""
    yield query.industry, lambda i: t("不属 965 产业") if i == "none" else names.industry_short(catalog.industry(i))
    yield query.subsector, lambda s: t("未归类") if s == "none" else names.subsector(catalog.subsector(s))
    yield query.unit, lambda unit_id: unit_name(unit_id, catalog, names)
    yield query.basis, lambda key: t(PLACE_LABELS[key])
    yield query.classed, lambda key: t(CLASS_LABELS[key])
    yield query.confidence, lambda key: t(CONFIDENCE_LABELS[key])


def unit_name(unit_id: str | None, catalog: Catalog, names: Names) -> str:
    """Return what a statistical unit is called; "none" and None are firms in no unit as far as is known."""
    if unit_id in {None, "none"}:
        return translator(names.lang)("不在任何单元")
    if unit_id == SCENIC:
        return names.value("statistical_area", SCENIC)
    return names.unit_label(catalog.unit(str(unit_id)))


def left_out_text(figures: FirmFigures, lang: str, *, unclassed: bool) -> str:
    """Return how many of the firms are in no unit, and how many ``unclassed``, where a layer is of classed ones."""
    t = translator(lang)
    nowhere = figures.by_unit.get(None, NOTHING).firms
    classless = sum(row.count.firms for row in figures.rows if row.subsector_id is None and row.industry_id is None)
    told = []
    if nowhere:
        told.append(t("不在任何单元的 {n}未上图", n=firms_text(nowhere, lang)))
    if unclassed and classless:
        told.append(t("未归类或不属任何细分领域的 {n}不计", n=firms_text(classless, lang)))
    return t("；").join(told)


def firms_provenance(source: FirmsSource, lang: str) -> Provenance:
    """Return a list of firms as a source: whose it is, of what day, and that nobody has checked it."""
    t = translator(lang)
    title = source.title or t("、").join(source.files)
    standing = t("企业为虚构，不是真实数据") if source.made_up else t("由使用者提供，未经核实")
    return Provenance(
        source_id=f"{TAKEN_IN}firms",
        title=t("{sign}：{title}", sign=t(MADE_UP), title=title) if source.made_up else title,
        publisher=t("使用者提供的企业名录"),
        date=source.date or None,
        url=None,
        licence=standing,
        note=t("，").join((standing, t("共 {n}", n=firms_text(source.firms, lang)))),
    )


def firms_finding(
    label: str, amounts: Mapping[str, float], texts: Mapping[str, str], several: Callable[..., str], lang: str
) -> str:
    """Return where there are most; ``amounts`` and ``texts`` by unit, ``label`` what they are of."""
    t = translator(lang)
    most = max(amounts.values(), default=0.0)
    if not most:
        return t("{layer}：没有企业", layer=label)
    first = [unit_id for unit_id, value in amounts.items() if value == most]
    told = {"layer": label, "units": several(first), "value": texts[first[0]]}
    if len(first) == 1:
        return t("{layer}：{units}最多（{value}）", **told)
    return t("{layer}：{units}并列最多（各 {value}）", **told)
