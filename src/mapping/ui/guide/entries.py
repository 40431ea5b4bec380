"""What the one search finds: units, parks, industries, layers and pages, each with all that it is called.

The browser compares (``browser/guide/matcher.js``); what a thing is called, and how that is read, is said here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from mapping.cartography.layers.registry import GROUP_LABELS
from mapping.cartography.resolve import all_layers
from mapping.cartography.tiles import tile_file
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.subsectors import subsector_caption
from mapping.i18n import LANGUAGES, message, translator
from mapping.insight.folding import variants
from mapping.insight.readings import readings
from mapping.ui.pages import ALSO, TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mapping.insight.atlas import Atlas
    from mapping.view import View

Kind: TypeAlias = Literal["unit", "park", "industry", "subsector", "layer", "page"]

KINDS: Mapping[Kind, str] = {
    "unit": message("布局单元"),
    "industry": message("产业"),
    "subsector": message("细分领域"),
    "layer": message("图层"),
    "park": message("园区"),
    "page": message("页面"),
}
"""Kind of what is found -> heading of its group, in the order of the groups where nothing is nearer than the rest."""

_OF_AN_INDUSTRY = "industry:"
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to be found. ``label``, ``note``: what is shown, in the reader's language.

    ``names``: all that it is called, in every language; ``besides``: words that lead to it too, less nearly; ``words``:
    the same, but only as written, from their beginning. ``later``: it came after the edition. ``tile``: the picture of
    the tile that stands before it.
    """

    kind: Kind
    id: str
    label: str
    note: str
    names: tuple[str, ...]
    besides: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    later: bool = False
    tile: str | None = None


def entries(atlas: Atlas, view: View) -> tuple[Entry, ...]:
    """Return everything that can be found in a view, kind by kind, each in the order of its own lists."""
    return (
        *_units(atlas, view),
        *_industries(atlas, view),
        *_subsectors(atlas, view),
        *_layers(atlas, view),
        *_parks(atlas, view),
        *_pages(view),
    )


def index_json(atlas: Atlas, view: View) -> dict[str, Any]:
    """Return the entries for the browser: see ``GuideIndex`` in ``browser/guide/types.d.ts``."""
    t = translator(view.lang)
    told = entries(atlas, view)
    return {
        "lang": view.lang,
        "kinds": [[kind, t(label)] for kind, label in KINDS.items()],
        "variants": variants(name for entry in told for name in (*entry.names, *entry.besides, *entry.words)),
        "entries": [_entry_json(entry) for entry in told],
    }


def _entry_json(entry: Entry) -> dict[str, Any]:
    shown = {"kind": entry.kind, "id": entry.id, "label": entry.label, "note": entry.note}
    more = {"tile": entry.tile, "later": entry.later, "words": entry.words}
    names = {"names": _with_readings(entry.names), "besides": _with_readings(entry.besides)}
    return shown | {key: value for key, value in more.items() if value} | names


def _with_readings(names: Iterable[str]) -> list[Any]:
    """Return each name: alone, or where it has Chinese followed by how it may be read, syllables parted by blanks."""
    return [[name, *(" ".join(part) for part in readings(name) if _HAN.search(name))] for name in names]


def _each_once(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _in_every_language(atlas: Atlas) -> tuple[Names, ...]:
    return tuple(Names.of(atlas.catalog, lang) for lang in LANGUAGES)


def _units(atlas: Atlas, view: View) -> Iterator[Entry]:
    """Yield the units; the districts that one lies in lead to it too, by their codes and less nearly by their names."""
    names, gazetteer = Names.of(atlas.catalog, view.lang), atlas.catalog.gazetteer
    written = atlas.geography.district_names
    for unit in atlas.catalog.units:
        districts = [
            called.district(code, written[code])
            for called in _in_every_language(atlas)
            for code in unit.parent_adcodes
            if code in written
        ]
        yield Entry(
            "unit",
            unit.unit_id,
            names.unit_label(unit),
            names.value("group", unit.group),
            _each_once([*gazetteer.findable(unit.unit_id), *unit.parent_adcodes]),
            _each_once(districts),
        )


def _industries(atlas: Atlas, view: View) -> Iterator[Entry]:
    catalog, shown = atlas.catalog, Names.of(atlas.catalog, view.lang)
    for industry in catalog.industries:
        called = (
            n for names in _in_every_language(atlas) for n in (names.industry(industry), names.industry_short(industry))
        )
        terms = [
            word
            for mapping in catalog.term_mappings
            if mapping.industry_id == industry.industry_id
            for word in (mapping.term, mapping.term_en)
        ]
        yield Entry(
            "industry",
            industry.industry_id,
            shown.industry(industry),
            shown.value("tier", industry.tier),
            _each_once([*called, industry.name_zh, industry.short_zh, *terms]),
            tile=tile_file(industry.industry_id, view.lang),
        )


def _subsectors(atlas: Atlas, view: View) -> Iterator[Entry]:
    """Yield the sub-sectors; what one takes in leads to it too, less nearly, but not what it leaves to others.

    So do the words of the thesaurus that surely mean it and no more.
    """
    catalog, shown = atlas.catalog, Names.of(atlas.catalog, view.lang)
    for subsector in catalog.subsectors:
        yield Entry(
            "subsector",
            subsector.subsector_id,
            shown.subsector(subsector),
            subsector_caption(catalog, subsector, shown),
            _each_once([names.subsector(subsector) for names in _in_every_language(atlas)]),
            _each_once(subsector.taken_in),
            tuple(
                word.term
                for word in catalog.vocabulary.words_of(subsector.subsector_id)
                if (word.breadth, word.confidence) == ("narrow", "high")
            ),
            tile=tile_file(subsector.industry_id, view.lang) if subsector.industry_id else None,
        )


def _layers(atlas: Atlas, view: View) -> Iterator[Entry]:
    """Yield the layers but those of one industry: these are found as the industry."""
    shown = translator(view.lang)
    in_languages = [(all_layers(replace(view, lang=lang), atlas), translator(lang)) for lang in LANGUAGES]
    for layer in all_layers(view, atlas).values():
        if layer.layer_id.startswith(_OF_AN_INDUSTRY):
            continue
        yield Entry(
            "layer",
            layer.layer_id,
            layer.label,
            shown(GROUP_LABELS[layer.group]),
            _each_once(made[layer.layer_id].label for made, _ in in_languages),
            _each_once(t(GROUP_LABELS[layer.group]) for _, t in in_languages),
        )


def _parks(atlas: Atlas, view: View) -> Iterator[Entry]:
    catalog, shown = atlas.catalog, Names.of(atlas.catalog, view.lang)
    for park in catalog.parks:
        english = Names.of(catalog, "en").park(park)  # where it has Chinese in it, that is the Chinese name again
        yield Entry(
            "park",
            park.park_id,
            shown.park(park),
            shown.unit_tiny(catalog.unit(park.unit_id)) if park.unit_id else "",
            _each_once([park.name_zh, park.name_en, None if _HAN.search(english) else english]),
            later=catalog.is_later(park, view.edition),
        )


def _pages(view: View) -> Iterator[Entry]:
    for page, title in TITLES.items():
        names = _each_once(translator(lang)(title) for lang in LANGUAGES)
        also = _each_once(translator(lang)(word) for lang in LANGUAGES for word in ALSO.get(page, ()))
        yield Entry("page", page, translator(view.lang)(title), "", names, also)
