"""What differs between the draft and another edition: on two maps in step, and unit by unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from mapping.cartography.wording.names import Names
from mapping.i18n import translator
from mapping.insight.editions.difference import between
from mapping.ui.editions.maps import CHANGE, edition_map
from mapping.ui.editions.side import drawn, layers_of
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.insight.editions.difference import UnitChange
    from mapping.insight.editions.model import EditionDocument
    from mapping.ui.address import Address
    from mapping.ui.editions.compared import Compared
    from mapping.view import View

STEP = "editions"


def differences(both: Compared, document: EditionDocument, view: View, place: Address) -> None:
    """Show both editions side by side, and what differs."""
    layer = drawn(place, layers_of(document, view))
    with st.container(key="edition_compare", gap="small"):
        st.html(render("editions/compare_head.html", view.lang, a=both.name(both.a, view.lang), b=document.name_zh))
        with st.container(horizontal=True, gap="small", key="edition_pair"):
            for key, edition in (("edition_before", both.a), ("edition_now", both.b)):
                with st.container(key=f"{key}_box"):
                    of = "lead" if layer == CHANGE and edition == both.a else layer
                    drawn_as = both.layer(of, edition, view)
                    told = {"name": both.name(edition, view.lang), "draft": edition == both.b}
                    st.html(render("editions/map_head.html", view.lang, layer=drawn_as and drawn_as.label, **told))
                    edition_map(key, both, edition, view, layer=of, unit=place.spec.unit, step=STEP)
        names = Names.of(both.atlas.catalog, view.lang)
        rows = _rows(both, names)
        st.html(render("editions/differences.html", view.lang, rows=rows, names=names, catalog=both.atlas.catalog))


def _rows(both: Compared, names: Names) -> list[tuple[str, UnitChange, str | None]]:
    """Return the units that differ with their names, and what became of the list that they share."""
    catalog, t = both.atlas.catalog, translator(names.lang)

    def label(unit_id: str) -> str:
        return names.unit_label(catalog.unit(unit_id))

    def sharing(change: UnitChange) -> str | None:
        if not change.sharing_changed:
            return None
        if not change.shared_after:
            return t("改为单列清单")
        return t("与{units}共用清单", units=t("、").join(map(label, change.shared_after)))

    found = between(catalog, both.a, both.b)
    return [(label(change.unit_id), change, sharing(change)) for change in found.changed]
