"""What became of a text in words: what each word counts for, and what does not count, by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.wording.certainty import certainty_mark
from mapping.cartography.wording.match_note import counted_words
from mapping.cartography.wording.site_conditions import condition_text
from mapping.i18n import translator
from mapping.insight.match.site import facility_kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mapping.cartography.wording.names import Names
    from mapping.catalog import Catalog
    from mapping.insight.match.closeness import Subject
    from mapping.insight.match.lexicon import Word
    from mapping.insight.match.ranking import Match


def subject_of(found: Match, word: Word) -> Subject | None:
    """Return the business that a word asks for; None for one that is too general."""
    return next((subject for subject in found.subjects if word.term in subject.terms), None)


def word_meaning(catalog: Catalog, found: Match, word: Word, names: Names) -> str:
    """Return what a word counts for: its sub-sector, else its industry; that it is too general."""
    t, subject = translator(names.lang), subject_of(found, word)
    if subject is None:
        meaning = t("过于宽泛，不计")
    elif len(subject.subsectors) == 1:
        meaning = names.subsector(catalog.subsector(subject.subsectors[0]))
    elif subject.industry_id:
        meaning = names.industry_short(catalog.industry(subject.industry_id))
    else:
        meaning = t("跨领域")
    return t("{meaning} · 服务对象", meaning=meaning) if word.customer and subject else meaning


def word_doubt(catalog: Catalog, word: Word, chosen: Mapping[str, str], names: Names) -> str | None:
    """Return how sure it is what a word counts for, where it is not sure and the reader has not settled it."""
    meant = catalog.vocabulary.of_word(word.term)
    if word.term in chosen or not (meant or word.industries):
        return None
    return certainty_mark(meant.confidence if meant else word.confidence, names)


def not_counted(catalog: Catalog, found: Match, names: Names) -> Iterator[tuple[str, str]]:
    """Yield what of a text adds nothing to a score, and why: pairs of a heading and what stands under it."""
    t = translator(names.lang)
    counted = counted_words(found)
    general = [word for word in found.words if word not in (*counted, *found.asked, *found.dropped)]
    kinds = (
        (t("过于宽泛，不计"), _texts(general)),
        (t("含义待选择，未计入"), _texts(found.asked)),
        (t("已去掉"), _texts(found.dropped)),
        (t("文中已排除"), _texts(found.struck)),
        (t("条件，不计分"), [condition_text(one, names) for one in found.conditions]),
        (t("希望临近，不计分"), [_near(catalog, word, names) for word in found.nearby]),
        (t("提到的地点，不影响排名"), [names.unit_tiny(catalog.unit(place)) for place in found.named]),
        (t("未识别、未计入"), list(found.unknown)),
    )
    yield from ((name, t("、").join(dict.fromkeys(texts))) for name, texts in kinds if texts)


def _texts(words: Iterable[Word]) -> list[str]:
    return [word.text for word in words]


def _near(catalog: Catalog, word: Word, names: Names) -> str:
    """Return a word of what should be near, with a remark where no table has such places."""
    if facility_kinds(catalog, word.term):
        return word.text
    return translator(names.lang)("{term}（{mark}）", term=word.text, mark=translator(names.lang)("没有距离数据"))
