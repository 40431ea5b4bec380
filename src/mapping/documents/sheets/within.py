"""An area that a reader has drawn: its map, and tables of what lies inside."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from mapping.cartography.faces import park_marks
from mapping.cartography.resolve import policy, provenance, resolve
from mapping.cartography.spec import FOUND_PARKS, OVERLAYS
from mapping.cartography.wording.firms import firms_provenance
from mapping.cartography.wording.within import km2_text, method, notes_of, shape_text, summary
from mapping.documents.sheets.framing import Part, frame_for, framed, keys_below
from mapping.documents.table_pages import cells, tracks
from mapping.documents.words import SheetWords
from mapping.geography.projection import to_equal_area
from mapping.i18n import translator
from mapping.insight.inside import MOST_ON_PAPER, inside
from mapping.insight.within import within_of
from mapping.lists.columns import list_entries as entry_columns
from mapping.lists.columns import parks as park_columns
from mapping.lists.columns import within as columns
from mapping.lists.columns.column import Wording
from mapping.lists.within import by_industry
from mapping.printing import style
from mapping.printing.blocks.rows import Paragraph
from mapping.printing.flow import stack
from mapping.printing.frame import projection_note
from mapping.printing.picture import picture
from mapping.printing.tables.model import PagedTable, Said, Section, Track
from mapping.printing.tables.paging import paged
from mapping.printing.translator import straight

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mapping.cartography.placement import Box
    from mapping.cartography.state import MapState, Provenance
    from mapping.catalog.records import Park
    from mapping.documents.order import Order
    from mapping.insight.inside import FirmsInside, Inside
    from mapping.lists.columns.column import Columns, Row
    from mapping.printing.display import Item
    from mapping.printing.document import Page
    from mapping.printing.frame import Frame
    from mapping.printing.viewport import Bounds

_SHARE: Final = 0.6
"""Of the width that the map takes beside the areas."""
_UPRIGHT: Final = 0.55
"""Of the height above them."""
_AROUND: Final = 0.35
"""Of the area's own extent that the map shows on each side of it."""
_LEAST_M: Final = 6000.0
"""Width of the ground that a map of a small area shows: less has no names on it."""
_GAP: Final = 3.0
_LEAST_TABLE: Final = 24.0
"""Height of a table with its headings and a few rows, in mm of a draft."""


def within(order: Order) -> Iterator[Page]:
    """Yield the area that a page names, and what lies inside.

    Raises:
        UsageError: it names none, or one that is at fault.
    """
    sheet = WithinSheet(order)
    words, paper = sheet.words, order.setting.paper
    frame = frame_for(order, words, _UPRIGHT if paper.portrait else None if paper.slide else _SHARE)
    items, rest = _map(order, sheet, frame)
    first, *others = _beside(sheet, rest, frame)
    parts = [Part(words, (*items, *first)), *(Part(words, more) for more in others)]
    parts += [Part(words, more) for more in paged(sheet.tables, lambda _: frame.body)]
    yield from framed(order, parts, frame)


def _map(order: Order, sheet: WithinSheet, frame: Frame) -> tuple[tuple[Item, ...], Box]:
    """Return the map of the area and around it, and the room that its keys leave beside it."""
    full = order.setting.paper.magnify > 1
    geography = order.atlas.geography.in_full if full else order.atlas.geography
    main = picture(sheet.state, geography, frame.map, order.setting, extent=sheet.extent)
    rest = replace(frame.body, top=frame.column.top) if frame.paper.portrait else frame.column
    keys, rest = keys_below(main, rest, sheet.state.spec.lang, slide=frame.paper.slide)
    return (*main.draw(None), *keys), rest


def _beside(sheet: WithinSheet, rest: Box, frame: Frame) -> Sequence[tuple[Item, ...]]:
    """Return what stands beside the map: the answer in a sentence and the areas by unit, where all have room."""
    text = Paragraph(sheet.told, style.BODY)
    high = text.sizes(rest.right - rest.left).full
    if high > rest.bottom - rest.top:
        return [(), *paged([sheet.parts], lambda _: frame.body)]
    below = replace(rest, top=rest.top + high + _GAP)
    said = tuple(stack([text], replace(rest, bottom=rest.top + high)))
    beside = list(paged([sheet.parts], lambda _: below)) if below.bottom - below.top >= _LEAST_TABLE else []
    if len(beside) == 1:
        return [(*said, *beside[0])]
    return [said, *paged([sheet.parts], lambda _: frame.body)]


@dataclass(frozen=True)
class WithinSheet:
    """What the sheet says, as plain values for its blocks."""

    order: Order

    @cached_property
    def w(self) -> Wording:
        """The words of the page's view."""
        return Wording.of(self.order.atlas.catalog, self.order.page.view)

    @cached_property
    def found(self) -> Inside:
        """What lies inside; raises as :func:`within` does."""
        page = self.order.page
        return inside(self.order.atlas, page.view, page.within, page.firms, MOST_ON_PAPER)

    @cached_property
    def state(self) -> MapState:
        """The map with the layer that was looked at, and the parks inside by their numbers."""
        page, atlas = self.order.page, self.order.atlas
        within_of(atlas, page.within)
        overlays = tuple(one for one in OVERLAYS if one in {*page.overlays, "parks", "facilities"})
        plain = {"kind": "city", "unit": None, "group": None, "park": None, "over": None, "overlays": overlays}
        state = resolve(page.map_spec.model_copy(update=plain), atlas)
        numbered = state.spec.model_copy(update={"layer": FOUND_PARKS})
        exact = tuple(mark for mark in state.marks if mark.kind != "town")
        return replace(state, spec=numbered, parks=park_marks(self.found.parks, atlas, page.view), marks=exact)

    @property
    def extent(self) -> Bounds:
        """The ground that the map shows, in metres of the plane."""
        west, south, east, north = to_equal_area(self.found.within.shape).bounds
        half = max(max(east - west, north - south) * (0.5 + _AROUND), _LEAST_M / 2)
        x, y = (west + east) / 2, (south + north) / 2
        return (x - half, y - half, x + half, y + half)

    @property
    def told(self) -> str:
        """The answer in sentences."""
        t, names = self.w.t, self.w.names
        stop = t("。")
        first = t(
            "{shape}：{summary}", shape=shape_text(self.found.within, names.lang), summary=summary(self.found, names)
        )
        between = "" if names.lang == "zh" else " "
        return straight(between.join((f"{first}{stop}", *notes_of(self.found, names))), names.lang)

    @property
    def words(self) -> SheetWords:
        """What stands around map and tables."""
        t, names = self.w.t, self.w.names
        told = [shape_text(self.found.within, names.lang), summary(self.found, names)]
        firms = self.found.firms
        if firms is not None:
            told.append(firms.source.title)
        title = t("圈选范围")
        headline = t("圈选范围 {km2}", km2=km2_text(self.found.area_km2))
        made_up = firms is not None and firms.source.made_up
        note = projection_note(names.lang)
        return SheetWords(title, headline, " · ".join(told), self._sources, note, made_up=made_up)

    @property
    def _sources(self) -> tuple[Provenance, ...]:
        page, atlas = self.order.page, self.order.atlas
        used = ("parks", "three_lists", atlas.boundary_source)
        firms = () if self.found.firms is None else (firms_provenance(self.found.firms.source, page.lang),)
        return (*firms, policy(atlas, page.view), *(provenance(atlas, source, page.lang) for source in used))

    # -- the tables

    @property
    def parts(self) -> PagedTable:
        """What of each unit lies inside."""
        found, w = self.found, self.w
        rows: list[tuple[Said, ...] | Said] = [cells(columns.ON_PAPER, part, w) for part in found.parts]
        note = w.t("其中市外 {km2}", km2=km2_text(found.outside_km2)) if found.outside_km2 >= 0.005 else ""  # noqa: PLR2004
        return self._table("parts", w.t("各单元面积"), columns.ON_PAPER, [Section(tuple(rows))], note)

    @property
    def tables(self) -> list[PagedTable]:
        """What lies inside: parks, firms where there is a list, entries of the three lists, and how it was counted."""
        found = self.found
        firms = [] if found.firms is None else self._firms(found.firms)
        return [self._parks, *firms, self._entries, self._method]

    @property
    def _parks(self) -> PagedTable:
        w, found = self.w, self.found
        sections = [
            Section(
                self._rows_of(found.parks) or (Said(w.t("没有"), style.FAINT),),
                w.t("圈内园区"),
                w.t("{n} 处", n=len(found.parks)),
            )
        ]
        if found.unsure:
            note = w.t("{n} 处，未计入", n=len(found.unsure))
            sections.append(Section(self._rows_of(found.unsure), w.t("位置不够准"), note))
        return self._table("parks", w.t("园区"), park_columns.ON_PAPER, sections, spare=park_columns.SPARE)

    def _rows_of(self, parks: Sequence[Park]) -> tuple[tuple[Said, ...], ...]:
        """Return parks with the register's columns, those on the map behind their number there."""
        rows = []
        for park in parks:
            first, *rest = cells(park_columns.ON_PAPER, park, self.w)
            number = self.state.numbers.get(park.park_id)
            rows.append((replace(first, text=f"{number} {first.text}") if number else first, *rest))
        return tuple(rows)

    def _firms(self, firms: FirmsInside) -> list[PagedTable]:
        w, total = self.w, firms.figures.total.firms
        sign = w.t("虚构示例") if firms.source.made_up else ""
        shown = firms.first
        rows = [cells(columns.FIRMS_ON_PAPER, firm, w) for firm in shown]
        told = w.t("共 {total} 家，列注册资本最高的 {n} 家", total=f"{total:,}", n=len(shown))
        nothing = Said(w.t("没有"), style.FAINT)
        of_industries = [column for column in columns.BY_INDUSTRY if column.id != "subsector"]
        by = [cells(of_industries, row, w) for row in by_industry(firms, with_subsectors=False)]
        return [
            self._table("industries", w.t("企业分行业"), of_industries, [Section(tuple(by) or (nothing,))], sign),
            self._table(
                "firms",
                w.t("企业"),
                columns.FIRMS_ON_PAPER,
                [Section(tuple(rows) or (nothing,))],
                " · ".join(filter(None, (told, sign))),
                spare=columns.FIRMS_SPARE,
            ),
        ]

    @property
    def _entries(self) -> PagedTable:
        w, found = self.w, self.found
        sections = [
            Section(
                tuple(cells(entry_columns.ON_PAPER, entry, w) for entry in found.entries if entry.unit_id == unit_id),
                w.names.unit(w.catalog.unit(unit_id)),
            )
            for unit_id in dict.fromkeys(entry.unit_id for entry in found.entries)
        ]
        nothing = [Section((Said(w.t("没有整个在圈内的单元"), style.FAINT),))]
        note = w.t("只列整个在圈内的单元")
        return self._table(
            "lists", w.t("三清单"), entry_columns.ON_PAPER, sections or nothing, note, spare=entry_columns.SPARE
        )

    @property
    def _method(self) -> PagedTable:
        w = self.w
        lines = [*method(w.names), w.t("坐标（WGS-84）：{text}", text=_short(self.found.within.to_text()))]
        rows = tuple((Said(straight(line, w.lang)),) for line in lines)
        table = self._table("method", w.t("统计方法"), (), [Section(rows)])
        return replace(table, tracks=(Track(w.t("说明")),), headed=False, tinted=False)

    def _table(  # noqa: PLR0913 - what a table is made of
        self,
        name: str,
        title: str,
        shown: Columns[Row],
        sections: Sequence[Section],
        note: str = "",
        *,
        spare: Mapping[str, int] | None = None,
    ) -> PagedTable:
        t = translator(self.w.lang)
        return PagedTable(name, tracks(shown, self.w, spare), tuple(sections), t("（续）"), title, note, title)


_MOST_SHOWN: Final = 600


def _short(text: str) -> str:
    """Return the corners as far as they have room on paper; the file carries all of them."""
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
