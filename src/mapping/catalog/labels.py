"""Allowed values of coded columns, each with its Chinese and English label, defined once."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Label:
    """Names of one allowed value; the short forms fit a legend row or a tag."""

    zh: str
    en: str
    short_zh: str
    short_en: str


def _label(zh: str, en: str, short_zh: str | None = None, short_en: str | None = None) -> Label:
    return Label(zh, en, short_zh or zh, short_en or en)


_SETS: dict[str, dict[str, Label]] = {
    "group": {
        "national_zone": _label("国家级开发区", "National development zones", "国家级", "Zones"),
        "central": _label("中心城区", "Central districts", "中心", "Central"),
        "new_district": _label("新城区", "New districts", "新城", "New"),
    },
    "tier": {
        "pillar": _label("支柱产业", "Pillar industries", "支柱", "Pillar"),
        "emerging": _label("战略性新兴产业", "Strategic emerging industries", "新兴", "Emerging"),
        "future": _label("未来产业", "Future industries", "未来", "Future"),
    },
    "edition_status": {"draft": _label("推演稿", "Draft")},
    "indicator_geography": {
        "layout_unit": _label("布局单元", "Layout units"),
        "district": _label("行政区", "Districts"),
    },
    "intake_kind": {
        "parks": _label("园区名录", "Parks"),
        "lists": _label("三清单", "Three lists"),
        "actuals": _label("目标的实际值", "Actual values of targets"),
        "indicator": _label("指标", "Indicator"),
    },
    "own_column_kind": {
        "number": _label("数字", "Number"),
        "choice": _label("选项", "Choice"),
        "text": _label("文字", "Text"),
    },
    "park_kind": {
        "park": _label("园区", "Park"),
        "street_or_market": _label("街区/市场", "Street or market"),
        "planned_area": _label("规划片区", "Planned area"),
        "development_zone": _label("开发区", "Development zone"),
        "base": _label("产业基地", "Industrial base"),
        "building": _label("楼宇", "Building"),
        "unit_zone": _label("开发区本身", "The zone itself"),
    },
    "park_level": {
        "国家级": _label("国家级", "National"),
        "省级": _label("省级", "Provincial"),
        "市级": _label("市级", "Municipal"),
        "区级": _label("区级", "District"),
    },
    "precision": {
        "exact": _label("精确", "Exact"),
        "park": _label("园区内", "Inside the park"),
        "town": _label("镇街级", "Town or subdistrict"),
        "zone": _label("位置待核", "Place to be verified"),
        "none": _label("位置待核", "Place to be verified"),
    },
    "facility_kind": {
        "airport": _label("机场", "Airport"),
        "general_airport": _label("通用机场", "General aviation airport"),
        "rail_station": _label("铁路客站", "Railway station"),
        "freight_station": _label("铁路货站", "Freight station"),
        "port": _label("港口", "Port"),
        "bonded_zone": _label("综合保税区", "Comprehensive bonded zone", "综保区", "Bonded zone"),
    },
    "facility_precision": {
        "exact": _label("精确", "Exact"),
        "site": _label("场区内", "On the site"),
        "approx": _label("位置约略（约 1.5 km 内）", "Approximate (within about 1.5 km)", "位置约略", "Approximate"),
        "none": _label("位置待核", "Place to be verified"),
    },
    "confidence": {
        "high": _label("高", "High"),
        "medium-high": _label("较高", "Medium to high"),
        "medium": _label("中", "Medium"),
        "low": _label("低", "Low"),
        "none": _label("无", "None"),
    },
    "source_datum": {
        "WGS-84": _label("WGS-84", "WGS-84"),
        "WGS-84 presumed": _label("WGS-84(推定)", "WGS-84 (presumed)"),
        "GCJ-02": _label("GCJ-02", "GCJ-02"),
        "GCJ-02 presumed": _label("GCJ-02(推定)", "GCJ-02 (presumed)"),
        "BD-09": _label("BD-09", "BD-09"),
        "CGCS2000": _label("CGCS2000", "CGCS2000"),
        "derived": _label("推算", "Derived"),
        "unknown": _label("不明", "Unknown"),
    },
    "list": {
        "enterprise": _label("企业", "Enterprises"),
        "project": _label("项目", "Projects"),
        "platform": _label("平台", "Platforms"),
    },
    "scope": {
        "city": _label("全市", "City"),
        "unit": _label("布局单元", "Layout unit"),
    },
    "comparator": {
        ">=": _label("不低于", "at least", "≥", "≥"),
        ">": _label("超过", "more than", ">", ">"),
        "~": _label("约", "about", "约", "about"),
    },
    "clause_kind": {
        "unit": _label("布局单元的主导产业", "Leading industries of a unit"),
        "shared_list": _label("共用清单", "Shared list"),
        "target": _label("目标", "Target"),
    },
    "basis": {
        "policy term": _label("文件用词", "Term of the policy"),
        "park or list term": _label("园区或清单用词", "Term of a park or list"),
        "editorial": _label("编辑补充", "Editorial"),
    },
    # In the order in which one address is cited rather than another.
    "source_grade": {
        "official": _label("官方", "Official"),
        "media": _label("媒体", "Media"),
        "operator": _label("企业／运营方官网", "Company's or operator's own page", "企业官网", "Own page"),
        "institution": _label(
            "其他机构（高校、使馆等）", "Other institution (university, embassy)", "其他机构", "Institution"
        ),
        "trade": _label("行业网站", "Trade website", "行业", "Trade"),
        "encyclopedia": _label("百科", "Encyclopedia"),
        "mirror": _label("转载/镜像", "Repost or mirror", "转载", "Repost"),
        "none": _label("无来源", "No source"),
    },
    "stage": {
        "upstream": _label("上游", "Upstream"),
        "midstream": _label("中游", "Midstream"),
        "downstream": _label("下游", "Downstream"),
        "service": _label("服务", "Services"),
    },
    "breadth": {
        "narrow": _label("窄", "Narrow"),
        "broad": _label("宽", "Broad"),
    },
    "relation": {
        "names": _label("对应", "Direct term"),
        "covers": _label("涵盖", "Covered"),
    },
    "graded_table": {
        "parks": _label("园区名录", "Directory of parks"),
        "facilities": _label("枢纽与口岸", "Hubs and ports"),
        "three_lists": _label("三清单", "Three lists"),
        "measures": _label("指标", "Measures"),
        "sources": _label("来源", "Sources"),
        "statements": _label("此后的表述", "Later statements"),
    },
    "source_states": {
        "existence": _label("存在与名称", "existence and name"),
        "unit_id": _label("布局单元", "layout unit"),
        "level": _label("级别", "level"),
        "industries": _label("产业", "industries"),
        "area_km2": _label("面积", "area"),
        "since": _label("起始年份", "year it began"),
        "date": _label("时间", "date"),
        "investment": _label("投资", "investment"),
        "address": _label("地址", "address"),
    },
    "correction_verdict": {
        "applied": _label("已更正", "Applied"),
        "noted": _label("写入说明", "Said in a note"),
        "kept": _label("未采用", "Not taken"),
    },
    "language": {
        "zh": _label("中文", "Chinese"),
        "en": _label("英文", "English"),
    },
    # Counted by the census beside the layout units, but given no industries by the policy.
    "statistical_area": {
        "scenic": _label("东湖风景区", "East Lake Scenic Area"),
    },
    # What an address, and a registry, may tell besides a layout unit.
    "address_area": {
        "scenic": _label("东湖风景区", "East Lake Scenic Area"),
        "none": _label("市外", "Outside the city"),
    },
    "registry_area": {
        "scenic": _label("东湖风景区", "East Lake Scenic Area"),
        "undecided": _label("不能定", "Undecided"),
    },
    "subdistrict_kind": {
        "subdistrict": _label("街道", "Subdistrict"),
        "town": _label("镇", "Town"),
        "township": _label("乡", "Township"),
        "management": _label("管理区", "Management area"),
        "virtual": _label("统计上的单位", "Unit of the statistics"),
    },
    "address_word_kind": {
        "outside": _label("市外地名", "Place outside the city"),
        "zone": _label("开发区", "Zone"),
        "road": _label("道路", "Road"),
        "park": _label("园区、楼盘或单位", "Park, estate or institution"),
        "community": _label("社区或村", "Community or village"),
    },
    "gbt_level": {
        "section": _label("门类", "Section"),
        "division": _label("大类", "Division"),
        "group": _label("中类", "Group"),
        "class": _label("小类", "Class"),
    },
    "gbt_basis": {
        "name": _label("名称相同", "The same by name"),
        "scope": _label("在细分领域的范围之内", "Within the scope of the sub-sector"),
        "editorial": _label("编辑判断", "Judged by the editors"),
        "none": _label("不归入", "In none"),
    },
    "firm_word_role": {
        "form": _label("组织形式", "Organisational form"),
        "function": _label("泛指，只作弱依据", "General; decides weakly"),
        "trade": _label("买卖", "Trade"),
        "outside": _label("不属任何细分领域的行业", "Business of no sub-sector"),
        "business": _label("行业", "Business"),
        "place": _label("地名", "Name of a place"),
        "phrase": _label("经营范围中的套话", "Set phrase of a scope"),
    },
    "registry_kind": {
        "code": _label("信用代码的第 3 至 8 位", "Characters 3 to 8 of the credit code"),
        "org": _label("登记机关名称", "Name of the registry"),
    },
    "registry_match": {
        "prefix": _label("相同", "The same"),
        "contains": _label("包含，最长的为准", "Contained; the longest counts"),
    },
    # By their codes in GB/T 2260, which is all that a boundary file has to carry.
    "district": {
        "420102": _label("江岸区", "Jiang'an"),
        "420103": _label("江汉区", "Jianghan"),
        "420104": _label("硚口区", "Qiaokou"),
        "420105": _label("汉阳区", "Hanyang"),
        "420106": _label("武昌区", "Wuchang"),
        "420107": _label("青山区", "Qingshan"),
        "420111": _label("洪山区", "Hongshan"),
        "420112": _label("东西湖区", "Dongxihu"),
        "420113": _label("汉南区", "Hannan"),
        "420114": _label("蔡甸区", "Caidian"),
        "420115": _label("江夏区", "Jiangxia"),
        "420116": _label("黄陂区", "Huangpi"),
        "420117": _label("新洲区", "Xinzhou"),
    },
}

LABEL_SETS: Mapping[str, Mapping[str, Label]] = MappingProxyType(
    {name: MappingProxyType(values) for name, values in _SETS.items()}
)

PARK_LEVELS = tuple(LABEL_SETS["park_level"])
"""Levels of a park, highest first: the one place that orders them, for lists, markers, filters and the match."""
