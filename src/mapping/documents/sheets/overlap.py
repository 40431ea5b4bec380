"""错位发展 on paper: who aims at the same thing, who claims each industry, and what only one claims."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Final

from mapping.cartography.layers.overlap import SIMILARITY_STEPS, similarity_tint
from mapping.cartography.layers.registry import overlap_by
from mapping.cartography.resolve import DRAWN_BY_US, all_layers, provenance
from mapping.cartography.tiles import tile_of
from mapping.cartography.wording.certainty import term_with_mark
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.overlap import BASIS_LABELS, CLOSEST_LABELS, closest_text, shared_words
from mapping.cartography.wording.typography import index_text
from mapping.documents.sheets.framing import Part, frame_for, framed
from mapping.documents.sheets.overlap_pair import ChosenPair
from mapping.documents.words import SheetWords
from mapping.i18n import translator
from mapping.insight.overlap import closest, industry_claims, matrix_order, only_here, unit_pairs
from mapping.leaflet.matrix import CLOSEST_SHOWN
from mapping.printing import style
from mapping.printing.blocks.matrix import Index, Matrix
from mapping.printing.blocks.multiples import Claimed, LittleMap, Multiples
from mapping.printing.blocks.rows import Paragraph
from mapping.printing.flow import Panel, stack
from mapping.printing.frame import projection_note
from mapping.printing.tables.model import PagedTable, Said, Section, Track
from mapping.printing.tables.paging import paged
from mapping.printing.translator import straight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.cartography.placement import Box
    from mapping.cartography.state import Provenance
    from mapping.cartography.tiles import Tile
    from mapping.catalog.records import Industry, Unit
    from mapping.documents.order import Order
    from mapping.i18n import Translate
    from mapping.insight.atlas import Atlas
    from mapping.insight.overlap import Basis, IndustryClaims, Pair
    from mapping.printing.display import Face, Item
    from mapping.printing.document import Page
    from mapping.printing.flow import Block
    from mapping.view import View

_MATRIX_SHARE: Final = 0.54
"""Of the width of a sheet that is wider than high."""
_UPRIGHT_SHARE: Final = 0.66
"""Of the height of one that is higher than wide, at most."""
_ABREAST: Final = 5
"""Little maps abreast on a sheet that is wider than high, and one below the other on one that is higher than wide."""
_NOTE_GAP: Final = 1.0
_SLIDE_CARDS: Final = 10
"""Little maps on a slide."""


def overlap(order: Order) -> Iterator[Page]:
    """Yield the pages of 错位发展: the matrix with the closest pairs and what only one claims, then the little maps.

    Raises:
        UnknownNameError: the page names a unit or edition that does not exist.
    """
    sheet = Overlap(order)
    paper = order.setting.paper
    frame = frame_for(order, max((sheet.words, sheet.map_words), key=lambda words: len(words.title)))
    body = frame.body
    if paper.slide:
        parts = _on_slides(sheet, body)
    elif paper.portrait:
        parts = _upright(sheet, body)
    else:
        parts = _across(sheet, body)
    yield from framed(order, list(parts), frame)


def _across(sheet: Overlap, body: Box) -> Iterator[Part]:
    """Yield the matrix beside the tables, then the little maps."""
    cut = body.left + (body.right - body.left) * _MATRIX_SHARE
    matrix = stack(sheet.matrix_blocks, replace(body, right=cut), _NOTE_GAP)
    beside = replace(body, left=cut + style.GAP)
    first, *others = paged(sheet.tables, lambda page: beside if page == 0 else body)
    yield Part(sheet.words, (*matrix, *first))
    yield from (Part(sheet.words, items) for items in others)
    yield Part(sheet.map_words, tuple(stack([sheet.multiples(sheet.maps, _ABREAST)], body)))


def _upright(sheet: Overlap, body: Box) -> Iterator[Part]:
    """Yield the matrix above the closest pairs or the chosen one, then the little maps above what only one claims."""
    first_table, only_table = sheet.tables
    blocks = sheet.matrix_blocks
    width = body.right - body.left
    high = sum(block.sizes(width).airy for block in blocks) + _NOTE_GAP
    cut = body.top + min(high, (body.bottom - body.top) * _UPRIGHT_SHARE)
    matrix = tuple(stack(blocks, replace(body, bottom=cut), _NOTE_GAP))
    yield from _above(sheet.words, matrix, [first_table], replace(body, top=cut + style.GAP), body)
    maps = sheet.multiples(sheet.maps, -(-len(sheet.maps) // _ABREAST))
    cut = body.top + min(maps.sizes(width).airy, (body.bottom - body.top) * _UPRIGHT_SHARE)
    drawn = tuple(maps.draw(replace(body, bottom=cut)))
    yield from _above(sheet.map_words, drawn, [only_table], replace(body, top=cut + style.GAP), body)


def _above(
    words: SheetWords, items: Sequence[Item], tables: Sequence[PagedTable], rest: Box, body: Box
) -> Iterator[Part]:
    """Yield what stands above tables, and these where it leaves room, then on whole pages."""
    first, *others = paged(tables, lambda page: rest if page == 0 else body)
    yield Part(words, (*items, *first))
    yield from (Part(words, more) for more in others)


def _on_slides(sheet: Overlap, body: Box) -> Iterator[Part]:
    """Yield one thing a slide: the matrix, each table, the little maps ten at a time."""
    yield Part(sheet.words, tuple(stack(sheet.matrix_blocks, body, _NOTE_GAP)))
    for table in sheet.tables:
        yield from (Part(sheet.words, items) for items in paged([table], lambda _: body))
    for start in range(0, len(sheet.maps), _SLIDE_CARDS):
        shown = sheet.maps[start : start + _SLIDE_CARDS]
        yield Part(sheet.map_words, tuple(stack([sheet.multiples(shown, _SLIDE_CARDS // 2)], body)))


@dataclass(frozen=True)
class Overlap:
    """What the sheet says, as plain values for its blocks."""

    order: Order

    @property
    def atlas(self) -> Atlas:
        """The data."""
        return self.order.atlas

    @property
    def by(self) -> Basis:
        """What units are compared by."""
        return self.order.page.by

    @property
    def view(self) -> View:
        """How the data are looked at."""
        return self.order.page.view.plain

    @cached_property
    def names(self) -> Names:
        """The names in the reader's language."""
        return Names.of(self.atlas.catalog, self.view.lang)

    @cached_property
    def t(self) -> Translate:
        """The words in the reader's language."""
        return translator(self.view.lang)

    @property
    def sources(self) -> tuple[Provenance, ...]:
        """Where what is compared comes from, and the boundaries of the little maps."""
        layer = overlap_by(self.atlas, self.view, self.by)
        ids = (*layer.sources, "thesaurus", self.atlas.boundary_source, *DRAWN_BY_US)
        return tuple(provenance(self.atlas, source_id, self.view.lang) for source_id in dict.fromkeys(ids))

    @property
    def words(self) -> SheetWords:
        """What stands around the matrix and the tables."""
        return self._words(self.t("错位发展"), self.finding, self.t(BASIS_LABELS[self.by]))

    @property
    def map_words(self) -> SheetWords:
        """What stands around the little maps, which are of industries whatever the matrix compares by."""
        return self._words(self.t("各产业由谁列入"), self.maps_finding, self.t(BASIS_LABELS["industries"]))

    def _words(self, name: str, title: str, basis: str) -> SheetWords:
        told = (self.t("错位发展"), self.t("{n} 个布局单元", n=len(self.units)), basis)
        return SheetWords(name, title, " · ".join(told), self.sources, projection_note(self.view.lang))

    @property
    def finding(self) -> str:
        """What the sheet finds: of the chosen pair, or else of all."""
        if self.chosen is not None:
            return self.chosen.finding
        return closest_text(self.atlas.catalog, self.by, self.view.edition, self.names)

    @cached_property
    def maps_finding(self) -> str:
        """What the little maps show: the industry of most units, and how many the plan gives to none."""
        t, names = self.t, self.names
        rows = industry_claims(self.atlas.catalog, self.view.edition)
        most = max(row.units for row in rows)
        named = t("、").join(names.industry_short(row.industry) for row in rows if row.units == most)
        none = sum(not row.units for row in rows)
        told = [t("{industry}由最多单元列入（{n} 个）", industry=named, n=most)] if most else []
        told += [t("{n} 个产业文件未指定", n=none)] if none else []
        return t("；").join(told)

    @cached_property
    def chosen(self) -> ChosenPair | None:
        """The pair of units that the page names.

        Raises:
            UnknownNameError: one of them does not exist.
        """
        page, catalog = self.order.page, self.atlas.catalog
        if page.unit is None or page.other is None or page.unit == page.other:
            return None
        return ChosenPair(catalog.unit(page.unit), catalog.unit(page.other), self.by, catalog, self.view)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units in the order of the matrix."""
        return matrix_order(self.atlas.catalog, self.view.edition)

    @cached_property
    def pairs(self) -> dict[tuple[str, str], Pair]:
        """Every pair of units."""
        return unit_pairs(self.atlas.catalog, self.view.edition)

    @cached_property
    def matrix(self) -> Matrix:
        """The matrix of likeness; the units that the page is about stand out in it."""
        units, names = self.units, self.names
        about = {self.order.page.unit, self.order.page.other}
        groups = tuple(len(tuple(members)) for _, members in groupby(units, key=lambda unit: unit.group))
        return Matrix(
            names=tuple(straight(names.unit_label(unit), names.lang) for unit in units),
            heads=tuple(straight(names.unit_tiny(unit), names.lang) for unit in units),
            rows=tuple(tuple(self._index(a, b) for b in units) for a in units),
            groups=groups,
            blocks=self._blocks(),
            key=tuple(self._key()),
            chosen=tuple(i for i, unit in enumerate(units) if unit.unit_id in about),
            alt=f"{self.finding}{self.t('。')}",
        )

    def _index(self, a: Unit, b: Unit) -> Index:
        pair = self.pairs[a.unit_id, b.unit_id]
        value: float = getattr(pair, self.by)
        kind = pair.relation if pair.relation in {"self", "decree"} else "pair"
        return Index(index_text(value), similarity_tint(value), kind)

    def _blocks(self) -> tuple[tuple[int, int], ...]:
        """Return the runs of units that share a list: first place and length."""
        out, start = [], 0
        for key, run in groupby(self.units, key=self._list_of):
            size = len(tuple(run))
            if key is not None and size > 1:
                out.append((start, size))
            start += size
        return tuple(out)

    def _list_of(self, unit: Unit) -> str | None:
        rows = self.atlas.catalog.designations_of(unit.unit_id, self.view.edition)
        return next((row.shared_list for row in rows if row.shared_list), None)

    def _key(self) -> Iterator[tuple[Index, str]]:
        """Yield the steps of the tints, and what is no pair."""
        limits = (*SIMILARITY_STEPS, 1)
        yield Index("", 0), "0"
        for step, (low, high) in enumerate(zip(("> 0", *limits), limits, strict=False), 1):
            yield Index("", step), f"{low}–{high}"
        yield Index("", 0, "self"), self.t("同一单元")
        if self._blocks():
            yield Index("", 0, "decree"), self.t("文件共用清单，不算重合")

    @property
    def matrix_blocks(self) -> tuple[Block, ...]:
        """The matrix under its bar, and below it how the index is reckoned."""
        method = {
            "subsectors": self.t("按细分领域：有对应用词的计 1，涵盖的按贴近程度计，取小者之和 ÷ 取大者之和")
        }.get(
            self.by,
            self.t("Jaccard 相似度 = 两单元共有的项数 ÷ 两单元合起来的项数（不重复计）；各级含下限，不含上限"),
        )
        panel = Panel("matrix", self.t("相似度矩阵"), self.matrix, self.t(BASIS_LABELS[self.by]))
        return panel, Paragraph(straight(method, self.view.lang), style.SMALL, pad=0.2)

    @cached_property
    def tables(self) -> tuple[PagedTable, ...]:
        """The closest pairs, or the one that was chosen, and what only one claims."""
        first = self._closest() if self.chosen is None else self.chosen.table(self.again)
        return first, self._only_here()

    def _closest(self) -> PagedTable:
        """Return the closest pairs of lists and what they share; those as alike as the last are among them."""
        t, names, catalog = self.t, self.names, self.atlas.catalog
        pairs = closest(catalog, self.by, self.view.edition)
        least = min((pair.value for pair in pairs[:CLOSEST_SHOWN]), default=0)
        rows = []
        for pair in (pair for pair in pairs if pair.value >= least):
            shared = self.pairs[pair.a.units[0].unit_id, pair.b.units[0].unit_id]
            told = t("；").join(shared_words(catalog, shared, self.by, names))
            rows.append(
                (
                    Said(f"{names.claimant(pair.a)} × {names.claimant(pair.b)}", style.STRONG),
                    Said(index_text(pair.value), style.STRONG),
                    Said(told),
                )
            )
        found = tuple(rows) or (Said(t("没有重合"), style.FAINT),)
        tracks = (Track(t("布局单元")), Track(t("相似度"), figures=True), Track(t("共有")))
        title = t(CLOSEST_LABELS[self.by])
        return PagedTable("closest", tracks, (Section(found),), self.again, title, t("共用清单的单元作一家"))

    def _only_here(self) -> PagedTable:
        """Return what each list alone names."""
        t, names, catalog = self.t, self.names, self.atlas.catalog
        rows = []
        for row in only_here(catalog, self.view.edition):
            industries = [catalog.industry(key) for key in row.industries]
            shared = row.claimant.shared_list
            rows.append(
                (
                    Said(
                        names.claimant(row.claimant),
                        style.STRONG,
                        under=t("{n} 个单元共用清单", n=len(row.claimant.units)) if shared else "",
                    ),
                    Said("" if industries else t("没有"), _face(industries), parts=tuple(map(self._tiled, industries))),
                    Said(
                        t("、").join(term_with_mark(catalog, term, names) for term in row.terms) or t("没有"),
                        _face(row.terms),
                    ),
                )
            )
        tracks = (Track(t("布局单元")), Track(t("独有的 965 产业")), Track(t("独有的文件用词")))
        note = t("只有一个单元列入的产业与用词；共用一份清单的单元作一家")
        return PagedTable("only", tracks, (Section(tuple(rows)),), self.again, t("独有产业"), note)

    def _tiled(self, industry: Industry) -> tuple[Tile, str]:
        return tile_of(industry, self.names.lang), self.names.industry_short(industry)

    @property
    def again(self) -> str:
        """What stands behind the name of a table that goes on."""
        return self.t("（续）")

    @cached_property
    def maps(self) -> tuple[LittleMap, ...]:
        """A little map an industry, in the catalog's order."""
        return tuple(map(self._little, industry_claims(self.atlas.catalog, self.view.edition)))

    def _little(self, row: IndustryClaims) -> LittleMap:
        t, names = self.t, self.names
        layer = all_layers(self.view, self.atlas)[f"industry:{row.industry.industry_id}"]
        units = [unit for claim in row.claims for unit in claim.claimant.units]
        claims = tuple((claim.rank, names.claimant(claim.claimant)) for claim in row.claims)
        name = names.industry_short(row.industry)
        count = t("{n} 个单元列入", n=row.units) if units else t("文件未指定")
        told = t("、").join(f"{name} {self._rank(rank)}" for rank, name in claims)
        return LittleMap(
            key=row.industry.industry_id,
            name=name,
            beside=names.value("tier", row.industry.tier, short=True),
            tile=tile_of(row.industry, names.lang),
            claimed=tuple(Claimed(unit.unit_id, names.unit_tiny(unit), layer.fill(unit.unit_id)) for unit in units),
            count=count,
            short=t("{n} 个单元", n=row.units) if units else t("无单元"),
            first=t("{n} 个列首位", n=row.first) if row.first else "",
            claims=claims,
            alt=t("{name}：{value}", name=name, value=t("；").join(filter(None, (count, told)))),
        )

    def _rank(self, rank: int) -> str:
        return self.t("列首位") if rank == 1 else self.t("第 {n} 位", n=rank)

    def multiples(self, shown: Sequence[LittleMap], columns: int) -> Panel:
        """Return little maps under their bar."""
        brief = self.order.setting.paper.slide
        hint = (
            self.t("深色 = 列为首位，浅色 = 列入，虚线 = 文件未指定")
            if brief
            else self.t("数字 = 在该单元清单中的位次；深色 = 列为首位，浅色 = 列入，虚线 = 文件未指定")
        )
        body = Multiples(tuple(shown), self.atlas.geography, columns, brief)
        return Panel("multiples", self.t("各产业由谁列入"), body, hint)


def _face(told: Sequence[object]) -> Face:
    return style.BODY if told else style.FAINT
