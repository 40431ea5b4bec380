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


def with_firms(atlas: Atlas, firms: Firms) -> Atlas:
    """Return the data with a list of firms beside them, in the place of any other; as each edition shows them, too."""
    return _with_firms(without_firms(atlas), firms)


@kept(8)
def _with_firms(atlas: Atlas, firms: Firms) -> Atlas:
    return replace(
        atlas,
        firms=firms,
        alone=atlas,
        plain=None if atlas.plain is None else with_firms(atlas.plain, firms),
        drafts={edition: with_firms(one, firms) for edition, one in atlas.drafts.items()},
    )


def without_firms(atlas: Atlas) -> Atlas:
    """Return the data without a list of firms beside them."""
    return atlas.alone or atlas


def firms_of(atlas: Atlas) -> Firms:
    """Return the list of firms beside the data.

    Raises:
        UsageError: there is none.
    """
    if atlas.firms is None:
        raise UsageError(FirmsCode.NO_FIRMS)
    return atlas.firms
