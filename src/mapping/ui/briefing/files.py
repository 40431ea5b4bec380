"""The briefing as a file: made of what the browser last told, when the button is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.i18n import translator
from mapping.ui import session
from mapping.ui.frame.download import Made

if TYPE_CHECKING:
    from mapping.ui.briefing.held import Held


def file_stem(held: Held, lang: str) -> str:
    """Return the name of the briefing's files: its title and its date, as far as it has them."""
    t, request = translator(lang), held.request
    return "_".join(part for part in (request.title or t("武汉产业地图简报"), request.date) if part)


def export(held: Held, file_format: str) -> Made:
    """Return the briefing as a file; raises as `mapping.documents.files.file_of` does."""
    from mapping.documents.files import file_of  # noqa: PLC0415 - renderers are imported on demand

    file = file_of(held.whole(), session.atlas(), file_format)
    return Made(file.content, "".join(file.told) or None)
