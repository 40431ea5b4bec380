from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from lattices import Town, towns
from shapely.geometry import box

from mapping.geography.crosswalk import SLIVER_KM2, crosswalk_pieces
from mapping.geography.projection import area_km2

if TYPE_CHECKING:
    import shapely

    from mapping.geography import Geography


def named(grounds: list[shapely.Geometry], prefix: str) -> dict[str, shapely.Geometry]:
    return {f"{prefix}{number}": ground for number, ground in enumerate(grounds)}


@given(towns())
def test_shares_add_up_to_the_whole(town: Town) -> None:
    pieces = crosswalk_pieces(named(town[1], "d"), named(town[0], "u"))
    of_district: dict[str, float] = defaultdict(float)
    of_unit: dict[str, float] = defaultdict(float)
    for piece in pieces:
        of_district[piece.adcode] += piece.share_of_district
        of_unit[piece.unit_id] += piece.share_of_unit
    assert dict(of_district) == pytest.approx(dict.fromkeys(named(town[1], "d"), 1.0))
    assert dict(of_unit) == pytest.approx(dict.fromkeys(named(town[0], "u"), 1.0))


def test_slivers_are_left_out_only_below_the_limit() -> None:
    districts = {"420101": box(114.0, 30.0, 114.1, 30.1)}
    units = {"most": box(114.0, 30.0, 114.09999, 30.1), "sliver": box(114.09999, 30.0, 114.2, 30.1)}
    assert [piece.unit_id for piece in crosswalk_pieces(districts, units)] == ["most", "sliver"]
    thinner = {"most": box(114.0, 30.0, 114.099999, 30.1), "sliver": box(114.099999, 30.0, 114.2, 30.1)}
    assert [piece.unit_id for piece in crosswalk_pieces(districts, thinner)] == ["most"]
    kept = crosswalk_pieces(districts, thinner, sliver_km2=0)
    assert [piece.unit_id for piece in kept] == ["most", "sliver"]
    assert kept[1].area_km2 < SLIVER_KM2


def test_neighbours_that_only_touch_share_nothing() -> None:
    touching = {"edge": box(115, 30, 116, 31), "corner": box(115, 31, 116, 32)}
    assert crosswalk_pieces({"420101": box(114, 30, 115, 31)}, touching, sliver_km2=0) == ()


def test_the_districts_are_divided_without_rest(geo: Geography) -> None:
    everything = crosswalk_pieces(dict(geo.districts.geometry), dict(geo.units.geometry), sliver_km2=0)
    for pieces in (everything, geo.crosswalk):
        shares: dict[str, float] = defaultdict(float)
        for piece in pieces:
            shares[piece.adcode] += piece.share_of_district
        assert set(shares) == set(geo.districts.index)
        assert all(share == pytest.approx(1, abs=1e-6) for share in shares.values())
    assert sum(piece.area_km2 for piece in geo.crosswalk) == pytest.approx(sum(geo.unit_areas_km2.values()))


def test_known_shares_of_the_zones(full: Geography) -> None:
    pieces = {(piece.adcode, piece.unit_id): piece for piece in full.crosswalk}
    assert pieces["420111", "ovc"].share_of_district == pytest.approx(0.295, abs=0.0005)
    assert pieces["420115", "ovc"].share_of_district == pytest.approx(0.182, abs=0.0005)
    assert pieces["420113", "wedz"].share_of_district == pytest.approx(1)
    assert pieces["420114", "wedz"].area_km2 == pytest.approx(204.5, abs=0.1)
    assert len(pieces) == 17
    assert Counter(adcode for adcode, _ in pieces)["420111"] == 3


def test_a_piece_is_the_ground_it_says(web: Geography) -> None:
    for piece in web.crosswalk:
        assert piece.geometry.geom_type in {"Polygon", "MultiPolygon"}
        assert piece.geometry.is_valid
        assert area_km2(piece.geometry) == pytest.approx(piece.area_km2)
        assert piece.area_km2 == pytest.approx(piece.share_of_unit * web.unit_areas_km2[piece.unit_id])
