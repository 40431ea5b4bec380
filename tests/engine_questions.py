"""What every engine is asked in tests, and how two answers are compared: row by row."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from mapping.firms import expressions
from mapping.firms.facet_counts import parts_of
from mapping.firms.load.winners import winners
from mapping.firms.schema import ROWS
from mapping.insight.firms.query import FirmQuery

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import ibis
    import pyarrow as pa

    from mapping.firms.engine import Engine

_STAR: Final = ";".join(
    f"{114.3 + length * math.cos(turn):.5f},{30.55 + length * math.sin(turn):.5f}"
    for turn, length in ((number * math.pi / 10, 0.05 if number % 2 else 0.2) for number in range(20))
)
QUERIES: Final[Mapping[str, FirmQuery]] = {
    "standing": FirmQuery(),
    "all": FirmQuery(closed=True),
    "capital": FirmQuery(closed=True, count="capital"),
    "staff": FirmQuery(count="staff"),
    "name": FirmQuery(q="tcl楚0"),
    "quotation mark": FirmQuery(q="星'河\"", closed=True),
    "industries": FirmQuery(industry=("opto", "none")),
    "subsectors": FirmQuery(subsector=("auto_a", "of_none"), status=("closed", "active")),
    "units": FirmQuery(unit=("ovc", "none"), basis=("address", "none")),
    "ranges": FirmQuery(founded=(1990, 2010), capital=(100, None), staff=(None, 99.0), closed=True),
    "sure": FirmQuery(confidence=("high", "medium"), classed=("code",)),
    "circle": FirmQuery(within="@114.3,30.55,12", closed=True),
    "star and square": FirmQuery(within=f"{_STAR}|114.0,30.3;114.1,30.3;114.1,30.4;114.0,30.4"),
    "nobody": FirmQuery(q="没有这样的企业"),
}
_ORDERED: Final = ("page", "ready", "counts")


def questions(firms: ibis.Table, query: FirmQuery) -> Iterator[tuple[str, ibis.Table]]:
    """Yield every expression, by a name."""
    columns = [name for name in firms.columns if name not in {"scope", "uscc"}]
    yield "figures", expressions.figures(firms, query)
    yield "counts by unit", expressions.counts(firms, query, ["unit"])
    yield "counts by two", expressions.counts(firms, query, ["industry", "subsector"])
    yield "counts by cell", expressions.counts(firms, query, ["cell"], 8)
    for number, part in enumerate(parts_of(query)):
        yield f"facets {number}", expressions.grouped(firms, part.query, part.columns)
    yield "cells", expressions.cells(firms, query, 7)
    yield "page", expressions.page(firms, query, columns, 50, 10)
    yield "ready", expressions.ready(firms, query, columns)
    yield "summary", expressions.summary(firms)


def cell_of(engine: Engine) -> FirmQuery:
    """Return a query for a cell in which some firms are."""
    found = engine.arrow(expressions.cells(engine.table("firms"), FirmQuery(), 7)).drop_null().to_pylist()
    most = max(found, key=lambda row: (row["firms"], row["cell"]))
    return FirmQuery(cell=f"{most['cell']:x}")


def answers(engine: Engine, build: Callable[[ibis.Table], Iterator[tuple[str, ibis.Table]]]) -> dict[str, list[Any]]:
    """Return the rows of each question: in their order where they have one."""
    told = {}
    for name, expr in build(engine.table("firms")):
        rows = [tuple(map(_plain, row.values())) for row in engine.arrow(expr).to_pylist()]
        told[name] = rows if name.startswith(_ORDERED) else sorted(rows, key=repr)
    return told


def _plain(value: Any) -> Any:
    # sums of numbers depend on their order in the last digits
    return float(f"{value:.9g}") if isinstance(value, float) else value


def compare(query: FirmQuery, one: Engine, other: Engine) -> None:
    """Ask both everything of a query, and compare."""

    def build(firms: ibis.Table) -> Iterator[tuple[str, ibis.Table]]:
        return questions(firms, query)

    expected, told = answers(one, build), answers(other, build)
    for question, rows in expected.items():
        assert told[question] == rows, question


def firms_of(engine: Engine, rows: pa.Table, lists: Sequence[str]) -> list[Any]:
    """Return the firms that an engine makes of rows, of those of some batches."""
    engine.replace(ROWS, rows)
    engine.replace("made", winners(engine.table(ROWS), lists))
    found = engine.arrow(engine.table("made").order_by("firm_id", "name", "address", "capital_wan")).to_pylist()
    return sorted((tuple(map(_plain, row.values())) for row in found), key=repr)
