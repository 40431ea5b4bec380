"""Which blocks stand in a column and in which form, so that they fit: what is spared first comes first."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, pairwise, product
from typing import TYPE_CHECKING, Final, TypeAlias

from mapping.printing import style
from mapping.printing.blocks.inset import Inset
from mapping.printing.blocks.rows import Listing, Rows
from mapping.printing.blocks.units_table import UnitsTable
from mapping.printing.flow import Panel, least_height

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mapping.cartography.placement import Box
    from mapping.printing.flow import Block

    Form: TypeAlias = tuple[tuple[Block, ...], float]
    """Blocks, and the gap in mm between two of them."""
    Step: TypeAlias = Callable[[Block], Block]

_CLOSE: Final = 2.4
"""Gap in mm between the blocks of a full column."""


_SPARED: Final = 0.5
"""What the height of a block that may go weighs where columns are filled."""
_FEWEST: Final = 2
"""Lines after which any list may end where nothing else helps."""


def fitting(blocks: Sequence[Block], box: Box, gaps: tuple[float, float] = (style.GAP, _CLOSE)) -> Form:
    """Return the blocks that fit and their gap: the optional ones come if they can, but never press the inset low.

    An optional list comes whole or not at all; for it the others may be set small, but stand in full.
    What does not fit as it is gives way step by step: tables close up, the inset gets lower, long rows are set smaller,
    the blocks stand closer, lists end earlier and count what they leave out, of quotations their clause and a rendering
    stay, then that goes and at last the clause, and in the end every list may end after a few lines. The last form is
    returned even where it is still too high. ``gaps`` are those before and after the blocks stand closer.
    """
    width, room = box.right - box.left, box.bottom - box.top
    kept = {i: block for i, block in enumerate(blocks) if not _is_optional(block)}
    for i, block in enumerate(blocks):
        if i in kept:
            continue
        for form, step in _coming(block):
            others = {k: _whole(other) if _is_list(block) else other for k, other in kept.items()}
            more = others | {i: form}
            if least_height(_each(step, [more[k] for k in sorted(more)]), width) <= room:
                kept = more
                break
    chosen = tuple(kept[k] for k in sorted(kept))
    forms = [(form, gaps[0]) for form in _given(chosen, (_dense, _low, _small))]
    forms += [(form, gaps[1]) for form in _given(forms[-1][0], (_short, _brief, _terse, _silent, _shortest))]
    return next((form for form in forms if least_height(form[0], width, form[1]) <= room), forms[-1])


def spoken(block: Block) -> Block:
    """Return a block without what is quoted in it: a slide tells, and its notes say where."""
    (said,) = _each(lambda body: _silent(_terse(_brief(body))), (block,))
    return said


def in_columns(blocks: Sequence[Block], boxes: Sequence[Box]) -> tuple[Form, ...]:
    """Return the blocks of each of one or two columns, in their order, so that as little as can be is left empty."""
    if len(boxes) == 1:
        return (fitting(blocks, boxes[0]),)
    width, room = boxes[0].right - boxes[0].left, boxes[0].bottom - boxes[0].top
    sizes = [block.sizes(width) for block in blocks]
    spared = [_is_optional(block) for block in blocks]

    def strain(sides: Sequence[int]) -> tuple[float, float, int]:
        over = empty = 0.0
        for side in (0, 1):
            mine = [i for i, other in enumerate(sides) if other == side]
            gaps = style.GAP * max(0, len(mine) - 1)
            over += max(0.0, gaps + sum(sizes[i].full for i in mine if not spared[i]) - room)
            full = gaps + sum(sizes[i].full for i in mine)
            over += max(0.0, full - room) * _SPARED
            if not any(sizes[i].elastic for i in mine):
                empty += max(0.0, room - full)
        # of those as good, the one in which columns are read one after the other
        return over, empty, sum(a != b for a, b in pairwise(sides))

    ways = [(0, *rest) for rest in product((0, 1), repeat=len(blocks) - 1)]
    sides = min(ways, key=strain)
    parts = [[block for block, side in zip(blocks, sides, strict=True) if side == k] for k in (0, 1)]
    return tuple(fitting(part, box) for part, box in zip(parts, boxes, strict=True))


def _given(blocks: tuple[Block, ...], steps: Sequence[Step]) -> Iterator[tuple[Block, ...]]:
    """Yield blocks as they are, then after each further step."""
    return accumulate(steps, lambda form, step: _each(step, form), initial=blocks)


def _is_optional(block: Block) -> bool:
    return isinstance(block, Panel) and block.optional


def _is_list(block: Block) -> bool:
    return isinstance(block, Panel) and isinstance(block.body, Listing)


def _whole(block: Block) -> Block:
    """Return a block that ends nowhere early, if it is a list."""
    if not (isinstance(block, Panel) and isinstance(block.body, Listing)):
        return block
    return replace(block, body=replace(block.body, least_rows=len(block.body.rows)))


def _coming(block: Block) -> Iterator[tuple[Block, Step]]:
    """Yield the forms in which an optional block may come, the fullest first, each with what all do for it."""
    if not (isinstance(block, Panel) and isinstance(block.body, Listing)):
        yield from ((block, _as_it_is), (block, _dense))
        return
    yield from ((_whole(block), _as_it_is), (_whole(block), _small))


def _as_it_is(block: Block) -> Block:
    return block


def _each(step: Step, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks after a step, those under a bar too."""
    return tuple(replace(block, body=step(block.body)) if isinstance(block, Panel) else step(block) for block in blocks)


def _dense(block: Block) -> Block:
    return replace(block, dense=True) if isinstance(block, UnitsTable) else block


def _low(block: Block) -> Block:
    return replace(block, low=True) if isinstance(block, Inset) else block


def _terse(block: Block) -> Block:
    return block.terse if isinstance(block, Rows) else block


def _brief(block: Block) -> Block:
    return block.brief if isinstance(block, Rows) else block


def _small(block: Block) -> Block:
    return block.smaller if isinstance(block, Listing) else block


def _short(block: Block) -> Block:
    return replace(block, least_rows=min(block.least_rows, block.fewest)) if isinstance(block, Listing) else block


def _silent(block: Block) -> Block:
    return block.silent if isinstance(block, Rows) else block


def _shortest(block: Block) -> Block:
    return replace(block, least_rows=min(block.least_rows, _FEWEST)) if isinstance(block, Listing) else block
