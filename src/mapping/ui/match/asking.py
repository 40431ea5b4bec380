"""What the parts of the page 产业选址 share, and how the wish changes with the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapping.insight.match.lexicon import lexicon
from mapping.ui import address, session
from mapping.ui.address import Wish
from mapping.ui.address.fitting import fitting

if TYPE_CHECKING:
    from mapping.cartography.wording.names import Names
    from mapping.catalog import Catalog
    from mapping.insight.match.ranking import Match
    from mapping.view import View


@dataclass(frozen=True, slots=True)
class Asking:
    """What the parts of the page share: the wish, the answer to it, and how the data are looked at."""

    catalog: Catalog
    names: Names
    wish: Wish
    found: Match
    view: View


def current_wish() -> Wish:
    """Return the wish that stands in the address."""
    return address.current("match", session.atlas()).wish


def with_text(wish: Wish, text: str, catalog: Catalog) -> Wish:
    """Return the wish with another text: what was taken out or chosen stays for the words that are still there."""
    cut = fitting(text.strip())
    terms = {word.term for word in lexicon(catalog).recognise(cut).words}
    return Wish(
        cut,
        tuple(term for term in wish.drop if term in terms),
        tuple(pair for pair in wish.choose if pair[0] in terms),
        wish.weights,
    )
