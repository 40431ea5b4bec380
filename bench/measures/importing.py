"""A list of parks handed over, until what comes of it is known: a fresh process for each, with the one that reads."""

from __future__ import annotations

import csv
import io
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import cycle, islice
from threading import Event, Thread
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np
import shapely
import xlsxwriter

from bench.options import say
from bench.stats import median
from mapping.geography.datum import convert
from mapping.insight.atlas import load_atlas
from mapping.intake.errands import CancelledError, Errand, start
from mapping.intake.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = {10_000: 3, 200_000: 1}
"""Rows -> how often such a list is handed over; the median counts."""
HEADING = (
    *("序号", "园区名称", "所属区", "级别", "主导产业", "占地面积（亩）", "设立年份", "经度", "纬度"),
    *("可供地（亩）", "租金（元/㎡·月）"),
)
LEVELS = ("国家级", "省级", "市级", "")
POINTS = 2000
"""Different points in each unit."""


@dataclass(frozen=True, slots=True)
class Imported:
    """One list: seconds from the start to the result, and rows that were accepted."""

    seconds: float
    accepted: int


@dataclass(frozen=True, slots=True)
class Importing:
    """Lists by what they are: ``10000 csv``, ``200000 xlsx``."""

    made: dict[str, Imported]


def measure() -> Importing:
    """Hand over lists of both sizes as CSV and as a workbook: names, words, areas and GCJ-02 points in every row."""
    atlas = load_atlas()
    ground = Ground.of(atlas.catalog, atlas.geography)
    made = {}
    for size, times in SIZES.items():
        rows = [HEADING, *islice(_rows(ground), size)]
        for kind, data in (("csv", _csv(rows)), ("xlsx", _xlsx(rows))):
            say(f"a list of {size} rows as {kind}")
            found = [_handed_over(f"list.{kind}", data, ground) for _ in range(times)]
            made[f"{size} {kind}"] = Imported(median(one.seconds for one in found), found[0].accepted)
    return Importing(made)


@contextmanager
def analysed_meanwhile() -> Iterator[None]:
    """Have the longest list analysed again and again: beside the server, as its own lists are."""
    atlas = load_atlas()
    ground = Ground.of(atlas.catalog, atlas.geography)
    errand = Errand(file="list.csv", data=_csv([HEADING, *islice(_rows(ground), max(SIZES))]))
    over = Event()
    running = [start(errand, ground)]

    def again() -> None:
        while not over.is_set():
            with suppress(CancelledError):
                running[0].result()
            if not over.is_set():
                running[0] = start(errand, ground)

    thread = Thread(target=again)
    thread.start()
    try:
        yield
    finally:
        over.set()
        running[0].cancel()
        thread.join()


def _handed_over(file: str, data: bytes, ground: Ground) -> Imported:
    begun = perf_counter()
    found = start(Errand(file=file, data=data), ground).result()
    return Imported(perf_counter() - begun, len(found.accepted))


def _rows(ground: Ground) -> Iterator[tuple[object, ...]]:
    """Yield rows without end, each of another park."""
    random = np.random.default_rng(1)
    points = {unit_id: _points(shape, random) for unit_id, shape in ground.units.items()}
    terms = cycle(sorted(ground.terms)[::7])
    for number, unit_id in enumerate(cycle(points), 1):
        lon, lat = points[unit_id][number % len(points[unit_id])]
        words = f"{next(terms)}、{next(terms)}"
        area, since = round(10 + number % 4000 * 1.1, 1), 1990 + number % 30
        park = (f"第{number}产业园", ground.unit_names[unit_id][0], LEVELS[number % 4], words, area, since)
        yield (number, *park, round(lon, 6), round(lat, 6), number % 90 * 2.5, 10 + number % 50)


def _points(shape: shapely.Geometry, random: np.random.Generator) -> list[tuple[float, float]]:
    west, south, east, north = shape.bounds
    found = np.empty((0, 2))
    while len(found) < POINTS:
        tried = np.column_stack((random.uniform(west, east, POINTS), random.uniform(south, north, POINTS)))
        found = np.vstack((found, tried[shapely.contains_xy(shape, tried)]))
    lon, lat = convert(found[:POINTS, 0], found[:POINTS, 1], source="wgs84", target="gcj02")
    return list(zip(lon.tolist(), lat.tolist(), strict=True))


def _csv(rows: list[tuple[object, ...]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("gb18030")


def _xlsx(rows: list[tuple[object, ...]]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("园区")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return target.getvalue()
