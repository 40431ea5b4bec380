"""The tables that the page 数据与来源 shows in full, as tables that sort and search by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

if TYPE_CHECKING:
    from mapping.lists.columns.column import Cell, Column, Wording
    from mapping.lists.full import FullList

ROW_HEIGHT = 35

_HOST = r"https?://(?:www\.)?([^/]+)"
"""Of an address only the host is shown."""


def show(full: FullList) -> None:
    """Show a list as a table that sorts and searches by itself."""
    w = full.w
    st.dataframe(
        pd.DataFrame([{c.id: _cell(c, record, w) for c in full.columns} for record in full.records]),
        hide_index=True,
        row_height=ROW_HEIGHT,
        column_config={column.id: _config(column, w) for column in full.columns},
        placeholder=_unknown(full),
        alt=full.title,
    )


def _unknown(full: FullList) -> str:
    """Return what stands in a cell without a number or address.

    Cells of text say so themselves: the table draws this one paler than text may be.
    """
    return full.w.t(next((column.unknown for column in full.columns if column.form != "text"), full.columns[0].unknown))


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
