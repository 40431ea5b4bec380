"""Puts what the browser fetches into the served folder, under names that carry the content's hash.

Static files come with an ETag but no Cache-Control: a new name is the only way to be sure that a browser never mixes
two versions, and never asks twice for one it has.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mapping.cartography.look_css import custom_properties
from mapping.errors import MappingError
from mapping.files import write_whole
from mapping.leaflet.bundle import bundle
from mapping.leaflet.payload import dumps
from mapping.leaflet.shapes import close_up, districts, world
from mapping.sentences import Code

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

BROWSER_DIR = Path(__file__).with_name("browser")
_IN_THE_PAGE = ("matrix", "guide", "forms", "briefing", "export", "editions")
"""Rooms whose style sheets stand in the page itself, where those of the element do not reach."""
PUBLISHED = "published"
URL = "./app/static"

_published: dict[Path, dict[str, bytes]] = {}
"""Folder -> file -> content, for as long as the process lives: some 2 MB."""


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses of the published files, relative to the page."""

    module: str
    css: str
    world: str
    districts: str


def publish(atlas: Atlas, static_dir: Path) -> Assets:
    """Write the browser's script and style and the geometry below ``static_dir``; return their addresses.

    Files that are there already are left alone, so that several processes may publish at once.

    Raises:
        MappingError: the folder cannot be written.
    """
    return Assets(
        module=put_hashed(static_dir, "map.js", script(static_dir).encode()),
        css=put_hashed(static_dir, "map.css", styles(static_dir).encode()),
        world=put_hashed(static_dir, "world.json", dumps(world(atlas)).encode()),
        districts=put_hashed(static_dir, "districts.json", dumps(districts(atlas)).encode()),
    )


def publish_close_up(atlas: Atlas, static_dir: Path) -> str:
    """Write the shapes of maps of one unit, when a reader comes to one; return their address."""
    return put_hashed(static_dir, "closeup.json", dumps(close_up(atlas)).encode())


def script(static_dir: Path) -> str:
    """Return Leaflet and the browser's modules as one."""
    # Leaflet is no module: it runs as it is and leaves ``L`` on the global object, where the modules look for it.
    leaflet = (static_dir / "vendor" / "leaflet-1.9.4.js").read_text(encoding="utf-8")
    return f"{leaflet}\n{bundled('entry.js')}"


def bundled(entry: str) -> str:
    """Return a module of the browser and all that it needs as one; ``entry`` is its path, such as ``entry.js``."""
    modules = {path.relative_to(BROWSER_DIR).as_posix(): path for path in BROWSER_DIR.rglob("*.js")}
    return bundle({name: path.read_text(encoding="utf-8") for name, path in modules.items()}, entry)


def styles(static_dir: Path) -> str:
    """Return the look, Leaflet's style sheet and ours as one, in cascading order.

    What all parts share comes first, then the parts, then what a phone, forced colours and paper change.
    """
    apart = {"element", *_IN_THE_PAGE}
    parts = [sheet for sheet in sorted(BROWSER_DIR.glob("*/*.css")) if sheet.parent.name not in apart]
    element = BROWSER_DIR / "element"
    ours = [element / "element.css", *parts, *(element / f"{name}.css" for name in ("phone", "forced", "print"))]
    sheets = [static_dir / "vendor" / "leaflet-1.9.4.css", *ours]
    return "\n".join([custom_properties(":host"), *(sheet.read_text(encoding="utf-8") for sheet in sheets)])


def styles_of(*rooms: str) -> bytes:
    """Return the style sheets of rooms of the browser that stand in the page itself, as one."""
    return b"\n".join(sheet.read_bytes() for room in rooms for sheet in sorted((BROWSER_DIR / room).glob("*.css")))


def put_hashed(static_dir: Path, name: str, content: bytes) -> str:
    """Write one file with its hash in the name; return its address relative to the page."""
    return _put(static_dir, hashed_name(name, content), content)


def hashed_name(name: str, content: bytes) -> str:
    """Return the name of a file with the hash of its content in it."""
    stem, _, suffix = name.rpartition(".")
    return f"{stem}-{_digest(content)}.{suffix}"


def restore(static_dir: Path) -> None:
    """Write again what this process has published and somebody has removed since: pages go on to name it.

    Raises:
        MappingError: the folder cannot be written.
    """
    for name, content in tuple(_published.get(static_dir, {}).items()):
        if not (static_dir / PUBLISHED / name).exists():
            _put(static_dir, name, content)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


def _put(static_dir: Path, name: str, content: bytes) -> str:
    _published.setdefault(static_dir, {})[name] = content
    target = static_dir / PUBLISHED / name
    if not _is_there(static_dir, name):
        try:
            write_whole(target, content)
        except OSError as error:
            raise MappingError(Code.STATIC_NOT_WRITTEN, path=str(target), reason=str(error.strerror)) from error
    return f"{URL}/{PUBLISHED}/{name}"


def _is_there(static_dir: Path, name: str) -> bool:
    """Tell whether a file has been published whole: with the content of which its name carries the hash."""
    path = static_dir / PUBLISHED / name
    try:
        return path.stem.rpartition("-")[2] == _digest(path.read_bytes())
    except OSError:
        return False
