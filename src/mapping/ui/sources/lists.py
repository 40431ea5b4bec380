"""The tables that the page 数据与来源 shows in full: rows in the reader's words, with the address each row rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from mapping.cartography.wording.names import Names
from mapping.cartography.wording.typography import display
from mapping.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mapping.catalog import Catalog
    from mapping.catalog.records import Designation, Edition, ListEntry, Park, Target
    from mapping.i18n import Translate
    from mapping.view import View

ROW_HEIGHT = 35
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Words:
    """What a row is put into words with."""

    catalog: Catalog
    edition: Edition
    t: Translate
    names: Names

    @property
    def later(self) -> str:
        """Return the heading of what came after the edition."""
        return self.t("{year} 年后", year=self.edition.year)

    def is_later(self, row: Park | ListEntry) -> bool:
        """Tell whether a row came after the edition."""
        return self.catalog.is_later(row, self.edition.edition)

    def unit(self, unit_id: str | None) -> str:
        """Return the name of a unit; where it is not known, that it is not."""
        return self.t("未查明") if unit_id is None else self.names.unit_label(self.catalog.unit(unit_id))

    def industry(self, industry_id: str | None) -> str:
        """Return the name of an industry; the policy's terms that are none of the 20 cut across them."""
        return (
            self.t("跨领域") if industry_id is None else self.names.industry_short(self.catalog.industry(industry_id))
        )

    def value(self, vocabulary: str, key: str | None) -> str:
        """Return the label of an allowed value; where there is none, that it was not made public."""
        return self.names.value(vocabulary, key)

    def text(self, text: str) -> str:
        """Return a text as it is displayed; where there is none, that it was not made public."""
        return display(text) if text else self.t("未公开")


@dataclass(frozen=True, slots=True)
class FullList:
    """A table that can be opened in full; ``rows`` is only asked for when it is.

    ``unknown`` stands in a cell without a number or address. Cells of text say so themselves: the table draws this
    one paler than text may be.
    """

    key: str
    title: str
    note: str
    count: int
    rows: Callable[[], list[Row]]
    columns: Mapping[str, Any]
    unknown: str


def full_lists(catalog: Catalog, view: View) -> tuple[FullList, ...]:
    """Return the lists that may be opened; designations and targets are those of the view's edition."""
    words = Words(catalog, catalog.edition(view.edition), translator(view.lang), Names.of(catalog, view.lang))
    return (_parks(words), _designations(words), _targets(words), _three_lists(words))


def show(full: FullList) -> None:
    """Show a list as a table that sorts and searches by itself."""
    st.dataframe(
        pd.DataFrame(full.rows()),
        hide_index=True,
        row_height=ROW_HEIGHT,
        column_config=dict(full.columns),
        placeholder=full.unknown,
        alt=full.title,
    )


def _link(t: Translate) -> Any:
    return st.column_config.LinkColumn(t("来源地址"), width="medium", display_text=r"https?://(?:www\.)?([^/]+)")


def _parks(words: Words) -> FullList:
    t = words.t

    def row(park: Park) -> Row:
        return {
            "name": words.names.park(park),
            "unit": words.unit(park.unit_id),
            "kind": words.value("park_kind", park.kind),
            "level": words.value("park_level", park.level),
            "industries": words.text(t("、").join(park.industries)),
            "area": park.area_km2,
            "since": park.since,
            "precision": words.value("precision", park.precision),
            "later": words.is_later(park),
            "source": park.source_url or None,
        }

    return FullList(
        "parks",
        t("园区名录"),
        t("勾选“{year} 年后”的行不在默认图面上。", year=words.edition.year),
        len(words.catalog.parks),
        lambda: [row(park) for park in words.catalog.parks],
        {
            "name": st.column_config.TextColumn(t("名称"), width="medium"),
            "unit": t("所属单元"),
            "kind": t("类型"),
            "level": t("级别"),
            "industries": st.column_config.TextColumn(t("产业用词"), width="medium"),
            "area": st.column_config.NumberColumn(t("面积 km²"), format="%.4g"),
            "since": st.column_config.NumberColumn(t("起始年份"), format="%d"),
            "precision": t("点位"),
            "later": words.later,
            "source": _link(t),
        },
        t("未公开"),
    )


def _designations(words: Words) -> FullList:
    t = words.t
    listed = [row for row in words.catalog.designations if row.edition == words.edition.edition]

    def row(designation: Designation) -> Row:
        mapping = words.catalog.mapping_of(designation.term)
        return {
            "unit": words.unit(designation.unit_id),
            "rank": designation.rank,
            "term": words.names.term(designation.term),
            "industry": words.industry(designation.industry_id),
            "clause": designation.clause,
            "confidence": words.value("confidence", mapping.confidence) if mapping else None,
            "reason": mapping.reason if mapping else None,
        }

    return FullList(
        "industries",
        t("产业布局"),
        t("次序、用词与条款照文件；归入哪项产业是编辑判断，附把握程度与理由。"),
        len(listed),
        lambda: [row(designation) for designation in listed],
        {
            "unit": t("布局单元"),
            "rank": st.column_config.NumberColumn(t("位次"), format="%d", width="small"),
            "term": st.column_config.TextColumn(t("文件用词"), width="medium"),
            "industry": t("965产业"),
            "clause": t("条款"),
            "confidence": t("归类把握"),
            "reason": st.column_config.TextColumn(t("归类理由（英文原注）"), width="large"),
        },
        t("无"),
    )


def _targets(words: Words) -> FullList:
    t = words.t
    listed = [row for row in words.catalog.targets if row.edition == words.edition.edition]

    def row(target: Target) -> Row:
        return {
            "name": words.names.target(target),
            "scope": words.unit(target.unit_id) if target.unit_id else words.value("scope", target.scope),
            "comparator": words.names.value("comparator", target.comparator, short=True) if target.comparator else "",
            "value": None if target.is_flag else target.value,
            "stretch": target.stretch_value,
            "measure": t("是") if target.is_flag else words.names.target_unit(target),
            "clause": target.clause,
            "note": display(target.note) if target.note else "",
        }

    return FullList(
        "targets",
        t("{year} 年目标", year=words.edition.year),
        t("数值照文件；单位为“是”的是列名目标，没有数量；“无”是文件没有写。"),
        len(listed),
        lambda: [row(target) for target in listed],
        {
            "name": st.column_config.TextColumn(t("目标"), width="medium"),
            "scope": t("范围"),
            "comparator": st.column_config.TextColumn(t("比较"), width="small"),
            "value": st.column_config.NumberColumn(t("目标值"), format="%.6g"),
            "stretch": st.column_config.NumberColumn(t("力争值"), format="%.6g"),
            "measure": t("单位"),
            "clause": t("条款"),
            "note": st.column_config.TextColumn(t("说明"), width="large"),
        },
        t("无"),
    )


def _three_lists(words: Words) -> FullList:
    t = words.t

    def row(entry: ListEntry) -> Row:
        return {
            "list": words.value("list", entry.list),
            "name": display(entry.name_zh),
            "unit": words.unit(entry.unit_id),
            "industries": words.text(t("、").join(entry.industries)),
            "level": words.text(entry.level),
            "date": words.text(entry.date),
            "confidence": words.value("confidence", entry.confidence),
            "later": words.is_later(entry),
            "source": entry.source_url or None,
        }

    return FullList(
        "three_lists",
        t("三清单"),
        t("初步收录，尚不完整：没有列出的，不等于没有。"),
        len(words.catalog.list_entries),
        lambda: [row(entry) for entry in words.catalog.list_entries],
        {
            "list": t("清单"),
            "name": st.column_config.TextColumn(t("名称"), width="medium"),
            "unit": t("布局单元"),
            "industries": st.column_config.TextColumn(t("产业用词"), width="medium"),
            "level": t("级别"),
            "date": t("时间"),
            "confidence": t("把握"),
            "later": words.later,
            "source": _link(t),
        },
        t("未公开"),
    )
