"""Reasons of a match in words, one short clause each, in the reader's language."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from mapping.cartography.wording.certainty import term_with_mark
from mapping.i18n import message, translator
from mapping.insight.match.closeness import among, claimed, hits_by_word
from mapping.insight.match.weights import CONFIDENCE, LEVEL_STRENGTH

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mapping.cartography.wording.names import Names
    from mapping.catalog import Catalog
    from mapping.i18n import Translate
    from mapping.insight.match.closeness import Closeness, Subject
    from mapping.insight.match.evidence import Reason
    from mapping.insight.match.findings import FindingKind
    from mapping.insight.match.lexicon import Word
    from mapping.insight.match.ranking import Match

WEIGHT_LABELS = {
    "designation": message("文件列为主导产业"),
    "exact": message("文件原词相同"),
    "parks": message("相关园区"),
    "firms": message("企业、项目、平台"),
    "level": message("园区最高级别"),
    "park_words": message("园区自身产业"),
    "park_level": message("园区级别"),
    "park_backing": message("单元列为主导产业"),
}
"""What each weight is called."""


OWN: tuple[Closeness, ...] = ("word", "subsector")
"""Steps at which a place is about the very business that is asked for."""

CLOSENESS_LABELS: dict[Closeness, str] = {
    "word": message("同词"),
    "subsector": message("同一细分领域"),
    "term": message("用词涵盖"),
    "chain": message("同一产业链"),
    "industry": message("只是同属大类"),
}
"""What each step of closeness is called."""


def subject_name(catalog: Catalog, subject: Subject, names: Names) -> str:
    """Return the sub-sector's name; of a wide word, the word; of what tells an industry and no more, the industry."""
    if len(subject.subsectors) == 1:
        return names.subsector(catalog.subsector(subject.subsectors[0]))
    if subject.subsectors or subject.industry_id is None:
        return names.term_short(subject.terms[0])
    return names.industry_short(catalog.industry(subject.industry_id))


def reason_clause(catalog: Catalog, reason: Reason, names: Names) -> str:
    """Return a reason as one clause: "列入主导产业第 2 位：智能制造"; how close it comes stands beside it."""
    return _WORDINGS[reason.kind](catalog, reason, names)


def reason_text(catalog: Catalog, reason: Reason, names: Names) -> str:
    """Return a reason as one clause, with how close it comes: "列入主导产业第 2 位：智能制造（涵盖机器人）"."""
    told = reason_clause(catalog, reason, names)
    return translator(names.lang)("{reason}（{how}）", reason=told, how=closeness_text(catalog, reason, names))


def closeness_text(catalog: Catalog, reason: Reason, names: Names) -> str:
    """Return how close a reason comes to what is asked for, in a few words."""
    t = translator(names.lang)
    industry_id = reason.subject.industry_id
    if reason.closeness == "industry" and industry_id:
        return t("只是同属{industry}", industry=names.industry_short(catalog.industry(industry_id)))
    subject = subject_name(catalog, reason.subject, names)
    wordings = {
        "subsector": message("同一细分：{subject}"),
        "term": message("涵盖{subject}"),
        "chain": message("与{subject}同一产业链"),
    }
    wording = wordings.get(reason.closeness)
    return t(wording, subject=subject) if wording else t(CLOSENESS_LABELS[reason.closeness])


def reasons_text(catalog: Catalog, reasons: Sequence[Reason], names: Names, *, points: bool = False) -> str:
    """Return all reasons as one line; ``points`` adds to each what it counts for."""
    t = translator(names.lang)
    told = [
        t("{reason}（+{points}）", reason=reason_text(catalog, reason, names), points=f"{reason.points:g}")
        if points and reason.points
        else reason_text(catalog, reason, names)
        for reason in reasons
    ]
    return t("；").join(told)


def word_state(found: Match, word: Word, t: Translate) -> str:
    """Return what became of a recognised word: it counts, or why it does not."""
    apart = (
        (found.dropped, message("已去掉")),
        (found.asked, message("待选择，未计入")),
        (found.struck, message("文中已排除，未计入")),
        (found.nearby, message("只是希望临近，未计入")),
    )
    for words, state in apart:
        if word in words:
            return t(state)
    return t("计入") if any(word.term in s.terms for s in found.subjects) else t("过于宽泛，未计入")


def _terms(reason: Reason, names: Names) -> str:
    return translator(names.lang)("、").join(names.term(term) for term in reason.finding.terms)


def _paired(catalog: Catalog, reason: Reason, names: Names) -> str:
    """Return terms of the policy, each with how sure it is that it belongs to the industry."""
    return translator(names.lang)("、").join(term_with_mark(catalog, term, names) for term in reason.finding.terms)


def _ranks(reason: Reason, names: Names) -> str:
    return translator(names.lang)("、").join(str(rank) for rank in reason.finding.ranks)


def _designation(catalog: Catalog, reason: Reason, names: Names) -> str:
    t = translator(names.lang)
    if reason.finding.ranks == (1,):
        return t("列为首位产业：{terms}", terms=_paired(catalog, reason, names))
    terms = _paired(catalog, reason, names)
    return t("列入主导产业第 {ranks} 位：{terms}", ranks=_ranks(reason, names), terms=terms)


def _exact(_: Catalog, reason: Reason, names: Names) -> str:
    return translator(names.lang)("与文件原词相同：{terms}", terms=_terms(reason, names))


def _shared(catalog: Catalog, reason: Reason, names: Names) -> str:
    shared = next(row for row in catalog.shared_lists if row.shared_list == reason.finding.shared_list)
    return translator(names.lang)(
        "{list}共用清单列入：{terms}",
        list=names.shared_list_tiny(shared),
        terms=_paired(catalog, reason, names),
    )


def _related_parks(catalog: Catalog, reason: Reason, names: Names) -> str:
    """Count the parks by level, which decides what each adds."""
    t = translator(names.lang)
    levels = Counter(park.level for park in reason.finding.parks)
    told = [
        t("{level} {n}", level=names.value("park_level", level) if level else t("级别未公开"), n=levels[level])
        for level in (*LEVEL_STRENGTH, None)
        if levels[level]
    ]
    wordings = _Counted(
        message("{n} 个{subject}园区"), message("{n} 个相关园区"), message("{n} 个相关园区，其中{subject} {k} 个")
    )
    counted = _counted(catalog, reason, names, wordings, [park.industries for park in reason.finding.parks])
    return t("{name}（{value}）", name=counted, value=t("、").join(told))


class _Counted(NamedTuple):
    """How a number of places is told: all of the business itself, none of them, and some."""

    own: str
    related: str
    some: str


def _counted(
    catalog: Catalog, reason: Reason, names: Names, wordings: _Counted, words: Sequence[tuple[str, ...]]
) -> str:
    """Count places by their words: only those of the very word or sub-sector are called by the business's name."""
    t = translator(names.lang)
    asked, places = reason.subject, frozenset(chain.from_iterable(words))
    named = hits_by_word(catalog.vocabulary, asked.subsectors, asked.industry_id, asked.terms, places)
    found = claimed(catalog.vocabulary, named)
    own = sum(any(one.closeness in OWN for one in among(found, of_one)) for of_one in words)
    fields = {"n": len(words), "subject": _called(catalog, reason, names)}
    if own == len(words) or reason.closeness == "industry":
        return t(wordings.own, **fields)
    return t(wordings.some, k=own, **fields) if own else t(wordings.related, n=len(words))


def _called(catalog: Catalog, reason: Reason, names: Names) -> str:
    """Return what places are called that speak for a business: by its industry, where they share no more."""
    if reason.closeness == "industry" and reason.subject.industry_id:
        return names.industry_short(catalog.industry(reason.subject.industry_id))
    return subject_name(catalog, reason.subject, names)


def _entries(wordings: _Counted) -> Callable[[Catalog, Reason, Names], str]:
    """Count the entries, and those of each confidence, which decides what each adds."""

    def write(catalog: Catalog, reason: Reason, names: Names) -> str:
        t = translator(names.lang)
        sure = Counter(entry.confidence for entry in reason.finding.entries)
        told = [t("{level} {n}", level=names.value("confidence", c), n=sure[c]) for c in CONFIDENCE if sure[c]]
        counted = _counted(catalog, reason, names, wordings, [entry.industries for entry in reason.finding.entries])
        return t("{counted}（可靠度{levels}）", counted=counted, levels=t("、").join(told))

    return write


def _level(catalog: Catalog, reason: Reason, names: Names) -> str:
    t = translator(names.lang)
    level = names.value("park_level", reason.finding.level)
    if reason.closeness in {*OWN, "industry"}:
        return t("{subject}园区最高为{level}", subject=_called(catalog, reason, names), level=level)
    return t("相关园区最高为{level}", level=level)


def _park_words(_: Catalog, reason: Reason, names: Names) -> str:
    return translator(names.lang)("园区产业：{terms}", terms=_terms(reason, names))


def _park_level(_: Catalog, reason: Reason, names: Names) -> str:
    return translator(names.lang)("级别：{level}", level=names.value("park_level", reason.finding.level))


def _park_backing(catalog: Catalog, reason: Reason, names: Names) -> str:
    t = translator(names.lang)
    if reason.finding.ranks == (1,):
        return t("所在单元列为首位：{terms}", terms=_paired(catalog, reason, names))
    terms = _paired(catalog, reason, names)
    return t("所在单元列为第 {ranks} 位：{terms}", ranks=_ranks(reason, names), terms=terms)


def _park_shared(catalog: Catalog, reason: Reason, names: Names) -> str:
    terms = _paired(catalog, reason, names)
    return translator(names.lang)("所在单元由共用清单列入：{terms}", terms=terms)


_WORDINGS: dict[FindingKind, Callable[[Catalog, Reason, Names], str]] = {
    "designation": _designation,
    "exact": _exact,
    "shared": _shared,
    "parks": _related_parks,
    "level": _level,
    "enterprise": _entries(
        _Counted(
            message("{n} 家{subject}企业"), message("{n} 家相关企业"), message("{n} 家相关企业，其中{subject} {k} 家")
        )
    ),
    "project": _entries(
        _Counted(
            message("{n} 个{subject}项目"), message("{n} 个相关项目"), message("{n} 个相关项目，其中{subject} {k} 个")
        )
    ),
    "platform": _entries(
        _Counted(
            message("{n} 个{subject}平台"), message("{n} 个相关平台"), message("{n} 个相关平台，其中{subject} {k} 个")
        )
    ),
    "park_words": _park_words,
    "park_level": _park_level,
    "park_backing": _park_backing,
    "park_shared": _park_shared,
}
