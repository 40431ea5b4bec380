"""Names of things in the reader's language. Chinese falls back on nothing; English falls back on Chinese."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mapping.cartography.wording.amounts import english_amount
from mapping.cartography.wording.romanise import romanise
from mapping.cartography.wording.typography import display, number, spaced
from mapping.catalog import labels
from mapping.catalog.english import ENGLISH_BRACKETS, english
from mapping.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.catalog import Catalog
    from mapping.catalog.records import (
        Edition,
        Facility,
        Indicator,
        Industry,
        ListEntry,
        Neighbour,
        Park,
        SharedList,
        Subsector,
        Target,
        Unit,
    )
    from mapping.geography import Water, WrittenName
    from mapping.insight.overlap import Claimant

_WAN = 10_000
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Names:
    """Names in one language (``zh`` or ``en``).

    ``english`` is the English of what the tables hold in Chinese: the plan's terms, words of parks and lists, notes.
    `of` takes it from the tables; without it such texts stay Chinese.
    """

    lang: str
    english: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, catalog: Catalog, lang: str) -> Names:
        """Return the names in one language, with the English of these tables."""
        return cls(lang, english(catalog))

    def _pick(self, zh: str, en: str | None) -> str:
        return en if self.lang == "en" and en else display(zh)

    def unit(self, unit: Unit) -> str:
        """Full name of a layout unit."""
        return self._pick(unit.name_zh, unit.name_en)

    def unit_label(self, unit: Unit) -> str:
        """Name on a map."""
        return self._pick(unit.label_zh, unit.short_en)

    def unit_tiny(self, unit: Unit) -> str:
        """Shortest name that is still understood."""
        return self._pick(unit.short_zh.split("(")[0], unit.short_en.split(ENGLISH_BRACKETS)[0])

    def industry(self, industry: Industry) -> str:
        """Full name of one of the 20 industries."""
        return self._pick(industry.name_zh, industry.name_en)

    def industry_short(self, industry: Industry) -> str:
        """Short name of an industry, for legends and rows."""
        return self._pick(industry.short_zh, industry.short_en)

    def subsector(self, subsector: Subsector) -> str:
        """Name of a sub-sector."""
        return self._pick(subsector.name_zh, subsector.name_en)

    def scope(self, subsector: Subsector) -> str:
        """What a sub-sector takes in, and what it leaves to others."""
        return self._pick(subsector.scope_zh, subsector.scope_en)

    def edition(self, edition: Edition) -> str:
        """Name of an edition of the plan ("2021 版")."""
        return self._pick(edition.name_zh, edition.name_en)

    def term(self, term: str) -> str:
        """A term in the plan's own wording, or an industry word of a park or an entry."""
        return self._pick(term, self.english.get(term))

    def term_short(self, term: str) -> str:
        """A term of the plan where there is no room for the brackets that explain its English."""
        return self.term(term).partition(ENGLISH_BRACKETS)[0]

    def entry(self, entry: ListEntry) -> str:
        """Name of an entry of the three lists."""
        return self._pick(entry.name_zh, self.english.get(entry.name_zh))

    def place(self, place: str) -> str:
        """An address, or the place that a point was taken from."""
        return self._pick(place, self.english.get(place))

    def written(self, text: str) -> str:
        """A note, date or amount as the tables write it, set as running text."""
        return self._pick(spaced(text), self.english.get(text))

    def shared_list(self, shared: SharedList) -> str:
        """Name of a group of units that share one list."""
        return self._pick(shared.name_zh, shared.name_en)

    def shared_list_tiny(self, shared: SharedList) -> str:
        """Short name of such a group."""
        return self._pick(shared.short_zh, shared.short_en)

    def claimant(self, claimant: Claimant) -> str:
        """Short name of who stands behind a list: the group that shares it, or the one unit."""
        if claimant.shared_list is not None:
            return self.shared_list_tiny(claimant.shared_list)
        return self.unit_tiny(claimant.units[0])

    def park(self, park: Park) -> str:
        """Name of a park; in English one that the table does not translate is read in pinyin."""
        if self.lang == "en" and not park.name_en:
            return romanise(park.name_zh)
        return self._pick(park.name_zh, park.name_en)

    def facility(self, facility: Facility) -> str:
        """Full name of an airport, station, port or bonded zone."""
        return self._pick(facility.name_zh, facility.name_en)

    def facility_label(self, facility: Facility) -> str:
        """Name of such a facility on a map."""
        return self._pick(facility.short_zh, facility.short_en)

    def facility_source(self, facility: Facility) -> str:
        """Where the point of such a facility comes from."""
        return self._pick(facility.source_zh, facility.source_en)

    def target(self, target: Target) -> str:
        """Name of a target of the plan."""
        return self._pick(target.name_zh, target.name_en)

    def target_unit(self, target: Target) -> str:
        """Unit of measure of a target."""
        return self._pick(target.value_unit, target.value_unit_en)

    def amount(self, target: Target, value: float) -> tuple[str, str]:
        """Figure and unit of a value of a target: as the plan counts in Chinese, as English counts in English."""
        english = english_amount(value, target.value_unit) if self.lang == "en" else None
        return english or (number(value, 2), self.target_unit(target))

    def indicator(self, indicator: Indicator) -> str:
        """Name of an indicator of an office."""
        return self._pick(indicator.name_zh, indicator.name_en)

    def indicator_measure(self, indicator: Indicator) -> str:
        """Unit of measure of an indicator; empty where it has none."""
        return self._pick(indicator.value_unit or "", indicator.value_unit_en)

    def people(self, count: float) -> tuple[str, str]:
        """Figure and unit of a number of people: ten thousands in Chinese, millions in English."""
        if self.lang == "en":
            return number(count / _MILLION, 2), "M"
        return number(count / _WAN, 1), "万"

    def district(self, adcode: str, written: WrittenName) -> str:
        """Name of an administrative district: the boundary file's own, else the standard's, else its code.

        Files of an office need carry the code alone.
        """
        standard = labels("district").get(adcode)
        english = written.en or (standard.en if standard else None)
        return self._pick(written.zh or (standard.zh if standard else None) or adcode, english)

    def water(self, water: Water) -> str | None:
        """Name of a river or lake; None where its file names it in no language."""
        zh, en = water.name.zh, water.name.en
        return self._pick(zh or en or "", en) or None

    def neighbour(self, city: Neighbour) -> str:
        """Name of a neighbouring city."""
        return self._pick(city.name_zh, city.name_en)

    def value(self, vocabulary: str, key: str | None, *, short: bool = False) -> str:
        """Label of an allowed value, such as ``("park_kind", "base")``; None reads as not made public."""
        if key is None:
            return translator(self.lang)("未公开")
        label = labels(vocabulary)[key]
        if self.lang == "en":
            return label.short_en if short else label.en
        return label.short_zh if short else label.zh
