"""Data of a session on their way to the process that makes files: what these share with the server's stays at home."""

from __future__ import annotations

import io
import pickle
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from mapping.kept import undisturbed

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas


def _shared(base: Atlas) -> dict[str, Any]:
    """Return what both sides have: shapes, and the tables that are the same, as texts and as records."""
    texts = {f"text:{name}": text for name, text in base.catalog.texts.items()}
    records = {f"records:{part.name}": getattr(base.catalog, part.name) for part in fields(base.catalog)}
    records = {name: rows for name, rows in records.items() if isinstance(rows, tuple) and rows}
    return {"atlas": base, "catalog": base.catalog, "geography": base.geography, **texts, **records}


class _Packer(pickle.Pickler):
    """Writes a name in place of what both sides have."""

    def __init__(self, target: io.BytesIO, base: Atlas) -> None:
        super().__init__(target, pickle.HIGHEST_PROTOCOL)
        self._names = {id(part): name for name, part in _shared(base).items()}

    def persistent_id(self, obj: Any) -> str | None:
        return self._names.get(id(obj))


class _Unpacker(pickle.Unpickler):
    """Reads it again."""

    def __init__(self, source: io.BytesIO, base: Atlas) -> None:
        super().__init__(source)
        self._parts = _shared(base)

    def persistent_load(self, pid: Any) -> Any:
        return self._parts[pid]


def packed(atlas: Atlas, base: Atlas) -> bytes:
    """Return data as they travel to where the server's are."""

    def pack() -> bytes:
        target = io.BytesIO()
        _Packer(target, base).dump(atlas)
        return target.getvalue()

    return undisturbed(pack)


def unpacked(data: bytes, base: Atlas) -> Atlas:
    """Return them as they were."""
    atlas: Atlas = _Unpacker(io.BytesIO(data), base).load()
    return atlas
