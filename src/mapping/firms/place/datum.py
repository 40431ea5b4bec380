"""Which datum the points of a list of firms are in, by the units that their addresses tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.intake.values.datums import DatumFound, GroundShapes, try_datums

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from mapping.geography import Geography


def find(points: NDArray[np.float64], stated: Sequence[str | None], geography: Geography) -> DatumFound:
    """Try every datum that points may be in.

    Args:
        points: n x 2, longitude or easting first; rows that are not finite do not count.
        stated: n ids of units (one of 15), from whatever tells it but the point; None where nothing does.
        geography: the land they are tried against.

    Returns:
        Hits of each datum, and the one that is recommended, None where no margin is clear: then nothing is converted.
    """
    full = geography.in_full
    shapes = dict(zip(map(str, full.statistical_units.index), full.statistical_units.geometry, strict=True))
    return try_datums(points, stated, GroundShapes(shapes, full.city))
