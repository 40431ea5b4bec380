"""The help of every page, and where each of three readers starts: short texts, their figures from the tables."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from mapping.cartography.look_tints import GROUPS, TIERS
from mapping.cartography.resolve import policy
from mapping.cartography.wording.names import Names
from mapping.i18n import translator
from mapping.ui.address import Links
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas
    from mapping.view import View


def help_json(atlas: Atlas, view: View) -> dict[str, Any]:
    """Return the help and the short start as HTML, with the words of the browser's part around them."""
    catalog, names = atlas.catalog, Names.of(atlas.catalog, view.lang)
    units = Counter(unit.group for unit in catalog.units)
    tiers = Counter(industry.tier for industry in catalog.industries)
    first = {tier: next(i for i in catalog.industries if i.tier == tier) for tier in TIERS}
    t = translator(view.lang)
    readers = _readers(atlas, view)
    told = {
        "names": names,
        "links": Links(view, catalog),
        "policy": policy(atlas, view),
        "unit_count": len(catalog.units),
        "groups": [(names.value("group", group), units[group]) for group in GROUPS],
        "tiers": [(names.value("tier", tier), tiers[tier], first[tier], _shape(tier, view)) for tier in TIERS],
        "readers": readers,
    }
    return {
        "label": t("使用帮助"),
        "close": t("关闭帮助"),
        "help": render("guide/help.html", view.lang, **told),
        "start": {
            "label": t("从这里开始"),
            "dismiss": t("不再显示；以后可在“?”里找到"),
            "readers": [
                {"title": reader["title"], "steps": render("guide/steps.html", view.lang, steps=reader["steps"])}
                for reader in readers
            ],
        },
    }


def _shape(tier: str, view: View) -> str:
    t = translator(view.lang)
    return {"pillar": t("方形"), "emerging": t("圆形"), "future": t("六边形")}[tier]


def _readers(atlas: Atlas, view: View) -> list[dict[str, Any]]:
    """Return the three readers: what each is called, and steps as text and address."""
    t, links = translator(view.lang), Links(view, atlas.catalog)
    names, industry = Names.of(atlas.catalog, view.lang), atlas.catalog.industries[0]
    unit = atlas.catalog.units[0]
    return [
        {
            "title": t("规划人员"),
            "steps": [
                (t("看各单元的首位产业"), links.page("city")),
                (
                    t("看一项产业由谁列入，如{name}", name=names.industry_short(industry)),
                    links.page("city", layer=f"industry:{industry.industry_id}"),
                ),
                (t("逐对比较单元，找出重合与错位"), links.page("overlap")),
                (t("推演下一版：改清单，看地图和重合怎样变"), links.page("editions")),
            ],
        },
        {
            "title": t("投资促进"),
            "steps": [
                (t("写下项目，看哪些单元和园区有依据"), links.page("match")),
                (t("按产业、级别、面积筛选园区，加入备选"), links.page("finder")),
                (t("带来自己的园区名录，检查后采用"), links.page("import")),
                (
                    t("看一个单元的园区，如{name}", name=names.unit_tiny(unit)),
                    links.page("district", unit=unit.unit_id),
                ),
            ],
        },
        {
            "title": t("制作汇报材料"),
            "steps": [
                (t("选好图层和单元，如产业数量"), links.page("city", layer="count")),
                (t("打开一个单元的地图，按“加入简报”"), links.page("district", unit=unit.unit_id)),
                (t("在简报里排好次序，写上单位，导出为幻灯片或 PDF"), links.page("briefing")),
                (t("核对来源与口径"), links.page("sources")),
            ],
        },
    ]
