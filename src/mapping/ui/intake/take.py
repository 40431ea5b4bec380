"""Taking a list into the data of this session, and what there is to see then."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from mapping.errors import MappingError
from mapping.i18n import translator
from mapping.insight.additions import import_of, next_park
from mapping.ui import address, session
from mapping.ui.intake.desk import desk
from mapping.ui.render import render
from mapping.ui.workspace import held

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.catalog.records import ListEntry, Park
    from mapping.insight.additions import Import
    from mapping.intake.found import Analysis
    from mapping.ui.intake.desk import Desk
    from mapping.view import View

MOST_PARKS: Final = 2000
"""Parks of all lists together: what the finder takes to show for the first time grows with them."""
MOST_ENTRIES: Final = 5000


_LAST: Final = "intake_last_number"


def room_for(kind: str, imports: tuple[Import, ...]) -> int:
    """Return how many more rows of a kind are taken in, beside those of other lists."""
    most, table = (MOST_PARKS, "parks") if kind == "parks" else (MOST_ENTRIES, "three_lists")
    return most - sum(len(one.rows.get(table, ())) for one in imports)


def take_in(lying: Desk, found: Analysis, view: View) -> None:
    """Offer to take in the rows that can be used; once they are, say where they are."""
    t = translator(view.lang)
    if lying.taken and not lying.is_changed:
        st.html(render("intake/taken.html", view.lang, **_taken(lying.taken, found, view)))
        st.button(t("移除这一份"), key="intake_untake", icon=":material/undo:", on_click=remove, args=(lying.taken,))
        return
    room = room_for(found.kind, _others(lying))
    rows = f"{found.added:,}"
    label = t("没有可新增的行")
    if found.added:
        label = t("改用这次的 {n} 行", n=rows) if lying.taken else t("采用 {n} 行", n=rows)
    can = 0 < found.added <= room and lying.running is None
    st.button(label, key="intake_take", type="primary", disabled=not can, on_click=_take)
    if found.added > room:
        st.html(render("intake/too_many.html", view.lang, room=max(0, room), n=found.added))


def _others(lying: Desk) -> tuple[Import, ...]:
    """Return what was taken in beside the list on the desk."""
    return tuple(one for one in held.current().imports if one.import_id != lying.taken)


def _taken(import_id: str, found: Analysis, view: View) -> dict[str, Any]:
    catalog, t = session.atlas().catalog, translator(view.lang)
    links = address.Links(view, catalog)
    units = sorted({row.cells.get("unit_id", "") for row in found.accepted if row.is_added} - {""})
    later = _later(import_id, catalog, view)
    shown = {"later": True} if later else {}
    ways: dict[str, list[tuple[str, str]]] = {
        "parks": [
            (t("在地图上看"), links.page("city", layer="parks")),  # which counts what is in the edition
            (t("在园区查找里看"), links.page("finder", **shown)),
            (t("写一句项目，看它们排第几"), links.page("match", **shown)),
        ],
        "lists": [(t("看三清单"), links.page("targets", unit=units[0] if units else None, **shown))],
        "indicator": [(t("看这个图层"), links.page("city", **_layer(import_id, found)))],
    }
    waiting = len(found.rejected)
    return {
        "n": found.added,
        "waiting": waiting,
        "later": later,
        "year": catalog.edition(view.edition).year,
        "ways": ways.get(found.kind, []),
        "kind": found.kind,
        "by_district": found.geography == "district",
    }


def _later(import_id: str, catalog: Catalog, view: View) -> int:
    """Return how many rows that were taken in came after the edition of the view, which shows them on demand alone."""
    rows: tuple[Park | ListEntry, ...] = (*catalog.parks, *catalog.list_entries)
    return sum(row.source_id == import_id and catalog.is_later(row, view.edition) for row in rows)


def _layer(import_id: str, found: Analysis) -> dict[str, str]:
    made = next((one for one in held.current().imports if one.import_id == import_id), None)
    rows = made.rows.get("indicators", ()) if made else ()
    layer = {"layer": f"indicator:{rows[0]['indicator_id']}"} if rows else {}
    return {**layer, "geo": "district"} if found.geography == "district" else layer


def _take() -> None:
    """Take the rows in; where that cannot be, say why."""
    lying = desk()
    others = _others(lying)
    if lying.found is None or lying.running or not 0 < lying.found.added <= room_for(lying.found.kind, others):
        return
    now = held.current()
    try:
        today = datetime.now(tz=UTC).astimezone().date().isoformat()
        made = import_of(lying.found, _number(now.imports), today, next_park(now.imports))
        held.change(replace(now, imports=(*others, made), aliases={**now.aliases, **lying.wishes.aliases}))
    except MappingError as error:
        session.leave(error)
        return
    lying.taken, lying.is_changed = made.import_id, False


def _number(imports: tuple[Import, ...]) -> int:
    """Return the number of the next import: never one that was given before in this session."""
    before: int = st.session_state.get(_LAST, 0)
    number = max((before, *(int(one.import_id.rpartition("_")[2]) for one in imports))) + 1
    st.session_state[_LAST] = number
    return number


def remove(import_id: str) -> None:
    """Let go of what was taken in."""
    now = held.current()
    held.change(replace(now, imports=tuple(one for one in now.imports if one.import_id != import_id)))
    if desk().taken == import_id:
        desk().taken = None
