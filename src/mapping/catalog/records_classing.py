"""Records of what classes a firm: the national classification, its sub-sectors, and words of names and scopes."""

from dataclasses import dataclass
from typing import Annotated

from mapping.catalog.columns import Column
from mapping.catalog.forms import GBT_CODE, GBT_SECTION


@dataclass(frozen=True, slots=True)
class GbtClass:
    """A section, division, group or class of the national classification of industries, GB/T 4754-2017."""

    code: Annotated[
        str, Column("代码；门类以下不带字母", "code, below sections without the letter", key=True, form=GBT_CODE)
    ]
    section: Annotated[str, Column("门类", "section", form=GBT_SECTION)]
    level: Annotated[str, Column("层级", "level", allowed="gbt_level")]
    name_zh: Annotated[str, Column("名称", "name")]


@dataclass(frozen=True, slots=True)
class GbtSubsector:
    """Which sub-sector the firms of a division, group or class belong to; the longest prefix of a code decides."""

    prefix: Annotated[str, Column("代码或其前几位", "code, or how it begins", key=True, refers="gbt4754.code")]
    subsector_id: Annotated[
        str | None, Column("细分领域；空为不归入任何一个", "sub-sector; empty: none", refers="subsectors.subsector_id")
    ]
    also: Annotated[
        tuple[str, ...],
        Column("也可能属于的细分领域", "others it may belong to", refers="subsectors.subsector_id", blank=True),
    ]
    basis: Annotated[str, Column("依据", "basis", allowed="gbt_basis")]
    confidence: Annotated[str, Column("可靠度", "confidence", allowed="confidence")]


@dataclass(frozen=True, slots=True)
class FirmWord:
    """How a word is read in the name of a firm or in its scope, where it is no investor's wish."""

    word: Annotated[str, Column("词", "word", key=True)]
    role: Annotated[str, Column("读法", "how it is read", key=True, allowed="firm_word_role")]
    subsector_id: Annotated[
        str | None, Column("细分领域；空为不归入任何一个", "sub-sector; empty: none", refers="subsectors.subsector_id")
    ]
    also: Annotated[
        tuple[str, ...],
        Column("也可能属于的细分领域", "others it may belong to", refers="subsectors.subsector_id", blank=True),
    ]
