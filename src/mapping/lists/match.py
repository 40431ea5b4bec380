"""A match as a workbook: units, parks, words, weights with their rules, reasons, businesses and conditions."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from mapping.cartography.wording.method import method
from mapping.cartography.wording.reasons import subject_name
from mapping.insight.match.site import land_wanted
from mapping.lists.columns import matches as columns
from mapping.lists.columns.column import Wording
from mapping.lists.columns.matches import AskRow, BusinessRow, ReasonRow, WeightRow, WordRow
from mapping.lists.workbook import tabulated, workbook

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.catalog.records import Source
    from mapping.i18n import Translate
    from mapping.insight.match.conditions import Condition
    from mapping.insight.match.lexicon import Word
    from mapping.insight.match.ranking import Match, Places
    from mapping.lists.columns.matches import Hit
    from mapping.view import View


def match_workbook(found: Match, catalog: Catalog, view: View) -> bytes:
    """Return the match in a view as an XLSX file in the reader's language."""
    w = Wording.of(catalog, view)
    t = w.t
    edition = w.edition
    basis = t("{edition} 年口径，含之后新增", edition=edition.year)
    about = (t("文字：{text}", text=found.text), basis if view.later else t("{edition} 年口径", edition=edition.year))
    subjects = t("、").join(subject_name(catalog, subject, w.names) for subject in found.subjects)
    rated = t("按这些产业评分：{subjects}", subjects=subjects)
    how = (rated, *method(catalog, w.names), _sources(catalog.source(edition.source_id), t))
    words = [WordRow(found, word.text, word) for word in (*found.words, *found.struck, *found.nearby)]
    unknown = [WordRow(found, text, None) for text in found.unknown]
    weights = [WeightRow(found.weights, field.name, float(str(field.default))) for field in fields(found.weights)]
    units, parks = (*found.units, *found.units_by_industry), (*found.parks, *found.parks_by_industry)
    land = land_wanted(found.conditions)
    of_parks = (*columns.PARKS, columns.land(land)) if land else columns.PARKS
    unranked = t("没有名次的只是同属大类。") if found.units_by_industry or found.parks_by_industry else ""
    notes = (*about, unranked) if unranked else about
    hits: list[Hit] = [*units, *parks]
    reasons = [ReasonRow(hit, reason) for hit in hits for reason in hit.reasons]
    sheets = [
        tabulated(t("布局单元"), columns.UNITS, units, w, notes, brief=True),
        tabulated(t("园区"), of_parks, parks, w, notes, brief=True),
        tabulated(t("识别词"), columns.WORDS, (*words, *unknown), w),
        tabulated(t("权重与说明"), columns.WEIGHTS, weights, w, (*about, *how)),
        tabulated(t("理由"), columns.REASON_ROWS, reasons, w),
    ]
    businesses = [BusinessRow(one.subject, hit) for one in found.businesses for hit in _places(one.places)]
    if businesses:
        sheets.append(tabulated(t("逐项业务"), columns.BUSINESS_ROWS, businesses, w))
    besides: list[Condition | Word] = [*found.conditions, *found.struck, *found.nearby]
    asked = [AskRow(found, one) for one in besides]
    if asked:
        sheets.append(tabulated(t("条件与排除"), columns.ASKED, asked, w))
    return workbook(sheets)


def _places(places: Places) -> tuple[Hit, ...]:
    return (*places.units, *places.parks, *places.units_by_industry, *places.parks_by_industry)


def _sources(policy: Source, t: Translate) -> str:
    return t(
        "产业定位：《{title}》（{date}）；园区与三清单据公开资料整理，尚不完整。",
        title=policy.title_zh,
        date=policy.date,
    )
