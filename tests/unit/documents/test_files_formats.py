"""A document as PDF, pictures, page and ZIP: what each holds, and that what it carries draws it again."""

from __future__ import annotations

import json
import re
import struct
import zipfile
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from tests.views import EDITION

from mapping.documents.carried import carried, pictures_in
from mapping.documents.files import file_of
from mapping.documents.making import make
from mapping.documents.request import DocumentRequest, PageSpec
from mapping.documents.stamp import PROGRAM, data_hash, made_otherwise
from mapping.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapping.insight.atlas import Atlas

    Made = Callable[[DocumentRequest, str], bytes]

A4_AT_150_DPI = (1754, 1240)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_every_label_of_every_page_is_found_in_the_pdf(atlas: Atlas, briefing: DocumentRequest, made: Made) -> None:
    document = pypdfium2.PdfDocument(made(briefing, "pdf"))
    pages = make(briefing, atlas).pages
    assert len(document) == len(pages)
    for page, drawn in zip(pages, document, strict=True):
        found = squeezed(drawn.get_textpage().get_text_bounded())
        assert all(squeezed(text.shown) in found for text in page.drawing.texts())


def test_the_pdf_has_bookmarks_labels_tags_and_its_fonts(briefing: DocumentRequest, made: Made) -> None:
    content = made(briefing, "pdf")
    document = pypdfium2.PdfDocument(content)
    marks = [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    assert marks == [(0, "全市产业地图 · 首位产业", 0), (0, "Optics Valley industry map", 1)]
    assert [document.get_page_label(number) for number in range(2)] == ["1", "2"]
    assert document.is_tagged()
    assert document.get_metadata_dict()["Title"] == briefing.title
    assert document.get_metadata_dict()["Author"] == briefing.issuer
    assert document.get_metadata_dict()["CreationDate"] == ""
    assert set(re.findall(rb"NotoSansSC-(\w+)", content)) == {b"Regular", b"Bold"}
    assert len(re.findall(rb"/FontFile2", content)) == 2
    assert b"/Type3" not in content


@pytest.mark.parametrize("file_format", ["svg", "png", "pdf", "html", "pptx", "gpkg", "geojson"])
def test_what_a_file_carries_draws_the_same_bytes_again(
    atlas: Atlas, one_map: DocumentRequest, made: Made, file_format: str
) -> None:
    content = made(one_map, file_format)
    text = carried(content)
    assert json.loads(text)["made"] == {"program": PROGRAM, "data": data_hash(atlas)}
    again = DocumentRequest.from_json(text, "another edition")
    assert again == one_map
    assert file_of(again, atlas, file_format).content == content


def test_a_document_carries_its_request_through_markup_and_other_formats(
    atlas: Atlas, briefing: DocumentRequest, made: Made
) -> None:
    assert DocumentRequest.from_json(carried(made(briefing, "pdf")), "") == briefing
    titled = DocumentRequest(pages=(PageSpec(edition=EDITION, title="</script><metadata>]]>&amp;'\"\\u003c"),))
    for file_format in ("svg", "html"):
        assert DocumentRequest.from_json(carried(file_of(titled, atlas, file_format).content), "") == titled


@pytest.mark.parametrize("file_format", ["svg", "pptx"])
def test_signs_for_which_xml_has_no_place_leave_a_file_whole(atlas: Atlas, file_format: str) -> None:
    asked = DocumentRequest(pages=(PageSpec(edition=EDITION, title="甲\x00\x1f\ufffe\uffff乙"),))
    content = file_of(asked, atlas, file_format).content
    if file_format == "svg":
        ET.fromstring(content)
    else:
        with zipfile.ZipFile(BytesIO(content)) as package:
            for name in package.namelist():
                ET.fromstring(package.read(name))
    assert DocumentRequest.from_json(carried(content), "") == asked


NOTHING = (
    *(b"%PDF-1.7 nothing", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"SQLite format 3\0", b"<svg></svg>", b"<html>"),
    *(b'{"type":"FeatureCollection"}', b"\xff\xfe", b""),
)


@pytest.mark.parametrize("content", NOTHING)
def test_a_file_that_carries_nothing_is_told(content: bytes) -> None:
    if content:
        with pytest.raises(UsageError, match="没有地图请求"):
            carried(content)
    else:
        with pytest.raises(UsageError):
            DocumentRequest.from_json(carried(content), EDITION)


def test_a_picture_has_the_dots_asked_for_and_may_be_transparent(
    atlas: Atlas, one_map: DocumentRequest, made: Made
) -> None:
    assert struct.unpack(">II", made(one_map, "png")[16:24]) == A4_AT_150_DPI
    solid = np.asarray(Image.open(BytesIO(made(one_map, "png"))).convert("RGBA"))
    assert solid[..., 3].min() == 255
    clear = np.asarray(
        Image.open(BytesIO(file_of(one_map.changed(transparent=True), atlas, "png").content)).convert("RGBA")
    )
    assert clear[5, 5, 3] == 0
    middle = clear[300:900, 300:700]
    assert (middle[..., 3] == 255).mean() > 0.5  # the land stays
    drawing = ET.fromstring(file_of(one_map.changed(transparent=True), atlas, "svg").content)
    width = drawing.get("width", "").removesuffix("mm")
    assert width not in {shape.get("width") for shape in drawing.iter("{http://www.w3.org/2000/svg}rect")}


@pytest.mark.parametrize("file_format", ["png", "svg", "html"])
def test_several_pages_in_a_format_of_one_are_refused(
    atlas: Atlas, briefing: DocumentRequest, file_format: str
) -> None:
    with pytest.raises(UsageError, match="2 页") as caught:
        file_of(briefing, atlas, file_format)
    assert file_format in str(caught.value)


def test_a_zip_holds_the_pages_under_names_that_sort_and_each_draws_itself_again(
    atlas: Atlas, briefing: DocumentRequest
) -> None:
    content = file_of(briefing, atlas, "zip", pictures="svg").content
    assert content == file_of(briefing, atlas, "zip", pictures="svg").content
    with zipfile.ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
        assert [entry.filename for entry in entries] == [
            "01 全市产业地图 · 首位产业.svg",
            "02 Optics Valley industry map.svg",
        ]
        assert entries[0].flag_bits & 0x800  # UTF-8, as Windows asks for
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        second = archive.read(entries[1])
    assert DocumentRequest.from_json(carried(content), "") == briefing
    assert pictures_in(content) == "svg", "or it would be drawn again as PNG"
    assert pictures_in(second) is None
    again = DocumentRequest.from_json(carried(second), "")
    assert again.page == 2
    assert file_of(again, atlas, "svg").content == second


def test_a_page_carries_its_request_without_showing_it(one_map: DocumentRequest, made: Made) -> None:
    page = made(one_map, "html").decode()
    assert unescape(page).count(PROGRAM) == 1


def test_a_title_of_a_readers_own_stands_on_the_page_too(atlas: Atlas, one_map: DocumentRequest) -> None:
    page = file_of(one_map.changed(title="甲 <乙> & 😀"), atlas, "html").content.decode()
    assert "<h1>甲 <乙> & 😀" in unescape(page)


def test_whoever_hands_a_page_over_stands_on_it(atlas: Atlas, one_map: DocumentRequest) -> None:
    words = {"subtitle": "给市领导 <甲>", "issuer": "某某局", "date": "2026 年 12 月", "footnote": "内部资料 & 讨论稿"}
    page = unescape(file_of(one_map.changed(**words), atlas, "html").content.decode().partition("<body")[2])
    assert "<p>给市领导 <甲></p>" in page
    assert "编制单位：某某局" in page
    assert "2026 年 12 月" in page
    assert "内部资料 & 讨论稿" in page
    unsigned = file_of(DocumentRequest(pages=one_map.pages), atlas, "html").content.decode()
    assert "编制单位" not in unsigned.partition("<body")[2]


@pytest.mark.parametrize(
    "page",
    [
        {"layer": "matches", "query": {"q": "没有这样的园区"}},
        {"kind": "unit", "unit": "qingshan", "title": '<&"> 😀' * 20},
        {"sheet": "register", "query": {"q": "没有这样的园区"}},
    ],
    ids=str,
)
def test_an_empty_filter_and_odd_titles_are_drawn(atlas: Atlas, page: dict[str, object]) -> None:
    request = DocumentRequest.from_json(json.dumps({"pages": [page]}), EDITION)
    made = file_of(request, atlas, "pdf")
    assert DocumentRequest.from_json(carried(made.content), "") == request
    assert any("U+1F600" in line for line in made.told) is ("title" in page)


def test_a_file_of_other_data_or_of_another_version_says_so(atlas: Atlas, one_map: DocumentRequest, made: Made) -> None:
    text = carried(made(one_map, "svg"))
    assert made_otherwise(text, atlas, "zh") is None
    assert made_otherwise(one_map.to_json(), atlas, "zh") is None
    older = json.loads(text)
    older["made"]["program"] = "wuhan-industry-map 0.0.1"
    assert "wuhan-industry-map 0.0.1" in str(made_otherwise(json.dumps(older), atlas, "zh"))
    older["made"]["data"] = "sha256:0"
    assert made_otherwise(json.dumps(older), atlas, "en") == (
        "This file was made of other data: made again, it may not say the same."
    )


def test_who_is_told_of_the_pages_may_stop(atlas: Atlas, briefing: DocumentRequest) -> None:
    heard = []

    def stop(number: int, of: int, name: str) -> None:
        heard.append((number, of, name))
        if number == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        file_of(briefing, atlas, "pdf", told=stop)
    assert heard == [(1, 2, "全市产业地图 · 首位产业"), (2, 2, "Optics Valley industry map")]
