"""Start-up: importing the package and loading everything, against importing its libraries alone.

Two kinds of start: the usual one, in a folder where the application has run before, and the first one, in a folder with
nothing published. Each is compared with the libraries that such a start loads itself.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.options import ROOT
from bench.stats import median

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.options import Options

STATIC = ROOT / "static"
PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Startup:
    """Medians in ms over fresh processes. ``parts``: of the median start, how long each part took.

    ``first_…``: the same of starts in a folder where the application has never run.
    """

    libraries_ms: float
    everything_ms: float
    libraries: int
    parts: dict[str, float]
    first_libraries_ms: float
    first_ms: float


def measure(options: Options) -> Startup:
    """Start fresh processes of all kinds in turn, after one of each that writes the bytecode."""
    with tempfile.TemporaryDirectory() as folder:
        static = Path(folder) / "static"
        kinds: dict[str, Callable[[], Path]] = {"usual": lambda: STATIC, "first": lambda: _fresh(static)}
        # A start before the names are asked for, so that they are those of a folder where it has run before.
        _child(STATIC, "everything")
        names = {kind: _child(place(), "list")["libraries"] for kind, place in kinds.items()}
        libraries: dict[str, list[float]] = {kind: [] for kind in kinds}
        everything: dict[str, list[dict[str, Any]]] = {kind: [] for kind in kinds}
        for _ in range(options.starts + 1):
            for kind, place in kinds.items():
                libraries[kind].append(_child(STATIC, "libraries", *names[kind])["ms"])
                everything[kind].append(_child(place(), "everything"))
    measured = sorted(everything["usual"][1:], key=lambda start: start["ms"])
    return Startup(
        libraries_ms=median(libraries["usual"][1:]),
        everything_ms=median(start["ms"] for start in measured),
        libraries=len(names["usual"]),
        parts=measured[len(measured) // 2]["parts"],
        first_libraries_ms=median(libraries["first"][1:]),
        first_ms=median(start["ms"] for start in everything["first"][1:]),
    )


def _fresh(static: Path) -> Path:
    """Return a copy of the served folder with nothing published in it."""
    shutil.rmtree(static, ignore_errors=True)
    return Path(shutil.copytree(STATIC, static, ignore=shutil.ignore_patterns(PUBLISHED)))


def _child(static: Path, *arguments: str) -> dict[str, Any]:
    environment = {**os.environ, "MAPPING_STATIC_DIR": str(static)}
    # Compiled bytecode is part of what is measured, as in any start that is not the very first.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(  # noqa: S603 - a module of this package
        [sys.executable, "-m", "bench.start", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"bench.start {arguments[0]} failed:\n{done.stderr}")
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer
