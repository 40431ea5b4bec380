"""Why a text finds no place, in sentences: what was recognised, and of what the tables have nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.wording.reasons import subject_name
from mapping.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.cartography.wording.names import Names
    from mapping.catalog import Catalog
    from mapping.insight.match.closeness import Subject
    from mapping.insight.match.lexicon import Word
    from mapping.insight.match.ranking import Match


def why_nothing(catalog: Catalog, found: Match, names: Names) -> tuple[str, ...]:
    """Return why nothing in the tables fits, one sentence a cause."""
    return tuple(_causes(catalog, found, names))


def nothing_of(catalog: Catalog, subject: Subject, names: Names) -> str:
    """Return what a business was taken for, and that nothing in the tables comes close to it."""
    t = translator(names.lang)
    words = t("、").join(names.term(term) for term in subject.terms)
    industry = names.industry(catalog.industry(subject.industry_id)) if subject.industry_id else t("不归入 965 产业")
    if len(subject.subsectors) == 1:
        meant = t("细分领域「{name}」（{industry}）", name=subject_name(catalog, subject, names), industry=industry)
    else:
        meant = industry
    return t(
        "「{words}」归入{meant}：没有单元、园区或清单条目与它同词、同一细分领域、同一产业链或同属大类。",
        words=words,
        meant=meant,
    )


def _causes(catalog: Catalog, found: Match, names: Names) -> Iterator[str]:
    t = translator(names.lang)
    for subject in found.subjects:
        yield nothing_of(catalog, subject, names)
    if found.subjects:
        return
    if not found.words:
        yield t("没有一个词能归入表中的产业或细分领域。")
    if found.unknown:
        yield t("未识别：{words}。", words=t("、").join(found.unknown))
    if found.asked:
        yield t("含义待选择：{words}。", words=_texts(found.asked, names))
    if found.dropped:
        yield t("已去掉：{words}。", words=_texts(found.dropped, names))
    if found.struck:
        yield t("文中已排除：{words}。", words=_texts(found.struck, names))
    if found.nearby:
        yield t("只是希望临近：{words}。", words=_texts(found.nearby, names))
    general = [word for word in found.words if word not in (*found.asked, *found.dropped)]
    if general:
        yield t("过于宽泛，说明不了做什么：{words}。", words=_texts(general, names))


def _texts(words: Sequence[Word], names: Names) -> str:
    return translator(names.lang)("、").join(word.text for word in words)
