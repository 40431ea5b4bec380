"""A million firms: loaded, counted, seen as heat by one reader and by twenty; pandas, pydeck and folium beside it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

import pandas as pd
import psutil

from bench.firm_list import ENGINE, FOLDER, LOADED, SIZE, list_file, open_store, questions, write_frame
from bench.measures import firm_heat, firm_sessions
from bench.options import ROOT, say
from bench.peers import pandas_firms
from bench.stats import median, p95

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bench.measures.firm_heat import Heat
    from bench.measures.firm_sessions import FirmSessions
    from bench.options import Options
    from mapping.firms.store import Store
    from mapping.insight.firms.query import FirmQuery

    _Question: TypeAlias = Callable[[FirmQuery], object]

SAMPLE_EVERY_S = 0.25
WARM_UP = 2


@dataclass(frozen=True, slots=True)
class Loaded:
    """The list as CSV until it is classed, placed and ready to be asked; memory of all processes of the command."""

    rows: int
    firms: int
    seconds: float
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Counts:
    """Medians in ms of questions that were not asked before, and the slowest of them (p95).

    ``counts``: the groupings by unit, industry and sub-sector, and what stands beside all filters; ``cells``: by cell.
    """

    counts_ms: float
    counts_p95: float
    cells_ms: float
    cells_p95: float


@dataclass(frozen=True, slots=True)
class Firms:
    """All that was measured of the list."""

    loaded: Loaded
    counts: dict[str, Counts]
    """``app``; pandas with its words as ``strings``, or as ``categories``."""
    heat: Heat
    sessions: FirmSessions


def measure(browser: Callable[[], Any], options: Options) -> Firms:
    """Load the list, then ask it; ``browser`` opens one for the length of a block."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    say("  a list is loaded")
    loaded = _load()
    write_frame()
    say("  it is counted")
    counts = _counts(options)
    say("  it is seen as heat")
    with browser() as opened:
        heat = firm_heat.measure(opened, options)
    say(f"  {firm_sessions.SESSIONS} sessions press its filters")
    return Firms(loaded, counts, heat, firm_sessions.measure(options))


def _load() -> Loaded:
    """Load the list into a new file by the command that an office would use."""
    for left in FOLDER.glob(f"{LOADED.name}*"):
        left.unlink()
    report = FOLDER / "report.json"
    command = ["firms", "load", str(list_file()), "--engine", ENGINE, "--report", str(report)]
    begun = time.perf_counter()
    with (FOLDER / "load.log").open("w+", encoding="utf-8") as log:
        process = subprocess.Popen(  # noqa: S603 - the project's own command
            [sys.executable, "-m", "mapping", *command], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, _memory(process.pid))
            with suppress(subprocess.TimeoutExpired):
                process.wait(SAMPLE_EVERY_S)
        seconds = time.perf_counter() - begun
        if process.returncode != 0:
            log.seek(0)
            raise RuntimeError(f"firms load failed:\n{log.read()}")
    told = json.loads(report.read_text(encoding="utf-8"))
    return Loaded(told["rows"], told["loaded"], seconds, peak)


def _memory(pid: int) -> float:
    """Return what a process and those it has started hold, in MB; what they share counts once."""
    total = 0
    with suppress(psutil.NoSuchProcess):
        process = psutil.Process(pid)
        for one in (process, *process.children(recursive=True)):
            with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
                held = one.memory_full_info()
                total += getattr(held, "pss", held.uss)
    return total / 1e6


def _counts(options: Options) -> dict[str, Counts]:
    """Ask this program and pandas the same, in turn."""
    store, strings, categories = open_store(), pandas_firms.frame(), pandas_firms.frame(strings=False)
    asked: dict[str, tuple[_Question, _Question]] = {
        "app": (lambda query: (store.figures(query), store.facets(query)), lambda query: store.cells(query, SIZE)),
        "strings": _of_pandas(strings),
        "categories": _of_pandas(categories),
    }
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in asked}
    for query in islice(questions(), WARM_UP + options.changes):
        for name, (counts, cells) in asked.items():
            times[name].append((_ms(counts, query), _ms(cells, query)))
        _compare(store, strings, query)
    store.engine.close()
    return {name: _summary(each[WARM_UP:]) for name, each in times.items()}


def _of_pandas(firms: pd.DataFrame) -> tuple[_Question, _Question]:
    return (
        lambda query: (pandas_firms.figures(firms, query), pandas_firms.facets(firms, query)),
        lambda query: pandas_firms.cells(firms, query),
    )


def _ms(question: _Question, query: FirmQuery) -> float:
    begun = time.perf_counter()
    question(query)
    return (time.perf_counter() - begun) * 1e3


def _compare(store: Store, firms: pd.DataFrame, query: FirmQuery) -> None:
    """Make sure that both have given the same answer.

    Raises:
        RuntimeError: they have not, so that times cannot be compared.
    """
    in_cells = int(store.cells(query, SIZE).firms.sum()), int(pandas_firms.cells(firms, query).sum())
    found = store.figures(query).total.firms, int(pandas_firms.figures(firms, query)["firms"].sum())
    ours, theirs = store.facets(query), pandas_firms.facets(firms, query)
    differing = [
        facet
        for facet, counts in ours.values.items()  # noqa: PD011 - no frame of pandas
        if _counted(counts) != _counted({"none" if pd.isna(one) else one: n for one, n in theirs[facet].items()})
    ]
    if differing or in_cells[0] != in_cells[1] or found[0] != found[1]:
        raise RuntimeError(f"pandas answers otherwise: {query}, {differing}, {in_cells} in cells, {found} firms")


def _counted(counts: Mapping[Any, int]) -> dict[str, int]:
    """Return the counts of what was found; of what no confidence is known, the page tells nothing."""
    return {str(value): int(firms) for value, firms in counts.items() if firms and value}


def _summary(times: list[tuple[float, float]]) -> Counts:
    counts, cells = zip(*times, strict=True)
    return Counts(median(counts), p95(counts), median(cells), p95(cells))
