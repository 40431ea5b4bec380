"""The page 园区查找: parks by industry, place, level and more; list, map, cards and counts stay in step."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from mapping.cartography.facilities import OVERLAY as FACILITIES
from mapping.cartography.resolve import resolve
from mapping.cartography.spec import FOUND_PARKS, OVERLAYS
from mapping.documents.job import Job
from mapping.documents.request import DocumentRequest, PageSpec
from mapping.i18n import translator
from mapping.insight.parks.finder import ParkQuery, find_parks
from mapping.ui import address, session
from mapping.ui.finder.choices import counts
from mapping.ui.finder.files import finder_assets
from mapping.ui.frame import head, layout
from mapping.ui.frame.download import Button, download
from mapping.ui.frame.export.files import maker
from mapping.ui.map.files import map_assets
from mapping.ui.map.live_map import live_map

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.cartography.spec import MapSpec
    from mapping.cartography.state import MapState
    from mapping.catalog import Catalog
    from mapping.insight.atlas import Atlas
    from mapping.ui.address import Address
    from mapping.ui.frame.export.desk import Submits

KEY = "finder_map"
EXPORT = "finder_export"
"""Session state: the reader has asked for the result as a file."""
EXPORT_SHORT = "finder_export_short"
"""Session state: the same for the shortlist."""

_ALWAYS = ("parks", "water", "districts", "labels")
"""Overlays that the map of the finder has whatever the address says; `facilities` may be added."""


def finder_page() -> None:
    """Show the finder; its filters, list, card, shortlist and table live in the element."""
    atlas = session.atlas()
    place = address.current("finder", atlas)
    spec = map_spec(place, atlas)
    state = resolve(spec, atlas)
    head.head(state, page=_page(spec, place.short))
    layout.notices(place.problems, state.warnings, spec.lang)
    told = counts(atlas.catalog, spec.query, spec.edition)
    live_map(
        KEY,
        spec.model_copy(update={"overlays": place.spec.overlays}),
        mode="finder",
        on_event=_on_event,
        parks=[park.park_id for park in state.parks],
        extra=(state.layer,),
        assets={**map_assets(spec.view.plain), **finder_assets(spec.view.plain)},
        filter=told["of"],
        short=place.short,
        found=told,
    )
    layout.foot(state)
    if st.session_state.pop(EXPORT, False):
        t = translator(spec.lang)
        st.dialog(t("导出结果"))(_offer_files)(state, atlas.catalog)
    elif st.session_state.pop(EXPORT_SHORT, False) and place.short:
        t = translator(spec.lang)
        st.dialog(t("导出备选"))(_offer_shortlist)(spec, atlas.catalog, place.short)


def _page(spec: MapSpec, short: Sequence[str]) -> PageSpec:
    """Return the page of a document: the map of the query, or the parks that the reader compares."""
    return PageSpec.of(spec, sheet="shortlist", short=tuple(short)) if len(short) > 1 else PageSpec.of(spec)


def map_spec(place: Address, atlas: Atlas) -> MapSpec:
    """Return the map of a query. A single unit of the query is outlined on it like one that was chosen."""
    query = place.query
    units = [unit.unit_id for unit in atlas.catalog.units if unit.unit_id in query.unit]
    chosen = units[0] if len(query.unit) == len(units) == 1 else None
    overlays = tuple(o for o in OVERLAYS if o in _ALWAYS or (o == FACILITIES and o in place.spec.overlays))
    found = {"layer": FOUND_PARKS, "query": query, "later": query.later, "unit": chosen, "overlays": overlays}
    return place.spec.model_copy(update=found)


def _on_event(name: str, value: Any) -> None:
    """Write what the reader did into the address, and of what stood there before only what could be used."""
    if name in {"export", "export_short"}:
        st.session_state[EXPORT if name == "export" else EXPORT_SHORT] = True
        return
    place = address.current("finder", session.atlas())
    known = address.written(query=place.query, short=place.short) | {"park": place.spec.park}
    if name == "filter":
        # as the element sends it: pairs of key and text; anything else is not ours to write
        keys = address.written(query=ParkQuery())
        texts = {key: text for key, text in value or () if key in keys and isinstance(text, str)}
        address.note(**(known | keys | texts))
    elif name == "overlays":
        address.take("map", name, value)
    elif name in {"short", "park"}:
        address.note(**(known | {name: value}))


def _offer_files(state: MapState, catalog: Catalog) -> None:
    """Offer the result as files; each is made when it is asked for."""
    spec = state.spec
    t = translator(spec.lang)
    st.caption(t("{n} 处园区，按列表次序；XLSX 另附筛选条件与来源。", n=len(state.parks)))
    for kind, label in (("xlsx", t("XLSX（Excel 表格）")), ("csv", t("CSV（UTF-8，Excel 可直接打开）"))):
        stem = f"{state.title}_{spec.edition}"
        button = Button(f"finder_{kind}", label, stem, kind, spec.lang, width="stretch")
        download(button, partial(export, spec, catalog, kind))
    label = t("PDF（名录：全部结果，可打印）")
    button = Button("finder_pdf", label, f"{t('园区名录')}_{spec.edition}", "pdf", spec.lang, width="stretch")
    download(button, partial(export_register, spec, maker()))


def export_register(spec: MapSpec, work: Submits) -> bytes:
    """Return the directory of all parks that answer the query of a spec as PDF: a sheet of the map lists the first."""
    request = DocumentRequest(pages=(PageSpec.of(spec, sheet="register"),))
    return work.submit(Job(request, "pdf")).result().content


def _offer_shortlist(spec: MapSpec, catalog: Catalog, short: Sequence[str]) -> None:
    """Offer the shortlist as a file, made when it is asked for."""
    t = translator(spec.lang)
    st.caption(t("备选 {n} 处，按加入的次序；与筛选条件无关。", n=len(short)))
    button = Button(
        "finder_short", t("XLSX（Excel 表格）"), f"{t('备选园区')}_{spec.edition}", "xlsx", spec.lang, width="stretch"
    )
    download(button, partial(export_shortlist, spec, catalog, short))


def export_shortlist(spec: MapSpec, catalog: Catalog, short: Sequence[str]) -> bytes:
    """Return the parks of the shortlist, in its order, as XLSX."""
    from mapping.lists.parks import shortlist_xlsx  # noqa: PLC0415  (on demand, as the result)

    today = datetime.now(tz=UTC).astimezone().date()
    return shortlist_xlsx(catalog, [catalog.park(park_id) for park_id in short], spec.view, exported=today)


def export(spec: MapSpec, catalog: Catalog, kind: str) -> bytes:
    """Return the parks that answer the query of a spec as a file: ``xlsx`` or ``csv``."""
    # Made on demand: most readers export nothing.
    from mapping.lists.parks import park_list_csv, park_list_xlsx  # noqa: PLC0415

    found = find_parks(catalog, spec.query, spec.edition)
    if kind == "csv":
        return park_list_csv(catalog, found, spec.lang)
    today = datetime.now(tz=UTC).astimezone().date()
    return park_list_xlsx(catalog, found, spec.lang, exported=today)
