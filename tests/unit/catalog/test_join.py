"""The join report: what matches, and every key that does not, by id and Chinese name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.views import EDITION

from mapping.catalog.join import JoinReport, PairJoin, join_report
from mapping.errors import UsageError

if TYPE_CHECKING:
    from conftest import Tables
    from mapping.catalog import Catalog

Ids = dict[str, list[str]]


def pair(report: JoinReport, left: str, right: str) -> PairJoin:
    (found,) = [pair for pair in report.pairs if (pair.left.told("zh"), pair.right.told("zh")) == (left, right)]
    return found


def test_today_everything_matches(catalog: Catalog, geometry_ids: Ids) -> None:
    report = join_report(catalog, geometry_ids)
    assert report.complete
    lines = report.lines()
    assert "布局单元 × 几何：14/14 对上" in lines
    assert "统计单元 × 几何：15/15 对上" in lines
    assert "行政区 × 几何：13/13 对上" in lines
    assert "布局单元 × 产业布局（2021 版）：14/14 对上" in lines
    assert "布局单元 × 园区：14/14 对上" in lines
    assert "布局单元 × 目标：14/14 对上" in lines
    assert "布局单元 × 三清单：14/14 对上" in lines
    assert "统计单元 × 指标 population_2020：15/15 对上" in lines
    assert "文件用词 × 965 归类：35/35 对上" in lines
    assert lines[-1] == "连接检查：全部对上"


def test_what_is_not_published_is_listed_without_being_a_failure(catalog: Catalog, geometry_ids: Ids) -> None:
    report = join_report(catalog, geometry_ids)
    gdp = pair(report, "布局单元", "指标 gdp_2020")
    assert gdp.complete
    assert {key.id for key in gdp.missing_right} == {"jianghan", "qingshan", "dongxihu", "caidian", "xinzhou"}
    industries = pair(report, "965 产业", "产业布局")
    assert [str(key) for key in industries.missing_right] == [
        "green 绿色环保",
        "electromagnetic 电磁能",
        "supercomputing 超级计算",
        "brain 脑科学",
        "deep 深地深海深空",
    ]
    assert "　未查明所属单元的园区 2 个：p026 华中科技大学科技园、p032 斗转科技园" in report.lines()


def test_a_unit_without_geometry_is_named(catalog: Catalog, geometry_ids: Ids) -> None:
    ids = {"layout_units_14": [key for key in geometry_ids["layout_units_14"] if key != "qiaokou"]}
    report = join_report(catalog, ids)
    assert not report.complete
    assert report.lines()[:2] == ("布局单元 × 几何：13/14 对上", "　几何没有 1 个：qiaokou 硚口区")
    assert report.lines()[-1] == "没有全部对上：布局单元 × 几何"


def test_a_renamed_key_is_named_on_both_sides_and_never_joined(catalog: Catalog, geometry_ids: Ids) -> None:
    ids = ["Huang-Pi" if key == "huangpi" else key for key in geometry_ids["layout_units_14"]]
    units = pair(join_report(catalog, {"layout_units_14": ids}), "布局单元", "几何")
    assert [str(key) for key in units.missing_right] == ["huangpi 黄陂区"]
    assert [key.id for key in units.missing_left] == ["Huang-Pi"]
    assert [key.id for key in units.ambiguous] == ["Huang-Pi"]
    assert not units.complete


def test_a_key_that_stands_twice_in_the_geometry_is_named(catalog: Catalog, geometry_ids: Ids) -> None:
    ids = {"districts": [*geometry_ids["districts"], "420102"]}
    districts = pair(join_report(catalog, ids, {"420102": "江岸区"}), "行政区", "几何")
    assert [str(key) for key in districts.duplicates] == ["420102 江岸区"]
    assert not districts.complete


def test_the_scenic_area_belongs_to_the_layer_of_15_only(catalog: Catalog, geometry_ids: Ids) -> None:
    wrong = join_report(catalog, {"layout_units_14": geometry_ids["layout_units"]})
    assert [str(key) for key in pair(wrong, "布局单元", "几何").missing_left] == ["scenic 东湖风景区"]
    assert not wrong.complete
    lacking = join_report(catalog, {"layout_units": geometry_ids["layout_units_14"]})
    assert [key.id for key in pair(lacking, "统计单元", "几何").missing_right] == ["scenic"]


def test_a_unit_removed_from_the_table_is_missed_by_everything_that_speaks_of_it(
    tables: Tables, geometry_ids: Ids
) -> None:
    tables.delete("units.csv", tables.line_of("units.csv", "huangpi"))
    report = join_report(tables.load(), geometry_ids, {"huangpi": "黄陂区"})
    assert pair(report, "布局单元", "几何").lines() == (
        "布局单元 × 几何：13/13 对上",
        "　布局单元没有 1 个：huangpi 黄陂区",
    )
    for right in ("产业布局（2021 版）", "园区", "三清单", "目标"):
        assert [str(key) for key in pair(report, "布局单元", right).missing_left] == ["huangpi 黄陂区"]
    assert not report.complete


def test_a_unit_renamed_in_the_designations_is_missing_on_both_sides(tables: Tables, geometry_ids: Ids) -> None:
    tables.replace_in_column("industries.csv", "unit_id", "caidian", "cai_dian")
    loaded = tables.load()
    designations = pair(join_report(loaded, geometry_ids), "布局单元", "产业布局（2021 版）")
    assert [str(key) for key in designations.missing_right] == ["caidian 蔡甸区"]
    assert [key.id for key in designations.missing_left] == ["cai_dian"]
    assert loaded.designations_of("caidian", EDITION) == ()


def test_a_figure_that_is_lost_breaks_the_declared_coverage(tables: Tables, geometry_ids: Ids) -> None:
    tables.delete("measures.csv", 2)
    report = join_report(tables.load(), geometry_ids)
    population = pair(report, "统计单元", "指标 population_2020")
    assert not population.complete
    assert [str(key) for key in population.missing_right] == ["jiangan 江岸区"]


def test_a_row_that_stands_twice_is_listed(tables: Tables, geometry_ids: Ids) -> None:
    tables.append("industries.csv", tables.rows("industries.csv")[1])
    report = join_report(tables.load(), geometry_ids)
    (twice,) = pair(report, "布局单元", "产业布局（2021 版）").duplicates
    assert twice.id == "jiangan + 1 + 2021"


def test_a_word_outside_the_thesaurus_is_listed(tables: Tables, geometry_ids: Ids) -> None:
    tables.set("parks.csv", 5, industries="炼金术")
    words = pair(join_report(tables.load(), geometry_ids), "园区与清单的行业词", "归类表")
    assert [key.id for key in words.missing_right] == ["炼金术"]
    assert not words.complete


def test_a_layer_nobody_knows_is_refused(catalog: Catalog) -> None:
    with pytest.raises(UsageError, match="没有名为「rivers」的几何图层"):
        join_report(catalog, {"rivers": []})


def test_layers_for_the_screen_are_joined_like_the_full_ones(catalog: Catalog, geometry_ids: Ids) -> None:
    ids = {"layout_units_14_web": geometry_ids["layout_units_14"], "units": geometry_ids["layout_units_14"]}
    assert join_report(catalog, ids).complete


def test_the_report_can_be_read_in_english(catalog: Catalog, geometry_ids: Ids) -> None:
    ids = geometry_ids | {"layout_units_14": [key for key in geometry_ids["layout_units_14"] if key != "qiaokou"]}
    lines = join_report(catalog, ids).lines("en")
    assert lines[:2] == ("Layout unit × geometry: 13/14 matched", "  1 not in geometry: qiaokou Qiaokou")
    assert lines[-1] == "Not all matched: Layout unit × geometry"
