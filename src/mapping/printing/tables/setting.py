"""A table as it is set in a width: its columns, and every cell broken into lines."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from mapping.printing import style
from mapping.printing.display import Face
from mapping.printing.tables.model import Said
from mapping.printing.tables.widths import MOST_HEADING, widths_of
from mapping.printing.typeface import wrap, wrap_evenly

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.cartography.placement import Box
    from mapping.cartography.tiles import Tile
    from mapping.printing.tables.model import PagedTable, Section, Track
    from mapping.printing.tables.widths import Widths

SIDE: Final = 1.3
"""Between a cell's edge and what stands in it, in mm."""
TILE_GAP: Final = 0.8
PART_GAP: Final = 2.0
"""Between a tile and its word, and between a word and the next tile."""
_TILE: Final = 1.3
"""The side of a tile in ems."""
_APART: Final = 9.0
_BELOW: Final = 1.6
_TITLE: Final = Face(9.4, bold=True, fill=style.NAVY)
_HEADING: Final = Face(7.2, bold=True, fill=style.WHITE)
_BAND: Final = Face(7.6, bold=True, fill=style.NAVY)
MOST_LINES: Final = 1.8
LEAST_AIR: Final = 0.55
ABREAST: Final = 7.0
"""Between two tables beside each other."""
_SLACK: Final = 0.05
"""What fits exactly must not be found too wide by rounding."""
_TOGETHER: Final = 3
"""A section with no more rows than this is not parted."""


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of a cell: a text, or words each with its tile before it."""

    text: str
    face: Face
    parts: tuple[tuple[Tile, str], ...] = ()

    @property
    def height(self) -> float:
        """Its height in mm."""
        return self.face.em * style.LINE

    @property
    def tile(self) -> float:
        """The side of its tiles in mm."""
        return self.face.em * _TILE

    def width(self, part: tuple[Tile, str]) -> float:
        """Return the width in mm of a word with its tile."""
        return self.tile + TILE_GAP + self.face.width(part[1])


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell as it is set: its lines, the columns that it covers, and a note ``behind`` the last line."""

    said: Said
    lines: tuple[SetLine, ...]
    column: int
    span: int = 1
    behind: tuple[str, Face] | None = None

    @property
    def height(self) -> float:
        """The height of its lines in mm."""
        return sum(line.height for line in self.lines)


Kind: TypeAlias = Literal["headings", "band", "row"]


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row as it is set. ``shaded``: it is one of every other."""

    kind: Kind
    cells: tuple[SetCell, ...]
    shaded: bool = False
    _high: float = field(init=False)

    def __post_init__(self) -> None:
        """Measure the row once: pages are filled over and over until they are even."""
        object.__setattr__(self, "_high", max(cell.height for cell in self.cells))

    def height(self, air: float) -> float:
        """Return its height in mm with ``air`` above and below."""
        return self._high + 2 * air

    def parts(self, room: float, air: float) -> Iterator[SetRow]:
        """Yield the row in parts that are no higher than ``room``: what does not fit goes on in the next."""
        left = [list(cell.lines) for cell in self.cells]
        while any(left):
            taken = [_taken(lines, room - 2 * air) for lines in left]
            cells = (replace(cell, lines=part) for cell, part in zip(self.cells, taken, strict=True))
            yield replace(self, cells=tuple(cells))
            left = [lines[len(part) :] for lines, part in zip(left, taken, strict=True)]


def _taken(lines: list[SetLine], room: float) -> tuple[SetLine, ...]:
    """Return as many lines as a room holds, at least one where there is any."""
    used = 0.0
    taken: list[SetLine] = []
    for line in lines:
        used += line.height
        if taken and used > room:
            break
        taken.append(line)
    return tuple(taken)


@dataclass(frozen=True, slots=True)
class RowBlock:
    """Rows that stay together; ``band`` goes on above those of them that begin a page.

    ``section``: all rows of the section that they begin, its band with them; none for rows within one, or without band.
    """

    rows: tuple[SetRow, ...]
    band: SetRow | None
    section: tuple[SetRow, ...] = ()

    def height(self, air: float) -> float:
        """Return the height of all its rows."""
        return sum(row.height(air) for row in self.rows)


@dataclass(frozen=True, slots=True)
class SetTable:
    """A table as it is set: the widths of its tracks, and its rows in blocks; ``room`` is the width of its page."""

    table: PagedTable
    widths: tuple[float, ...]
    headings: SetRow | None
    blocks: tuple[RowBlock, ...]
    scale: float
    room: float

    @property
    def title(self) -> Face:
        """The face of the title above it."""
        return _TITLE.sized(_TITLE.size * self.scale)

    @property
    def note(self) -> tuple[SetLine, ...]:
        """The note on it: one line beside its title where there is room, else lines below that."""
        face = style.SMALL.sized(style.SMALL.size * self.scale)
        if not self.table.note or self.note_beside:
            return (SetLine(self.table.note, face),) if self.table.note else ()
        return tuple(SetLine(line, face) for line in wrap(self.table.note, self.room, face.size))

    @property
    def note_beside(self) -> bool:
        """Whether its note has room beside its title."""
        face = style.SMALL.sized(style.SMALL.size * self.scale)
        room = self.room - self.title.width(self.table.title) - _APART
        return face.width(self.table.note) <= room

    @property
    def top(self) -> float:
        """The height of the title above it."""
        if not self.table.title:
            return 0.0
        below = 0.0 if self.note_beside else sum(line.height for line in self.note)
        return self.title.em * style.LINE + below + _BELOW

    def height(self, air: float) -> float:
        """Return its height in mm where all of it stands on one page."""
        return self.whole(0.0).bottom(air)

    def whole(self, top: float, left: float = 0.0) -> Part:
        """Return all of it as the part of one page."""
        return Part(self, top, tuple(row for block in self.blocks for row in block.rows), first=True, left=left)


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of a table that stand on one page, from ``top`` in mm below and ``left`` beside the box's corner."""

    cast: SetTable
    top: float
    rows: tuple[SetRow, ...]
    first: bool
    left: float = 0.0

    def bottom(self, air: float) -> float:
        """Return where they end, in mm below the page's box."""
        above = self.cast.top if self.first else 0.0
        headings = self.cast.headings.height(air) if self.cast.headings else 0.0
        return self.top + above + headings + sum(row.height(air) for row in self.rows)


def set_table(table: PagedTable, width: float, scale: float, lines: float = MOST_LINES) -> SetTable:
    """Return a table as it is set in a width, its letters ``scale`` times as large as they would be.

    Columns that can be spared are left out where rows would have more ``lines`` than that on average.
    """
    fewer, widths = _fitting(table, width, scale, lines)
    headings = None
    if table.headed:
        face = _HEADING.sized(_HEADING.size * scale)
        cells = (
            _heading(track, face, room, column)
            for column, (track, room) in enumerate(zip(fewer.tracks, widths, strict=True))
        )
        headings = SetRow("headings", tuple(cells))
    blocks = tuple(block for section in fewer.sections for block in _blocks(fewer, section, widths, scale))
    return SetTable(fewer, widths, headings, blocks, scale, width)


def set_tables(tables: Sequence[PagedTable], box: Box, scale: float, lines: float) -> list[tuple[SetTable, ...]]:
    """Return the tables of a sheet as they are set in the width of a page: alone, or two that stand abreast."""
    width = box.right - box.left
    out: list[tuple[SetTable, ...]] = []
    for number, table in enumerate(tables):
        pair = _abreast((tables[number - 1], table), box, scale) if table.beside and len(out[-1]) == 1 else ()
        if pair:
            out[-1] = pair
        else:
            out.append((set_table(table, width, scale, lines),))
    return out


def _abreast(tables: tuple[PagedTable, PagedTable], box: Box, scale: float) -> tuple[SetTable, ...]:
    """Return two tables beside each other, no line of theirs broken; nothing where a page has no room for that."""
    wanted = [_wanted(table, scale) for table in tables]
    room = box.right - box.left - ABREAST
    if sum(wanted) > room:
        return ()
    cast = tuple(set_table(one, room * own / sum(wanted), scale) for one, own in zip(tables, wanted, strict=True))
    return cast if all(one.height(LEAST_AIR) <= box.bottom - box.top for one in cast) else ()


def _wanted(table: PagedTable, scale: float) -> float:
    """Return the width in which every cell of a table stands on one line; a long heading may take two."""
    face = _HEADING.sized(_HEADING.size * scale)
    heads = [min(face.width(track.heading) + 2 * SIDE, MOST_HEADING) for track in table.tracks if table.headed]
    rows = [[_natural(said, scale) for said in row] for row in table.rows]
    wanted: list[float] = [max(column) for column in zip(*([heads] if heads else []), *rows, strict=True)]
    return sum(wanted)


def holds(table: PagedTable, width: float) -> bool:
    """Tell whether a width has room for all tracks of a table, no word of them broken."""
    return not _found(table, width, 1.0).crowded


def _found(table: PagedTable, width: float, scale: float) -> Widths:
    """Return the widths of a table's tracks."""
    cells = [[_natural(said, scale) for said in row] for row in table.rows]
    words = [max((_word(row[c], scale) for row in table.rows), default=0.0) for c in range(len(table.tracks))]
    face = _HEADING.sized(_HEADING.size * scale)
    heads = [face.width(track.heading) + 2 * SIDE if table.headed else 0.0 for track in table.tracks]
    return widths_of(cells, words, heads, [track.figures for track in table.tracks], width)


def _fitting(table: PagedTable, width: float, scale: float, lines: float) -> tuple[PagedTable, tuple[float, ...]]:
    """Return the table with as many of its tracks as a width holds, and their widths."""
    spare = max(table.tracks, key=lambda track: track.spare)
    found = _found(table, width, scale)
    if spare.spare and (found.crowded or found.lines > lines):
        return _fitting(table.without(spare), width, scale, lines)
    return table, found.widths


def _natural(said: Said, scale: float) -> float:
    """Return the width of a cell on one line, in mm."""
    if said.parts:
        line = SetLine("", said.face.sized(said.face.size * scale))
        return sum(map(line.width, said.parts)) + PART_GAP * (len(said.parts) - 1) + 2 * SIDE + _SLACK
    under = style.SMALL.width(said.under) if said.under else 0.0
    return scale * max(said.face.width(said.text), under) + 2 * SIDE + _SLACK


def _word(said: Said, scale: float) -> float:
    """Return the width of a cell's longest word that cannot be broken."""
    if said.parts:
        line = SetLine("", said.face.sized(said.face.size * scale))
        return max(map(line.width, said.parts)) + 2 * SIDE
    words = [piece for text in (said.text, said.under) for piece in text.split() if piece.isascii()]
    return scale * max(map(said.face.width, words), default=0.0) + 2 * SIDE if words else 0.0


def _set(said: Said, width: float, column: int, scale: float, span: int = 1) -> SetCell:
    """Return a cell broken into lines."""
    if said.parts:
        return SetCell(said, tuple(_part_lines(said, width - 2 * SIDE, scale)), column, span)
    lines: list[SetLine] = []
    for text, face in ((said.text, said.face), (said.under, style.SMALL)):
        own = face.sized(face.size * scale)
        if text:
            lines += [SetLine(line, own) for line in wrap(text, width - 2 * SIDE, own.size, bold=own.bold)]
    return SetCell(said, tuple(lines), column, span)


def _heading(track: Track, face: Face, width: float, column: int) -> SetCell:
    """Return the heading of a track, its lines about as long as each other."""
    lines = wrap_evenly(track.heading, width - 2 * SIDE, face.size, bold=True)
    return SetCell(Said(track.heading, face), tuple(SetLine(line, face) for line in lines), column)


def _part_lines(said: Said, width: float, scale: float) -> Iterator[SetLine]:
    """Yield words with their tiles, as many on a line as it holds."""
    plain = SetLine("", said.face.sized(said.face.size * scale))
    parts: list[tuple[Tile, str]] = []
    used = 0.0
    for part in said.parts:
        if parts and used + plain.width(part) > width:
            yield replace(plain, parts=tuple(parts))
            parts, used = [], 0.0
        parts.append(part)
        used += plain.width(part) + PART_GAP
    yield replace(plain, parts=tuple(parts))


def _blocks(table: PagedTable, section: Section, widths: Sequence[float], scale: float) -> Iterator[RowBlock]:
    """Yield the rows of a section: its band with the first two, its last two together, the others one by one."""
    rows = [_row(row, widths, scale, shaded=table.tinted and i % 2 == 1) for i, row in enumerate(section.rows)]
    band = again = None
    if section.name:
        band = _band(section.name, section.note, widths, scale)
        again = _band(f"{section.name}{table.again}", "", widths, scale)
    begun = rows[:2] if len(rows) > _TOGETHER else rows
    yield RowBlock((*([band] if band else []), *begun), again, (band, *rows) if band else ())
    rest = rows[len(begun) :]
    for row in rest[:-2]:
        yield RowBlock((row,), again)
    if rest:
        yield RowBlock(tuple(rest[-2:]), again)


def _row(row: tuple[Said, ...] | Said, widths: Sequence[float], scale: float, *, shaded: bool) -> SetRow:
    if isinstance(row, Said):
        return SetRow("row", (_set(row, sum(widths), 0, scale, len(widths)),), shaded)
    cells = (_set(said, widths[column], column, scale) for column, said in enumerate(row))
    return SetRow("row", tuple(cells), shaded)


def _band(name: str, note: str, widths: Sequence[float], scale: float) -> SetRow:
    """Return a band: a name and behind it a note, smaller; a name too long for a line takes more."""
    cell = _set(Said(name, _BAND), sum(widths), 0, scale, len(widths))
    behind = (note, style.SMALL.sized(style.SMALL.size * scale)) if note else None
    return SetRow("band", (replace(cell, behind=behind),))
