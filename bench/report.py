"""docs/benchmarks.md: the figures of one run, held against the promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.findings import FLAT, rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.findings import Findings
    from bench.measures.firms import Firms
    from bench.measures.load import Load
    from bench.measures.printing import Printing
    from bench.verdict import Row

NAMES = {
    "app": "**this map**",
    "folium_stock": "stock `st_folium`",
    "folium_group": "`st_folium`, `feature_group_to_add`",
    "pydeck_map": "pydeck",
    "plotly_map": "plotly",
}

BUSY = 0.3
"""Load a core before the run above which the report warns: other programs disturbed it."""

PEERS_INTRODUCTION = """\
One change of the layer; blank frames and bytes are the most of all changes. The peers run Python for it, this map
reports the change to Python afterwards."""

OFFICE_INTRODUCTION = """\
One server, its visitors on the map of the city; each changes a layer or a unit at its own pace, and the time is the
server's, from the press to the end of the script. Those who take sheets take one after the other, and are not timed:
sheets are made by a process of their own, so that the others wait only for their share of the processors. The list is
analysed by the processes that do so for the server, started beside it: what the server itself does, taking the file in
and showing what came of it, is not in this figure."""

SHEETS_INTRODUCTION = """\
Each kind in a fresh process that has loaded the data. A single sheet is the median of several units' sheets, each made
once, after one of the city; the atlas is made once, from the request to the file. For the comparison its pages are
composed first, and this program and matplotlib (`bench/peers/matplotlib_sheets.py`) each write the same display
lists, in the same typeface, as one PDF; tags, bookmarks and attachments are this program's alone."""

FIRMS_INTRODUCTION = """\
A million invented firms (`make firms-sample`), loaded by `firms load` into DuckDB; the peers hold the columns that they
need in pandas. A filter takes one more industry in, or out again, and each is asked for the first time. pydeck draws
the same cells as a layer of its own kind, folium as a path each."""

FIRM_PAGES = {
    "app": "**this map**, the city",
    "fine": "**this map**, zoomed in",
    "pydeck_heat": "pandas and pydeck",
    "folium_heat": "pandas and `st_folium`",
}
FIRM_COUNTS = {
    "app": "**this program**, DuckDB",
    "strings": "pandas, words as strings",
    "categories": "pandas, words as categories",
}

SHEET_KINDS = {
    "pdf": "a sheet as PDF",
    "png": "a sheet as PNG, 300 dpi",
    "pptx": "a sheet as PPTX",
    "atlas-pdf": "the atlas as PDF",
    "atlas-pptx": "the atlas as PPTX",
    "press": "composed pages → PDF, **this map**",
    "matplotlib": "composed pages → PDF, matplotlib",
}

METHOD = """\
## Method

Every figure is a median of one run on one machine; pages that are compared take turns, so that whatever else the
machine does falls on both. Times are no promises: they change with the machine. Ratios are.

- **Same data, same settings.** The peers in `bench/peers/` draw the same 14 units, edges and rivers in the same
  colours, with a tooltip each, from this project's own data, under the same `.streamlit/config.toml`, and warm. They
  draw less: no labels, tiles, inset, card or legend, which favours them. The floor is one `st.write` and a button.
- **No network.** folium's Leaflet comes from `static/vendor`; plotly gets an empty world outline, without which it
  draws nothing; pydeck's basemap fails at once, as it does without a network.
- **Clock.** In the page (`bench/probe.js`): from the browser's time stamp of the click to just after the painting of
  the first animation frame in which all units have the new colours (or the card the new title). pydeck's canvas is
  read back as pixels, which costs it a few ms. A frame is blank when no unit is drawn.
- **Geography**: until the shapes of the other view are on the map and no others; the map's own file for it was fetched
  while the page rested, as it is for a reader who looks before pressing. **Filtering**: one facet of the park finder
  pressed and released, until the list holds exactly the parks that the package finds and no marker stands for another;
  markers that come back follow a frame later.
- **Browser.** The engine that the tests use: Chromium's headless shell where it is installed, else the whole browser.
  The window around the engine costs every page alike, peers and floor too, and would hide what differs between them.
- **Bytes** are counted on the websocket as received, uncompressed; the most of all changes counts, not the median.
- **First drawn map**: navigation in a new context with an empty cache until all units are painted;
  edges, names and panel follow a frame later. **At 1.5 Mbit/s** the browser holds the line back (40 ms of latency too);
  bytes are those of all answers that have come by then, with their headers, on a machine without a Chinese font.
- **Start-up**: fresh processes with compiled bytecode. "Libraries alone" imports exactly the modules of other projects
  that the package's modules name; "everything" imports every module, joins the data, publishes the map's files and
  decides the first map, in a folder where the application has run before.
- **Sessions** are websocket clients without a browser (`bench/client.py`) that send what a page sends and check that
  the map that comes back shows what was pressed: 20 real pages on a few cores would measure Chromium. The time is
  the server's, from the press to the end of the script. p95 is compared with the p95 of one session at the same pace.
- **Lists** are handed over as a page does it (`mapping.intake.errands`): from the start of a fresh process, which has
  another one read the file, to the analysis in the server's memory. Every row has a name, a unit, words, an area in 亩
  and a point in GCJ-02.
- **Firms.** The clock of the load is that of the command, from its start to its end; its memory is sampled four times a
  second over all its processes, what they share counted once. *Counts* are the grouping by unit, industry and
  sub-sector and the numbers beside all filters, each under all the others; pandas is asked the same by masks,
  groupings and value counts, and must answer the same. It is compared as it reads a list, words as strings;
  categories, which take a reader's trouble beforehand, stand beside it. *Heat* is there once the key on the map has as
  many cells of each class as the package finds, which is written in the step in which the canvas is drawn; with
  pydeck once its canvas shows another picture, with folium once its paths have the wanted colours. folium's own heat
  map needs a script from a public host. Bytes are those of the page and of the files that a filter has it fetch; fonts
  come once and are left out. The twenty sessions each press a filter every 3 s and fetch the amounts of the heat; one
  alone does so every second.
- **Memory** is what the server's process shares with no other. Flat: the median over the last fifth of the reruns is
  at most 2 % above that of the second fifth.

Run it again with `make bench` (about 20 minutes; nothing else should run) or `make bench QUICK=1`.
"""


def render(found: Findings) -> str:
    """Return the whole document."""
    promises = rows(found)
    return "\n".join(
        [
            "# Benchmarks",
            "",
            "Written by `make bench`; do not edit.",
            "",
            *_machine(found),
            "",
            _summary(promises),
            "",
            *_table(
                ("measure", "this map", "against", "ratio", "promise", "verdict"), (_cells(row) for row in promises)
            ),
            "",
            *_shortfalls(promises, found),
            "## The peers",
            "",
            PEERS_INTRODUCTION,
            "",
            *_peers(found),
            "",
            *_office(found.load),
            "",
            *_sheets(found.printing),
            "",
            *_firms(found.firms),
            "",
            *_collection(found),
            "",
            METHOD,
        ]
    )


def _machine(found: Findings) -> list[str]:
    machine = found.machine
    packages = ", ".join(f"{name} {number}" for name, number in machine.packages.items())
    kind = "quick run, few repetitions" if found.quick else "full run"
    lines = [
        f"- {machine.date}, {kind} of {found.minutes:.0f} minutes",
        f"- {machine.processor}, {machine.cores} cores, {machine.memory_gb:.0f} GB, {machine.system}",
        f"- Python {machine.python}, Chromium {machine.chromium}, {packages}",
    ]
    if machine.busy > BUSY:
        lines.append(
            f"- **The machine was busy with other things** (load {machine.busy:.1f} a core when the run began):"
            " run it again on a quiet one before drawing conclusions."
        )
    return lines


def _summary(promises: list[Row]) -> str:
    missed = sum(not row.holds for row in promises)
    return f"{len(promises) - missed} of {len(promises)} promises hold."


def _cells(row: Row) -> tuple[str, ...]:
    ratio = "–" if row.ratio is None else f"{row.ratio:.2f}"
    return row.measure, row.ours, row.peer, ratio, row.promise, "holds" if row.holds else "**falls short**"


def _shortfalls(promises: list[Row], found: Findings) -> list[str]:
    missed = [row for row in promises if not row.holds]
    if not missed:
        return []
    lines = ["## What falls short", ""]
    for row in missed:
        ratio = "" if row.ratio is None else f" ({row.ratio:.2f} ×)"
        lines.append(f"- {row.measure}: {row.ours}{ratio}, promised {row.promise}.")
    parts = ", ".join(f"{name} after {ms:.0f} ms" for name, ms in found.startup.parts.items())
    kinds = ", ".join(f"{kind} {size}" for kind, size in found.controls[0].kinds.items())
    draw = found.first_draw
    load = (
        f"{draw.app_bytes / 1e3:.0f} kB in {draw.app_requests} requests, the page with one `st.write`"
        f" {draw.floor_bytes / 1e3:.0f} kB in {draw.floor_requests}"
    )
    return [
        *lines,
        "",
        "Where to look:",
        "",
        f"- a start: {parts}; {found.startup.libraries} library modules are named by the package;",
        f"- the largest change by kind of message, in bytes: {kinds};",
        f"- a first load: {load}.",
        "",
    ]


def _peers(found: Findings) -> list[str]:
    stock = found.switches["folium_stock"].ms

    def cells() -> Iterable[tuple[str, ...]]:
        for name, one in found.switches.items():
            zoom = {None: "not tried", True: "yes", False: "no"}[one.zoom_kept]
            yield (
                NAMES[name],
                f"{one.ms:.0f}",
                f"{one.ms / stock:.2f}",
                f"{one.frames:.0f}",
                f"{one.blank}",
                f"{one.map_bytes / 1e3:.1f}",
                f"{one.page_bytes / 1e3:.1f}",
                zoom,
            )

    return _table(
        ("", "ms", "of stock", "frames", "blank", "map element kB", "page kB", "zoom kept"),
        cells(),
    )


def _office(load: Load) -> list[str]:
    def cells() -> Iterable[tuple[str, ...]]:
        for crowd in (load.brisk, load.calm, *load.crowds):
            yield (
                f"{crowd.visitors}"
                + (f", {crowd.exporting} of them taking sheets (PNG)" if crowd.exporting else "")
                + (", while a list of 200,000 rows is analysed" if crowd.importing else ""),
                f"{crowd.every_s:g} s",
                f"{crowd.median:.0f} ms",
                f"{crowd.p95:.0f} ms",
                f"{crowd.p95 / load.alone(crowd).p95:.1f}",
                f"{crowd.sheets}" if crowd.exporting else "–",
            )

    table = _table(("visitors", "a change each", "median", "p95", "× one visitor", "sheets taken"), cells())
    return ["## An office at work", "", OFFICE_INTRODUCTION, "", *table]


def _sheets(printing: Printing) -> list[str]:
    def cells() -> Iterable[tuple[str, ...]]:
        for kind, one in printing.made.items():
            yield (
                SHEET_KINDS[kind],
                f"{one.pages}",
                f"{one.seconds:.2f} s",
                f"{one.cpu_seconds:.2f} s",
                f"{one.bytes / 1e6:.2f} MB",
                f"{one.peak_mb:.0f} MB",
            )

    table = _table(("", "pages", "clock", "processors", "file", "memory at most"), cells())
    return ["## Sheets and atlases", "", SHEETS_INTRODUCTION, "", *table]


def _firms(firms: Firms) -> list[str]:
    def pages() -> Iterable[tuple[str, ...]]:
        for name, named in FIRM_PAGES.items():
            one = firms.heat.pages[name]
            yield (
                named,
                f"{one.cells:,}",
                f"{one.ms:.0f} ms",
                f"{one.p95:.0f} ms",
                f"{one.ms / firms.heat.floor_ms:.1f}",
                f"{one.blank}",
                f"{one.received / 1e3:.1f}",
                f"{one.fetched / 1e3:.1f}",
            )

    def counts() -> Iterable[tuple[str, ...]]:
        for name, named in FIRM_COUNTS.items():
            one = firms.counts[name]
            yield (named, *(f"{ms:.0f} ms" for ms in (one.counts_ms, one.counts_p95, one.cells_ms, one.cells_p95)))

    drawn = _table(("", "cells", "median", "p95", "× empty rerun", "blank", "page kB", "files kB"), pages())
    counted = _table(("", "counts", "p95", "by cell", "p95"), counts())
    return ["## A million firms", "", FIRMS_INTRODUCTION, "", *drawn, "", *counted]


def _collection(found: Findings) -> list[str]:
    configured, other = str(found.collects).lower(), str(not found.collects).lower()
    controls, sessions, memory = found.controls, found.sessions, found.memory

    def pair(name: str, values: tuple[float, float], unit: str, digits: int = 0) -> tuple[str, ...]:
        return name, *(f"{value:.{digits}f} {unit}" for value in values)

    off, on = (0, 1) if not found.collects else (1, 0)
    table = _table(
        ("`runner.postScriptGC`", f"{configured} (configured)", other),
        [
            pair("unit pressed → its card", (controls[0].unit_ms, controls[1].unit_ms), "ms"),
            pair("empty rerun", (controls[0].floor_ms, controls[1].floor_ms), "ms"),
            pair("20 sessions, median", (sessions[0].many_median, sessions[1].many_median), "ms"),
            pair("20 sessions, p95", (sessions[0].many_p95, sessions[1].many_p95), "ms"),
            pair("memory a session", (sessions[0].mb_per_session, sessions[1].mb_per_session), "MB", 2),
            pair("a rerun without a pause", (memory[0].ms, memory[1].ms), "ms"),
            (
                "memory, early → late",
                *(f"{one.early:.0f} → {one.late:.0f} MB ({one.reruns} reruns)" for one in memory),
            ),
        ],
    )
    flat = memory[off].late <= memory[off].early * (1 + FLAT)
    verdict = (
        f"With the collection a rerun takes {memory[on].ms - memory[off].ms:+.0f} ms. Without it memory"
        f" {'stays flat, since Python collects by itself often enough' if flat else 'does not stay flat'}."
        f" Decision by this run: {'off' if flat else 'on'}."
    )
    return ["## The collection after every run", "", *table, "", verdict]


def _table(head: tuple[str, ...], body: Iterable[tuple[str, ...]]) -> list[str]:
    return [
        f"| {' | '.join(head)} |",
        f"|{'---|' * len(head)}",
        *(f"| {' | '.join(cells)} |" for cells in body),
    ]
