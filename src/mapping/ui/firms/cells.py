"""Heat by cell: what the live map is told of it, and who gives out the files that it then fetches.

A rerun costs nothing here: the element is told addresses, and whatever they stand for is made once a browser asks.
Files are kept in memory with the list, under a mark that only those sessions hear of that see the list; with the list
they are gone. Nothing of them is ever written to a disk.
"""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, Protocol
from weakref import WeakKeyDictionary, ref

import numpy as np

from mapping.cartography import cell_bins
from mapping.cartography.heat import cells_asked
from mapping.cartography.wording.firms import measure_unit
from mapping.firms.cells import parents
from mapping.firms.hexagons import text_of
from mapping.insight.firms.cell_model import RESOLUTIONS
from mapping.insight.firms.query import FirmQuery
from mapping.leaflet.publish import bundled
from mapping.ui.firms.cell_files import amounts_file, index_file, shapes_file
from mapping.ui.givers import URL, introduce
from mapping.ui.publication import FOR_ALL

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping
    from weakref import ReferenceType

    from numpy.typing import NDArray

    from mapping.firms.cells import CellCounts
    from mapping.insight.firms.model import FirmsSource


MOST_KEPT: Final = 24 * 1024 * 1024
"""Bytes of files of one list that are kept; what was asked for longest ago is made anew."""
MOST_ASKED: Final = 200
"""Queries of one list whose addresses are answered."""
_FINE: Final = 9
_CHUNK: Final = 5
"""The finest cells are fetched by the larger ones in which they lie, as far as they are in view."""
_EVERY: Final = FirmQuery(closed=True)
_NAME: Final = re.compile(
    r"(?P<kind>index|shapes|amounts|larger)(-(?P<asked>\w+))?\.(?P<size>[6-9])(\.(?P<chunk>\w+))?\.(json|bin)"
)


class Counted(Protocol):
    """A list that counts its firms by cell. Once it is loaded anew it has another source, and its files are others."""

    @property
    def source(self) -> FirmsSource:
        """Where it comes from."""

    def cells(self, query: FirmQuery, resolution: int, merge_below: int = 0) -> CellCounts:
        """Return the cells of a size with what is counted in each."""


def heat(store: Counted, query: FirmQuery, merge: int = 0, lang: str = "zh") -> dict[str, Any]:
    """Return what the live map is told to show a list by cell: ``live_map(…, heat=heat(…))``; without it, none.

    The cell that the reader has chosen is told beside it, ``live_map(…, cell=query.cell or None)``, and reported as
    ``cell``: its key of the address is held as ``map.cell``.

    ``merge``: cells with fewer firms are drawn together as the larger cell around them; 0 draws each. A cell that the
    query itself asks for is not looked at: the map shows all of them, and its own ``cell`` is the one outlined.

    Nothing is asked of the list here. The element loads its module and fetches for the zoom at hand ``index``, then the
    ``shapes`` in view and the ``amounts``; of these only the amounts change with the query.
    """
    files = _files_of(store)
    asked = files.ask(cells_asked(query), merge)
    at = f"{URL}/{files.mark}"
    return {
        "module": FOR_ALL.put("heat.js", bundled("heat/heat.js").encode()),
        "index": f"{at}/index.{{size}}.json",
        "shapes": f"{at}/shapes.{{size}}.{{chunk}}.bin",
        "amounts": f"{at}/amounts-{asked}.{{size}}.bin",
        "larger": f"{at}/larger-{asked}.{{size}}.bin" if merge else None,
        "merge": merge,
        "measure": query.count,
        "unit": measure_unit(query.count, lang),
        "scale": cell_bins.scale_of(query.count, lang),
        "bins": {
            str(size): {
                "from": cell_bins.bounds(query.count, size),
                "labels": cell_bins.labels(query.count, size, lang),
            }
            for size in RESOLUTIONS
        },
    }


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of a size in which a list has any firm: in an order that all files keep to, and in chunks."""

    cells: NDArray[np.int64]
    outside: NDArray[np.bool_]
    chunks: Mapping[str, slice]

    @classmethod
    def of(cls, found: CellCounts, size: int) -> _Cells:
        """Return them in order."""
        if size < _FINE:
            order = np.argsort(found.cells)
            chunks = {"all": slice(0, len(order))} if len(order) else {}
        else:
            above = parents(found.cells, _CHUNK)
            order = np.lexsort((found.cells, above))
            names, begins = np.unique(above[order], return_index=True)
            ends = [*begins[1:].tolist(), len(order)]
            each = zip(names.tolist(), begins.tolist(), ends, strict=True)
            chunks = {text_of(name): slice(begin, end) for name, begin, end in each}
        return cls(found.cells[order], found.outside[order], chunks)

    def amounts(self, found: CellCounts) -> NDArray[np.float64]:
        """Return what an answer counts in them, and after that what it counts in larger cells."""
        own = np.isin(found.cells, self.cells)
        order = np.argsort(self.cells)
        amounts = np.zeros(len(self.cells))
        amounts[order[np.searchsorted(self.cells, found.cells[own], sorter=order)]] = found.amounts[own]
        return np.concatenate([amounts, found.amounts[~own]])


class CellFiles:
    """Gives out the files of one list, each made by whoever asks for it first."""

    def __init__(self, store: Counted) -> None:
        self.mark = introduce(self)
        self._store: ReferenceType[Counted] = ref(store)
        self._asked: OrderedDict[str, tuple[FirmQuery, int]] = OrderedDict()
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._cells: dict[int, _Cells] = {}
        self._lock = Lock()
        self._making: dict[str, Lock] = {}

    def ask(self, query: FirmQuery, merge: int) -> str:
        """Remember a query; return the sign that stands for it in addresses."""
        sign = hashlib.sha256(f"{query.model_dump_json()} {merge}".encode()).hexdigest()[:16]
        with self._lock:
            self._asked[sign] = query, merge
            self._asked.move_to_end(sign)
            while len(self._asked) > MOST_ASKED:
                self._asked.popitem(last=False)
        return sign

    def file(self, name: str) -> bytes | None:
        """Return the content of a file; None where there is none of that name, or the list is gone."""
        parts = _NAME.fullmatch(name)
        store = self._store()
        if parts is None or store is None:
            return None
        with self._lock:
            if name in self._kept:
                self._kept.move_to_end(name)
                return self._kept[name]
            making = self._making.setdefault(name, Lock())
        with making:  # others wait for what one of them makes
            found = self._kept.get(name)
            if found is None:
                found = self._made(store, **parts.groupdict())
                self._keep(name, found)
        with self._lock:
            self._making.pop(name, None)
        return found

    def _keep(self, name: str, content: bytes | None) -> None:
        if content is None:
            return
        with self._lock:
            self._kept[name] = content
            while sum(map(len, self._kept.values())) > MOST_KEPT and len(self._kept) > 1:
                self._kept.popitem(last=False)

    def _made(self, store: Counted, kind: str, asked: str | None, size: str, chunk: str | None) -> bytes | None:
        every = self._every(store, int(size))
        if kind == "index":
            return index_file([(name, every.cells[part]) for name, part in every.chunks.items()])
        if kind == "shapes":
            part = every.chunks.get(chunk or "")
            return None if part is None else shapes_file(every.cells[part], every.outside[part])
        known = self._asked.get(asked or "")
        if known is None:
            return None
        found = store.cells(known[0], int(size), known[1])
        larger = ~np.isin(found.cells, every.cells)
        if kind == "larger":
            return shapes_file(found.cells[larger], found.outside[larger])
        told = {"total": float(found.amounts.sum()), "without": int(found.without_point), "larger": int(larger.sum())}
        return amounts_file(told, every.amounts(found))

    def _every(self, store: Counted, size: int) -> _Cells:
        """Return the cells of a size: found once, and the same for all queries."""
        with self._making.setdefault(f"cells {size}", Lock()):
            if size not in self._cells:
                self._cells[size] = _Cells.of(store.cells(_EVERY, size), size)
            return self._cells[size]


_FILES: MutableMapping[Counted, tuple[FirmsSource, CellFiles]] = WeakKeyDictionary()
_BEGINNING: Final = Lock()


def _files_of(store: Counted) -> CellFiles:
    source = store.source
    with _BEGINNING:
        known = _FILES.get(store)
        if known is None or known[0] != source:
            known = _FILES[store] = source, CellFiles(store)
        return known[1]
