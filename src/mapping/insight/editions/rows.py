"""A planned edition as rows of the tables: what the data need to know of it, and no more.

A term that the tables of the policy's terms have needs no row, whatever the edition maps it to: the row of the
designation says that. The meaning of a word that the thesaurus has stays what it says there; only words it does not
have come in with the edition's own mapping.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.catalog.columns import SEPARATOR
from mapping.catalog.english import english

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mapping.catalog import Catalog
    from mapping.insight.editions.model import EditionDocument, NewUnit, Term, UnitList

    Row = dict[str, str]
    Rows = dict[str, list[Row]]

DRAFT_CLAUSE: Final = "草案"
"""What stands for the clause of the policy, which a planned edition does not have."""
NOT_ISSUED_ZH: Final = "未发布的草案"
NOT_ISSUED_EN: Final = "Draft, not issued"


def source_of(document: EditionDocument) -> str:
    """Return the id of the source that a planned edition rests on: its own draft."""
    return f"edition_{document.edition}"


def rows_of(
    document: EditionDocument,
    catalog: Catalog,
    parents: Mapping[str, Sequence[str]] | None = None,
    status: str = "draft",
) -> Rows:
    """Return table -> rows that make a planned edition part of the data.

    ``parents``: new unit -> adcodes of the districts its land lies in (default: those of the units it is taken from).
    """
    shared = {lst.list_id: _shared_id(document, lst, catalog) for lst in document.lists if lst.shared}
    known = {row.shared_list for row in catalog.shared_lists}
    rows: Rows = {
        "sources": [_source(document)],
        "editions": [_edition(document, status)],
        "units": [_unit(new, catalog, (parents or {}).get(new.unit_id)) for new in document.new_units],
        "shared_lists": [
            _shared(lst, shared[lst.list_id])
            for lst in document.lists
            if lst.list_id in shared and shared[lst.list_id] not in known
        ],
        **_of_words(document, catalog),
        "industries": list(_designations(document, shared)),
    }
    return {table: further for table, further in rows.items() if further}


def _edition(document: EditionDocument, status: str) -> Row:
    return {
        "edition": document.edition,
        "name_zh": document.name_zh,
        "name_en": document.name_en or document.name_zh,
        "valid_from": document.valid_from,
        "source_id": source_of(document),
        "status": status,
    }


def _source(document: EditionDocument) -> Row:
    return {
        "source_id": source_of(document),
        "title_zh": document.source or document.name_zh,
        "title_en": document.source or document.name_en or document.name_zh,
        "publisher_zh": document.issuer or NOT_ISSUED_ZH,
        "publisher_en": document.issuer or NOT_ISSUED_EN,
        "licence": NOT_ISSUED_ZH,
        "licence_en": NOT_ISSUED_EN,
    }


def readings(name: str) -> tuple[str, ...]:
    """Return the syllables of the Chinese signs of a name, as pypinyin reads them; nobody has checked them."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415  (its dictionaries are slow to load)

    return tuple(syllable for syllable in lazy_pinyin(name, errors="ignore", v_to_u=False) if syllable.isascii())


def english_name(new: NewUnit) -> str:
    """Return the English name of a new unit; without one, the reading of its Chinese name."""
    return new.name_en or "".join(readings(new.name_zh)).capitalize() or new.unit_id


def _unit(new: NewUnit, catalog: Catalog, parents: Sequence[str] | None) -> Row:
    short = new.short_zh or new.name_zh
    syllables = readings(short) or tuple(part for part in new.unit_id.split("_") if part.isalpha()) or ("new", "unit")
    initials = "".join(syllable[0] for syllable in syllables)
    sources = (unit for unit in catalog.units if unit.unit_id in new.taken_from)
    of_sources = dict.fromkeys(adcode for unit in sources for adcode in unit.parent_adcodes)
    return {
        "unit_id": new.unit_id,
        "name_zh": new.name_zh,
        "short_zh": short,
        "label_zh": short,
        "name_en": english_name(new),
        "short_en": new.short_en or english_name(new),
        "group": new.group,
        "parent_adcodes": SEPARATOR.join(parents or of_sources),
        "pinyin": " ".join(syllables),
        "initials": initials if len(initials) > 1 else syllables[0][:2].ljust(2, "x"),
        "aliases": "",
    }


def _shared_id(document: EditionDocument, lst: UnitList, catalog: Catalog) -> str:
    """Return the id under which the tables know a shared list: their own where nothing of it differs."""
    for row in catalog.shared_lists:
        members = {
            unit.unit_id
            for unit in catalog.units
            if any(d.shared_list == row.shared_list for d in catalog.designations_of(unit.unit_id, document.base))
        }
        if (row.shared_list, row.name_zh) == (lst.list_id, lst.name_zh) and members == set(lst.units):
            return row.shared_list
    return (
        f"{document.edition}_{lst.list_id}" if document.edition[0].isalpha() else f"e{document.edition}_{lst.list_id}"
    )


def _shared(lst: UnitList, shared_id: str) -> Row:
    name_zh, name_en = lst.name_zh or lst.list_id, lst.name_en or lst.name_zh or lst.list_id
    return {
        "shared_list": shared_id,
        "name_zh": name_zh,
        "short_zh": name_zh,
        "name_en": name_en,
        "short_en": name_en,
    }


def _designations(document: EditionDocument, shared: Mapping[str, str]) -> Iterator[Row]:
    for lst in document.lists:
        for unit in lst.units:
            for rank, term in enumerate(lst.terms, 1):
                yield {
                    "unit_id": unit,
                    "rank": str(rank),
                    "term": term.term,
                    "industry_id": term.industry_id or "",
                    "shared_list": shared.get(lst.list_id, ""),
                    "edition": document.edition,
                    "clause": DRAFT_CLAUSE,
                }


def new_terms(document: EditionDocument, catalog: Catalog) -> tuple[Term, ...]:
    """Return the terms that the table of the policy's terms does not have, each once."""
    terms = {term.term: term for lst in document.lists for term in lst.terms}
    return tuple(term for word, term in terms.items() if catalog.mapping_of(word) is None)


def _of_words(document: EditionDocument, catalog: Catalog) -> Rows:
    """Return the rows that the tables of words need for new terms."""
    rendered, words = english(catalog), catalog.vocabulary
    rows: Rows = {"thesaurus": [], "word_subsectors": [], "term_to_965": [], "term_subsectors": []}
    for term in new_terms(document, catalog):
        word, entry = term.term, words.thesaurus.get(term.term)
        industry = (entry.industry_id if entry else term.industry_id) or ""
        if entry is None:
            mapping = {"industry_id": industry, "basis": "editorial", "confidence": "low"}
            rows["thesaurus"].append({"term": word, **mapping})
            rows["word_subsectors"] += _meaning(term, catalog)
        rows["term_to_965"].append(
            {
                "term": word,
                "term_en": term.term_en or rendered.get(word, word),
                "industry_id": industry,
                "confidence": "low",
                "reason": NOT_ISSUED_EN,
            }
        )
        for subsector in term.subsectors:
            named = {"relation": "names", "weight": "1.0", "reason": NOT_ISSUED_ZH}
            rows["term_subsectors"].append({"term": word, "subsector_id": subsector, **named})
    return rows


def _meaning(term: Term, catalog: Catalog) -> list[Row]:
    """Return the sub-sector that a new word speaks of first: its first that is of its industry or of none."""
    known = catalog.vocabulary.subsectors
    fitting = [s for s in term.subsectors if s in known and known[s].industry_id in (None, term.industry_id)]
    if not fitting:
        return []
    first, also = fitting[0], [other for other in term.subsectors if other != fitting[0]]
    breadth = "broad" if also else "narrow"
    said = {"also": SEPARATOR.join(also), "breadth": breadth, "confidence": "low"}
    return [{"term": term.term, "subsector_id": first, **said}]
