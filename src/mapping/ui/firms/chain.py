"""产业链: the stages of an industry's chain with the firms, parks and units of each, and where nobody is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mapping.cartography.wording.firm_chain import chain_finding, link_text, units_text
from mapping.cartography.wording.firms import MADE_UP, asked_text
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.subsectors import takers
from mapping.i18n import translator
from mapping.insight.reality import firm_chain
from mapping.ui.address import Links
from mapping.ui.firms.books import chain_book
from mapping.ui.firms.presses import press
from mapping.ui.frame.pressable import pressable
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.insight.firms.chain import ChainLink, FirmChain
    from mapping.ui.firms.asked import Asked

KEY: Final = "firms_chain"


def chain(asked: Asked) -> None:
    """Show the chain of the industry that is looked at."""
    t, catalog = translator(asked.lang), asked.atlas.catalog
    names, industry_id = Names.of(catalog, asked.lang), industry_of(asked)
    found = firm_chain(asked.atlas, asked.view, industry_id, asked.spec.firms)
    told = {
        "finding": chain_finding(found, catalog, asked.lang),
        "below": asked_text(found.query, catalog, asked.lang),
        "industries": [
            (one.industry_id, names.industry_short(one), one.industry_id == industry_id) for one in catalog.industries
        ],
        "stages": [
            (names.value("stage", stage), [_row(link, found, asked) for link in links])
            for stage, links in found.stages.items()
        ],
        "sign": t(MADE_UP) if found.source.made_up else "",
        "links": Links(asked.view, catalog),
    }
    pressable(KEY, render("firms/chain.html", asked.lang, **told), press)
    chain_book(asked, industry_id)


def industry_of(asked: Asked) -> str:
    """Return the industry of the layer, of its sub-sector or of the filter, or the first there is."""
    catalog = asked.atlas.catalog
    known = [one.industry_id for one in catalog.industries]
    of = {one.subsector_id: one.industry_id for one in catalog.subsectors}
    wanted = (asked.subject, of.get(asked.subject or ""), *asked.query.industry)
    return next((one for one in wanted if one in known), known[0])


def _row(link: ChainLink, found: FirmChain, asked: Asked) -> dict[str, Any]:
    catalog, names = asked.atlas.catalog, Names.of(asked.atlas.catalog, asked.lang)
    t, subsector = translator(asked.lang), link.profile.subsector
    return {
        "id": subsector.subsector_id,
        "name": names.subsector(subsector),
        "firms": link.count.firms,
        "units": units_text(link, found, catalog, asked.lang),
        "named": t("、").join(takers(link.profile.named, names)),
        "covered": t("、").join(takers(link.profile.covered, names)),
        "parks": len(link.profile.parks),
        "told": link_text(link, asked.lang),
        "broken": link.is_broken,
        "chosen": subsector.subsector_id in asked.query.subsector or subsector.subsector_id == asked.subject,
    }
