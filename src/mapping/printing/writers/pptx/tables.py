"""Tables of the display list as native tables.

A row of a table grows with its text where that needs more room than it was given, and then everything below moves. So
each cell has the lines that the sheet has, no higher than their row; the sheet is set for the letters of an office
(`typeface.latin`), so that none of them breaks.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mapping.cartography.placement import Box
from mapping.printing.display import Cell, Lines, Text, TileMark
from mapping.printing.typeface import ELLIPSIS, wrap
from mapping.printing.writers.pptx.looks import NO_FILL, fill, line
from mapping.printing.writers.pptx.pen import Drawn
from mapping.printing.writers.pptx.words import LINE, MIDDLE, Spacing, by_paragraph, paragraphs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapping.printing.display import Grid, Item, Run, Stroke
    from mapping.printing.writers.pptx.pen import Pen

_URI: Final = "http://schemas.openxmlformats.org/drawingml/2006/table"
_NO_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_SHARES: Final = tuple(share / 100 for share in range(100, 68, -2))
"""Parts of its size at which a cell's text is tried."""
_NEAR: Final = 0.35
"""Millimetres within which a rule of the drawing is the edge of a row."""
_EDGES: Final = (("a:lnL", None), ("a:lnR", None), ("a:lnT", 0), ("a:lnB", 1))
"""Each edge of a cell with how many rows below its own the rule along it stands; no rule stands between columns."""
_NOTHING: Final = (
    '<a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:lnSpc><a:spcPts val="100"/></a:lnSpc></a:pPr>'
    '<a:endParaRPr sz="100"/></a:p></a:txBody>'
)
_HAIR: Final = 0.1
_NO_MARGINS: Final = 'marL="0" marR="0" marT="0" marB="0"'


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule between rows: the row below it, from where to where it runs in mm, and its look."""

    row: int
    left: float
    right: float
    stroke: Stroke


def table(pen: Pen, grid: Grid) -> Drawn:
    """Return a table as a graphic frame."""
    tops = _starts(grid.box.top, grid.rows)
    cells = {(cell.row, cell.column): cell for cell in grid.cells}
    texts, tiles = _texts_of(grid, tops), _tiles_of(grid, tops)
    lefts = _wide_enough(grid, texts)
    extent = pen.extent(Box(lefts[0], tops[0], lefts[-1], tops[-1]))
    rules = [rule for item in grid.items if isinstance(item, Lines) for rule in _rules(item, tops)]
    columns = "".join(f'<a:gridCol w="{pen.emu(right - left)}"/>' for left, right in pairwise(lefts))
    rows = []
    for row, height in enumerate(grid.rows):
        found, covered = [], 0
        for column in range(len(grid.columns)):
            if covered:
                covered -= 1
                found.append(f'<a:tc hMerge="1">{_NOTHING}<a:tcPr/></a:tc>')
                continue
            cell = cells.get((row, column), Cell(row, column))
            covered = cell.span - 1
            box = Box(lefts[column], tops[row], lefts[column + cell.span], tops[row + 1])
            found.append(_cell(pen, cell, box, rules, texts.get((row, column), ()), tiles.get((row, column))))
        rows.append(f'<a:tr h="{pen.emu(height)}">{"".join(found)}</a:tr>')
    return Drawn(
        f"<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr {pen.head(grid.name, grid.alt)}/><p:cNvGraphicFramePr>"
        f'<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm>{extent.xfrm}'
        f'</p:xfrm><a:graphic><a:graphicData uri="{_URI}"><a:tbl><a:tblPr><a:tableStyleId>{_NO_STYLE}'
        f"</a:tableStyleId></a:tblPr><a:tblGrid>{columns}</a:tblGrid>{''.join(rows)}</a:tbl></a:graphicData></a:graphic>"
        "</p:graphicFrame>",
        extent,
        alone=True,
    )


def above(grid: Grid) -> tuple[Item, ...]:
    """Return what is drawn above a table: what lies over it, but for the rules that are edges of its cells."""
    tops = _starts(grid.box.top, grid.rows)
    return tuple(item for item in grid.over if not (isinstance(item, Lines) and _rules(item, tops)))


def _starts(first: float, sizes: Sequence[float]) -> list[float]:
    found = [first]
    for size in sizes:
        found.append(found[-1] + size)
    return found


def _rules(item: Lines, tops: Sequence[float]) -> tuple[Rule, ...]:
    """Return the rules between rows that an item draws; none where not every line of it is one."""
    found = []
    for points in item.lines:
        heights, places = [y for _, y in points], [x for x, _ in points]
        row = min(range(len(tops)), key=lambda at: abs(tops[at] - heights[0]))
        if max(abs(tops[row] - height) for height in heights) > _NEAR:
            return ()
        found.append(Rule(row, min(places), max(places), item.stroke))
    return tuple(found)


def _cell(  # noqa: PLR0913, PLR0917 - what a cell is made of
    pen: Pen, cell: Cell, box: Box, rules: Sequence[Rule], texts: Sequence[Text], tile: float | None
) -> str:
    edges = "".join(
        line(pen, None if below is None else _edge(cell.row + below, box, rules), tag) for tag, below in _EDGES
    )
    ground = fill(pen, cell.fill) if cell.fill else NO_FILL
    span = f' gridSpan="{cell.span}"' if cell.span > 1 else ""
    if not cell.runs:
        return f"<a:tc{span}>{_NOTHING}<a:tcPr {_NO_MARGINS}>{edges}{ground}</a:tcPr></a:tc>"
    left, right = _margins(cell, box, texts, tile)
    # a line that is left for what lies over the table is none of the drawn ones
    lines = max(len(_by_line(texts)), sum(run.text.count("\n") for run in cell.runs) + 1)
    runs = _fitting(_as_drawn(cell, texts), box.right - box.left - left - right, lines)
    pitch = min((box.bottom - box.top) / lines, max(run.face.em for run in runs) * LINE)
    # On a ground that keeps its colour in a dark theme, so do the words.
    literal = pen.palette.dark and cell.fill is not None and cell.fill not in pen.palette.fills
    words = paragraphs(pen, runs, cell.anchor, spacing=Spacing(pitch), literal=literal)
    return (
        f"<a:tc{span}><a:txBody><a:bodyPr/><a:lstStyle/>{words}</a:txBody><a:tcPr "
        f'marL="{pen.emu(left)}" marR="{pen.emu(right)}" marT="0" marB="0" anchor="ctr">{edges}{ground}</a:tcPr></a:tc>'
    )


def _edge(row: int, box: Box, rules: Sequence[Rule]) -> Stroke | None:
    """Return the rule along an edge of a cell."""
    middle = (box.left + box.right) / 2
    return next((rule.stroke for rule in rules if rule.row == row and rule.left <= middle <= rule.right), None)


def _texts_of(grid: Grid, tops: Sequence[float]) -> dict[tuple[int, int], list[Text]]:
    """Return the drawn texts of each cell: those whose fixed end lies in it."""
    apart = {item for item in grid.over if isinstance(item, Text)}
    lefts = _starts(grid.box.left, grid.columns)
    drawn = [item for item in grid.items if isinstance(item, Text) and item not in apart]
    by_row: dict[int, list[Text]] = {}
    for text in drawn:
        by_row.setdefault(bisect_right(tops, _middle(text)) - 1, []).append(text)
    found: dict[tuple[int, int], list[Text]] = {}
    for cell in grid.cells:
        left, right = lefts[cell.column], lefts[cell.column + cell.span]
        mine = [text for text in by_row.get(cell.row, ()) if left <= _fixed(text) <= right]
        if mine:
            found[cell.row, cell.column] = mine
    return found


def _tiles_of(grid: Grid, tops: Sequence[float]) -> dict[tuple[int, int], float]:
    """Return where the first tile of each cell that has any begins."""
    lefts = _starts(grid.box.left, grid.columns)
    found: dict[tuple[int, int], float] = {}
    for mark in grid.items:
        if isinstance(mark, TileMark):
            middle = mark.size / 2
            at = bisect_right(tops, mark.y + middle) - 1, bisect_right(lefts, mark.x + middle) - 1
            found[at] = min(mark.x, found.get(at, mark.x))
    return found


def _middle(text: Text) -> float:
    """Return the middle of a text's height."""
    return text.y - MIDDLE * text.face.em


def _fixed(text: Text) -> float:
    """Return the end of a text that stays where it is, a hair inwards."""
    return text.x + {"start": 1, "middle": 0, "end": -1}[text.anchor] * _HAIR


def _wide_enough(grid: Grid, texts: Mapping[tuple[int, int], Sequence[Text]]) -> list[float]:
    """Return where columns begin and end, moved where the drawing lets a text run into the empty end of the next."""
    lefts = _starts(grid.box.left, grid.columns)
    for at in range(1, len(grid.columns)):
        before = [
            text.box.right
            for cell in grid.cells
            if cell.column + cell.span == at
            for text in texts.get((cell.row, cell.column), ())
        ]
        after = [text.box.left for (_, column), found in texts.items() if column == at for text in found]
        least, most = max(before, default=lefts[at]), min(after, default=lefts[at])
        if least > most:  # somebody has to give way: both sides by the same part
            start, end = lefts[at - 1], lefts[at + 1]
            wanted = (least - start) + (end - most)
            lefts[at] = start + (end - start) * (least - start) / wanted if wanted > 0 else lefts[at]
        elif not least <= lefts[at] <= most:
            lefts[at] = (least + most) / 2
    return lefts


def _margins(cell: Cell, box: Box, texts: Sequence[Text], tile: float | None) -> tuple[float, float]:
    """Return the margins that put a cell's words where the drawing has them; the other side is left to longer ones.

    ``tile``: where the first of its tiles begins, if it has any.
    """
    if not texts or cell.anchor == "middle":
        return 0.0, 0.0
    if cell.anchor == "start":
        return max(0.0, min((*(text.box.left for text in texts), *([] if tile is None else [tile]))) - box.left), 0.0
    return 0.0, max(0.0, box.right - max(text.box.right for text in texts))


def _as_drawn(cell: Cell, texts: Sequence[Text]) -> list[Run]:
    """Return a cell's runs as large as they are drawn, and cut where they are: with their end a row would grow."""
    found: list[Run] = []
    for run in cell.runs:
        drawn = next((text for text in texts if text.text and _uncut(text) in run.text), None)
        size = min(run.face.size, drawn.face.size if drawn is not None else run.face.size)
        cut = next((text for text in texts if text.text not in run.text and _uncut(text) in run.text), None)
        said = run.text if cut is None else run.text[: run.text.index(_uncut(cut))] + cut.text
        found.append(replace(run, text=said, face=run.face.sized(size)))
    return found


def _fitting(runs: Sequence[Run], width: float, lines: int) -> list[Run]:
    """Return runs on no more lines than they are drawn on: smaller where a column is narrower than what a row took."""
    share = next((share for share in _SHARES if _lines(runs, share, width) <= lines), _SHARES[-1])
    return [replace(run, face=run.face.sized(run.face.size * share)) for run in runs]


def _lines(runs: Sequence[Run], share: float, width: float) -> int:
    """Return the lines that runs take in a cell at a part of their size."""
    found = 0
    for paragraph in by_paragraph(runs):
        faces = [run.face.sized(run.face.size * share) for run in paragraph]
        if len(paragraph) > 1:
            wide = sum(face.width(run.text) for face, run in zip(faces, paragraph, strict=True))
            found += math.ceil(wide / width)
        else:
            found += len(wrap(paragraph[0].text, width, faces[0].size, bold=faces[0].bold))
    return found


def _uncut(text: Text) -> str:
    return text.text.removesuffix(ELLIPSIS)


def _by_line(texts: Sequence[Text]) -> list[list[Text]]:
    """Return texts by their lines; those of several sizes on one line have not quite the same baseline."""
    found: list[list[Text]] = []
    for text in sorted(texts, key=lambda text: text.y):
        if found and text.y - found[-1][0].y < text.face.em / 2:
            found[-1].append(text)
        else:
            found.append([text])
    return found
