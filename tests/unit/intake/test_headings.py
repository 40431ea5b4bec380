"""Headings of people's own lists: each stands for one field of its kind, however it is dressed up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mapping.catalog import labels
from mapping.insight.targets.actual_tables import headings as actual_headings
from mapping.intake.headings import Headings, fold_heading

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.insight.atlas import Atlas

KINDS = tuple(labels("intake_kind"))
NEEDED = {
    "parks": {"name", "unit", "industries", "level", "area", "since", "address", "lon", "lat", "point", "source"},
    "lists": {"name", "unit", "list", "industries", "level", "investment", "date", "address", "source"},
    "actuals": {"unit", "target", "value", "measure", "date", "source"},
    "indicator": {"unit", "value", "measure", "date", "source"},
}


@pytest.fixture(scope="module")
def catalog(atlas: Atlas) -> Catalog:
    return atlas.catalog


@pytest.mark.parametrize("kind", KINDS)
def test_no_heading_stands_for_two_fields(catalog: Catalog, kind: str) -> None:
    rows = [row for row in catalog.intake_headings if row.kind == kind]
    assert len({fold_heading(row.heading) for row in rows}) == len(rows)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_a_heading_in_both_languages(catalog: Catalog, kind: str) -> None:
    known = Headings.of(catalog.intake_headings, kind)
    for lang in ("zh", "en"):
        assert known.titles[lang].keys() >= NEEDED[kind]
        assert set(known.titles["zh"]) == set(known.titles["en"])
        for field, title in known.titles[lang].items():
            assert known.field_of(title) == field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("园区名称", "name"),
        ("*园区名称（必填）", "name"),
        ("园区\n名称", "name"),
        (" ＰＡＲＫ　Name ", "name"),
        ("占地面积（亩）", "area"),
        ("占地面积/公顷", "area"),
        ("规划面积 单位：平方公里", "area"),
        ("area_km2", "area"),
        ("主导产业【可多填】", "industries"),
        ("所属区：", "unit"),
        ("经度(E)", "lon"),
        ("高德经度", "lon"),
        ("WGS84纬度", "lat"),
        ("百度坐标", "point"),
        ("X", "lon"),
        ("备注", None),
        ("", None),
        ("（）", None),
        ("园区" * 40, None),
        ("<b>名称</b>", "name"),
    ],
)
def test_a_heading_is_known_however_it_is_dressed_up(catalog: Catalog, heading: str, field: str | None) -> None:
    assert Headings.of(catalog.intake_headings, "parks").field_of(heading) == field


def test_the_form_for_actual_values_is_known_by_its_own_headings(catalog: Catalog) -> None:
    known = Headings.of(catalog.intake_headings, "actuals")
    assert {known.field_of(heading) for heading in actual_headings()} == set(actual_headings().values())
