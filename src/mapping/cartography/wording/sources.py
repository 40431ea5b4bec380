"""Sources in words: the grade of an address, the address as it is read, and what a briefing may quote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from mapping.catalog import labels
from mapping.catalog.columns import fields_of
from mapping.catalog.contracts import TABLE
from mapping.catalog.graded import QUOTABLE, UNGRADED
from mapping.i18n import message, translator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.cartography.wording.names import Names
    from mapping.catalog.graded import Citation
    from mapping.catalog.records import Park, Source, SourceCorrection

_TOLD = ("unit_id", "level", "industries", "area_km2", "since")
"""What a briefing tells of a park beside its name."""


TAKEN_IN: Final = "import_"
"""With this begins the id of a list that somebody has taken in (`insight.additions.Import`)."""
_EXPLAINED: Final = message("；")
"""What a column is comes before it in the dictionary, what an empty cell means behind it."""


def address_text(url: str) -> str:
    """Return an address as it is read: percent-encoded characters decoded, where that leaves one visible word."""
    try:
        text = unquote(url, errors="strict")
    except UnicodeDecodeError:
        return url
    return text if text.isprintable() and " " not in text else url


def grade_text(grade: str, names: Names) -> str:
    """Return the name of a grade."""
    return translator(names.lang)("未评级") if grade == UNGRADED else names.value("source_grade", grade)


def states_text(states: Iterable[str], names: Names) -> str:
    """Return what a page confirms, as one enumeration."""
    t = translator(names.lang)
    return t("、").join(names.value("source_states", state) for state in states)


def column_text(table: str, column: str, names: Names) -> str:
    """Return what a column of a table holds, in short."""
    if column in labels("source_states"):
        return names.value("source_states", column)
    meaning = fields_of(TABLE[table].record)[column].column
    told = meaning.en if names.lang == "en" else meaning.zh
    return told.partition(translator(names.lang)(_EXPLAINED).strip())[0]


def quoted(park: Park, citation: Citation, names: Names) -> str:
    """Return the sources of a briefing about a park: official pages and media only, each with its grade.

    Where the page was seen to confirm only a part of what is told, that is said. An address stands last or before a
    space, for a stop behind it would become part of the link.
    """
    t = translator(names.lang)
    if not citation.quotable:
        return t("来源待核")
    told = [c for c in citation.corrections if c.column in {*_TOLD, "name_zh"} and c.source_grade in QUOTABLE]
    parts = [_corrected(correction, names) for correction in told if correction.source_url != citation.cited.url]
    confirmed = citation.cited.states
    covered = {*confirmed, *(correction.column for correction in told)}
    if confirmed and not {name for name in _TOLD if getattr(park, name)} <= covered:
        parts.append(t("该来源证实：{facts}，其余待核。", facts=states_text(confirmed, names)))
    parts.append(t("来源（{grade}）：{url}", grade=grade_text(citation.cited.grade, names), url=citation.cited.url))
    return "".join(parts)


def _corrected(correction: SourceCorrection, names: Names) -> str:
    return translator(names.lang)(
        "{what}据（{grade}）：{url} ；",
        what=column_text(correction.table, correction.column, names),
        grade=grade_text(correction.source_grade, names),
        url=correction.source_url,
    )


def is_taken_in(source_id: str) -> bool:
    """Tell whether a source is a list that somebody has taken in."""
    return source_id.startswith(TAKEN_IN)


def taken_text(source: Source, lang: str) -> str:
    """Return what is said of a list that was taken in: the name of its file, the day, that nobody has checked it."""
    t, english = translator(lang), lang == "en"
    title, licence = (source.title_en, source.licence_en) if english else (source.title_zh, source.licence)
    return t("，").join(filter(None, (title, source.date, licence)))
