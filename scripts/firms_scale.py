"""What lists of 10⁴ to 10⁷ firms cost an engine: the figures of docs/scale.md.

    PYTHONPATH=src:. python scripts/firms_scale.py duckdb:build/firms/scale.duckdb --rows 10000 --rows 1000000

The firms are drawn at random, in the columns of the table, and are put into the engine in portions; what is there
before is replaced. Each question is asked five times, and nothing that was answered before is kept: the shortest time
is told, since whatever else runs on the machine can only lengthen it. It has all that Ibis does before and after.
"""

from __future__ import annotations

import argparse
import resource
import time
from typing import TYPE_CHECKING

from tests.firms_made import firms

from mapping.firms.engine import connect
from mapping.firms.schema import FIRMS
from mapping.firms.store import Store
from mapping.insight.firms.query import FirmQuery

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mapping.firms.engine import Engine

PORTION = 1_000_000
ASKED = 5
SOME = FirmQuery(industry=("opto", "none"), capital=(100, None), confidence=("high", "medium"))


def main() -> None:
    """Measure an engine at each number of rows and print a line of a table for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engine", help="address of the engine")
    parser.add_argument("--rows", type=int, action="append", required=True)
    asked = parser.parse_args()
    print("| rows |", " | ".join(questions(None)), "| taken in | memory |")  # type: ignore[arg-type]
    for rows in asked.rows:
        engine = connect(asked.engine)
        started = time.perf_counter()
        spent = fill(engine, rows)
        taken = time.perf_counter() - started - spent
        store = Store(engine)
        times = [f"{shortest(store, ask) * 1000:,.0f} ms" for ask in questions(store).values()]
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"| {rows:,} |", " | ".join(times), f"| {taken:.1f} s | {memory:,.0f} MB |", flush=True)
        engine.close()


def fill(engine: Engine, rows: int) -> float:
    """Put so many firms into an engine; return the seconds that drawing them took."""
    spent = 0.0
    engine.drop(FIRMS)
    for start in range(0, rows, PORTION):
        began = time.perf_counter()
        portion = firms(min(PORTION, rows - start), seed=start)
        spent += time.perf_counter() - began
        engine.append(FIRMS, portion)
    return spent


def questions(store: Store) -> Mapping[str, Callable[[], object]]:
    """Return what is asked, by its name."""
    return {
        "counts": lambda: store.figures(FirmQuery()),
        "counts of a filter": lambda: store.figures(SOME),
        "counts and filters": lambda: store.facets(SOME),
        "cells 7": lambda: store.cells(SOME, 7),
        "cells 9": lambda: store.cells(SOME, 9),
        "a circle": lambda: store.figures(FirmQuery(within="@114.3,30.55,8")),
        "first 50": lambda: store.firms(SOME, 50),
        "name": lambda: store.figures(FirmQuery(q="楚0012")),
    }


def shortest(store: Store, ask: Callable[[], object]) -> float:
    """Return the seconds of a question, asked afresh."""
    times = []
    for _ in range(ASKED):
        store.forget()
        began = time.perf_counter()
        ask()
        times.append(time.perf_counter() - began)
    return min(times)


if __name__ == "__main__":
    main()
