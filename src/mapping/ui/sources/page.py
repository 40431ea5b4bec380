"""The page 数据与来源: what the maps rest on, how it fits together, how far the boundaries go, what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from mapping.cartography.resolve import edition_name, policy, provenance, statement
from mapping.cartography.wording import later as wording
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.quotation import quotations
from mapping.cartography.wording.typography import number
from mapping.catalog.graded import QUOTABLE
from mapping.documents.request import PageSpec
from mapping.i18n import translator
from mapping.insight import inventory
from mapping.insight.later import documents_beyond, documents_on
from mapping.lists.full import full_lists
from mapping.ui import address, session
from mapping.ui.frame import head, layout
from mapping.ui.map.later import Later
from mapping.ui.render import render
from mapping.ui.sources import texts
from mapping.ui.sources.licences import libraries
from mapping.ui.sources.lists import show

if TYPE_CHECKING:
    from mapping.cartography.spec import MapSpec
    from mapping.insight.atlas import Atlas
    from mapping.lists.full import FullList

CONTENTS_WIDTH = 184
FONT = "font_noto"

# A reader who comes for one source is taken to it once; later reruns leave the page where the reader has scrolled.
# The entry has its place only once the style sheet (which gives it a scroll margin) and the fonts have come.
_GO_TO = """const gone=new WeakMap();
export default function({parentElement,data}){
if(gone.get(parentElement)===data.target)return;
gone.set(parentElement,data.target);
let tries=600;
const go=()=>{const place=document.getElementById(data.target);
if(tries-->0&&!(place&&parseFloat(getComputedStyle(place).scrollMarginTop)))return requestAnimationFrame(go);
document.fonts.ready.then(()=>{
for(let fold=place?.closest('details');fold;fold=fold.parentElement.closest('details'))fold.open=true;
place?.scrollIntoView({block:'center'});place?.focus({preventScroll:true})})};
go()}"""

_go_to = st.components.v2.component("wuhan_industry_map_go_to", js=_GO_TO)


def sources_page() -> None:
    """Show the inventory; ``?source=<source_id>`` opens it at that source."""
    atlas = session.atlas()
    place = address.current("sources", atlas)
    spec = place.spec
    chosen = place.source
    entries = inventory.tables(atlas)
    _head(atlas, spec, entries)
    layout.notices(place.problems, (), spec.lang)
    lists = full_lists(atlas.catalog, spec.view)
    with st.container(horizontal=True, gap="small", key="sources_row"):
        with st.container(key="sources_contents", width=CONTENTS_WIDTH):
            st.html(render("sources/contents.html", spec.lang))
        with st.container(key="sources_body", gap="small"):
            _origins(atlas, spec, entries, chosen)
            _joins(atlas, spec)
            _boundaries(atlas, spec)
            _clauses(atlas, spec, place.clause)
            _later(atlas, spec.lang)
            _unknowns(atlas, spec)
            _full_lists(lists, spec.lang)
            _licences(atlas, spec.lang)
    target = f"source-{chosen}" if chosen else f"clause-{place.clause}" if place.clause else None
    if target:
        _go_to(key="sources_go_to", data={"target": target}, height="content")


def _head(atlas: Atlas, spec: MapSpec, entries: tuple[inventory.TableEntry, ...]) -> None:
    """Show the title with the switches; what it exports is the sheet of sources."""
    t = translator(spec.lang)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="page_head"):
        st.html(
            render(
                "sources/head.html",
                spec.lang,
                edition=edition_name(atlas, spec.view),
                tables=len(entries),
                sources=len(atlas.catalog.sources),
                statement=statement(spec),
                read_at=f"{session.read_at():%Y-%m-%d %H:%M}",
                changed=session.changed_since(),
            )
        )
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="page_tools"):
            head.switches(PageSpec.of(spec, sheet="sources"), t("数据与来源"))


def _origins(atlas: Atlas, spec: MapSpec, entries: tuple[inventory.TableEntry, ...], chosen: str | None) -> None:
    """Show the sources, then the tables with what each one holds and where it comes from."""
    t, names = translator(spec.lang), Names.of(atlas.catalog, spec.lang)
    titles = {entry.name: texts.table_title(entry.name, t, names) for entry in entries}
    sources = {s.source_id: provenance(atlas, s.source_id, spec.lang) for s in atlas.catalog.sources}
    st.html(
        render(
            "sources/origins.html",
            spec.lang,
            sources=sources,
            citations={s.source_id: atlas.catalog.citation(s) for s in atlas.catalog.sources},
            uses=inventory.uses(entries),
            entries=entries,
            names=names,
            titles=titles,
            descriptions=texts.descriptions(t),
            chosen=chosen,
        )
    )


def _joins(atlas: Atlas, spec: MapSpec) -> None:
    """Show the faults of the tables and how their keys meet."""
    catalog, t, names = atlas.catalog, translator(spec.lang), Names.of(atlas.catalog, spec.lang)
    st.html(
        render(
            "sources/joins.html",
            spec.lang,
            faults=[fault.told(spec.lang) for fault in inventory.faults_of(catalog)],
            complete=atlas.join.complete,
            pairs=[texts.pair_row(pair, t, names, catalog) for pair in atlas.join.pairs],
            split=inventory.split_districts(atlas),
            district_name=lambda adcode: names.district(adcode, atlas.geography.district_names[adcode]),
            area_name=lambda area_id: texts.area_name(area_id, names, catalog),
            homeless=[names.park(park) for park in inventory.unknowns(catalog, spec.edition).parks.homeless],
        )
    )


def _boundaries(atlas: Atlas, spec: MapSpec) -> None:
    """Show the boundary statement, what is schematic and by how much, and the note on the review number."""
    catalog, names = atlas.catalog, Names.of(atlas.catalog, spec.lang)
    facts = inventory.boundary_facts(atlas)
    written = atlas.geography.district_names
    st.html(
        render(
            "sources/boundaries.html",
            spec.lang,
            boundary=[provenance(atlas, source_id, spec.lang) for source_id in (atlas.boundary_source, "zone_edges")],
            moved=[fault.told(spec.lang) for fault in atlas.geography.datum_faults],
            facts=facts,
            apart=[fact for fact in facts if fact.area_id not in {unit.unit_id for unit in catalog.units}],
            reduced=[fact for fact in facts if fact.loses_ground],
            schematic_km=inventory.schematic_edges_km(atlas),
            unstated=[
                names.unit_label(unit)
                for unit in catalog.units
                if atlas.geography.unit_bases.get(unit.unit_id) == "unknown"
            ],
            unlike=[names.district(a, written[a]) for a in inventory.districts_unlike_published(atlas)],
            tolerance=inventory.UNLIKE,
            area_name=lambda area_id: texts.area_name(area_id, names, catalog),
            statement=statement(spec),
            area_source=lambda park: catalog.citation(park).of_column("area_km2"),
        )
    )


def _clauses(atlas: Atlas, spec: MapSpec, chosen: str | None) -> None:
    """Show the sentences of the policy that lists and targets rest on, each once, with what it decides."""
    names = Names.of(atlas.catalog, spec.lang)
    st.html(
        render(
            "sources/clauses.html",
            spec.lang,
            policy=policy(atlas, spec.view),
            quotations=quotations(atlas.catalog, spec.edition, names),
            decides=texts.decided(atlas.catalog, spec.edition, names),
            chosen=chosen,
        )
    )


def _later(atlas: Atlas, lang: str) -> None:
    """Show how much was said after the plan of whom, and in full what was said of units that the plan does not know."""
    catalog, t, names = atlas.catalog, translator(lang), Names.of(atlas.catalog, lang)
    said = [(names.unit_label(unit), documents_on(catalog, unit.unit_id)) for unit in catalog.units]
    apart = documents_beyond(catalog)
    st.html(
        render(
            "sources/later.html",
            lang,
            names=names,
            statements=len(catalog.statements),
            documents=len({(row.document_zh, row.source_url) for row in catalog.statements}),
            disclaimer=wording.disclaimer(catalog, names),
            year=wording.plan_year(catalog),
            counted=t("、").join(f"{unit} {len(found)}" for unit, found in said if found),
            silent=t("、").join(unit for unit, found in said if not found),
            beyond=[(names.written(name), Later(catalog, names, found)) for name, found in apart.items()],
        )
    )


def _unknowns(atlas: Atlas, spec: MapSpec) -> None:
    """Show what is not known, with counts."""
    catalog, t, names = atlas.catalog, translator(spec.lang), Names.of(atlas.catalog, spec.lang)
    gaps = inventory.unknowns(catalog, spec.edition)
    st.html(
        render(
            "sources/unknowns.html",
            spec.lang,
            u=gaps,
            quotable=sum(sum(counts) for grade, counts in gaps.grades.items() if grade in QUOTABLE),
            policy=policy(atlas, spec.view),
            year=catalog.edition(spec.edition).year,
            cross_terms=[names.term(term) for term in gaps.cross_terms],
            unsure_terms=[names.term(term) for term in gaps.unsure_terms],
            facilities_unplaced=[names.facility(facility) for facility in gaps.facilities.placeless],
            measures=[
                {
                    "name": texts.measure_name(gap.measure_id, t),
                    "known": gap.known,
                    "missing": [names.unit_label(unit) for unit in gap.missing],
                }
                for gap in gaps.measures
            ],
            industries=len(catalog.industries),
            units=len(catalog.units),
        )
    )


def _full_lists(lists: tuple[FullList, ...], lang: str) -> None:
    """Offer the long tables; each is made and sent only when it is opened."""
    t = translator(lang)
    with st.container(key="sources_lists", gap="small"):
        st.html(render("sources/lists.html", lang))
        for full in lists:
            label = t("{title} · {n} 行", title=full.title, n=number(full.count))
            opened = st.expander(label, key=f"list_{full.key}", on_change="rerun")
            if opened.open:
                with opened:
                    st.html(f'<p class="panel-note">{full.note}</p>')
                    show(full)


def _licences(atlas: Atlas, lang: str) -> None:
    """Show the licences of the program, the font, Leaflet and the libraries."""
    st.html(render("sources/licences.html", lang, font=provenance(atlas, FONT, lang), libraries=libraries()))
