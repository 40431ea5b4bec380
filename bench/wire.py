"""What travels over the websocket: Streamlit's messages, counted byte by byte as they were received."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

if TYPE_CHECKING:
    from collections.abc import Sequence

MAP_ELEMENTS = frozenset({"bidi_component", "component_instance", "deck_gl_json_chart", "plotly_chart"})
"""Kinds of Streamlit elements that draw a map, here or at a peer."""


STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Received:
    """Bytes received for one change: all of them, those of the map's element, style sheets, and by kind of message."""

    total: int
    map: int
    css: int
    kinds: dict[str, int]


def read(frame: bytes) -> ForwardMsg:
    """Return the message in a websocket frame."""
    message = ForwardMsg()
    message.ParseFromString(frame)
    return message


def kind_of(message: ForwardMsg) -> str:
    """Return what a message is: the kind of its element, or of the message where it carries none."""
    kind = message.WhichOneof("type")
    if kind != "delta":
        return str(kind)
    delta = message.delta
    if delta.WhichOneof("type") != "new_element":
        return str(delta.WhichOneof("type"))
    return str(delta.new_element.WhichOneof("type"))


def css_of(message: ForwardMsg) -> int:
    """Return the bytes of style sheets in a message; an ``@import`` of a file is none."""
    element = message.delta.new_element
    if element.WhichOneof("type") == "bidi_component":
        return len(element.bidi_component.css_content)
    if element.WhichOneof("type") == "html":
        return sum(len(sheet) for sheet in STYLE.findall(element.html.body) if "@import" not in sheet)
    return 0


def count(frames: Sequence[bytes]) -> Received:
    """Sum up frames."""
    kinds: Counter[str] = Counter()
    css = 0
    for frame in frames:
        message = read(frame)
        kinds[kind_of(message)] += len(frame)
        css += css_of(message)
    return Received(
        total=kinds.total(),
        map=sum(size for kind, size in kinds.items() if kind in MAP_ELEMENTS),
        css=css,
        kinds=dict(kinds.most_common()),
    )
