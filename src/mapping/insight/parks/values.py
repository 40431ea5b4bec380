"""What a reader may call the values of a facet: ids, names, labels, readings; in addresses and on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mapping.catalog import labels
from mapping.catalog.english import english
from mapping.catalog.gazetteer import LONGEST_NAME, fold
from mapping.catalog.graded import QUOTABLE, UNGRADED
from mapping.catalog.records_places import LOCATED
from mapping.errors import UnknownNameError
from mapping.i18n import message
from mapping.insight.folding import simplified
from mapping.insight.parks.finder import FACET_NAMES
from mapping.insight.parks.index import UNKNOWN, park_index, park_kinds
from mapping.insight.readings import typed_forms
from mapping.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mapping.catalog import Catalog
    from mapping.catalog.labels import Label
    from mapping.insight.parks.index import ValueFacet

_VOCABULARIES = {
    "kind": "park_kind",
    "level": "park_level",
    "precision": "precision",
    "confidence": "confidence",
    "grade": "source_grade",
}


class Shorthand(NamedTuple):
    """A word of the address for several values of a facet, and what the switch is called that sets it."""

    word: str
    values: tuple[str, ...]
    label: str


SHORTHANDS: Mapping[ValueFacet, Shorthand] = {
    "precision": Shorthand("located", LOCATED, message("只看已定位")),
    "grade": Shorthand(
        "quotable", tuple(grade for grade in labels("source_grade") if grade in QUOTABLE), message("只看来源可引用")
    ),
}
"""All classes of precision that may be drawn; all grades that a briefing may name."""

_NOT_PUBLIC = (UNKNOWN, "未公开")
_UNKNOWN_NAMES: Mapping[str, tuple[str, ...]] = {"level": _NOT_PUBLIC, "unit": (UNKNOWN, "未查明")}
_NOT_GRADED = (UNGRADED, "未评级")
_SUGGESTIONS = 3
_SUGGESTION_FLOOR = 50.0


def values_named(catalog: Catalog, facet: ValueFacet, text: str) -> tuple[str, ...]:
    """Return the values of ``facet`` that ``text`` names as a whole (位置待核 names two classes of precision).

    Raises:
        UnknownNameError: none; carries suggestions, which are never applied by themselves.
        AmbiguousNameError: several layout units answer to the name.
    """
    written = text.strip()
    key = simplified(fold(written)) if len(written) <= LONGEST_NAME else ""
    if key in _UNKNOWN_NAMES.get(facet, ()):
        return (UNKNOWN,)
    if facet == "unit":
        return (_unit_named(catalog, written),)
    names = _names(catalog, facet)
    values = names.get(key, ())
    if not values:
        raise UnknownNameError(FACET_NAMES[facet], written, lambda: _suggestions(catalog, facet, key))
    return values


def _unit_named(catalog: Catalog, written: str) -> str:
    """Return the unit that a name stands for, also in traditional characters; mistakes are named as written."""
    try:
        return catalog.gazetteer.find(written)
    except UnknownNameError:
        if len(written) > LONGEST_NAME or simplified(written) == written:
            raise
        return catalog.gazetteer.find(simplified(written))


@kept(32)
def _names(catalog: Catalog, facet: ValueFacet) -> Mapping[str, tuple[str, ...]]:
    """Return folded name -> values."""
    names: dict[str, tuple[str, ...]] = {}
    for value, written in _written(catalog, facet):
        for name in dict.fromkeys(map(fold, written)):
            names[name] = (*names.get(name, ()), value)
    if facet in SHORTHANDS:
        names[SHORTHANDS[facet].word] = SHORTHANDS[facet].values
    return names


def _written(catalog: Catalog, facet: ValueFacet) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Return value and names of each value."""
    if facet == "industry":
        for i in catalog.industries:
            yield i.industry_id, (i.industry_id, i.short_zh, i.name_zh, i.short_en, i.name_en)
    elif facet == "subsector":
        for s in catalog.subsectors:
            yield s.subsector_id, (s.subsector_id, s.name_zh, s.name_en)
    elif facet == "word":
        for word in park_index(catalog).values["word"]:
            yield word, (word, english(catalog).get(word, word))
    else:
        for value, label in _vocabulary(facet).items():
            yield value, (value, label.zh, label.en, label.short_zh, label.short_en)
        if facet == "grade":
            yield UNGRADED, _NOT_GRADED


def _vocabulary(facet: ValueFacet) -> Mapping[str, Label]:
    """Return the values of a facet with a fixed vocabulary that parks may have, with their names."""
    known = labels(_VOCABULARIES[facet])
    return {kind: known[kind] for kind in park_kinds()} if facet == "kind" else known


def _suggestions(catalog: Catalog, facet: ValueFacet, key: str) -> Mapping[str, str | None]:
    """Return names, Chinese -> English, of the values most like a folded text; a short vocabulary is named whole."""
    if facet in _VOCABULARIES:
        named = {label.zh: label.en for label in _vocabulary(facet).values()}
        besides = {"level": _NOT_PUBLIC, "grade": _NOT_GRADED}.get(facet)
        return named | ({besides[1]: besides[0]} if besides else {})
    from rapidfuzz import fuzz  # noqa: PLC0415  (only where a name was not found)

    scores = {
        value: max(fuzz.ratio(key, form) for form in forms) for value, forms in _compared_forms(catalog, facet).items()
    }
    near = sorted((value for value, score in scores.items() if score >= _SUGGESTION_FLOOR), key=lambda v: -scores[v])
    best = tuple(dict.fromkeys((*_meant_by_word(catalog, facet, key), *near)))[:_SUGGESTIONS]
    return dict(_in_both_languages(catalog, facet, value) for value in best)


@kept(8)
def _compared_forms(catalog: Catalog, facet: ValueFacet) -> Mapping[str, tuple[str, ...]]:
    """Return value -> everything that an unknown name is compared with: its names and how they are read."""
    return {
        value: tuple(dict.fromkeys(form for text in written for form in (fold(text), _reading(text))))
        for value, written in _written(catalog, facet)
    }


def _in_both_languages(catalog: Catalog, facet: ValueFacet, value: str) -> tuple[str, str | None]:
    """Return the name to suggest for an industry, a sub-sector or an industry word, in Chinese and in English."""
    if facet == "industry":
        industry = catalog.industry(value)
        return industry.short_zh, industry.short_en
    if facet == "subsector":
        subsector = catalog.subsector(value)
        return subsector.name_zh, subsector.name_en
    return value, english(catalog).get(value)


def _reading(text: str) -> str:
    return max(typed_forms(text), key=len, default="")


def _meant_by_word(catalog: Catalog, facet: ValueFacet, key: str) -> tuple[str, ...]:
    """Return the industry or sub-sector that a word of the thesaurus speaks of (生物医药 is no industry of the 20)."""
    if facet == "industry":
        meant = _industry_of_word(catalog)
    elif facet == "subsector":
        meant = _subsector_of_word(catalog)
    else:
        return ()
    return tuple(id_ for term, id_ in meant if term == key)


@kept(4)
def _industry_of_word(catalog: Catalog) -> tuple[tuple[str, str], ...]:
    """Return (folded word of the thesaurus, its industry)."""
    return tuple((fold(entry.term), entry.industry_id) for entry in catalog.thesaurus if entry.industry_id)


@kept(4)
def _subsector_of_word(catalog: Catalog) -> tuple[tuple[str, str], ...]:
    """Return (folded word of the thesaurus, the sub-sector that it speaks of first of all)."""
    return tuple((fold(word.term), word.subsector_id) for word in catalog.word_subsectors)
