"""Where a firm was placed, and what told it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Basis: TypeAlias = Literal["address", "registry", "code", "none"]
Confidence: TypeAlias = Literal["high", "medium", "low", ""]


@dataclass(frozen=True, slots=True)
class Placed:
    """The unit of a firm (one of 15, None where nothing honest can be said), by what, how surely, and by which word.

    ``word`` of a firm in no unit is what spoke against one: a place outside the city, a zone beside a district in which
    it does not lie, a name that two units have.
    """

    unit_id: str | None
    basis: Basis
    confidence: Confidence
    word: str


NOWHERE: Final = Placed(None, "none", "", "")

ORDER: Final[tuple[Confidence, ...]] = ("high", "medium", "low", "")


def lower(one: Confidence, other: Confidence) -> Confidence:
    """Return the lower one of two confidences."""
    return one if ORDER.index(one) >= ORDER.index(other) else other
