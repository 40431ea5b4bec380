"""What lies beyond the baseline of browsers (see data/beyond_baseline.txt), and what of it the program names."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "mapping"

_TABLE = Path(__file__).with_name("data") / "beyond_baseline.txt"
_COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*", re.DOTALL | re.MULTILINE)


@cache
def beyond(kind: str) -> tuple[str, ...]:
    """Return the names of one kind that lie beyond the baseline: ``api``, ``event``, ``property``, …"""
    lines = (line.partition(" ") for line in _TABLE.read_text(encoding="utf-8").splitlines())
    return tuple(name for found, _, name in lines if found == kind)


@cache
def scripts() -> str:
    """Return whatever holds script for a browser: our modules, the offline page's, and what Python sends along."""
    folders = (("leaflet/browser", "**/*.js"), ("leaflet/templates", "*"), ("ui", "**/*.py"))
    return _texts(path for folder, pattern in folders for path in (SOURCES / folder).glob(pattern))


@cache
def styles() -> str:
    """Return all style sheets, and what holds some."""
    return _texts(path for suffix in ("css", "html") for path in SOURCES.rglob(f"*.{suffix}"))


@cache
def used_apis() -> tuple[str, ...]:
    """Return the APIs beyond the baseline whose name stands in our scripts, whatever it means there."""
    words = set(re.findall(r"[A-Za-z_$][\w$]*", scripts()))
    return tuple(api for api in beyond("api") if api.rpartition(".")[2] in words)


def _texts(paths: Iterable[Path]) -> str:
    texts = (path.read_text(encoding="utf-8") for path in paths)
    return "\n".join(_COMMENT.sub("", text) for text in texts)
