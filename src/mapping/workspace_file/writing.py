"""Writing a workspace file: the same content gives the same bytes."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any, Final

from mapping import __version__
from mapping.catalog.contracts import TABLE
from mapping.insight.editions import document
from mapping.workspace_file.cells import table_bytes
from mapping.workspace_file.content import (
    ALIAS_COLUMNS,
    ALIASES,
    BRIEFING,
    EDITION,
    MANIFEST,
    SCHEMA,
    TABLES,
    part_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mapping.insight.additions import Import
    from mapping.workspace_file.content import Saved

_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
"""The first day that a ZIP knows: when a file was saved stands in its name."""


def written(saved: Saved) -> bytes:
    """Return the workspace file."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _parts(saved):
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _parts(saved: Saved) -> Iterator[tuple[str, bytes]]:
    workspace = saved.workspace
    told = {
        "schema": SCHEMA,
        "program": f"wuhan-industry-map {__version__}",
        "imports": [_told(taken) for taken in workspace.imports],
    }
    yield MANIFEST, f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()
    for taken in workspace.imports:
        for table in _tables(taken):
            yield part_of(taken.import_id, table), table_bytes(_columns(taken, table), taken.rows[table])
    if workspace.aliases:
        rows = (dict(zip(ALIAS_COLUMNS, pair, strict=True)) for pair in sorted(workspace.aliases.items()))
        yield ALIASES, table_bytes(ALIAS_COLUMNS, rows)
    if workspace.edition is not None:
        yield EDITION, document.written(workspace.edition)
    if saved.briefing:
        yield BRIEFING, saved.briefing.encode()


def _told(taken: Import) -> Mapping[str, Any]:
    without = {table: list(keys) for table, keys in sorted(taken.without.items()) if keys}
    return {
        "id": taken.import_id,
        "kind": taken.kind,
        "file": taken.file,
        "date": taken.date,
        "tables": list(_tables(taken)),
        **({"without": without} if without else {}),
    }


def _tables(taken: Import) -> tuple[str, ...]:
    return tuple(table for table in TABLES if taken.rows.get(table))


def _columns(taken: Import, table: str) -> tuple[str, ...]:
    """Return the columns of which some row says something, in the order of the contract."""
    used = {column for row in taken.rows[table] for column, cell in row.items() if cell}
    return tuple(column for column in TABLE[table].fields if column in used)
