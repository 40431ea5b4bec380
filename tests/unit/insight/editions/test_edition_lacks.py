"""What the tables lack where units are split: said of each table, and never shown as if it were known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.planned_editions import CHANGJIANG, DRAFT, beginning, edited
from tests.views import EDITION

from mapping.cartography.resolve import resolve
from mapping.cartography.spec import MapSpec
from mapping.cartography.wording.lacks import lack_lines
from mapping.cartography.wording.names import Names
from mapping.insight.editions.applied import with_edition
from mapping.insight.editions.lacks import lacks_of
from mapping.insight.profiles import unit_profile
from mapping.view import View

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas


def test_an_edition_without_new_units_lacks_nothing(atlas: Atlas) -> None:
    assert lacks_of(atlas, beginning(atlas.catalog)) == ()


def test_each_table_is_told_what_it_lacks(atlas: Atlas) -> None:
    document = edited(atlas.catalog)
    found = lacks_of(atlas, document)
    assert lacks_of(with_edition(atlas, document), document) == found
    of_new = {(lack.kind, lack.table) for lack in found if lack.unit_id == CHANGJIANG}
    assert of_new == {
        ("missing", "measures"),
        ("missing", "targets"),
        ("missing", "clauses"),
        ("reassign", "parks"),
        ("made", "units"),
        ("schematic", "units"),
    }
    (moved,) = [lack for lack in found if lack.kind == "reassign"]
    land = with_edition(atlas, document).geography.units.geometry[CHANGJIANG].bounds
    for park_id in moved.ids:
        park = atlas.catalog.park(park_id)
        assert park.unit_id in {"huangpi", "xinzhou"}
        assert land[0] < park.lon < land[2]
    untrue = {(lack.unit_id, lack.table) for lack in found if lack.kind == "untrue"}
    assert {("huangpi", "measures"), ("xinzhou", "measures"), ("huangpi", "targets")} <= untrue


def test_a_lack_is_a_sentence_in_both_languages(atlas: Atlas) -> None:
    document = edited(atlas.catalog)
    catalog = with_edition(atlas, document).catalog
    chinese, english = (
        list(lack_lines(lacks_of(atlas, document), catalog, Names.of(catalog, n))) for n in ("zh", "en")
    )
    assert len(chinese) == len(english) == len(lacks_of(atlas, document))
    assert any("3 处园区的点位在这片土地上" in line and "阳逻经济开发区" in line for line in chinese)
    assert any("unknown and not coloured" in line for line in english)


def test_density_and_people_are_unknown_where_land_was_cut(atlas: Atlas) -> None:
    planned = with_edition(atlas, edited(atlas.catalog))
    layer = resolve(MapSpec(layer="density", edition=DRAFT), planned).layer
    unknown = {unit for unit, value in layer.values.items() if value.raw is None}
    assert unknown == {"huangpi", "xinzhou", CHANGJIANG}
    assert all(layer.bin_of(unit).hatch for unit in unknown)
    assert unit_profile(planned, "huangpi", View(DRAFT)).population is None
    base = planned.seen_by(EDITION)
    assert unit_profile(base, "huangpi", View(EDITION)).population is not None
