"""`resolve(spec, atlas)`: from what is asked to what is drawn. The only place where that is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.circles import circles, named
from mapping.cartography.drawn import drawn_area
from mapping.cartography.faces import (
    city_faces,
    district_faces,
    industry_faces,
    park_marks,
    shared_list_faces,
    tier_faces,
    unit_faces,
    water_names,
)
from mapping.cartography.facilities import facilities_of
from mapping.cartography.facts import industry_facts, subsector_facts, unit_facts
from mapping.cartography.headline import finding_of, headline
from mapping.cartography.heat import bare, heat_of
from mapping.cartography.layers.change import CHANGE
from mapping.cartography.layers.firms import is_of_firms
from mapping.cartography.layers.found_parks import found_parks_of
from mapping.cartography.layers.overlap import LAYER_OF, OVERLAP
from mapping.cartography.layers.registry import (
    build_layers,
    layer_of_change,
    layer_of_firms,
    layer_of_subsector,
    overlap_by,
)
from mapping.cartography.layers.score import SCORE, score_of_spec
from mapping.cartography.layers.subsectors import PREFIX as OF_A_SUBSECTOR
from mapping.cartography.lines import LineKey, geo_note, lines_of, scope_of
from mapping.cartography.marks import marks_of
from mapping.cartography.spec import FOUND_PARKS
from mapping.cartography.state import Circles, LayerState, MapState, Provenance
from mapping.cartography.wording.firms import MADE_UP
from mapping.cartography.wording.indicators import of_districts
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.typography import display
from mapping.errors import UnknownNameError, UsageError
from mapping.i18n import translator
from mapping.insight.beside import without_firms
from mapping.insight.parks.finder import find_parks
from mapping.insight.statistical import SCENIC
from mapping.kept import kept
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mapping.cartography.spec import MapSpec
    from mapping.catalog.records import Park
    from mapping.i18n import Translate
    from mapping.insight.atlas import Atlas
    from mapping.view import View

DRAWN_BY_US = ("zone_edges", "water")
_OVERLAPS = {layer: basis for basis, layer in LAYER_OF.items() if layer != OVERLAP}
"""Layers of the page on overlap alone, by what they compare."""


def resolve(spec: MapSpec, atlas: Atlas, extra: Sequence[LayerState] = ()) -> MapState:
    """Decide a map. Equal requests to the same data get the same answer, made once: every rerun of a page asks.

    ``extra``: layers that belong to this request alone, such as those made from a reader's own figures.

    Raises:
        UnknownNameError: the spec names a unit, park, layer or edition that does not exist.
        UsageError: parts of the spec do not fit each other.
    """
    own = next((layer for layer in extra if layer.layer_id == spec.layer), None)
    # what shows no firms is made once, whatever list of them lies beside the data
    asked = atlas if of_firms(spec) else without_firms(atlas)
    return _resolve(asked, spec) if own is None else _decide(spec, asked, own)


def of_firms(spec: MapSpec) -> bool:
    """Tell whether a map shows anything of a list of firms."""
    return bool(spec.cells) or is_of_firms(spec.layer) or is_of_firms(spec.over or "")


@kept(256)
def _resolve(atlas: Atlas, spec: MapSpec) -> MapState:
    return _decide(spec, atlas, layer_state(spec, atlas))


def _decide(asked: MapSpec, atlas: Atlas, layer: LayerState) -> MapState:
    _check(asked, atlas, layer)
    # values of districts are drawn on districts, whatever was asked for; the note says why
    spec = asked.model_copy(update={"geo": "district"}) if layer.of_districts else asked
    t, names = translator(spec.lang), Names.of(atlas.catalog, spec.lang)
    unit = atlas.catalog.unit(spec.unit) if spec.unit else None
    if spec.park:
        atlas.catalog.park(spec.park)
    title, subtitle = headline(spec, atlas, layer, unit)
    second = None if layer.of_districts else _second(spec, atlas)
    heat = heat_of(spec, atlas)
    drawn = tuple(shown for shown in (layer, second, heat) if shown is not None)
    sign = (t(MADE_UP),) if any(shown.made_up for shown in drawn) else ()
    origins = dict.fromkeys(origin for shown in drawn for origin in shown.origins)
    facilities = facilities_of(spec, atlas)
    area = drawn_area(spec, atlas, t)
    parks = _parks_in_view(spec, atlas)
    marked = (("parks",) if parks else ()) + (("facilities",) if facilities else ())
    beside = (*_sources_beside(spec, atlas, layer), *marked)
    told = (*layer.sources, *beside)
    taken = _taken_in(told, parks, spec, atlas)
    sources = tuple(dict.fromkeys((*told, *taken, atlas.boundary_source, *DRAWN_BY_US)))
    return MapState(
        spec=spec,
        title=title,
        finding=finding_of(spec, atlas, layer),
        subtitle=" · ".join((*sign, subtitle, *_beside(spec, atlas, second))),
        edition=edition_name(atlas, spec.view),
        layer=bare(layer, spec.lang) if heat is not None and is_of_firms(spec.layer) else layer,
        second=second,
        lines=(*lines_of(spec, t), *((LineKey("drawn", area.label),) if area else ())),
        geo_note=_geo_note(asked, layer, t),
        marks=marks_of(spec, t),
        units=unit_faces(atlas, spec.view),
        shared_lists=shared_list_faces(atlas, spec.view),
        districts=district_faces(atlas, spec.lang),
        industries=industry_faces(atlas.catalog, names),
        tiers=tier_faces(names),
        parks=park_marks(parks, atlas, spec.view),
        facilities=facilities,
        scenic=names.value("statistical_area", SCENIC),
        waters=water_names(atlas.geography, names),
        cities=city_faces(atlas.catalog, names),
        unit_facts=unit_facts(spec, atlas),
        industry_facts=subsector_facts(spec, atlas, layer.subsector) or industry_facts(spec, atlas, layer.industry),
        policy=policy(atlas, spec.view),
        provenance=(*origins, *(provenance(atlas, source_id, spec.lang) for source_id in sources)),
        statement=statement(spec, made_up=bool(sign)),
        warnings=warnings(atlas, spec.view),
        drawn=area,
        heat=heat,
    )


def _geo_note(asked: MapSpec, layer: LayerState, t: Translate) -> str | None:
    """Return what the key says of the administrative view; why it is drawn where another was asked for."""
    if not layer.of_districts:
        return geo_note(scope_of(asked), t)
    return of_districts(
        len(layer.values), t, asked_for_units=asked.geo != "district", circles=asked.over not in {None, asked.layer}
    )


def _check(spec: MapSpec, atlas: Atlas, layer: LayerState) -> None:
    """Refuse a spec whose parts do not fit the data or each other."""
    if spec.kind == "unit" and spec.unit is None:
        raise UsageError(Code.SPEC_WITHOUT_UNIT)
    if spec.kind == "unit" and layer.of_districts:
        raise UsageError(Code.LAYER_OF_DISTRICTS, layer=layer.label)
    lists = tuple(shared.shared_list for shared in atlas.catalog.shared_lists)
    if spec.group is not None and spec.group not in lists:
        raise UnknownNameError("共用清单", spec.group, lists)
    districts = tuple(str(adcode) for adcode in atlas.geography.districts.index)
    if spec.district is not None and spec.district not in districts:
        raise UnknownNameError("行政区", spec.district, districts)
    if spec.over is not None:
        second_layer(spec, atlas)


def layer_state(spec: MapSpec, atlas: Atlas) -> LayerState:
    """Return the layer of a spec.

    Raises:
        UnknownNameError: no such layer or edition.
        UsageError: the layer needs a text and there is none.
    """
    if is_of_firms(spec.layer):
        return _of_firms(spec, atlas)
    layers = all_layers(spec.view, atlas)
    own = _of_request(spec, atlas)
    if own is not None:
        return own
    if spec.layer not in layers:
        raise UnknownNameError("图层", spec.layer, near(spec.layer, tuple(layers)))
    return layers[spec.layer]


def _of_request(spec: MapSpec, atlas: Atlas) -> LayerState | None:
    """Return the layer of a spec where it is made for what that asks; None where it is one of all."""
    if spec.layer == SCORE:
        return score_of_spec(spec, atlas.catalog)
    if spec.layer in _OVERLAPS:
        return overlap_by(atlas, spec.view, _OVERLAPS[spec.layer])
    if spec.layer == FOUND_PARKS:
        return found_parks_of(spec.parks_asked, atlas.catalog, spec.view)
    if spec.layer.startswith(OF_A_SUBSECTOR):
        return layer_of_subsector(atlas, spec.view, spec.layer.removeprefix(OF_A_SUBSECTOR))
    if spec.layer == CHANGE and spec.against is not None:
        return layer_of_change(atlas, spec.view, spec.against)
    return None


def _of_firms(spec: MapSpec, atlas: Atlas) -> LayerState:
    """Return a layer of firms; none of the others has to be made for it."""
    return layer_of_firms(atlas, _known(spec.view, atlas), spec.layer, spec.firms)


def second_layer(spec: MapSpec, atlas: Atlas) -> LayerState:
    """Return the layer that a spec asks for as circles.

    Raises:
        UsageError: its values are no amounts, or there is no list of firms.
        UnknownNameError: no such layer.
    """
    asked = spec.over or ""
    layers = {asked: _of_firms(spec.model_copy(update={"layer": asked}), atlas)} if is_of_firms(asked) else None
    known = layers or all_layers(spec.view, atlas)
    return known[named(asked, known)]


def _known(view: View, atlas: Atlas) -> View:
    """Return a view of an edition that there is."""
    editions = tuple(e.edition for e in atlas.catalog.editions)
    if view.edition not in editions:
        raise UnknownNameError("版本", view.edition, editions)
    return view


def all_layers(view: View, atlas: Atlas) -> Mapping[str, LayerState]:
    """Return every layer of a view, by id; made once.

    Raises:
        UnknownNameError: no such edition.
    """
    return _all_layers(without_firms(atlas), view)


@kept(16)
def _all_layers(atlas: Atlas, view: View) -> Mapping[str, LayerState]:
    return build_layers(atlas, _known(view, atlas))


def near(wanted: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return the layers of the same family as the one asked for, or the first few."""
    family = wanted.partition(":")[0]
    return tuple(k for k in known if k.partition(":")[0] == family)[:5] or tuple(known[:5])


def _second(spec: MapSpec, atlas: Atlas) -> Circles | None:
    """Return the second measure. The layer itself is none: it is filled in already; a map of one unit has none."""
    if spec.over is None or spec.over == spec.layer or spec.kind == "unit":
        return None
    return circles(second_layer(spec, atlas))


def _sources_beside(spec: MapSpec, atlas: Atlas, layer: LayerState) -> Iterator[str]:
    """Yield the sources of what is told beside the map: the second measure, facts of a unit, parks of an industry."""
    if not layer.of_districts and _second(spec, atlas) is not None and spec.over is not None:
        yield from second_layer(spec, atlas).sources
    if spec.kind == "unit":
        yield from ("census_2020", "parks", "three_lists")
        if spec.unit is not None and atlas.catalog.statements_of(spec.unit):
            yield "statements"
    if layer.industry or layer.subsector:
        yield from ("subsectors", "parks")


def _taken_in(told: Sequence[str], parks: Iterable[Park], spec: MapSpec, atlas: Atlas) -> Iterator[str]:
    """Yield the lists that somebody has taken in, of which parks or entries are shown or counted."""
    catalog = atlas.catalog
    if "parks" in told:
        yield from (park.source_id for park in parks if park.source_id)
    if "three_lists" in told:
        units = (spec.unit,) if spec.unit else tuple(unit.unit_id for unit in catalog.units)
        for unit_id in units:
            yield from (row.source_id for row in catalog.list_entries_of(unit_id, spec.view) if row.source_id)


def _beside(spec: MapSpec, atlas: Atlas, second: Circles | None) -> Iterator[str]:
    """Yield what else the map shows than its layer, for the subtitle: units chosen together, districts, circles."""
    t = translator(spec.lang)
    together = next((shared for shared in atlas.catalog.shared_lists if shared.shared_list == spec.group), None)
    if together is not None and spec.unit is None and spec.kind != "unit":
        yield t("选中：{units}", units=Names.of(atlas.catalog, spec.lang).shared_list(together))
    if scope_of(spec) == "district":
        yield t("行政区视图")
    if second is not None:
        yield t("圆 = {layer}", layer=second.label)
    if spec.cells:
        yield t("六边形格 = 企业热力")


def edition_name(atlas: Atlas, view: View) -> str:
    """Return the name of the view's edition ("2021 版"); of one that is only planned, that it is a draft, said once."""
    edition, names = atlas.catalog.edition(view.edition), Names(view.lang)
    name = names.edition(edition)
    draft = names.value("edition_status", "draft")
    if not edition.is_draft or draft in name:
        return name
    name = name.removesuffix(" (planned)").removesuffix("（推演）")  # as names of drafts are proposed
    return translator(view.lang)("{name}（{status}）", name=name, status=draft)


def statement(spec: MapSpec, *, made_up: bool = False) -> str:
    """Return the sentence on review and boundaries of every map; that what it shows is invented comes first."""
    t = translator(spec.lang)
    review = t("审图号：{number}", number=spec.review_number) if spec.review_number else t("内部工作用图，未经地图审核")
    said = t("{review}；虚线边界为示意，不作权属与划界依据", review=review)
    return t("虚构示例：企业均为虚构，不反映实际；{said}", said=said) if made_up else said


def warnings(atlas: Atlas, view: View) -> tuple[str, ...]:
    """Return what a reader must know of the data behind a map: faults set aside and keys that do not meet."""
    t = translator(view.lang)
    out = []
    if atlas.catalog.faults:
        out.append(
            t(
                "数据有 {n} 处问题，相关行未采用：{first}",
                n=len(atlas.catalog.faults),
                first=atlas.catalog.faults[0].told(view.lang),
            )
        )
    missing = [u for u in atlas.catalog.units if not atlas.is_drawn(u.unit_id)]
    if missing:
        out.append(
            t("下列布局单元没有几何，图上缺失：{names}", names=t("、").join(display(u.name_zh) for u in missing))
        )
    known = {u.unit_id for u in atlas.catalog.units}
    strangers = [str(i) for i in atlas.geography.units.index if str(i) not in known]
    if strangers:
        out.append(t("下列几何不在布局单元表中，按“无数据”绘制：{names}", names=t("、").join(strangers)))
    empty = [u for u in atlas.catalog.units if not atlas.catalog.designations_of(u.unit_id, view.edition)]
    if empty:
        out.append(
            t(
                "下列布局单元没有产业定位，按“无数据”绘制：{names}",
                names=t("、").join(display(u.name_zh) for u in empty),
            )
        )
    return tuple(out)


def provenance(atlas: Atlas, source_id: str, lang: str) -> Provenance:
    """Return a source of the catalog in the reader's language."""
    s = atlas.catalog.source(source_id)
    english = lang == "en"
    return Provenance(
        source_id=s.source_id,
        title=s.title_en if english else display(s.title_zh),
        publisher=s.publisher_en if english else display(s.publisher_zh),
        date=s.date,
        url=s.url,
        licence=s.licence_en if english else display(s.licence),
        note=s.note_en if english else (display(s.note_zh) if s.note_zh else None),
    )


def policy(atlas: Atlas, view: View) -> Provenance:
    """Return the policy that the view's edition rests on."""
    return provenance(atlas, atlas.catalog.edition(view.edition).source_id, view.lang)


def _parks_in_view(spec: MapSpec, atlas: Atlas) -> list[Park]:
    """Return the parks of a spec: those of the unit first, north to south, on a map of one unit."""
    if spec.layer == FOUND_PARKS:
        return list(find_parks(atlas.catalog, spec.parks_asked, spec.edition).parks)
    parks = list(atlas.catalog.parks_in(spec.view))
    if spec.kind != "unit":
        return parks
    own = [p for p in parks if p.unit_id == spec.unit]
    others = [p for p in parks if p.unit_id != spec.unit and p.drawable]
    own.sort(key=lambda p: (not p.drawable, -(p.lat or 0), p.park_id))
    return own + others
