"""Buttons under which a file lies: made when it is asked for, and the page says what became of it.

Streamlit makes the file in a thread of its own while the browser waits for the address of it. That thread cannot write
to the page; where it fails, the browser shows five English words for five seconds. So the press also runs the button's
own part of the page once more, which waits for the thread and then says what there is to say.
"""

from __future__ import annotations

import errno
import time
from dataclasses import dataclass
from threading import Condition
from typing import TYPE_CHECKING, Final, Literal

import streamlit as st

from mapping import journal
from mapping.errors import MappingError
from mapping.files import file_name
from mapping.i18n import translator
from mapping.ui.render import render

if TYPE_CHECKING:
    from collections.abc import Callable

MIMES: Final = {
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
    "html": "text/html",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
WAIT_S: Final = 180.0
"""Longer than any file takes to make; by then the request for it was lost with a connection."""
_STEP_S: Final = 0.2
"""How often the part of the page that waits looks if the reader wants something else."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file, and what the reader should know of it."""

    content: bytes
    told: str | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """A button under which a file lies.

    ``key`` names the button on its page; ``stem`` and ``ending`` make the name of the file, the ending also says what
    kind of file it is.
    """

    key: str
    label: str
    stem: str
    ending: str
    lang: str
    icon: str | None = None
    kind: Literal["primary", "secondary"] = "secondary"
    width: Literal["stretch", "content"] = "content"


class Outcome:
    """What became of the presses of one button: noted by the threads that make files, read by the page."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._pressed = 0
        self._ended = 0
        self._told: str | None = None

    def press(self) -> None:
        """Note that the button was pressed; by then the file may be made already, or have failed."""
        with self._changed:
            self._pressed += 1

    def following(self, make: Callable[[], bytes | Made], lang: str) -> Callable[[], bytes]:
        """Return what makes the content and notes here how it went.

        It raises what ``make`` raises: only then does the browser save nothing, and Streamlit logs it.
        """

        def file() -> bytes:
            told = None
            try:
                made = make()
                if isinstance(made, Made):
                    content, told = made.content, made.told
                else:
                    content = made
            except Exception as error:
                told = failure(error, lang)
                raise
            finally:
                with self._changed:
                    self._ended += 1
                    self._told = told
                    self._changed.notify_all()
            return content

        return file

    def is_open(self) -> bool:
        """Tell whether a file is still being made."""
        return self._ended < self._pressed

    def wait(self, seconds: float) -> None:
        """Return once no file is being made any more, or after a time."""
        with self._changed:
            self._changed.wait_for(lambda: not self.is_open(), seconds)

    def give_up(self, told: str) -> None:
        """Wait no more for a file that nobody makes."""
        with self._changed:
            self._ended = self._pressed
            self._told = told

    def take(self) -> str | None:
        """Return what there is to say, once."""
        with self._changed:
            told, self._told = self._told, None
            return told


def download(button: Button, make: Callable[[], bytes | Made]) -> None:
    """Show a button that saves the file which ``make`` makes when it is pressed.

    Whatever goes wrong is said below the button in the reader's language, and so is what the file could not hold.
    """
    # A fragment takes all the width that it is given; in a row of buttons that must be no more than it needs.
    with st.container(width=button.width):
        _part(button, make)


@st.fragment
def _part(button: Button, make: Callable[[], bytes | Made]) -> None:
    outcome: Outcome = st.session_state.setdefault(f"{button.key}_outcome", Outcome())
    pressed = st.download_button(
        button.label,
        outcome.following(_noted(make, button.ending), button.lang),
        file_name=file_name(button.stem, button.ending),
        mime=MIMES[button.ending],
        key=button.key,
        on_click=outcome.press,
        icon=button.icon,
        type=button.kind,
        width=button.width,
    )
    if pressed:
        _wait(outcome, button.lang)
    told = outcome.take()
    if told:
        st.html(render("frame/notices.html", button.lang, notices=(told,)))


def _noted(make: Callable[[], bytes | Made], ending: str) -> Callable[[], bytes | Made]:
    """Return what makes the file and leaves a line in the journal, also where it fails."""

    def file() -> bytes | Made:
        begun, size = time.perf_counter(), None
        try:
            made = make()
            size = len(made.content if isinstance(made, Made) else made)
            return made
        finally:
            journal.note("export", ending, time.perf_counter() - begun, size)

    return file


def _wait(outcome: Outcome, lang: str) -> None:
    """Wait until the file is made."""
    place = st.empty()
    until = time.monotonic() + WAIT_S
    while outcome.is_open():
        if time.monotonic() > until:
            t = translator(lang)
            outcome.give_up(t("没有存下文件：浏览器没有取到它；请再按一次，仍不行请刷新页面。"))
        outcome.wait(_STEP_S)
        place.empty()  # here the run ends if the reader has gone on to something else


def failure(error: Exception, lang: str) -> str:
    """Return the sentence for an error that ended the making of a file."""
    t = translator(lang)
    if isinstance(error, MappingError):
        return t("没有存下文件：{why}", why=error.told(lang))
    if isinstance(error, MemoryError):
        return t("没有存下文件：服务器内存不足；请稍后再试，或选别的格式。")
    if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return t("没有存下文件：服务器磁盘已满；请告诉管理员。")
    return t(
        "没有存下文件：生成时出错（{error}），已记入服务器日志；请再试一次或选别的格式，仍不行请把这一句告诉管理员。",
        error=type(error).__name__,
    )
