"""How the keys of the page 企业分布 become values: what is asked of the firms, and what of the answer is looked at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mapping.errors import UnknownNameError, UsageError
from mapping.faults import Phrase
from mapping.i18n import message
from mapping.insight.firms.model import CLASS_BASES, CONFIDENCES, MEASURES, PLACE_BASES, STATUSES
from mapping.insight.parks.values import values_named
from mapping.insight.parks.written import range_ends
from mapping.insight.statistical import SCENIC
from mapping.sentences import FirmsCode
from mapping.ui.address.firm_layers import firm_layer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mapping.ui.address.readers import Around


TABS: Final = ("list", "plan", "chain")
"""What stands below the map: single firms, plan and reality, the stages of a chain."""
NONE: Final = "none"
MOST_MERGED: Final = 999
"""Firms: a cell with fewer than this may be drawn together with its neighbours, and no more is asked for."""

VALUES: Final = {
    "status": (message("登记状态"), STATUSES),
    "basis": (message("定位依据"), PLACE_BASES),
    "classed": (message("归类依据"), CLASS_BASES),
    "confidence": (message("可靠度"), CONFIDENCES),
}
"""Filter -> what its values are, and which there are."""
_CELL: Final = re.compile("8[6-9][0-9a-f]{13}")


def layer(text: str, around: Around) -> str:
    """Read the id of a layer of firms."""
    return firm_layer(text, around.atlas.catalog)


def unit(text: str, around: Around) -> str:
    """Read a statistical unit, or that firms of no unit are meant."""
    return text if text in {SCENIC, NONE} else around.atlas.catalog.gazetteer.find(text)


def of_facet(name: str) -> Callable[[str, Around], tuple[str, ...]]:
    """Return the reader of industries or sub-sectors; ``none`` for firms without one."""
    facet: Any = name

    def named(around: Around) -> Callable[[str], tuple[str, ...]]:
        return lambda text: (NONE,) if text == NONE else values_named(around.atlas.catalog, facet, text)

    def read(text: str, around: Around) -> tuple[str, ...]:
        return tuple(value for found in around.each(name, text, named(around)) for value in found)

    return read


def some_of(name: str) -> Callable[[str, Around], tuple[str, ...]]:
    """Return the reader of a filter with few values."""
    kind, known = VALUES[name]

    def read(text: str, around: Around) -> tuple[str, ...]:
        return tuple(around.each(name, text, lambda value: _one_of(kind, value, known)))

    return read


def amounts(what: str, *, whole: bool) -> Callable[[str, Around], tuple[Any, Any]]:
    """Return the reader of a range; ``what`` it is of, ``whole``: a number of people has no decimals."""

    def read(text: str, _: Around) -> tuple[Any, Any]:
        ends = range_ends(text)
        if ends is None or (whole and any(end and "." in end for end in ends)):
            raise UsageError(FirmsCode.RANGE_FORM, what=Phrase(what), value=text)
        low, high = ((int(end) if whole else float(end)) if end else None for end in ends)
        if low is not None and high is not None and low > high:
            raise UsageError(FirmsCode.FIRM_RANGE_UPSIDE_DOWN, what=Phrase(what), value=text)
        return low, high

    return read


def closed(text: str, _: Around) -> bool:
    """Read whether firms that were closed, revoked or have moved away are wanted."""
    if text != "1":
        raise UsageError(FirmsCode.CLOSED_FORM, value=text)
    return True


def heat(text: str, _: Around) -> bool:
    """Read whether firms are shown by cell."""
    if text != "1":
        raise UsageError(FirmsCode.HEAT_FORM, value=text)
    return True


def count(text: str, _: Around) -> str:
    """Read what is counted."""
    return _one_of("计数口径", text, MEASURES)


def cell(text: str, _: Around) -> str:
    """Read a cell of H3."""
    if not _CELL.fullmatch(text):
        raise UsageError(FirmsCode.FIRM_CELL_FORM, value=text)
    return text


def merge(text: str, _: Around) -> int:
    """Read below how many firms a cell is drawn together with others."""
    if not re.fullmatch("[0-9]{1,3}", text):
        raise UsageError(FirmsCode.MERGE_FORM, value=text, most=MOST_MERGED)
    return int(text)


def tab(text: str, _: Around) -> str:
    """Read what stands below the map."""
    return _one_of("页签", text, TABS)


def _one_of(kind: str, value: str, known: Sequence[str]) -> str:
    if value not in known:
        raise UnknownNameError(kind, value, known[:5])
    return value
