"""What the templates of 产业选址 show of places: reasons by business, parks with land and neighbours, businesses."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from mapping.cartography.wording.match_words import subject_of, word_doubt, word_meaning
from mapping.cartography.wording.no_match import nothing_of
from mapping.cartography.wording.reasons import CLOSENESS_LABELS, closeness_text, reason_clause, subject_name
from mapping.cartography.wording.site_conditions import condition_text, land_text, near_text
from mapping.i18n import translator
from mapping.insight.match.ranking import MOST_BUSINESSES
from mapping.insight.match.site import facility_kinds, land_of, land_wanted, near_park
from mapping.ui import address

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mapping.insight.match.evidence import Reason
    from mapping.insight.match.lexicon import Word
    from mapping.insight.match.ranking import Business, ParkScore, UnitScore
    from mapping.ui.match.asking import Asking

FIRST = 3
"""Units and parks that the answer to one of several businesses begins with."""


def reasons(asking: Asking, score: UnitScore | ParkScore) -> list[dict[str, Any]]:
    """Return the reasons of a place business by business, in each the closest first."""
    groups: dict[str, list[Reason]] = {}
    for reason in score.reasons:
        groups.setdefault(reason.subject.id, []).append(reason)
    return [
        {
            "subject": subject_name(asking.catalog, group[0].subject, asking.names),
            "industry": group[0].subject.industry_id,
            "points": sum(reason.points for reason in group),
            "reasons": [_reason(asking, reason) for reason in sorted(group, key=attrgetter("order"))],
        }
        for group in groups.values()
    ]


def _reason(asking: Asking, reason: Reason) -> dict[str, Any]:
    t = translator(asking.names.lang)
    return {
        "text": reason_clause(asking.catalog, reason, asking.names),
        "points": reason.points,
        "closeness": reason.closeness,
        "near": t(CLOSENESS_LABELS[reason.closeness]),
        "told": closeness_text(asking.catalog, reason, asking.names),
    }


def unit_rows(asking: Asking, scores: Iterable[UnitScore]) -> list[dict[str, Any]]:
    """Return units as a list shows them."""
    links = address.Links(asking.view, asking.catalog)
    return [
        {
            "score": score,
            "name": asking.names.unit_label(score.unit),
            "link": links.page("district", unit=score.unit.unit_id),
            "groups": reasons(asking, score),
        }
        for score in scores
    ]


def park_rows(asking: Asking, scores: Sequence[ParkScore]) -> list[dict[str, Any]]:
    """Return parks as a list shows them, with the land that is asked for and what should be near beside their own."""
    names, catalog, links = asking.names, asking.catalog, address.Links(asking.view, asking.catalog)
    ties = Counter(score.rank for score in scores)
    land, nearby = land_wanted(asking.found.conditions), asking.found.nearby
    wanted = {kind for word in nearby for kind in facility_kinds(catalog, word.term)}
    rows = []
    for score in scores:
        park = score.park
        near = near_park(catalog, park, nearby, asking.view.edition)
        rows.append(
            {
                "score": score,
                "tied": ties[score.rank] > 1,
                "name": names.park(park),
                "unit": names.unit_tiny(catalog.unit(park.unit_id)) if park.unit_id else None,
                "level": names.value("park_level", park.level) if park.level else None,
                "groups": reasons(asking, score),
                "later": catalog.is_later(park, asking.view.edition),
                "link": links.page("finder", park=park.park_id, later=asking.view.later),
                "land": land_of(park, land) if land else None,
                "land_text": land_text(park, land, names) if land else None,
                "near": [near_text(one, names) for one in near],
                "unplaced": bool(wanted) and not near,
            }
        )
    return rows


def asked_besides(asking: Asking) -> dict[str, Any]:
    """Return what the text says besides its businesses: conditions, words ruled out, and what should be near."""
    names, found = asking.names, asking.found
    measured = [word for word in found.nearby if facility_kinds(asking.catalog, word.term)]
    return {
        "conditions": [condition_text(one, names) for one in found.conditions],
        "land": land_wanted(found.conditions) is not None,
        "measured": [word.text for word in measured],
        "unmeasured": [word.text for word in found.nearby if word not in measured],
    }


def chips(asking: Asking) -> list[dict[str, Any]]:
    """Return the words that count, or would if they were less general: what each counts for, and how sure that is."""
    found = asking.found
    return [_chip(asking, word) for word in found.words if word not in found.dropped and word not in found.asked]


def _chip(asking: Asking, word: Word) -> dict[str, Any]:
    names, catalog, subject = asking.names, asking.catalog, subject_of(asking.found, word)
    return {
        "term": word.term,
        "word": word.text,
        "industry": subject.industry_id if subject else None,
        "counts": subject is not None,
        "meaning": word_meaning(catalog, asking.found, word, names),
        "doubt": word_doubt(catalog, word, dict(asking.wish.choose), names) if subject else None,
    }


def business_rows(asking: Asking) -> list[dict[str, Any]]:
    """Return the answer to each business: its first places, with how close the best of them comes."""
    return [_business(asking, business) for business in asking.found.businesses]


def left_out(asking: Asking) -> int:
    """Return how many businesses are answered together only."""
    return max(0, len(asking.found.subjects) - MOST_BUSINESSES)


def _business(asking: Asking, business: Business) -> dict[str, Any]:
    places, names, catalog = business.places, asking.names, asking.catalog
    links = address.Links(asking.view, catalog)
    of_units, of_parks = (
        (places.units_by_industry, places.parks_by_industry)
        if places.only_by_industry
        else (places.units, places.parks)
    )
    return {
        "subject": subject_name(catalog, business.subject, names),
        "industry": business.subject.industry_id,
        "words": [names.term(term) for term in business.subject.terms],
        "only_by_industry": places.only_by_industry,
        "nothing": None if of_units or of_parks else nothing_of(catalog, business.subject, names),
        "units": [
            _first(asking, score, names.unit_label(score.unit), links.page("district", unit=score.unit.unit_id))
            for score in of_units[:FIRST]
        ],
        "parks": [
            _first(
                asking,
                score,
                names.park(score.park),
                links.page("finder", park=score.park.park_id, later=asking.view.later),
            )
            for score in of_parks[:FIRST]
        ],
        "more_units": len(of_units) - FIRST,
        "more_parks": len(of_parks) - FIRST,
    }


def _first(asking: Asking, score: UnitScore | ParkScore, name: str, link: str) -> dict[str, Any]:
    best = min(score.reasons, key=attrgetter("order"))
    return {"score": score, "name": name, "link": link, **_reason(asking, best)}
