"""Twenty sessions on one server, each changing a layer or a unit every half second, against one session alone."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

import psutil

from bench.client import Client
from bench.options import LAYERS
from bench.servers import serve
from bench.stats import median, p95

if TYPE_CHECKING:
    from bench.options import Options
    from bench.servers import Server

SESSIONS = 20
EVERY_S = 0.5
UNITS = ("huangpi", "jiangxia", None, "caidian", "xinzhou")


@dataclass(frozen=True, slots=True)
class Sessions:
    """ms from the press to the end of the script, and memory of the server's process."""

    one_median: float
    one_p95: float
    many_median: float
    many_p95: float
    mb_per_session: float


def measure(options: Options, *, collect: bool | None = None) -> Sessions:
    """Load a fresh server; ``collect`` as for `serve`."""
    with serve("app", collect=collect) as server:
        return asyncio.run(_measure(server, options))


async def _measure(server: Server, options: Options) -> Sessions:
    process = psutil.Process(server.pid)
    # The first session pays for what all share: imports, data, templates.
    await _load(server, 1, options.session_time / 2)
    one = await _load(server, 1, options.session_time)
    before = process.memory_full_info().uss
    clients = await asyncio.gather(*(Client.open(server.url) for _ in range(SESSIONS)))
    many = await press_all(list(clients), options.session_time)
    after = process.memory_full_info().uss
    await asyncio.gather(*(client.close() for client in clients))
    return Sessions(
        one_median=median(one),
        one_p95=p95(one),
        many_median=median(many),
        many_p95=p95(many),
        mb_per_session=(after - before) / SESSIONS / 1e6,
    )


async def _load(server: Server, sessions: int, seconds: float) -> list[float]:
    clients = [await Client.open(server.url) for _ in range(sessions)]
    times = await press_all(clients, seconds)
    for client in clients:
        await client.close()
    return times


async def press_all(clients: list[Client], seconds: float, every: float = EVERY_S) -> list[float]:
    """Let all clients press ``every`` so many seconds, begun at different moments as people do; return all ms."""
    gap = every / len(clients)
    tasks = [_press_on(client, (place * gap, every), place, seconds) for place, client in enumerate(clients)]
    return [ms for times in await asyncio.gather(*tasks) for ms in times]


async def _press_on(client: Client, pace: tuple[float, float], place: int, seconds: float) -> list[float]:
    delay, every = pace
    await asyncio.sleep(delay)
    end = time.perf_counter() + seconds
    times: list[float] = []
    for turn in count(place):
        begun = time.perf_counter()
        if begun >= end:
            break
        if turn % 2:
            times.append(await client.press("layer", LAYERS[turn // 2 % len(LAYERS)]))
        else:
            times.append(await client.press("selected", UNITS[turn // 2 % len(UNITS)]))
        # A slow answer eats into the pause, it does not move the next press.
        await asyncio.sleep(max(0.0, begun + every - time.perf_counter()))
    return times
