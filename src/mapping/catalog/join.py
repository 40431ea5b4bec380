"""The join report: what the tables and the geometry have in common, matched on keys and never on names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapping.catalog.labels import LABEL_SETS
from mapping.errors import UsageError
from mapping.faults import Both, Phrase, Several
from mapping.i18n import message, translator
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mapping.catalog.tables import Catalog

UNIT_LAYERS = ("layout_units_14", "units")
"""Names under which a layer of the 14 layout units may be given; a suffix such as ``_web`` is allowed."""
STATISTICAL_LAYERS = ("layout_units", "statistical_units")
"""The same for the layer that shows the scenic area as a unit of its own."""
DISTRICT_LAYERS = ("districts",)

_UNITS = Phrase(message("布局单元"))
_STATISTICAL = Phrase(message("统计单元"))
_GEOMETRY = Phrase(message("几何"))
_LEADING_COUNT = re.compile(r"[0-9]+")
_NOT_ALPHANUMERIC = re.compile(r"[^0-9a-z]+")


@dataclass(frozen=True, slots=True)
class Key:
    """A key with the name it stands for; None where nothing tells it."""

    id: str
    name: Both | None

    def __str__(self) -> str:
        return self.told("zh")

    def told(self, lang: str) -> str:
        """Return the key with its name."""
        name = self.name.told(lang) if self.name else self.id
        return self.id if name == self.id else f"{self.id} {name}"


@dataclass(frozen=True, slots=True)
class PairJoin:
    """Two sides joined on one key.

    ``missing_right`` are keys of the left side that the right side lacks, ``missing_left`` the reverse;
    ``duplicates`` stand more than once on one side; ``ambiguous`` are keys of the right side that differ from a left
    key in case, spaces or signs only, which looks like a renamed key but is never joined. ``declared`` is the number
    of matches where fewer than all are published; ``required`` is False where gaps are the policy's own.
    """

    left: Phrase
    right: Phrase
    matched: tuple[Key, ...]
    missing_right: tuple[Key, ...]
    missing_left: tuple[Key, ...]
    duplicates: tuple[Key, ...]
    ambiguous: tuple[Key, ...]
    declared: int | None = None
    required: bool = True
    notes: tuple[Phrase, ...] = ()

    @property
    def size(self) -> int:
        """Number of keys on the left side."""
        return len(self.matched) + len(self.missing_right)

    @property
    def complete(self) -> bool:
        """Whether the sides match as far as they are meant to."""
        if self.missing_left or self.duplicates or self.ambiguous:
            return False
        expected = self.size if self.declared is None else self.declared
        return not self.required or len(self.matched) == expected

    def lines(self, lang: str = "zh") -> tuple[str, ...]:
        """Return the count and, below it, every key that did not match."""
        t = translator(lang)
        left, right = self.left.told(lang), self.right.told(lang)
        declared = "" if self.declared in (None, self.size) else t("（公开的只有 {n} 个）", n=self.declared)
        listed = (
            (t("{side}没有", side=right) if self.required else t("文件未指定"), self.missing_right),
            (t("{side}没有", side=left), self.missing_left),
            (t("重复"), self.duplicates),
            (t("疑似改名，未合并"), self.ambiguous),
        )
        details = [
            t("　{what} {n} 个：{keys}", what=what, n=len(keys), keys=Several(keys).told(lang))
            for what, keys in listed
            if keys
        ]
        matched, pair = len(self.matched), f"{left} × {right}"
        count = t("{pair}：{n}/{size} 对上{declared}", pair=pair, n=matched, size=self.size, declared=declared)
        return (count, *details, *(t("　{note}", note=note.told(lang)) for note in self.notes))


@dataclass(frozen=True, slots=True)
class JoinReport:
    """All joins of the catalogue with itself and with the geometry."""

    pairs: tuple[PairJoin, ...]

    @property
    def complete(self) -> bool:
        """Whether every pair matches as far as it is meant to."""
        return all(pair.complete for pair in self.pairs)

    def lines(self, lang: str = "zh") -> tuple[str, ...]:
        """Return the report as text, a verdict last."""
        t = translator(lang)
        pairs = [f"{pair.left.told(lang)} × {pair.right.told(lang)}" for pair in self.pairs if not pair.complete]
        verdict = t("没有全部对上：{pairs}", pairs=t("、").join(pairs)) if pairs else t("连接检查：全部对上")
        return (*(line for pair in self.pairs for line in pair.lines(lang)), verdict)


def join_report(
    catalog: Catalog, geometry_ids: Mapping[str, Sequence[str]], names: Mapping[str, str] | None = None
) -> JoinReport:
    """Join geometry layers and tables on their keys.

    Args:
        catalog: the tables.
        geometry_ids: layer -> ids as they stand in its file, repeats included (``layout_units_14`` and
            ``layout_units``: unit ids, ``districts``: adcodes).
        names: id -> Chinese name from the geometry, used only to name a key that the tables do not know.

    Raises:
        UsageError: a layer of another name.
    """
    report = _Joiner(catalog, names or {})
    geometry = [report.layer(layer, [str(key) for key in ids]) for layer, ids in geometry_ids.items()]
    return JoinReport((*geometry, *report.tables()))


class _Joiner:
    """Makes the pairs of one catalogue."""

    def __init__(self, catalog: Catalog, names: Mapping[str, str]) -> None:
        self.catalog = catalog
        self.units = {unit.unit_id: Both(unit.label_zh, unit.short_en) for unit in catalog.units}
        apart = {key: Both(label.zh, label.en) for key, label in LABEL_SETS["statistical_area"].items()}
        self.statistical = self.units | apart
        districts = {adcode: Both(label.zh, label.en) for adcode, label in LABEL_SETS["district"].items()}
        told = {key: Both(name, None) for key, name in names.items()}
        self.names = {**districts, **told, **self.statistical}

    def layer(self, name: str, ids: Sequence[str]) -> PairJoin:
        """Join one geometry layer."""
        base = name.removesuffix("_web").removesuffix("_tianditu")
        if base in DISTRICT_LAYERS:
            return self.districts(ids)
        twice = [
            loose.value for loose in self.catalog.loose_keys if (loose.table, loose.kind) == ("units", "duplicate")
        ]
        if base in UNIT_LAYERS:
            return self.pair(_UNITS, _GEOMETRY, self.units, ids, twice)
        if base in STATISTICAL_LAYERS:
            return self.pair(_STATISTICAL, _GEOMETRY, self.statistical, ids, twice)
        known = Several((*UNIT_LAYERS, *STATISTICAL_LAYERS, *DISTRICT_LAYERS))
        raise UsageError(Code.LAYER_UNKNOWN, name=name, known=known)

    def districts(self, ids: Sequence[str]) -> PairJoin:
        """Join the districts to the units that name them as parents."""
        parents: dict[str, list[Both]] = {}
        for unit in self.catalog.units:
            for adcode in unit.parent_adcodes:
                parents.setdefault(adcode, []).append(self.units[unit.unit_id])
        left = {adcode: self.names.get(adcode) for adcode in sorted(parents)}
        split = tuple(
            Phrase(message("{name}（{key}）"), name=adcode, key=Several(tuple(units)))
            for adcode, units in sorted(parents.items())
            if len(units) > 1
        )
        text = message("分属几个布局单元的行政区 {n} 个，按对照表分割：{districts}")
        note = Phrase(text, n=len(split), districts=Several(split, "；"))
        return self.pair(Phrase(message("行政区")), _GEOMETRY, left, ids, notes=(note,) if split else ())

    def tables(self) -> Iterator[PairJoin]:
        """Join the tables to the units and to one another."""
        for edition in self.catalog.editions:
            ids = [row.unit_id for row in self.catalog.designations if row.edition == edition.edition]
            name = Both(edition.name_zh, edition.name_en)
            yield self.to_units(Phrase(message("产业布局（{edition}）"), edition=name), "industries", ids)
        homeless = [park for park in self.catalog.directory if park.unit_id is None]
        named = Several(tuple(Key(park.park_id, Both(park.name_zh, park.name_en)) for park in homeless))
        note = Phrase(message("未查明所属单元的园区 {n} 个：{parks}"), n=len(homeless), parks=named)
        ids = [park.unit_id for park in self.catalog.directory if park.unit_id]
        yield self.to_units(Phrase(message("园区")), "parks", ids, (note,) if homeless else ())
        ids = [entry.unit_id for entry in self.catalog.list_entries]
        yield self.to_units(Phrase(message("三清单")), "three_lists", ids)
        ids = [row.unit_id for row in self.catalog.targets if row.unit_id]
        yield self.to_units(Phrase(message("目标")), "targets", ids)
        yield from self.measures()
        yield from self.words()

    def measures(self) -> Iterator[PairJoin]:
        """Join each measure to the statistical units; it says itself how many have a figure."""
        for measure_id in dict.fromkeys(measure.measure_id for measure in self.catalog.measures):
            rows = [measure for measure in self.catalog.measures if measure.measure_id == measure_id]
            counted = any(row.unit_id not in self.units for row in rows)
            declared = _LEADING_COUNT.match(rows[0].coverage)
            yield self.pair(
                _STATISTICAL if counted else _UNITS,
                Phrase(message("指标 {measure}"), measure=measure_id),
                self.statistical if counted else self.units,
                [*(row.unit_id for row in rows), *self.loose("measures", "unknown", measure_id)],
                self.loose("measures", "duplicate", measure_id),
                declared=int(declared[0]) if declared else None,
            )

    def words(self) -> Iterator[PairJoin]:
        """Join industry words to their tables, and the 965 industries to the policy's designations."""
        catalog = self.catalog
        used = [word for park in catalog.directory for word in park.industries]
        used += [word for entry in catalog.list_entries for word in entry.industries]
        unknown = [*self.loose("parks", "unknown", column="industries")]
        unknown += self.loose("three_lists", "unknown", column="industries")
        thesaurus = {entry.term for entry in catalog.thesaurus}
        words = _named(sorted({*used, *unknown}))
        titles = Phrase(message("园区与清单的行业词")), Phrase(message("归类表"))
        yield self.pair(*titles, words, sorted(thesaurus & {*used}))
        terms = [*(row.term for row in catalog.designations), *self.loose("industries", "unknown", column="term")]
        mapped = {mapping.term for mapping in catalog.term_mappings}
        titles = Phrase(message("文件用词")), Phrase(message("965 归类"))
        yield self.pair(*titles, _named(sorted({*terms})), sorted(mapped & {*terms}))
        industries = {row.industry_id: Both(row.short_zh, row.short_en) for row in catalog.industries}
        designated = [row.industry_id for row in catalog.designations if row.industry_id]
        titles = Phrase(message("965 产业")), Phrase(message("产业布局"))
        yield self.pair(*titles, industries, _once(designated), required=False)

    def to_units(self, title: Phrase, table: str, ids: Sequence[str], notes: tuple[Phrase, ...] = ()) -> PairJoin:
        """Join a table of many rows a unit; keys that it alone has are those set aside on loading."""
        right = [*_once(ids), *_once(self.loose(table, "unknown"))]
        return self.pair(_UNITS, title, self.units, right, self.loose(table, "duplicate"), notes=notes)

    def loose(self, table: str, kind: str, key: str | None = None, column: str = "unit_id") -> list[str]:
        """Return keys of a table's ``column`` that joined nothing."""
        return [
            loose.value
            for loose in self.catalog.loose_keys
            if (loose.table, loose.kind) == (table, kind)
            and (loose.column == column or kind == "duplicate")
            and key in (None, loose.key[0])
        ]

    def pair(  # noqa: PLR0913  (the parts of a pair, each named)
        self,
        left_title: Phrase,
        right_title: Phrase,
        left: Mapping[str, Both | None],
        right: Sequence[str],
        duplicates: Iterable[str] = (),
        *,
        declared: int | None = None,
        required: bool = True,
        notes: tuple[Phrase, ...] = (),
    ) -> PairJoin:
        """Join ids on the right to named ids on the left."""
        present = set(right)
        extra = [key for key in _once(right) if key not in left]
        similar = {_bare(key) for key in left}
        twice = [*duplicates, *(key for key in _once(right) if right.count(key) > 1)]
        return PairJoin(
            left_title,
            right_title,
            matched=tuple(Key(key, name) for key, name in left.items() if key in present),
            missing_right=tuple(Key(key, name) for key, name in left.items() if key not in present),
            missing_left=self.keys(extra),
            duplicates=self.keys(_once(twice)),
            ambiguous=self.keys(key for key in extra if _bare(key) in similar),
            declared=declared,
            required=required,
            notes=notes,
        )

    def keys(self, ids: Iterable[str]) -> tuple[Key, ...]:
        """Return ids with the names they are known by."""
        return tuple(Key(key, self.names.get(key)) for key in ids)


def _once(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))


def _named(words: Iterable[str]) -> dict[str, None]:
    return dict.fromkeys(words)


def _bare(key: str) -> str:
    return _NOT_ALPHANUMERIC.sub("", key.casefold())
