"""What a page with a map will fetch, told with the document itself: by then no script of the page has run.

A browser asks for the files while it still reads Streamlit's own, and has them when the map asks.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs

from streamlit.file_util import get_static_dir

from mapping.i18n import LANGUAGES
from mapping.ui.address.keys import keys_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mapping.view import View

KINDS: Final = {"world": "fetch", "book": "fetch", "css": "fetch"}
"""Files of a map that are asked for ahead -> what a browser fetches them as."""

PARTS: Final = ("BidiComponent", "serialization", "recordbatch", "_arrayReduce", "Html", "purify.es")
"""Streamlit's own parts for elements (components v2) and for HTML, with what these import."""

_known: dict[tuple[str | None, str], Mapping[str, str]] = {}


def remember(view: View, newest: str, addresses: Mapping[str, str]) -> None:
    """Keep the addresses of what is published for a view; an address without an edition means the newest."""
    _known[None if view.edition == newest else view.edition, view.lang] = addresses


def wanted(path: str, query: bytes, pages: Iterable[str]) -> Mapping[str, str]:
    """Return the addresses of the files of the map on a page, by name; none where there is no map or none is known.

    ``path`` and ``query`` are those of the address, ``pages`` the last parts of the paths that have a map.
    """
    if path.rpartition("/")[2] not in pages:
        return {}
    return _known.get((_asked(query).get("edition"), language(query)), {})


def language(query: bytes) -> str:
    """Return the language that an address asks for; one that there is none of is read as none, as by the page."""
    lang = _asked(query).get("lang")
    return lang if lang in LANGUAGES else keys_named("lang")[0].default


def _asked(query: bytes) -> Mapping[str, str]:
    return {key: values[-1] for key, values in parse_qs(query.decode("ascii", "ignore")).items()}


def link_header(addresses: Mapping[str, str]) -> str:
    """Return the value of the header ``Link`` that asks a browser for the files; empty for none."""
    files = [
        f"<{addresses[name]}>; rel=preload; as={kind}; crossorigin" for name, kind in KINDS.items() if name in addresses
    ]
    modules = [addresses["module"], *parts()] if "module" in addresses else []
    return ", ".join([*(f"<{address}>; rel=modulepreload" for address in modules), *files])


@cache
def parts() -> tuple[str, ...]:
    """Return the addresses of Streamlit's parts for our elements, which it asks for when it meets the first of them.

    One that has another name in another release is asked for when it is needed, as before.
    """
    folder = Path(get_static_dir()) / "static" / "js"
    return tuple(f"./static/js/{file.name}" for part in PARTS for file in sorted(folder.glob(f"{part}.*.js")))
