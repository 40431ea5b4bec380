"""The briefing as a file: made of what the browser last told, when the button is pressed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.i18n import message, translator
from mapping.ui import session
from mapping.ui.frame.download import Made

if TYPE_CHECKING:
    from mapping.documents.pictures import PictureFormat
    from mapping.ui.briefing.held import Held


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file, and what its button says; ``pictures`` are what a ZIP holds."""

    key: str
    file_format: str
    label: str
    pictures: PictureFormat = "png"


_KINDS: Final = (
    Kind("pptx", "pptx", message("PowerPoint（可编辑）")),
    Kind("pdf", "pdf", message("PDF（矢量，可检索）")),
    Kind("zip_png", "zip", message("ZIP：每页一张 PNG")),
    Kind("zip_svg", "zip", message("ZIP：每页一张 SVG"), "svg"),
)


def file_stem(held: Held, lang: str) -> str:
    """Return the name of the briefing's files: its title and its date, as far as it has them."""
    t, request = translator(lang), held.request
    return "_".join(part for part in (request.title or t("武汉产业地图简报"), request.date) if part)


def kinds() -> tuple[Kind, ...]:
    """Return what the briefing may be handed over as, the first what it is made for."""
    from mapping.documents.files import FORMATS  # noqa: PLC0415 - renderers are imported on demand

    return tuple(kind for kind in _KINDS if kind.file_format in FORMATS)


def export(held: Held, kind: Kind) -> Made:
    """Return the briefing as a file; raises as `mapping.documents.files.file_of` does."""
    from mapping.documents.files import file_of  # noqa: PLC0415 - as above

    file = file_of(held.whole(), session.atlas(), kind.file_format, pictures=kind.pictures)
    return Made(file.content, "".join(file.told) or None)
