"""What the grid fetches once: names of units and industries, what was said later, words that a list may take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mapping.cartography.faces import industry_faces
from mapping.cartography.tiles import CROSS, tile_svg_inner
from mapping.cartography.wording.names import Names
from mapping.insight.editions.model import LONGEST
from mapping.insight.editions.offers import offers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.catalog import Catalog
    from mapping.insight.editions.model import EditionDocument, NewUnit
    from mapping.insight.editions.offers import Offer

MOST_BYTES = 8 * 2**20
"""Of a file that is opened: what `insight.editions.document` reads."""


def words_json(catalog: Catalog, lang: str) -> dict[str, Any]:
    """Return what the grid is told whatever the draft is."""
    names = Names.of(catalog, lang)
    faces = industry_faces(catalog, names)
    return {
        "lang": lang,
        "editions": [
            {"id": one.edition, "name": names.edition(one), "from": one.valid_from}
            for one in catalog.editions
            if not one.is_draft
        ],
        "units": {unit.unit_id: {"label": names.unit_label(unit), "group": unit.group} for unit in catalog.units},
        "industries": [
            {"id": face.industry_id, "name": face.short, "tier": names.value("tier", face.tier, short=True)}
            for face in faces
        ],
        "tiles": {face.industry_id: tile_svg_inner(face.tile) for face in faces}
        | {"cross": tile_svg_inner(CROSS[names.lang])},
        "offers": {
            unit.unit_id: told for unit in catalog.units if (told := offers_json(offers(catalog, unit.unit_id)))
        },
        "labels": _labels(catalog, names),
        "longest": LONGEST,
        "most": MOST_BYTES,
    }


def _labels(catalog: Catalog, names: Names) -> dict[str, str]:
    """Return words -> what they are called in the reader's language, where that is not the word itself."""
    words = {*(row.term for row in catalog.term_mappings), *(row.term for row in catalog.statements)}
    return {word: label for word in sorted(words) if (label := names.term_short(word)) != word}


def offers_json(told: Iterable[Offer]) -> list[dict[str, Any]]:
    """Return what was said later of a unit, the latest first, each word once a document."""
    return [
        {
            "term": offer.term.term,
            "industry": offer.term.industry_id,
            "subsectors": offer.term.subsectors,
            "statement": offer.statement.statement_id,
            "document": offer.statement.document_zh,
            "date": offer.statement.date,
        }
        for offer in told
    ]


def vocabulary_json(catalog: Catalog, lang: str) -> dict[str, Any]:
    """Return the words that a list may take: the plan's own first, then those of the thesaurus and the sub-sectors."""
    names, known = Names.of(catalog, lang), catalog.vocabulary
    given = {row.term: row.industry_id for row in catalog.term_mappings}
    words: dict[str, list[Any]] = {term: [term, industry, (), True] for term, industry in given.items()}
    for word, entry in known.thesaurus.items():
        meant = known.of_word(word)
        words.setdefault(word, [word, entry.industry_id, (meant.subsector_id,) if meant else (), False])
    for subsector in catalog.subsectors:
        of = (subsector.subsector_id,)
        words.setdefault(subsector.name_zh, [subsector.name_zh, subsector.industry_id, of, False])
    return {
        "words": list(words.values()),
        "subsectors": [[one.subsector_id, names.subsector(one), one.industry_id] for one in catalog.subsectors],
    }


def new_unit_json(catalog: Catalog, document: EditionDocument, new: NewUnit, lang: str) -> dict[str, Any]:
    """Return what the grid is told of a unit that the draft adds."""
    label = (new.short_en or new.name_en if lang == "en" else "") or new.short_zh or new.name_zh
    told = offers_json(offers(catalog, new.unit_id, document))
    return {"id": new.unit_id, "label": label, "offers": told}
