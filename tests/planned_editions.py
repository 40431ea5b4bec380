"""Planned editions for tests: the lists of 2021 as a beginning, a new unit with land of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely
from tests.views import EDITION

from mapping.insight.editions import edits
from mapping.insight.editions.document import NewUnit, Term, starting_from
from mapping.insight.editions.land import geojson_of

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.insight.editions.document import EditionDocument

CHANGJIANG = "changjiang_new_area"
DRAFT = "draft"


def beginning(catalog: Catalog, **words: str) -> EditionDocument:
    """Return the lists of 2021 as the beginning of the next edition."""
    return edits.renamed(starting_from(catalog, EDITION), **words) if words else starting_from(catalog, EDITION)


def new_area(west: float = 114.42, south: float = 30.70, east: float = 114.75, north: float = 30.95) -> NewUnit:
    """Return 长江新区 as a unit taken from 黄陂 and 新洲."""
    return NewUnit(
        unit_id=CHANGJIANG,
        name_zh="长江新区",
        name_en="Changjiang New Area",
        taken_from=("huangpi", "xinzhou"),
        polygon=geojson_of(shapely.box(west, south, east, north)),
    )


def edited(catalog: Catalog) -> EditionDocument:
    """Return an edition in which something of each kind differs: what the sheets and pages have to show."""
    document = edits.split(beginning(catalog), new_area(), [Term(term="氢能", industry_id="hydrogen")])
    document = edits.added(document, "ovc", Term(term="量子计算", industry_id="quantum", term_en="Quantum computing"))
    document = edits.removed(document, "ovc", "数字经济")
    document = edits.added(document, "wedz", Term(term="氢能", industry_id="hydrogen"))
    document = edits.removed(document, "dongxihu", document.list_of("dongxihu").terms[0].term)
    document = edits.moved(document, "jiangxia", document.list_of("jiangxia").terms[-1].term, 0)
    document = edits.own_list(document, "wuchang")
    return edits.reclassified(document, "新能源", "hydrogen")
