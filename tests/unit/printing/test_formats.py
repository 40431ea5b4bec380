"""SVG, PDF and PNG of one and the same sheet."""

from __future__ import annotations

import base64
import re
import struct
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from tests.views import EDITION

from mapping import fonts
from mapping.cartography.resolve import resolve
from mapping.cartography.spec import MapSpec
from mapping.cartography.wording.about import about
from mapping.errors import MappingError, UnknownNameError
from mapping.i18n import HTML_LANG
from mapping.insight.atlas import load_atlas
from mapping.leaflet.standalone import standalone_html
from mapping.printing import FORMATS, compose, sheet
from mapping.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.printing.conftest import Compose, Resolve, Write

    from mapping.insight.atlas import Atlas

SVG = "{http://www.w3.org/2000/svg}"
A4_AT_300_DPI = (3508, 2480)


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    assert len(document) == 1
    return str(document[0].get_textpage().get_text_bounded())


@pytest.mark.parametrize("request_", [{"layer": "lead"}, {"unit": "wedz"}, {"layer": "density", "lang": "en"}], ids=str)
def test_every_text_of_the_sheet_can_be_searched_in_the_pdf(
    file_of: Write, page_of: Compose, request_: dict[str, str]
) -> None:
    found = re.sub(r"\s", "", pdf_text(file_of("pdf", **request_)))
    for text in page_of(**request_).texts():
        assert re.sub(r"\s", "", text.text) in found


def test_a_text_with_a_halo_is_in_the_pdf_once(file_of: Write) -> None:
    assert pdf_text(file_of("pdf", layer="lead")).count("孝感市") == 1


def test_the_pdf_has_the_title_the_paper_and_both_fonts(file_of: Write) -> None:
    content = file_of("pdf", layer="lead")
    document = pypdfium2.PdfDocument(content)
    assert (
        document.get_metadata_dict()["Title"]
        == "现代金融列为首位的单元最多（6 个，共用一份清单） · 全市产业地图 · 14 个布局单元 · 首位产业"
    )
    assert "内部工作用图" in document.get_metadata_dict()["Subject"]
    width, height = document[0].get_size()
    assert (width, height) == pytest.approx((297 / 25.4 * 72, 210 / 25.4 * 72), abs=0.01)
    assert set(re.findall(rb"NotoSansSC-(\w+)", content)) >= {b"Regular", b"Bold"}
    assert b"/FontFile2" in content


def test_the_png_has_300_dots_per_inch(file_of: Write) -> None:
    content = file_of("png", layer="lead")
    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">II", content[16:24]) == A4_AT_300_DPI


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        ({"layer": "lead"}, ("内部工作用图", "2021 版", "资料来源：武汉市", "2021-03-28", "武汉产业地图", "zh-CN")),
        (
            {"unit": "ovc", "lang": "en", "review_number": "鄂S(2026)001号"},
            ("鄂S(2026)001号", "2021", "Sources: ", "2021-03-28", "Optics Valley", "en"),
        ),
    ],
    ids=str,
)
def test_every_format_says_what_it_shows_by_whom_and_under_which_statement(
    atlas: Atlas, file_of: Write, state_of: Resolve, request_: dict[str, str], said: tuple[str, ...]
) -> None:
    words = about(state_of(**request_))
    assert all(part in f"{words} {HTML_LANG[words.lang]}" for part in said)
    assert words.statement in words.description
    assert words.description.endswith(words.sources)

    picture = Image.open(BytesIO(file_of("png", **request_)))
    picture.load()  # checks what the chunks hold
    assert picture.size == A4_AT_300_DPI
    fields = {"Title": words.title, "Author": words.author, "Description": words.description}
    assert {**fields, "Disclaimer": words.statement}.items() <= picture.text.items()  # type: ignore[attr-defined]
    assert picture.text["Title"].lang == HTML_LANG[words.lang]  # type: ignore[attr-defined]
    xmp = picture.text["XML:com.adobe.xmp"]  # type: ignore[attr-defined]
    core = {element.tag.rpartition("}")[2]: "".join(element.itertext()) for element in ET.fromstring(xmp).iter()}
    assert (core["title"], core["description"], core["rights"]) == (words.title, words.description, words.statement)
    assert (core["language"], core["date"], core["source"]) == (HTML_LANG[words.lang], words.date, words.sources)

    pdf = pypdfium2.PdfDocument(file_of("pdf", **request_)).get_metadata_dict()
    assert (pdf["Title"], pdf["Subject"], pdf["Author"]) == (words.title, words.description, words.author)
    assert pdf["Keywords"].split(", ") == list(words.keywords)

    drawing = ET.fromstring(file_of("svg", **request_))
    assert [drawing.findtext(f"{SVG}{tag}") for tag in ("title", "desc")] == [words.title, words.description]

    page = standalone_html(state_of(**request_), atlas)
    head = unescape(page[: page.index("</head>")])
    assert f"<title>{words.title}</title>" in head
    for name, text in (("description", words.description), ("author", words.author)):
        assert f'<meta name="{name}" content="{text}">' in head


def test_the_svg_keeps_text_as_text_in_true_size(file_of: Write, page_of: Compose) -> None:
    root = ET.fromstring(file_of("svg", layer="lead"))
    assert (root.get("width"), root.get("height")) == ("297mm", "210mm")
    written = {element.text for element in root.iter(f"{SVG}text")}
    assert written == {text.text for text in page_of(layer="lead").texts()}
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == page_of(layer="lead").about.title


def test_the_svg_brings_the_characters_it_uses(file_of: Write, page_of: Compose) -> None:
    content = file_of("svg", unit="ovc").decode()
    fonts = {}
    for weight, data in re.findall(r"font-weight:(\d+);src:url\(data:font/woff2;base64,([^)]+)\)", content):
        fonts[weight] = set(TTFont(BytesIO(base64.b64decode(data))).getBestCmap())
    for text in page_of(unit="ovc").texts():
        assert {ord(c) for c in text.text} <= fonts["700" if text.face.bold else "400"]


def test_the_svg_asks_for_nothing_from_elsewhere(file_of: Write) -> None:
    content = file_of("svg", layer="lead").decode()
    assert set(re.findall(r"https?://[^\"' )<]+", content)) == {"http://www.w3.org/2000/svg"}
    references = set(re.findall(r"(?:href=\"|url\()#([\w-]+)", content))
    assert references
    assert references <= set(re.findall(r"\bid=\"([\w-]+)\"", content))


@pytest.mark.parametrize(("file_format", "lang"), [*((written, "zh") for written in FORMATS), ("svg", "en")])
def test_equal_requests_give_equal_files(file_of: Write, file_format: str, lang: str) -> None:
    request = {"layer": "lead" if lang == "zh" else "density", "lang": lang}
    data = load_atlas()  # anew, as another process would
    drawn = sheet(resolve(MapSpec(**request, edition=EDITION), data), data, file_format)
    assert drawn == file_of(file_format, **request)
    other = {"unit": "ovc"} if lang == "zh" else {"layer": "lead", "lang": lang}
    assert drawn != file_of(file_format, **other)


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
