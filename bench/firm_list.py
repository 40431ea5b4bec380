"""The list of firms that is measured: invented, a million rows, made once below ``build/``; and what it is asked.

This program asks it in DuckDB, as it was loaded; the peers hold the same columns of the same firms in pandas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pyarrow import parquet

from bench.options import ROOT
from bench.scene import industries, the_atlas
from mapping.cartography import cell_bins
from mapping.files import write_whole
from mapping.firms.engine import connect
from mapping.firms.sample import made_up_portions
from mapping.firms.store import Store
from mapping.insight.firms.query import FirmQuery

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

ROWS: Final = 1_000_000
SEED: Final = 2021
FOLDER: Final = ROOT / "build" / "bench"
LIST: Final = FOLDER / f"firms_{ROWS}.csv"
LOADED: Final = FOLDER / "firms.duckdb"
ENGINE: Final = f"duckdb:{LOADED}"
FRAME: Final = FOLDER / "firms.parquet"
"""For the peers: the columns that they ask, of all firms."""
COLUMNS: Final = (
    *("unit_id", "industry_id", "subsector_id", "status", "founded_year", "capital_wan", "staff"),
    *("place_basis", "class_basis", "place_confidence", "class_confidence", "cell7"),
)
SIZE: Final = 7
"""Of the cells that the map shows when it opens; the peers draw the same."""
FINE: Final = 8
"""Of those it shows once zoomed in: of this size a window holds most."""
_BESIDE: Final[tuple[Mapping[str, Any], ...]] = (
    {},
    {"founded": (2010, None)},
    {"status": ("active",)},
    {"capital": (500, None)},
    {"confidence": ("high",)},
    {"staff": (10, 299)},
    {"classed": ("code", "name")},
)
"""What is set beside an industry."""


def list_file() -> Path:
    """Return the list as a CSV file, made where it is not there yet."""
    if not LIST.is_file():
        write_whole(LIST, made_up_portions(the_atlas(), ROWS, SEED))
    return LIST


def write_frame() -> None:
    """Write what the peers hold in memory. Firms in no cell are in cell 0: pandas has no whole number for none."""
    engine = connect(ENGINE, read_only=True)
    table = engine.table("firms").select(*COLUMNS)
    parquet.write_table(engine.arrow(table.mutate(cell7=table.cell7.fill_null(0))), FRAME)
    engine.close()


def open_store() -> Store:
    """Return the list that was loaded, asked nothing yet."""
    return Store(connect(ENGINE, read_only=True))


def questions() -> Iterator[FirmQuery]:
    """Yield questions, none of them twice: an industry each, with something else beside it."""
    every = industries()
    for number in range(len(every) * len(_BESIDE)):
        around, place = divmod(number, len(every))
        yield FirmQuery(industry=(every[place],), **_BESIDE[(place + around) % len(_BESIDE)])


def presses() -> Iterator[tuple[str, FirmQuery]]:
    """Yield the industry that is pressed, and what the page then asks: taken in one by one, and out again."""
    taken: tuple[str, ...] = ()
    for one in (*industries(), *industries()):
        taken = tuple(each for each in taken if each != one) if one in taken else (*taken, one)
        yield one, FirmQuery(industry=taken)


def classes(amounts: Iterable[float], size: int) -> str:
    """Return how many cells there are of each class, as probe.js reads them off the legend."""
    bins = [cell_bins.bin_of(amount, "number", size) for amount in amounts]
    return " ".join(str(bins.count(one)) for one in range(len(cell_bins.bounds("number", size))))


def fill_of(amount: float) -> str:
    """Return the colour (#rrggbb) that the peers give a cell."""
    of = cell_bins.bin_of(amount, "number", SIZE)
    return cell_bins.fills()[of or 0].lower()


def fills(amounts: Iterable[float]) -> str:
    """Return the colours of all cells as probe.js reads them off a map of paths."""
    return " ".join(sorted(map(fill_of, amounts)))
