"""What a table on paper holds: tracks, and rows of cells under bands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mapping.printing import style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.cartography.tiles import Tile
    from mapping.printing.display import Face


@dataclass(frozen=True, slots=True)
class Track:
    """A column on paper: its heading, whether figures stand at its right, and how soon it gives way (0: never).

    Where paper is too narrow for all, those with the highest ``spare`` are left out first.
    """

    heading: str
    figures: bool = False
    spare: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says: a text and what stands smaller ``under`` it, or ``parts``, words each with its tile before it.

    ``fill``: a ground of its own.
    """

    text: str
    face: Face = style.BODY
    under: str = ""
    parts: tuple[tuple[Tile, str], ...] = ()
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a band with a ``name`` (none where it is empty) and a note behind it.

    A row is a cell for each track, or a single one across the whole table.
    """

    rows: tuple[tuple[Said, ...] | Said, ...]
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PagedTable:
    """A table: its tracks and sections, a ``title`` above it where there are several on a sheet.

    ``again`` stands behind the name of a band that goes on from the page before. ``headed``: whether the tracks have a
    row of headings; ``tinted``: whether every other row has a ground; ``beside``: whether it may stand beside the table
    before it, where a page has room for both.
    """

    name: str
    tracks: tuple[Track, ...]
    sections: tuple[Section, ...]
    again: str
    title: str = ""
    note: str = ""
    alt: str = ""
    headed: bool = True
    tinted: bool = True
    beside: bool = False

    @property
    def rows(self) -> Iterator[tuple[Said, ...]]:
        """The rows with a cell for each track."""
        return (row for section in self.sections for row in section.rows if isinstance(row, tuple))

    def without(self, track: Track) -> PagedTable:
        """Return the table without one of its tracks."""
        gone = self.tracks.index(track)

        def kept(row: tuple[Said, ...] | Said) -> tuple[Said, ...] | Said:
            return row if isinstance(row, Said) else (*row[:gone], *row[gone + 1 :])

        sections = tuple(replace(section, rows=tuple(map(kept, section.rows))) for section in self.sections)
        return replace(self, tracks=(*self.tracks[:gone], *self.tracks[gone + 1 :]), sections=sections)
