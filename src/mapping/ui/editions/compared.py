"""What the draft is held against: an edition of the data, or the file of another draft; and the data with both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import streamlit as st

from mapping.cartography.comparing import layers_in_step
from mapping.cartography.layers.change import CHANGE
from mapping.cartography.resolve import all_layers
from mapping.cartography.wording.names import Names
from mapping.insight.editions import edits
from mapping.insight.editions.applied import with_edition
from mapping.insight.editions.difference import Difference, between
from mapping.insight.editions.document import read
from mapping.ui import session
from mapping.ui.editions import drafting

if TYPE_CHECKING:
    from mapping.cartography.state import LayerState
    from mapping.insight.atlas import Atlas
    from mapping.insight.editions.model import EditionDocument
    from mapping.view import View

_OTHER: Final = "edition_other_file"
"""Session state: the draft of a file that this one is compared with."""
OTHER_ID: Final = "compared_file"


@dataclass(frozen=True, slots=True)
class Compared:
    """Two editions of one catalog: ``a`` before, ``b`` the draft, both ids; ``atlas`` is the data with both."""

    atlas: Atlas
    a: str
    b: str

    def name(self, edition: str, lang: str) -> str:
        """Return what an edition is called."""
        return Names(lang).edition(self.atlas.catalog.edition(edition))

    @property
    def difference(self) -> Difference:
        """What differs from the edition before to the draft."""
        return between(self.atlas.catalog, self.a, self.b)

    def layer(self, layer_id: str, edition: str, view: View) -> LayerState | None:
        """Return a layer as an edition draws it, in the classes of both; None where there is no such layer."""
        before, after = (
            all_layers(replace(view, edition=one), self.atlas.seen_by(one)).get(layer_id) for one in (self.a, self.b)
        )
        if before is None or after is None or layer_id == CHANGE:
            return before if edition == self.a else after
        first, second = layers_in_step(before, after)
        return first if edition == self.a else second


def compared(document: EditionDocument, against: str) -> Compared:
    """Return the draft held against an edition of the data, or against the file that was opened for it."""
    other = other_file()
    atlas = session.drafted()
    if against == OTHER_ID and other is not None:
        return Compared(_with_other(atlas, other), OTHER_ID, document.edition)
    known = {edition.edition for edition in atlas.catalog.editions}
    return Compared(atlas, against if against in known else document.base, document.edition)


@lru_cache(maxsize=4)
def _with_other(atlas: Atlas, other: EditionDocument) -> Atlas:
    return with_edition(atlas, other)


def other_file() -> EditionDocument | None:
    """Return the draft of the file that this one is compared with."""
    other: EditionDocument | None = st.session_state.get(_OTHER)
    return other


def take_other(name: str, data: bytes) -> None:
    """Read the file of another draft to compare with.

    Raises:
        MappingError: it is none, or does not fit the data.
    """
    other = edits.renamed(read(data, name), edition=OTHER_ID)
    with_edition(drafting.plain(), other, name)
    st.session_state[_OTHER] = other


def forget_other() -> None:
    """Let go of it."""
    st.session_state.pop(_OTHER, None)
