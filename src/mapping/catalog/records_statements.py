"""Records of what was said after the plan: dated statements on what a unit is to develop."""

from dataclasses import dataclass
from typing import Annotated

from mapping.catalog.columns import Column
from mapping.catalog.forms import ADDRESS, DATE, ID


@dataclass(frozen=True, slots=True)
class Statement:
    """What a district or the city said later on one industry of one unit; no part of the plan.

    A unit that the plan does not know has no ``unit_id``, only a name.
    """

    statement_id: Annotated[str, Column("表述编号", "id of the statement", key=True, form=ID)]
    unit_id: Annotated[
        str | None,
        Column(
            "布局单元；规划没有的单元留空",
            "layout unit; empty for one that the plan does not know",
            refers="units.unit_id",
        ),
    ]
    unit_name_zh: Annotated[
        str, Column("规划没有的单元的名称", "name of a unit that the plan does not know", blank=True)
    ]
    date: Annotated[str | None, Column("日期；空为来源没有写明", "date; empty: the source tells none", form=DATE)]
    rank: Annotated[int, Column("在该文件中的次序", "place in its document", low=1, high=99)]
    term: Annotated[str, Column("产业词", "industry word")]
    as_written: Annotated[str, Column("原文写法", "as the document writes it")]
    industry_id: Annotated[
        str | None,
        Column("965 产业；空为不归入", '"965" industry; empty: none of them', refers="taxonomy_965.industry_id"),
    ]
    subsectors: Annotated[
        tuple[str, ...], Column("细分领域", "sub-sectors", refers="subsectors.subsector_id", blank=True)
    ]
    document_zh: Annotated[str, Column("文件名称", "document, in Chinese")]
    issuer_zh: Annotated[str, Column("发布者", "who issued it, in Chinese")]
    source_url: Annotated[str, Column("来源网址", "source address", form=ADDRESS)]
    extract: Annotated[
        bool, Column("只见他人摘录，未见原页", "read in somebody else's extract only, not on the page itself")
    ]
    quote: Annotated[str, Column("引文", "quotation")]
    confidence: Annotated[str, Column("可靠度", "confidence", allowed="confidence")]
    note_zh: Annotated[str, Column("说明", "note", blank=True)]

    @property
    def year(self) -> str | None:
        """Year in which it was said; None where that is not known."""
        return self.date[:4] if self.date else None
