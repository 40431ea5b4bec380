"""The filters of firms with a count beside each choice, and what is shown of those found: one part of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from mapping.cartography.layers.firms import FIRMS, QUOTIENT
from mapping.cartography.wording.firms import (
    CLASS_LABELS,
    CONFIDENCE_LABELS,
    MEASURE_LABELS,
    PLACE_LABELS,
    STATUS_LABELS,
)
from mapping.cartography.wording.names import Names
from mapping.i18n import message, translator
from mapping.insight.firms.facets import BANDS
from mapping.insight.firms.model import CLASS_BASES, CONFIDENCES, MEASURES, PLACE_BASES, STATUSES
from mapping.insight.parks.written import range_text
from mapping.ui.firms.presses import press
from mapping.ui.frame.pressable import pressable
from mapping.ui.render import render

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mapping.i18n import Translate
    from mapping.insight.firms.facets import Band, FirmFacets, RangeFacet, ValueFacet
    from mapping.ui.firms.asked import Asked

Row = dict[str, Any]

KEY: Final = "firms_filters"
MERGES: Final = (0, 3, 5, 10)
"""Fewest firms of a cell that is drawn by itself, as the page offers them."""
_MOST_SUBSECTORS: Final = 40
_RANGES: Final[Mapping[RangeFacet, str]] = {
    "founded": message("成立年份"),
    "capital": message("注册资本（万元）"),
    "staff": message("参保人数（人）"),
}
_FIXED: Final[Mapping[ValueFacet, tuple[str, Mapping[str, str], Sequence[str]]]] = {
    "status": (message("登记状态"), STATUS_LABELS, STATUSES),
    "basis": (message("定位依据"), PLACE_LABELS, PLACE_BASES),
    "classed": (message("归类依据"), CLASS_LABELS, CLASS_BASES),
    "confidence": (message("定位与归类的可靠度"), CONFIDENCE_LABELS, CONFIDENCES),
}


def filters(asked: Asked) -> None:
    """Show the filters; a press on one changes the address."""
    facets = asked.store.facets(asked.query.model_copy(update={"cell": ""}))
    pressable(KEY, render("firms/filters.html", asked.lang, **_told(asked, facets)), press)


def _told(asked: Asked, facets: FirmFacets) -> dict[str, Any]:
    t, query, seen = translator(asked.lang), asked.query, asked.seen
    sections = [
        _industries(asked, facets),
        _subsectors(asked, facets),
        *(_range(name, title, asked, facets) for name, title in _RANGES.items()),
        *(_fixed(name, asked, facets) for name in _FIXED),
    ]
    return {
        "total": facets.total,
        "q": query.q,
        "is_open": query.model_copy(update={"count": "number", "cell": ""}).is_open,
        "measures": [(key, t(MEASURE_LABELS[key]), key == query.count) for key in MEASURES],
        "views": _views(asked, t),
        "quotients": _quotients(asked) if asked.is_quotient else [],
        "subject": asked.subject is not None and not asked.is_quotient,
        "sections": [section for section in sections if section["rows"]],
        "closed": (query.closed, facets.closed),
        "merges": [(n, n == seen.merge) for n in sorted({*MERGES, seen.merge})] if asked.is_heat else [],
    }


def _views(asked: Asked, t: Translate) -> list[tuple[str, str, bool]]:
    """Return what the map may show: firms by unit, by cell, or how concentrated an industry is."""
    industries = asked.query.industry if asked.query.industry != ("none",) else ()
    first = next((one for one in industries if one != "none"), asked.atlas.catalog.industries[0].industry_id)
    quotient = asked.seen.layer if asked.is_quotient else f"{QUOTIENT}{first}"
    layer = FIRMS if asked.is_quotient else asked.seen.layer
    return [
        (f"view:units={layer}", t("按单元"), not (asked.is_quotient or asked.is_heat)),
        (f"view:heat={layer}", t("热力"), asked.is_heat),
        (f"view:units={quotient}", t("集中度"), asked.is_quotient),
    ]


def _quotients(asked: Asked) -> list[tuple[str, str, bool]]:
    names = Names.of(asked.atlas.catalog, asked.lang)
    return [
        (f"{QUOTIENT}{one.industry_id}", names.industry_short(one), one.industry_id == asked.subject)
        for one in asked.atlas.catalog.industries
    ]


def _row(value: str, label: str, count: int, chosen: Iterable[str], **more: Any) -> Row:
    return {"value": value, "label": label, "count": count, "chosen": value in chosen, **more}


def _industries(asked: Asked, facets: FirmFacets) -> Row:
    t, names = translator(asked.lang), Names.of(asked.atlas.catalog, asked.lang)
    counts, chosen = facets.values.get("industry", {}), asked.query.industry
    rows = [
        _row(i.industry_id, names.industry_short(i), counts.get(i.industry_id, 0), chosen, tile=i.industry_id)
        for i in asked.atlas.catalog.industries
    ]
    rest = _row("none", t("不属 965 产业或未归类"), counts.get("none", 0), chosen)
    return {"key": "industry", "title": t("965 产业"), "rows": [*rows, rest], "open": True}


def _subsectors(asked: Asked, facets: FirmFacets) -> Row:
    """Return the sub-sectors of the industries that are chosen; without one those with most firms."""
    t, catalog = translator(asked.lang), asked.atlas.catalog
    names, query = Names.of(catalog, asked.lang), asked.query
    counts = facets.values.get("subsector", {})
    of = [
        one
        for one in catalog.subsectors
        if (one.industry_id or "none") in query.industry or one.subsector_id in query.subsector
    ]
    found = of or sorted(catalog.subsectors, key=lambda one: -counts.get(one.subsector_id, 0))
    rows = [
        _row(one.subsector_id, names.subsector(one), counts.get(one.subsector_id, 0), query.subsector)
        for one in found[:_MOST_SUBSECTORS]
        if counts.get(one.subsector_id) or one.subsector_id in query.subsector
    ]
    rows.sort(key=lambda row: (not row["chosen"], -row["count"]))
    return {"key": "subsector", "title": t("细分领域"), "rows": rows, "open": bool(query.industry or query.subsector)}


def _range(name: RangeFacet, title: str, asked: Asked, facets: FirmFacets) -> Row:
    ends = getattr(asked.query, name)
    counts = facets.bands.get(name, {})
    rows = [
        _row(range_text(*band), _band_label(name, band, asked.lang), counts.get(band, 0), (range_text(*ends),))
        for band in BANDS[name]
    ]
    low, high = (range_text(end, end) for end in ends)
    return {
        "key": name,
        "title": translator(asked.lang)(title),
        "rows": rows,
        "ends": (low, high),
        "unknown": facets.unknown.get(name, 0),
        "open": ends != (None, None),
    }


def _band_label(name: RangeFacet, band: Band, lang: str) -> str:
    """Return a band as it is read: years run from one to the other, amounts begin where those before end."""
    t, (low, high) = translator(lang), band
    if name == "capital" and high is not None:
        high = round(high + 0.01)
    if low is None:
        return t("{year} 年前", year=int(cast("float", high)) + 1) if name == "founded" else _below(name, high, t)
    if high is None:
        return t("{year} 年起", year=int(low)) if name == "founded" else f"≥ {low:,.0f}"
    return f"{low:.0f}–{high:.0f}" if name == "founded" else f"{low:,.0f}–{high:,.0f}"


def _below(name: RangeFacet, high: float | None, t: Translate) -> str:
    assert high is not None  # noqa: S101 - a band without both ends would be no band
    return f"< {high:,.0f}" if name == "capital" else t("不到 {n}", n=int(high) + 1)


def _fixed(name: ValueFacet, asked: Asked, facets: FirmFacets) -> Row:
    t = translator(asked.lang)
    title, labels, values = _FIXED[name]
    counts, chosen = facets.values.get(name, {}), getattr(asked.query, name)
    rows = [_row(value, t(labels[value]), counts.get(value, 0), chosen) for value in values]
    return {"key": name, "title": t(title), "rows": rows, "open": bool(chosen)}
