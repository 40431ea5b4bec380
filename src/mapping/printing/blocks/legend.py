"""The key of a map: every bin of the layer with its count, the lines, and the park markers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from mapping.cartography.facilities import NEAR, symbols_of
from mapping.cartography.look import light
from mapping.cartography.placement import Box
from mapping.printing import facilities, markers, style
from mapping.printing.blocks.rows import rule
from mapping.printing.display import Circle, Lines, Rect, Stroke, TileMark, group
from mapping.printing.flow import Sizes, fitted
from mapping.printing.translator import sheet_translator, straight
from mapping.printing.typeface import LEAST_SIZE, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mapping.cartography.lines import LineKind
    from mapping.cartography.marks import MarkKind
    from mapping.cartography.parts import FacilityMark
    from mapping.cartography.state import LegendRow, MapState
    from mapping.cartography.tiles import Tile
    from mapping.printing.display import Item

ROW: Final = 4.4
LINE_ROW: Final = 4.1
_AIR: Final = 1.0
_SWATCH: Final = (6.0, 3.4)
_TILE: Final = 3.5
_PAD: Final = 2.2
_TITLE: Final = style.STRONG.sized(8.2)
_TITLE_LINE: Final = 4.2
_LONGEST_TITLE: Final = 38.0

_ALWAYS: Final = frozenset({"focus", "water", "drawn"})
"""Lines that are named whatever the window shows of the edges."""

_SAMPLE_FACE: Final = style.BODY.sized(6.8)
_SYMBOL: Final = 3.2
_NUMBER: Final = 1.5
"""Radius of the sample of a marker with a number, which would be as high as its row."""


@dataclass(frozen=True, slots=True)
class Swatch:
    """One bin."""

    row: LegendRow
    tile: Tile | None

    def width(self) -> float:
        """Return the width it would like, count included."""
        tile = _TILE + 1.2 if self.tile else 0.0
        return _SWATCH[0] + 1.6 + tile + style.BODY.width(self.row.bin.label) + 8

    def least_width(self) -> float:
        """Return the width below which its label would be cut."""
        tile = _TILE + 1.2 if self.tile else 0.0
        return _SWATCH[0] + 1.6 + tile + style.BODY.sized(LEAST_SIZE).width(self.row.bin.label) + 5

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield swatch, tile, label and count; an empty bin is quiet."""
        middle = (box.top + box.bottom) / 2
        place = Box(box.left, middle - _SWATCH[1] / 2, box.left + _SWATCH[0], middle + _SWATCH[1] / 2)
        yield from swatch(place, None if self.row.bin.hatch else self.row.bin.fill)
        left = place.right + 1.6
        if self.tile is not None:
            yield TileMark(left, middle - _TILE / 2, _TILE, self.tile)
            left += _TILE + 1.2
        empty = self.row.count == 0
        count = f"{self.row.count:,}"
        yield fitted(self.row.bin.label, box.right - left - 5, style.FAINT if empty else style.BODY).centred(
            left, middle
        )
        yield (style.FAINT if empty else style.STRONG).centred(box.right, middle, count, "end")


def swatch(box: Box, fill: str | None) -> Iterator[Item]:
    """Yield a sample of a colour, or of the hatch for no data (``fill`` None)."""
    yield Rect(box, fill=fill or light("no-data"), stroke=Stroke(light("control"), 0.15))
    if fill is None:
        height = box.bottom - box.top
        strokes = []
        x = box.left - height + 1.0
        while x < box.right:
            start, end = max(x, box.left), min(x + height, box.right)
            strokes.append(((start, box.bottom - (start - x)), (end, box.bottom - (end - x))))
            x += 1.4
        yield Lines(tuple(strokes), style.line("hatch"))


@dataclass(frozen=True, slots=True)
class LineSample:
    """One kind of line, with what it means."""

    label: str
    stroke: Stroke

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the sample and its meaning."""
        middle = (box.top + box.bottom) / 2
        yield Lines((((box.left, middle), (box.left + _SWATCH[0], middle)),), self.stroke)
        yield from _meaning(self.label, box)

    def width(self) -> float:
        """Return the width it would like."""
        return _sample_width(self.label)

    def least_width(self) -> float:
        """Return the width below which its meaning would be cut."""
        return _least_sample(self.label)


@dataclass(frozen=True, slots=True)
class MarkSample:
    """One kind of marker, with what it means; ``numbered``: as the markers are on the map of their unit."""

    label: str
    kind: MarkKind
    numbered: bool

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the sample and its meaning."""
        x, y = box.left + _SWATCH[0] / 2, (box.top + box.bottom) / 2
        radius = _NUMBER if self.numbered else markers.DOT
        if self.kind == "exact":
            yield Circle(x, y, radius, fill=style.MARKER)
        elif self.kind == "other":
            yield Circle(x, y, markers.OTHER, fill=style.WHITE, stroke=style.line("marker-other"))
        else:
            stroke = style.line("marker-town")
            # a stroke lies half outside: that of a large one would touch the next row's
            inside = stroke.width / 2 if self.numbered else 0.0
            yield Circle(x, y, radius - inside, fill=style.WHITE, stroke=stroke)
        yield from _meaning(self.label, box)

    def width(self) -> float:
        """Return the width it would like."""
        return _sample_width(self.label)

    def least_width(self) -> float:
        """Return the width below which its meaning would be cut."""
        return _least_sample(self.label)


@dataclass(frozen=True, slots=True)
class SymbolSample:
    """One kind of facility, or how those are drawn whose point only lies near."""

    label: str
    kind: str

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the sample and its meaning."""
        half = _SYMBOL / 2
        x, y = box.left + _SWATCH[0] / 2, (box.top + box.bottom) / 2
        place = Box(x - half, y - half, x + half, y + half)
        near = self.kind == NEAR
        yield from facilities.badge(place, "port" if near else self.kind, near=near)
        yield from _meaning(self.label, box)

    def width(self) -> float:
        """Return the width it would like."""
        return _sample_width(self.label)

    def least_width(self) -> float:
        """Return the width below which its meaning would be cut."""
        return _least_sample(self.label)


@dataclass(frozen=True, slots=True)
class Subject:
    """What the samples after it are about."""

    label: str

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the word where samples have their picture."""
        face = style.STRONG.sized(_SAMPLE_FACE.size)
        yield fitted(self.label, box.right - box.left, face).centred(box.left, (box.top + box.bottom) / 2)

    def width(self) -> float:
        """Return the width it would like."""
        return style.STRONG.sized(_SAMPLE_FACE.size).width(self.label)

    def least_width(self) -> float:
        """Return the width below which it would be cut."""
        return style.STRONG.sized(LEAST_SIZE).width(self.label)


Sample: TypeAlias = LineSample | MarkSample | SymbolSample | Subject


def _meaning(label: str, box: Box) -> Iterator[Item]:
    left = box.left + _SWATCH[0] + 1.6
    yield fitted(label, box.right - left, _SAMPLE_FACE).centred(left, (box.top + box.bottom) / 2)


def _least_sample(label: str) -> float:
    return _SWATCH[0] + 1.6 + _SAMPLE_FACE.sized(LEAST_SIZE).width(label)


def _sample_width(label: str) -> float:
    return _SWATCH[0] + 1.6 + _SAMPLE_FACE.width(label) + 0.5


def _stroke(kind: LineKind) -> Stroke:
    """Return how a line stands in the key: waters, which are areas for the most part, as a broad line."""
    if kind == "water":
        return style.line("key-water")
    if kind == "focus":
        return style.line("subject")
    return style.line(kind)


def samples(state: MapState, kinds: frozenset[str]) -> Iterator[Sample]:
    """Yield what the lines and markers of a map mean; of the edges, those of the ``kinds`` that it shows."""
    for line in state.lines:
        if line.kind in kinds | _ALWAYS:
            yield LineSample(line.label, _stroke(line.kind))
    if state.marks:
        t = sheet_translator(state.spec.lang)
        yield Subject(t("园区"))
    for mark in state.marks:
        yield MarkSample(mark.label, mark.kind, numbered=bool(state.numbers) or state.focus is not None)


@dataclass(frozen=True, slots=True)
class Legend:
    """The whole key: bins with counts under the layer's name, then lines and markers in ``columns``."""

    title: str
    caption: str
    swatches: tuple[Swatch, ...]
    lines: tuple[Sample, ...]
    columns: int = 1
    note: str | None = None
    counted: str = ""
    pad: float = _PAD

    def natural_width(self) -> float:
        """Return the width in mm at which nothing needs to shrink."""
        title = min(_LONGEST_TITLE, _TITLE.width(self.title)) + style.SMALL.width(self.counted) + 4
        widths = [title, *(s.width() for s in self.swatches), *(s.width() for s in self.lines)]
        return self.columns * max(widths) + 2 * self.pad

    def sizes(self, width: float) -> Sizes:
        """Return its one height."""
        height = self._head(width) + ROW * self._swatch_rows + self._line_rows * LINE_ROW
        height += 2.2 if self.swatches and self.lines else 0.0
        height += self.pad * (1.0 if self.title else 0.6) + (len(self._note(width)) * style.SMALL.em * style.LINE)
        return Sizes(height, height, height + _AIR * (self._swatch_rows + self._line_rows))

    @property
    def rows(self) -> int:
        """How many rows its entries take."""
        return self._swatch_rows + self._line_rows

    def holds(self, width: float) -> bool:
        """Tell whether all entries stand in full in its columns."""
        inner = width - 2 * self.pad
        entries = ((self.swatches, 5.0), (self.lines, 1.0))
        return all(
            entry.least_width() <= (inner + gap) / self.columns - gap for every, gap in entries for entry in every
        )

    @property
    def _swatch_rows(self) -> int:
        return _rows_of(self.swatches, self.columns)

    @property
    def _line_rows(self) -> int:
        return _rows_of(self.lines, self.columns)

    def _caption(self, width: float) -> tuple[str, ...]:
        return wrap(self.caption, width - 2 * self.pad, style.SMALL.size) if self.caption else ()

    def _note(self, width: float) -> tuple[str, ...]:
        return wrap(self.note, width - 2 * self.pad, style.SMALL.size, bold=True) if self.note else ()

    def _head(self, width: float) -> float:
        if not self.title:
            return self.pad * 0.6 + len(self._caption(width)) * style.SMALL.em * style.LINE
        titles = len(self._titles(width - 2 * self.pad)) * _TITLE_LINE
        return self.pad + titles + len(self._caption(width)) * style.SMALL.em * style.LINE + 0.6

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the key within a box."""
        width = box.right - box.left
        left, right = box.left + self.pad, box.right - self.pad
        if self.title:
            yield from self._heading(box, left, right)
        else:
            yield from self._captions(left, box.top + self.pad * 0.6 + style.SMALL.em * style.LINE / 2, width)
        top = box.top + self._head(width)
        # On a map it is as high as it asks for; in a column its rows take their share of the air.
        air = max(0.0, box.bottom - box.top - self.sizes(width).full) / max(1, self._swatch_rows + self._line_rows)
        yield from _in_columns(self.swatches, self.columns, Box(left, top, right, top + ROW + air), gap=5.0)
        top += (ROW + air) * self._swatch_rows
        for line in self._note(width):
            pitch = style.SMALL.em * style.LINE
            face = style.ACCENT.sized(style.SMALL.size) if self.swatches else style.SMALL
            yield face.centred(left, top + pitch / 2, line)
            top += pitch
        if self.swatches and self.lines:
            yield rule(left, right, top + 1.1)
            top += 2.2
        yield from _in_columns(self.lines, self.columns, Box(left, top, right, top + LINE_ROW + air), gap=1.0)

    def _heading(self, box: Box, left: float, right: float) -> Iterator[Item]:
        middle = box.top + self.pad + _TITLE_LINE / 2 - 0.4
        yield style.SMALL.centred(right, middle, self.counted, "end")
        for line in self._titles(right - left):
            yield _TITLE.centred(left, middle, line)
            middle += _TITLE_LINE
        middle += style.SMALL.em * style.LINE / 2 - _TITLE_LINE / 2 + 0.4
        yield from self._captions(left, middle, box.right - box.left)

    def _captions(self, left: float, middle: float, width: float) -> Iterator[Item]:
        for line in self._caption(width):
            yield style.SMALL.centred(left, middle, line)
            middle += style.SMALL.em * style.LINE

    def _titles(self, room: float) -> tuple[str, ...]:
        return wrap(self.title, room - style.SMALL.width(self.counted) - 2, _TITLE.size, bold=True)


def _in_columns(entries: Sequence[Swatch | Sample], columns: int, first: Box, gap: float) -> Iterator[Item]:
    """Yield entries row by row in columns; ``first`` is the box of the first row."""
    step = (first.right - first.left + gap) / columns
    height = first.bottom - first.top
    for line, column, entry in _cells(entries, columns):
        x, y = first.left + column * step, first.top + line * height
        label = entry.row.bin.label if isinstance(entry, Swatch) else entry.label
        yield group(f"key-row {label}", entry.draw(Box(x, y, x + step - gap, y + height)))


def _cells(entries: Sequence[Swatch | Sample], columns: int) -> Iterator[tuple[int, int, Swatch | Sample]]:
    """Yield entries with row and column; what samples are about has a row of its own."""
    row = column = 0
    for entry in entries:
        alone = isinstance(entry, Subject)
        if column == columns or (alone and column):
            row, column = row + 1, 0
        yield row, column, entry
        column = columns if alone else column + 1


def _rows_of(entries: Sequence[Swatch | Sample], columns: int) -> int:
    return max((row + 1 for row, _, _ in _cells(entries, columns)), default=0)


def layer_key(state: MapState) -> Legend | None:
    """Return the bins of a map with their counts; None where the land only tells one unit from its neighbours."""
    if state.is_plain:
        return None
    t = sheet_translator(state.spec.lang)
    tiles = state.tiles
    return Legend(
        title=state.layer.label,
        caption=state.layer.caption,
        counted=t("行政区数") if state.layer.of_districts else t("单元数"),
        swatches=tuple(Swatch(row, _tile(row, tiles)) for row in state.layer.legend),
        lines=(),
        note=straight(state.layer.note, state.spec.lang) if state.layer.note else None,
    )


def line_key(state: MapState, kinds: frozenset[str]) -> Legend:
    """Return what the lines and markers of a map mean."""
    return Legend("", "", (), tuple(samples(state, kinds)), note=state.geo_note)


def facility_key(state: MapState, shown: Sequence[FacilityMark], *, dots: bool = False) -> Legend | None:
    """Return what the symbols of the facilities ``shown`` mean, and the ``dots`` of a unit's parks; or None."""
    t = sheet_translator(state.spec.lang)
    lines: list[Sample] = []
    if shown:
        lines += [
            Subject(t("枢纽与口岸")),
            *(SymbolSample(s.label, s.kind) for s in symbols_of(shown, state.spec.lang)),
        ]
    if dots:
        own = (mark for mark in state.marks if mark.kind != "other")
        lines += [Subject(t("园区")), *(MarkSample(mark.label, mark.kind, numbered=False) for mark in own)]
    return Legend("", "", (), tuple(lines)) if lines else None


def _tile(row: LegendRow, tiles: Mapping[str | None, Tile]) -> Tile | None:
    return tiles.get(row.bin.tile, tiles[None]) if row.bin.tile is not None else None
