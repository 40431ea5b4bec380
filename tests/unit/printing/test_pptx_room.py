"""Pages that are composed for the room on an office's own slide: their type keeps its size."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from pptx import Presentation
from tests.pptx_templates import MASTER, dark, office, painted
from tests.views import EDITION

from mapping.cartography.placement import Box
from mapping.documents.files import file_of
from mapping.documents.request import DocumentRequest, PageSpec
from mapping.printing.blocks.inset import Inset
from mapping.printing.composition import laid_out
from mapping.printing.room import paper_for
from mapping.printing.setting import Setting
from mapping.printing.style import PAPERS
from mapping.printing.writers.pptx import Template, paper_on

if TYPE_CHECKING:
    from tests.unit.printing.conftest import Resolve

    from mapping.insight.atlas import Atlas

LEAST = {"16:9": 12.0, "a4": 6.0, "a4-portrait": 6.0}
"""Points of the smallest type on each paper."""
ROUGHLY = 0.95
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.mark.parametrize("layout", ["Title Only", "Title Slide", "Blank"])
@pytest.mark.parametrize("paper", LEAST)
def test_type_is_as_large_on_a_template_as_on_paper(atlas: Atlas, paper: str, layout: str) -> None:
    page = PageSpec(edition=EDITION, kind="unit", unit="ovc")
    template = Template(office(), layout)
    content = file_of(DocumentRequest(pages=(page,), paper=paper), atlas, "pptx", template=template).content
    deck = Presentation(BytesIO(content))
    slide = deck.slides[0]
    sizes = [
        int(mark.get("sz")) / 100 for mark in slide._element.iter() if mark.tag.endswith("}rPr") and mark.get("sz")
    ]
    assert min(sizes) >= LEAST[paper] * ROUGHLY
    drawn = [shape for shape in slide.shapes if not shape.is_placeholder]
    assert min(shape.left for shape in drawn) >= 0
    assert max(shape.left + shape.width for shape in drawn) <= deck.slide_width
    assert max(shape.top + shape.height for shape in drawn) <= deck.slide_height
    right, left = max(shape.left + shape.width for shape in drawn), min(shape.left for shape in drawn)
    assert right - left > 0.85 * deck.slide_width
    words = "".join(mark.text or "" for mark in slide._element.iter() if mark.tag.endswith("}t"))
    assert not re.search(r"比例尺|1:\d", words)  # no scale in figures is true there


def test_a_room_too_small_for_a_sheet_keeps_its_proportions() -> None:
    deck = Presentation()
    deck.slide_width, deck.slide_height = deck.slide_width // 4, deck.slide_height // 4
    stream = BytesIO()
    deck.save(stream)
    paper = paper_on(Template(stream.getvalue(), "Blank"), PAPERS["16:9"])
    assert paper.draft.right >= 126
    assert paper.draft.bottom >= 72


def test_on_dark_slides_a_key_has_a_light_ground_and_words_on_light_grounds_stay_dark(atlas: Atlas) -> None:
    def text_of(paper: str, layer: str) -> str:
        request = DocumentRequest(pages=(PageSpec(edition=EDITION, layer=layer),), paper=paper)
        content = file_of(request, atlas, "pptx", template=Template(dark())).content
        with ZipFile(BytesIO(content)) as package:
            return package.read("ppt/slides/slide1.xml").decode()

    slide = text_of("16:9", "density")
    before = slide[: slide.index('name="key-row')]
    assert before.rindex('<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>') > before.rindex("<a:t>")
    banner = text_of("a4", "industry:auto")
    words = banner[banner.index('name="汽车制造和服务"') :].split("<a:t>汽车制造和服务</a:t>")[0].rpartition("<a:r>")[2]
    assert "srgbClr" in words


@pytest.mark.parametrize("deck", [dark(), painted(dark(), "14304F"), painted(office(), "14304F")])
def test_on_dark_slides_words_are_light_and_every_other_row_is_veiled(atlas: Atlas, deck: bytes) -> None:
    request = DocumentRequest(pages=(PageSpec(edition=EDITION, kind="unit", unit="ovc"),), paper="16:9")
    content = file_of(request, atlas, "pptx", template=Template(deck)).content
    light = "bg1" if "lt1" in _meaning(deck, "bg1") else "tx1"
    slide = Presentation(BytesIO(content)).slides[0]
    cells = [cell for cell in slide._element.iter(f"{A}tc") if cell.findtext(f".//{A}t")]
    grounds = [tint for cell in cells if (tint := cell.find(f"{A}tcPr/{A}solidFill/{A}schemeClr")) is not None]
    words = [cell.find(f".//{A}rPr/{A}solidFill/{A}schemeClr") for cell in cells]
    assert grounds
    assert {ground.get("val") for ground in grounds} == {light}
    assert all(ground.find(f"{A}alpha") is not None for ground in grounds)  # whatever is painted shows through
    assert {word.get("val") for word in words if word is not None} == {light}


def _meaning(deck: bytes, name: str) -> str:
    with ZipFile(BytesIO(deck)) as package:
        return package.read(MASTER).decode().split(f'{name}="')[1].split('"')[0]


def test_on_a_low_slide_the_inset_goes_before_rows_lie_on_each_other(state_of: Resolve, atlas: Atlas) -> None:
    state = state_of(lang="en")
    usual = laid_out(state, atlas)
    low = paper_for(PAPERS["a4"], Box(0, 0, 305, 130), titled=True)
    layout = laid_out(state, atlas, Setting(paper=low))
    assert any(isinstance(block, Inset) for block in usual.blocks)
    assert not any(isinstance(block, Inset) for block in layout.blocks)
    assert layout.holds


def test_the_level_of_a_park_ends_where_its_row_does(atlas: Atlas) -> None:
    request = DocumentRequest(pages=(PageSpec(edition=EDITION, kind="unit", unit="ovc"),), paper="16:9")
    slide = Presentation(BytesIO(file_of(request, atlas, "pptx").content)).slides[0]
    found = [text.getparent().getparent() for text in slide._element.iter(f"{A}t") if text.text == "国家级"]
    assert found
    assert {paragraph.find(f"{A}pPr").get("algn") for paragraph in found} == {"r"}
