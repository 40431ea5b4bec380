"""What one session has asked the dialog for: the preview and the file in work, and what became of them."""

from __future__ import annotations

import base64
import binascii
import logging
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Protocol

from streamlit import runtime

from mapping import journal
from mapping.documents.job import CancelledError, Job
from mapping.errors import MappingError
from mapping.files import file_name
from mapping.i18n import translator
from mapping.ui.frame.download import MIMES, failure

if TYPE_CHECKING:
    from mapping.documents.files import File
    from mapping.documents.worker import Running

_log = logging.getLogger(__name__)

PREVIEW_PX: Final = 1100
"""Width of a preview: sharp on a screen twice as dense as it is wide there."""
MOST_TEMPLATE: Final = 20 * 1024 * 1024
"""Bytes of a template: the browser refuses a larger one, and the connection takes little more (config.toml)."""


class Submits(Protocol):
    """What makes files."""

    def submit(self, job: Job) -> Running:
        """Ask for a file."""


@dataclass(slots=True)
class Work:
    """Something in work: ``at`` is the browser's mark of what it asked for, ``name`` that of the file."""

    at: int
    running: Running
    name: str = ""
    begun: float = field(default_factory=time.perf_counter)


@dataclass(slots=True)
class Desk:
    """The preview, the file and the template of a session; ``worker`` makes what is asked for."""

    worker: Submits
    lang: str
    preview: Work | None = None
    file: Work | None = None
    seen: dict[str, Any] | None = None
    made: dict[str, Any] | None = None
    template: bytes | None = None
    told_template: dict[str, Any] | None = None

    def look(self, at: int, job: Job) -> None:
        """Ask for a preview in place of the one in work."""
        if self.preview:
            self.preview.running.cancel()
        self.preview = Work(at, self.worker.submit(job))

    def make(self, at: int, job: Job, stem: str, ending: str) -> None:
        """Ask for a file in place of the one in work; one that was asked for already is not made twice."""
        if at in {self.file.at if self.file else None, (self.made or {}).get("at")}:
            return
        self.stop()
        self.made = None
        self.file = Work(at, self.worker.submit(job), file_name(stem, ending))

    def stop(self) -> None:
        """Give up the file in work."""
        if self.file:
            self.file.running.cancel()
            self.file = None

    def wait(self, seconds: float) -> None:
        """Return once something in work is done, or after a time."""
        work = self.preview or self.file
        if work:
            work.running.wait(seconds)
        self._collect()

    def told(self) -> dict[str, Any]:
        """Return what the browser is told: what there is, and how far the rest is."""
        return {
            "preview": self.seen,
            "looking": self.preview.at if self.preview else None,
            "file": self.made,
            "making": self._progress(),
            "template": self.told_template,
        }

    def _progress(self) -> dict[str, Any] | None:
        if self.file is None:
            return None
        progress = self.file.running.progress
        return {
            "at": self.file.at,
            "sheet": progress.sheet,
            "sheets": progress.sheets,
            "name": progress.name,
            "ahead": progress.ahead,
        }

    def _collect(self) -> None:
        if self.preview and self.preview.running.is_over:
            self.seen = self._outcome(self.preview, "image/png", "preview.png")
            self.preview = None
        if self.file and self.file.running.is_over:
            work, self.file = self.file, None
            ending = work.name.rpartition(".")[2]
            self.made = self._outcome(work, MIMES[ending], work.name)
            size = (self.made or {}).get("size")
            journal.note("export", ending, time.perf_counter() - work.begun, size)

    def _outcome(self, work: Work, mime: str, name: str) -> dict[str, Any] | None:
        """Return where the browser finds what was made, or the sentence that says why it was not."""
        try:
            file: File = work.running.result()
        except CancelledError:
            return None
        except Exception as error:  # noqa: BLE001 - whatever it is, the reader is told
            if not isinstance(error, MappingError):
                _log.error("a file could not be made", exc_info=error)
            return {"at": work.at, "error": failure(error, self.lang), "told": []}
        if file.ending and not name.endswith(f".{file.ending}"):
            mime, name = MIMES[file.ending], f"{name.rpartition('.')[0]}.{file.ending}"
        url = _kept(file.content, mime, f"export-{name}", name)
        return {"at": work.at, "url": url, "name": name, "size": len(file.content), "told": list(file.told)}

    def take_template(self, said: object) -> None:
        """Take a presentation as template, or none; one of no use leaves the one before, and it is said why."""
        if not isinstance(said, dict):
            self.template, self.told_template = None, None
            return
        from mapping.ui.frame.export.template import layouts_of  # noqa: PLC0415 - only for who has a template

        at, name = said.get("at"), str(said.get("name", ""))[:80]
        try:
            content = base64.b64decode(str(said.get("content", "")), validate=True)
        except binascii.Error:
            content = b""
        try:
            layouts = layouts_of(content)
        except MappingError as error:
            why = translator(self.lang)("没有采用“{file}”：{why}", file=name, why=error.told(self.lang))
            before = self.told_template or {"name": "", "layouts": []}
            self.told_template = {**before, "at": at, "error": why}
            return
        self.template = content
        self.told_template = {"at": at, "name": name, "layouts": list(layouts), "error": None}


def desk_of(held: Desk | None, worker: Submits, lang: str) -> Desk:
    """Return a session's desk; in another language its template stays, and what is in work is given up.

    ``worker`` may be another than before: what it makes is made of the data that the session sees by now.
    """
    if held is None:
        return Desk(worker, lang)
    held.worker = worker
    if held.lang == lang:
        return held
    held.stop()
    told = held.told_template and {**held.told_template, "error": None}
    return Desk(worker, lang, template=held.template, told_template=told)


def _kept(content: bytes, mime: str, place: str, name: str) -> str:
    """Keep a file in memory until the browser has it; return its address. Without a server there is none."""
    if not runtime.exists():
        return ""
    return runtime.get_instance().media_file_mgr.add(content, mime, place, name, is_for_static_download=True)
