"""What a firm was classed as, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace

RANKS = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Classed:
    """The class of one firm.

    ``basis``: "code", "name" (of a class of GB/T 4754), "words" or "none"; ``origin``: where that stood ("gbt_code",
    "gbt_name", "firm_name", "scope", or "" for nowhere). A firm of a class without an industry is classed, and its
    ``industry_id`` is None. ``also``: the other sub-sectors that it may belong to, the likeliest first. ``gbt_code``:
    its class as far as it is known; None where a code was given says that GB/T 4754-2017 has no such code.
    """

    industry_id: str | None
    subsector_id: str | None
    basis: str
    origin: str
    confidence: str
    also: tuple[str, ...] = ()
    gbt_code: str | None = None
    word: str = ""


NOT_CLASSED = Classed(None, None, "none", "", "")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a class or a word says: a sub-sector, or None for business that belongs to none; others it may be."""

    subsector_id: str | None
    also: tuple[str, ...]
    confidence: str


def undecided(also: tuple[str, ...], basis: str, origin: str, word: str, gbt_code: str | None = None) -> Classed:
    """Return the class of a firm that may be of several industries: of none, with all of the sub-sectors said."""
    return Classed(None, None, basis, origin, "low", also, gbt_code, word)


def with_code(one: Classed, gbt_code: str | None) -> Classed:
    """Return a firm's class with the code of GB/T 4754 that is known of it besides."""
    return replace(one, gbt_code=gbt_code) if gbt_code else one
