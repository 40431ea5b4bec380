"""What differs between two editions, in the terms of the plan: signs on a map, a line a unit, the text of a memo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.cartography.wording.counted import listed, sentence, units
from mapping.cartography.wording.typography import spaced
from mapping.i18n import message, translator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.cartography.state import LayerState
    from mapping.cartography.wording.names import Names
    from mapping.catalog import Catalog
    from mapping.i18n import Translate
    from mapping.insight.editions.difference import Difference, Move, UnitChange

BIN_LABELS: Final = {
    "same": message("没有变化"),
    "added": message("只有增列"),
    "removed": message("只有删减"),
    "both": message("有增有减"),
    "reordered": message("只调次序、归类或共用"),
    "listed": message("新列入的单元"),
    "unlisted": message("不再列入的单元"),
    "no_list": message("没有清单"),
}
"""What became of a list -> how the key says it."""
_MINUS: Final = "−"


def bin_label(key: str, names: Names) -> str:
    """Return what the key says of a class of the layer `change`."""
    return translator(names.lang)(BIN_LABELS[key])


def change_in_short(change: UnitChange, names: Names) -> str:
    """Return a change in signs, for a map: ``+2 −1 移1``."""
    t = translator(names.lang)
    if change.status == "listed":
        return t("新列入 {n} 项", n=len(change.after))
    if change.status in {"unlisted", "no_list"}:
        return t("不再列入") if change.status == "unlisted" else t("没有清单")
    signs = [
        f"+{len(change.added)}" if change.added else "",
        f"{_MINUS}{len(change.removed)}" if change.removed else "",
        t("移{n}", n=len(change.moved)) if change.moved else "",
        t("改{n}", n=len(change.reclassified)) if change.reclassified else "",
    ]
    return " ".join(filter(None, signs)) or (t("清单另列") if change.sharing_changed else t("不变"))


def change_in_full(change: UnitChange, catalog: Catalog, names: Names) -> str:
    """Return a change with all its terms, in one line."""
    t = translator(names.lang)
    nothing = t("不变") if change.status == "same" else t("没有清单")
    return t("；").join(parts_of(change, catalog, names)) or nothing


def parts_of(change: UnitChange, catalog: Catalog, names: Names) -> Iterator[str]:
    """Yield what became of a unit's list, a part for what was added, removed, moved, mapped otherwise and shared."""
    t = translator(names.lang)
    if change.status == "listed":
        yield t("新列入 {n} 项：{terms}", n=len(change.after), terms=_terms(change.after, names))
    elif change.status == "unlisted":
        yield t("不再列入，原有 {n} 项：{terms}", n=len(change.before), terms=_terms(change.before, names))
    else:
        if change.added:
            yield t("增：{terms}", terms=_terms([row.term for row in change.added], names))
        if change.removed:
            yield t("减：{terms}", terms=_terms([row.term for row in change.removed], names))
        if change.moved:
            yield t("移：{terms}", terms=t("、").join(_moved(move, names) for move in change.moved))
        if change.reclassified:
            told = [
                t(
                    "{term}（{before} → {after}）",
                    term=names.term_short(row.term),
                    before=_industry(row.before, catalog, names),
                    after=_industry(row.after, catalog, names),
                )
                for row in change.reclassified
            ]
            yield t("归类：{terms}", terms=t("、").join(told))
    if change.sharing_changed:
        yield _sharing(change, catalog, names)


def _moved(move: Move, names: Names) -> str:
    """Return how a term moved. Its number can stay what it was, where another came in before it."""
    t, term = translator(names.lang), names.term_short(move.term)
    if move.before == move.after:
        return t("{term}（前后次序有变，仍为第 {n} 位）", term=term, n=move.after)
    return t("{term}（第 {before} → {after} 位）", term=term, before=move.before, after=move.after)


def _terms(terms: Sequence[str], names: Names) -> str:
    return translator(names.lang)("、").join(map(names.term_short, terms))


def _industry(industry_id: str | None, catalog: Catalog, names: Names) -> str:
    if industry_id is None:
        return translator(names.lang)("跨领域")
    return names.industry_short(catalog.industry(industry_id))


def _sharing(change: UnitChange, catalog: Catalog, names: Names) -> str:
    """Return with whom a unit shares its list now."""
    t = translator(names.lang)
    if not change.shared_after:
        return t("改为单列清单") if change.after else t("不再共用清单")
    told = [names.unit_tiny(catalog.unit(unit)) for unit in change.shared_after]
    joined = t("、").join(told)
    return t("与{units}共用清单", units=joined) if not change.shared_before else t("改与{units}共用清单", units=joined)


def family_name(family: Sequence[UnitChange], catalog: Catalog, names: Names) -> str:
    """Return the units of one list by name."""
    return listed([names.unit_label(catalog.unit(change.unit_id)) for change in family], names.lang)


def lines(difference: Difference, catalog: Catalog, names: Names) -> Iterator[str]:
    """Yield a line for each list that changed: whose it is, and what became of it."""
    t = translator(names.lang)
    for family in difference.families:
        told = family_in_full(family, catalog, names)
        yield t("{units}：{change}", units=family_name(family, catalog, names), change=told)


def family_in_full(family: Sequence[UnitChange], catalog: Catalog, names: Names) -> str:
    """Return what became of the list of several units; that it is theirs together, where it was not just theirs."""
    change, t = family[0], translator(names.lang)
    if {other.unit_id for other in family[1:]} != set(change.shared_after) or len(family) == 1:
        return change_in_full(change, catalog, names)
    parts = list(parts_of(change, catalog, names))
    return t("；").join([*parts[:-1], t("这几个单元共用清单")] if change.sharing_changed else parts)


def change_finding(layer: LayerState, lang: str) -> str:
    """Return what the layer `change` finds: how many units' lists differ, and how."""
    t = translator(lang)
    counts = {row.bin.key: row.count for row in layer.legend if row.bin.kind not in {"not_designated", "no_data"}}
    changed = sum(counts.values())
    if not changed:
        return t("各单元的清单都没有变化")
    told = [t(_COUNTED[key], n=n) for key, n in counts.items() if n]
    return t("{units}的清单有变化：{kinds}", units=units(changed, lang).strip(), kinds=t("、").join(told)).strip()


_COUNTED: Final = {
    "added": message("{n} 个只增"),
    "removed": message("{n} 个只减"),
    "both": message("{n} 个有增有减"),
    "reordered": message("{n} 个调次序、归类或共用"),
    "listed": message("{n} 个新列入"),
    "unlisted": message("{n} 个不再列入"),
}


def difference_finding(difference: Difference, names: Names) -> str:
    """Return what a comparison of two editions finds, as a title."""
    t, n = translator(names.lang), len(difference.changed)
    if not n:
        return t("两版的主导产业清单没有差异")
    return sentence(t("{units}的主导产业清单有差异", units=units(n, names.lang).strip()))


def memo(difference: Difference, catalog: Catalog, names: Names) -> str:
    """Return the summary for a covering memo, in the terms of the plan; a list that units share counts once."""
    t = translator(names.lang)
    before, after = (names.edition(catalog.edition(edition)) for edition in (difference.a, difference.b))
    if difference.is_empty:
        return spaced(t("{after}与{before}相比，各布局单元的主导产业清单没有变化。", after=after, before=before))
    n, told = len(difference.changed), t("；").join(_totals(difference, catalog, names, t))
    if n == 1:
        return spaced(
            t(
                "{after}与{before}相比，1 个布局单元的主导产业清单有变化：{told}。",
                after=after,
                before=before,
                told=told,
            )
        )
    text = message("{after}与{before}相比，{n} 个布局单元的主导产业清单有变化：{told}。")
    return spaced(t(text, after=after, before=before, n=n, told=told))


def _totals(difference: Difference, catalog: Catalog, names: Names, t: Translate) -> Iterator[str]:
    """Yield how much was added, removed, moved and mapped otherwise, and who is new, gone, or shares otherwise."""
    firsts = [family[0] for family in difference.families]
    kept = [change for change in firsts if change.status not in {"listed", "unlisted"}]
    for text, n in (
        (message("增列主导产业 {n} 项"), sum(len(change.added) for change in kept)),
        (message("删减 {n} 项"), sum(len(change.removed) for change in kept)),
        (message("调整次序 {n} 项"), sum(len(change.moved) for change in kept)),
        (message("改变归类 {n} 项"), len({row.term for change in kept for row in change.reclassified})),
    ):
        if n:
            yield t(text, n=n)
    for status, text in (("listed", message("新列入{units}")), ("unlisted", message("不再列入{units}"))):
        found = [change for change in difference.changed if change.status == status]
        if found:
            yield t(text, units=family_name(found, catalog, names))
    alone = [
        change for change in difference.changed if change.shared_before and change.after and not change.shared_after
    ]
    together = [change for change in difference.changed if change.shared_after and not change.shared_before]
    if alone:
        yield t("{units}改为单列清单", units=family_name(alone, catalog, names))
    if together:
        yield t("{units}改为共用清单", units=family_name(together, catalog, names))
