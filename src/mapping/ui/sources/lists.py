"""The tables that the page 数据与来源 shows in full: all rows of a list, with the address that each rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import pandas as pd
import streamlit as st

from mapping.cartography.wording.counts import designations_told
from mapping.cartography.wording.later import disclaimer
from mapping.lists.columns import corrections, designations, facilities, list_entries, parks, statements, targets
from mapping.lists.columns.column import Wording, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mapping.catalog import Catalog
    from mapping.catalog.records import Designation, Target
    from mapping.lists.columns.column import Cell, Column
    from mapping.view import View

ROW_HEIGHT = 35
Dated = TypeVar("Dated", "Designation", "Target")

_HOST = r"https?://(?:www\.)?([^/]+)"
"""Of an address only the host is shown."""


@dataclass(frozen=True, slots=True)
class FullList:
    """A table that can be opened in full; its cells are only made when it is."""

    key: str
    title: str
    note: str
    records: Sequence[Any]
    every: Sequence[Column[Any]]
    words: Wording

    @property
    def columns(self) -> Sequence[Column[Any]]:
        """The columns for readers of this language."""
        return shown(self.every, self.words.lang)

    @property
    def count(self) -> int:
        """The number of rows."""
        return len(self.records)

    @property
    def unknown(self) -> str:
        """What stands in a cell without a number or address.

        Cells of text say so themselves: the table draws this one paler than text may be.
        """
        return self.words.t(next(column.unknown for column in self.columns if column.form != "text"))

    def rows(self) -> list[dict[str, Any]]:
        """Return the cells, by the ids of their columns."""
        return [{column.id: _cell(column, record, self.words) for column in self.columns} for record in self.records]


def full_lists(catalog: Catalog, view: View) -> tuple[FullList, ...]:
    """Return the lists that may be opened; designations and targets are those of the view's edition."""
    w = Wording.of(catalog, view)
    t, year = w.t, w.edition.year
    return (
        FullList(
            "parks",
            t("园区名录"),
            _of_the_directory(catalog, w),
            catalog.directory,
            parks.FULL_LIST,
            w,
        ),
        FullList(
            "facilities",
            t("枢纽与口岸"),
            t("没有列出的机场、车站和港口，不等于没有；距离都从点位算起，精度见“点位精度”一列。"),
            catalog.facilities,
            facilities.FULL_LIST,
            w,
        ),
        FullList(
            "industries",
            t("产业布局"),
            t(
                "{designations}。次序、用词与条款照文件；归入哪项产业是编辑判断，附可靠度与理由。",
                designations=designations_told(catalog, view.edition, w.names),
            ),
            _of_edition(catalog.designations, view),
            designations.FULL_LIST,
            w,
        ),
        FullList(
            "targets",
            t("{year} 年目标", year=year),
            t("数值照文件；单位为“是”的是列名目标，没有数量；“无”是文件没有写。"),
            _of_edition(catalog.targets, view),
            targets.FULL_LIST,
            w,
        ),
        FullList(
            "three_lists",
            t("三清单"),
            t("初步收录，尚不完整：没有列出的，不等于没有。"),
            catalog.list_entries,
            list_entries.FULL_LIST,
            w,
        ),
        FullList(
            "statements",
            t("此后的表述"),
            disclaimer(catalog, w.names) + t("归入的产业和细分领域是本项目的判断。"),
            catalog.statements,
            statements.FULL_LIST,
            w,
        ),
        FullList(
            "source_corrections",
            t("来源更正"),
            t("更好的来源与表中不同之处。晚于文件的事不改 {year} 版；可靠度低的须有第二处来源。", year=year),
            catalog.source_corrections,
            corrections.FULL_LIST,
            w,
        ),
    )


def _of_the_directory(catalog: Catalog, w: Wording) -> str:
    """Return what must be known of the rows of the directory: which are not on the map, and which are no parks."""
    note = w.t("勾选“{year} 年后”的行不在默认图面上。", year=w.edition.year)
    zones = len(catalog.unit_zones)
    if not zones:
        return note
    return (
        note
        + w.t(
            "{parks} 处园区，另有 {zones} 行是开发区本身（即布局单元），不计入园区。",
            parks=len(catalog.parks),
            zones=zones,
        )
        + w.t("类型写“开发区”的在某个布局单元之内，计入园区。")
    )


def _of_edition(rows: Iterable[Dated], view: View) -> list[Dated]:
    return [row for row in rows if row.edition == view.edition]


def show(full: FullList) -> None:
    """Show a list as a table that sorts and searches by itself."""
    st.dataframe(
        pd.DataFrame(full.rows()),
        hide_index=True,
        row_height=ROW_HEIGHT,
        column_config={column.id: _config(column, full.words) for column in full.columns},
        placeholder=full.unknown,
        alt=full.title,
    )


def _cell(column: Column[Any], record: object, w: Wording) -> Cell:
    """Return a cell: a value for the table to sort by, and of what is not known the word where the cell is text."""
    cell = column.brief_cell(record, w)
    if cell is not None or column.form != "text":
        return cell
    return "" if column.blank else w.t(column.unknown)


def _config(column: Column[Any], w: Wording) -> Any:
    heading = w.heading(column.heading)
    if column.form == "address":
        return st.column_config.LinkColumn(heading, width=column.width, display_text=_HOST)
    if column.form == "flag":
        return st.column_config.CheckboxColumn(heading, width=column.width)
    if column.is_number:
        whole = column.form == "year"
        return st.column_config.NumberColumn(heading, width=column.width, format="%d" if whole else "%.6g")
    return st.column_config.TextColumn(heading, width=column.width)
