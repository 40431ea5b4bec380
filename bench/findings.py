"""Everything one run found, and the promises it is held against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.verdict import Row, compared, limited

if TYPE_CHECKING:
    from bench.machine import Machine
    from bench.measures.controls import Controls
    from bench.measures.firms import Firms
    from bench.measures.first_draw import FirstDraw
    from bench.measures.importing import Importing
    from bench.measures.load import Load
    from bench.measures.matching import Matching
    from bench.measures.memory import Memory
    from bench.measures.printing import Printing
    from bench.measures.sessions import Sessions
    from bench.measures.slow_line import SlowLine
    from bench.measures.startup import Startup
    from bench.measures.switches import Switches

SWITCH_SHARE = 1 / 8
SWITCH_FRAMES = 2
RERUN_RATIO = 1.35
MATCH_MS = 50
MATCH_PAGE_RATIO = 1.5
FIRST_DRAW_RATIO = 1.25
SLOW_LINE_S = 6
SLOW_LINE_KB = 1000
STARTUP_RATIO = 2.0
SESSIONS_RATIO = 2.0
SESSION_MB = 3.0
CROWDS = {50: 5.0, 100: 3.0}
"""Visitors -> how much longer their slowest changes (p95) may take than one visitor's at the same pace."""
EXPORTS_RATIO = 2.0
"""How much longer the slowest changes (p95) of twenty visitors may take while five others take sheets away."""
SHEETS_S = {
    "pdf": ("one sheet as PDF, warm", 0.3),
    "png": ("the same as PNG of 300 dpi", 0.6),
    "pptx": ("the same as PPTX", 0.4),
}
ATLAS = {"atlas-pdf": ("the atlas as PDF", 5, 6), "atlas-pptx": ("the atlas as PPTX", 10, 8)}
"""Seconds and megabytes."""
IMPORT_S = {10_000: 2, 200_000: 20}
"""Rows of a list -> seconds until it is checked, joined and placed."""
FIRMS_LOAD_S = 120
FIRMS_LOAD_MB = 2000
FIRMS_COUNT_MS = 100
FIRMS_COUNT_SHARE = 1 / 5
HEAT_MS = 300
HEAT_RATIO = 3
HEAT_KB = 150
FIRMS_SESSION_MB = 5
FIRMS_SESSIONS_RATIO = 2
PRESS_SHARE = 1 / 3
PRINTING_MB = 600
MAP_KB = 8
PAGE_KB = 25
FLAT = 0.02
"""Growth of memory that still counts as flat: less than garbage comes and goes between two samples."""


NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Findings:
    """What was measured. Pairs are (as configured, the other setting of ``runner.postScriptGC``)."""

    machine: Machine
    quick: bool
    minutes: float
    collects: bool
    """``runner.postScriptGC`` as configured."""
    switches: dict[str, Switches]
    controls: tuple[Controls, Controls]
    matching: Matching
    first_draw: FirstDraw
    slow_line: SlowLine
    startup: Startup
    sessions: tuple[Sessions, Sessions]
    load: Load
    memory: tuple[Memory, Memory]
    printing: Printing
    importing: Importing
    firms: Firms


def rows(found: Findings) -> list[Row]:
    """Hold the findings against the promises."""
    return [
        *_switch_rows(found),
        *_control_rows(found.controls[0]),
        *_match_rows(found.matching),
        *_rest(found),
        *printing_rows(found.printing),
        *import_rows(found.importing),
        *firm_rows(found.firms),
    ]


def _switch_rows(found: Findings) -> list[Row]:
    app, stock = found.switches["app"], found.switches["folium_stock"]
    return [
        compared("layer switch in the map, click → changed paths", "st_folium", (app.ms, stock.ms), SWITCH_SHARE),
        limited("the same in frames", f"st_folium {stock.frames:.0f} frames", app.frames, SWITCH_FRAMES, "frames"),
    ]


def _control_rows(controls: Controls) -> list[Row]:
    floor, floor_bytes = controls.floor_ms, f"floor {controls.floor_bytes / 1e3:.1f} kB"
    kept = controls.zoom_kept
    return [
        compared("unit pressed → its card", "empty rerun", (controls.unit_ms, floor), RERUN_RATIO),
        compared("geography switched in the page head → map", "empty rerun", (controls.button_ms, floor), RERUN_RATIO),
        compared(
            f"filtering {controls.parks} parks: facet pressed → result",
            "empty rerun",
            (controls.filter_ms, floor),
            RERUN_RATIO,
        ),
        limited("received for a change, map element", NOTHING, controls.map_bytes / 1e3, MAP_KB, "kB"),
        limited("received for a change, whole page", floor_bytes, controls.page_bytes / 1e3, PAGE_KB, "kB"),
        limited("style sheets sent again", NOTHING, controls.css_bytes, 0, "B"),
        limited("blank frames in a change", NOTHING, controls.blank, 0, "frames"),
        Row("the reader's zoom after a change", "kept" if kept else "lost", NOTHING, None, "kept", kept),
    ]


def _match_rows(found: Matching) -> list[Row]:
    changed = found.change_ms, found.floor_ms
    return [
        limited("a text of 2,000 characters matched", f"{found.words} words recognised", found.long_ms, MATCH_MS, "ms"),
        compared("a word taken out of the text → new ranking", "empty rerun", changed, MATCH_PAGE_RATIO),
        compared(
            "the same against its own page",
            "run again, nothing changed",
            (found.change_ms, found.same_ms),
            MATCH_PAGE_RATIO,
        ),
    ]


def _rest(found: Findings) -> list[Row]:
    draw, start, sessions, memory = found.first_draw, found.startup, found.sessions[0], found.memory[0]
    slow, all_kb = found.slow_line, f"in all {found.slow_line.all_bytes / 1e3:.0f} kB"
    drawn = draw.app_ms, draw.floor_ms
    started = start.everything_ms, start.libraries_ms
    shared = sessions.many_p95, sessions.one_p95
    return [
        compared("new browser context → first drawn map", "one st.write", drawn, FIRST_DRAW_RATIO),
        limited("the same at 1.5 Mbit/s", NOTHING, slow.ms / 1e3, SLOW_LINE_S, "s"),
        limited("received until then, at 1.5 Mbit/s", all_kb, slow.bytes / 1e3, SLOW_LINE_KB, "kB"),
        compared("start-up: import and load everything", "libraries alone", started, STARTUP_RATIO),
        compared("20 sessions, p95 of a change", "one session", shared, SESSIONS_RATIO),
        *_crowd_rows(found.load),
        limited("memory a session", NOTHING, sessions.mb_per_session, SESSION_MB, "MB"),
        Row(
            f"memory over {memory.reruns} reruns",
            f"{memory.late:.0f} MB",
            f"early {memory.early:.0f} MB",
            memory.late / memory.early,
            f"flat (≤ {1 + FLAT:g} ×)",
            memory.growth <= FLAT * memory.early,
        ),
    ]


def _crowd_rows(load: Load) -> list[Row]:
    rows = [
        compared(
            f"{crowd.visitors} visitors, a change each {crowd.every_s:g} s, p95",
            "one visitor",
            (crowd.p95, load.alone(crowd).p95),
            CROWDS[crowd.visitors],
        )
        for crowd in load.crowds
        if crowd.visitors in CROWDS and not crowd.importing
    ]
    for crowd in load.crowds:
        if crowd.exporting or crowd.importing:
            others = load.undisturbed(crowd)
            times = f"{crowd.exporting} more who take sheets" if crowd.exporting else "a list of 200,000 rows analysed"
            rows.append(
                compared(
                    f"{others.visitors} visitors and {times}, p95 of the {others.visitors}",
                    "without them" if crowd.exporting else "without it",
                    (crowd.p95, others.p95),
                    EXPORTS_RATIO,
                )
            )
    return rows


def printing_rows(printing: Printing) -> list[Row]:
    """Hold what was printed against the promises."""
    made = printing.made
    rows = [
        limited(named, NOTHING, made[kind].seconds, most, "s", digits=2) for kind, (named, most) in SHEETS_S.items()
    ]
    for kind, (named, seconds, megabytes) in ATLAS.items():
        one = made[kind]
        rows.append(limited(f"{named}, {one.pages} pages", NOTHING, one.seconds, seconds, "s"))
        rows.append(
            limited(f"its size, {kind.removeprefix('atlas-').upper()}", NOTHING, one.bytes / 1e6, megabytes, "MB")
        )
    pressed, peer = made["press"], made["matplotlib"]
    both = pressed.seconds * 1e3, peer.seconds * 1e3
    rows.append(compared("the composed pages of the atlas → PDF", "matplotlib", both, PRESS_SHARE))
    rows.append(limited("memory while any of these is made", NOTHING, printing.peak_mb, PRINTING_MB, "MB"))
    return rows


def import_rows(importing: Importing) -> list[Row]:
    """Hold the lists that were handed over against the promises."""
    return [
        limited(
            f"a list of {size:,} parks as {kind.upper()} checked, joined and placed",
            f"{importing.made[f'{size} {kind}'].accepted:,} accepted",
            importing.made[f"{size} {kind}"].seconds,
            most,
            "s",
        )
        for size, most in IMPORT_S.items()
        for kind in ("csv", "xlsx")
    ]


def firm_rows(firms: Firms) -> list[Row]:
    """Hold a million firms against the promises: loaded, counted, seen as heat, by one reader and by twenty."""
    loaded, ours, pandas = firms.loaded, firms.counts["app"], firms.counts["strings"]
    shown, fine, floor = firms.heat.pages["app"], firms.heat.pages["fine"], firms.heat.floor_ms
    pydeck, sessions = firms.heat.pages["pydeck_heat"], firms.sessions
    firms_kept = f"{loaded.firms:,} firms"
    return [
        limited(f"{loaded.rows:,} firms loaded, classed and placed", firms_kept, loaded.seconds, FIRMS_LOAD_S, "s"),
        limited("memory of all its processes", NOTHING, loaded.peak_mb, FIRMS_LOAD_MB, "MB", digits=0),
        limited("their counts, asked anew", NOTHING, ours.counts_ms, FIRMS_COUNT_MS, "ms", digits=0),
        compared("the same against pandas", "pandas", (ours.counts_ms, pandas.counts_ms), FIRMS_COUNT_SHARE),
        limited(
            "their counts by cell",
            f"pandas {pandas.cells_ms:.0f} ms",
            ours.cells_ms,
            FIRMS_COUNT_MS,
            "ms",
            digits=0,
        ),
        limited("filter pressed → heat map", f"pydeck {pydeck.ms:.0f} ms", shown.ms, HEAT_MS, "ms", digits=0),
        compared(f"the same, {shown.cells:,} cells of the city", "empty rerun", (shown.ms, floor), HEAT_RATIO),
        compared(f"zoomed in, {fine.cells:,} cells", "empty rerun", (fine.ms, floor), HEAT_RATIO),
        limited(
            "received for a filter, page and files",
            f"pydeck {pydeck.all_bytes / 1e3:.0f} kB",
            max(shown.all_bytes, fine.all_bytes) / 1e3,
            HEAT_KB,
            "kB",
        ),
        limited("memory a session that filters firms", NOTHING, sessions.mb_per_session, FIRMS_SESSION_MB, "MB"),
        compared(
            "20 sessions that filter firms, p95",
            "one session",
            (sessions.many_p95, sessions.one_p95),
            FIRMS_SESSIONS_RATIO,
        ),
    ]
