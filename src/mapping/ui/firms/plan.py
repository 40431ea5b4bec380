"""规划与现状: how concentrated each industry is in each unit, beside what the plan designates there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mapping.cartography.wording.firms import MADE_UP, MEASURE_LABELS
from mapping.cartography.wording.plan_reality import (
    STANDING_LABELS,
    STANDING_SIGNS,
    RealityWords,
    cell_text,
    lq_text,
)
from mapping.i18n import translator
from mapping.insight.firms.model import MEASURES
from mapping.insight.firms.plan_reality import STANDINGS
from mapping.insight.reality import plan_reality
from mapping.ui.firms.books import plan_book
from mapping.ui.firms.presses import press
from mapping.ui.frame.pressable import pressable
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.insight.firms.plan_reality import PlanCell
    from mapping.ui.firms.asked import Asked

KEY: Final = "firms_plan"


def plan(asked: Asked) -> None:
    """Show the matrix, what it finds of the unit that is chosen, and how it is made."""
    t, lang = translator(asked.lang), asked.lang
    found = plan_reality(asked.atlas, asked.view, asked.spec.firms)
    words = RealityWords.of(asked.atlas.catalog, found, lang)
    unit = asked.seen.unit if asked.seen.unit in found.units else None
    told = {
        "words": words,
        "sign": t(MADE_UP) if asked.store.source.made_up else "",
        "measures": [(key, t(MEASURE_LABELS[key]), key == asked.query.count) for key in MEASURES],
        "industries": [(key, words.industry(key), key == asked.subject) for key in found.industries],
        "rows": [
            {
                "unit": unit_id,
                "name": words.unit(unit_id),
                "chosen": unit_id == unit,
                "cells": [_cell(cell, lang) for cell in found.of_unit(unit_id)],
            }
            for unit_id in found.units
        ],
        "legend": [(one, t(STANDING_LABELS[one]), STANDING_SIGNS[one], found.count(one)) for one in STANDINGS],
        "unit": unit and {"name": words.unit(unit), "text": words.unit_text(unit), "cells": _told(asked, unit, words)},
    }
    pressable(KEY, render("firms/plan.html", lang, **told), press)
    plan_book(asked)


def _cell(cell: PlanCell, lang: str) -> dict[str, Any]:
    standing = cell.standing
    return {
        "standing": standing,
        "sign": STANDING_SIGNS[standing],
        "label": translator(lang)(STANDING_LABELS[standing]),
        "lq": lq_text(cell.lq, lang) if cell.lq is not None and standing != "few" else "",
        "rank": cell.rank,
        "firms": cell.firms,
    }


def _told(asked: Asked, unit: str, words: RealityWords) -> list[tuple[str, str, str, str, str]]:
    """Return what the plan names of a unit, in its order, then what it has without being named for it."""
    cells = words.found.of_unit(unit)
    named = sorted((cell for cell in cells if cell.rank is not None), key=lambda cell: cell.rank or 0)
    more = [cell for cell in cells if cell.standing == "unnamed_strong"]
    return [
        (
            cell.industry_id,
            words.industry(cell.industry_id),
            cell.standing,
            STANDING_SIGNS[cell.standing],
            cell_text(cell, asked.lang),
        )
        for cell in (*named, *more)
    ]
