"""Memory of the server over many reruns of one session, and what the collection after every run costs and saves."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil

from bench.client import Client
from bench.options import LAYERS
from bench.servers import serve
from bench.stats import median

if TYPE_CHECKING:
    from bench.servers import Server

SAMPLE_EVERY = 20
UNITS = ("huangpi", None, "jiangxia")


@dataclass(frozen=True, slots=True)
class Memory:
    """Unshared memory of the server's process in MB.

    ``early`` and ``late`` are medians over the second and the last fifth of the reruns: garbage comes and goes in
    waves, and one sample would tell where in a wave it fell. The first fifth still fills caches.
    """

    reruns: int
    early: float
    late: float
    peak: float
    ms: float
    """Median of a rerun."""

    @property
    def growth(self) -> float:
        """MB that the late reruns take more than the early ones."""
        return self.late - self.early


def measure(reruns: int, *, collect: bool | None = None) -> Memory:
    """Press without a pause in one session; ``collect`` as for `serve`."""
    with serve("app", collect=collect) as server:
        return asyncio.run(_measure(server, reruns))


async def _measure(server: Server, reruns: int) -> Memory:
    process = psutil.Process(server.pid)
    client = await Client.open(server.url)
    times, samples = [], []
    for turn in range(reruns):
        if turn % 2:
            times.append(await client.press("layer", LAYERS[turn // 2 % len(LAYERS)]))
        else:
            times.append(await client.press("selected", UNITS[turn // 2 % len(UNITS)]))
        if turn % SAMPLE_EVERY == 0:
            samples.append(process.memory_full_info().uss / 1e6)
    await client.close()
    fifth = len(samples) // 5
    return Memory(
        reruns=reruns,
        early=median(samples[fifth : 2 * fifth]),
        late=median(samples[-fifth:]),
        peak=max(samples),
        ms=median(times),
    )
