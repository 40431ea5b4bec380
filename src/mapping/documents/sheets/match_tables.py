"""The tables of a match on paper: the text as read, the ranking with reasons, the parks, and what stands apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Final, TypeVar

from mapping.cartography.layers.score import match_of, shortened
from mapping.cartography.tiles import CROSS, tile_of
from mapping.cartography.wording.match_note import counted_words
from mapping.cartography.wording.match_words import not_counted, subject_of, word_doubt, word_meaning
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.no_match import nothing_of, why_nothing
from mapping.cartography.wording.reasons import CLOSENESS_LABELS, OWN, reason_clause, reasons_text, subject_name
from mapping.cartography.wording.site_conditions import land_text, near_text
from mapping.i18n import translator
from mapping.insight.match.closeness import STEPS
from mapping.insight.match.ranking import MOST_BUSINESSES
from mapping.insight.match.site import facility_kinds, land_wanted, near_park
from mapping.printing import style
from mapping.printing.tables.model import PagedTable, Said, Section, Track
from mapping.printing.translator import straight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mapping.cartography.spec import MapSpec
    from mapping.cartography.tiles import Tile
    from mapping.catalog import Catalog
    from mapping.i18n import Translate
    from mapping.insight.match.closeness import Closeness
    from mapping.insight.match.evidence import Reason
    from mapping.insight.match.lexicon import Word
    from mapping.insight.match.ranking import Business, Match, ParkScore, UnitScore
    from mapping.printing.display import Face

_FIRST: Final = 3
"""Units and parks that the answer to one of several businesses begins with, as on the page."""
_FACES: Final[dict[bool, Face]] = {True: style.ACCENT, False: style.QUIET}


@dataclass(frozen=True)
class MatchTables:
    """The answer to the text of a spec as tables.

    Of ``most_units`` the reasons are told, ``most_parks`` are told one by one; the others are counted.
    """

    spec: MapSpec
    catalog: Catalog
    most_units: int | None = None
    most_parks: int | None = None

    @cached_property
    def found(self) -> Match:
        """The answer."""
        return match_of(self.spec, self.catalog)

    @cached_property
    def names(self) -> Names:
        """The names in the reader's language."""
        return Names.of(self.catalog, self.spec.lang)

    @cached_property
    def t(self) -> Translate:
        """The words in the reader's language, as they are set."""
        translate, lang = translator(self.spec.lang), self.spec.lang

        def t(message: str, **fields: object) -> str:
            return straight(translate(message, **fields), lang)

        return t

    @property
    def fits(self) -> bool:
        """Whether anything speaks for any place."""
        found = self.found
        return bool(found.units or found.parks or found.only_by_industry)

    @property
    def text(self) -> str:
        """The text on one line."""
        return " ".join(self.found.text.split())

    # -- the text as it was read

    def read(self, longest: int) -> PagedTable:
        """Return the text, shortened where it is longer, and what became of its words."""
        t = self.t
        rows = [(self._label(t("文字")), Said(self._shown(longest)))]
        counted = counted_words(self.found)
        if counted:
            rows.append((self._label(t("计入")), Said("", parts=tuple(map(self._counted, counted)))))
        else:
            rows.append((self._label(t("计入")), Said(t("没有可以计入的行业词"), style.ACCENT)))
        rows += [
            (self._label(name), Said(straight(told, self.names.lang)))
            for name, told in not_counted(self.catalog, self.found, self.names)
        ]
        rows += [(self._label(name), Said(told)) for name, told in self._settings()]
        tracks = (Track(""), Track(""))
        return self._table("read", tracks, (Section(tuple(rows)),), t("文字怎样读"), headed=False)

    def _shown(self, longest: int) -> str:
        if len(self.text) <= longest:
            return self.text
        return self.t("{text}（全文 {n} 字，见末页）", text=shortened(self.text, longest), n=len(self.text))

    def _label(self, text: str) -> Said:
        return Said(text, style.STRONG)

    def _counted(self, word: Word) -> tuple[Tile, str]:
        subject = subject_of(self.found, word)
        meaning = word_meaning(self.catalog, self.found, word, self.names)
        doubt = word_doubt(self.catalog, word, dict(self.spec.choose), self.names)
        told = meaning if doubt is None else self.t("{meaning}，{doubt}", meaning=meaning, doubt=doubt)
        tile = CROSS[self.names.lang]
        if subject is not None and subject.industry_id is not None:
            tile = tile_of(self.catalog.industry(subject.industry_id), self.names.lang)
        return tile, self.t("{name}（{value}）", name=word.text, value=told)

    def _settings(self) -> Iterator[tuple[str, str]]:
        """Yield what the reader settled, and how much of the text was read."""
        t, chosen = self.t, dict(self.spec.choose)
        corrected = [word.text for word in self.found.words if word.term in chosen]
        if corrected:
            yield t("词义由您选定"), t("、").join(corrected)
        if self.found.weights.to_text():
            yield t("权重"), t("各项权重已调整。")
        if self.found.truncated:
            yield t("长度"), t("文字很长，只读了开头一段。")

    def whole_text(self) -> PagedTable:
        """Return the text in full."""
        return self._table("text", (Track(""),), (Section(((Said(self.text),),)),), self.t("文字全文"), headed=False)

    # -- the ranking

    def answer(self, *, reasons: bool, most: int | None = None) -> PagedTable:
        """Return the ranking of the units, or why there is none.

        ``reasons``: with the first reason of each. ``most``: no more units than that, the others counted, and those
        without a rank not named.
        """
        if not self.fits:
            return self._nothing()
        return self._ranking(most, reasons=reasons) if self.found.units else self._unranked()

    def _unranked(self) -> PagedTable:
        """Return what is said where no unit has a rank."""
        t = self.t
        only = t("没有更贴近的依据：只是同属一个 965 产业。不排名次，不评分。")
        rows = [(Said(only if self.found.only_by_industry else t("没有单元有依据"), style.ACCENT),)]
        rows += [(Said(told),) for told in self._others()]
        return self._table("ranking", (Track(""),), (Section(tuple(rows)),), t("单元排名"), headed=False)

    def _ranking(self, most: int | None, *, reasons: bool) -> PagedTable:
        """Return the units in their order with score and closest evidence, and the first of the reasons."""
        t, found = self.t, self.found
        rows: list[tuple[Said, ...] | Said] = []
        ranked = list(_ranked(found.units, t))
        for score, rank in ranked[:most]:
            best = min(score.reasons, key=attrgetter("order"))
            row = (
                Said(rank, style.STRONG),
                Said(self.names.unit_label(score.unit), style.STRONG),
                Said(f"{score.score:.0f}", style.STRONG),
                self._closeness(best.closeness),
            )
            rows.append((*row, Said(self._clause(best))) if reasons else row)
        if len(ranked) > len(rows):
            rows.append(Said(t("另有 {n} 个单元", n=len(ranked) - len(rows)), style.QUIET))
        elif most is None:
            rows += [Said(told, style.QUIET) for told in self._others()]
        tracks = [Track(t("名次")), Track(t("布局单元")), Track(t("得分"), figures=True), Track(t("最贴近的依据"))]
        if reasons:
            tracks.append(Track(t("首要理由")))
        title = t("单元排名")
        return self._table("ranking", tuple(tracks), (Section(tuple(rows)),), title, t("0–100 分，分级不随文字变动"))

    def _others(self) -> Iterator[str]:
        """Yield the units that have no rank, by why."""
        t, found = self.t, self.found
        if found.units_by_industry:
            units = t("、").join(self.names.unit_tiny(score.unit) for score in found.units_by_industry)
            yield t("只是同属大类，不排名次：{units}", units=units)
        rated = {score.unit.unit_id for score in (*found.units, *found.units_by_industry)}
        rest = [unit for unit in self.catalog.units if unit.unit_id not in rated]
        if rest:
            yield t("无依据：{units}", units=t("、").join(map(self.names.unit_tiny, rest)))

    def _closeness(self, closeness: Closeness) -> Said:
        return Said(self.t(CLOSENESS_LABELS[closeness]), _FACES[closeness in OWN])

    def _clause(self, reason: Reason) -> str:
        return straight(reason_clause(self.catalog, reason, self.names), self.names.lang)

    def _nothing(self) -> PagedTable:
        """Return why nothing in the tables fits."""
        t, found = self.t, self.found
        heading = t("没有可以评分的词") if found.asked or found.dropped else t("表中没有相符的单元或园区")
        causes = [straight(cause, self.names.lang) for cause in why_nothing(self.catalog, found, self.names)]
        if found.subjects:
            year = self.catalog.edition(self.spec.edition).year
            causes.append(t("{year} 年文件、园区名录和三清单里都没有相关记录。这不等于不能落地。", year=year))
        elif not (found.asked or found.dropped):
            causes.append(t("换一种说法，写产品、工艺或行业，如「动力电池」「临床试验」。"))
        rows = tuple((Said(cause),) for cause in causes)
        return self._table("nothing", (Track(""),), (Section(rows),), heading, headed=False)

    # -- with all reasons

    def details(self) -> Iterator[PagedTable]:
        """Yield the tables of reasons: of units, of several businesses one by one, of parks, of what stands apart."""
        found = self.found
        if found.businesses:
            yield self._businesses()
        if found.units:
            yield self._units(found.units, self.t("各单元的理由"))
        if found.parks:
            yield self._parks(found.parks)
        if found.only_by_industry:
            yield from self._only_by_industry()
        elif found.parks_by_industry:
            yield self._apart(found.parks_by_industry)

    def _units(self, scores: Sequence[UnitScore], title: str, *, rated: bool = True) -> PagedTable:
        t = self.t
        sections = []
        for score, rank in list(_ranked(scores, t))[: self.most_units]:
            name = self.names.unit_label(score.unit)
            rows = tuple(self._reason(reason) for reason in sorted(score.reasons, key=self._by_business(score.reasons)))
            points = t("{n} 分", n=f"{score.score:.0f}") if rated else ""
            sections.append(Section(rows, f"{rank}  {name}" if rated else name, points))
        if len(sections) < len(scores):
            rest = len(scores) - len(sections)
            sections.append(Section((Said(t("另有 {n} 个单元的理由没有列出。", n=rest), style.QUIET),)))
        tracks = [Track(t("贴近程度")), Track(t("理由")), Track(t("分数"), figures=True)]
        if self._several:
            tracks.insert(0, Track(t("业务")))
        return self._table("reasons", tuple(tracks), tuple(sections), title)

    @property
    def _several(self) -> bool:
        return len(self.found.subjects) > 1

    def _by_business(self, reasons: Sequence[Reason]) -> Callable[[Reason], tuple[int, int, float]]:
        """Return the order in which the page tells reasons: business by business, in each the closest first."""
        place = {subject: i for i, subject in enumerate(dict.fromkeys(reason.subject.id for reason in reasons))}
        return lambda reason: (place[reason.subject.id], *reason.order)

    def _reason(self, reason: Reason) -> tuple[Said, ...]:
        row = (
            self._closeness(reason.closeness),
            Said(self._clause(reason)),
            Said(f"+{reason.points:.0f}" if reason.points else "–", style.STRONG if reason.points else style.FAINT),
        )
        subject = straight(subject_name(self.catalog, reason.subject, self.names), self.names.lang)
        return (Said(subject, style.QUIET), *row) if self._several else row

    def _parks(self, scores: Sequence[ParkScore]) -> PagedTable:
        """Return the parks that fit, each with its facts below its name."""
        t = self.t
        rows: list[tuple[Said, ...] | Said] = []
        ranked = list(_ranked(scores, t))
        shown = ranked[: self.most_parks]
        for score, rank in shown:
            nearest = min((reason.closeness for reason in score.reasons), key=STEPS.index)
            told = reasons_text(self.catalog, score.reasons, self.names, points=True)
            rows.append(
                (
                    Said(rank, style.STRONG),
                    Said(straight(self.names.park(score.park), self.names.lang), style.STRONG),
                    Said(f"{score.score:.0f}", style.STRONG),
                    self._closeness(nearest),
                    Said(straight(" · ".join(self._facts(score)), self.names.lang), style.QUIET),
                    Said(straight(told, self.names.lang)),
                )
            )
        if len(shown) < len(ranked):
            rows.append(Said(t("另有 {n} 处园区名次在后，没有列出。", n=len(ranked) - len(shown)), style.QUIET))
        tracks = (
            Track(t("名次")),
            Track(t("园区")),
            Track(t("得分"), figures=True),
            Track(t("最贴近的依据")),
            Track(t("所在与条件")),
            Track(t("理由（分数）")),
        )
        title = t("有依据的园区")
        return self._table("parks", tracks, (Section(tuple(rows)),), title, t("共 {n} 处", n=len(ranked)))

    def _facts(self, score: ParkScore) -> Iterator[str]:
        """Yield what is known of a park: unit, level, place, and how it compares with the site that is asked for."""
        t, park, names, found = self.t, score.park, self.names, self.found
        yield names.unit_tiny(self.catalog.unit(park.unit_id)) if park.unit_id else t("所属布局单元未查明")
        yield names.value("park_level", park.level) if park.level else t("级别未公开")
        if not park.drawable:
            yield t("位置待核")
        if self.catalog.is_later(park, self.spec.edition):
            yield t("{year} 年后", year=self.catalog.edition(self.spec.edition).year)
        land = land_wanted(found.conditions)
        if land is not None:
            yield land_text(park, land, names)
        near = near_park(self.catalog, park, found.nearby, self.spec.edition)
        if near:
            yield t("最近的：{places}", places=t("、").join(near_text(one, names) for one in near))
        elif any(facility_kinds(self.catalog, word.term) for word in found.nearby):
            yield t("园区没有确切位置，不算距离")

    def _only_by_industry(self) -> Iterator[PagedTable]:
        """Yield the places that share the industry and no more, where there is nothing closer."""
        found = self.found
        if found.units_by_industry:
            yield self._units(found.units_by_industry, self.t("只有同属大类的依据"), rated=False)
        if found.parks_by_industry:
            yield self._apart(found.parks_by_industry)

    def _apart(self, scores: Sequence[ParkScore]) -> PagedTable:
        """Return the parks that share the industry and no more, by unit: they have no rank."""
        t, names = self.t, self.names
        groups: dict[str | None, list[str]] = {}
        for score in scores:
            groups.setdefault(score.park.unit_id, []).append(straight(names.park(score.park), names.lang))
        rows = tuple(
            (
                Said(names.unit_label(self.catalog.unit(unit_id)) if unit_id else t("未查明"), style.STRONG),
                Said(t("、").join(parks)),
            )
            for unit_id, parks in groups.items()
        )
        title = t("只是同属大类的园区：{n} 处，不排名次", n=len(scores))
        return self._table("apart", (Track(t("布局单元")), Track(t("园区"))), (Section(rows),), title)

    def _businesses(self) -> PagedTable:
        """Return the answer to each of several businesses: its first units and parks."""
        t = self.t
        rows: list[tuple[Said, ...] | Said] = [self._business(business) for business in self.found.businesses]
        left = max(0, len(self.found.subjects) - MOST_BUSINESSES)
        if left:
            rows.append(Said(t("另有 {n} 项业务只在一起的排名里计入。", n=left), style.QUIET))
        tracks = (Track(t("业务")), Track(t("首先是这些单元（分）")), Track(t("首先是这些园区（分）")))
        return self._table("businesses", tracks, (Section(tuple(rows)),), t("逐项的答案"))

    def _business(self, business: Business) -> tuple[Said, ...]:
        t, places, names = self.t, business.places, self.names
        subject = straight(subject_name(self.catalog, business.subject, names), names.lang)
        words = straight(t("、").join(names.term(term) for term in business.subject.terms), names.lang)
        name = Said(subject, style.STRONG, under="" if words == subject else words)
        units, parks = places.units, places.parks
        if not units and not parks:
            if places.only_by_industry:
                return name, Said(t("只有同属大类的依据"), style.FAINT), Said("–", style.FAINT)
            nothing = straight(nothing_of(self.catalog, business.subject, names), names.lang)
            return name, Said(nothing, style.FAINT), Said("–", style.FAINT)
        told_units = [(names.unit_label(score.unit), score.score) for score in units]
        told_parks = [(straight(names.park(score.park), names.lang), score.score) for score in parks]
        return name, self._first_of(told_units), self._first_of(told_parks)

    def _first_of(self, told: Sequence[tuple[str, float]]) -> Said:
        t = self.t
        if not told:
            return Said(t("没有依据"), style.FAINT)
        first = t("、").join(t("{name}（{value}）", name=name, value=f"{score:.0f}") for name, score in told[:_FIRST])
        more = len(told) - _FIRST
        return Said(t("{items} 等 {n} 个", items=first, n=len(told)) if more > 0 else first)

    def _table(  # noqa: PLR0913 - what a table says above itself
        self,
        name: str,
        tracks: tuple[Track, ...],
        sections: tuple[Section, ...],
        title: str,
        note: str = "",
        *,
        headed: bool = True,
    ) -> PagedTable:
        return PagedTable(
            name, tracks, sections, self.t("（续）"), straight(title, self.names.lang), note, title, headed
        )


Score = TypeVar("Score", "UnitScore", "ParkScore")


def _ranked(scores: Sequence[Score], t: Translate) -> Iterator[tuple[Score, str]]:
    """Yield scores with their rank in words: shared ranks say so."""
    ties = Counter(score.rank for score in scores)
    for score in scores:
        yield score, t("并列 {rank}", rank=score.rank) if ties[score.rank] > 1 else str(score.rank)
