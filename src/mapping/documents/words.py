"""What stands above and below a sheet that shows no map, and what its file says of itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mapping.cartography.resolve import edition_name, policy, statement
from mapping.cartography.wording.about import About, sources_brief, sources_text
from mapping.cartography.wording.firms import MADE_UP
from mapping.i18n import translator
from mapping.printing.frame import Foot, Heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.cartography.state import Provenance
    from mapping.documents.order import Order


@dataclass(frozen=True, slots=True)
class SheetWords:
    """The words around a sheet: what it shows, ``below`` that what it is, its sources and a note beside the statement.

    ``name`` is the sheet's in outlines and tables of contents. ``made_up``: what it shows is an invented example, which
    it says also where a reader wrote the line below the title.
    """

    name: str
    title: str
    below: str
    sources: Sequence[Provenance]
    note: str = ""
    made_up: bool = False

    def heading(self, order: Order, place: str = "") -> Heading:
        """Return the heading, in the words of whoever hands the sheet over; ``place`` says which of its pages it is."""
        setting, view = order.setting, order.page.view
        told = " · ".join(filter(None, (self._below(order), place)))
        return Heading(setting.title or self.title, told, edition_name(order.atlas, view), view.lang)

    def foot(self, order: Order, number: int | None = None) -> Foot:
        """Return the foot, signed by whoever hands the sheet over; ``number`` is that of its page."""
        t = translator(order.page.lang)
        brief = sources_brief(self.sources, t) if self.sources else ""
        said = Foot(self._sources(order), self._statement(order), self.note, order.page.lang, brief)
        return said.signed(replace(order.setting, number=number))

    def about(self, order: Order) -> About:
        """Return what the file says of itself."""
        view = order.page.view
        t = translator(view.lang)
        sources, series = self._sources(order), t("武汉产业地图")
        title = order.setting.title or self.title
        below, said = self._below(order), self._statement(order)
        return About(
            title=" · ".join(filter(None, (title, below))),
            lang=view.lang,
            author=order.setting.issuer or series,
            description=" ".join(filter(None, (title, below, said, sources))),
            sources=sources,
            statement=said,
            date=order.setting.date or policy(order.atlas, view).date or "",
            keywords=tuple(dict.fromkeys((series, self.name, edition_name(order.atlas, view)))),
        )

    def _below(self, order: Order) -> str:
        sign = translator(order.page.lang)(MADE_UP) if self.made_up else ""
        return " · ".join(filter(None, (sign, order.setting.subtitle or self.below)))

    def _statement(self, order: Order) -> str:
        return statement(order.page.map_spec, made_up=self.made_up)

    def _sources(self, order: Order) -> str:
        return sources_text(self.sources, translator(order.page.lang)) if self.sources else ""
