"""产业链: the stages of an industry's chain with the firms, parks and units of each, and where nobody is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mapping.cartography.chain import chain_of
from mapping.cartography.wording.firms import MADE_UP, unit_name
from mapping.cartography.wording.names import Names
from mapping.i18n import translator
from mapping.insight.firms.model import NOTHING
from mapping.ui.address import Links
from mapping.ui.firms.presses import press
from mapping.ui.frame.pressable import pressable
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.cartography.unit_and_industry import ChainRow
    from mapping.insight.firms.model import FirmFigures
    from mapping.ui.firms.asked import Asked

KEY: Final = "firms_chain"
_MOST_UNITS: Final = 3


def chain(asked: Asked) -> None:
    """Show the chain of the industry that is looked at."""
    t, catalog = translator(asked.lang), asked.atlas.catalog
    names, industry_id = Names.of(catalog, asked.lang), _industry(asked)
    figures = asked.store.figures(_of_all(asked))
    stages = [
        (stage.label, [_row(row, figures, asked) for row in stage.rows])
        for stage in chain_of(catalog, industry_id, asked.view)
    ]
    told = {
        "industry": names.industry(catalog.industry(industry_id)),
        "industries": [
            (one.industry_id, names.industry_short(one), one.industry_id == industry_id) for one in catalog.industries
        ],
        "stages": stages,
        "broken": sum(not row["firms"] for _, rows in stages for row in rows),
        "rows": sum(len(rows) for _, rows in stages),
        "sign": t(MADE_UP) if asked.store.source.made_up else "",
        "links": Links(asked.view, catalog),
    }
    pressable(KEY, render("firms/chain.html", asked.lang, **told), press)


def _industry(asked: Asked) -> str:
    """Return the industry of the layer, of the sub-sector or filter, or the first."""
    catalog = asked.atlas.catalog
    known = [one.industry_id for one in catalog.industries]
    of = {one.subsector_id: one.industry_id for one in catalog.subsectors}
    wanted = (asked.subject, of.get(asked.subject or ""), *asked.query.industry)
    return next((one for one in wanted if one in known), known[0])


def _of_all(asked: Asked) -> Any:
    """Return the question: all that the filters find, of every industry; in the unit that is chosen."""
    units = (asked.seen.unit,) if asked.seen.unit else ()
    return asked.spec.firms.model_copy(update={"industry": (), "subsector": (), "unit": units, "count": "number"})


def _row(row: ChainRow, figures: FirmFigures, asked: Asked) -> dict[str, Any]:
    names = Names.of(asked.atlas.catalog, asked.lang)
    of = {
        unit_id: count.firms
        for (unit_id, subsector_id), count in figures.by_unit_and_subsector.items()
        if subsector_id == row.subsector_id and unit_id is not None
    }
    most = sorted(of, key=lambda unit_id: -of[unit_id])[:_MOST_UNITS]
    return {
        "id": row.subsector_id,
        "name": row.name,
        "firms": figures.by_subsector.get(row.subsector_id, NOTHING).firms,
        "units": [(unit_name(unit_id, asked.atlas.catalog, names), of[unit_id]) for unit_id in most],
        "more": len(of) - len(most),
        "told": row.told[0],
        "parks": row.parks,
        "chosen": row.subsector_id in asked.query.subsector or row.subsector_id == asked.subject,
    }
