"""How thorough a run is, and where the project lies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = Path(__file__).parent / "peers"

LAYERS = ("lead", "count", "industry:auto", "tier:pillar", "industry:health", "industry:equipment")
"""Layers that are switched between, in a round. No two give the units the same colours, so each is recognisable."""


@dataclass(frozen=True, slots=True)
class Options:
    """Numbers of repetitions; times in seconds."""

    changes: int
    """Changes measured on each page, after two that warm it up."""
    first_draws: int
    starts: int
    session_time: float
    """How long the sessions press, for each number of sessions."""
    reruns: int
    """Reruns over which memory is watched."""
    gc_reruns: int
    """Reruns timed with the collection after every run switched on."""


FULL = Options(changes=15, first_draws=21, starts=7, session_time=15.0, reruns=2000, gc_reruns=300)
QUICK = Options(changes=6, first_draws=5, starts=3, session_time=6.0, reruns=400, gc_reruns=100)


def say(text: str) -> None:
    """Tell whoever waits for the run how far it is."""
    print(text, flush=True)  # noqa: T201 - a benchmark talks to its user, and only here
