"""What stands in a workspace file, and under which names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mapping.files import file_name as named
from mapping.i18n import translator
from mapping.insight.workspace import Workspace

if TYPE_CHECKING:
    from datetime import date

SCHEMA: Final = 1
"""Version of the file's form; a newer one is refused."""
MANIFEST: Final = "manifest.json"
ALIASES: Final = "aliases.csv"
EDITION: Final = "edition.json"
BRIEFING: Final = "briefing.json"
ALIAS_COLUMNS: Final = ("name", "unit_id")
TABLES: Final = (
    "sources",
    "parks",
    "three_lists",
    "park_columns",
    "park_values",
    "indicators",
    "indicator_values",
)
"""Tables into which lists are taken, in the order in which they stand in the file."""
REPLACEABLE: Final = ("parks", "three_lists", "source_grades", "source_corrections")
"""Tables of ours of which a list may take the place of rows: with a row goes what is said of its source."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A workspace, and the briefing as JSON; empty where there is none."""

    workspace: Workspace = field(default_factory=Workspace)
    briefing: str = ""


def part_of(import_id: str, table: str) -> str:
    """Return the name of the part that holds a table of a list."""
    return f"imports/{import_id}/{table}.csv"


def file_name(day: date, lang: str) -> str:
    """Return what the file is called."""
    return named(f"{translator(lang)('武汉产业地图_工作区')}_{day.isoformat()}", "zip")
