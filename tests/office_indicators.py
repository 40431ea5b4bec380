"""Indicators of an office beside the project's own data: one of districts, two of layout units with losses."""

from __future__ import annotations

import csv
import shutil
from functools import cache
from typing import TYPE_CHECKING

from tests.own_data import own_atlas
from tests.views import EDITION

from mapping.cartography.spec import MapSpec
from mapping.catalog.contracts import TABLE
from mapping.insight.additions import Import, with_imports
from mapping.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mapping.insight.atlas import Atlas

SOURCE = {
    "source_id": "import_1",
    "title_zh": "导入：指标.xlsx",
    "title_en": "Import: indicators.xlsx",
    "publisher_zh": "某某局",
    "publisher_en": "An office",
    "licence": "由使用者提供",
    "licence_en": "provided by the user",
}
POWER = {
    "420102": 1250.5,
    "420103": 830.0,
    "420104": 0.0,
    "420106": 455.2,
    "420107": 3890.1,
    "420111": 2100.0,
    "420112": 1780.4,
    "420114": 980.3,
    "420115": 2300.6,
    "420116": 1500.2,
    "420117": 640.0,
}
"""Of eleven districts; 汉阳 and 汉南 have no figure, and that of 硚口 is nought."""
GROWTH = {
    "jiangan": 8.5,
    "jianghan": -3.2,
    "qiaokou": 0.0,
    "hanyang": 12.4,
    "wuchang": 5.1,
    "hongshan": -7.5,
    "ovc": 6.6,
    "wedz": 3.3,
    "dongxihu": 9.9,
    "caidian": -0.04,
    "jiangxia": 4.2,
    "huangpi": 7.7,
    "xinzhou": 1.1,
}
"""Of thirteen units; 青山 has no figure."""
_POWER = {
    "indicator_id": "power",
    "name_zh": "工业用电量",
    "name_en": "Industrial electricity use",
    "geography": "district",
    "value_unit": "万千瓦时",
    "value_unit_en": "kWh (10,000)",
    "digits": "1",
    "is_amount": "yes",
    "date": "2025-12-31",
}
_BALANCE = {
    "indicator_id": "balance",
    "name_zh": "外资净流入",
    "name_en": "Net inflow of foreign capital",
    "geography": "layout_unit",
    "value_unit": "亿元",
    "digits": "1",
    "is_amount": "yes",
    "date": "2024",
}
_GROWTH = {
    "indicator_id": "growth",
    "name_zh": "工业增速",
    "name_en": "Industrial growth",
    "geography": "layout_unit",
    "value_unit": "%",
    "value_unit_en": "%",
    "digits": "1",
    "is_amount": "",
    "date": "",
}

BALANCE = {"ovc": 4.0, "wedz": -2.5, "caidian": 0.0}
"""An amount that may be below nought, of three units."""
NOT_OF_UNITS = (
    MapSpec(edition=EDITION, over="indicator:balance"),
    MapSpec(edition=EDITION, over="indicator:power"),
    MapSpec(edition=EDITION, kind="unit", unit="ovc", layer="indicator:power"),
)
"""Maps of units that cannot show what is of districts, or below nought."""


_VALUES = {"power": POWER, "growth": GROWTH, "balance": BALANCE}


def atlas_with(described: Mapping[str, str], values: Mapping[str, float]) -> Atlas:
    """Return the project's data with one indicator; what is not described of it is as of an amount of units."""
    one = {**_GROWTH, "indicator_id": "own", "is_amount": "yes", **described, "source_id": SOURCE["source_id"]}
    return _atlas((one,), {"own": values})


@cache
def atlas_with_indicators() -> Atlas:
    """Return the project's data with all of them."""
    return _atlas(_rows(), _VALUES)


def folder_with_indicators(folder: Path) -> Path:
    """Make a data folder with all of them, for programs of their own."""
    data = shutil.copytree(ROOT / "data", folder)
    _append(data / "sources.csv", (SOURCE,))
    _append(data / "indicators.csv", _rows())
    _append(data / "indicator_values.csv", _values(_VALUES))
    return data


def _rows() -> tuple[dict[str, str], ...]:
    return tuple({**one, "source_id": SOURCE["source_id"]} for one in (_POWER, _GROWTH, _BALANCE))


def _values(values: Mapping[str, Mapping[str, float]]) -> tuple[dict[str, str], ...]:
    return tuple(
        {"indicator_id": key, "area_id": area, "value": f"{value:.6f}"}
        for key, of in values.items()
        for area, value in of.items()
    )


def _atlas(indicators: tuple[dict[str, str], ...], values: Mapping[str, Mapping[str, float]]) -> Atlas:
    added = Import(
        import_id=SOURCE["source_id"],
        kind="indicator",
        file="指标.xlsx",
        date="2026-11-30",
        rows={"sources": (SOURCE,), "indicators": indicators, "indicator_values": _values(values)},
    )
    return with_imports(own_atlas(), [added])


def _append(path: Path, rows: tuple[dict[str, str], ...]) -> None:
    """Add rows to a table; one that the folder does not have begins with them."""
    there = path.exists()
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, TABLE[path.stem].fields, restval="", lineterminator="\n")
        if not there:
            writer.writeheader()
        writer.writerows(rows)
