"""What two parks have in common, in words: how close it is comes first, then what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.wording.reasons import CLOSENESS_LABELS
from mapping.i18n import message, translator

if TYPE_CHECKING:
    from mapping.cartography.wording.names import Names
    from mapping.catalog import Catalog
    from mapping.insight.parks.profile import SimilarPark


def shared_text(catalog: Catalog, like: SimilarPark, names: Names) -> str:
    """Return what the likeness rests on: "同词：集成电路；同一细分领域：存储器"."""
    t = translator(names.lang)
    shared = [
        (CLOSENESS_LABELS["word"], [names.term(word) for word in like.words]),
        (CLOSENESS_LABELS["subsector"], [names.subsector(catalog.subsector(one)) for one in like.subsectors]),
    ]
    if like.basis == "industry":
        industries = [names.industry_short(catalog.industry(one)) for one in like.industries]
        shared = [(message("只是同一产业"), industries)]
    return t("；").join(t("{name}：{value}", name=t(how), value=t("、").join(what)) for how, what in shared if what)
