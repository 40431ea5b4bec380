"""Sheets as slides: everything native, named, and what the sheet says."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Protocol
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Mm

from mapping.printing.display import Face, Rect, Text, TileMark
from mapping.printing.document import Document, Page
from mapping.printing.writers.pptx import carried, pptx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pptx.slide import Slide
    from tests.unit.printing.conftest import Compose

MAPS: tuple[dict[str, str], ...] = (
    {"layer": "lead"},
    {"unit": "ovc"},
    {"layer": "industry:auto"},
    {"layer": "lead", "lang": "en"},
    {"unit": "ovc", "lang": "en"},
    {"layer": "density", "over": "count"},
)
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


class Slides(Protocol):
    """Returns the file of a request with one page."""

    def __call__(self, **request: Any) -> bytes: ...


@pytest.fixture(scope="module")
def slides_of(page_of: Compose) -> Slides:
    @cache
    def made(request: tuple[tuple[str, str], ...]) -> bytes:
        page = page_of(**dict(request))
        return pptx(Document(page.about, (Page(page, "名称", notes=page.about.sources),), '{"pages":[{"a":"<&>"}]}'))

    def find(**request: Any) -> bytes:
        return made(tuple(request.items()))

    return find


def slide_in(content: bytes) -> Slide:
    return Presentation(BytesIO(content)).slides[0]


def shapes(holder: Any) -> Iterator[Any]:
    """Yield every shape, those in groups too."""
    for shape in holder.shapes:
        yield shape
        if shape.shape_type is not None and hasattr(shape, "shapes"):
            yield from shapes(shape)


def words_on(slide: Slide) -> str:
    """Return the characters on a slide but for spaces and dots between words, which a line that breaks leaves out."""
    return re.sub(r"[\s·]", "", "".join(piece.text or "" for piece in slide._element.iter(f"{A}t")))


@pytest.mark.parametrize("request_of", MAPS, ids=str)
def test_a_slide_says_what_the_sheet_says(slides_of: Slides, page_of: Compose, request_of: dict[str, str]) -> None:
    slide, page = slide_in(slides_of(**request_of)), page_of(**request_of)
    signs = [item.tile.sign for item in page.walk() if isinstance(item, TileMark)]
    wanted = Counter(re.sub(r"[\s·]", "", "".join(text.shown for text in page.texts()) + "".join(signs)))
    assert Counter(words_on(slide)) == wanted


@pytest.mark.parametrize("request_of", MAPS, ids=str)
def test_shapes_have_ids_of_their_own_and_sizes(slides_of: Slides, request_of: dict[str, str]) -> None:
    slide = slide_in(slides_of(**request_of))
    ids = [element.get("id") for element in slide._element.iter(f"{P}cNvPr")]
    assert len(ids) == len(set(ids)) > 100
    extents = list(slide._element.iter(f"{A}ext"))
    assert all(int(extent.get(side)) >= 0 for extent in extents for side in ("cx", "cy") if extent.get(side))


def test_every_unit_is_one_freeform_under_its_name(slides_of: Slides) -> None:
    slide = slide_in(slides_of(layer="lead"))
    named = [shape for shape in shapes(slide) if shape.name.startswith("unit:")]
    units = {shape.name: shape for shape in named}
    assert "unit:ovc 东湖高新区" in units
    assert len(units) == len(named) == 14  # those of the inset are called otherwise
    assert all(shape._element.find(f".//{A}custGeom") is not None for shape in units.values())
    alt = units["unit:ovc 东湖高新区"]._element.find(f".//{P}cNvPr").get("descr")
    assert alt.startswith("东湖高新区 · ")


def test_every_park_is_a_shape_under_its_name(slides_of: Slides, page_of: Compose) -> None:
    slide = slide_in(slides_of(unit="ovc"))
    names = {shape.name for shape in shapes(slide)}
    markers = [item.name for item in page_of(unit="ovc").walk() if getattr(item, "name", "").startswith("park:")]
    assert len(markers) > 10
    assert set(markers) <= names


def test_layers_have_names_that_people_read(slides_of: Slides) -> None:
    chinese = [shape.name for shape in slide_in(slides_of(unit="ovc")).shapes]
    assert {"底图", "界线", "水系", "园区", "标注", "图例", "图框", "资料来源与说明"} <= set(chinese)
    english = [shape.name for shape in slide_in(slides_of(unit="ovc", lang="en")).shapes]
    assert not any(ord(letter) > 0x2E80 for name in english for letter in name)


def test_the_title_is_a_title(slides_of: Slides, page_of: Compose) -> None:
    slide = slide_in(slides_of(layer="lead"))
    assert slide.shapes.title is not None
    assert slide.shapes.title.text_frame.text in page_of(layer="lead").about.title


@pytest.mark.parametrize("request_of", MAPS, ids=str)
def test_a_title_has_room_for_a_wider_font_and_meets_nothing(
    slides_of: Slides, page_of: Compose, request_of: dict[str, str]
) -> None:
    slide, page = slide_in(slides_of(**request_of)), page_of(**request_of)
    title = slide.shapes.title
    assert title is not None
    right = (title.left + title.width) / Mm(1)
    series = min(text.box.left for text in page.group("series").items if isinstance(text, Text))
    lines = [text for text in page.group("title").items if isinstance(text, Text)]
    large = max(text.face.size for text in lines)
    assert right < series
    assert right > min(series - 3, 1.2 * max(text.box.right for text in lines if text.face.size == large))


def test_nothing_is_a_picture_and_every_relation_has_its_part(slides_of: Slides) -> None:
    with ZipFile(BytesIO(slides_of(unit="ovc"))) as package:
        names = package.namelist()
        assert len(names) == len(set(names))
        assert not [name for name in names if "media" in name or not name.endswith((".xml", ".rels"))]
        for name in names:
            tree = etree.fromstring(package.read(name))
            if name.endswith(".rels"):
                folder = name.replace("_rels/", "").rpartition("/")[0]
                for relation in tree:
                    target = relation.get("Target")
                    path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
                    while "/../" in path:
                        path = re.sub(r"[^/]+/\.\./", "", path, count=1)
                    assert path in names


def test_sources_stand_in_the_notes(slides_of: Slides, page_of: Compose) -> None:
    notes = slide_in(slides_of(layer="lead")).notes_slide.notes_text_frame
    assert notes is not None
    assert notes.text == page_of(layer="lead").about.sources


def test_a_file_carries_its_request(slides_of: Slides) -> None:
    assert carried(slides_of(layer="lead")) == '{"pages":[{"a":"<&>"}]}'
    assert carried(b"PK") is None


def test_a_slide_is_as_large_as_its_paper_and_names_its_fonts_by_the_theme(slides_of: Slides) -> None:
    content = slides_of(layer="lead")
    deck = Presentation(BytesIO(content))
    assert (deck.slide_width, deck.slide_height) == (Mm(297), Mm(210))
    faces = {latin.get("typeface") for latin in slide_in(content)._element.iter(f"{A}ea")}
    assert faces == {"+mn-ea", "+mj-ea"}


def test_equal_documents_give_equal_files(page_of: Compose) -> None:
    page = page_of(layer="lead")
    document = Document(page.about, (Page(page, "名称"),), "{}")
    first, second = pptx(document), pptx(document)
    assert first == second
    with ZipFile(BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"created" not in package.read("docProps/core.xml")


def test_a_page_without_a_heading_has_a_title_all_the_same(page_of: Compose) -> None:
    page = page_of(layer="lead")
    large = Face(40, bold=True).at(20, 60, "武汉产业地图集")
    cover = replace(page, items=(Rect(page.items[0].box, fill="#1b3654"), large, Face(12).at(20, 80, "说明")))
    slide = slide_in(pptx(Document(page.about, (Page(cover, "封面"),))))
    assert slide.shapes.title is not None
    assert slide.shapes.title.text_frame.text == "武汉产业地图集"
    assert list(slide.shapes)[-1].shape_id == slide.shapes.title.shape_id
