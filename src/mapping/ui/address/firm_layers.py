"""The ids of layers that are made of a list of firms, as addresses write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.layers.firms import FIRMS, OF_FIRMS, QUOTIENT, is_of_firms
from mapping.errors import UnknownNameError

if TYPE_CHECKING:
    from mapping.catalog import Catalog


def firm_layer(text: str, catalog: Catalog) -> str:
    """Return the id of a layer of firms: all, those of an industry or a sub-sector, or a location quotient.

    Raises:
        UnknownNameError: it is none.
    """
    industries = tuple(industry.industry_id for industry in catalog.industries)
    subsectors = () if text.startswith(QUOTIENT) else tuple(one.subsector_id for one in catalog.subsectors)
    of = text.removeprefix(QUOTIENT if text.startswith(QUOTIENT) else OF_FIRMS)
    if text == FIRMS or (is_of_firms(text) and of in (*industries, *subsectors)):
        return text
    raise UnknownNameError("图层", text, (FIRMS, f"{OF_FIRMS}{industries[0]}", f"{QUOTIENT}{industries[0]}"))
