"""What stands below the map: single firms, the plan beside them, or the stages of a chain; one of them at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.cartography.layers.firms import OF_FIRMS
from mapping.documents.request import PageSpec
from mapping.i18n import message, translator
from mapping.ui.firms.chain import chain, industry_of
from mapping.ui.firms.listed import listed
from mapping.ui.firms.plan import plan
from mapping.ui.firms.presses import press
from mapping.ui.frame.pressable import pressable
from mapping.ui.render import render

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mapping.documents.request import SheetName
    from mapping.ui.firms.asked import Asked

_LABELS: Final[Mapping[str, str]] = {
    "list": message("企业列表"),
    "plan": message("规划与现状"),
    "chain": message("产业链"),
}
_SHOWN: Final[Mapping[str, Callable[[Asked], None]]] = {"list": listed, "plan": plan, "chain": chain}
_SHEETS: Final[Mapping[str, SheetName]] = {"list": "map", "plan": "plan_reality", "chain": "chain"}


def page_spec(asked: Asked) -> PageSpec:
    """Return the page of a document that shows what stands below the map, or the map itself."""
    sheet = _SHEETS[asked.seen.tab]
    spec = asked.printed if sheet == "map" else asked.spec
    if sheet == "chain":
        spec = spec.model_copy(update={"layer": f"{OF_FIRMS}{industry_of(asked)}"})
    return PageSpec.of(spec, sheet=sheet)


def shown(asked: Asked) -> None:
    """Show the tabs, and what is below the one that is open."""
    t = translator(asked.lang)
    rows = [(key, t(label), key == asked.seen.tab) for key, label in _LABELS.items()]
    pressable("firms_tabs", render("firms/tabs.html", asked.lang, tabs=rows), press)
    _SHOWN[asked.seen.tab](asked)
