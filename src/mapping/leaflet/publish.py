"""Puts what the browser fetches into the served folder, under names that carry the content's hash.

Static files come with an ETag but no Cache-Control: a new name is the only way to be sure that a browser never mixes
two versions, and never asks twice for one it has.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mapping.errors import MappingError
from mapping.leaflet.bundle import bundle
from mapping.leaflet.payload import book, districts, dumps, world

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

BROWSER_DIR = Path(__file__).with_name("browser")
PUBLISHED = "published"
URL = "./app/static"


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses of the published files, relative to the page."""

    module: str
    css: str
    leaflet: str
    world: str
    districts: str


def publish(atlas: Atlas, static_dir: Path) -> Assets:
    """Write the browser's script and style and the geometry below ``static_dir``; return their addresses.

    Files that are there already are left alone, so that several processes may publish at once.

    Raises:
        MappingError: the folder cannot be written.
    """
    return Assets(
        module=put_hashed(static_dir, "map.js", script().encode()),
        css=put_hashed(static_dir, "map.css", styles(static_dir).encode()),
        leaflet=f"{URL}/vendor/leaflet-1.9.4.js",
        world=put_hashed(static_dir, "world.json", dumps(world(atlas)).encode()),
        districts=put_hashed(static_dir, "districts.json", dumps(districts(atlas)).encode()),
    )


def publish_book(atlas: Atlas, static_dir: Path, lang: str) -> str:
    """Write the book of one language, when a reader of it comes; return its address.

    Raises:
        MappingError: the folder cannot be written.
    """
    return put_hashed(static_dir, f"book.{lang}.json", dumps(book(atlas, lang)).encode())


def script() -> str:
    """Return the browser's modules as one."""
    return bundle({p.name: p.read_text(encoding="utf-8") for p in BROWSER_DIR.glob("*.js")}, "main.js")


def styles(static_dir: Path) -> str:
    """Return Leaflet's style sheet and our own as one, in cascading order: the phone's rules come last."""
    ours = sorted(BROWSER_DIR.glob("*.css"), key=lambda p: (p.name == "phone.css", p.name != "map.css", p.name))
    sheets = [static_dir / "vendor" / "leaflet-1.9.4.css", *ours]
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


def put_hashed(static_dir: Path, name: str, content: bytes) -> str:
    """Write one file with its hash in the name; return its address relative to the page."""
    stem, _, suffix = name.rpartition(".")
    return _put(static_dir, f"{stem}-{_digest(content)}.{suffix}", content)


def _digest(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()[:12]


def _put(static_dir: Path, name: str, content: bytes) -> str:
    target = static_dir / PUBLISHED / name
    if not target.exists():
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as file:
                file.write(content)
            Path(file.name).chmod(0o644)
            os.replace(file.name, target)  # noqa: PTH105 - one step, so that nobody ever reads half a file
        except OSError as error:
            raise MappingError(f"无法写入 {target}：{error.strerror}；请检查 static 文件夹的写权限。") from error
    return f"{URL}/{PUBLISHED}/{name}"
