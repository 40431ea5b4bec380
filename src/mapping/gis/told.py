"""What a file says of itself beside its layers: about, legend, sources, and the plan's terms with their clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.wording.about import about
from mapping.gis.columns import tabulated
from mapping.gis.table import Field, Table
from mapping.i18n import translator
from mapping.lists.columns import designations as columns
from mapping.lists.columns.column import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mapping.cartography.state import MapState
    from mapping.i18n import Translate
    from mapping.insight.atlas import Atlas


def about_table(state: MapState, atlas: Atlas, stamp: Mapping[str, str]) -> Table:
    """Return what the file says of itself, a row a statement."""
    t = translator(state.spec.lang)
    fields = (Field("key", t("键")), Field("label", t("项目")), Field("value", t("内容")))
    return Table("about", t("关于这份文件"), fields, tuple(about_rows(state, atlas, stamp)))


def about_rows(state: MapState, atlas: Atlas, stamp: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield key, name and text of each statement of a file; those of ``stamp`` (how it was made) come last."""
    yield from statements(state, atlas)
    yield from stamped(stamp, translator(state.spec.lang))


def statements(state: MapState, atlas: Atlas) -> Iterator[tuple[str, str, str]]:
    """Yield key, name and text of each statement about a map; what there is nothing to say of is left out."""
    t, said = translator(state.spec.lang), about(state)
    unplaced = sum(not mark.drawable for mark in state.parks) if state.marks else 0
    rows = (
        ("title", t("标题"), state.headline),
        ("subtitle", t("副标题"), state.below),
        ("edition", t("版本"), state.edition),
        ("layer", t("图层"), t("本单元") if state.is_plain else state.layer.label),
        ("layer_id", t("图层编号"), state.spec.layer),
        ("caption", t("图层说明"), "" if state.is_plain else state.layer.caption),
        ("note", t("说明"), state.layer.note or ""),
        ("second", t("第二指标"), state.second.caption if state.second else ""),
        ("geo_note", t("行政区视图"), state.geo_note or ""),
        ("unknown", t("未知"), t("未知的值留空（null），不是 0；没有数的类别写在 category 里。")),
        (
            "unplaced",
            t("位置待核的园区"),
            t("{n} 处没有可以画在图上的点位，不在图层 parks 里。", n=unplaced) if unplaced else "",
        ),
        ("statement", t("审图与界线"), state.statement),
        ("datum", t("坐标基准"), datum(atlas, state.spec.lang)),
        ("sources", t("资料来源"), said.sources),
        ("warnings", t("数据问题"), "\n".join(state.warnings)),
        ("lang", t("语言"), state.spec.lang),
    )
    yield from (row for row in rows if row[2])


def stamped(stamp: Mapping[str, str], t: Translate) -> Iterator[tuple[str, str, str]]:
    """Yield key, name and text of how a file was made: by whom, and from which request, data and program."""
    names = {
        "issuer": t("编制单位"),
        "date": t("日期"),
        "request": t("请求"),
        "data": t("数据校验值"),
        "program": t("程序版本"),
    }
    yield from ((key, names.get(key, key), value) for key, value in stamp.items() if value)


def datum(atlas: Atlas, lang: str) -> str:
    """Return in words what the coordinates are, and how that is known of the boundaries."""
    t = translator(lang)
    sentences = (
        t("全部坐标是 WGS-84 经纬度（EPSG:4326，单位度），经度在前。"),
        t("取自 GCJ-02（高德、腾讯）或 BD-09（百度）的点已换算为 WGS-84，各点原来的基准见字段 datum；请勿再换算。"),
        t("界线的基准由拟合核对：逐层与已知的界线比对，不以文件所写为准。"),
        *(fault.told(lang) for fault in atlas.geography.datum_faults),
    )
    return (" " if lang == "en" else "").join(sentences)


def legend(state: MapState) -> Table:
    """Return the legend: a row a class, with its colour and the number of units in it; none for a map of one unit."""
    t = translator(state.spec.lang)
    fields = (
        Field("bin", t("图例分级编号")),
        Field("bin_label", t("图例分级")),
        Field("color", t("图上颜色")),
        Field("units", t("行政区数") if state.layer.of_districts else t("布局单元数"), "whole"),
    )
    rows = () if state.is_plain else state.layer.legend
    return Table(
        "legend", t("图例"), fields, tuple((row.bin.key, row.bin.label, row.bin.fill, row.count) for row in rows)
    )


def sources(state: MapState) -> Table:
    """Return the sources of everything that the map shows."""
    t = translator(state.spec.lang)
    fields = (
        Field("source_id", t("来源编号")),
        Field("title", t("来源")),
        Field("publisher", t("发布者")),
        Field("date", t("日期")),
        Field("url", t("网址")),
        Field("licence", t("许可")),
        Field("note", t("说明")),
    )
    rows = tuple(
        (s.source_id, s.title, s.publisher, s.date or None, s.url or None, s.licence, s.note or None)
        for s in state.provenance
    )
    return Table("sources", t("来源"), fields, rows)


def designations(state: MapState, atlas: Atlas) -> Table:
    """Return what the plan designates for each unit, in its order, with the clause and the clause's own sentence."""
    t = translator(state.spec.lang)
    rows = [
        row for unit in atlas.catalog.units for row in atlas.catalog.designations_of(unit.unit_id, state.spec.edition)
    ]
    fields, cells = tabulated(columns.HANDED_OVER, rows, Wording.of(atlas.catalog, state.spec.view))
    return Table(
        "terms",
        t("主导产业与文件条款"),
        (Field("unit_id", t("单元编号")), *fields),
        tuple((row.unit_id, *cell) for row, cell in zip(rows, cells, strict=True)),
    )
