"""规划与现状 on paper: the matrix of quotients beside what the plan names, then each unit in words and rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, product
from typing import TYPE_CHECKING, Final

from mapping.cartography.look_tints import STANDINGS as FILLS
from mapping.cartography.resolve import policy, provenance
from mapping.cartography.tiles import tile_of
from mapping.cartography.wording.firms import firms_provenance
from mapping.cartography.wording.plan_reality import (
    STANDING_LABELS,
    STANDING_SIGNS,
    RealityWords,
    lq_text,
    rank_text,
)
from mapping.cartography.wording.typography import number
from mapping.documents.sheets.framing import Part, frame_for, framed
from mapping.documents.words import SheetWords
from mapping.i18n import translator
from mapping.insight import reality
from mapping.insight.statistical import SCENIC
from mapping.printing import style
from mapping.printing.blocks.reality import Mark, RealityMatrix
from mapping.printing.blocks.rows import Paragraph
from mapping.printing.flow import Panel, stack
from mapping.printing.tables.model import PagedTable, Said, Section, Track
from mapping.printing.tables.paging import paged
from mapping.printing.translator import straight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.cartography.placement import Box
    from mapping.catalog.records import Industry
    from mapping.documents.order import Order
    from mapping.i18n import Translate
    from mapping.insight.firms.plan_reality import PlanCell, PlanReality, Standing
    from mapping.printing.document import Page
    from mapping.printing.flow import Block

_NOTE_GAP: Final = 1.0
_MATRIX_SHARE: Final = 0.62
"""Of the height of a sheet that is higher than wide, at most."""
_TOLD: Final = frozenset(("named_strong", "named_weak", "unnamed_strong"))


def plan_reality(order: Order) -> Iterator[Page]:
    """Yield the pages of plan and reality.

    Raises:
        UsageError: there is no list of firms, or its engine does not answer.
        UnknownNameError: the page names an edition that does not exist.
    """
    sheet = Reality(order)
    frame = frame_for(order, sheet.words)
    parts = _on_slides(sheet, frame.body) if order.setting.paper.slide else _on_sheets(sheet, frame.body)
    yield from framed(order, list(parts), frame)


def _on_sheets(sheet: Reality, body: Box) -> Iterator[Part]:
    """Yield the matrix with its method, then the units."""
    blocks: tuple[Block, ...] = (sheet.matrix(sheet.industries, sheet.found.units), *sheet.method)
    if not sheet.order.setting.paper.portrait:
        yield Part(sheet.words, tuple(stack(blocks, body, _NOTE_GAP)))
        yield from (Part(sheet.words, items) for items in paged([sheet.units_in_rows], lambda _: body))
        return
    # on a sheet that is higher than wide the units begin below the matrix
    width = body.right - body.left
    high = sum(block.sizes(width).airy for block in blocks) + _NOTE_GAP
    cut = body.top + min(high, (body.bottom - body.top) * _MATRIX_SHARE)
    matrix = tuple(stack(blocks, replace(body, bottom=cut), _NOTE_GAP))
    rest = replace(body, top=cut + style.GAP)
    first, *others = paged([sheet.units_in_rows], lambda number: body if number else rest)
    yield Part(sheet.words, (*matrix, *first))
    yield from (Part(sheet.words, items) for items in others)


def _on_slides(sheet: Reality, body: Box) -> Iterator[Part]:
    """Yield the matrix in quarters, the sentences, and the method."""
    for industries, units in product(sheet.halves, sheet.half_units):
        yield Part(sheet.words, tuple(stack([sheet.matrix(industries, units).body], body, _NOTE_GAP)))
    for table in (sheet.sentences, sheet.method_table):
        yield from (Part(sheet.words, items) for items in paged([table], lambda _: body))


@dataclass(frozen=True)
class Reality:
    """What the sheet says, as plain values for its blocks."""

    order: Order

    @cached_property
    def found(self) -> PlanReality:
        """The plan beside the firms."""
        return reality.plan_reality(self.order.atlas, self.order.page.view, self.order.page.firms)

    @cached_property
    def told(self) -> RealityWords:
        """The words for it."""
        return RealityWords.of(self.order.atlas.catalog, self.found, self.lang)

    @property
    def lang(self) -> str:
        """The reader's language."""
        return self.order.page.lang

    @cached_property
    def t(self) -> Translate:
        """The words of the interface."""
        return translator(self.lang)

    @cached_property
    def words(self) -> SheetWords:
        """What stands around each page."""
        t, found, atlas = self.t, self.found, self.order.atlas
        name = t("规划与现状")
        sources = (
            firms_provenance(found.source, self.lang),
            policy(atlas, self.order.page.view),
            provenance(atlas, "thesaurus", self.lang),
        )
        below = f"{name} · {self.told.below}"
        return SheetWords(name, self.told.finding, below, sources, made_up=found.source.made_up)

    @property
    def industries(self) -> tuple[Industry, ...]:
        """The industries, in the catalog's order."""
        return tuple(map(self.order.atlas.catalog.industry, self.found.industries))

    @property
    def halves(self) -> tuple[tuple[Industry, ...], tuple[Industry, ...]]:
        """The industries in two parts, those of the first tier and the others, for what is narrow."""
        first = self.industries[0].tier
        own = tuple(one for one in self.industries if one.tier == first)
        return own, self.industries[len(own) :]

    @property
    def half_units(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The units in two parts."""
        cut = -(-len(self.found.units) // 2)
        return self.found.units[:cut], self.found.units[cut:]

    def matrix(self, industries: Sequence[Industry], units: Sequence[str]) -> Panel:
        """Return the matrix of some industries and units under its bar."""
        t, told, catalog = self.t, self.told, self.order.atlas.catalog
        groups = {unit.unit_id: unit.group for unit in catalog.units}
        known = self.found.count("unknown") or "unknown"
        body = RealityMatrix(
            names=tuple(straight(told.unit(unit_id), self.lang) for unit_id in units),
            heads=tuple((tile_of(one, self.lang), told.names.industry_short(one)) for one in industries),
            rows=tuple(tuple(self._mark(self.found.cells[u, one.industry_id]) for one in industries) for u in units),
            groups=tuple(len(list(run)) for _, run in groupby(units, lambda unit_id: groups.get(unit_id, SCENIC))),
            tiers=tuple(len(list(run)) for _, run in groupby(industries, lambda one: one.tier)),
            key=tuple((self._sample(key), t(label)) for key, label in STANDING_LABELS.items() if key != known),
            alt=told.finding,
        )
        return Panel("reality", t("集中度与规划"), body, t("每格：集中度，下为企业数"))

    def _mark(self, cell: PlanCell) -> Mark:
        quiet = cell.standing in {"neither", "few", "unknown"}
        text = lq_text(cell.lq, self.lang) if cell.standing not in {"few", "unknown"} else ""
        return Mark(STANDING_SIGNS[cell.standing], text, number(cell.firms), FILLS[cell.standing], quiet)

    def _sample(self, standing: Standing) -> Mark:
        return Mark(STANDING_SIGNS[standing], "", "", FILLS[standing])

    @property
    def method(self) -> tuple[Paragraph, ...]:
        """How it is made, below the matrix."""
        space = " " if self.lang == "en" else ""
        return (Paragraph(straight(space.join(self.told.method), self.lang), style.SMALL, pad=0.2),)

    @property
    def method_table(self) -> PagedTable:
        """The same as a table, a row a sentence."""
        t = self.t
        rows = tuple((Said(straight(text, self.lang)),) for text in self.told.method)
        return PagedTable("method", (Track(t("方法")),), (Section(rows),), t("（续）"), t("方法"), headed=False)

    @property
    def sentences(self) -> PagedTable:
        """Each unit in a sentence."""
        t, told = self.t, self.told
        rows = tuple(
            (Said(told.unit(unit_id), style.STRONG), Said(straight(told.unit_text(unit_id), self.lang)))
            for unit_id in self.found.units
        )
        tracks = (Track(t("统计单元")), Track(t("规划与现状")))
        return PagedTable("units", tracks, (Section(rows),), t("（续）"), t("各单元"))

    @property
    def units_in_rows(self) -> PagedTable:
        """Each unit in a sentence, and below it the industries that it is named for, or strong in."""
        t, told = self.t, self.told
        tracks = (
            Track(t("产业")),
            Track(t("规划")),
            Track(t("集中度"), figures=True),
            Track(t("企业数"), figures=True),
            Track(t("按全市比例应有"), figures=True),
            Track(t("结论")),
        )
        sections = tuple(
            Section(
                (Said(straight(told.unit_text(unit_id), self.lang)), *self._rows(unit_id)),
                straight(told.unit(unit_id), self.lang),
            )
            for unit_id in self.found.units
        )
        return PagedTable("units", tracks, sections, t("（续）"), t("各单元"), alt=t("各单元"))

    def _rows(self, unit_id: str) -> Iterator[tuple[Said, ...]]:
        """Yield the industries of a unit that the plan names, by rank, then those that are concentrated besides."""
        cells = [c for c in self.found.of_unit(unit_id) if c.rank is not None or c.standing in _TOLD]
        for cell in sorted(cells, key=lambda one: (one.rank is None, one.rank or 0, -(one.lq or 0))):
            industry = self.order.atlas.catalog.industry(cell.industry_id)
            tiled = ((tile_of(industry, self.lang), self.told.names.industry_short(industry)),)
            known = cell.standing in _TOLD
            yield (
                Said("", parts=tiled),
                Said(straight(rank_text(cell, self.lang), self.lang)),
                Said(
                    lq_text(cell.lq, self.lang),
                    style.STRONG if known else style.FAINT,
                    fill=FILLS[cell.standing] if known else None,
                ),
                Said(number(cell.firms)),
                Said(number(cell.expected, 1)),
                Said(
                    f"{STANDING_SIGNS[cell.standing]} {self.t(STANDING_LABELS[cell.standing])}".strip(),
                    style.BODY if known else style.FAINT,
                ),
            )
