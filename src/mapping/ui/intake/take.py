"""Taking a list into the data of this session, and what there is to see then."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from mapping.errors import MappingError
from mapping.i18n import translator
from mapping.insight.additions import Import
from mapping.intake.taking import taken
from mapping.ui import address, session
from mapping.ui.intake.desk import desk
from mapping.ui.render import render
from mapping.ui.workspace import held

if TYPE_CHECKING:
    from mapping.intake.found import Analysis
    from mapping.ui.intake.desk import Desk
    from mapping.view import View

MOST_PARKS: Final = 2000
"""Parks that are taken in at once: what map and finder of a slow desk computer still show without waiting."""
MOST_ENTRIES: Final = 5000


_LAST: Final = "intake_last_number"
_OF_A_LIST: Final = re.compile(r"i\d+", re.ASCII)


def most_of(kind: str) -> int:
    """Return how many rows of a kind are taken in at most."""
    return MOST_PARKS if kind == "parks" else MOST_ENTRIES


def take_in(lying: Desk, found: Analysis, view: View) -> None:
    """Offer to take in the rows that can be used; once they are, say where they are."""
    t = translator(view.lang)
    if lying.taken and not lying.is_changed:
        st.html(render("intake/taken.html", view.lang, **_taken(lying.taken, found, view)))
        st.button(t("移除这一份"), key="intake_untake", icon=":material/undo:", on_click=remove, args=(lying.taken,))
        return
    most = most_of(found.kind)
    fits = found.added <= most
    rows = f"{found.added:,}"
    label = t("没有可新增的行")
    if found.added:
        label = t("改用这次的 {n} 行", n=rows) if lying.taken else t("采用 {n} 行", n=rows)
    is_busy = lying.running is not None
    can = bool(found.added) and fits and not is_busy
    st.button(label, key="intake_take", type="primary", disabled=not can, on_click=_take)
    if not fits:
        st.html(render("intake/too_many.html", view.lang, most=most, n=found.added))


def _taken(import_id: str, found: Analysis, view: View) -> dict[str, Any]:
    links = address.Links(view, session.atlas().catalog)
    units = sorted({row.cells.get("unit_id", "") for row in found.accepted if row.is_added} - {""})
    ways: dict[str, list[tuple[str, str]]] = {
        "parks": [
            (translator(view.lang)("在地图上看"), links.page("city", layer="parks")),
            (translator(view.lang)("在园区查找里看"), links.page("finder")),
            (translator(view.lang)("写一句项目，看它们排第几"), links.page("match")),
        ],
        "lists": [(translator(view.lang)("看三清单"), links.page("targets", unit=units[0] if units else None))],
        "indicator": [(translator(view.lang)("看这个图层"), links.page("city", **_layer(import_id, found)))],
    }
    waiting = len(found.rejected)
    return {
        "n": found.added,
        "waiting": waiting,
        "ways": ways.get(found.kind, []),
        "kind": found.kind,
        "by_district": found.geography == "district",
    }


def _layer(import_id: str, found: Analysis) -> dict[str, str]:
    made = next((one for one in held.current().imports if one.import_id == import_id), None)
    rows = made.rows.get("indicators", ()) if made else ()
    layer = {"layer": f"indicator:{rows[0]['indicator_id']}"} if rows else {}
    return {**layer, "geo": "district"} if found.geography == "district" else layer


def _take() -> None:
    """Take the rows in; where that cannot be, say why."""
    lying = desk()
    if lying.found is None or lying.running or not 0 < lying.found.added <= most_of(lying.found.kind):
        return
    now = held.current()
    others = tuple(one for one in now.imports if one.import_id != lying.taken)
    try:
        made = _import(lying.found, _number(now.imports))
        held.change(replace(now, imports=(*others, made), aliases={**now.aliases, **lying.wishes.aliases}))
    except MappingError as error:
        session.leave(error)
        return
    lying.taken, lying.is_changed = made.import_id, False


def _import(found: Analysis, number: int) -> Import:
    """Return what a list adds to the data of today."""
    today = datetime.now(tz=UTC).astimezone().date().isoformat()
    rows = taken(found, number, today, _first_park())
    return Import(
        import_id=rows.import_id, kind=found.kind, file=found.file, date=today, rows=rows.rows, without=rows.without
    )


def _first_park() -> int:
    """Return the first number that no park of a list has had in these data."""
    ids = (park.park_id for park in session.atlas().catalog.parks)
    return 1 + max((int(park_id[1:]) for park_id in ids if _OF_A_LIST.fullmatch(park_id)), default=0)


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
