"""The table of a quantity: every unit with its value and a bar, largest first; unknown values last, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.cartography.placement import Box
from mapping.printing import style
from mapping.printing.blocks.legend import swatch
from mapping.printing.blocks.rows import Rows
from mapping.printing.blocks.tabular import Told, told
from mapping.printing.display import Rect
from mapping.printing.flow import fitted
from mapping.printing.typeface import LEAST_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.cartography.state import MapState
    from mapping.printing.display import Face, Item

_ROW: Final = 4.2
_SWATCH: Final = (4.2, 2.6)
_NAME_END: Final = 0.34
_BAR_END: Final = 0.62


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One unit; ``share`` is its value over the largest, None where it is not known."""

    name: str
    text: str
    fill: str | None
    share: float | None

    def height(self, width: float) -> float:  # noqa: ARG002 - one line at any width
        """Return the height of one line."""
        return _ROW

    def holds(self, width: float) -> bool:
        """Tell whether the value stands in full in a row of a width."""
        return self._face.sized(LEAST_SIZE).width(self.text) <= self.columns(width)[-1] - 2

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield name and value."""
        middle = (box.top + box.bottom) / 2
        swatch_, name, bar, value = self.columns(box.right - box.left)
        left = box.left + swatch_
        yield fitted(self.name, name - 1, style.STRONG).centred(left, middle)
        room = value - 2
        yield fitted(self.text, room, self._face).centred(left + name + bar + room + 1, middle, "end")

    @property
    def _face(self) -> Face:
        return style.FAINT if self.share is None else style.BODY

    def columns(self, width: float) -> tuple[float, ...]:
        """Return the widths of swatch, name, bar and value, with a little at the right edge."""
        first = 1 + _SWATCH[0] + 1.4
        return first, width * _NAME_END - first, width * (_BAR_END - _NAME_END), width * (1 - _BAR_END)

    def cells(self, width: float) -> tuple[Told, ...]:
        """Return name and value; swatch and bar lie over their cells."""
        del width
        return Told(()), told(self.name, style.STRONG), Told(()), told(self.text, self._face, "end")

    def over(self, box: Box) -> Iterator[Item]:
        """Yield swatch and bar."""
        width, middle = box.right - box.left, (box.top + box.bottom) / 2
        left = box.left + 1
        yield from swatch(Box(left, middle - _SWATCH[1] / 2, left + _SWATCH[0], middle + _SWATCH[1] / 2), self.fill)
        start, end = box.left + width * _NAME_END, box.left + width * _BAR_END
        if self.share is not None:
            length = max(0.2, (end - start) * self.share)
            yield Rect(Box(start, middle - 0.8, start + length, middle + 0.8), fill=style.BAR_FILL)


def values_table(state: MapState, *, noughts: bool = True, short: bool = False) -> Rows:
    """Return the values of a layer by size, in few words if ``short``; without ``noughts`` only where any."""
    names = state.names
    numbers = {k: v.raw for k, v in state.layer.values.items() if isinstance(v.raw, int | float)}
    shown = [key for key in state.layer.values if noughts or numbers.get(key)]
    largest = max(numbers.values(), default=0.0) or 1.0
    order = sorted(shown, key=lambda k: (k not in numbers, -numbers.get(k, 0.0)))
    return Rows(
        tuple(
            ValueRow(
                names.get(key, key),
                (state.layer.values[key].short if short else "") or state.layer.values[key].text,
                state.fill(key),
                numbers[key] / largest if key in numbers else None,
            )
            for key in order
        ),
        air=1.2,
    )
