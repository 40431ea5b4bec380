"""Sheets that are composed for the room on an office's own slide, rather than for paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mapping.printing import style
from mapping.printing.frame import frame_of

if TYPE_CHECKING:
    from mapping.cartography.placement import Box
    from mapping.printing.style import Paper

_SUBTITLE: Final = style.SUBTITLE.em * 1.2
"""Of a heading, all that stays below a slide's own title: one line."""
_LEAST: Final = {True: (126.0, 72.0), False: (200.0, 110.0)}
"""Sides in mm of the smallest drafts on which a slide, or a sheet of paper, can still be composed."""


def paper_for(paper: Paper, room: Box, *, titled: bool) -> Paper:
    """Return paper on which a sheet, without the frame around it, fills a room (mm) with type as large as on ``paper``.

    ``titled``: without its title too, which the slide has itself. A room that is too small for any sheet gives larger
    paper of its proportions.
    """
    frame, times = frame_of(paper), paper.magnify
    page, head = frame.page, frame.head
    beside = page.right - (head.right - head.left)
    around = head.top + page.bottom - frame.foot.bottom
    if titled:
        around += head.bottom - head.top - _SUBTITLE
    width, height = (room.right - room.left) / times, (room.bottom - room.top) / times
    across, down = _LEAST[paper.slide]
    more = max(1.0, (across - beside) / width, (down - around) / height)
    return replace(paper, width=(width * more + beside) * times, height=(height * more + around) * times, placed=True)
