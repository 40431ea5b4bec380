"""A match as a workbook: units, parks, words, and the weights with the rules they follow."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from mapping.cartography.wording.method import method
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.reasons import WEIGHT_LABELS, reasons_text, subject_name, word_state
from mapping.i18n import translator
from mapping.insight.match.ranking import DIGITS
from mapping.lists.workbook import Sheet, workbook

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.catalog.records import Source
    from mapping.i18n import Translate
    from mapping.insight.match.ranking import Match
    from mapping.view import View


def match_workbook(found: Match, catalog: Catalog, view: View) -> bytes:
    """Return the match in a view as an XLSX file in the reader's language."""
    t, names = translator(view.lang), Names.of(catalog, view.lang)
    edition = catalog.edition(view.edition)
    basis = t("{edition} 年口径，含之后新增", edition=edition.year)
    about = (t("文字：{text}", text=found.text), basis if view.later else t("{edition} 年口径", edition=edition.year))
    return workbook(
        [
            _units(found, catalog, names, about),
            _parks(found, catalog, names, about),
            _words(found, catalog, names),
            _weights(found, catalog, names, about, catalog.source(edition.source_id)),
        ]
    )


def _units(found: Match, catalog: Catalog, names: Names, about: tuple[str, ...]) -> Sheet:
    t = translator(names.lang)
    ranked = [
        (s.rank, names.unit(s.unit), s.unit.unit_id, s.score, reasons_text(catalog, s.reasons, names, points=True))
        for s in found.units
    ]
    unranked = [
        (None, names.unit(s.unit), s.unit.unit_id, None, reasons_text(catalog, s.reasons, names))
        for s in found.listed_only
    ]
    headings = (t("名次"), t("布局单元"), t("编号"), t("得分"), t("理由（分数）"))
    return Sheet(t("布局单元"), headings, [*ranked, *unranked], notes=about)


def _parks(found: Match, catalog: Catalog, names: Names, about: tuple[str, ...]) -> Sheet:
    t = translator(names.lang)
    rows = [
        (
            s.rank,
            names.park(s.park),
            s.park.park_id,
            names.unit_label(catalog.unit(s.park.unit_id)) if s.park.unit_id else t("未公开"),
            names.value("park_level", s.park.level),
            names.value("precision", s.park.precision),
            s.score,
            reasons_text(catalog, s.reasons, names, points=True),
            s.park.source_url,
        )
        for s in found.parks
    ]
    headings = (
        t("名次"),
        t("园区"),
        t("编号"),
        t("布局单元"),
        t("级别"),
        t("点位精度"),
        t("得分"),
        t("理由（分数）"),
        t("来源"),
    )
    return Sheet(t("园区"), headings, rows, notes=about)


def _words(found: Match, catalog: Catalog, names: Names) -> Sheet:
    t = translator(names.lang)
    rows = [
        (
            word.text,
            word.term,
            t("、").join(names.industry_short(catalog.industry(i)) for i in word.industries) or t("跨领域"),
            word_state(found, word, t),
            names.value("confidence", word.confidence),
            names.value("basis", word.basis),
        )
        for word in found.words
    ] + [(text, "", "", t("未识别"), "", "") for text in found.unknown]
    headings = (t("文中的词"), t("词库中的词"), t("965产业"), t("处理"), t("把握"), t("出处"))
    return Sheet(t("识别词"), headings, rows)


def _weights(found: Match, catalog: Catalog, names: Names, about: tuple[str, ...], policy: Source) -> Sheet:
    t = translator(names.lang)
    rows = [
        (
            t(WEIGHT_LABELS[field.name]),
            getattr(found.weights, field.name),
            float(str(field.default)),
            round(found.weights.points(field.name), DIGITS),
        )
        for field in fields(found.weights)
    ]
    subjects = t("、").join(subject_name(catalog, subject, names) for subject in found.subjects)
    rated = t("按这些产业评分：{subjects}", subjects=subjects)
    notes = (*about, rated, *method(catalog, names), _sources(policy, t))
    return Sheet(t("权重与说明"), (t("依据"), t("权重"), t("默认权重"), t("最高分")), rows, notes=notes)


def _sources(policy: Source, t: Translate) -> str:
    return t(
        "产业定位：《{title}》（{date}）；园区与三清单据公开资料整理，尚不完整。",
        title=policy.title_zh,
        date=policy.date,
    )
