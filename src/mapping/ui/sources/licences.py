"""Licences of what the application is made of: itself, the font, Leaflet, and the Python libraries beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from typing import TYPE_CHECKING

from mapping.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PINNED = re.compile(r"([A-Za-z0-9._-]+)(?:\[[a-z,]+\])?==([\w.]+)")
_CLASSIFIER = "License :: OSI Approved :: "


@dataclass(frozen=True, slots=True)
class Library:
    """A Python library with the licence its own metadata names; None where they name none."""

    name: str
    version: str
    licence: str | None


@lru_cache(maxsize=2)
def libraries(requirements: Path = ROOT / "requirements.txt") -> tuple[Library, ...]:
    """Return the libraries that a requirements file pins; none where the file did not come along."""
    if not requirements.exists():
        return ()
    return tuple(_pinned(requirements.read_text(encoding="utf-8")))


def _pinned(text: str) -> Iterator[Library]:
    for line in text.splitlines():
        if found := _PINNED.match(line):
            yield Library(found[1], found[2], _licence(found[1]))


def _first(about: metadata.PackageMetadata, heading: str) -> str:
    """Return the first line under a heading; an older library puts the whole text of its licence there."""
    return about[heading].partition("\n")[0].strip() if heading in about else ""


def _licence(name: str) -> str | None:
    """Return the licence in a library's metadata: an SPDX expression, a short text, or the classifier's words."""
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return None
    stated = _first(about, "License-Expression") or _first(about, "License")
    if stated:
        return stated.removesuffix(" License")
    classified = [c.removeprefix(_CLASSIFIER) for c in about.get_all("Classifier") or [] if c.startswith(_CLASSIFIER)]
    return ", ".join(classified).replace(" License", "") or None
