"""The page 园区查找: parks by industry, place, level and more; list, map, cards and counts stay in step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from mapping.cartography.layers.matches import MATCHES
from mapping.cartography.resolve import resolve
from mapping.errors import WrongValuesError
from mapping.i18n import translator
from mapping.insight.entries import read_list
from mapping.insight.parks.address import QUERY_KEYS, read_query, write_query
from mapping.insight.parks.finder import VALUE_FACETS, find_parks
from mapping.sentences import Code
from mapping.ui import address, session
from mapping.ui.finder.choices import counts
from mapping.ui.finder.files import finder_assets
from mapping.ui.frame import head, layout
from mapping.ui.frame.download import Button, download
from mapping.ui.map.live_map import live_map

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.cartography.spec import MapSpec
    from mapping.cartography.state import MapState
    from mapping.catalog import Catalog
    from mapping.insight.atlas import Atlas
    from mapping.insight.parks.finder import Found

KEY = "finder_map"
EXPORT = "finder_export"
"""Session state: the reader has asked for the result as a file."""

MOST_SHORTLISTED = 5
# Keys that this page shares with the others; what it has of its own is the query and the shortlist.
_SHARED_KEYS = ("lang", "edition", "park")
_LISTS = ("short", *VALUE_FACETS)
_OVERLAYS = ("parks", "water", "districts", "labels")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks of this page, with a sentence for each value that could not be used."""

    spec: MapSpec
    short: tuple[str, ...]
    problems: tuple[str, ...]


def finder_page() -> None:
    """Show the finder; its filters, list, card, shortlist and table live in the element."""
    atlas = session.atlas()
    asked = read(address.query(*_LISTS), atlas)
    spec = asked.spec
    state = resolve(spec, atlas)
    head.head(state)
    layout.notices((*asked.problems, *state.warnings), spec.lang)
    told = counts(atlas.catalog, spec.query)
    live_map(
        KEY,
        spec,
        mode="finder",
        on_event=_on_event,
        parks=[park.park_id for park in state.parks],
        extra=(state.layer,),
        assets={**session.assets(spec.lang), **finder_assets(spec.lang)},
        filter=told["of"],
        short=asked.short,
        found=told,
    )
    layout.foot(state)
    if st.session_state.pop(EXPORT, False):
        t = translator(spec.lang)
        st.dialog(t("导出结果"))(_offer_files)(state, atlas.catalog)


def read(query: Mapping[str, str], atlas: Atlas) -> Asked:
    """Read an address. A single unit of the query is outlined on the map like one that was chosen."""
    shared = {key: query[key] for key in _SHARED_KEYS if key in query}
    place = address.read(shared, atlas, kind="city", overlays=_OVERLAYS)
    wanted = read_query(query, atlas.catalog, lambda error: error.told(place.spec.lang))
    units = [unit.unit_id for unit in atlas.catalog.units if unit.unit_id in wanted.query.unit]
    short, strangers = _shortlist(query.get("short", ""), atlas.catalog, place.spec.lang)
    spec = place.spec.model_copy(
        update={
            "layer": MATCHES,
            "query": wanted.query,
            "later": wanted.query.later,
            "unit": units[0] if len(wanted.query.unit) == len(units) == 1 else None,
        }
    )
    return Asked(spec, short, (*place.problems, *wanted.problems, *strangers))


def _shortlist(text: str, catalog: Catalog, lang: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the parks of a shortlist, with a sentence for those that do not exist and one for those too many."""
    known, wrong = read_list("short", text, lambda park_id: catalog.park(park_id).park_id)
    if len(known) > MOST_SHORTLISTED:
        wrong.append(WrongValuesError(Code.SHORTLIST_TOO_LONG, known[MOST_SHORTLISTED:], most=MOST_SHORTLISTED))
    return tuple(known[:MOST_SHORTLISTED]), tuple(error.told(lang) for error in wrong)


def _on_event(name: str, value: Any) -> None:
    """Write what the reader did into the address, and of what stood there before only what could be used."""
    if name == "filter":
        # as the element sends it: pairs of key and text; anything else is not ours to write
        texts = {key: text for key, text in value or () if key in QUERY_KEYS and isinstance(text, str)}
        address.note(**(_written() | dict.fromkeys(QUERY_KEYS) | texts))
    elif name == "short":
        address.note(**(_written() | {"short": ",".join(value or ()) or None}))
    elif name == "park":
        address.note(**(_written() | {"park": value}))
    elif name == "export":
        st.session_state[EXPORT] = True


def _written() -> dict[str, str | None]:
    """Return the page's own keys as they are written: None for what the address need not, or cannot, say."""
    asked = read(address.query(*_LISTS), session.atlas())
    return {
        **dict.fromkeys(QUERY_KEYS),
        **write_query(asked.spec.query),
        "short": ",".join(asked.short) or None,
        "park": asked.spec.park,
    }


def _offer_files(state: MapState, catalog: Catalog) -> None:
    """Offer the result as files; each is made when it is asked for."""
    spec = state.spec
    t = translator(spec.lang)
    st.caption(t("{n} 处园区，按列表次序；XLSX 另附筛选条件与来源。", n=len(state.parks)))
    for kind, label in (("xlsx", t("XLSX（Excel 表格）")), ("csv", t("CSV（UTF-8，Excel 可直接打开）"))):
        stem = f"{state.title}_{spec.edition}"
        button = Button(f"finder_{kind}", label, stem, kind, spec.lang, width="stretch")
        download(button, partial(export, spec, catalog, kind))


def export(spec: MapSpec, catalog: Catalog, kind: str) -> bytes:
    """Return the parks that answer the query of a spec as a file: ``xlsx`` or ``csv``."""
    # Made on demand: most readers export nothing.
    from mapping.lists.parks import park_list_csv, park_list_xlsx  # noqa: PLC0415

    found = _as_listed(find_parks(catalog, spec.query))
    if kind == "csv":
        return park_list_csv(catalog, found, spec.lang)
    today = datetime.now(tz=UTC).astimezone().date()
    return park_list_xlsx(catalog, found, spec.lang, exported=today, edition=spec.edition)


def _as_listed(found: Found) -> Found:
    """Return the parks in the order of the list: those whose place is yet to be checked come last."""
    return replace(found, parks=tuple(sorted(found.parks, key=lambda park: not park.drawable)))
