"""The table of a quantity: every unit with its value and a bar, largest first; unknown values last, in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mapping.cartography.placement import Box
from mapping.printing import style
from mapping.printing.blocks.legend import swatch
from mapping.printing.blocks.rows import Rows
from mapping.printing.blocks.tabular import Told, told
from mapping.printing.display import Rect
from mapping.printing.flow import broken, fitted
from mapping.printing.typeface import LEAST_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.cartography.state import MapState
    from mapping.printing.display import Face, Item
    from mapping.printing.flow import Broken

_ROW: Final = 4.2
_SWATCH: Final = (4.2, 2.6)
_NAME_END: Final = 0.34
_BAR_END: Final = 0.62
_WIDEST: Final = 0.5
"""Share of a row that its value may take."""
_LEAST_BAR: Final = 4.0
"""A shorter bar compares nothing."""


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One unit or district; ``share`` is its value over the span of all values and nought, None where it is not known.

    ``nought`` is where in that span nought lies, from which bars go right, and left for values below it.
    ``names`` and ``values`` are the widths in mm of the longest name and value of the table: what a narrow row gives
    them is taken from the bar.
    """

    name: str
    text: str
    fill: str | None
    share: float | None
    names: float = 0.0
    values: float = 0.0
    nought: float = 0.0

    def height(self, width: float) -> float:
        """Return the height of one line, or of two where the name needs them."""
        return _ROW + self._named(width).more

    def _named(self, width: float) -> Broken:
        return broken(self.name, self.columns(width)[1] - 1, style.STRONG)

    def holds(self, width: float, *, bars: bool = True, lines: int = 1) -> bool:
        """Tell whether the value stands in full in a row of a width beside a name of so many lines.

        Between them is a bar if there are ``bars``; where there is no room for bars none is drawn.
        """
        _, _, bar, value = self.columns(width)
        fits = self._face.sized(LEAST_SIZE).width(self.text) <= value - 2
        return fits and len(self._named(width).lines) <= lines and (bar >= _LEAST_BAR or not bars)

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield name and value."""
        middle = (box.top + box.bottom) / 2
        swatch_, name, bar, value = self.columns(box.right - box.left)
        left = box.left + swatch_
        yield from self._named(box.right - box.left).centred(left, middle)
        room = value - 2
        yield fitted(self.text, room, self._face).centred(left + name + bar + room + 1, middle, "end")

    @property
    def _face(self) -> Face:
        return style.FAINT if self.share is None else style.BODY

    def columns(self, width: float) -> tuple[float, ...]:
        """Return the widths of swatch, name, bar and value, with a little at the right edge."""
        first = 1 + _SWATCH[0] + 1.4
        value, bar = width * (1 - _BAR_END), width * (_BAR_END - _NAME_END)
        name = max(width - first - bar - value, min(self.names + 1.5, width - first - self.values - 3))
        value = max(min(self.values + 3, width * _WIDEST), min(value, width - first - name - bar))
        name = min(name, width - first - value)
        return first, name, max(0.0, width - first - name - value), value

    def cells(self, width: float) -> tuple[Told, ...]:
        """Return name and value; swatch and bar lie over their cells."""
        del width
        return Told(()), told(self.name, style.STRONG), Told(()), told(self.text, self._face, "end")

    def over(self, box: Box) -> Iterator[Item]:
        """Yield swatch and bar."""
        width, middle = box.right - box.left, (box.top + box.bottom) / 2
        left = box.left + 1
        yield from swatch(Box(left, middle - _SWATCH[1] / 2, left + _SWATCH[0], middle + _SWATCH[1] / 2), self.fill)
        swatch_, name, bar, _ = self.columns(width)
        start = box.left + swatch_ + name
        end = start + bar
        if self.share is not None and bar >= _LEAST_BAR:
            room = end - start
            start += room * (self.nought + min(self.share, 0.0))
            length = max(0.2, room * abs(self.share))
            yield Rect(Box(start, middle - 0.8, start + length, middle + 0.8), fill=style.BAR_FILL)


def values_table(state: MapState, *, noughts: bool = True, short: bool = False) -> Rows:
    """Return the values of a layer by size, in few words if ``short``; without ``noughts`` only where any."""
    names = state.names
    numbers = {k: v.raw for k, v in state.layer.values.items() if isinstance(v.raw, int | float)}
    shown = [key for key in state.layer.values if noughts or numbers.get(key)]
    largest, least = max(numbers.values(), default=0.0), min(numbers.values(), default=0.0)
    span = (max(largest, 0.0) - min(least, 0.0)) or 1.0
    order = sorted(shown, key=lambda k: (k not in numbers, -numbers.get(k, 0.0)))
    rows = [
        ValueRow(
            names.get(key, key),
            (state.layer.values[key].short if short else "") or state.layer.values[key].text,
            state.fill(key),
            numbers[key] / span if key in numbers else None,
            nought=-min(least, 0.0) / span,
        )
        for key in order
    ]
    return Rows(aligned(rows), air=1.2)


def aligned(rows: Sequence[ValueRow]) -> tuple[ValueRow, ...]:
    """Return rows that know how wide the longest name and value among them are."""
    widest = max((style.STRONG.width(row.name) for row in rows), default=0.0)
    values = max((style.BODY.width(row.text) for row in rows), default=0.0)
    return tuple(replace(row, names=widest, values=values) for row in rows)
