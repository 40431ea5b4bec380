"""Rows of firms for tests of engines: as many as are wanted, drawn at random, in the columns of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa

from mapping.firms.cells import cells_of
from mapping.firms.schema import BATCHES, FIRMS, ROWS, SCHEMAS
from mapping.insight.firms.model import CLASS_BASES, CONFIDENCES, PLACE_BASES, STATUSES

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNITS: Final = ("ovc", "wedz", "hongshan", "wuchang", "jiangan", "scenic")
SUBSECTORS: Final = {"opto_a": "opto", "opto_b": "opto", "auto_a": "auto", "bio_a": "bio", "of_none": None}
DAY: Final = "2026-11-30"


def firms(rows: int, seed: int = 10, *, made_up: bool = True) -> pa.Table:
    """Return a table of firms: some of each kind, much of it missing."""
    chance = np.random.default_rng(seed)

    def pick(choices: Any, missing: float = 0.0) -> NDArray[np.object_]:
        found = np.array([*choices, None], dtype=object)[chance.integers(0, len(choices), rows)]
        found[chance.random(rows) < missing] = None
        return found

    def amounts(largest: float, missing: float) -> pa.Array:
        return pa.array(np.floor(10 ** chance.uniform(0, largest, rows)), mask=chance.random(rows) < missing)

    numbers = [f"{number:08}" for number in range(rows)]
    there = chance.random(rows) < 0.7
    lon = np.where(there, np.round(chance.normal(114.3, 0.15, rows), 6), np.nan)
    lat = np.where(there, np.round(chance.normal(30.55, 0.12, rows), 6), np.nan)
    cells = cells_of(lon, lat)
    subsector = pick(SUBSECTORS, 0.3)
    days = pa.array(chance.integers(3000, 20000, rows).astype(np.int32), mask=chance.random(rows) < 0.2)
    founded = days.cast(pa.date32())
    unit = pick(UNITS, 0.2)
    classed = np.array([of is not None for of in subsector])
    placed = np.array([of is not None for of in unit])
    columns = {
        "firm_id": [f"n:{number}" for number in numbers],
        "name": [
            f"武汉{word}{number}公司"
            for word, number in zip(pick(("光谷", "江城", "TCL楚", "星'河\"")), numbers, strict=True)
        ],
        "uscc": pick(("91420100MA4K", "914201007819"), 0.3),
        "status": pick(STATUSES),
        "founded": founded,
        "founded_year": pa.compute.year(founded).cast(pa.int32()),
        "capital_wan": amounts(5, 0.3),
        "capital_text": pick(("100万元人民币", "50万美元"), 0.3),
        "staff": amounts(3, 0.4).cast(pa.int64()),
        "address": pick(("武汉市洪山区珞喻路1号", "", '=1+1,"引号"\n第二行'), 0.2),
        "scope": pick(("技术开发；技术咨询",), 0.5),
        "gbt_code": pick(("C3976",), 0.5),
        "industry_id": [None if of is None else SUBSECTORS[of] for of in subsector],
        "subsector_id": subsector,
        "class_basis": np.where(classed, pick(CLASS_BASES[:-1]), "none"),
        "class_from": np.where(classed, "gbt_code", ""),
        "class_word": np.where(classed, "光通信", ""),
        "class_confidence": np.where(classed, pick(CONFIDENCES), ""),
        "class_also": np.where(classed, pick(("", "auto_a;bio_a")), ""),
        "unit_id": unit,
        "place_basis": np.where(placed, pick(PLACE_BASES[:-1]), "none"),
        "place_word": np.where(placed, "珞喻路", ""),
        "place_confidence": np.where(placed, pick(CONFIDENCES), ""),
        "lon": pa.array(lon, mask=~there),
        "lat": pa.array(lat, mask=~there),
        **{f"cell{res}": pa.array(cell, mask=~there) for res, cell in zip((6, 7, 8, 9), cells, strict=True)},
        "made_up": np.full(rows, made_up),
    }
    return pa.table(columns).cast(SCHEMAS[FIRMS].to_pyarrow())


def batches(file: str = "名录.csv") -> pa.Table:
    """Return what is written when all of a list is in."""
    row = {"batch": "b-0", "file": file, "content": "0", "number": 0, "rows": 0, "rejected": 0}
    return pa.Table.from_pylist([row | {"report": f'{{"date": "{DAY}"}}'}]).cast(SCHEMAS[BATCHES].to_pyarrow())


def listed(rows: int, seed: int = 10) -> pa.Table:
    """Return rows as lists have them, many of one firm, some without a code, in four batches."""
    chance = np.random.default_rng(seed)
    number = chance.integers(0, max(rows // 4, 1), rows)
    coded = chance.random(rows) < 0.6
    # every tenth name is that of two firms with a code each
    second = np.where(number % 10 == 0, chance.integers(0, 2, rows), 0)
    codes = [f"9142{one:06}{two}" if there else None for one, two, there in zip(number, second, coded, strict=True)]
    added = {
        "firm_id": [code or f"n:{one:06}" for code, one in zip(codes, number, strict=True)],
        "name": [f"武汉{one:06}公司" for one in number],
        "uscc": codes,
        "batch": [f"list{one}-1" for one in chance.integers(0, 4, rows)],
        "file": ["名录.csv"] * rows,
        "row": range(2, rows + 2),
        "rank": chance.integers(0, 5, rows),
    }
    drawn = firms(rows, seed).to_pydict() | added
    return pa.table({name: drawn[name] for name in SCHEMAS[ROWS].names}, schema=SCHEMAS[ROWS].to_pyarrow())
