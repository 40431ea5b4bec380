"""The sheet of an area that was drawn, and its outline on other maps: nothing overlaps, and figures agree."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING

import geopandas as gpd
import pytest
from tests.comparison_sheets import audited, grids, made, pages_said, words
from tests.firms_asked import TITLE, some_firms
from tests.views import EDITION

from mapping.cartography.resolve import resolve
from mapping.cartography.spec import MapSpec
from mapping.documents.files import file_of
from mapping.documents.gathering import gathered
from mapping.documents.request import DocumentRequest, PageSpec
from mapping.errors import UsageError
from mapping.geography.projection import area_km2
from mapping.insight.beside import with_firms
from mapping.insight.firms.query import FirmQuery
from mapping.insight.inside import inside
from mapping.printing.display import Group
from mapping.printing.style import PAPERS
from mapping.view import View

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas
    from mapping.printing.document import Document

CIRCLE = "@114.3,30.6,8"
SMALL = "@114.41,30.49,0.6"
WIDE = "@114.35,30.65,60"
TWO = "114.3,30.5;114.4,30.5;114.4,30.6|114.2,30.6;114.25,30.6;114.2,30.65"
AREAS = (CIRCLE, SMALL, WIDE, TWO)


@pytest.fixture(scope="module")
def with_list(atlas: Atlas) -> Atlas:
    """Return the data with an invented list of firms, as the process that makes files has it."""
    firms = with_firms(atlas, some_firms(atlas.catalog, 400, made_up=True))
    return gathered(DocumentRequest(pages=(PageSpec(edition=EDITION, sheet="within", within=CIRCLE),)), firms)


def drawn(document: Document) -> list[Group]:
    return [item for item in document.pages[0].drawing.walk() if isinstance(item, Group) and item.name == "drawn"]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_lies_on_anything_else(with_list: Atlas, paper: str, lang: str) -> None:
    audited(made(with_list, paper, lang, sheet="within", within=CIRCLE), PAPERS[paper])


@pytest.mark.parametrize("within", AREAS)
@pytest.mark.parametrize("paper", ["a4", "16:9"])
def test_an_area_of_any_size_has_its_sheet(atlas: Atlas, within: str, paper: str) -> None:
    document = made(atlas, paper, sheet="within", within=within)
    audited(document, PAPERS[paper])
    assert len(drawn(document)) == 1


def test_the_tables_hold_what_lies_inside(atlas: Atlas) -> None:
    document = made(atlas, sheet="within", within=CIRCLE)
    found = inside(atlas, View(EDITION), CIRCLE, FirmQuery())
    said = pages_said(document)
    assert "201.1 km²" in said
    assert all(park.name_zh.split("(")[0] in said for park in (*found.parks, *found.unsure))
    (areas,) = grids(document, "parts")
    cells = words(areas)
    assert next(text for (row, column), text in cells.items() if column == 1 and row > 0) == f"{found.parts[0].km2:.2f}"


def test_firms_stand_there_with_their_sign_and_only_where_there_is_a_list(with_list: Atlas, atlas: Atlas) -> None:
    said = pages_said(made(with_list, sheet="within", within=CIRCLE))
    assert TITLE in said
    assert "虚构示例" in said
    assert "企业分行业" in said
    assert "企业分行业" not in pages_said(made(atlas, sheet="within", within=CIRCLE))


def test_any_map_shows_the_area_and_its_measure(atlas: Atlas) -> None:
    for asked in ({}, {"kind": "unit", "unit": "jiangan"}, {"geo": "district"}):
        document = made(atlas, within=CIRCLE, **asked)
        assert drawn(document)
        assert "圈选范围 201.1 km²" in pages_said(document)
    assert drawn(made(atlas)) == []


def test_an_area_that_is_none_ends_the_request_with_a_sentence(atlas: Atlas) -> None:
    for within in ("", "江汉路", "@116.4,39.9,5"):
        with pytest.raises(UsageError, match="圈选范围"):
            made(atlas, sheet="within", within=within)
    with pytest.raises(UsageError, match="圈选范围"):
        resolve(MapSpec(edition=EDITION, within="x"), atlas)


@pytest.mark.filterwarnings("ignore:.*non conformant file extension:RuntimeWarning")
def test_files_for_a_gis_carry_the_area_as_a_layer(atlas: Atlas) -> None:
    request = DocumentRequest(pages=(PageSpec(edition=EDITION, within=TWO),))
    layer = gpd.read_file(BytesIO(file_of(request, atlas, "gpkg").content), layer="within")
    (km2,) = layer["area_km2"]
    assert float(area_km2(layer.geometry.to_numpy()).sum()) == pytest.approx(km2, rel=1e-3)
    assert list(layer["within"]) == [TWO]
    plain = DocumentRequest(pages=(PageSpec(edition=EDITION),))
    assert '"within"' not in json.dumps(json.loads(file_of(plain, atlas, "geojson").content), ensure_ascii=False)


@pytest.mark.parametrize("file_format", ["pdf", "pptx", "png", "svg"])
def test_the_sheet_leaves_in_every_format(atlas: Atlas, file_format: str) -> None:
    request = DocumentRequest(pages=(PageSpec(edition=EDITION, sheet="within", within=CIRCLE),), dpi=150)
    assert len(file_of(request, atlas, file_format, bundled=True).content) > 10_000
