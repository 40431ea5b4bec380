"""Parks of a shortlist side by side: where they lie, and what is known of each, differences in sight."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from mapping.cartography.faces import park_marks
from mapping.cartography.facilities import OVERLAY as FACILITIES
from mapping.cartography.resolve import all_layers, resolve
from mapping.cartography.spec import FOUND_PARKS, OVERLAYS
from mapping.catalog import labels
from mapping.documents.sheets.framing import Part, frame_for, framed, keys_below
from mapping.documents.words import SheetWords
from mapping.errors import UnknownNameError, UsageError, WrongValuesError
from mapping.i18n import message
from mapping.insight.parks.finder import MOST_SHORTLISTED, ParkQuery
from mapping.insight.parks.nearest import nearest_facilities
from mapping.lists.columns import parks as columns
from mapping.lists.columns.column import Wording
from mapping.lists.columns.references import GRADE
from mapping.printing import style
from mapping.printing.frame import projection_note
from mapping.printing.picture import picture
from mapping.printing.tables.model import PagedTable, Said, Section, Track
from mapping.printing.tables.paging import paged
from mapping.printing.translator import straight
from mapping.printing.typeface import lacking
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mapping.cartography.placement import Box
    from mapping.cartography.state import MapState
    from mapping.catalog.records import Park
    from mapping.documents.order import Order
    from mapping.insight.parks.nearest import Nearest
    from mapping.printing.display import Face, Item
    from mapping.printing.document import Page
    from mapping.printing.frame import Frame

_GROUP: Final = "group"
"""The layer below the markers: quiet, for the parks are the message."""
_OVERLAYS: Final = ("parks", "water", "districts", "labels")
_SHARE: Final = 0.34
"""Of the width that the map takes beside the table."""
_UPRIGHT: Final = 0.36
"""Of the height above it."""
_ABSENT: Final = "–"


def shortlist(order: Order) -> Iterator[Page]:
    """Yield the comparison of the parks that a page names.

    Raises:
        UsageError: it names none.
        WrongValuesError: it names more than are compared side by side.
        UnknownNameError: it names none that the tables have.
    """
    sheet = Shortlist(order)
    words, paper = sheet.words, order.setting.paper
    share = _UPRIGHT if paper.portrait else None if paper.slide else _SHARE
    frame = frame_for(order, words, share)
    items, rest = _map(order, sheet.state, frame)
    if paper.slide:
        parts = [Part(words, (*items, *_named(sheet.names_table, rest)))]
        parts += [Part(words, more) for more in paged([sheet.table, sheet.sources], lambda _: frame.body)]
    else:
        first, *others = _table(sheet, rest, frame)
        parts = [Part(words, (*items, *first)), *(Part(words, more) for more in others)]
    yield from framed(order, parts, frame)


def _named(table: PagedTable, rest: Box) -> tuple[Item, ...]:
    """Return the names beside the map of a slide, as fully as they have room; none rather than some of them.

    They stand on the slides that follow, too.
    """
    for form in (table, replace(table, title=""), replace(table.without(table.tracks[-1]), title="")):
        pages = list(paged([form], lambda _: rest))
        if len(pages) == 1:
            return pages[0]
    return ()


def _table(sheet: Shortlist, rest: Box, frame: Frame) -> Sequence[tuple[Item, ...]]:
    """Return the table beside the map, if it has room there; else its facts there and the rest on pages of its own."""
    whole = list(paged([sheet.table, sheet.sources], lambda page: rest if page == 0 else frame.body))
    if len(whole) == 1 or frame.paper.portrait:
        return whole
    facts = list(paged([sheet.facts], lambda _: rest))
    if len(facts) > 1:
        return [(), *paged([sheet.table, sheet.sources], lambda _: frame.body)]
    return [*facts, *paged([sheet.texts, sheet.sources], lambda _: frame.body)]


def _map(order: Order, state: MapState, frame: Frame) -> tuple[tuple[Item, ...], Box]:
    """Return the map with the parks by their numbers, and the room that its keys leave beside it."""
    full = order.setting.paper.magnify > 1
    main = picture(state, order.atlas.geography.in_full if full else order.atlas.geography, frame.map, order.setting)
    rest = replace(frame.body, top=frame.column.top) if frame.paper.portrait else frame.column
    keys, rest = keys_below(main, rest, state.spec.lang, slide=frame.paper.slide)
    return (*main.draw(None), *keys), rest


@dataclass(frozen=True)
class Shortlist:
    """What the sheet says, as plain values for its blocks."""

    order: Order

    @cached_property
    def w(self) -> Wording:
        """The words of the page's view; what came after the edition may be among the parks."""
        return Wording.of(self.order.atlas.catalog, self.order.page.view)

    @cached_property
    def parks(self) -> tuple[Park, ...]:
        """The parks in the order of the shortlist; raises as :func:`shortlist` does."""
        asked = tuple(dict.fromkeys(self.order.page.short))
        if not asked:
            raise UsageError(Code.SHORTLIST_EMPTY)
        if len(asked) > MOST_SHORTLISTED:
            raise WrongValuesError(Code.SHORTLIST_TOO_LONG, asked[MOST_SHORTLISTED:], most=MOST_SHORTLISTED)
        known = {park.park_id: park for park in self.w.catalog.parks}
        parks = tuple(known[park_id] for park_id in asked if park_id in known)
        if not parks:
            raise UnknownNameError.together([UnknownNameError(message("园区"), park_id) for park_id in asked])
        return parks

    @property
    def unknown(self) -> tuple[str, ...]:
        """The ids that no table has."""
        found = {park.park_id for park in self.parks}
        return tuple(park_id for park_id in dict.fromkeys(self.order.page.short) if park_id not in found)

    @cached_property
    def state(self) -> MapState:
        """The map with these parks and no others."""
        page, atlas = self.order.page, self.order.atlas
        query = ParkQuery(later=page.view.later)
        overlays = tuple(one for one in OVERLAYS if one in _OVERLAYS or (one == FACILITIES and one in page.overlays))
        asked = {"layer": FOUND_PARKS, "kind": "city", "geo": "unit", "unit": None, "query": query, "over": None}
        state = resolve(page.map_spec.model_copy(update={**asked, "overlays": overlays}), atlas)
        layer = all_layers(page.view, atlas)[_GROUP]
        return replace(state, parks=park_marks(self.parks, atlas, page.view), layer=layer)

    @property
    def words(self) -> SheetWords:
        """What stands around the comparison; ids that no table has are named."""
        w, parks = self.w, self.parks
        names = w.t("、").join(w.names.park(park) for park in parks)
        told = [names, w.t("名录里没有：{ids}", ids=w.t("、").join(self.unknown))] if self.unknown else [names]
        title = w.t("备选园区")
        note = w.t("“未公开”表示公开资料里没有查到，不等于没有。")
        projection = projection_note(w.lang)
        return SheetWords(
            title,
            w.t("{n} 处备选园区并排对比", n=len(parks)) if len(parks) > 1 else names,
            " · ".join(told),
            self.state.provenance,
            f"{note}{projection}" if w.lang == "zh" else f"{note} {projection}",
        )

    # -- the tables

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """What the parks are compared by, as on the page; where they come from stands in `sources`."""
        return tuple(self._columns())

    @property
    def table(self) -> PagedTable:
        """All rows, and how far the parks are from facilities."""
        return self._of("compared", self.rows, distances=True)

    @property
    def facts(self) -> PagedTable:
        """The rows whose cells are short, and the distances."""
        return self._of("compared", tuple(row for row in self.rows if not row.long), distances=True)

    @property
    def texts(self) -> PagedTable:
        """The rows whose cells are long."""
        return self._of("texts", tuple(row for row in self.rows if row.long))

    @property
    def sources(self) -> PagedTable:
        """Where what is known of each park comes from, with its grade."""
        w = self.w
        rows = []
        for park in self.parks:
            address, grade = columns.SOURCE.beside(park, w), GRADE.beside(park, w)
            rows.append(
                (
                    self._name(park),
                    Said(straight(grade or w.t(GRADE.unknown), w.lang), style.QUIET if grade else style.FAINT),
                    Said(_spelt(address) or straight(w.t(columns.SOURCE.unknown), w.lang), _face(address)),
                )
            )
        headings = (w.t("园区"), *(w.heading(column.beside_heading) for column in (GRADE, columns.SOURCE)))
        tracks = tuple(Track(straight(heading, w.lang)) for heading in headings)
        return PagedTable("sources", tracks, (Section(tuple(rows)),), w.t("（续）"), w.t("来源"))

    @property
    def names_table(self) -> PagedTable:
        """The parks by their numbers, for a map without a table beside it."""
        w = self.w
        rows = tuple(
            (
                self._name(park),
                Said(straight(w.unit_label(park.unit_id) or w.t("未查明"), w.lang), style.QUIET),
            )
            for park in self.parks
        )
        tracks = (Track(w.t("园区")), Track(w.t("布局单元")))
        return PagedTable("parks", tracks, (Section(rows),), w.t("（续）"), w.t("备选园区"))

    def _of(self, name: str, rows: Sequence[Row], *, distances: bool = False) -> PagedTable:
        w = self.w
        heads = (self._name(park).text for park in self.parks)
        tracks = (Track(w.t("项目")), *(Track(head) for head in heads))
        sections = [Section(tuple(row.said for row in rows))]
        far = tuple(row.said for row in self._distances()) if distances else ()
        if far:
            sections.append(Section(far, w.t("最近的设施"), w.t("直线距离")))
        note = (
            w.t("灰字：各处相同；红字：面积最大或距离最近；“–”：位置待核，图上没有编号") if len(self.parks) > 1 else ""
        )
        title = w.t("并排对比")
        return PagedTable(name, tracks, tuple(sections), w.t("（续）"), title, note, title)

    def _name(self, park: Park) -> Said:
        """Return the name of a park behind its number on the map."""
        return Said(f"{self._number(park)} {straight(self.w.names.park(park), self.w.lang)}", style.STRONG)

    def _number(self, park: Park) -> str:
        number = self.state.numbers.get(park.park_id)
        return _ABSENT if number is None else str(number)

    def _columns(self) -> Iterator[Row]:
        w = self.w
        for column in columns.COMPARED:
            if column in {columns.SOURCE, GRADE}:
                continue
            texts = [column.beside(park, w) for park in self.parks]
            best = None
            if column is columns.AREA:
                best = max((park.area_km2 for park in self.parks if park.area_km2 is not None), default=None)
            ahead = [best is not None and park.area_km2 == best for park in self.parks]
            yield self._row(w.heading(column.beside_heading), texts, w.t(column.unknown), ahead, long=column in _LONG)

    def _distances(self) -> Iterator[Row]:
        """Yield how far the nearest facility of each kind is, where the park's own place is known."""
        w = self.w
        nearest = [self._nearest(park) for park in self.parks]
        for kind in labels("facility_kind"):
            found = [of_park.get(kind) for of_park in nearest]
            if not any(found):
                continue
            least = min(one.km for one in found if one is not None)
            texts = [None if one is None else self._near(one) for one in found]
            name = w.names.value("facility_kind", kind, short=True)
            ahead = [one is not None and one.km == least for one in found]
            yield self._row(name, texts, w.t("位置不确切，不算距离"), ahead)

    def _near(self, one: Nearest) -> str:
        far = self.w.t("约 {km} km", km=one.km) if one.km else self.w.t("不足 1 km")
        return " · ".join((self.w.names.facility_label(one.facility), far))

    def _nearest(self, park: Park) -> Mapping[str, Nearest]:
        found = nearest_facilities(self.w.catalog, park, self.order.page.edition)
        return {one.facility.kind: one for one in found}

    def _row(
        self, name: str, texts: Sequence[str | None], unknown: str, ahead: Sequence[bool], *, long: bool = False
    ) -> Row:
        """Return a row: what is the same for all stands back, what is ahead stands out, what is not known says so."""
        lang = self.w.lang
        same = len(texts) > 1 and len(set(texts)) == 1
        several = not all(ahead)
        cells = []
        for text, first in zip(texts, ahead, strict=True):
            if text is None:
                cells.append(Said(straight(unknown, lang), style.FAINT))
            elif same:
                cells.append(Said(straight(text, lang), style.FAINT))
            else:
                cells.append(Said(straight(text, lang), style.ACCENT if first and several else style.BODY))
        return Row((Said(straight(name, lang), style.STRONG), *cells), long)


_LONG: Final = (columns.SECTORS, columns.BACKING, columns.ADDRESS)
"""Columns whose cells are long."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the comparison, and whether its cells are long."""

    said: tuple[Said, ...]
    long: bool


def _spelt(address: str | None) -> str:
    """Return an address whose characters can all be printed: what the font lacks stays encoded, so that it still leads.

    An address with a sign in place of a character would lead nowhere.
    """
    text = address or ""
    gone = set(lacking(text))
    return "".join(quote(character) if character in gone else character for character in text)


def _face(text: str | None) -> Face:
    return style.BODY if text else style.FAINT
