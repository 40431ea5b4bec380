"""SVG, PDF and PNG of one and the same sheet."""

from __future__ import annotations

import base64
import re
import struct
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from tests.views import EDITION

from mapping import fonts
from mapping.cartography.resolve import resolve
from mapping.cartography.spec import MapSpec
from mapping.errors import MappingError, UnknownNameError
from mapping.insight.atlas import load_atlas
from mapping.printing import FORMATS, compose, sheet
from mapping.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.printing.conftest import Compose, Resolve

    from mapping.insight.atlas import Atlas

SVG = "{http://www.w3.org/2000/svg}"
A4_AT_300_DPI = (3508, 2480)


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    assert len(document) == 1
    return str(document[0].get_textpage().get_text_bounded())


@pytest.mark.parametrize("request_", [{"layer": "lead"}, {"unit": "wedz"}, {"layer": "density", "lang": "en"}], ids=str)
def test_every_text_of_the_sheet_can_be_searched_in_the_pdf(
    atlas: Atlas, state_of: Resolve, page_of: Compose, request_: dict[str, str]
) -> None:
    found = re.sub(r"\s", "", pdf_text(sheet(state_of(**request_), atlas, "pdf")))
    for text in page_of(**request_).texts():
        assert re.sub(r"\s", "", text.text) in found


def test_a_text_with_a_halo_is_in_the_pdf_once(atlas: Atlas, state_of: Resolve) -> None:
    assert pdf_text(sheet(state_of(layer="lead"), atlas, "pdf")).count("孝感市") == 1


def test_the_pdf_has_the_title_the_paper_and_both_fonts(atlas: Atlas, state_of: Resolve) -> None:
    content = sheet(state_of(layer="lead"), atlas, "pdf")
    document = pypdfium2.PdfDocument(content)
    assert (
        document.get_metadata_dict()["Title"]
        == "现代金融列为首位的单元最多（6 个，共用一份清单） · 全市产业地图 · 14 个布局单元 · 首位产业"
    )
    width, height = document[0].get_size()
    assert (width, height) == pytest.approx((297 / 25.4 * 72, 210 / 25.4 * 72), abs=0.01)
    assert set(re.findall(rb"NotoSansSC-(\w+)", content)) >= {b"Regular", b"Bold"}
    assert b"/FontFile2" in content


def test_the_png_has_300_dots_per_inch(atlas: Atlas, state_of: Resolve) -> None:
    content = sheet(state_of(layer="lead"), atlas, "png")
    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">II", content[16:24]) == A4_AT_300_DPI


def test_the_svg_keeps_text_as_text_in_true_size(atlas: Atlas, state_of: Resolve, page_of: Compose) -> None:
    root = ET.fromstring(sheet(state_of(layer="lead"), atlas, "svg"))
    assert (root.get("width"), root.get("height")) == ("297mm", "210mm")
    written = {element.text for element in root.iter(f"{SVG}text")}
    assert written == {text.text for text in page_of(layer="lead").texts()}
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == page_of(layer="lead").title


def test_the_svg_brings_the_characters_it_uses(atlas: Atlas, state_of: Resolve, page_of: Compose) -> None:
    content = sheet(state_of(unit="ovc"), atlas, "svg").decode()
    fonts = {}
    for weight, data in re.findall(r"font-weight:(\d+);src:url\(data:font/woff2;base64,([^)]+)\)", content):
        fonts[weight] = set(TTFont(BytesIO(base64.b64decode(data))).getBestCmap())
    for text in page_of(unit="ovc").texts():
        assert {ord(c) for c in text.text} <= fonts["700" if text.face.bold else "400"]


def test_the_svg_asks_for_nothing_from_elsewhere(atlas: Atlas, state_of: Resolve) -> None:
    content = sheet(state_of(layer="lead"), atlas, "svg").decode()
    assert set(re.findall(r"https?://[^\"' )<]+", content)) == {"http://www.w3.org/2000/svg"}
    references = set(re.findall(r"(?:href=\"|url\()#([\w-]+)", content))
    assert references
    assert references <= set(re.findall(r"\bid=\"([\w-]+)\"", content))


@pytest.mark.parametrize(("file_format", "lang"), [*((written, "zh") for written in FORMATS), ("svg", "en")])
def test_equal_requests_give_equal_files(file_format: str, lang: str) -> None:
    def drawn_anew() -> bytes:
        data = load_atlas()
        return sheet(resolve(MapSpec(layer="industry:auto", lang=lang, edition=EDITION), data), data, file_format)

    assert drawn_anew() == drawn_anew()


def test_different_requests_give_different_files(atlas: Atlas, state_of: Resolve) -> None:
    assert sheet(state_of(layer="lead"), atlas, "svg") != sheet(state_of(layer="count"), atlas, "svg")


def test_markup_in_a_name_stays_text(spoil: Callable[[str, str, str], Path]) -> None:
    data = load_atlas(spoil("parks.csv", "武汉软件新城", "<b>#[软件]&城"))
    state = resolve(MapSpec(kind="unit", unit="ovc", edition=EDITION), data)
    assert "<b>#[软件]&城" in {t.text for t in compose(state, data).texts()}
    root = ET.fromstring(sheet(state, data, "svg"))
    assert "<b>#[软件]&城" in {element.text for element in root.iter(f"{SVG}text")}
    assert "<b>#[软件]&城" in pdf_text(sheet(state, data, "pdf"))


def test_an_unknown_format_is_refused(atlas: Atlas, state_of: Resolve) -> None:
    with pytest.raises(UnknownNameError, match="gif"):
        sheet(state_of(layer="lead"), atlas, "gif")


def test_a_missing_font_file_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "settings", lambda: Settings(fonts_dir=tmp_path))
    with pytest.raises(MappingError, match="NotoSansSC-Bold"):
        fonts.font_file(bold=True)
