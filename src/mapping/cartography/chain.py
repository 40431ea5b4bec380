"""The chain of an industry in words, stage by stage: who names and who covers its sub-sectors, and how many parks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.layers.subsectors import subsector_layer_id
from mapping.cartography.unit_and_industry import ChainRow, ChainStage
from mapping.cartography.wording.counted import running, units
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.subsectors import takers
from mapping.i18n import translator
from mapping.insight.subsectors import stages, units_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.catalog import Catalog
    from mapping.insight.subsectors import SubsectorProfile
    from mapping.view import View


def chain_of(catalog: Catalog, industry_id: str | None, view: View) -> tuple[ChainStage, ...]:
    """Return the stages of an industry's chain in a view; None asks for what cuts across the industries.

    Raises:
        UnknownNameError: no such edition.
    """
    names = Names.of(catalog, view.lang)
    return tuple(
        ChainStage(
            names.value("stage", stage),
            tuple(
                ChainRow(
                    subsector_id=profile.subsector.subsector_id,
                    layer=subsector_layer_id(profile.subsector.subsector_id),
                    name=names.subsector(profile.subsector),
                    named=takers(profile.named, names),
                    covered=takers(profile.covered, names),
                    told=tuple(_told(profile, names)),
                    parks=len(profile.parks),
                )
                for profile in profiles
            ),
        )
        for stage, profiles in stages(catalog, industry_id, view).items()
    )


def _told(profile: SubsectorProfile, names: Names) -> Iterator[str]:
    """Yield in one line who takes a sub-sector in, the fullest form first; in the last all are counted."""
    t = translator(names.lang)
    if not profile.takings:
        yield t("无")
        return
    taken = [("names", profile.named), ("covers", profile.covered)]
    hows = [(names.value("relation", relation), takings) for relation, takings in taken if takings]
    hows[1:] = [(running(how, names.lang), takings) for how, takings in hows[1:]]
    whole = [t("{how} {who}", how=how, who=t("、").join(takers(takings, names))) for how, takings in hows]
    counted = [t("{how} {who}", how=how, who=units(units_of(takings), names.lang)) for how, takings in hows]
    yield t("；").join(whole)
    if len(hows) > 1:
        yield t("；").join([whole[0], counted[1]])
    yield t("；").join(counted)
    yield t("；").join(t("{how} {n} 个", how=running(how, names.lang), n=units_of(takings)) for how, takings in hows)
