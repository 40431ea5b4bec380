"""What the tables lack once a planned edition splits units, in sentences for whoever has to supply it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.cartography.wording.counted import sentence
from mapping.i18n import message, translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mapping.cartography.wording.names import Names
    from mapping.catalog import Catalog
    from mapping.insight.editions.lacks import Lack

_MOST_NAMED: Final = 5
_SENTENCES: Final = {
    ("missing", "measures"): message("没有统计数据（{rows}），人口密度未知，图上不着色"),
    ("missing", "targets"): message("没有目标；所取自的单元有 {n} 项"),
    ("missing", "clauses"): message("没有文件原文，清单以推演稿为准"),
    ("reassign", "parks"): message("{n} 处园区的点位在这片土地上，仍记在原单元，待改归属：{rows}"),
    ("reassign", "facilities"): message("{n} 处枢纽与口岸在这片土地上，仍记在原单元，待改归属：{rows}"),
    ("made", "units"): message("{rows}由程序生成，待核"),
    ("schematic", "units"): message("边界为示意，以虚线画出"),
    ("untrue", "measures"): message("{rows}按原来的范围统计，含划出的土地：人口与密度按未知处理"),
    ("untrue", "targets"): message("{n} 项目标按原来的范围下达，含划出的土地"),
    ("unplaced", "parks"): message("{n} 处园区没有可用的点位，无法判断是否划出"),
    ("unplaced", "three_lists"): message("{n} 条三清单条目没有点位，无法判断是否划出"),
}
_COLUMNS: Final = {
    "population_2020": message("2020 年常住人口"),
    "gdp_2020": message("2020 年地区生产总值"),
    "pinyin": message("拼音"),
    "initials": message("拼音首字母"),
    "name_en": message("英文名称"),
}


def lack_lines(lacks: Iterable[Lack], catalog: Catalog, names: Names) -> Iterator[str]:
    """Yield a line a lack: which unit, and what is lacking there or no longer true; ``catalog`` knows the new units."""
    t = translator(names.lang)
    for lack in lacks:
        unit = names.unit_label(catalog.unit(lack.unit_id))
        yield t("{units}：{change}", units=unit, change=lack_text(lack, catalog, names))


def lack_text(lack: Lack, catalog: Catalog, names: Names) -> str:
    """Return what is lacking, without the unit."""
    t = translator(names.lang)
    named = [_row_name(lack.table, row, catalog, names) for row in lack.ids[:_MOST_NAMED]]
    rows = t("、").join(named)
    if lack.count > _MOST_NAMED:
        rows = t("{names} 等 {n} 处", names=rows, n=lack.count)
    return sentence(t(_SENTENCES[lack.kind, lack.table], n=lack.count, rows=rows))


def _row_name(table: str, row: str, catalog: Catalog, names: Names) -> str:
    if table == "parks":
        return names.park(catalog.park(row))
    if table == "facilities":
        return next(names.facility_label(known) for known in catalog.facilities if known.facility_id == row)
    return translator(names.lang)(_COLUMNS.get(row, row))
