"""圈选 on the server's side: what lies inside an area for the card on the map, and what its presses ask for."""

from __future__ import annotations

import base64
import binascii
import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import streamlit as st
from streamlit import runtime

from mapping.cartography.wording.names import Names
from mapping.cartography.wording.within import counted, km2_text, notes_of, part_text
from mapping.documents.request import PageSpec
from mapping.errors import MappingError
from mapping.files import file_name
from mapping.i18n import translator
from mapping.insight.beside import without_firms
from mapping.insight.inside import Inside, inside
from mapping.insight.within import LONGEST_IN_ADDRESS, within_of
from mapping.insight.within_file import area_of_file
from mapping.ui import address, session
from mapping.ui.frame.download import MIMES, failure
from mapping.ui.frame.export import panel
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.cartography.spec import MapSpec
    from mapping.insight.atlas import Atlas

_log = logging.getLogger(__name__)

_PRESSED: Final = "drawn_pressed"
"""Session state: what the card has asked for, until the run that answers it."""
_TOLD: Final = "drawn_told"
"""Session state: the area that came from a file, and what was done to it."""
_MOST_NAMED: Final = 3
_MOST_FILE: Final = 20 * 2**20


def take_area(value: object) -> None:
    """Write an area that was drawn into the address; what is no text, or too long for one, is none."""
    text = value if isinstance(value, str) and len(value) <= LONGEST_IN_ADDRESS else None
    address.take("map", "within", text)


def take(value: object) -> None:
    """Note a press of the card; a file is read at once, since what it holds belongs into the address."""
    if not isinstance(value, dict):
        return
    match value:
        case {"what": "sheet"}:
            panel.ask_area()
        case {"what": "file", "name": str(name), "content": str(content), "at": at}:
            st.session_state[_PRESSED] = {"at": at, "what": "file", "error": _read(name[:80], content)}
        case {"what": "xlsx" | "briefing" as what, "at": at}:
            st.session_state[_PRESSED] = {"at": at, "what": what}


def _read(name: str, content: str) -> str | None:
    """Put the areas of a file into the address; return the sentence where it holds none."""
    lang = address.view(session.atlas().catalog).lang
    try:
        data = base64.b64decode(content, validate=True)[: _MOST_FILE + 1]
        area, faults = area_of_file(session.atlas(), name, data)
    except binascii.Error:
        return translator(lang)("读不了“{file}”，请再选一次。", file=name)
    except MappingError as error:
        return error.told(lang)
    text = area.to_text()
    st.session_state[_TOLD] = (text, faults)
    address.decide(within=text)
    return None


def told(spec: MapSpec, atlas: Atlas) -> dict[str, Any] | None:
    """Return what the card is told: what lies inside, or why nothing does, and the answer to its last press."""
    pressed = st.session_state.pop(_PRESSED, None)
    if not spec.within:
        return {"within": None, "html": "", "notes": [], "answer": _answer(pressed, spec, atlas)} if pressed else None
    if panel.waits():  # pressed in a part of a page that runs by itself: the dialog is the head's
        st.rerun()
    names = Names.of(atlas.catalog, spec.lang)
    try:
        found, trouble = _found(spec, atlas)
    except MappingError as error:
        return {"within": spec.within, "html": "", "notes": [error.told(spec.lang)], "answer": None}
    from_file, faults = st.session_state.get(_TOLD, (None, ()))
    done = [fault.told(spec.lang) for fault in faults] if from_file == spec.within else []
    return {
        "within": spec.within,
        "html": card(found, atlas, names),
        "notes": [*done, *trouble],
        "answer": _answer(pressed, spec, atlas),
    }


def _found(spec: MapSpec, atlas: Atlas) -> tuple[Inside, list[str]]:
    """Return what lies inside, without firms where their engine does not answer, and the sentence that says so.

    Raises:
        UsageError: the area is at fault.
    """
    alone = without_firms(atlas)
    try:
        return inside(session.with_firms(alone), spec.view, spec.within, spec.firms), []
    except MappingError as error:
        return inside(alone, spec.view, spec.within, spec.firms), [error.told(spec.lang)]


def card(found: Inside, atlas: Atlas, names: Names) -> str:
    """Return what lies inside as HTML: the counts at a glance, names and what was not counted behind a press."""
    t = translator(names.lang)
    parts = [part_text(part, atlas.catalog, names) for part in found.parts]
    parks = t("、").join(names.park(park) for park in found.parks)
    listed = t("、").join(parts)
    more = len(parts) > _MOST_NAMED
    outside = found.outside_km2 >= 0.005  # noqa: PLR2004 - what would read as 0.00
    return render(
        "map/inside.html",
        names.lang,
        km2=km2_text(found.area_km2),
        outside=t("其中市外 {km2}", km2=km2_text(found.outside_km2)) if outside else "",
        counts=" · ".join(counted(found, names)),
        units=t("{units}等 {n} 个单元", units=t("、").join(parts[:_MOST_NAMED]), n=len(parts)) if more else listed,
        details=[*([listed] if more else []), *([parks] if parks else []), *notes_of(found, names)],
    )


def _answer(pressed: dict[str, Any] | None, spec: MapSpec, atlas: Atlas) -> dict[str, Any] | None:
    if pressed is None:
        return None
    at = pressed["at"]
    match pressed["what"]:
        case "xlsx":
            return {"at": at, **_file(spec, atlas)}
        case "briefing":
            return {"at": at, "briefing": _page(spec, atlas)}
        case _:
            return {"at": at, "error": pressed.get("error") or ""}


def _page(spec: MapSpec, atlas: Atlas) -> dict[str, Any]:
    t = translator(spec.lang)
    km2 = km2_text(within_of(atlas, spec.within).area_km2)
    return {
        "page": PageSpec.of(spec, sheet="within").model_dump(mode="json", exclude_defaults=True),
        "name": t("圈选范围（{km2}）", km2=km2),
        "added": t("已加入简报，共 {n} 页"),
        "full": t("简报已有 {n} 页，不能再加；请先移除几页。"),
    }


def _file(spec: MapSpec, atlas: Atlas) -> dict[str, Any]:
    """Return where the browser finds the workbook, or why there is none."""
    from mapping.lists.within import within_xlsx  # noqa: PLC0415 - only for who asks for it

    try:
        today = datetime.now(tz=UTC).astimezone().date()
        content = within_xlsx(
            session.with_firms(without_firms(atlas)), spec.view, spec.within, spec.firms, exported=today
        )
    except Exception as error:  # noqa: BLE001 - whatever it is, the reader is told
        if not isinstance(error, MappingError):
            _log.error("a file could not be made", exc_info=error)
        return {"error": failure(error, spec.lang)}
    name = file_name(f"{translator(spec.lang)('圈选范围')}_{spec.edition}", "xlsx")
    return {"file": {"url": _kept(content, name), "name": name}}


def _kept(content: bytes, name: str) -> str:
    if not runtime.exists():
        return ""
    media = runtime.get_instance().media_file_mgr
    return media.add(content, MIMES["xlsx"], f"within-{name}", name, is_for_static_download=True)
