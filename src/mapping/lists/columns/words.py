"""The columns of the vocabulary: chains, sub-sectors, and the words and terms of the plan that speak of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.cartography.wording.typography import display
from mapping.i18n import message
from mapping.lists.columns.column import Column

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.catalog.records import Chain, Subsector, TermSubsector, ThesaurusEntry
    from mapping.lists.columns.column import Columns, Wording

_NONE: Final = message("不归入")
_NO_CHAIN: Final = message("自成一类")


def _industry(industry_id: str | None, w: Wording) -> str | None:
    return None if industry_id is None else w.names.industry_short(w.catalog.industry(industry_id))


def _subsectors(subsector_ids: Iterable[str], w: Wording) -> str | None:
    return w.listed(w.names.subsector(w.catalog.subsector(subsector_id)) for subsector_id in subsector_ids)


def _source(source_id: str, w: Wording) -> str:
    """Return who has judged what stands in a row; the page of sources tells how."""
    source = w.catalog.source(source_id)
    return source.publisher_en if w.lang == "en" else display(source.publisher_zh)


def _chain_name(chain: Chain, w: Wording) -> str:
    return chain.name_en if w.lang == "en" else display(chain.name_zh)


def _chains(subsector: Subsector, w: Wording) -> str | None:
    return w.listed(_chain_name(chain, w) for chain in w.catalog.chains if chain.chain_id in subsector.chains)


def _in_chain(chain: Chain, w: Wording) -> tuple[str, ...]:
    return tuple(one.subsector_id for one in w.catalog.subsectors if chain.chain_id in one.chains)


def _terms(subsector: Subsector, relation: str, w: Wording) -> str | None:
    rows = w.catalog.vocabulary.terms_of(subsector.subsector_id)
    return w.listed(w.names.term_short(row.term) for row in rows if row.relation == relation)


def _meant(entry: ThesaurusEntry, w: Wording) -> str | None:
    meant = w.catalog.vocabulary.of_word(entry.term)
    return None if meant is None else _subsectors((meant.subsector_id,), w)


def _also(entry: ThesaurusEntry, w: Wording) -> str | None:
    meant = w.catalog.vocabulary.of_word(entry.term)
    return None if meant is None else _subsectors(meant.also, w)


CHAIN_ID: Column[Chain] = Column(id="chain_id", heading=message("编号"), value=lambda c, _: c.chain_id)
CHAIN: Column[Chain] = Column(id="chain", heading=message("产业链"), value=_chain_name)
CHAIN_ZH: Column[Chain] = Column(
    id="name_zh", heading=message("中文名称"), value=lambda c, _: display(c.name_zh), lang="en"
)
CHAIN_SIZE: Column[Chain] = Column(
    id="size", heading=message("细分领域数"), value=lambda c, w: len(_in_chain(c, w)), form="year"
)
CHAIN_PARTS: Column[Chain] = Column(
    id="subsectors", heading=message("细分领域"), value=lambda c, w: _subsectors(_in_chain(c, w), w), width="large"
)
CHAIN_SOURCE: Column[Chain] = Column(id="source", heading=message("来源"), value=lambda _, w: _source("subsectors", w))

SUBSECTOR_ID: Column[Subsector] = Column(id="subsector_id", heading=message("编号"), value=lambda s, _: s.subsector_id)
SUBSECTOR: Column[Subsector] = Column(
    id="subsector", heading=message("细分领域"), value=lambda s, w: w.names.subsector(s)
)
SUBSECTOR_ZH: Column[Subsector] = Column(
    id="name_zh", heading=message("中文名称"), value=lambda s, _: display(s.name_zh), lang="en"
)
INDUSTRY: Column[Subsector] = Column(
    id="industry", heading=message("归入的965产业"), value=lambda s, w: _industry(s.industry_id, w), unknown=_NONE
)
STAGE: Column[Subsector] = Column(
    id="stage", heading=message("产业链环节"), value=lambda s, w: w.label("stage", s.stage)
)
CHAINS: Column[Subsector] = Column(id="chains", heading=message("产业链"), value=_chains, unknown=_NO_CHAIN)
SCOPE: Column[Subsector] = Column(
    id="scope", heading=message("范围"), value=lambda s, w: w.names.scope(s), width="large"
)
NAMED: Column[Subsector] = Column(
    id="named_by",
    heading=message("与它对应的文件用词"),
    value=lambda s, w: _terms(s, "names", w),
    unknown=message("无"),
    width="medium",
)
COVERED: Column[Subsector] = Column(
    id="covered_by",
    heading=message("涵盖它的文件用词"),
    value=lambda s, w: _terms(s, "covers", w),
    unknown=message("无"),
    width="medium",
)
WORD_COUNT: Column[Subsector] = Column(
    id="words",
    heading=message("行业词数"),
    value=lambda s, w: len(w.catalog.vocabulary.words_of(s.subsector_id)),
    form="year",
)
SUBSECTOR_SOURCE: Column[Subsector] = Column(
    id="source", heading=message("来源"), value=lambda _, w: _source("subsectors", w)
)

WORD: Column[ThesaurusEntry] = Column(id="word", heading=message("行业词"), value=lambda e, _: display(e.term))
WORD_INDUSTRY: Column[ThesaurusEntry] = Column(
    id="industry", heading=message("归入的965产业"), value=lambda e, w: _industry(e.industry_id, w), unknown=_NONE
)
ALTERNATIVES: Column[ThesaurusEntry] = Column(
    id="alternatives",
    heading=message("其他可能的产业"),
    value=lambda e, w: w.listed(w.names.industry_short(w.catalog.industry(one)) for one in e.alternative),
    blank=True,
)
BASIS: Column[ThesaurusEntry] = Column(
    id="basis", heading=message("词的出处"), value=lambda e, w: w.label("basis", e.basis)
)
CONFIDENCE: Column[ThesaurusEntry] = Column(
    id="confidence", heading=message("归类可靠度"), value=lambda e, w: w.label("confidence", e.confidence)
)
MEANT: Column[ThesaurusEntry] = Column(
    id="subsector", heading=message("首先所指的细分领域"), value=_meant, unknown=message("用词未及细分领域")
)
ALSO: Column[ThesaurusEntry] = Column(
    id="also", heading=message("也可能指的细分领域"), value=_also, blank=True, width="medium"
)
BREADTH: Column[ThesaurusEntry] = Column(
    id="breadth",
    heading=message("词义宽窄"),
    value=lambda e, w: w.label("breadth", meant.breadth) if (meant := w.catalog.vocabulary.of_word(e.term)) else None,
    blank=True,
)
MEANT_CONFIDENCE: Column[ThesaurusEntry] = Column(
    id="subsector_confidence",
    heading=message("细分领域的可靠度"),
    value=lambda e, w: (
        w.label("confidence", meant.confidence) if (meant := w.catalog.vocabulary.of_word(e.term)) else None
    ),
    blank=True,
)
WORD_SOURCE: Column[ThesaurusEntry] = Column(
    id="source", heading=message("来源"), value=lambda _, w: _source("thesaurus", w)
)

TERM: Column[TermSubsector] = Column(id="term", heading=message("文件用词"), value=lambda r, w: w.names.term(r.term))
TERM_ZH: Column[TermSubsector] = Column(
    id="name_zh", heading=message("文件用词（中文）"), value=lambda r, _: display(r.term), lang="en"
)
TAKEN_IN: Column[TermSubsector] = Column(
    id="subsector", heading=message("细分领域"), value=lambda r, w: _subsectors((r.subsector_id,), w)
)
RELATION: Column[TermSubsector] = Column(
    id="relation", heading=message("对应或涵盖"), value=lambda r, w: w.label("relation", r.relation)
)
WEIGHT: Column[TermSubsector] = Column(
    id="weight", heading=message("贴近程度（0–1）"), value=lambda r, _: r.weight, form="number", digits=1
)
REASON: Column[TermSubsector] = Column(
    id="reason", heading=message("理由"), value=lambda r, _: display(r.reason), lang="zh"
)
"""Words of the plan that decide it; they have no English."""
TERM_SOURCE: Column[TermSubsector] = Column(
    id="source", heading=message("来源"), value=lambda _, w: _source("subsectors", w)
)

CHAIN_LIST: Columns[Chain] = (CHAIN_ID, CHAIN, CHAIN_ZH, CHAIN_SIZE, CHAIN_PARTS, CHAIN_SOURCE)
SUBSECTOR_LIST: Columns[Subsector] = (
    *(SUBSECTOR_ID, SUBSECTOR, SUBSECTOR_ZH, INDUSTRY, STAGE, CHAINS, SCOPE),
    *(NAMED, COVERED, WORD_COUNT, SUBSECTOR_SOURCE),
)
WORD_LIST: Columns[ThesaurusEntry] = (
    *(WORD, WORD_INDUSTRY, ALTERNATIVES, BASIS, CONFIDENCE),
    *(MEANT, ALSO, BREADTH, MEANT_CONFIDENCE, WORD_SOURCE),
)
TERM_LIST: Columns[TermSubsector] = (TERM, TERM_ZH, TAKEN_IN, RELATION, WEIGHT, REASON, TERM_SOURCE)
"""The whole tables, on the page of sources and by the command line."""
