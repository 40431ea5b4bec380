"""The records of headings: what columns of people's own lists, and of vendors' lists of firms, are called."""

from dataclasses import dataclass
from typing import Annotated

from mapping.catalog.columns import Column
from mapping.catalog.forms import ID


@dataclass(frozen=True, slots=True)
class IntakeHeading:
    """What a column of a list is called in practice; the first of a field in each language is what templates say."""

    kind: Annotated[str, Column("清单的种类", "kind of list", key=True, allowed="intake_kind")]
    field: Annotated[str, Column("读作哪一项", "what the column is read as", form=ID)]
    heading: Annotated[str, Column("列标题的写法，不计括号里的话", "heading, without what is in brackets", key=True)]
    lang: Annotated[str, Column("语言", "language", allowed="language")]


@dataclass(frozen=True, slots=True)
class FirmHeading:
    """What a column of a list of firms is called by those who export it, and what it is read as."""

    vendor: Annotated[str, Column("导出的来源", "whose export", key=True)]
    heading: Annotated[str, Column("列标题；括号里的说明文件本身", "heading; in brackets: the file itself", key=True)]
    field: Annotated[
        str,
        Column("读作哪一项；drop 从不读取", "what the column is read as; drop: never read", form=ID),
    ]
    quirk: Annotated[str, Column("实际的写法（英文）", "what its cells look like in practice", blank=True)]
