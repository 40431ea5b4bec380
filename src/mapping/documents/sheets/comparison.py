"""版本对照 on paper: one layer in two editions side by side, what differs in words, and the lists that changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from mapping.cartography.comparing import in_step
from mapping.cartography.layers.change import CHANGE, class_of
from mapping.cartography.look_tints import CHANGES, NO_DATA
from mapping.cartography.resolve import resolve
from mapping.cartography.tiles import CROSS, tile_of
from mapping.cartography.wording.editions import change_in_short, difference_finding, family_in_full, family_name, memo
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.typography import spaced
from mapping.documents.sheets.framing import Part, frame_for, framed
from mapping.documents.words import SheetWords
from mapping.errors import UsageError
from mapping.i18n import translator
from mapping.insight.editions.difference import between, compared_with
from mapping.printing import style
from mapping.printing.blocks.legend import layer_key, line_key
from mapping.printing.blocks.rows import Paragraph
from mapping.printing.contents import key_panel
from mapping.printing.display import group
from mapping.printing.flow import BAR_HEIGHT, Panel, bar, stack
from mapping.printing.frame import projection_note
from mapping.printing.picture import picture
from mapping.printing.tables.model import PagedTable, Said, Section, Track
from mapping.printing.tables.paging import paged
from mapping.sentences.editions import EditionCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.cartography.placement import Box
    from mapping.cartography.spec import MapSpec
    from mapping.cartography.state import MapState
    from mapping.cartography.tiles import Tile
    from mapping.catalog import Catalog
    from mapping.documents.order import Order
    from mapping.geography import Geography
    from mapping.i18n import Translate
    from mapping.insight.atlas import Atlas
    from mapping.insight.editions.difference import Difference, UnitChange
    from mapping.printing.display import Item
    from mapping.printing.document import Page
    from mapping.printing.flow import Block
    from mapping.printing.frame import Frame
    from mapping.printing.setting import Setting

_SHARE: Final = 0.64
"""Of a sheet's width that both maps take; of its height where it is higher than wide."""
_ALONE_SHARE: Final = 0.73
"""The same where the lists do not stand beside them."""
_PORTRAIT_SHARE: Final = 0.52
_SLIDE_SHARE: Final = 0.66
_BETWEEN_MAPS: Final = 2.5
_TILE: Final = 6.0
_OF_A_LIST: Final = 0.44
"""Of the width of the table of lists that one of its two columns of terms has at least."""
_LINES: Final = frozenset({"city", "official", "schematic", "district"})


def comparison(order: Order) -> Iterator[Page]:
    """Yield the pages of a comparison of two editions.

    Raises:
        UsageError: there is no other edition to compare with.
        UnknownNameError: an edition or layer does not exist.
    """
    sheet = Comparison(order)
    paper = order.setting.paper
    share = _PORTRAIT_SHARE if paper.portrait else _SLIDE_SHARE if paper.slide else _SHARE
    frame = frame_for(order, sheet.words, share)
    if paper.slide:
        yield from framed(order, list(_on_slides(sheet, frame)), frame)
        return
    together = _hold_together(sheet, frame)
    if not together and not paper.portrait:
        frame = frame_for(order, sheet.words, _ALONE_SHARE)
    yield from framed(order, list(_on_sheets(sheet, frame, together=together)), frame)


def _hold_together(sheet: Comparison, frame: Frame) -> bool:
    """Tell whether lists stand with what differs: beside maps only all of them do, in full lines.

    A table that went on behind a column would go on in its width, and leave the rest of the page empty.
    """
    _, rest = sheet.beside(_column(frame))
    if not sheet.holds(rest.right - rest.left):
        return False
    if frame.paper.portrait:
        return True
    pages = paged([sheet.changes, *sheet.lists], lambda page: rest if page == 0 else frame.body)
    return len(list(pages)) == 1


def _column(frame: Frame) -> Box:
    return replace(frame.body, top=frame.column.top) if frame.paper.portrait else frame.column


def _on_sheets(sheet: Comparison, frame: Frame, *, together: bool) -> Iterator[Part]:
    """Yield the maps with what differs beside or below them, and on pages of their own what has no room there."""
    maps = tuple(sheet.maps_with_lines(frame.map) if not frame.paper.portrait else sheet.maps(frame.map))
    said, rest = sheet.beside(_column(frame))
    tables = [sheet.changes, *(sheet.lists if together else ())]
    first, *others = paged(tables, lambda page: rest if page == 0 else frame.body)
    yield Part(sheet.words, (*maps, *said, *first))
    yield from (Part(sheet.words, items) for items in others)
    if not together and sheet.lists:
        yield from (Part(sheet.words, items) for items in paged(sheet.lists, lambda _: frame.body))


def _on_slides(sheet: Comparison, frame: Frame) -> Iterator[Part]:
    """Yield the maps with their key, and with the text for the memo where it has room; then a table a slide."""
    width = frame.column.right - frame.column.left
    text = sheet.memo
    keys = [replace(key, note=sheet.states[1].edition) for key in sheet.keys(width)[1:]]
    told: tuple[Block, ...] = (text, *keys)
    high = sum(block.sizes(width).full for block in told) + style.GAP * len(keys)
    beside = told if high <= frame.column.bottom - frame.column.top else told[1:] or told
    items = tuple(stack(beside, replace(frame.column, bottom=frame.column.top + _height(beside, width))))
    yield Part(sheet.words, (*sheet.maps(frame.map, keyed=False), *items))
    body = frame.body
    if text not in beside:
        high = text.sizes(body.right - body.left).full
        above = tuple(stack([text], replace(body, bottom=body.top + high)))
        rest = replace(body, top=body.top + high + _BETWEEN_MAPS)
        first, *others = paged([sheet.changes], lambda page: rest if page == 0 else body)
        yield Part(sheet.words, (*above, *first))
        yield from (Part(sheet.words, items) for items in others)
    else:
        yield from (Part(sheet.words, items) for items in paged([sheet.changes], lambda _: body))
    yield from (Part(sheet.words, items) for table in sheet.lists for items in paged([table], lambda _: body))


def _height(blocks: Sequence[Block], width: float) -> float:
    return sum(block.sizes(width).full for block in blocks) + style.GAP * (len(blocks) - 1)


@dataclass(frozen=True)
class Comparison:
    """What the sheet says, as plain values for its blocks."""

    order: Order

    @property
    def catalog(self) -> Catalog:
        """The tables, with both editions."""
        return self.order.atlas.catalog

    @property
    def spec(self) -> MapSpec:
        """What is asked of the later map; one of what changed has nothing to stand beside, and shows what leads."""
        spec = self.order.page.map_spec.model_copy(update={"kind": "city", "unit": None, "park": None})
        return spec.model_copy(update={"layer": "lead"}) if spec.layer == CHANGE else spec

    @cached_property
    def against(self) -> str:
        """The earlier edition.

        Raises:
            UsageError: there is none.
        """
        found = self.order.page.against or compared_with(self.catalog, self.spec.edition)
        if found is None:
            raise UsageError(EditionCode.EDITION_ALONE)
        return self.catalog.edition(found).edition

    @cached_property
    def names(self) -> Names:
        """The names in the reader's language."""
        return Names.of(self.catalog, self.spec.lang)

    @property
    def t(self) -> Translate:
        """The words in the reader's language."""
        return translator(self.spec.lang)

    @cached_property
    def difference(self) -> Difference:
        """What differs from the earlier edition to the later one."""
        return between(self.catalog, self.against, self.spec.edition)

    @cached_property
    def states(self) -> tuple[MapState, MapState]:
        """The two maps, the earlier first, in the same classes."""
        earlier = self.spec.model_copy(update={"edition": self.against})
        return in_step(*(resolve(spec, self._atlas(spec)) for spec in (earlier, self.spec)))

    def _atlas(self, spec: MapSpec) -> Atlas:
        return self.order.atlas.seen_by(spec.edition)

    @property
    def words(self) -> SheetWords:
        """What stands around maps and tables."""
        t, names = self.t, self.names
        before, after = self.states
        told = (
            t("版本对照"),
            spaced(
                t("{before}与{after}", before=names.edition(self.catalog.edition(self.against)), after=after.edition)
            ),
            after.layer.label,
        )
        sources = {row.source_id: row for row in (*after.provenance, *before.provenance)}
        finding = difference_finding(self.difference, names)
        note = projection_note(self.spec.lang)
        return SheetWords(t("版本对照"), finding, " · ".join(told), tuple(sources.values()), note)

    def maps(self, box: Box, *, keyed: bool = True) -> Iterator[Item]:
        """Yield both maps under the names of their editions, each above its key where it has one."""
        half = (box.right - box.left - _BETWEEN_MAPS) / 2
        boxes = (replace(box, right=box.left + half), replace(box, left=box.right - half))
        keys = self.keys(half) if keyed else ()
        high = max((key.sizes(half).full + style.GAP for key in keys), default=0.0)
        for number, (state, place) in enumerate(zip(self.states, boxes, strict=True)):
            head = replace(place, bottom=place.top + BAR_HEIGHT)
            yield group(f"edition:{state.spec.edition}", bar(head, state.edition, state.layer.label), state.edition)
            window = replace(place, top=head.bottom, bottom=place.bottom - high)
            yield from picture(state, self._geography(state), window, self._setting(number)).draw(None)
            if keys:
                yield from stack([keys[number]], replace(place, top=window.bottom + style.GAP))

    def maps_with_lines(self, box: Box) -> Iterator[Item]:
        """Yield both maps with the key of lines below them, where a wide sheet has them higher than the city is."""
        if not self.order.setting.legend:
            yield from self.maps(box)
            return
        lines = self._lines(box.right - box.left)
        high = lines.sizes(box.right - box.left).full
        yield from self.maps(replace(box, bottom=box.bottom - high - style.GAP))
        yield from stack([lines], replace(box, top=box.bottom - high))

    def _lines(self, width: float) -> Panel:
        return key_panel(line_key(self.states[1], _LINES), self.spec.lang, width)

    def _setting(self, number: int) -> Setting:
        """Return how a map is set: its key stands elsewhere, and what both have in common stands on the first.

        On slides the bar of the scale would lie on land, and none is written there.
        """
        given = self.order.setting
        scale = given.scale and not given.paper.slide
        return replace(given, legend=False, north=given.north and number == 0, scale=scale)

    def keys(self, width: float) -> tuple[Panel, ...]:
        """Return the key of each map, where the sheet is to have one: the classes are the same, not the counts."""
        found = [layer_key(state) for state in self.states] if self.order.setting.legend else []
        return tuple(key_panel(replace(key, caption=""), self.spec.lang, width) for key in found if key is not None)

    def _geography(self, state: MapState) -> Geography:
        geography = self._atlas(state.spec).geography
        return geography.in_full if self.order.setting.paper.magnify > 1 else geography

    @property
    def memo(self) -> Paragraph:
        """The text for a covering memo."""
        return Paragraph(memo(self.difference, self.catalog, self.names), style.BODY)

    def beside(self, box: Box) -> tuple[tuple[Item, ...], Box]:
        """Return the text for the memo above the tables, the key of lines below those of a high sheet, and the rest."""
        width = box.right - box.left
        text = self.memo
        high = text.sizes(width).full
        top = box.top + high + _BETWEEN_MAPS
        items: list[Item] = list(stack([text], replace(box, bottom=box.top + high)))
        if not self.order.setting.legend or not self.order.setting.paper.portrait:
            return tuple(items), replace(box, top=top)
        lines = self._lines(width)
        bottom = box.bottom - lines.sizes(width).full
        items += stack([lines], replace(box, top=bottom))
        return tuple(items), replace(box, top=top, bottom=bottom - style.GAP)

    @property
    def changes(self) -> PagedTable:
        """What differs, a row a list."""
        t = self.t
        tracks = (Track(t("布局单元")), Track(t("增减")), Track(t("变化")))
        rows: list[tuple[Said, ...] | Said] = [self._change(family) for family in self.difference.families]
        if not rows:
            rows = [Said(t("没有变化"), style.FAINT)]
        return PagedTable("changes", tracks, (Section(tuple(rows)),), t("（续）"), t("差异"), tinted=False)

    def holds(self, width: float) -> bool:
        """Tell whether the longest term stands on one line in a table of lists so wide: behind a tile none breaks."""
        terms = (term for change in self.difference.changed for term in (*change.before, *change.after))
        longest = max((style.BODY.width(self.names.term_short(term)) for term in terms), default=0.0)
        return longest + _TILE <= width * _OF_A_LIST

    def _change(self, family: Sequence[UnitChange]) -> tuple[Said, ...]:
        first = family[0]
        key = class_of(first)
        return (
            Said(family_name(family, self.catalog, self.names), style.STRONG),
            Said(change_in_short(first, self.names), fill=CHANGES[key] if key else NO_DATA),
            Said(family_in_full(family, self.catalog, self.names)),
        )

    @property
    def lists(self) -> tuple[PagedTable, ...]:
        """The lists that changed, both beside each other; nothing where none did."""
        if not self.difference.families:
            return ()
        t = self.t
        before, after = (state.edition for state in self.states)
        tracks = (Track(t("布局单元")), Track(before), Track(after))
        rows = tuple(self._list(family) for family in self.difference.families)
        note = t("+ 增列，− 删减；其余两版都有")
        return (PagedTable("lists", tracks, (Section(rows),), t("（续）"), t("有变化的清单"), note, tinted=False),)

    def _list(self, family: Sequence[UnitChange]) -> tuple[Said, ...]:
        first = family[0]
        added, removed = ({row.term for row in rows} for rows in (first.added, first.removed))
        return (
            Said(family_name(family, self.catalog, self.names), style.STRONG),
            self._terms(first.unit_id, self.against, dict.fromkeys(removed, "− ")),
            self._terms(first.unit_id, self.spec.edition, dict.fromkeys(added, "+ ")),
        )

    def _terms(self, unit_id: str, edition: str, signs: dict[str, str]) -> Said:
        rows = self.catalog.designations_of(unit_id, edition)
        if not rows:
            return Said(self.t("没有清单"), style.FAINT)
        tiles = [self._tile(row.industry_id) for row in rows]
        told = [f"{signs.get(row.term, '')}{self.names.term_short(row.term)}" for row in rows]
        return Said("", parts=tuple(zip(tiles, told, strict=True)))

    def _tile(self, industry_id: str | None) -> Tile:
        if industry_id is None:
            return CROSS[self.spec.lang]
        return tile_of(self.catalog.industry(industry_id), self.spec.lang)
