"""Records of the words: what industry, chain and sub-sector a word or a term of the policy speaks of."""

from dataclasses import dataclass
from typing import Annotated

from mapping.catalog.columns import Column
from mapping.catalog.forms import ID


@dataclass(frozen=True, slots=True)
class TermMapping:
    """Which 965 industry an industry term of the policy belongs to, and why; none where it cuts across them."""

    term: Annotated[str, Column("文件用词", "term of the policy", key=True, refers="thesaurus.term")]
    term_en: Annotated[str, Column("文件用词的英译", "English of the term")]
    industry_id: Annotated[
        str | None,
        Column("965 产业；空为跨领域", '"965" industry; empty: cross-cutting', refers="taxonomy_965.industry_id"),
    ]
    alternative: Annotated[
        tuple[str, ...], Column("其他可能的产业", "other candidates", refers="taxonomy_965.industry_id", blank=True)
    ]
    confidence: Annotated[str, Column("可靠度", "confidence", allowed="confidence")]
    reason: Annotated[str, Column("理由", "reason")]


@dataclass(frozen=True, slots=True)
class ThesaurusEntry:
    """Which 965 industry a word of the tables or of an investor belongs to; none where it belongs to none."""

    term: Annotated[str, Column("行业词", "industry word", key=True)]
    industry_id: Annotated[
        str | None,
        Column("965 产业；空为不归入", '"965" industry; empty: none of them', refers="taxonomy_965.industry_id"),
    ]
    alternative: Annotated[
        tuple[str, ...],
        Column(
            "其他可能的产业；有则检索时询问",
            "other candidates; a search asks which is meant",
            refers="taxonomy_965.industry_id",
            blank=True,
        ),
    ]
    basis: Annotated[str, Column("词的出处", "where the word comes from", allowed="basis")]
    confidence: Annotated[str, Column("可靠度", "confidence", allowed="confidence")]


@dataclass(frozen=True, slots=True)
class StopWord:
    """A word that tells nothing about an industry, so that a search does not name it as unknown."""

    term: Annotated[str, Column("虚词或泛指词", "word", key=True)]
    lang: Annotated[str, Column("语言", "language", allowed="language")]
    edge: Annotated[
        bool,
        Column("只在词组两端去掉", "taken away only at the ends of a phrase, for it stands inside other words too"),
    ]


@dataclass(frozen=True, slots=True)
class Rendering:
    """The English of a word, name or note that the tables hold in Chinese only: the project's own rendering."""

    text: Annotated[str, Column("表中的中文，逐字", "Chinese as the tables have it, word for word", key=True)]
    text_en: Annotated[str, Column("本项目的英译", "its English")]


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain of production or trade: sub-sectors that supply or use one another."""

    chain_id: Annotated[str, Column("产业链编号", "id of the chain", key=True, form=ID)]
    name_zh: Annotated[str, Column("中文名称", "Chinese name")]
    name_en: Annotated[str, Column("英文名称", "English name")]


@dataclass(frozen=True, slots=True)
class Subsector:
    """A sub-sector, between an industry word and a "965" industry; one of none cuts across them."""

    subsector_id: Annotated[str, Column("细分领域编号", "id of the sub-sector", key=True, form=ID)]
    industry_id: Annotated[
        str | None,
        Column(
            "965 产业；空为不归入任何一个", '"965" industry; empty: none of them', refers="taxonomy_965.industry_id"
        ),
    ]
    name_zh: Annotated[str, Column("中文名称", "Chinese name")]
    name_en: Annotated[str, Column("英文名称", "English name")]
    stage: Annotated[str, Column("在产业链中的环节", "stage in the chain", allowed="stage")]
    chains: Annotated[
        tuple[str, ...],
        Column(
            "所在产业链；空为自成一类", "chains it is part of; empty: of none", refers="chains.chain_id", blank=True
        ),
    ]
    scope_zh: Annotated[str, Column("范围", "what it takes in, in Chinese")]
    scope_en: Annotated[str, Column("范围的英文", "the same in English, item by item")]

    @property
    def taken_in(self) -> tuple[str, ...]:
        """What it takes in, one by one in Chinese and then in English, without what it leaves to others."""
        return (*self.scope_zh.partition("；")[0].split("、"), *self.scope_en.partition("; ")[0].split(", "))


@dataclass(frozen=True, slots=True)
class WordSubsector:
    """Which sub-sector a word of the thesaurus speaks of, and which others it may."""

    term: Annotated[str, Column("行业词", "industry word", key=True, refers="thesaurus.term")]
    subsector_id: Annotated[str, Column("细分领域", "sub-sector", refers="subsectors.subsector_id")]
    also: Annotated[
        tuple[str, ...],
        Column("也可能指的细分领域", "others it may speak of", refers="subsectors.subsector_id", blank=True),
    ]
    breadth: Annotated[str, Column("词义宽窄", "how much the word takes in", allowed="breadth")]
    confidence: Annotated[str, Column("可靠度", "confidence", allowed="confidence")]


@dataclass(frozen=True, slots=True)
class TermSubsector:
    """A sub-sector that a term of the policy names, or covers without naming it."""

    term: Annotated[str, Column("文件用词", "term of the policy", key=True, refers="term_to_965.term")]
    subsector_id: Annotated[str, Column("细分领域", "sub-sector", key=True, refers="subsectors.subsector_id")]
    relation: Annotated[str, Column("对应或涵盖", "named or covered", allowed="relation")]
    weight: Annotated[float, Column("贴近程度", "how close, 1 for the same", low=0, high=1)]
    reason: Annotated[str, Column("理由", "reason")]
