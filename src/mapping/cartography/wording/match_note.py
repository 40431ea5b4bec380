"""What a map of scores rests on, in one sentence: words that count and do not, and weights that differ."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from mapping.cartography.wording.names import Names
from mapping.cartography.wording.reasons import WEIGHT_LABELS, subject_name
from mapping.cartography.wording.site_conditions import condition_text
from mapping.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mapping.catalog import Catalog
    from mapping.insight.match.lexicon import Word
    from mapping.insight.match.ranking import Match

LONGEST_LIST = 6
"""Words that a legend has room for; the rest is counted."""


def match_note(found: Match, catalog: Catalog, lang: str) -> str:
    """Return the words that count with their industries, those that do not, and the weights that were changed."""
    t = translator(lang)
    return t("；").join(_parts(found, catalog, Names.of(catalog, lang))) + t("。")


def counted_words(found: Match) -> tuple[Word, ...]:
    """Return the words that count, in the order of the text; one that is too general asks for nothing."""
    asking = {term for subject in found.subjects for term in subject.terms}
    return tuple(word for word in found.words if word.term in asking and word not in found.dropped)


def _parts(found: Match, catalog: Catalog, names: Names) -> Iterator[str]:
    t = translator(names.lang)
    if not found.subjects:
        yield t("没有计入的行业词，各单元未评分")
    else:
        counted = (_with_industry(found, word, catalog, names) for word in counted_words(found))
        yield t("计入：{words}", words=_listed(counted, names))
        if found.units_by_industry:
            yield t("{n} 个单元只是同属大类，不评分", n=len(found.units_by_industry))
        elif not found.units:
            yield t("没有单元有依据")
    if found.dropped:
        yield t("已去掉：{words}", words=_listed((word.text for word in found.dropped), names))
    if found.asked:
        yield t("含义待选择，未计入：{words}", words=_listed((word.text for word in found.asked), names))
    if found.struck:
        yield t("文中已排除：{words}", words=_listed((word.text for word in found.struck), names))
    if found.conditions:
        yield t(
            "条件不计分：{conditions}", conditions=t("、").join(condition_text(one, names) for one in found.conditions)
        )
    if found.nearby:
        yield t("希望临近不计分：{words}", words=_listed((word.text for word in found.nearby), names))
    changed = [
        t(
            "{name} {value}（默认 {usual}）",
            name=t(WEIGHT_LABELS[field.name]),
            value=f"{getattr(found.weights, field.name):g}",
            usual=f"{float(str(field.default)):g}",
        )
        for field in fields(found.weights)
        if getattr(found.weights, field.name) != field.default
    ]
    if changed:
        yield t("已调整的权重：{weights}", weights=t("、").join(changed))


def _with_industry(found: Match, word: Word, catalog: Catalog, names: Names) -> str:
    t = translator(names.lang)
    subject = next(s for s in found.subjects if word.term in s.terms)
    if subject.industry_id is None:
        return t("{word}（跨领域）", word=word.text)
    return t("{word}（{industry}）", word=word.text, industry=subject_name(catalog, subject, names))


def _listed(words: Iterable[str], names: Names) -> str:
    t = translator(names.lang)
    told = list(words)
    shown = t("、").join(told[:LONGEST_LIST])
    return t("{words} 等 {n} 个", words=shown, n=len(told)) if len(told) > LONGEST_LIST else shown
