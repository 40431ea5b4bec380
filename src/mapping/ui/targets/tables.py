"""Tables of the page 目标任务: the city's, a unit's own, all units against all targets, and a unit's three lists."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import streamlit as st

from mapping.cartography.layers.targets import audience_text
from mapping.cartography.resolve import policy
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.quotation import clause_name, target_quotations
from mapping.cartography.wording.typography import display
from mapping.catalog import labels
from mapping.catalog.english import english
from mapping.i18n import translator
from mapping.insight.parks.finder import LONGEST_TEXT
from mapping.insight.targets.plan import city_table, goals, unit_table
from mapping.lists.columns import list_entries
from mapping.lists.columns import targets as columns
from mapping.lists.columns.column import Wording
from mapping.ui import address
from mapping.ui.address import Links
from mapping.ui.frame.typed import typed
from mapping.ui.render import render

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mapping.cartography.parts import Quotation
    from mapping.cartography.spec import MapSpec
    from mapping.catalog.records import ListEntry, Target
    from mapping.insight.atlas import Atlas
    from mapping.ui.address import ListFilter

EVERY = "all"
QUERY = "targets_query"
KIND = "targets_list"
LATER = "targets_later"


def city_html(atlas: Atlas, spec: MapSpec) -> str:
    """Return the table of the city's targets."""
    return render(
        "targets/city.html",
        spec.lang,
        table=city_table(atlas.catalog, spec.edition),
        columns=columns.CITY,
        said_of=lambda target: _said_of(atlas, target, spec.lang),
        clause_of=lambda target: clause_name(target.clause, spec.lang),
        w=Wording.of(atlas.catalog, spec.view),
        policy=policy(atlas, spec.view),
        links=Links(spec.view, atlas.catalog),
        lights={},
    )


def unit_html(atlas: Atlas, spec: MapSpec, unit_id: str) -> str:
    """Return the table of one unit, with what it is not set."""
    names, t = Names.of(atlas.catalog, spec.lang), translator(spec.lang)
    known = goals(atlas.catalog, spec.edition)
    return render(
        "targets/unit.html",
        spec.lang,
        unit=atlas.catalog.unit(unit_id),
        rows=unit_table(atlas.catalog, unit_id, spec.edition),
        columns=columns.OF_UNIT,
        said_of=lambda target: _said_of(atlas, target, spec.lang),
        clause_of=lambda target: clause_name(target.clause, spec.lang),
        w=Wording.of(atlas.catalog, spec.view),
        unset=[goal for goal in known if unit_id not in goal.of],
        year=known[0].first.year if known else atlas.catalog.edition(spec.edition).year,
        audience=lambda audience: audience_text(audience, t, names),
        policy=policy(atlas, spec.view),
        links=Links(spec.view, atlas.catalog),
        lights={},
    )


def _said_of(atlas: Atlas, target: Target, lang: str) -> Quotation | None:
    """Return the sentence that sets a target; None where the tables do not have it."""
    return next(iter(target_quotations(atlas.catalog, [target], Names.of(atlas.catalog, lang))), None)


def matrix_html(atlas: Atlas, spec: MapSpec) -> str:
    """Return all units against all targets."""
    known = goals(atlas.catalog, spec.edition)
    return render("targets/matrix.html", spec.lang, units=atlas.catalog.units, goals=known, lights={})


def three_lists(atlas: Atlas, spec: MapSpec, unit_id: str, wanted: ListFilter) -> None:
    """Show the enterprises, projects and platforms of a unit, with filters."""
    names = Names.of(atlas.catalog, spec.lang)
    entries = atlas.catalog.list_entries_of(unit_id, spec.view)
    year = atlas.catalog.edition(spec.edition).year
    rendered = english(atlas.catalog)
    found = [entry for entry in entries if _holds(entry, wanted.text, rendered)]
    shown = [entry for entry in found if wanted.kind in (None, entry.list)]
    with st.container(key="targets_lists", gap="small"):
        st.html(_lists_head(names.unit_label(atlas.catalog.unit(unit_id)), len(shown), spec.lang))
        _filters(spec, wanted, found, year)
        st.html(
            render(
                "targets/lists.html",
                spec.lang,
                entries=shown,
                columns=list_entries.OF_UNIT,
                w=Wording.of(atlas.catalog, spec.view),
                lights={},
                host=_host,
                year=year,
                none_found=_none_found(spec, wanted, entries, year),
            )
        )


def _lists_head(unit: str, count: int, lang: str) -> str:
    return render("targets/lists_head.html", lang, unit=unit, count=count)


def _filters(spec: MapSpec, wanted: ListFilter, found: Sequence[ListEntry], year: str) -> None:
    """Offer the filters; the counts beside the lists take the text into account."""
    t, names = translator(spec.lang), Names(spec.lang)
    counts = {kind: sum(entry.list == kind for entry in found) for kind in labels("list")}
    # Widgets keep a state of their own; the address is the truth, so it is set before they are drawn.
    st.session_state[KIND] = wanted.kind or EVERY
    st.session_state[LATER] = spec.later
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="targets_filters"):
        typed(
            st.text_input,
            t("筛选三清单"),
            key=QUERY,
            current=wanted.text,
            take=lambda text: address.decide(q=text.strip()),
            label_visibility="collapsed",
            placeholder=t("名称、产业用词、地址"),
            width=280,
            max_chars=LONGEST_TEXT,
        )
        st.segmented_control(
            t("清单"),
            [EVERY, *counts],
            key=KIND,
            required=True,
            label_visibility="collapsed",
            format_func=lambda kind: (
                t("全部 {n}", n=len(found)) if kind == EVERY else f"{names.value('list', kind)} {counts[kind]}"
            ),
            on_change=_choose_kind,
        )
        st.toggle(
            t("含 {year} 年以后", year=year),
            key=LATER,
            on_change=lambda: address.decide(later=bool(st.session_state[LATER])),
        )


def _choose_kind() -> None:
    kind = st.session_state[KIND]
    address.decide(list=None if kind == EVERY else kind)


def _holds(entry: ListEntry, text: str, rendered: Mapping[str, str]) -> bool:
    """Tell whether every word of ``text`` stands somewhere in the entry, in Chinese or in its English."""
    texts = (entry.name_zh, *entry.industries, entry.level, entry.address, entry.date)
    content = " ".join((*texts, *(rendered.get(text, "") for text in texts))).casefold()
    both = f"{content} {display(content)}"
    return all(word in both for word in text.casefold().split())


def _none_found(spec: MapSpec, wanted: ListFilter, entries: Iterable[ListEntry], year: str) -> str:
    """Say why nothing is shown, and what to drop."""
    t = translator(spec.lang)
    if not tuple(entries):
        hidden = t("此单元在 {year} 年口径下暂无收录；可打开“含 {year} 年以后”。", year=year)
        return t("此单元暂无收录。") if spec.later else hidden
    if wanted.text:
        return t("没有符合“{text}”的条目；删去筛选文字再看。", text=wanted.text)
    return t("没有这一类条目；选“全部”再看。")


def _host(url: str) -> str:
    return (urlsplit(url).hostname or url).removeprefix("www.")
