"""SVG whose letters are shapes: it needs no font, says the same and looks the same."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import numpy as np
import typst
from PIL import Image

from mapping.documents.carried import carried
from mapping.documents.files import file_of
from mapping.documents.making import make
from mapping.documents.request import DocumentRequest
from mapping.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapping.insight.atlas import Atlas

SVG = "{http://www.w3.org/2000/svg}"
PAGE = b"#set page(width: 297mm, height: 210mm, margin: 0pt)\n#image(bytes(sys.inputs.drawing), width: 100%)"


def seen(drawing: str) -> np.ndarray:
    """Return the points of a drawing."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(settings().fonts_dir)]
    )
    content = typst.Compiler(b"", font_paths=fonts).compile(PAGE, format="png", ppi=72, sys_inputs={"drawing": drawing})
    assert isinstance(content, bytes)
    return np.asarray(Image.open(BytesIO(content)).convert("L")).astype(int)


def test_letters_as_shapes_need_no_font_and_say_and_look_the_same(
    atlas: Atlas, one_map: DocumentRequest, made: Callable[[DocumentRequest, str], bytes]
) -> None:
    asked = one_map.changed(outlines=True, title="芯片 & <屏> 😀")
    content = file_of(asked, atlas, "svg").content
    root = ET.fromstring(content)
    assert not list(root.iter(f"{SVG}text"))
    assert b"@font-face" not in content
    labels = [shape.get("aria-label") for shape in root.iter(f"{SVG}g") if shape.get("aria-label")]
    assert labels == [text.shown for text in make(asked, atlas).pages[0].drawing.texts()]
    used = set(re.findall(r'href="#([\w-]+)"', content.decode()))
    assert used <= set(re.findall(r'\bid="([\w-]+)"', content.decode()))
    assert DocumentRequest.from_json(carried(content), "") == asked

    plain = made(one_map, "svg").decode()
    shapes = file_of(one_map.changed(outlines=True), atlas, "svg").content.decode()
    difference = np.abs(seen(shapes) - seen(plain))
    assert (difference > 80).mean() < 0.005
    blank = np.abs(seen(re.sub(r"<use [^>]*/>", "", shapes)) - seen(plain))
    assert (blank > 80).mean() > 0.02  # without the letters it would show
