"""What surrounds the map on every sheet: neat line, title, foot; and the boxes they leave for the rest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mapping.cartography.placement import Box
from mapping.cartography.wording.about import sources_brief, sources_text
from mapping.cartography.wording.firms import MADE_UP
from mapping.cartography.wording.typography import SIGN
from mapping.printing import style
from mapping.printing.blocks.rows import rule
from mapping.printing.display import Face, Rect, Stroke, group
from mapping.printing.flow import fitted
from mapping.printing.translator import sheet_translator, straight
from mapping.printing.typeface import LEAST_SIZE, wrap, wrap_evenly

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    from mapping.cartography.state import MapState
    from mapping.printing.display import Item
    from mapping.printing.setting import Setting
    from mapping.printing.style import Paper

    Sizes: TypeAlias = Sequence[tuple[float, int]]
    """Sizes in points, from large to small, each with the lines that a text may take in it."""

FOOT: Final = "foot"
_OUTER: Final = 5.0
_INNER: Final = 6.1
_MARGIN: Final = 9.5
_BELOW: Final = 2.5
_BETWEEN: Final = " · "
_SHORT: Final = 120.0
_ANY: Final = 99
"""Lines that the smallest size may take: words of a reader's own are never cut."""
_AIR: Final = 0.6
_LEADING: Final = 1.15
_SUB_LEADING: Final = 1.3
_FOOT_SIZES: Final = (6.2, LEAST_SIZE)
_FOOT_STEP: Final = 3.6
_FOOT_LEAST_STEP: Final = 2.6
_FOOT_PAD: Final = 1.0
_FOOT_GAP: Final = 6.0
_WIDER: Final = 1.12
"""How much wider than measured a line of sources may become in an office's program, which parts figures from Han."""
_SIGNED: Final = 0.36
"""Share of the foot's width that whoever hands the sheet over may take."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Margins (left and right, top, bottom) and heights in mm of what surrounds a kind of sheet, and its type."""

    margins: tuple[float, float, float]
    head: float
    foot: float
    gap: float
    brand: float
    title: Sizes
    below: Sizes
    series: tuple[float, float]
    statement: float


_SHEET: Final = Measures(
    margins=(_MARGIN, _MARGIN, _MARGIN),
    head=12.5,
    foot=10.0,
    gap=_BELOW,
    brand=46.0,
    title=((18.0, 1), (16.5, 1), (15.0, 1), (13.5, 1), (12.5, 1), (11.5, 1), (9.8, 2), (8.8, 3), (8.4, _ANY)),
    below=((8.6, 1), (8.0, 1), (7.4, 1), (6.8, 2), (6.4, _ANY)),
    series=(7.6, 10.0),
    statement=6.8,
)
_SLIDE: Final = Measures(
    margins=(7.0, 5.0, 3.6),
    head=10.4,
    foot=4.4,
    gap=1.8,
    brand=27.0,
    title=((15.0, 1), (14.0, 1), (13.0, 1), (12.0, 1), (11.0, 1), (10.0, 2), (9.0, 2), (8.0, 3), (7.0, _ANY)),
    below=((7.2, 1), (6.8, 1), (6.4, 2), (LEAST_SIZE, _ANY)),
    series=(6.6, 8.4),
    statement=6.4,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of a sheet in mm of its draft; the columns stand right of the map, or below it on a portrait sheet."""

    paper: Paper
    head: Box
    map: Box
    columns: tuple[Box, ...]
    foot: Box

    @property
    def page(self) -> Box:
        """The whole sheet."""
        return self.paper.draft

    @property
    def column(self) -> Box:
        """The first column, which is the only one beside a map."""
        return self.columns[0]

    @property
    def body(self) -> Box:
        """All between head and foot."""
        return Box(self.head.left, self.map.top, self.head.right, self.columns[-1].bottom)

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
        lang = state.spec.lang
        below = setting.subtitle or (_in_short(state.below, lang) if setting.paper.slide else state.below)
        if state.made_up and setting.subtitle:
            below = f"{sheet_translator(lang)(MADE_UP)}{_BETWEEN}{setting.subtitle}"
        return cls(setting.title or state.headline, below, state.edition, lang)


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands below a sheet: its sources, the statement on review and boundaries, and a ``note``.

    On a sheet with a map the note is that on its projection. ``brief`` names the sources in short, for a slide, whose
    notes have them in full. ``issuer``, ``date``, ``footnote`` and the page's ``number`` are left out where empty.
    """

    sources: str
    statement: str
    note: str
    lang: str
    brief: str = ""
    issuer: str = ""
    date: str = ""
    footnote: str = ""
    number: int | None = None

    @classmethod
    def of(cls, state: MapState, setting: Setting) -> Foot:
        """Return the foot of a map."""
        lang = state.spec.lang
        t = sheet_translator(lang)
        sources, brief = (told(state.provenance, t) for told in (sources_text, sources_brief))
        return cls(sources, state.statement, projection_note(lang), lang, brief).signed(setting)

    def signed(self, setting: Setting) -> Foot:
        """Return the foot with the words of whoever hands the sheet over, and its number."""
        return replace(self, issuer=setting.issuer, date=setting.date, footnote=setting.footnote, number=setting.number)


def projection_note(lang: str) -> str:
    """Return datum and projection of every map on paper, and how far its waters can be relied on."""
    t = sheet_translator(lang)
    return t("坐标系 WGS-84；兰勃特方位等积投影，中心 114.3°E、30.6°N；水系示意，湖泊面积未核实。")


def frame_of(
    paper: Paper,
    above: Heading | None = None,
    below: Foot | None = None,
    *,
    share: float | None = None,
    lacking: bool = False,
) -> Frame:
    """Return the parts of a sheet of a paper, with head and foot as high as their words ask for.

    ``share``: of the width that the map takes, or of the height where the sheet is higher than wide. ``lacking``: the
    foot explains the sign for characters that the font lacks.
    """
    measures, page = _measures(paper), paper.draft
    side, top, bottom = measures.margins
    inner = Box(page.left + side, page.top + top, page.right - side, page.bottom - bottom)
    head = Box(inner.left, inner.top, inner.right, inner.top + _head_height(above, measures, inner))
    high = measures.foot
    if below is not None:
        high = max(high, _foot_height(_foot_rows(below, inner.right - inner.left, paper, lacking=lacking)))
    foot = Box(inner.left, inner.bottom - high, inner.right, inner.bottom)
    body = Box(inner.left, head.bottom + measures.gap, inner.right, foot.top - measures.gap)
    if paper.portrait:
        split = body.top + (body.bottom - body.top) * (share or 0.55)
        half = (body.right - body.left - style.GAP) / 2
        rest = Box(body.left, split + style.GAP, body.right, body.bottom)
        columns: tuple[Box, ...] = (
            replace(rest, right=body.left + half),
            replace(rest, left=body.right - half),
        )
        return Frame(paper, head, replace(body, bottom=split), columns, foot)
    split = body.left + (body.right - body.left) * (share or (0.53 if paper.slide else 0.57))
    columns = (replace(body, left=split + style.GAP),)
    return Frame(paper, head, replace(body, right=split), columns, foot)


def _in_short(below: str, lang: str) -> str:
    """Return as many of the parts of a subtitle as stand in one line of a slide, at least the first."""
    parts = straight(below, lang).split(_BETWEEN)
    while len(parts) > 1 and style.SUBTITLE.sized(_SLIDE.below[0][0]).width(_BETWEEN.join(parts)) > _SHORT:
        parts.pop()
    return _BETWEEN.join(parts)


def _measures(paper: Paper) -> Measures:
    return _SLIDE if paper.slide else _SHEET


def neat_line(frame: Frame) -> Iterator[Item]:
    """Yield the double line around a sheet; a slide has its own edge."""
    if frame.paper.slide:
        return
    yield Rect(frame.page.grown(-_OUTER), stroke=Stroke(style.INK, 0.5))
    yield Rect(frame.page.grown(-_INNER), stroke=Stroke(style.INK, 0.15))


def heading(said: Heading, frame: Frame) -> Iterator[Item]:
    """Yield title, subtitle, the series and the edition."""
    box, measures = frame.head, _measures(frame.paper)
    t = sheet_translator(said.lang)
    yield Rect(Box(box.left, box.top + 1.2, box.left + 1.6, box.bottom - 1.2), fill=style.WINE)
    yield group("title", _title(said, measures, box))
    middle, room = min((box.top + box.bottom) / 2, box.top + measures.head / 2), measures.brand - 2
    small, large = measures.series
    brand = fitted(t("武汉产业地图"), room, style.QUIET.sized(small))
    edition = fitted(said.edition, room, Face(large, bold=True, fill=style.WINE))
    apart = (brand.face.em + edition.face.em) * 0.41
    yield group(
        "series",
        [
            brand.centred(box.right, middle - apart + 0.2, "end"),
            edition.centred(box.right, middle + apart + 0.2, "end"),
        ],
    )


def _head_height(said: Heading | None, measures: Measures, inner: Box) -> float:
    if said is None:
        return measures.head
    (face, lines), (sub, below) = _titles(said, measures, inner)
    wanted = len(lines) * face.em * _LEADING + len(below) * sub.em * _SUB_LEADING
    return max(measures.head, wanted + _AIR)


def _titles(said: Heading, measures: Measures, box: Box) -> tuple[tuple[Face, tuple[str, ...]], ...]:
    """Return title and subtitle, each with its face and as broken."""
    width = box.right - box.left - 4.2 - measures.brand
    title = _set(straight(said.title, said.lang), style.TITLE, measures.title, width)
    below = _set(straight(said.below, said.lang), style.SUBTITLE, measures.below, width)
    return title, below


def _set(text: str, face: Face, sizes: Sizes, width: float) -> tuple[Face, tuple[str, ...]]:
    """Return a text in the largest size in which it takes no more lines than it may; those of a title are even."""
    broken = wrap_evenly if face.bold else wrap
    for size, most in sizes:
        lines = broken(text, width, size, bold=face.bold) if text else ()
        if len(lines) <= most:
            return face.sized(size), lines
    raise ValueError("the last size takes any number of lines")


def _title(said: Heading, measures: Measures, box: Box) -> Iterator[Item]:
    """Yield what the sheet finds, as large as it may be, and below it what it is."""
    (face, lines), (sub, below) = _titles(said, measures, box)
    left, pitch = box.left + 4.2, sub.em * _SUB_LEADING
    top, bottom = box.top + 0.4, box.bottom - 0.2 - len(below) * pitch
    for i, line in enumerate(lines):
        yield face.centred(left, top + (i + 0.5) * (bottom - top) / len(lines), line)
    for i, line in enumerate(below):
        yield sub.centred(left, bottom + (i + 0.5) * pitch, line)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the foot: what stands at its left and at its right, each with its face."""

    left: tuple[str, Face] | None = None
    right: tuple[str, Face] | None = None


def foot(said: Foot, frame: Frame, *, lacking: bool = False) -> Iterator[Item]:
    """Yield sources, the statement on review and boundaries, the note, and the words of whoever hands the sheet over.

    ``lacking``: the sheet prints a sign for characters that the font lacks, which is explained here.
    """
    line = rule(frame.foot.left, frame.foot.right, frame.foot.top)
    yield group(FOOT, (line, *_foot_lines(said, frame, lacking=lacking)))


def _foot_lines(said: Foot, frame: Frame, *, lacking: bool) -> Iterator[Item]:
    box = frame.foot
    rows = _foot_rows(said, box.right - box.left, frame.paper, lacking=lacking)
    step = min(_FOOT_STEP, (box.bottom - box.top - _FOOT_PAD) / len(rows))
    tops = [box.top + _FOOT_PAD + i * step for i in range(len(rows))]
    tops[-1] = box.bottom - step
    # One side after the other, as they are read.
    for row, top in zip(rows, tops, strict=True):
        if row.left is not None:
            yield row.left[1].centred(box.left, top + step / 2, row.left[0])
    for row, top in zip(rows, tops, strict=True):
        if row.right is not None:
            yield row.right[1].centred(box.right, top + step / 2, row.right[0], "end")


def _foot_height(rows: Sequence[_Row]) -> float:
    return _FOOT_PAD + len(rows) * _FOOT_LEAST_STEP


def _foot_rows(said: Foot, width: float, paper: Paper, *, lacking: bool = False) -> list[_Row]:
    """Return the lines of a foot: footnote and sources, beside them who signs, and last note and statement."""
    signed = _signed(said, width * _SIGNED)
    beside = max((face.width(line) + _FOOT_GAP for line, face in signed), default=0.0)
    footnote, sources = straight(said.footnote, said.lang), straight(said.sources, said.lang)
    if paper.slide:
        sources = straight(said.brief or said.sources, said.lang)
    # One line of sources as large as it may be, or as many as they must have in the least size.
    size = next((s for s in _FOOT_SIZES if len(wrap(sources, width - beside, s)) == 1), _FOOT_SIZES[-1])
    face = style.SMALL.sized(size)
    told = [(line, style.BODY.sized(_FOOT_SIZES[0])) for line in _wrapped(footnote, width - beside, _FOOT_SIZES[0])]
    told += [(line, face) for line in _wrapped(sources, width - beside, size)]
    last = _last_rows(said, width, paper, face, lacking=lacking)
    if told and len(signed) < len(told) and len(last) == 1 and last[0].left is None and last[0].right is not None:
        text, bold = last[0].right
        if face.width(told[-1][0]) * _WIDER + _FOOT_GAP + bold.width(text) <= width:
            last = [_Row(told.pop(), last[0].right)]
    rows = max(len(told), len(signed))
    padded = zip(_padded(told, rows), _padded(signed, rows), strict=True)
    return [*(_Row(left, right) for left, right in padded), *last]


def _padded(lines: Sequence[tuple[str, Face]], count: int) -> list[tuple[str, Face] | None]:
    return [*lines, *[None] * (count - len(lines))]


def _wrapped(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    return wrap(text, width, size, bold=bold) if text else ()


def _signed(said: Foot, room: float) -> list[tuple[str, Face]]:
    """Return who hands the sheet over and when, on one line where both fit."""
    t = sheet_translator(said.lang)
    face = Face(7.0, bold=True, fill=style.INK)
    issuer = straight(t("编制单位：{issuer}", issuer=said.issuer), said.lang) if said.issuer else ""
    date = straight(said.date, said.lang)
    both = f"{issuer}　{date}" if issuer and date else issuer or date
    if face.width(both) <= room:
        return [(both, face)] if both else []
    face = face.sized(6.4)
    parts = (both,) if face.width(both) <= room else (issuer, date)
    return [(line, face) for part in parts for line in _wrapped(part, room, face.size, bold=True)]


def _last_rows(said: Foot, width: float, paper: Paper, face: Face, *, lacking: bool) -> list[_Row]:
    """Return note and statement on one line where both fit, else the statement below the note."""
    t = sheet_translator(said.lang)
    note = "" if paper.slide else straight(said.note, said.lang)
    if lacking:
        note = t("{sign}：字体中没有的字。{rest}", sign=SIGN, rest=note)
    statement = straight(said.statement, said.lang)
    if said.number is not None:
        statement = f"{statement}　{said.number}" if statement else str(said.number)
    bold = Face(_measures(paper).statement, bold=True)
    if face.width(note) + _FOOT_GAP + bold.width(statement) <= width:
        return [_Row((note, face) if note else None, (statement, bold))]
    lines = wrap(statement, width, bold.size, bold=True)
    room = width - _FOOT_GAP - max(map(bold.width, lines))
    notes = wrap(note, width, face.size) if note else ()
    if len(lines) == 1 and note and len(wrap(note, room, face.size)) == 1:
        return [_Row((note, face), (statement, bold))]
    return [*(_Row((line, face)) for line in notes), *(_Row(right=(line, bold)) for line in lines)]
