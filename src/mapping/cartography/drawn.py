"""An area that a reader has drawn, as maps show it: its shape, and what the key says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.parts import DrawnArea
from mapping.cartography.wording.within import km2_text
from mapping.insight.within import within_of

if TYPE_CHECKING:
    from mapping.cartography.spec import MapSpec
    from mapping.i18n import Translate
    from mapping.insight.atlas import Atlas


def drawn_area(spec: MapSpec, atlas: Atlas, t: Translate) -> DrawnArea | None:
    """Return the area that a map is asked to show, if any.

    Raises:
        UsageError: it is none, or does not meet the city.
    """
    if not spec.within:
        return None
    within = within_of(atlas, spec.within)
    return DrawnArea(within, t("圈选范围 {km2}", km2=km2_text(within.area_km2)))
