"""The chain of an industry below the map of its sheet: by stage who names and who covers what, and how many parks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.printing import style
from mapping.printing.blocks.rows import Listing, rule
from mapping.printing.blocks.tabular import Told, told
from mapping.printing.display import Face
from mapping.printing.flow import Panel, broken, fitted
from mapping.printing.translator import sheet_translator, straight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.cartography.placement import Box
    from mapping.cartography.state import MapState
    from mapping.printing.display import Item

_PITCH: Final = 3.5
_LINES: Final = 8
"""Lines that the strip has at most; what does not stand in them is counted."""
_ABREAST: Final = 2
_GAP: Final = 2.0
_NAME: Final = Face(6.6, bold=True)
_STAGE: Final = style.SMALL
_TOLD: Final = style.BODY.sized(6.6)
_NONE: Final = style.FAINT.sized(6.6)


@dataclass(frozen=True, slots=True)
class SubsectorRow:
    """A sub-sector: its stage where that begins, its name, who takes it in from full to short, and its parks.

    ``stages``, ``names`` and ``counts`` are the widths in mm of the first two columns and the last, ``least`` is what
    the third must have.
    """

    stage: str
    name: str
    told: tuple[str, ...]
    parks: str
    faint: bool
    stages: float
    names: float
    least: float
    counts: float

    def height(self, width: float) -> float:
        """Return the height of its one line, or of those that a long name needs."""
        return _PITCH + broken(self.name, self.columns(width)[1] - _GAP, _NAME).more

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the row."""
        middle = (box.top + box.bottom) / 2
        if self.stage:
            yield _STAGE.centred(box.left, middle, self.stage)
        yield _NONE.centred(box.right, middle, self.parks, "end")
        left, right = box.left + self.stages + _GAP, box.right - _NONE.width(self.parks) - _GAP
        names = self.columns(box.right - box.left)[1] - _GAP
        yield from broken(self.name, names, _NAME).centred(left, middle)
        left += names + _GAP
        face = _NONE if self.faint else _TOLD
        form = next((form for form in self.told if face.width(form) <= right - left), self.told[-1])
        yield fitted(form, right - left, face).centred(left, middle)

    def columns(self, width: float) -> tuple[float, ...]:
        """Return the widths of stage, name, who takes it in, and parks."""
        stages, counts = self.stages + _GAP, self.counts + _GAP
        names = min(self.names, width - stages - counts - _GAP - self.least) + _GAP
        return stages, names, width - stages - names - counts, counts

    def cells(self, width: float) -> tuple[Told, ...]:
        """Return the stage, the name, who takes it in, and the parks."""
        room, face = self.columns(width)[2] - _GAP, _NONE if self.faint else _TOLD
        form = next((form for form in self.told if face.width(form) <= room), self.told[-1])
        return told(self.stage, _STAGE), told(self.name, _NAME), told(form, face), told(self.parks, _NONE, "end")

    def over(self, box: Box) -> Iterator[Item]:
        """Yield the line below the row."""
        yield rule(box.left, box.right, box.bottom)


def chain_strip(state: MapState) -> Panel | None:
    """Return the chain of the industry that a sheet is about, for the foot of its map; None where there is none."""
    stages = state.industry_facts.chain if state.industry_facts is not None else ()
    found = [(stage.label, row) for stage in stages for row in stage.rows]
    if not found:
        return None
    t, lang = sheet_translator(state.spec.lang), state.spec.lang
    lines = min(_LINES, -(-len(found) // _ABREAST))
    first = {i for i, (stage, _) in enumerate(found) if i % lines == 0 or stage != found[i - 1][0]}
    stage_width = max(_STAGE.width(stage) for stage, _ in found)
    name_width = max(_NAME.width(row.name) for _, row in found)
    least = max(_TOLD.width(straight(row.told[-1], lang)) for _, row in found)
    rows = tuple(
        SubsectorRow(
            stage=stage if i in first else "",
            name=straight(row.name, lang),
            told=tuple(straight(form, lang) for form in row.told),
            parks=t("{n} 处", n=row.parks),
            faint=not (row.named or row.covered),
            stages=stage_width,
            names=name_width,
            least=least,
            counts=max(_NONE.width(t("{n} 处", n=row.parks)) for _, row in found),
        )
        for i, (stage, row) in enumerate(found)
    )
    body = Listing(rows, _ABREAST, _PITCH, lambda n: t("另有 {n} 项", n=n), least_rows=lines)
    note = t("对应、涵盖的单元与位次 · 园区处数 · 编辑归类，仅供参考")
    return Panel("chain", t("产业链环节"), body, note)
