"""The tables and the geometry of one edition, joined: what every question and every map starts from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from mapping.catalog import Catalog, load_catalog
from mapping.catalog.join import JoinReport, join_report
from mapping.errors import DataError
from mapping.geography import Geography, load_geography
from mapping.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from mapping.faults import Fault
    from mapping.insight.firms.asked import Firms

Loaded = TypeVar("Loaded")
OWN_BOUNDARY = "boundary_own"


@dataclass(frozen=True, eq=False)
class Atlas:
    """Catalog and geography with the report of how well their keys meet.

    With a planned edition, ``draft`` is its id and ``plain`` the data without any; with several, ``drafts`` are the
    data with each of them alone (`insight.editions.applied`). ``firms``: a list of firms that can be asked, if any;
    ``alone`` are then the data without it, with all that is kept with them.

    No slots: what is made of it is kept with it (`mapping.kept`).
    """

    catalog: Catalog
    geography: Geography
    join: JoinReport
    plain: Atlas | None = None
    draft: str | None = None
    drafts: Mapping[str, Atlas] = field(default_factory=dict)
    firms: Firms | None = None
    alone: Atlas | None = None

    @property
    def boundary_source(self) -> str:
        """Id of the source to print for the boundaries: that of the base in use, or of boundaries of one's own."""
        wanted = f"boundary_{self.geography.base}"
        return wanted if any(s.source_id == wanted for s in self.catalog.sources) else OWN_BOUNDARY

    def seen_by(self, edition: str) -> Atlas:
        """Return the data as one edition shows them: units that a planned edition adds are on its map alone."""
        if self.plain is None or edition == self.draft:
            return self
        return self.drafts.get(edition, self.plain)

    def is_drawn(self, unit_id: str) -> bool:
        """Tell whether the unit has a polygon."""
        return unit_id in self.geography.units.index


def load_atlas(data_dir: Path | None = None) -> Atlas:
    """Load and join everything in ``data_dir`` (default: the project's own data).

    Raises:
        DataError: a file is missing or unreadable; all faults of tables and geometry at once, those first that stop
            the loading. Where nothing stops it, rows at fault are set aside in ``atlas.catalog.faults`` instead.
    """
    folder = data_dir or settings().data_dir
    catalog, faults = _tried(lambda: load_catalog(folder))
    geography, more = _tried(lambda: load_geography(folder / "geo"))
    if catalog is None or geography is None:
        raise DataError((*faults, *more, *(catalog.faults if catalog else ())))
    return joined(catalog, geography)


def joined(catalog: Catalog, geography: Geography) -> Atlas:
    """Return tables and geometry as one, with the report of how well their keys meet."""
    ids = {
        "layout_units_14": tuple(str(i) for i in geography.units.index),
        "layout_units": tuple(str(i) for i in geography.statistical_units.index),
        "districts": tuple(str(i) for i in geography.districts.index),
    }
    return Atlas(catalog, geography, join_report(catalog, ids))


def _tried(load: Callable[[], Loaded]) -> tuple[Loaded | None, tuple[Fault, ...]]:
    """Return what was loaded, or None and the faults that stopped it."""
    try:
        return load(), ()
    except DataError as error:
        return None, error.faults
