"""Sheets and atlases: how long they take, how large they are, and how much memory it takes to make them.

Each is measured in a fresh process that has loaded the data (`bench.sheet_making`); matplotlib draws the same pages.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from bench.options import ROOT

KINDS = ("pdf", "png", "pptx", "atlas-pdf", "atlas-pptx", "press", "matplotlib")


@dataclass(frozen=True, slots=True)
class Made:
    """Something that was made: seconds by the clock and of all processors, and the most memory (MB) it took."""

    seconds: float
    cpu_seconds: float
    bytes: int
    pages: int
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Printing:
    """What was made, by kind: single sheets warm, the atlas from request to file, its pages drawn by either."""

    made: dict[str, Made]

    @property
    def peak_mb(self) -> float:
        """The most memory that making any of our own files took."""
        return max(one.peak_mb for kind, one in self.made.items() if kind != "matplotlib")


def measure() -> Printing:
    """Make everything once, each kind in a process of its own."""
    return Printing({kind: Made(**_child(kind)) for kind in KINDS})


def _child(kind: str) -> dict[str, Any]:
    done = subprocess.run(  # noqa: S603 - a module of this package
        [sys.executable, "-m", "bench.sheet_making", kind], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"bench.sheet_making {kind} failed:\n{done.stderr}")
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer
