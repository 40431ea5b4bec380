"""How a sheet is set: its paper, the words of whoever hands it over, and which furniture its map has."""

from __future__ import annotations

from dataclasses import dataclass

from mapping.printing.style import A4, Paper


@dataclass(frozen=True, slots=True)
class Setting:
    """What is decided for a sheet beside what it shows.

    ``title`` and ``subtitle`` take the place of what the map says above itself; ``issuer`` (编制单位), ``date`` and
    ``footnote`` are left out where empty. No date is ever made up here: equal requests give equal sheets.
    ``north``, ``scale``, ``legend`` and ``inset`` are the map's furniture. ``number`` is the page's in its document.
    """

    paper: Paper = A4
    title: str = ""
    subtitle: str = ""
    issuer: str = ""
    date: str = ""
    footnote: str = ""
    north: bool = True
    scale: bool = True
    legend: bool = True
    inset: bool = True
    number: int | None = None
