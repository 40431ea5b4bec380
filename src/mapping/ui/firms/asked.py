"""What the page 企业分布 is asked for: the address, and the questions to the list that follow from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from mapping.cartography.layers.firms import FIRMS, OF_FIRMS, QUOTIENT
from mapping.cartography.spec import MapSpec
from mapping.ui import address, session

if TYPE_CHECKING:
    from mapping.firms.store import Store
    from mapping.insight.atlas import Atlas
    from mapping.insight.firms.query import FirmQuery
    from mapping.ui.address import Address, SeenFirms
    from mapping.view import View

PRINTED_CELLS: Final = 7
"""Size of the cells on a sheet, as a desktop has them where it shows the whole city."""


@dataclass(frozen=True)
class Asked:
    """What is asked: an address of the page, of data with a list beside them."""

    atlas: Atlas
    store: Store
    place: Address

    @classmethod
    def now(cls, store: Store) -> Asked:
        """Return what the address asks now."""
        atlas = session.with_firms()
        return cls(atlas, store, address.current("firms", atlas))

    @property
    def view(self) -> View:
        """How the data are looked at."""
        return self.place.spec.view

    @property
    def lang(self) -> str:
        """The reader's language."""
        return self.place.spec.lang

    @property
    def query(self) -> FirmQuery:
        """The filters."""
        return self.place.firms

    @property
    def seen(self) -> SeenFirms:
        """What is looked at."""
        return self.place.seen

    @property
    def subject(self) -> str | None:
        """The industry or sub-sector that the layer itself is of."""
        layer = self.seen.layer
        return None if layer == FIRMS else layer.removeprefix(OF_FIRMS).removeprefix(QUOTIENT)

    @property
    def is_quotient(self) -> bool:
        """Whether the map shows how concentrated an industry is."""
        return self.seen.layer.startswith(QUOTIENT)

    @property
    def is_heat(self) -> bool:
        """Whether the map shows firms by cell; how concentrated an industry is, is known of units alone."""
        return self.seen.heat and not self.is_quotient

    @cached_property
    def spec(self) -> MapSpec:
        """The map: all that the filters find, whatever unit or cell is chosen."""
        unit = self.seen.unit if any(self.seen.unit == one.unit_id for one in self.atlas.catalog.units) else None
        return MapSpec(
            layer=self.seen.layer,
            unit=unit,
            overlays=self.place.spec.overlays,
            edition=self.place.spec.edition,
            firms=self.query.model_copy(update={"cell": ""}),
            within=self.place.spec.within,
            lang=self.place.spec.lang,
        )

    @cached_property
    def counted(self) -> FirmQuery:
        """The firms that the map counts: those of the filters, and of the industry or sub-sector that it is of."""
        if self.subject is None:
            return self.spec.firms
        industries = {one.industry_id for one in self.atlas.catalog.industries}
        of = "industry" if self.subject in industries else "subsector"
        return self.spec.firms.model_copy(update={of: (self.subject,)})

    @property
    def printed(self) -> MapSpec:
        """The map as a file has it: with cells where the page shows some, of the firms that it counts."""
        if not self.is_heat:
            return self.spec
        return self.spec.model_copy(update={"cells": PRINTED_CELLS, "merge": self.seen.merge, "firms": self.counted})

    @cached_property
    def listed(self) -> FirmQuery:
        """The firms that are listed: those counted, in the unit, the cell and the area that are chosen."""
        units = (self.seen.unit,) if self.seen.unit else ()
        chosen = {"unit": units, "cell": self.query.cell, "within": self.place.spec.within}
        return self.counted.model_copy(update={**chosen, "count": "number"})
