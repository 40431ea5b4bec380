"""What the page 数据与来源 calls the tables, the sides of a join and the measures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapping.cartography.wording.typography import display
from mapping.catalog import labels
from mapping.catalog.contracts import TABLE
from mapping.insight.quotes import sentence_entries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.cartography.wording.names import Names
    from mapping.catalog import Catalog
    from mapping.catalog.join import Key, PairJoin
    from mapping.i18n import Translate


def geometry_titles(t: Translate) -> Mapping[str, str]:
    """Return the titles of the geometry layers, by file stem."""
    return {
        "layout_units_14": t("布局单元界线"),
        "layout_units": t("统计单元界线"),
        "districts": t("行政区界线"),
        "zones": t("功能区范围"),
        "water": t("水系"),
    }


def table_title(name: str, t: Translate, names: Names) -> str:
    """Return the title of a table or a geometry layer."""
    if name in TABLE:
        table = TABLE[name]
        return table.title_en if names.lang == "en" else table.title_zh
    return geometry_titles(t).get(name, name)


def descriptions(t: Translate) -> Mapping[str, str]:
    """Return what each table holds, one line each; a table that is not here goes without."""
    return {
        "sources": t("题名、发布者、日期与许可；本页与每张图的来源行由此生成"),
        "editions": t("每一版产业布局自何日起、依据哪份文件"),
        "taxonomy_965": t("全市产业目录：支柱、战略性新兴与未来产业"),
        "industry_tiles": t("每项产业在图上的标识字与颜色"),
        "units": t("工作方案所指的各布局单元：名称、类别、所跨行政区、别名与拼音"),
        "shared_lists": t("几个单元在文件中共用的一份产业清单"),
        "renderings": t("表中只有中文的词句、名称与说明的英译，本项目自译，不是官方译文"),
        "intake_headings": t("各单位清单里常见的列标题，各读作哪一项；导入时用"),
        "thesaurus": t("园区、清单与文件用过的，及为检索补充的行业词各归入哪项产业，附出处与可靠度"),
        "stop_words": t("产业选址检索时略过的泛指词与虚词"),
        "term_to_965": t("文件用词归入哪项产业，附理由与可靠度"),
        "chains": t("细分领域所在的产业链"),
        "subsectors": t("产业之下的细分领域：属哪项产业、在产业链的哪一段、包括什么；本项目划分"),
        "word_subsectors": t("每个行业词属哪个细分领域，附可靠度；本项目判断"),
        "term_subsectors": t("文件用词对应、涵盖哪些细分领域，附权重与理由；本项目判断"),
        "statements": t("2021 年规划之后各区和全市关于产业的表述，附来源、引文与可靠度；不是规划，不着色、不计数"),
        "industries": t("每个布局单元的主导产业，照文件的次序与措辞，附条款"),
        "parks": t("园区、基地、街区与楼宇：级别、产业、面积、年份、点位及其精度"),
        "facilities": t("机场、铁路客货站、港口与综合保税区：点位、精度、来源与说明"),
        "three_lists": t("企业、项目与平台，初步收录"),
        "targets": t("文件写明的数字目标，全市与分单元，附条款"),
        "clauses": t("文件中给出清单和目标的那些句子，照录原文，附本项目的英译"),
        "measures": t("公开的统计数字：普查人口，与逐行附来源地址的地区生产总值"),
        "source_grades": t("每一行的来源网址是官方、媒体、企业官网、行业网站、百科还是转载，与查到的更好的网址"),
        "source_corrections": t("更好的来源与表中不同之处，逐条写明是否采用与理由"),
        "subdistricts": t("街道、乡镇和管理区在哪个布局单元，附别称与旧称；企业按地址归入单元时用"),
        "address_words": t("地址中的道路、园区、社区、村与开发区在哪个布局单元，附条件、门牌号范围与可靠度"),
        "registries": t("登记机关的名称和信用代码的第 3 至 8 位对应哪个布局单元；地址不能定时用"),
        "firm_headings": t("企查查、天眼查、工商登记等企业名录的列标题各读作哪一项；姓名、电话、邮箱、税号从不读取"),
        "gbt4754": t("国民经济行业分类的门类、大类、中类与小类"),
        "gbt4754_subsectors": t("国民经济行业属哪个细分领域，附依据与可靠度；企业按行业代码归类时用"),
        "firm_words": t("企业名称与经营范围中的词怎样读：行业、买卖、泛指、组织形式、地名与套话"),
        "neighbours": t("图廓外城市名的示意位置"),
        "layout_units_14": t("专题图着色的基本单元"),
        "layout_units": t("东湖风景区单列，人口密度按此计算"),
        "districts": t("行政区参考线与行政区视图"),
        "zones": t("开发区与风景区的范围，含示意边"),
        "water": t("三条河流、东湖主体与湖名注记"),
    }


def measure_name(measure_id: str, t: Translate) -> str:
    """Return the name of a measure; its id where it has none."""
    known = {"population_2020": t("2020 年常住人口"), "gdp_2020": t("2020 年地区生产总值")}
    return known.get(measure_id, measure_id)


def side_name(title: str, t: Translate, names: Names, catalog: Catalog) -> str:
    """Return the name of one side of a join in the reader's language; told by the report's own, in Chinese."""
    measures = {f"指标 {measure.measure_id}": measure.measure_id for measure in catalog.measures}
    if title in measures:
        return measure_name(measures[title], t)
    for edition in catalog.editions:
        if title == f"产业布局（{edition.name_zh}）":
            return t("产业布局（{edition}）", edition=edition.name_en if names.lang == "en" else edition.name_zh)
    known = {
        "布局单元": t("布局单元"),
        "统计单元": t("统计单元"),
        "行政区": t("行政区"),
        "几何": t("界线"),
        "园区": t("园区名录"),
        "三清单": t("三清单"),
        "目标": t("分单元目标"),
        "园区与清单的行业词": t("园区与清单的行业词"),
        "归类表": t("行业词归类表"),
        "文件用词": t("文件用词"),
        "965 归类": t("文件用词归类"),
        "965 产业": t("965 产业"),
        "产业布局": t("产业布局"),
    }
    return known.get(title, title)


def area_name(area_id: str, names: Names, catalog: Catalog) -> str:
    """Return the name of a layout unit, or of an area that is only counted apart; the id where neither knows it."""
    apart = labels("statistical_area")
    if area_id in apart:
        return apart[area_id].en if names.lang == "en" else apart[area_id].zh
    known = {unit.unit_id: unit for unit in catalog.units}
    return names.unit_label(known[area_id]) if area_id in known else area_id


def key_name(key: Key, names: Names, catalog: Catalog) -> str:
    """Return a key of the join report by the name a reader knows it by."""
    area = area_name(key.id, names, catalog)
    if area != key.id:
        return area
    industries = {industry.industry_id: industry for industry in catalog.industries}
    if key.id in industries:
        return names.industry_short(industries[key.id])
    return display(str(key))


@dataclass(frozen=True, slots=True)
class PairRow:
    """One join in words. ``tone`` is ``good``, ``bad`` or empty; ``details`` are (what, names of the keys)."""

    left: str
    right: str
    matched: int
    size: int
    verdict: str
    tone: str
    details: tuple[tuple[str, tuple[str, ...]], ...]


def pair_row(pair: PairJoin, t: Translate, names: Names, catalog: Catalog) -> PairRow:
    """Put one join of the report into words."""
    verdict, tone = t("全部对上"), "good"
    if not pair.complete:
        verdict, tone = t("未全部对上"), "bad"
    elif pair.missing_right and pair.required:
        verdict, tone = t("只公开了 {n} 个", n=len(pair.matched)), ""
    elif pair.missing_right:
        verdict, tone = t("文件未指定 {n} 项", n=len(pair.missing_right)), ""
    listed = (
        (t("缺") if pair.required else t("未指定"), pair.missing_right),
        (t("多出"), pair.missing_left),
        (t("重复"), pair.duplicates),
        (t("疑似改名，未合并"), pair.ambiguous),
    )
    return PairRow(
        left=side_name(pair.left.told("zh"), t, names, catalog),
        right=side_name(pair.right.told("zh"), t, names, catalog),
        matched=len(pair.matched),
        size=pair.size,
        verdict=verdict,
        tone=tone,
        details=tuple((what, tuple(key_name(key, names, catalog) for key in keys)) for what, keys in listed if keys),
    )


def decided(catalog: Catalog, edition: str, names: Names) -> Mapping[str, tuple[str, ...]]:
    """Return the id of each sentence of an edition -> names of what it decides: a unit, a shared list, targets."""
    units = {unit.unit_id: names.unit_label(unit) for unit in catalog.units}
    shared = {row.shared_list: names.shared_list(row) for row in catalog.shared_lists}
    targets = {target.target_id: names.target(target) for target in catalog.targets if target.edition == edition}
    named = {"unit": units, "shared_list": shared, "target": targets}
    return {
        entry: tuple(named[row.kind].get(row.id, row.id) for row in rows)
        for entry, rows in sentence_entries(catalog, edition).items()
    }
