"""Where a run took place: processor, memory, versions, and how busy the machine was with other things."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PACKAGES = (
    *("streamlit", "folium", "streamlit-folium", "pydeck", "plotly", "geopandas", "pandas", "shapely"),
    *("duckdb", "ibis-framework"),
)


@dataclass(frozen=True, slots=True)
class Machine:
    """Facts to be read beside the figures."""

    date: str
    processor: str
    cores: int
    memory_gb: float
    system: str
    python: str
    chromium: str
    packages: dict[str, str]
    busy: float
    """Load average of the minute before the run, per core: above 0.3 other programs disturbed it."""


def describe(browser: Browser) -> Machine:
    """Look at the machine, before the run begins."""
    cores = os.cpu_count() or 1
    return Machine(
        date=datetime.now().astimezone().strftime("%Y-%m-%d %H:%M %z"),
        processor=_processor(),
        cores=cores,
        memory_gb=psutil.virtual_memory().total / 1e9,
        system=f"{platform.system()} {platform.release()}",
        python=platform.python_version(),
        chromium=browser.version,
        packages={name: version(name) for name in PACKAGES},
        busy=os.getloadavg()[0] / cores,
    )


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    if facts.exists():
        for line in facts.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
