"""What surrounds the map on every sheet: neat line, title, foot; and the boxes they leave for the rest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mapping.cartography.placement import Box
from mapping.cartography.wording.about import sources_text
from mapping.cartography.wording.typography import SIGN
from mapping.printing import style
from mapping.printing.blocks.rows import rule
from mapping.printing.display import Face, Rect, Stroke, group
from mapping.printing.flow import fitted
from mapping.printing.translator import sheet_translator, straight
from mapping.printing.typeface import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.cartography.state import MapState
    from mapping.printing.display import Item
    from mapping.printing.setting import Setting
    from mapping.printing.style import Paper

FOOT: Final = "foot"
_OUTER: Final = 5.0
_INNER: Final = 6.1
_MARGIN: Final = 9.5
_HEAD: Final = 12.5
_FOOT: Final = 10.0
_FOOT_SIZES: Final = (6.2, 6.0, 5.8, 5.4, 5.0)
_FOOT_STEP: Final = 3.6
_MAP_SHARE: Final = 0.57
_BRAND: Final = 46.0
_BELOW: Final = 2.5
_TITLE_SIZES: Final = ((18.0, 1), (16.5, 1), (15.0, 1), (13.5, 1), (12.5, 1), (11.0, 2), (9.5, 2), (8.0, 3))
"""Sizes of the title in points, each with the lines that it may take."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of a sheet in mm; the column stands right of the map."""

    page: Box
    head: Box
    map: Box
    column: Box
    foot: Box

    def with_strip(self, height: float) -> tuple[Frame, Box]:
        """Return the frame whose map makes room for a strip of a height below it, and the box of the strip."""
        strip = replace(self.map, top=self.map.bottom - height)
        return replace(self, map=replace(self.map, bottom=strip.top - _BELOW)), strip


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a sheet: what it finds, below that what it is, and at the right the edition."""

    title: str
    below: str
    edition: str
    lang: str

    @classmethod
    def of(cls, state: MapState, setting: Setting) -> Heading:
        """Return the heading of a map, in the words of whoever hands it over where there are some."""
        return cls(setting.title or state.headline, setting.subtitle or state.below, state.edition, state.spec.lang)


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands below a sheet: its sources, the statement on review and boundaries, and a ``note``.

    On a sheet with a map the note is that on its projection.
    """

    sources: str
    statement: str
    note: str
    lang: str

    @classmethod
    def of(cls, state: MapState) -> Foot:
        """Return the foot of a map."""
        lang = state.spec.lang
        sources = sources_text(state.provenance, sheet_translator(lang))
        return cls(sources, state.statement, projection_note(lang), lang)


def projection_note(lang: str) -> str:
    """Return datum and projection of every map on paper, and how far its waters can be relied on."""
    t = sheet_translator(lang)
    return t("坐标系 WGS-84；兰勃特方位等积投影，中心 114.3°E、30.6°N；水系示意，湖泊面积未核实。")


def frame_of(paper: Paper) -> Frame:
    """Return the parts of a sheet of a paper."""
    inner = paper.page.grown(-_MARGIN)
    head = Box(inner.left, inner.top, inner.right, inner.top + _HEAD)
    foot = Box(inner.left, inner.bottom - _FOOT, inner.right, inner.bottom)
    body = Box(inner.left, head.bottom + _BELOW, inner.right, foot.top - _BELOW)
    split = body.left + (body.right - body.left) * _MAP_SHARE
    rest = Box(split + style.GAP, body.top, body.right, body.bottom)
    return Frame(paper.page, head, Box(body.left, body.top, split, body.bottom), rest, foot)


def neat_line(frame: Frame) -> Iterator[Item]:
    """Yield the double line around the sheet."""
    yield Rect(frame.page.grown(-_OUTER), stroke=Stroke(style.INK, 0.5))
    yield Rect(frame.page.grown(-_INNER), stroke=Stroke(style.INK, 0.15))


def heading(said: Heading, frame: Frame) -> Iterator[Item]:
    """Yield title, subtitle, the series and the edition."""
    box = frame.head
    t = sheet_translator(said.lang)
    middle = (box.top + box.bottom) / 2
    yield Rect(Box(box.left, box.top + 1.2, box.left + 1.6, box.bottom - 1.2), fill=style.WINE)
    left, right = box.left + 4.2, box.right - _BRAND
    yield group("title", _title(said, Box(left, box.top + 0.4, right, box.bottom - 0.2)))
    brand = fitted(t("武汉产业地图"), _BRAND - 2, style.QUIET.sized(7.6)).centred(box.right, middle - 2.4, "end")
    edition = fitted(said.edition, _BRAND - 2, Face(10, bold=True, fill=style.WINE)).centred(
        box.right, middle + 2.7, "end"
    )
    yield group("series", [brand, edition])


def _title(said: Heading, box: Box) -> Iterator[Item]:
    """Yield what the sheet finds, as large as it may be on one line, else on two; and below it what it is, on one."""
    width = box.right - box.left
    below = fitted(straight(said.below, said.lang), width, style.SUBTITLE)
    room = box.bottom - box.top - below.face.em * 1.3
    text = straight(said.title, said.lang)
    size, lines = next(
        ((size, lines) for size, most in _TITLE_SIZES if len(lines := wrap(text, width, size, bold=True)) <= most),
        (_TITLE_SIZES[-1][0], wrap(text, width, _TITLE_SIZES[-1][0], bold=True)),
    )
    face = style.TITLE.sized(min(size, size * room / (len(lines) * style.TITLE.sized(size).em * 1.15)))
    for i, line in enumerate(lines):
        yield face.centred(box.left, box.top + (i + 0.5) * room / len(lines), line)
    yield below.centred(box.left, box.bottom - below.face.em * 0.65)


def foot(said: Foot, frame: Frame, *, lacking: bool = False) -> Iterator[Item]:
    """Yield sources, the statement on review and boundaries, and the note.

    ``lacking``: the sheet prints a sign for characters that the font lacks, which is explained here.
    """
    line = rule(frame.foot.left, frame.foot.right, frame.foot.top)
    yield group(FOOT, (line, *_foot_lines(said, frame.foot, lacking=lacking)))


def _foot_lines(said: Foot, box: Box, *, lacking: bool) -> Iterator[Item]:
    t = sheet_translator(said.lang)
    width = box.right - box.left
    sources = straight(said.sources, said.lang)
    # One line of sources as large as it may be, or two as large as they must be.
    size = next((s for s in _FOOT_SIZES if len(wrap(sources, width, s)) <= (1 if s > _FOOT_SIZES[1] else 2)), 5.0)
    face = style.SMALL.sized(size)
    lines = wrap(sources, width, size)
    step = min(_FOOT_STEP, (box.bottom - box.top - 1) / (len(lines) + 1))
    for i, line in enumerate(lines):
        yield face.centred(box.left, box.top + 1 + (i + 0.5) * step, line)
    last = box.bottom - step / 2
    statement = fitted(straight(said.statement, said.lang), width * 0.5, Face(6.8, bold=True))
    note = straight(said.note, said.lang)
    if lacking:
        note = t("{sign}：字体中没有的字。{rest}", sign=SIGN, rest=note)
    yield fitted(note, width * 0.48, face).centred(box.left, last)
    yield statement.centred(box.right, last, "end")
