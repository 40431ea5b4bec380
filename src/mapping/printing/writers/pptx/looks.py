"""How shapes look: fills and lines as XML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.printing import style
from mapping.printing.writers.pptx.palette import plain

if TYPE_CHECKING:
    from mapping.printing.display import Stroke
    from mapping.printing.writers.pptx.pen import Pen

NO_FILL: Final = "<a:noFill/>"
NO_LINE: Final = "<a:ln><a:noFill/></a:ln>"
_WHOLE: Final = 100_000


def fill(pen: Pen, colour: str | None, opacity: float = 1.0) -> str:
    """Return the fill of a shape."""
    if colour is None:
        return NO_FILL
    return f"<a:solidFill>{_ground(pen, colour, opacity)}</a:solidFill>"


def line(pen: Pen, stroke: Stroke | None, tag: str = "a:ln") -> str:
    """Return the line around a shape, or that of an edge of a table's cell (``tag``)."""
    if stroke is None:
        return f"<{tag}><a:noFill/></{tag}>"
    dash = "".join(
        f'<a:ds d="{_share(on, stroke.width)}" sp="{_share(off, stroke.width)}"/>' for on, off in _pairs(stroke.dash)
    )
    dashes = f"<a:custDash>{dash}</a:custDash>" if dash else '<a:prstDash val="solid"/>'
    colour = _ground(pen, stroke.colour, stroke.opacity)
    return (
        f'<{tag} w="{pen.emu(stroke.width)}" cap="flat"><a:solidFill>{colour}</a:solidFill>{dashes}<a:round/></{tag}>'
    )


def _ground(pen: Pen, colour: str, opacity: float) -> str:
    if pen.on_map or opacity < 1:
        return plain(colour, opacity)
    if pen.on_bar and colour == style.NAVY and pen.palette.bar:
        return pen.palette.bar
    return pen.palette.fills.get(colour) or plain(colour)


def _share(length: float, width: float) -> int:
    """Return a length of a dash as the format counts: in thousandths of a per cent of the line's width."""
    return round(length / width * _WHOLE)


def _pairs(dash: tuple[float, ...]) -> list[tuple[float, float]]:
    whole = dash if len(dash) % 2 == 0 else dash * 2
    return list(zip(whole[::2], whole[1::2], strict=True))
