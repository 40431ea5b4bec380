"""A list of firms in an engine, as pages and commands ask it (`mapping.insight.firms.asked.Firms`)."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from mapping.errors import UsageError
from mapping.firms import expressions
from mapping.firms.answers import Answers
from mapping.firms.cells import CellCounts, merged, outside
from mapping.firms.engine import connect
from mapping.firms.facet_counts import facets_of, parts_of
from mapping.firms.hexagons import with_shapes
from mapping.firms.schema import BATCHES, FIRMS, RESOLUTIONS
from mapping.geography import load_geography
from mapping.insight.firms.model import Firm, FirmCount, FirmFigures, FirmsOf, FirmsSource
from mapping.sentences import FirmsCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import ibis
    import pandas as pd
    import pyarrow as pa
    from shapely.geometry.base import BaseGeometry

    from mapping.firms.engine import Engine
    from mapping.firms.expressions import Key
    from mapping.firms.facet_counts import Part
    from mapping.insight.firms.cell_model import FirmCells
    from mapping.insight.firms.facets import FirmFacets
    from mapping.insight.firms.query import FirmQuery

_KEPT: Final = 128
"""Answers of a list; the largest, cells of resolution 9, take about 1 MB."""
_KEPT_CELLS: Final = 24
_COLUMNS: Final = (
    *("firm_id", "name", "unit_id", "industry_id", "subsector_id", "status", "founded", "capital_wan", "staff"),
    *("address", "place_basis", "place_word", "place_confidence"),
    *("class_basis", "class_word", "class_confidence", "class_also", "lon", "lat", "made_up"),
)


class Store:
    """The firms of one engine. Several threads may ask at once; what was asked lately is not asked again.

    ``city``: the ground of all units, for cells that lie outside; by default the project's own.
    """

    def __init__(self, engine: Engine, city: BaseGeometry | None = None) -> None:
        """Open the list of an engine.

        Raises:
            UsageError: there is none, or the engine does not answer.
        """
        if not engine.has(FIRMS):
            raise UsageError(FirmsCode.NO_LIST, url=engine.url)
        self.engine = engine
        self._table = engine.table(FIRMS)
        self._city = city
        self._answers, self._parts, self._cells = Answers(_KEPT), Answers(_KEPT), Answers(_KEPT_CELLS)

    @cached_property
    def source(self) -> FirmsSource:
        """Where the list comes from; one made-up firm makes it all made up."""
        row = self._rows(expressions.summary(self._table))[0]
        lists = self._rows(expressions.lists(self.engine.table(BATCHES))) if self.engine.has(BATCHES) else []
        files = sorted({each["file"] for each in lists})
        return FirmsSource(
            title="、".join(files),
            made_up=row["made_up"] > 0,
            firms=row["firms"],
            date=max((str(json.loads(each["report"]).get("date", "")) for each in lists), default=""),
            files=tuple(files),
        )

    def figures(self, query: FirmQuery) -> FirmFigures:
        """Return the counts of a query; raises UsageError where the engine does not answer."""
        asked = query.model_copy(update={"count": "number"})
        rows = self._answers.get(("figures", asked), lambda: self._figures(asked))
        return FirmFigures(query, rows)

    def _figures(self, query: FirmQuery) -> tuple[FirmsOf, ...]:
        return _counted(self._rows(expressions.figures(self._table, query)))

    def firms(self, query: FirmQuery, most: int, after: int = 0) -> tuple[Firm, ...]:
        """Return so many firms of a query, after those before: most capital first, then by name."""
        asked = query.model_copy(update={"count": "number"})
        return self._answers.get(("firms", asked, most, after), lambda: self._firms(asked, most, after))

    def page(self, query: FirmQuery, after: int, most: int) -> tuple[Firm, ...]:
        """Return the same, as pages of a list ask for it."""
        return self.firms(query, most, after)

    def _firms(self, query: FirmQuery, most: int, after: int) -> tuple[Firm, ...]:
        return tuple(map(_firm, self._rows(expressions.page(self._table, query, _COLUMNS, most, after))))

    def facets(self, query: FirmQuery) -> FirmFacets:
        """Return what stands beside the filters."""
        asked = query.model_copy(update={"count": "number"})
        return self._answers.get(("facets", asked), lambda: self._facets(asked))

    def _facets(self, query: FirmQuery) -> FirmFacets:
        asked = parts_of(query)
        with ThreadPoolExecutor(len(asked)) as threads:
            return facets_of(query, threads.map(self._part, asked))

    def _part(self, part: Part) -> tuple[tuple[Any, ...], ...]:
        return self._parts.get(part, lambda: self._grouped(part))

    def _grouped(self, part: Part) -> tuple[tuple[Any, ...], ...]:
        found = self.engine.arrow(expressions.grouped(self._table, part.query, part.columns))
        return tuple(zip(*(column.to_pylist() for column in found.columns), strict=True))

    def cells(self, query: FirmQuery, resolution: int, merge_below: int = 0) -> CellCounts:
        """Return what lies in each H3 cell of a resolution (6 to 9); cells of fewer firms are merged."""
        if resolution not in RESOLUTIONS:
            raise ValueError(resolution)
        return self._cells.get((query, resolution, merge_below), lambda: self._cells_of(query, resolution, merge_below))

    def _cells_of(self, query: FirmQuery, resolution: int, merge_below: int) -> CellCounts:
        found = self.engine.arrow(expressions.cells(self._table, query, resolution))
        cells = found["cell"].fill_null(0).to_numpy()
        firms, amounts = found["firms"].to_numpy(), found["amount"].to_numpy()
        without = int(firms[cells == 0].sum())
        there = cells != 0
        each, firms, amounts = merged(cells[there], firms[there], amounts[there], merge_below)
        order = np.argsort(each)
        each, firms, amounts = each[order], firms[order], amounts[order]
        return CellCounts(each, amounts, firms, outside(each, self._city or _own_city()), merge_below, without)

    def cell_shapes(self, query: FirmQuery, resolution: int, merge_below: int = 0) -> FirmCells:
        """Return the same with the shapes of the cells, for whoever draws or prints them without H3."""
        return with_shapes(query, resolution, self.cells(query, resolution, merge_below))

    def count_by(self, query: FirmQuery, keys: Sequence[Key], resolution: int = 7) -> pd.DataFrame:
        """Return a row for each value of the keys that occurs, with ``firms``; cells as numbers."""
        return self.engine.pandas(expressions.counts(self._table, query, keys, resolution))

    def batches(self, query: FirmQuery, columns: Sequence[str]) -> Iterator[pa.Table]:
        """Yield all firms of a query, ordered by id, some thousands at a time."""
        return self.engine.batches(expressions.ready(self._table, query, columns))

    def empty(self, columns: Sequence[str]) -> pa.Table:
        """Return the same of no firms: the columns and their types."""
        return self._table.select(*columns).schema().to_pyarrow().empty_table()

    def forget(self) -> None:
        """Let go of answers, after the list was loaded anew."""
        self._answers.forget()
        self._parts.forget()
        self._cells.forget()
        vars(self).pop("source", None)

    def _rows(self, expr: ibis.Table) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.engine.arrow(expr).to_pylist()
        return rows


def _counted(rows: Iterable[dict[str, Any]]) -> tuple[FirmsOf, ...]:
    found = [
        FirmsOf(
            row["unit_id"],
            row["industry_id"],
            row["subsector_id"],
            FirmCount(row["firms"], row["capital_wan"], row["capital_known"], row["staff"], row["staff_known"]),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda row: (row.unit_id or "", row.industry_id or "", row.subsector_id or "")))


def _firm(row: dict[str, Any]) -> Firm:
    also = tuple(filter(None, row["class_also"].split(";")))
    founded = row["founded"].isoformat() if row["founded"] else None
    return Firm(**row | {"class_also": also, "founded": founded})


@lru_cache(maxsize=1)
def _own_city() -> BaseGeometry:
    city: BaseGeometry = load_geography().statistical_units.geometry.union_all()
    return city


_stores: dict[str, Store] = {}
_opening = threading.Lock()


def store_at(url: str) -> Store:
    """Return the list at an address, opened once for all who ask; nothing is ever written by it.

    Raises:
        UsageError: there is no such engine, it cannot be reached, or holds no list.
    """
    with _opening:
        found = _stores.get(url)
        if found is None:
            engine = connect(url, read_only=True)
            try:
                found = _stores[url] = Store(engine)
            except UsageError:
                engine.close()
                raise
        return found


def let_go(url: str) -> None:
    """Close the list at an address, if it is open: its file is free again."""
    with _opening:
        found = _stores.pop(url, None)
    if found is not None:
        found.engine.close()
