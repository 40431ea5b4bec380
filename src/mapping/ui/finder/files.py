"""What the park finder publishes besides the map's files: choices and facts, the parks' cards, and their style."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from mapping.cartography.resolve import policy
from mapping.cartography.wording.briefing import area_text, briefing, industries_text
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.typography import display
from mapping.i18n import translator
from mapping.insight.parks.profile import park_profile
from mapping.leaflet.payload import dumps
from mapping.leaflet.publish import put_hashed
from mapping.settings import settings
from mapping.ui import session
from mapping.ui.finder.choices import options
from mapping.ui.finder.index import index_json
from mapping.ui.frame.links import Links
from mapping.ui.frame.render import render

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas
    from mapping.insight.parks.profile import ParkProfile
    from mapping.view import View

UI_DIR = Path(__file__).parents[1]
STYLES = ("map/templates/cards.css", "finder/templates/park_card.css")


@st.cache_resource(show_spinner=False)
def finder_assets(view: View) -> dict[str, str]:
    """Return the addresses of the finder's own files in a plain view; made when its first reader comes."""
    atlas, folder = session.atlas(), settings().static_dir
    css = "\n".join((UI_DIR / name).read_text(encoding="utf-8") for name in STYLES)
    told = {
        "options": options(atlas.catalog, view.lang),
        "facts": facts(atlas, view),
        "index": index_json(atlas.catalog, view),
    }
    return {
        "finder": put_hashed(folder, f"finder.{view.lang}.json", dumps(told).encode()),
        "parkCards": put_hashed(folder, f"parks.{view.lang}.json", dumps(park_cards(atlas, view)).encode()),
        "finderCss": put_hashed(folder, "finder.css", css.encode()),
    }


def park_cards(atlas: Atlas, view: View) -> dict[str, Any]:
    """Return the card of every park as HTML, by id."""
    return {park.park_id: park_card(atlas, park.park_id, view) for park in atlas.catalog.parks}


def park_card(atlas: Atlas, park_id: str, view: View) -> str:
    """Return the card of one park as HTML.

    Raises:
        UnknownNameError: no such park.
    """
    names = Names.of(atlas.catalog, view.lang)
    profile = park_profile(atlas.catalog, park_id, view)
    industry_names = {i.industry_id: names.industry_short(i) for i in atlas.catalog.industries}
    return render(
        "finder/park_card.html",
        view.lang,
        names=names,
        p=profile,
        area=area_text(profile.park, names),
        briefing=briefing(profile, names),
        policy=policy(atlas, view),
        links=Links(view, atlas.catalog),
        sharing=[names.unit_tiny(unit) for unit in profile.sharing],
        industry_names=industry_names,
        similar=[
            (like, [names.term(w) for w in like.words] or [industry_names[i] for i in like.industries])
            for like in profile.similar
        ],
    )


def facts(atlas: Atlas, view: View) -> dict[str, Any]:
    """Return what parks are compared by: rows with their headings, and each park's texts (None: not made public)."""
    t, names = translator(view.lang), Names.of(atlas.catalog, view.lang)
    rows = {
        "unit": t("布局单元"),
        "level": t("级别"),
        "kind": t("类型"),
        "industries": t("产业"),
        "backing": t("文件是否支持"),
        "area": t("面积"),
        "since": t("设立"),
        "precision": t("点位精度"),
        "confidence": t("点位把握"),
        "address": t("地址"),
        "source": t("来源网址"),
    }
    profiles = (park_profile(atlas.catalog, park.park_id, view) for park in atlas.catalog.parks)
    return {"rows": list(rows.items()), "of": {p.park.park_id: _facts(p, names) for p in profiles}}


def _facts(profile: ParkProfile, names: Names) -> dict[str, str | None]:
    park = profile.park
    return {
        "unit": names.unit_label(profile.unit) if profile.unit else translator(names.lang)("未查明"),
        "level": names.value("park_level", park.level) if park.level else None,
        "kind": names.value("park_kind", park.kind),
        "industries": industries_text(profile, names) if profile.sectors else None,
        "backing": _backing(profile, names),
        "area": area_text(park, names) if park.area_km2 is not None else None,
        "since": display(park.established) or (str(park.since) if park.since else None),
        "precision": names.value("precision", park.precision),
        "confidence": names.value("confidence", park.confidence),
        "address": display(park.address) or None,
        "source": park.source_url or None,
    }


def _backing(profile: ParkProfile, names: Names) -> str | None:
    """Return which of the park's industries the policy designates for its unit, and at which place of its list."""
    t = translator(names.lang)
    if not profile.sectors:
        return None
    if profile.unit is None:
        return t("未查明")
    backed = [
        t("{term}（第 {rank} 项）", term=names.term(d.term), rank=d.rank)
        for sector in profile.sectors
        for d in sector.designations
    ]
    return t("、").join(backed) or t("未列入本单元主导产业")
