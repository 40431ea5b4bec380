"""Layers of what the plan designates: the first industry, how many, by industry, by tier; and the units' groups."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mapping.cartography import look_tints
from mapping.cartography.bins import EqualBin, no_data_bin
from mapping.cartography.bins import find as find_bin
from mapping.cartography.look import light
from mapping.cartography.state import LayerState, UnitValue
from mapping.cartography.wording.certainty import term_with_mark
from mapping.cartography.wording.counts import city_total
from mapping.insight.overlap import term_claims
from mapping.insight.profiles import sharing_units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mapping.cartography.bins import Bin, Value
    from mapping.cartography.layers.question import Question
    from mapping.catalog.records import Designation, Industry, Unit

CROSS = "cross"


def designation_layers(q: Question) -> Iterator[LayerState]:
    """Yield the layers of what is designated, in the order of the panel."""
    yield _lead(q)
    yield _count(q)
    yield _group(q)
    for industry in q.atlas.catalog.industries:
        yield _industry(q, industry)
    for tier in look_tints.TIERS:
        yield _tier(q, tier)


def tiles_of(designations: Sequence[Designation]) -> tuple[str | None, ...]:
    """Return one tile per term, repeats kept, so that tiles and the `count` layer agree."""
    return tuple(d.industry_id for d in designations)


def _values(
    q: Question, bins: Sequence[Bin], ask: Callable[[Unit, tuple[Designation, ...]], tuple[Value, str]]
) -> dict[str, UnitValue]:
    """Class every unit by ``ask(unit, designations) -> (value, text)``; a unit without designations has no data."""
    out = {}
    for unit in q.atlas.catalog.units:
        rows = q.designations(unit)
        raw, text = ask(unit, rows) if rows else (None, q.t("无数据"))
        out[unit.unit_id] = UnitValue(
            raw=raw,
            bin=find_bin(bins, raw).key,
            text=text,
            short=text,
            tiles=tiles_of(rows),
        )
    return out


def _with_marks(q: Question, values: dict[str, UnitValue], industry_id: str | None = None) -> dict[str, UnitValue]:
    """Let the full text of units say how sure the pairing of its terms is; the short one below a name has no room.

    ``industry_id`` names the industry whose terms the text has; without it the text is the first term.
    """
    out = {}
    for unit in q.atlas.catalog.units:
        value, rows = values[unit.unit_id], q.designations(unit)
        hits = [d for d in rows if d.industry_id == industry_id] if industry_id else list(rows[:1])
        told = q.t("、").join(term_with_mark(q.atlas.catalog, d.term, q.names) for d in hits)
        out[unit.unit_id] = replace(value, text=told or value.text)
    return out


def _lead(q: Question) -> LayerState:
    firsts = [rows[0] for unit in q.atlas.catalog.units if (rows := q.designations(unit))]
    named = {d.industry_id for d in firsts}
    bins: list[Bin] = [
        EqualBin(
            i.industry_id,
            q.names.industry_short(i),
            look_tints.lead_fill(i.fill, i.tint),
            tile=i.industry_id,
            value=i.industry_id,
        )
        for i in q.atlas.catalog.industries
        if i.industry_id in named
    ]
    bins.append(EqualBin(CROSS, q.t("跨领域"), light("land-cross"), kind="cross", tile=CROSS, value=CROSS))
    bins.append(no_data_bin(q.t("无数据")))
    return LayerState(
        layer_id="lead",
        group="overview",
        label=q.t("首位产业"),
        caption=q.t("底色 = 文件列举的第一项"),
        form="tiles",
        bins=tuple(bins),
        values=_with_marks(
            q, _values(q, bins, lambda _, rows: (rows[0].industry_id or CROSS, q.names.term_short(rows[0].term)))
        ),
        sources=(q.policy, "thesaurus"),
    )


def _items(q: Question, n: int) -> str:
    return q.t("{n} 项", n=n)


def _together(q: Question) -> dict[str, tuple[str, ...]]:
    """Return the units that share a list, by its id: what it lists is counted once, and is no unit's own amount."""
    lists = [shared.shared_list for shared in q.atlas.catalog.shared_lists]
    return {key: tuple(u.unit_id for u in sharing_units(q.atlas.catalog, key, q.view.edition)) for key in lists}


def _alone_and_together(q: Question, caption: str) -> dict[str, Any]:
    """Return the caption of a count by unit, and what is said and drawn where units that share a list are one."""
    together = _together(q)
    lists = q.t("、").join(q.names.shared_list(s) for s in q.atlas.catalog.shared_lists if together[s.shared_list])
    told = q.t("{caption}；{lists}共用一份清单，合画一个圆", caption=caption, lists=lists) if lists else caption
    return {"caption": caption, "together": together, "together_caption": told}


def _count(q: Question) -> LayerState:
    counts = sorted({len(rows) for unit in q.atlas.catalog.units if (rows := q.designations(unit))})
    fills = look_tints.spread(look_tints.SAND, len(counts))
    bins: list[Bin] = [EqualBin(str(n), _items(q, n), fill, value=n) for n, fill in zip(counts, fills, strict=True)]
    bins.append(no_data_bin(q.t("无数据")))
    return LayerState(
        layer_id="count",
        group="overview",
        label=q.t("产业数量"),
        **_alone_and_together(
            q, q.t("文件所列主导产业项数；{told}", told=city_total(q.atlas.catalog, q.view.edition, q.names))
        ),
        form="tiles",
        bins=tuple(bins),
        values=_values(q, bins, lambda _, rows: (len(rows), _items(q, len(rows)))),
        sources=(q.policy,),
        quantity=True,
        amount=True,
        measure=q.t("项").strip(),
    )


def _group(q: Question) -> LayerState:
    bins = [
        EqualBin(group, q.names.value("group", group), fill, value=group) for group, fill in look_tints.GROUPS.items()
    ]
    values = {
        unit.unit_id: UnitValue(
            raw=unit.group,
            bin=unit.group,
            text=q.names.value("group", unit.group),
            short=q.names.value("group", unit.group),
            tiles=tiles_of(q.designations(unit)),
        )
        for unit in q.atlas.catalog.units
    }
    return LayerState(
        layer_id="group",
        group="overview",
        label=q.t("单元类别"),
        caption=q.t("底色 = 布局单元的类别"),
        form="tiles",
        bins=tuple(bins),
        values=values,
        sources=(q.policy,),
    )


def _industry(q: Question, industry: Industry) -> LayerState:
    key = industry.industry_id
    named = any(d.industry_id == key and d.edition == q.view.edition for d in q.atlas.catalog.designations)
    quiet = q.t("未列入") if named else q.t("文件未指定")
    bins = _naming_bins(q, quiet)

    def ask(_: Unit, rows: tuple[Designation, ...]) -> tuple[Value, str]:
        hits = [d for d in rows if d.industry_id == key]
        if not hits:
            return "no", quiet
        terms = q.t("、").join(q.names.term_short(d.term) for d in hits)
        return ("first" if hits[0].rank == 1 else "listed"), terms

    short = q.names.industry_short(industry)
    return LayerState(
        layer_id=f"industry:{key}",
        group="industry",
        label=q.names.industry(industry),
        caption=q.names.value("tier", industry.tier),
        form="term",
        bins=tuple(bins),
        values=_with_marks(q, _values(q, bins, ask), key),
        sources=(q.policy, "thesaurus"),
        industry=key,
        tier=industry.tier,
        note=None
        if named
        else q.t("{edition} 年文件未为任何布局单元指定「{industry}」。", edition=q.edition.year, industry=short),
    )


def _naming_bins(q: Question, quiet: str) -> list[Bin]:
    """Return the classes of who names something: first, further down, or not, and ``quiet`` says that."""
    return [
        EqualBin("first", q.t("列为首位"), look_tints.NAMED_FIRST, kind="first", value="first"),
        EqualBin("listed", q.t("列入"), look_tints.NAMED, kind="listed", value="listed"),
        EqualBin("no", quiet, look_tints.NOT_DESIGNATED, kind="not_designated", value="no"),
        no_data_bin(q.t("无数据")),
    ]


def term_layers(q: Question) -> Iterator[LayerState]:
    """Yield who uses each term of the plan, for little maps; their ids are no ids of layers to ask for."""
    for place, row in enumerate(term_claims(q.atlas.catalog, q.view.edition)):
        bins = _naming_bins(q, q.t("未列入"))

        def ask(_: Unit, rows: tuple[Designation, ...], term: str = row.term) -> tuple[Value, str]:
            ranks = [d.rank for d in rows if d.term == term]
            return ("first" if 1 in ranks else "listed" if ranks else "no"), q.names.term_short(term)

        yield LayerState(
            layer_id=f"term:{place}",
            group="term",
            label=q.names.term_short(row.term),
            caption="",
            form="term",
            bins=tuple(bins),
            values=_values(q, bins, ask),
            sources=(q.policy,),
        )


def _tier(q: Question, tier: str) -> LayerState:
    members = {i.industry_id for i in q.atlas.catalog.industries if i.tier == tier}

    def inside(rows: Sequence[Designation]) -> int:
        return sum(d.industry_id in members for d in rows)

    counts = sorted({inside(rows) for unit in q.atlas.catalog.units if (rows := q.designations(unit))} - {0})
    ramp = look_tints.tier_ramp(tier)
    bins: list[Bin] = [
        EqualBin("0", q.t("未列入"), look_tints.NOT_DESIGNATED, kind="not_designated", value=0),
        *(EqualBin(str(n), _items(q, n), ramp[min(i, len(ramp) - 1)], value=n) for i, n in enumerate(counts)),
        no_data_bin(q.t("无数据")),
    ]

    def ask(_: Unit, rows: tuple[Designation, ...]) -> tuple[Value, str]:
        n = inside(rows)
        return n, _items(q, n) if n else q.t("未列入")

    values = {
        unit_id: UnitValue(value.raw, value.bin, value.text, value.short, tuple(i for i in value.tiles if i in members))
        for unit_id, value in _values(q, bins, ask).items()
    }
    name = q.t("{tier}产业", tier=q.names.value("tier", tier, short=True))
    return LayerState(
        layer_id=f"tier:{tier}",
        group="tier",
        label=name,
        **_alone_and_together(q, q.t("{tier}项数；跨领域词不计入层级", tier=q.names.value("tier", tier))),
        form="tiles",
        bins=tuple(bins),
        values=values,
        sources=(q.policy, "thesaurus"),
        quantity=True,
        amount=True,
        measure=q.t("项").strip(),
        tier=tier,
    )
