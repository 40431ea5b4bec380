"""The pair of units that a reader has chosen on 错位发展, as a table: what both name, and what each has beside."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mapping.cartography.tiles import CROSS, tile_of
from mapping.cartography.wording.certainty import term_mark
from mapping.cartography.wording.findings import Telling, pair_finding
from mapping.cartography.wording.overlap import BASIS_LABELS, shared_words
from mapping.cartography.wording.typography import index_text
from mapping.insight.overlap import unit_pairs
from mapping.printing import style
from mapping.printing.tables.model import PagedTable, Said, Section, Track

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.cartography.tiles import Tile
    from mapping.cartography.wording.names import Names
    from mapping.catalog import Catalog
    from mapping.catalog.records import Designation, Unit
    from mapping.i18n import Translate
    from mapping.insight.overlap import Basis, Pair
    from mapping.view import View


@dataclass(frozen=True)
class ChosenPair:
    """Two units side by side, seen from the first; ``by`` is what the sheet compares by."""

    a: Unit
    b: Unit
    by: Basis
    catalog: Catalog
    view: View

    @cached_property
    def _telling(self) -> Telling:
        return Telling.of(self.catalog, self.view)

    @property
    def _names(self) -> Names:
        return self._telling.names

    @property
    def t(self) -> Translate:
        """The words in the reader's language."""
        return self._telling.t

    @cached_property
    def pair(self) -> Pair:
        """How alike the two are."""
        return unit_pairs(self.catalog, self.view.edition)[self.a.unit_id, self.b.unit_id]

    @property
    def finding(self) -> str:
        """What the two have in common, in a sentence."""
        return pair_finding(self.pair, self.by, self._telling)

    @property
    def title(self) -> str:
        """The two names."""
        return f"{self._names.unit_label(self.a)} × {self._names.unit_label(self.b)}"

    @property
    def _figures(self) -> str:
        """What the indices are, that by which the sheet compares first."""
        bases = sorted(BASIS_LABELS, key=lambda basis: basis != self.by)
        told = (f"{self.t(BASIS_LABELS[basis])} {index_text(getattr(self.pair, basis))}" for basis in bases)
        return self.t("；").join(told)

    def table(self, again: str) -> PagedTable:
        """Return the comparison; ``again`` stands behind the name of what goes on."""
        heads = (self.t("965 产业"), self._names.unit_tiny(self.a), self._names.unit_tiny(self.b))
        sections = (
            Section(tuple(self._shared()), self.t("都列入的产业"), self.t("数字 = 在该单元清单中的位次")),
            Section(tuple(self._finer()), self.t("都涉及的细分领域")),
            Section((self._beside(),), self.t("只有一方列入的产业")),
        )
        tracks = tuple(map(Track, heads))
        return PagedTable("pair", tracks, sections, again, self.title, self._figures, alt=self.finding, tinted=False)

    def _shared(self) -> Iterator[tuple[Said, ...] | Said]:
        """Yield the industries of both, each in the words of either."""
        if self.pair.relation == "decree":
            yield Said(self.t("文件对这些单元列举同一份清单，相同是文件所定，不算重合。"), style.QUIET)
        for key in self.pair.shared_industries:
            industry = self.catalog.industry(key)
            tile = tile_of(industry, self.view.lang)
            yield (
                Said("", style.STRONG, parts=((tile, self._names.industry_short(industry)),)),
                *(Said(self._words(unit, key)) for unit in (self.a, self.b)),
            )
        if not self.pair.shared_industries:
            yield Said(self.t("没有"), style.FAINT)

    def _words(self, unit: Unit, industry: str) -> str:
        """Return by which words a unit names an industry, each behind its place in the unit's list."""
        return self.t("、").join(
            f"{one.rank} {self._word(one)}" for one in self._list_of(unit) if one.industry_id == industry
        )

    def _word(self, one: Designation) -> str:
        mark = term_mark(self.catalog, one.term, self._names) if one.industry_id else None
        name = self._names.term_short(one.term)
        return name if mark is None else self.t("{term}（{mark}）", term=name, mark=mark)

    def _list_of(self, unit: Unit) -> tuple[Designation, ...]:
        return tuple(self.catalog.designations_of(unit.unit_id, self.view.edition))

    def _finer(self) -> Iterator[Said]:
        """Yield the sub-sectors of both, a sentence a kind."""
        told = shared_words(self.catalog, self.pair, "subsectors", self._names)
        yield from (Said(one) for one in told)
        if not told:
            yield Said(self.t("没有"), style.FAINT)

    def _beside(self) -> tuple[Said, ...]:
        """Return what each unit has that the other has not."""
        return (Said(""), *(self._own(unit) for unit in (self.a, self.b)))

    def _own(self, unit: Unit) -> Said:
        parts = tuple(self._own_parts(unit))
        return Said("", parts=parts) if parts else Said(self.t("没有"), style.FAINT)

    def _own_parts(self, unit: Unit) -> Iterator[tuple[Tile, str]]:
        """Yield the industries of one unit alone, then its words that belong to none of them."""
        terms = self._list_of(unit)
        for key in dict.fromkeys(one.industry_id for one in terms):
            if key is not None and key not in self.pair.shared_industries:
                industry = self.catalog.industry(key)
                yield tile_of(industry, self.view.lang), self._names.industry_short(industry)
        for one in terms:
            if one.industry_id is None:
                yield CROSS[self.view.lang], self._names.term_short(one.term)
