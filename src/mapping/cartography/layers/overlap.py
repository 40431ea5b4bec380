"""The layers `overlap`, `overlap_terms` and `overlap_subsectors`, and the steps by which the matrix is tinted."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from mapping.cartography import look_tints
from mapping.cartography.bins import EqualBin, RangeBin, no_data_bin
from mapping.cartography.bins import find as find_bin
from mapping.cartography.state import LayerState, UnitValue
from mapping.cartography.wording.typography import number
from mapping.insight.overlap import unit_overlaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mapping.cartography.bins import Bin
    from mapping.cartography.layers.question import Question
    from mapping.insight.overlap import Basis, UnitOverlap

_ALL = 100
_LIMITS = (50, 75)
_ABOVE_ZERO = math.nextafter(0, 1)


OVERLAP = "overlap"
OVERLAP_TERMS = "overlap_terms"
OVERLAP_SUBSECTORS = "overlap_subsectors"
LAYER_OF: Mapping[Basis, str] = {"industries": OVERLAP, "terms": OVERLAP_TERMS, "subsectors": OVERLAP_SUBSECTORS}
"""The layer by what units are compared."""


def overlap_layer(q: Question, basis: Basis = "industries") -> LayerState:
    """Return the share (percent) of a unit's 965 industries, terms or sub-sectors that another list holds as well.

    The classes are fixed, so that editions can be compared: none, less than half, less than three
    quarters, more, all.
    """
    half, most = _LIMITS
    fills = look_tints.SAND
    bins: tuple[Bin, ...] = (
        EqualBin("0", q.t("没有重合"), fills[0], value=0),
        RangeBin("0-50", q.t("不到一半"), fills[1], lower=_ABOVE_ZERO, upper=half),
        RangeBin("50-75", q.t("一半至四分之三"), fills[2], lower=half, upper=most),
        RangeBin("75-100", q.t("四分之三以上"), fills[3], lower=most, upper=_ALL),
        EqualBin("100", q.t("全部重合"), fills[4], value=_ALL),
        no_data_bin(q.t("无数据")),
    )
    found = unit_overlaps(q.atlas.catalog, q.view.edition, basis)
    label, caption, *sources = {
        "industries": (
            q.t("产业重合率"),
            q.t("标注：其他单元也列的产业数 / 所列 965 产业数（同一产业计一次，跨领域不计）；共用清单不计"),
            "thesaurus",
        ),
        "terms": (q.t("用词重合率"), q.t("按文件用词：其他单元也用的词数 / 所列用词数；共用清单不计")),
        "subsectors": (
            q.t("细分领域重合率"),
            q.t("按细分领域：其他单元也有的 / 本单元对应与涵盖的（对应计 1，涵盖折算）；共用清单不计"),
            "subsectors",
        ),
    }[basis]
    return LayerState(
        layer_id=LAYER_OF[basis],
        group="measure",
        label=label,
        caption=caption,
        form="value",
        bins=bins,
        values={unit_id: _value(q, bins, overlap, basis) for unit_id, overlap in found.items()},
        sources=(q.policy, *sources),
        quantity=True,
        measure="%",
    )


def _value(q: Question, bins: tuple[Bin, ...], overlap: UnitOverlap, basis: Basis) -> UnitValue:
    if overlap.share is None:
        return UnitValue(None, find_bin(bins, None).key, q.t("无数据"), q.t("无数据"))
    percent = overlap.share * _ALL
    if basis == "subsectors":  # a sum of weights: how many there are would not tell the share
        text = f"{number(percent)}%"
        return UnitValue(percent, find_bin(bins, percent).key, text, text)
    n, total = len(overlap.elsewhere), len(overlap.named)
    return UnitValue(
        raw=percent,
        bin=find_bin(bins, percent).key,
        text=q.t("{n} / {total} 项（{percent}%）", n=n, total=total, percent=number(percent)),
        short=f"{n} / {total}",
        tiles=_industries_of(q, overlap.elsewhere) if basis == "terms" else overlap.elsewhere,
    )


def _industries_of(q: Question, terms: Iterable[str]) -> tuple[str | None, ...]:
    """Return the industry of each term; None for what cuts across industries."""
    mappings = (q.atlas.catalog.mapping_of(term) for term in terms)
    return tuple(mapping.industry_id if mapping else None for mapping in mappings)


SIMILARITY_STEPS = (0.2, 0.4, 0.6, 0.8)
"""Limits of the matrix's tints; fixed, so that a tint means the same under terms and under industries."""


def similarity_tint(value: float) -> int:
    """Return the step of the ramp for an index (0 to 1): 0 for nought, then 1 to 5 from light to dark."""
    return 0 if value == 0 else 1 + sum(value >= limit for limit in SIMILARITY_STEPS)
