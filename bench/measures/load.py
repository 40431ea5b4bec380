"""An office at work: 1, 20, 50 and 100 visitors on one server, and 20 beside others who take sheets or bring a list."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bench.client import Client
from bench.measures import importing
from bench.measures.sessions import press_all
from bench.servers import serve
from bench.stats import median, p95

if TYPE_CHECKING:
    from bench.options import Options
    from bench.servers import Server

BRISK_S, CALM_S = 1.0, 3.0
"""Seconds between two changes of a visitor: one who looks around, and one who reads."""
EXPORTING = 5
SHEET = "png"


@dataclass(frozen=True, slots=True)
class Crowd:
    """Visitors who change something every so many seconds, of whom some export as well; ms of the others' changes."""

    visitors: int
    every_s: float
    exporting: int
    median: float
    p95: float
    sheets: int = 0
    """Sheets taken away meanwhile."""
    importing: bool = False
    """Whether a long list was analysed meanwhile."""


@dataclass(frozen=True, slots=True)
class Load:
    """The same visitor alone at both paces, and the crowds."""

    brisk: Crowd
    calm: Crowd
    crowds: tuple[Crowd, ...]

    def alone(self, crowd: Crowd) -> Crowd:
        """Return the one visitor with whom a crowd of the same pace is compared."""
        return self.calm if crowd.every_s == CALM_S else self.brisk

    def undisturbed(self, crowd: Crowd) -> Crowd:
        """Return the same visitors while nobody took sheets or brought a list."""
        asked = crowd.visitors - crowd.exporting, crowd.every_s
        quiet = (one for one in self.crowds if not one.exporting and not one.importing)
        return next(one for one in quiet if (one.visitors, one.every_s) == asked)


def measure(options: Options) -> Load:
    """Load one server with each crowd in turn; visitors of one leave before those of the next come."""
    with serve("app") as server:
        return asyncio.run(_measure(server, options))


async def _measure(server: Server, options: Options) -> Load:
    seconds = options.session_time
    # pays for what all share: imports, data, and the process that makes sheets
    await _crowd(server, 1, BRISK_S, seconds / 2, exporting=1)
    brisk, calm = await _crowd(server, 1, BRISK_S, seconds), await _crowd(server, 1, CALM_S, 2 * seconds)
    crowds = [
        await _crowd(server, 20, BRISK_S, seconds),
        await _crowd(server, 50, BRISK_S, seconds),
        await _crowd(server, 100, CALM_S, seconds),
        await _crowd(server, 20, BRISK_S, seconds, exporting=EXPORTING),
    ]
    with importing.analysed_meanwhile():
        crowds.append(replace(await _crowd(server, 20, BRISK_S, seconds), importing=True))
    return Load(brisk, calm, tuple(crowds))


async def _crowd(server: Server, visitors: int, every: float, seconds: float, *, exporting: int = 0) -> Crowd:
    clients = [await Client.open(server.url) for _ in range(visitors)]
    takers = [await Client.open(server.url) for _ in range(exporting)]
    taking = [asyncio.create_task(_take(client, seconds)) for client in takers]
    times = await press_all(clients, seconds, every)
    sheets = sum(await asyncio.gather(*taking))
    for client in (*clients, *takers):
        await client.close()
    return Crowd(visitors + exporting, every, exporting, median(times), p95(times), sheets)


async def _take(client: Client, seconds: float) -> int:
    """Take sheets one after the other; return how many came."""
    until, taken = time.perf_counter() + seconds, 0
    while time.perf_counter() < until:
        taken += await client.export(SHEET) > 0
    return taken
