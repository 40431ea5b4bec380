"""Measure everything, write docs/benchmarks.md and bench/results.json.

``python -m bench [--quick]``; exit 0 also where a promise is not kept: a benchmark reports, tests decide.
"""

from __future__ import annotations

import argparse
import json
import time
import tomllib
from dataclasses import asdict
from pathlib import Path

from bench.browser import chromium
from bench.findings import Findings, rows
from bench.machine import describe
from bench.measures import (
    controls,
    firms,
    first_draw,
    importing,
    load,
    matching,
    memory,
    printing,
    sessions,
    slow_line,
    startup,
    switches,
)
from bench.options import FULL, QUICK, ROOT, Options, say
from bench.report import render

RESULTS = Path(__file__).with_name("results.json")
DOCUMENT = ROOT / "docs" / "benchmarks.md"


def run(options: Options) -> Findings:
    """Run every measure once."""
    begun = time.monotonic()
    collects = _collects()
    with chromium() as browser:
        machine = describe(browser)
        say("layer switches")
        switched = switches.measure(browser, options)
        say("controls that need Python")
        pressed = controls.measure(browser, options), controls.measure(browser, options, collect=not collects)
        say("matching a text")
        matched = matching.measure(browser, options)
    say("first drawn map")
    with chromium() as browser:  # one that nothing was measured in: a reader's is new as well
        drawn = first_draw.measure(browser, options)
        say("the same on a slow line")
        slow = slow_line.measure(browser)
    say("start-up")
    started = startup.measure(options)
    say(f"{sessions.SESSIONS} sessions")
    shared = sessions.measure(options), sessions.measure(options, collect=not collects)
    say("an office at work")
    office = load.measure(options)
    say("memory")
    kept = memory.measure(options.reruns), memory.measure(options.gc_reruns, collect=not collects)
    say("sheets and atlases")
    printed = printing.measure()
    say("lists handed over")
    handed_over = importing.measure()
    say("a million firms")
    million = firms.measure(chromium, options)
    return Findings(
        machine=machine,
        quick=options is QUICK,
        minutes=(time.monotonic() - begun) / 60,
        collects=collects,
        switches=switched,
        controls=pressed,
        matching=matched,
        first_draw=drawn,
        slow_line=slow,
        startup=started,
        sessions=shared,
        load=office,
        memory=kept,
        printing=printed,
        importing=handed_over,
        firms=million,
    )


def _collects() -> bool:
    """Return ``runner.postScriptGC`` as the application is configured; Streamlit's own default is true."""
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    return bool(config.get("runner", {}).get("postScriptGC", True))


def main() -> None:
    """Run and write."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure the live map against its peers.")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions: figures to look at, not to publish")
    found = run(QUICK if parser.parse_args().quick else FULL)
    RESULTS.write_text(json.dumps(asdict(found), ensure_ascii=False, indent=1), encoding="utf-8")
    DOCUMENT.write_text(render(found), encoding="utf-8")
    for row in rows(found):
        ratio = "" if row.ratio is None else f" = {row.ratio:.2f} ×"
        mark = "holds      " if row.holds else "FALLS SHORT"
        say(f"{mark} {row.measure}: {row.ours}, {row.peer}{ratio}, promised {row.promise}")
    say(f"{DOCUMENT.relative_to(ROOT)} written after {found.minutes:.1f} minutes")


if __name__ == "__main__":
    main()
