"""What a file says of itself beside what it shows: the words that every format carries in its own place.

PDF and PNG have fields for them, SVG `title` and `desc`, a page `title` and `meta`. Nothing here names the day on which
the file was made: equal maps give equal files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapping.cartography.wording.describe import describe
from mapping.cartography.wording.sources import is_taken_in
from mapping.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.cartography.state import MapState, Provenance
    from mapping.i18n import Translate


@dataclass(frozen=True, slots=True)
class About:
    """The words of one file, in language ``lang``.

    ``description``: the map in words, its statement and its sources. ``sources``: the sources alone. ``statement``:
    that on review and boundaries. ``date`` is that of the plan's edition, as its source gives it. ``keywords`` are what
    the map is of: series, kind of map, unit, layer, edition.
    """

    title: str
    lang: str
    author: str = ""
    description: str = ""
    sources: str = ""
    statement: str = ""
    date: str = ""
    keywords: tuple[str, ...] = ()


def about(state: MapState) -> About:
    """Return what the files of a map say of it."""
    t = translator(state.spec.lang)
    sources = sources_text(state.provenance, t)
    series = t("武汉产业地图")
    subject = (state.focus.label if state.focus else None, None if state.is_plain else state.layer.label)
    return About(
        title=" · ".join(part for part in (state.finding, state.title, state.subtitle) if part),
        lang=state.spec.lang,
        author=series,
        description=" ".join((*describe(state), sources)),
        sources=sources,
        statement=state.statement,
        date=state.policy.date or "",
        keywords=tuple(dict.fromkeys(filter(None, (series, state.title, *subject, state.edition)))),
    )


def sources_text(sources: Iterable[Provenance], t: Translate) -> str:
    """Return sources as one sentence."""
    return t("资料来源：{sources}。", sources=t("；").join(_source(source, t) for source in sources))


def _source(source: Provenance, t: Translate) -> str:
    if is_taken_in(source.source_id):
        return t("，").join(filter(None, (source.title, source.date, source.licence)))
    if source.date:
        return t("{publisher}《{title}》（{date}）", publisher=source.publisher, title=source.title, date=source.date)
    return t("{publisher}《{title}》", publisher=source.publisher, title=source.title)


def sources_brief(sources: Iterable[Provenance], t: Translate) -> str:
    """Return sources in short: who published something, and in which years."""
    years: dict[str, dict[str, None]] = {}
    sources = tuple(sources)
    taken = [source for source in sources if is_taken_in(source.source_id)]
    for source in (source for source in sources if source not in taken):
        years.setdefault(source.publisher, {}).update({source.date[:4]: None} if source.date else {})
    told = (
        t("{publisher}（{years}）", publisher=publisher, years=t("、").join(sorted(dated))) if dated else publisher
        for publisher, dated in years.items()
    )
    # of a list that nobody has checked, that is what counts
    own = (_source(source, t) for source in taken)
    return t("资料来源：{sources}。", sources=t("；").join((*told, *own)))
