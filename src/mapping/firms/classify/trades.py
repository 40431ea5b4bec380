"""What a firm is that sells: GB/T 4754 classes it by its trade, not by what it sells, but for a few goods."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mapping.firms.classify.classed import Sense

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.catalog.records import Subsector

RETAIL, WHOLESALE, SUPPLY = "retail", "wholesale_markets", "supply_chain"
# groups 515 and 525, 5172 and 526, 5245, 516: these goods have a trade of their own
_MEDICINES = frozenset(("drugs", "biologics", "chinese_medicine", "medical_devices", "diagnostics"))
_MATERIALS = frozenset(("steel", "petrochemicals", "fine_chemicals", "advanced_materials"))
_AUTO = "auto"
# whoever sells journeys, insurance or waste is of these
_NO_GOODS = frozenset(("logistics", "finance", "tourism"))
_TRADES = frozenset(("medical_trade", "auto_services", "charging", "jewellery"))
_SOLD_BY_WHO_MAKES = frozenset(("waste_recycling", "water_treatment", "energy_saving", "carbon_reduction"))
_RETAILED = re.compile(r"零售|店|超市|百货|商场|购物|商城|广场|家具城")


class Trades:
    """The sub-sectors by what they are to somebody who sells. Immutable."""

    def __init__(self, subsectors: Iterable[Subsector]) -> None:
        rows = tuple(subsectors)
        self.industries = {row.subsector_id: row.industry_id for row in rows}
        self._goods = frozenset(
            row.subsector_id
            for row in rows
            if row.stage != "service"
            and row.industry_id not in _NO_GOODS
            and row.subsector_id not in _TRADES | _SOLD_BY_WHO_MAKES
        )

    def industry_of(self, sense: Sense | None) -> str | None:
        """Return the industry of a sense; None where it has none."""
        return self.industries[sense.subsector_id] if sense and sense.subsector_id else None

    def is_goods(self, sense: Sense) -> bool:
        """Tell whether a sense is of goods, which may be made or only sold."""
        return sense.subsector_id in self._goods

    def is_trade(self, sense: Sense) -> bool:
        """Tell whether a sense is of selling goods."""
        return sense.subsector_id in _TRADES or sense.subsector_id in (RETAIL, WHOLESALE, SUPPLY, "ecommerce")

    def selling(self, goods: Sense | None, said: str) -> Sense:
        """Return what a firm is that sells goods; ``said`` are its words for it (批发, 零售, 经营部)."""
        subsector = goods.subsector_id if goods else None
        industry = self.industry_of(goods)
        if goods and (subsector in _TRADES or subsector in _SOLD_BY_WHO_MAKES or industry in _NO_GOODS):
            return goods
        if subsector in _MEDICINES:
            return Sense("medical_trade", (subsector,), "medium")
        if industry == _AUTO and subsector:
            return Sense("auto_services", (subsector,), "medium")
        made = (subsector,) if subsector else ()
        if _RETAILED.search(said) and "批发" not in said:
            return Sense(RETAIL, (WHOLESALE, *made), "medium")
        if subsector in _MATERIALS:
            return Sense(SUPPLY, (WHOLESALE, *made), "medium")
        return Sense(WHOLESALE, (RETAIL, SUPPLY, *made), "medium")
