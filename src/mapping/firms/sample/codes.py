"""Credit codes for invented firms: their check digit is right, and they can be nobody's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_SIGNS: Final = np.array(list("0123456789ABCDEFGHJKLMNPQRTUWXY"))
"""Digits of a credit code (GB 32100-2015); check digits are counted modulo their number."""
_WEIGHTS: Final = np.array([pow(3, place, 31) for place in range(17)])
_ORGANISATION_WEIGHTS: Final = np.array([3, 7, 9, 10, 5, 8, 4, 2])
_ORGANISATION_SIGNS: Final = "0123456789X"
_ORGANISATION: Final = 8
"""Characters of the number of an organisation (GB 11714), before its own check digit."""


def credit_codes(registers: Sequence[str], serials: NDArray[np.int64]) -> list[str]:
    """Return a code for each firm.

    Args:
        registers: n six-digit codes of registering districts.
        serials: n numbers below ten million, each once.

    The organisation's own check digit, characters 9 to 17, is wrong on purpose: no firm has such a code.
    """
    serials = np.asarray(serials)
    digits = np.empty((len(serials), 18), dtype=np.int64)
    digits[:, 0], digits[:, 1] = 9, 1
    digits[:, 2:8] = np.array([list(code) for code in registers]).astype(np.int64)
    for place in range(_ORGANISATION):
        digits[:, 15 - place] = serials // 10**place % 10
    check = (11 - digits[:, 8:16] @ _ORGANISATION_WEIGHTS % 11) % 11
    wrong = (check + 1) % len(_ORGANISATION_SIGNS)
    sign = np.array([np.flatnonzero(one == _SIGNS)[0] for one in _ORGANISATION_SIGNS])
    digits[:, 16] = sign[wrong]
    digits[:, 17] = (31 - digits[:, :17] @ _WEIGHTS % 31) % 31
    return ["".join(row) for row in _SIGNS[digits]]
