"""Twenty sessions on the page of firms, each pressing filters, against one at the same pace."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil

from bench.firm_list import ENGINE
from bench.firms_client import FirmsClient
from bench.scene import industries
from bench.servers import serve
from bench.stats import median, p95

if TYPE_CHECKING:
    from bench.options import Options
    from bench.servers import Server

SESSIONS = 20
EVERY_S = 3.0
"""A reader looks at the map before the next filter."""
ALONE_EVERY_S = 1.0
"""One session alone has the server to itself at any pace; at this one it presses often enough to be counted."""
WARM_UP = 60
"""Questions asked before memory is looked at: more than the answers that a list keeps."""


@dataclass(frozen=True, slots=True)
class FirmSessions:
    """ms from the press to the amounts of the heat, and memory of the server's process."""

    one_median: float
    one_p95: float
    many_median: float
    many_p95: float
    mb_per_session: float


def measure(options: Options) -> FirmSessions:
    """Load a fresh server with the list."""
    with serve("app", firms=ENGINE) as server:
        return asyncio.run(_measure(server, options))


async def _measure(server: Server, options: Options) -> FirmSessions:
    process = psutil.Process(server.pid)
    first = await FirmsClient.open(server.url)
    # The first session pays for what all share: imports, templates, the answers that are kept.
    chance = random.Random(0)  # noqa: S311 - nothing is kept secret by it
    for _ in range(WARM_UP):
        await first.press(_filter(chance))
    seconds = options.session_time * 2
    one = await _press_on(first, (0.0, ALONE_EVERY_S), 1, seconds)
    before = process.memory_full_info().uss
    clients = [await FirmsClient.open(server.url) for _ in range(SESSIONS)]
    gap = EVERY_S / SESSIONS
    tasks = [_press_on(client, (place * gap, EVERY_S), place + 2, seconds) for place, client in enumerate(clients)]
    many = [ms for times in await asyncio.gather(*tasks) for ms in times]
    after = process.memory_full_info().uss
    for client in (first, *clients):
        await client.close()
    return FirmSessions(
        one_median=median(one),
        one_p95=p95(one),
        many_median=median(many),
        many_p95=p95(many),
        mb_per_session=(after - before) / SESSIONS / 1e6,
    )


def _filter(chance: random.Random) -> str:
    """Return a press on any industry: taken in, or out again, which is another question nearly each time."""
    return f"toggle:industry={chance.choice(industries())}"


async def _press_on(client: FirmsClient, pace: tuple[float, float], seed: int, seconds: float) -> list[float]:
    delay, every = pace
    chance = random.Random(seed)  # noqa: S311 - nothing is kept secret by it
    await asyncio.sleep(delay)
    end = time.perf_counter() + seconds
    times: list[float] = []
    while (begun := time.perf_counter()) < end:
        times.append(await client.press(_filter(chance)))
        # A slow answer eats into the pause, it does not move the next press.
        await asyncio.sleep(max(0.0, begun + every - time.perf_counter()))
    return times
