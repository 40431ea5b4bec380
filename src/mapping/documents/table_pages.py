"""Pages of tables: the columns of a list on paper, and heading, foot and number of each page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from mapping.i18n import translator
from mapping.lists.columns.column import shown
from mapping.printing import style
from mapping.printing.display import DisplayList, group
from mapping.printing.document import Page
from mapping.printing.frame import foot, frame_of, heading, neat_line
from mapping.printing.scaling import on_paper
from mapping.printing.tables.model import Said, Track
from mapping.printing.tables.paging import paged
from mapping.printing.tables.setting import MOST_LINES
from mapping.printing.translator import straight

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mapping.catalog.records import Unit
    from mapping.documents.order import Order
    from mapping.documents.request import PageSpec
    from mapping.documents.words import SheetWords
    from mapping.lists.columns.column import Column, Columns, Wording
    from mapping.printing.display import Item
    from mapping.printing.frame import Frame
    from mapping.printing.tables.model import PagedTable

_MOST: Final = 99
_ON_SLIDES: Final = 1.25
"""Lines of a row on average, beyond which a slide leaves out the less telling columns."""
Row = TypeVar("Row")


def tracks(columns: Columns[Row], w: Wording, spare: Mapping[str, int] | None = None) -> tuple[Track, ...]:
    """Return the columns of a list as those of a table on paper; ``spare``: by id, how soon one gives way."""
    return tuple(
        Track(straight(w.heading(column.brief_heading), w.lang), column.is_number, (spare or {}).get(column.id, 0))
        for column in shown(columns, w.lang)
    )


def cells(
    columns: Columns[Row], row: Row, w: Wording, own: Mapping[str, Said] | None = None, under: str = ""
) -> tuple[Said, ...]:
    """Return a row of a list; the first cell names it, and what is not known is said in muted words.

    ``own``: cells that are more than their text, by the id of their column; ``under``: stands below the name.
    """
    said = [(own or {}).get(column.id) or _said(column, row, w) for column in shown(columns, w.lang)]
    return (replace(said[0], face=style.STRONG, under=straight(under, w.lang)), *said[1:])


def _said(column: Column[Row], row: Row, w: Wording) -> Said:
    text = column.text(row, w)
    if text is None:
        return Said("" if column.blank else straight(w.t(column.unknown), w.lang), style.FAINT)
    return Said(straight(text, w.lang))


def units_of(page: PageSpec, w: Wording) -> tuple[Unit, ...]:
    """Return the layout units that a page is about: the one it names, else all."""
    return tuple(unit for unit in w.catalog.units if page.unit in {None, unit.unit_id})


def table_pages(order: Order, words: SheetWords, tables: Sequence[PagedTable]) -> Iterator[Page]:
    """Yield the pages of tables one below another, as many as they need."""
    t, setting = translator(order.page.lang), order.setting

    def place(number: int, pages: int) -> str:
        return t("第 {n} 页，共 {pages} 页", n=number, pages=pages) if pages > 1 else ""

    # heading and foot as high as they are at most: with the place, and with a number
    frame = frame_of(setting.paper, words.heading(order, place(_MOST, _MOST)), words.foot(order, _MOST))
    pages = list(paged(tables, lambda _: frame.body, _ON_SLIDES if setting.paper.slide else MOST_LINES))
    first = setting.number or 1
    for number, items in enumerate(pages, 1):
        own = first + number - 1 if setting.number is not None or len(pages) > 1 else None
        yield page_of(
            order,
            words,
            frame,
            (
                *neat_line(frame),
                group("heading", heading(words.heading(order, place(number, len(pages))), frame)),
                *items,
                *foot(words.foot(order, own), frame),
            ),
        )


def body_width(order: Order) -> float:
    """Return the width that tables have on the pages of a sheet, in mm of its draft."""
    body = frame_of(order.setting.paper).body
    return body.right - body.left


def page_of(order: Order, words: SheetWords, frame: Frame, items: Sequence[Item]) -> Page:
    """Return a page of what stands on its draft."""
    paper = frame.paper
    drawing = DisplayList(frame.page.right, frame.page.bottom, words.about(order), tuple(items))
    about = drawing.about
    return Page(on_paper(drawing, paper), order.page.title or words.name, notes=f"{about.sources}\n{about.statement}")
