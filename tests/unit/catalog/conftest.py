"""The real tables, and copies of them that a test may spoil."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from mapping.catalog import Catalog, load_catalog
from mapping.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Tables:
    """A copy of the tables; lines count as in an editor, the heading is line 1."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for path in settings().data_dir.glob("*.csv"):
            (folder / path.name).write_bytes(path.read_bytes())

    def load(self) -> Catalog:
        return load_catalog(self.folder)

    def rows(self, file: str) -> list[list[str]]:
        return list(csv.reader(io.StringIO((self.folder / file).read_text(encoding="utf-8"))))

    def write(self, file: str, rows: list[list[str]]) -> None:
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\n").writerows(rows)
        (self.folder / file).write_text(out.getvalue(), encoding="utf-8")

    def line_of(self, file: str, first_cell: str) -> int:
        return next(line for line, row in enumerate(self.rows(file), start=1) if row[0] == first_cell)

    def set(self, file: str, line: int, **cells: str) -> None:
        rows = self.rows(file)
        for column, text in cells.items():
            rows[line - 1][rows[0].index(column)] = text
        self.write(file, rows)

    def replace_in_column(self, file: str, column: str, old: str, new: str) -> None:
        rows = self.rows(file)
        place = rows[0].index(column)
        for row in rows[1:]:
            row[place] = new if row[place] == old else row[place]
        self.write(file, rows)

    def delete(self, file: str, line: int) -> None:
        rows = self.rows(file)
        del rows[line - 1]
        self.write(file, rows)

    def append(self, file: str, row: list[str]) -> int:
        rows = [*self.rows(file), row]
        self.write(file, rows)
        return len(rows)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog()


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    return Tables(tmp_path)


@pytest.fixture(scope="session")
def make_tables(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Tables]:
    """Fresh copies for a test that needs many."""
    return lambda: Tables(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def geometry_ids() -> dict[str, list[str]]:
    """Ids as they stand in the project's own geometry files."""
    keys = {"layout_units_14": "unit_id", "layout_units": "unit_id", "districts": "adcode"}
    return {layer: _ids(settings().geo_dir / f"{layer}.geojson", key) for layer, key in keys.items()}


def _ids(path: Path, key: str) -> list[str]:
    return [str(feature["properties"][key]) for feature in json.loads(path.read_text(encoding="utf-8"))["features"]]
