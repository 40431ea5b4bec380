"""产业链与企业 on paper: the stages of an industry's chain with firms, parks and lists, and where it is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.cartography.layers.firms import OF_FIRMS, QUOTIENT
from mapping.cartography.layers.subsectors import PREFIX as OF_A_SUBSECTOR
from mapping.cartography.look_tints import STANDINGS as FILLS
from mapping.cartography.resolve import policy, provenance
from mapping.cartography.wording.firm_chain import chain_finding, chain_name, link_text, units_text
from mapping.cartography.wording.firms import (
    DIGITS,
    amount_text,
    asked_text,
    counted_text,
    firms_provenance,
    in_measure,
    unit_name,
)
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.subsectors import takers
from mapping.cartography.wording.typography import number
from mapping.documents.table_pages import table_pages
from mapping.documents.words import SheetWords
from mapping.i18n import translator
from mapping.insight.firms.model import NOTHING
from mapping.insight.firms.plan_reality import behind
from mapping.insight.reality import firm_chain
from mapping.insight.statistical import statistical_units
from mapping.printing import style
from mapping.printing.tables.model import PagedTable, Said, Section, Track
from mapping.printing.translator import straight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.catalog import Catalog
    from mapping.documents.order import Order
    from mapping.insight.firms.chain import ChainLink, FirmChain
    from mapping.insight.firms.model import FirmCount
    from mapping.printing.document import Page

_INDUSTRY: Final = "industry:"


def chain(order: Order) -> Iterator[Page]:
    """Yield the chain of the industry that the page's layer is of, or of all of them.

    Raises:
        UsageError: there is no list of firms, or its engine does not answer.
        UnknownNameError: the page names an industry, sub-sector or edition that does not exist.
    """
    page, atlas = order.page, order.atlas
    catalog, t, names = atlas.catalog, translator(page.lang), Names.of(atlas.catalog, page.lang)
    wanted = industry_of(page.layer, catalog)
    industries = (wanted,) if wanted else tuple(one.industry_id for one in catalog.industries)
    chains = [firm_chain(atlas, page.view, industry_id, page.firms) for industry_id in industries]
    first = chains[0]
    name = t("产业链与企业")
    title = chain_finding(first, catalog, page.lang) if len(chains) == 1 else _of_all(chains, page.lang)
    below = " · ".join((name, counted_text(page.firms.count, page.lang), asked_text(first.query, catalog, page.lang)))
    sources = (
        firms_provenance(first.source, page.lang),
        policy(atlas, page.view),
        *(provenance(atlas, source_id, page.lang) for source_id in ("subsectors", "parks")),
    )
    note = straight(t("断点 = 名录里没有企业，也没有收录园区；名录没有的，不等于没有。"), page.lang)
    words = SheetWords(name, title, below, sources, note, made_up=first.source.made_up)
    tables = [_table(one, order, names) for one in chains]
    if len(chains) == 1:
        tables.append(_by_unit(first, order, names))
    yield from table_pages(order, words, tables)


def industry_of(layer: str, catalog: Catalog) -> str | None:
    """Return the industry that a layer is of, if it is of one.

    Raises:
        UnknownNameError: the layer is of a sub-sector that there is none of.
    """
    for prefix in (_INDUSTRY, OF_FIRMS, QUOTIENT, OF_A_SUBSECTOR):
        if layer.startswith(prefix):
            key = layer.removeprefix(prefix)
            known = any(one.industry_id == key for one in catalog.industries)
            return key if known else catalog.subsector(key).industry_id
    return None


def _of_all(chains: list[FirmChain], lang: str) -> str:
    """Return what the chains of all industries find."""
    t = translator(lang)
    links = sum(len(one.links) for one in chains)
    broken = sum(len(one.broken) for one in chains)
    return t("{n} 个产业的 {links} 个细分领域，断点 {broken} 个", n=len(chains), links=links, broken=broken)


def _table(chain: FirmChain, order: Order, names: Names) -> PagedTable:
    lang, catalog = order.page.lang, order.atlas.catalog
    t, measure = translator(lang), chain.query.count
    tracks = (
        Track(t("细分领域")),
        Track(t("企业数"), figures=True),
        *(() if measure == "number" else (Track(counted_text(measure, lang), figures=True),)),
        Track(t("企业最多的单元"), spare=1),
        Track(t("园区数"), figures=True),
        Track(t("对应的单元及位次")),
        Track(t("涵盖的单元及位次"), spare=2),
        Track(t("情况")),
    )
    sections = tuple(
        Section(
            tuple(_row(link, chain, order, names) for link in links),
            names.value("stage", stage),
            t("{n} 个细分领域 · {firms}", n=len(links), firms=_firms(links, lang)),
        )
        for stage, links in chain.stages.items()
    )
    title = chain_name(chain, catalog, names)
    return PagedTable(
        f"chain-{chain.industry_id or 'cross'}",
        tracks,
        sections,
        t("（续）"),
        straight(title, lang),
        alt=chain_finding(chain, catalog, lang),
    )


def _by_unit(chain: FirmChain, order: Order, names: Names) -> PagedTable:
    """Return each unit with what stands there at each stage, the most first; none is said, for there the chain ends."""
    lang, catalog, measure = order.page.lang, order.atlas.catalog, chain.query.count
    t = translator(lang)
    units = statistical_units(catalog, order.atlas.geography)
    stages = {
        stage: {unit_id: sum((dict(link.units).get(unit_id, NOTHING) for link in links), NOTHING) for unit_id in units}
        for stage, links in chain.stages.items()
    }
    whole = {unit_id: sum((of[unit_id] for of in stages.values()), NOTHING) for unit_id in units}

    def said(count: FirmCount) -> Said:
        face = style.BODY if count.firms else style.FAINT
        return Said(number(in_measure(count, measure, lang), DIGITS[measure]), face)

    rows = tuple(
        (
            Said(straight(unit_name(unit_id, catalog, names), lang), style.STRONG),
            *(said(of[unit_id]) for of in stages.values()),
            said(count),
        )
        for unit_id, count in sorted(whole.items(), key=lambda one: -one[1].of(measure))
    )
    heads = (*(names.value("stage", stage) for stage in stages), t("合计"))
    tracks = (Track(t("统计单元")), *(Track(head, figures=True) for head in heads))
    note = straight(counted_text(measure, lang), lang)
    return PagedTable("chain-units", tracks, (Section(rows),), t("（续）"), t("各单元在各环节"), note)


def _firms(links: tuple[ChainLink, ...], lang: str) -> str:
    return amount_text(sum((link.count for link in links), NOTHING).firms, "number", lang)


def _row(link: ChainLink, chain: FirmChain, order: Order, names: Names) -> tuple[Said, ...]:
    lang, measure = order.page.lang, chain.query.count
    t = translator(lang)

    def told(text: str) -> Said:
        return Said(straight(text, lang)) if text else Said(t("无"), style.FAINT)

    amount = in_measure(link.count, measure, lang)
    known = behind(link.count, measure) or not link.count.firms
    weighed = Said(number(amount, 2)) if known else Said(t("未知"), style.FAINT)
    why = straight(link_text(link, lang), lang)
    return (
        Said(straight(names.subsector(link.profile.subsector), lang), style.STRONG),
        Said(number(link.count.firms), style.BODY if link.count.firms else style.FAINT),
        *(() if measure == "number" else (weighed,)),
        told(units_text(link, chain, order.atlas.catalog, lang)),
        Said(number(len(link.profile.parks)), style.BODY if link.profile.parks else style.FAINT),
        told(t("、").join(takers(link.profile.named, names))),
        told(t("、").join(takers(link.profile.covered, names))),
        Said(why, style.ACCENT if link.is_broken else style.BODY, fill=FILLS["named_weak"] if link.is_broken else None),
    )
