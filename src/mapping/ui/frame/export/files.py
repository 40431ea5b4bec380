"""What the dialog fetches when a reader first opens it: modules, style, words; and the process that makes the files."""

from __future__ import annotations

import json

import streamlit as st

from mapping.documents.worker import Worker
from mapping.i18n import messages
from mapping.leaflet.payload import dumps
from mapping.leaflet.publish import bundled, put_hashed, styles_of
from mapping.settings import settings
from mapping.ui import session

_workers: list[Worker] = []
"""The process of this server, once somebody has exported."""


@st.cache_resource(show_spinner=False)
def worker() -> Worker:
    """Return the process that makes the files of all sessions; it is given the data that the pages show."""
    made = Worker(session.atlas())
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
