"""What is said of a chain: a break is where nothing stands, and a sub-sector without a firm is never passed over."""

from __future__ import annotations

from dataclasses import replace

from tests.firms_asked import some_firms
from tests.own_data import own_atlas
from tests.views import VIEW

from mapping.cartography.wording.firm_chain import chain_finding
from mapping.insight.beside import with_firms
from mapping.insight.firms.query import FirmQuery
from mapping.insight.reality import firm_chain


def finding_without(*gone: str) -> str:
    """Return what is said where a sub-sector of the automobile industry each has one firm, but some have none."""
    atlas = own_atlas()
    listed = some_firms(atlas.catalog)
    of = [one for one in atlas.catalog.subsectors if one.industry_id == "auto"]
    firms = tuple(
        replace(
            listed.listed[number],
            industry_id="auto",
            subsector_id=one.subsector_id,
            status="active",
        )
        for number, one in enumerate(of)
        if one.subsector_id not in gone
    )
    chain = firm_chain(with_firms(atlas, replace(listed, listed=firms)), VIEW, "auto", FirmQuery())
    return chain_finding(chain, atlas.catalog, "zh")


def test_where_each_sub_sector_has_a_firm_nothing_is_broken() -> None:
    assert finding_without().endswith("没有断点")


def test_parks_without_a_firm_are_no_break_and_are_named() -> None:
    said = finding_without("connected_vehicles")
    assert said.endswith("有园区而没有企业：智能网联汽车")
    assert "断点" not in said


def test_where_neither_stands_it_is_broken() -> None:
    assert "断点：汽车电子" in finding_without("auto_parts", "auto_electronics")
