"""What speaks for a unit or a park: findings weighed into reasons with points, subject by subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.insight.match.closeness import STEPS
from mapping.insight.match.findings import Finding, findings
from mapping.insight.match.weights import PARK_PARTS, UNIT_PARTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapping.catalog import Catalog
    from mapping.insight.match.closeness import Closeness, Subject
    from mapping.insight.match.findings import FindingKind
    from mapping.insight.match.weights import Weights
    from mapping.view import View

_DIGITS = 0
_PARTS: Final[Mapping[FindingKind, str]] = {
    "designation": "designation",
    "shared": "designation",
    "exact": "exact",
    "parks": "parks",
    "level": "level",
    "enterprise": "firms",
    "project": "firms",
    "platform": "firms",
    "park_words": "park_words",
    "park_level": "park_level",
    "park_backing": "park_backing",
    "park_shared": "park_backing",
}
"""The weight that each kind of finding counts with."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a place fits: what was found for a subject, with the points (of 100, whole) that it adds."""

    finding: Finding
    subject: Subject
    points: float

    @property
    def kind(self) -> FindingKind:
        """What was found."""
        return self.finding.kind

    @property
    def closeness(self) -> Closeness:
        """How close it comes to what is asked for."""
        return self.finding.closeness

    @property
    def key(self) -> tuple[str, str]:
        """What the reason is about, whatever its points: its kind and its subject."""
        return self.kind, self.subject.id

    @property
    def order(self) -> tuple[int, float]:
        """Where it stands among the reasons of a place that are told: the closest first, then those of most points."""
        return STEPS.index(self.closeness), -self.points

    @property
    def closer(self) -> bool:
        """Whether it rests on more than the same industry."""
        return self.closeness != "industry"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for the units and parks of a view, subject by subject; by id, those without are left out."""

    of_unit: Mapping[str, Sequence[Reason]]
    of_park: Mapping[str, Sequence[Reason]]


def evidence(catalog: Catalog, subjects: Sequence[Subject], weights: Weights, view: View) -> Evidence:
    """Return what speaks for each unit and park in a view; a park's own words decide whether anything does.

    What shares no more than the industry speaks for a place only where nothing closer does: never beside it, or it
    would lift one place above another that comes closer.
    """
    most = {part: weights.points(part) for part in (*UNIT_PARTS, *PARK_PARTS)}
    of_unit: dict[str, list[Reason]] = {}
    of_park: dict[str, list[Reason]] = {}
    for subject in subjects:
        found = findings(catalog, subject, view)
        for reasons, of_place in ((of_unit, found.of_unit), (of_park, found.of_park)):
            for place_id, told in of_place.items():
                reasons.setdefault(place_id, []).extend(_reason(finding, subject, most) for finding in told)
    return Evidence(*({place_id: _closest(told) for place_id, told in of.items()} for of in (of_unit, of_park)))


def _closest(reasons: Sequence[Reason]) -> Sequence[Reason]:
    return [reason for reason in reasons if reason.closer] or reasons


def _reason(finding: Finding, subject: Subject, most: Mapping[str, float]) -> Reason:
    """Weigh a finding: the part's most, times the subject's share, times the strength.

    Points are whole, as they are shown, since what they weigh is not known to a tenth; what counts at all counts as
    one at least.
    """
    points = most[_PARTS[finding.kind]] * subject.share * finding.strength
    return Reason(finding, subject, max(1.0, round(points, _DIGITS)) if points > 0 else 0.0)
