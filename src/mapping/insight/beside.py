"""A list of firms beside the data: whoever draws asks for it here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mapping.errors import UsageError
from mapping.kept import kept
from mapping.sentences import FirmsCode

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas
    from mapping.insight.firms.asked import Firms


@kept(8)
def with_firms(atlas: Atlas, firms: Firms) -> Atlas:
    """Return the data with a list of firms beside them."""
    return replace(atlas, firms=firms)


def firms_of(atlas: Atlas) -> Firms:
    """Return the list of firms beside the data.

    Raises:
        UsageError: there is none.
    """
    if atlas.firms is None:
        raise UsageError(FirmsCode.NO_FIRMS)
    return atlas.firms
