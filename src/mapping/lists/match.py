"""A match as a workbook: units, parks, words, and the weights with the rules they follow."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from mapping.cartography.wording.method import method
from mapping.cartography.wording.reasons import subject_name
from mapping.lists.columns import matches as columns
from mapping.lists.columns.column import Wording
from mapping.lists.columns.matches import WeightRow, WordRow
from mapping.lists.workbook import tabulated, workbook

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.catalog.records import Source
    from mapping.i18n import Translate
    from mapping.insight.match.ranking import Match
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
    words = [WordRow(found, word.text, word) for word in found.words]
    unknown = [WordRow(found, text, None) for text in found.unknown]
    weights = [WeightRow(found.weights, field.name, float(str(field.default))) for field in fields(found.weights)]
    return workbook(
        [
            tabulated(t("布局单元"), columns.UNITS, (*found.units, *found.units_by_industry), w, about, brief=True),
            tabulated(t("园区"), columns.PARKS, found.parks, w, about, brief=True),
            tabulated(t("识别词"), columns.WORDS, (*words, *unknown), w),
            tabulated(t("权重与说明"), columns.WEIGHTS, weights, w, (*about, *how)),
        ]
    )


def _sources(policy: Source, t: Translate) -> str:
    return t(
        "产业定位：《{title}》（{date}）；园区与三清单据公开资料整理，尚不完整。",
        title=policy.title_zh,
        date=policy.date,
    )
