"""Faces: how units, districts, shared lists and parks are named and marked on any map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.look_tints import TIERS
from mapping.cartography.parts import (
    CityFace,
    DistrictFace,
    DistrictPart,
    IndustryFace,
    ParkMark,
    SharedListFace,
    TierFace,
    UnitFace,
)
from mapping.cartography.tiles import tile_of
from mapping.cartography.wording.certainty import term_mark
from mapping.cartography.wording.names import Names
from mapping.catalog.labels import PARK_LEVELS
from mapping.insight.profiles import sharing_units

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapping.catalog import Catalog
    from mapping.catalog.records import Industry, Park
    from mapping.geography import Geography
    from mapping.insight.atlas import Atlas
    from mapping.view import View

_LOWEST_RANK = 3
_RANKS = dict(zip(PARK_LEVELS, (1, 2, 2, _LOWEST_RANK), strict=True))
"""The marker of each level: its outline tells three ranks apart."""


def unit_faces(atlas: Atlas, view: View) -> tuple[UnitFace, ...]:
    """Return the faces of all layout units in a view, in the catalog's order."""
    names = Names.of(atlas.catalog, view.lang)
    anchors = atlas.geography.anchors
    faces = []
    for unit in atlas.catalog.units:
        rows = atlas.catalog.designations_of(unit.unit_id, view.edition)
        faces.append(
            UnitFace(
                unit_id=unit.unit_id,
                name=names.unit(unit),
                label=names.unit_label(unit),
                tiny=names.unit_tiny(unit),
                group=unit.group,
                shared_list=next((d.shared_list for d in rows if d.shared_list), None),
                terms=tuple((names.term_short(d.term), d.industry_id) for d in rows),
                anchors=tuple((a.lon, a.lat) for a in anchors.get(unit.unit_id, ())),
                marks=tuple(term_mark(atlas.catalog, d.term, names) for d in rows),
            )
        )
    return tuple(faces)


def shared_list_faces(atlas: Atlas, view: View) -> tuple[SharedListFace, ...]:
    """Return one face per list that several units share in a view, anchored in the middle of its members."""
    names = Names.of(atlas.catalog, view.lang)
    out = []
    for shared in atlas.catalog.shared_lists:
        members = tuple(u.unit_id for u in sharing_units(atlas.catalog, shared.shared_list, view.edition))
        drawn = [m for m in members if atlas.geography.anchors.get(m)]
        firsts = [atlas.geography.anchors[m][0] for m in drawn]
        if not firsts:
            continue
        lon = sum(a.lon for a in firsts) / len(firsts)
        lat = sum(a.lat for a in firsts) / len(firsts)
        # The members' own anchors follow, nearest to the middle first, for when the middle is taken.
        near = sorted(firsts, key=lambda a: (a.lon - lon) ** 2 + (a.lat - lat) ** 2)
        out.append(
            SharedListFace(
                shared_list=shared.shared_list,
                label=names.shared_list(shared),
                tiny=names.shared_list_tiny(shared),
                members=members,
                anchors=((lon, lat), *((a.lon, a.lat) for a in near)),
            )
        )
    return tuple(out)


def district_faces(atlas: Atlas, lang: str) -> tuple[DistrictFace, ...]:
    """Return the administrative districts, by adcode, each with its parts of units, largest share first."""
    anchors, names = atlas.geography.district_anchors, Names(lang)
    out = []
    for adcode, written in atlas.geography.district_names.items():
        parts = [p for p in atlas.geography.crosswalk if p.adcode == adcode]
        parts.sort(key=lambda p: -p.share_of_district)
        out.append(
            DistrictFace(
                adcode=adcode,
                name=names.district(adcode, written),
                area_km2=sum(p.area_km2 for p in parts),
                anchors=tuple((a.lon, a.lat) for a in anchors.get(adcode, ())),
                parts=tuple(DistrictPart(p.unit_id, p.share_of_district, p.share_of_unit, p.area_km2) for p in parts),
            )
        )
    return tuple(out)


def industry_face(industry: Industry, names: Names) -> IndustryFace:
    """Return the face of one industry."""
    return IndustryFace(
        industry_id=industry.industry_id,
        name=names.industry(industry),
        short=names.industry_short(industry),
        tier=industry.tier,
        tile=tile_of(industry, names.lang),
    )


def industry_faces(catalog: Catalog, names: Names) -> tuple[IndustryFace, ...]:
    """Return the faces of all industries, in the catalog's order."""
    return tuple(industry_face(industry, names) for industry in catalog.industries)


def tier_faces(names: Names) -> tuple[TierFace, ...]:
    """Return the levels of the industries, the established one first."""
    return tuple(TierFace(tier, names.value("tier", tier), names.value("tier", tier, short=True)) for tier in TIERS)


def water_names(geography: Geography, names: Names) -> Mapping[str, str]:
    """Return the names of rivers and lakes by id; those that have none are left out."""
    return {water.water_id: name for water in geography.waters if (name := names.water(water))}


def city_faces(catalog: Catalog, names: Names) -> tuple[CityFace, ...]:
    """Return the neighbouring cities."""
    return tuple(CityFace(city.name_en, names.neighbour(city), city.lon, city.lat) for city in catalog.neighbours)


def park_marks(parks: Sequence[Park], atlas: Atlas, view: View) -> tuple[ParkMark, ...]:
    """Return parks as marks of a view; one that may not be drawn loses its stand-in point."""
    names = Names.of(atlas.catalog, view.lang)
    return tuple(
        ParkMark(
            park_id=p.park_id,
            name=names.park(p),
            unit_id=p.unit_id,
            lon=p.lon if p.drawable else None,
            lat=p.lat if p.drawable else None,
            level=None if p.level is None else names.value("park_level", p.level),
            rank=_RANKS.get(p.level or "", _LOWEST_RANK),
            precision_label=names.value("precision", p.precision),
            has_own_place=p.has_own_place,
            later=atlas.catalog.is_later(p, view.edition),
            words=tuple(names.term(w) for w in p.industries),
            industries=atlas.catalog.industries_of_park(p),
            area_km2=p.area_km2,
        )
        for p in parks
    )
