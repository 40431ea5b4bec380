"""What a sheet of one unit or one industry tells beside its map, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.chain import chain_of
from mapping.cartography.faces import industry_face, park_marks
from mapping.cartography.tiles import CROSS, tile_of
from mapping.cartography.unit_and_industry import IndustryFacts, LaterFact, Naming, TermFact, UnitFacts
from mapping.cartography.wording.certainty import term_mark
from mapping.cartography.wording.counted import running
from mapping.cartography.wording.later import plan_year, reference_parts, words_text, year_text
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.quotation import clause_names, list_quotation
from mapping.cartography.wording.subsectors import standing_name, subsector_caption, untaken_note
from mapping.cartography.wording.typography import compared, number, with_measure
from mapping.i18n import translator
from mapping.insight.later import documents_on
from mapping.insight.profiles import industry_profile, neighbours_of, unit_profile
from mapping.insight.subsectors import subsector_profile, units_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.cartography.spec import MapSpec
    from mapping.catalog import Catalog
    from mapping.catalog.records import Target, Unit
    from mapping.i18n import Translate
    from mapping.insight.atlas import Atlas
    from mapping.insight.profiles import IndustryProfile, UnitProfile
    from mapping.insight.subsectors import SubsectorProfile


def unit_facts(spec: MapSpec, atlas: Atlas) -> UnitFacts | None:
    """Return the facts of the unit that a map is about; None where it is about none.

    Raises:
        UnknownNameError: no such unit.
    """
    if spec.kind != "unit" or spec.unit is None:
        return None
    t, names = translator(spec.lang), Names.of(atlas.catalog, spec.lang)
    profile = unit_profile(atlas, spec.unit, spec.view)
    return UnitFacts(
        name=names.unit(profile.unit),
        year=profile.edition.year,
        pairs=tuple(_pairs(profile, names, t)),
        terms=tuple(_terms(profile, atlas, names, t)),
        shared_note=_shared_note(profile, names, t),
        quotation=list_quotation(atlas.catalog, [term.designation for term in profile.terms], names),
        targets=tuple((names.target(target), _target_value(target, names, t)) for target in profile.targets),
        clauses=clause_names((target.clause for target in profile.targets), spec.lang),
        parks=profile.parks.total,
        neighbours=tuple(names.unit_label(atlas.catalog.unit(key)) for key in neighbours_of(atlas, spec.unit)),
        later=tuple(_later(spec.unit, atlas.catalog, names)),
        later_note=t("不是 {year} 年规划的内容，不计入规划", year=plan_year(atlas.catalog)),
    )


def _later(unit_id: str, catalog: Catalog, names: Names) -> Iterator[LaterFact]:
    for document in documents_on(catalog, unit_id):
        where = reference_parts(document, catalog, names)
        yield LaterFact(year_text(document.first.year, names), words_text(document, names), where)


def _pairs(profile: UnitProfile, names: Names, t: Translate) -> Iterator[tuple[str, str]]:
    yield t("单元类别"), names.value("group", profile.unit.group)
    area = t("无几何") if profile.area_km2 is None else t("{n} km²（按边界量得）", n=number(profile.area_km2, 1))
    yield t("面积"), area
    people = t("未公开") if profile.population is None else "{} {}".format(*names.people(profile.population))
    yield t("2020 年人口"), people
    if profile.shared_list is not None:
        yield t("共用清单"), names.shared_list(profile.shared_list)
    else:
        yield t("主导产业"), t("{n} 项", n=len(profile.terms))
    parks = profile.parks
    yield t("园区"), t("已定位 {drawn} · 位置待核 {unplaced}", drawn=parks.drawable, unplaced=parks.unplaced)
    yield t("示意边界"), _schematic_edge(profile, t)
    yield t("三清单（初步）"), " · ".join(f"{names.value('list', kind)} {n}" for kind, n in profile.lists.items())


def _schematic_edge(profile: UnitProfile, t: Translate) -> str:
    if profile.schematic_edge_km > 0:
        return t("约 {n} km", n=number(profile.schematic_edge_km))
    return t("依据未注明") if profile.basis == "unknown" else t("无")


def _terms(profile: UnitProfile, atlas: Atlas, names: Names, t: Translate) -> Iterator[TermFact]:
    for term in profile.terms:
        industry_id = term.designation.industry_id
        industry = t("跨领域") if industry_id is None else names.industry_short(atlas.catalog.industry(industry_id))
        mark = None if industry_id is None else term_mark(atlas.catalog, term.designation.term, names)
        yield TermFact(term.designation.rank, names.term_short(term.designation.term), industry_id, industry, mark)


def _shared_note(profile: UnitProfile, names: Names, t: Translate) -> str | None:
    if profile.shared_list is None or not profile.terms:
        return None
    return t(
        "{list}（{units}）在文件中共用此清单，未分区列举。",
        list=names.shared_list(profile.shared_list),
        units=t("、").join(names.unit_tiny(unit) for unit in profile.sharing),
    )


def _target_value(target: Target, names: Names, t: Translate) -> str:
    if target.is_flag:
        return t("是")
    if target.value is None:
        return t("未公开")
    sign = names.value("comparator", target.comparator, short=True) if target.comparator else ""
    return compared(sign, with_measure(*names.amount(target, target.value)))


def industry_facts(spec: MapSpec, atlas: Atlas, industry_id: str | None) -> IndustryFacts | None:
    """Return the facts of the industry that a layer is about; None on a map of one unit, or about no industry."""
    if industry_id is None or spec.kind == "unit":
        return None
    t, names = translator(spec.lang), Names.of(atlas.catalog, spec.lang)
    profile = industry_profile(atlas, industry_id, spec.view)
    face = industry_face(profile.industry, names)
    return IndustryFacts(
        name=face.name,
        tile=face.tile,
        tier=names.value("tier", profile.industry.tier),
        listed_as=t("列入的布局单元"),
        figures=(
            (str(profile.units), t("列入单元")),
            (str(profile.first), t("列为首位")),
            (str(len(profile.parks)), t("相关园区")),
        ),
        namings=tuple(_namings(profile, atlas.catalog, names, t)),
        unnamed_note=None
        if profile.groups
        else t(
            "{edition} 年文件没有为任何布局单元指定此产业；它仍是全市“965”产业目录的一项。",
            edition=profile.edition.year,
        ),
        parks=park_marks(profile.parks, atlas, spec.view),
        words=t("、").join(names.term(word) for word in profile.words),
        chain=chain_of(atlas.catalog, industry_id, spec.view),
    )


def subsector_facts(spec: MapSpec, atlas: Atlas, subsector_id: str | None) -> IndustryFacts | None:
    """Return the facts of the sub-sector that a layer is about; None on a map of one unit, or about no sub-sector."""
    if subsector_id is None or spec.kind == "unit":
        return None
    t, names, catalog = translator(spec.lang), Names.of(atlas.catalog, spec.lang), atlas.catalog
    profile = subsector_profile(catalog, subsector_id, spec.view)
    subsector = profile.subsector
    in_use = {word for park in profile.parks for word in park.industries}
    words = (word.term for word in catalog.vocabulary.words_of(subsector_id) if word.term in in_use)
    return IndustryFacts(
        name=names.subsector(subsector),
        tile=tile_of(catalog.industry(subsector.industry_id), spec.lang) if subsector.industry_id else CROSS[spec.lang],
        tier=subsector_caption(catalog, subsector, names),
        listed_as=t("对应或涵盖的布局单元"),
        figures=(
            (str(units_of(profile.named)), t("有对应用词")),
            (str(units_of(profile.covered)), t("涵盖单元")),
            (str(len(profile.parks)), t("相关园区")),
        ),
        namings=tuple(_takings(profile, catalog, names, t)),
        unnamed_note=untaken_note(names, subsector, catalog.edition(spec.edition)) if not profile.takings else None,
        parks=park_marks(profile.parks, atlas, spec.view),
        words=t("、").join(names.term(word) for word in words),
    )


def _takings(profile: SubsectorProfile, catalog: Catalog, names: Names, t: Translate) -> Iterator[Naming]:
    """Yield the lists that name a sub-sector, then those that cover it; the mark says which."""
    for taking in profile.takings:
        d, units, shared = taking.designation, taking.claimant.units, taking.claimant.shared_list
        yield Naming(
            rank=d.rank,
            name=names.unit_label(units[0]) if shared is None else names.shared_list(shared),
            members="" if shared is None else _members(units, names, t),
            term=names.term_short(d.term),
            mark=running(standing_name(catalog, profile.subsector, taking.standing, names), names.lang),
            quotation=list_quotation(catalog, taking.claimant.designations, names, d.term),
        )


def _members(units: Sequence[Unit], names: Names, t: Translate) -> str:
    return t("{units}，共用一份清单", units=" · ".join(names.unit_tiny(unit) for unit in units))


def _namings(profile: IndustryProfile, catalog: Catalog, names: Names, t: Translate) -> Iterator[Naming]:
    """Yield one a list; units that share a list stand together."""
    for group in profile.groups:
        if group.shared_list is None:
            name, members = names.unit_label(group.units[0]), ""
        else:
            name = names.shared_list(group.shared_list)
            members = _members(group.units, names, t)
        rows = catalog.designations_of(group.units[0].unit_id, profile.edition.edition)
        yield Naming(
            rank=group.rank,
            name=name,
            members=members,
            term=names.term_short(group.term),
            mark=term_mark(catalog, group.term, names),
            quotation=list_quotation(catalog, rows, names, group.term),
        )
