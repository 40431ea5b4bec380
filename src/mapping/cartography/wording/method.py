"""How a match is scored, in sentences; the numbers in them are those that the scoring uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.i18n import translator
from mapping.insight.match.closeness import COVERED_MOST, SAME_CHAIN, SAME_INDUSTRY, SAME_SUBSECTOR
from mapping.insight.match.findings import SHARED_LIST, standing
from mapping.insight.match.subjects import CUSTOMER, WIDE_WORD
from mapping.insight.match.weights import LEVEL_FACTOR_UNKNOWN, NEXT_FIRM, NEXT_PARK

if TYPE_CHECKING:
    from mapping.cartography.wording.names import Names
    from mapping.catalog import Catalog


def method(catalog: Catalog, names: Names) -> tuple[str, ...]:
    """Return the rules of the score, one sentence each."""
    t = translator(names.lang)
    shared = t("、").join(names.shared_list(row) for row in catalog.shared_lists)
    return (
        t(
            "得分是各条理由的分数之和，满分 100；一项的最高分 = 它的权重 ÷ 同组权重之和 × 100，"
            "多项业务按词数分摊，宽泛的词按 {wide} 计，服务对象按 {customer} 计。",
            wide=f"{WIDE_WORD:.0%}",
            customer=f"{CUSTOMER:.0%}",
        ),
        t(
            "依据按贴近程度折算：同词 100%，同一细分领域 {subsector}，用词涵盖至多 {term}，同一产业链 {chain}，"
            "只是同属 965 产业 {industry}；最后一种单独列出，不排名次。",
            subsector=f"{SAME_SUBSECTOR:.0%}",
            term=f"{COVERED_MOST:.0%}",
            chain=f"{SAME_CHAIN:.0%}",
            industry=f"{SAME_INDUSTRY:.0%}",
        ),
        t("园区、企业自己的宽泛用词只算涵盖。"),
        t(
            "贴近程度相同的，再看文件位次：首位 100%，第 2 位 {second}，第 3 位 {third}，依次递减。",
            second=f"{standing(2):.0%}",
            third=f"{standing(3):.0%}",
        ),
        t(
            "园区按级别折算（国家级 100%，未公开 {unknown}），企业、项目、平台按证据可靠度折算；"
            "后一个按前一个的 {park}（园区）或 {firm}（清单）计。",
            unknown=f"{LEVEL_FACTOR_UNKNOWN:.0%}",
            park=f"{NEXT_PARK:.0%}",
            firm=f"{NEXT_FIRM:.0%}",
        ),
        t("清单条目没有标明产业的，按其用词归类，取条目与归类中较低的可靠度；理由括号内列出园区级别和条目可靠度。"),
        t("{lists}共用一份清单，各单元同样计入，按 {factor} 折算。", lists=shared, factor=f"{SHARED_LIST:.0%}"),
        t("园区自身产业越专一，各项分数越高；级别未公开不加分；位置待核的园区照常排名。同分并列。"),
    )
