"""Records of how good a source is: the grade of each address, and what a better source corrects."""

from dataclasses import dataclass
from typing import Annotated

from mapping.catalog.columns import Column
from mapping.catalog.forms import ADDRESS

_OF_TABLE = "表内的行：键以 | 相连"
_OF_TABLE_EN = "row of that table: its key, joined by |"


@dataclass(frozen=True, slots=True)
class SourceGrade:
    """How good the source of one row is, who published first, and a better address where one is known."""

    table: Annotated[str, Column("所在的表", "table of the row", key=True, allowed="graded_table")]
    id: Annotated[str, Column(_OF_TABLE, _OF_TABLE_EN, key=True)]
    source_url: Annotated[str, Column("该行的来源网址", "source address of the row", form=ADDRESS, blank=True)]
    grade: Annotated[str, Column("来源等级", "grade of the source", allowed="source_grade")]
    original_publisher: Annotated[
        str, Column("转载者写明的原发布者", "who published first, as the repost says", blank=True)
    ]
    better_url: Annotated[str, Column("更好的网址", "a better address", form=ADDRESS, blank=True)]
    better_grade: Annotated[str | None, Column("其等级", "grade of that", allowed="source_grade")]
    states: Annotated[
        tuple[str, ...],
        Column(
            "更好的一页证实了什么；没有更好的一页时，该行自己的来源证实了什么；空为没有逐项核对",
            "what the better page confirms, or the row's own where there is no better; empty: not checked item by item",
            allowed="source_states",
            blank=True,
        ),
    ]
    note: Annotated[str, Column("核对说明", "note of the check", blank=True)]


@dataclass(frozen=True, slots=True)
class SourceCorrection:
    """What a better source says otherwise of one cell, and whether the table follows it."""

    table: Annotated[str, Column("所在的表", "table of the row", key=True, allowed="graded_table")]
    id: Annotated[str, Column(_OF_TABLE, _OF_TABLE_EN, key=True)]
    column: Annotated[str, Column("列", "column", key=True)]
    value_now: Annotated[str, Column("核对前的值", "value before the check", blank=True)]
    value_right: Annotated[str, Column("来源所写的值", "value that the source gives", blank=True)]
    source_url: Annotated[str, Column("来源网址", "source address", form=ADDRESS)]
    source_grade: Annotated[str, Column("来源等级", "grade of the source", allowed="source_grade")]
    original_publisher: Annotated[
        str, Column("转载者写明的原发布者", "who published first, as the repost says", blank=True)
    ]
    quote: Annotated[str, Column("引文", "quotation")]
    confidence: Annotated[str, Column("可靠度", "confidence", allowed="confidence")]
    verdict: Annotated[str, Column("处理", "verdict", allowed="correction_verdict")]
    reason: Annotated[str, Column("处理的理由", "reason for the verdict")]
