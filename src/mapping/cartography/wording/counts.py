"""How many designations there are, in words that say what counts once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.i18n import translator
from mapping.insight.profiles import designation_count

if TYPE_CHECKING:
    from mapping.cartography.wording.names import Names
    from mapping.catalog import Catalog


def independent_count(catalog: Catalog, edition: str, names: Names) -> str:
    """Return the number of independent designations of an edition in words: "40 项独立定位"."""
    return translator(names.lang)("{n} 项独立定位", n=designation_count(catalog, edition).independent)


def count_note(catalog: Catalog, edition: str, names: Names) -> str | None:
    """Return what counts once, and how many there would be by unit; None where no list is shared."""
    t, counted = translator(names.lang), designation_count(catalog, edition)
    if not counted.shared:
        return None
    lists = t("、").join(names.shared_list(row) for row in counted.shared)
    return t("{lists}共用一份清单，计一次；按单元计为 {n} 项", lists=lists, n=counted.by_unit)


def city_total(catalog: Catalog, edition: str, names: Names) -> str:
    """Return the number for a caption: "共用清单计一次，全市 40 项独立定位"."""
    t, count = translator(names.lang), independent_count(catalog, edition, names)
    if not designation_count(catalog, edition).shared:
        return t("全市 {count}", count=count)
    return t("共用清单计一次，全市 {count}", count=count)


def designations_told(catalog: Catalog, edition: str, names: Names) -> str:
    """Return number and note as one text: "40 项独立定位（…，计一次；按单元计为 70 项）"."""
    count, note = independent_count(catalog, edition, names), count_note(catalog, edition, names)
    return count if note is None else translator(names.lang)("{count}（{note}）", count=count, note=note)
