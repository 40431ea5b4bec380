"""Start-up: importing the package and loading everything, against importing its libraries alone."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bench.options import ROOT
from bench.stats import median

if TYPE_CHECKING:
    from bench.options import Options


@dataclass(frozen=True, slots=True)
class Startup:
    """Medians in ms over fresh processes. ``parts``: of the median start, how long each part took."""

    libraries_ms: float
    everything_ms: float
    libraries: int
    parts: dict[str, float]


def measure(options: Options) -> Startup:
    """Start fresh processes of both kinds in turn, after one of each that writes the bytecode."""
    names = _child("list")["libraries"]
    libraries, everything = [], []
    for _ in range(options.starts + 1):
        libraries.append(_child("libraries", *names)["ms"])
        everything.append(_child("everything"))
    measured = sorted(everything[1:], key=lambda start: start["ms"])
    return Startup(
        libraries_ms=median(libraries[1:]),
        everything_ms=median(start["ms"] for start in measured),
        libraries=len(names),
        parts=measured[len(measured) // 2]["parts"],
    )


def _child(*arguments: str) -> dict[str, Any]:
    done = subprocess.run(  # noqa: S603 - a module of this package
        [sys.executable, "-m", "bench.start", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"bench.start {arguments[0]} failed:\n{done.stderr}")
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer
