"""What was said after the plan, in words: on cards, on sheets and on the page of sources alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.wording.sources import grade_text
from mapping.i18n import translator
from mapping.insight.later import by_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mapping.cartography.wording.names import Names
    from mapping.catalog import Catalog
    from mapping.insight.later import Document


def words_text(document: Document, names: Names) -> str:
    """Return the words of a document in their order, as one enumeration."""
    return _enumerated(document.words, names)


def notes_text(document: Document, names: Names) -> tuple[str, ...]:
    """Return what must be known of a document; a note about some of its words names them."""
    t = translator(names.lang)
    return tuple(
        t("{words}：{note}", words=_enumerated(words, names), note=names.written(note))
        if words
        else names.written(note)
        for words, note in document.notes
    )


def _enumerated(words: Iterable[str], names: Names) -> str:
    return translator(names.lang)("、").join(map(names.term, words))


def year_text(year: str | None, names: Names) -> str:
    """Return a year, or that the source tells no date."""
    return year or translator(names.lang)("日期不详")


def years_text(documents: Sequence[Document], names: Names) -> str:
    """Return the years of documents in their order, as one enumeration."""
    return translator(names.lang)("、").join(year_text(year, names) for year, _ in by_year(documents))


def confidence_text(document: Document, names: Names) -> str:
    """Return how sure it is that a document says so of the unit."""
    t = translator(names.lang)
    levels = (names.value("confidence", level) for level in document.confidences)
    return t("可靠度：{level}", level=t("、").join(levels).lower())


def extract_text(names: Names) -> str:
    """Return what is said of a document that was read in somebody else's extract only."""
    return translator(names.lang)("仅见摘录")


def plan_year(catalog: Catalog) -> str:
    """Return the year of the plan that all of it came after: of the oldest edition."""
    return min(catalog.editions, key=lambda edition: edition.valid_from).year


def disclaimer(catalog: Catalog, names: Names) -> str:
    """Return that nothing of this is the plan's."""
    t = translator(names.lang)
    return t("{year} 年规划之后的说法，不是规划的内容：不着色，不计入规划的任何数字。", year=plan_year(catalog))


def reference_parts(document: Document, catalog: Catalog, names: Names) -> tuple[str, ...]:
    """Return where the words stand, and how far that holds: title, issuer, grade, certainty."""
    grade = grade_text(catalog.citation(document.first).cited.grade, names)
    told = [names.written(document.first.document_zh), names.written(document.first.issuer_zh), grade]
    told += [extract_text(names)] if document.extract else []
    return (*told, confidence_text(document, names))
