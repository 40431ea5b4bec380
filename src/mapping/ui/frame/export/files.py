"""What the dialog fetches when a reader first opens it: modules, style, words; and the process that makes the files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from mapping.documents.gathering import gathered
from mapping.documents.worker import Worker, refused
from mapping.errors import MappingError
from mapping.i18n import messages
from mapping.leaflet.payload import dumps
from mapping.leaflet.publish import bundled, put_hashed, styles_of
from mapping.settings import settings
from mapping.ui import session

if TYPE_CHECKING:
    from mapping.documents.job import Job
    from mapping.documents.worker import Running
    from mapping.insight.atlas import Atlas

_workers: list[Worker] = []
"""The process of this server, once somebody has exported."""


def maker() -> Maker:
    """Return what makes the files of this session, of the data that it sees."""
    return Maker(worker(), session.for_files())


@dataclass(frozen=True, slots=True)
class Maker:
    """The process that makes files, for one session."""

    worker: Worker
    atlas: Atlas

    def submit(self, job: Job) -> Running:
        """Ask for a file. It is made when those before it are, with what it needs of a list of firms.

        Where that is not to be had, no file comes of it.
        """
        try:
            atlas = gathered(job.request, self.atlas)
        except MappingError as error:
            return refused(job, error)
        return self.worker.submit(job, atlas)


def tidy() -> None:
    """Let the process go of data that no session holds any more."""
    for made in _workers:
        made.tidy()


@st.cache_resource(show_spinner=False)
def worker() -> Worker:
    """Return the process that makes the files of all sessions; it is given the data that all of them share."""
    made = Worker(session.base())
    made.start()
    _workers.append(made)
    return made


def can_export() -> bool:
    """Tell whether the process that makes files came up, as far as anybody has asked for one."""
    return all(made.is_well for made in _workers)


@st.cache_resource(show_spinner=False)
def assets(lang: str) -> dict[str, str]:
    """Return the addresses of the dialog's files."""
    folder, script = settings().static_dir, bundled("export/export.js")
    said = {text: told for text, told in messages(lang).items() if json.dumps(text, ensure_ascii=False) in script}
    return {
        "module": put_hashed(folder, "export.js", script.encode()),
        "css": put_hashed(folder, "export.css", styles_of("forms", "export")),
        "words": put_hashed(folder, f"export.{lang}.json", dumps(said).encode()),
    }
