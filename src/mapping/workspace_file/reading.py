"""Reading a workspace file: whatever is in it that we have not written is refused, and it is said what."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mapping.catalog.contracts import TABLE
from mapping.documents.request import DocumentRequest
from mapping.errors import UsageError
from mapping.faults import Place
from mapping.insight.additions import Import
from mapping.insight.editions import document
from mapping.insight.workspace import Workspace
from mapping.sentences import WorkspaceCode as Code
from mapping.workspace_file.archive import parts_of
from mapping.workspace_file.cells import rows_of
from mapping.workspace_file.content import (
    ALIAS_COLUMNS,
    ALIASES,
    BRIEFING,
    EDITION,
    MANIFEST,
    REPLACEABLE,
    SCHEMA,
    TABLES,
    Saved,
    part_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST_IMPORTS: Final = 40
_OF_AN_IMPORT: Final = ("sources", "parks", "three_lists", "park_columns", "indicators")
"""Tables whose rows say of which list they are."""
_Text = Annotated[str, Field(min_length=1, max_length=200)]
_Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]


class _Taken(BaseModel):
    """What the manifest says of one list."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    id: _Id
    kind: Annotated[str, Field(pattern=r"^[a-z_]{1,20}$")]
    file: _Text
    date: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    tables: list[str]
    without: dict[str, list[_Text]] = Field(default_factory=dict)


class _Manifest(BaseModel):
    """What a workspace file says of itself."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    imports: list[_Taken] = Field(default_factory=list, max_length=_MOST_IMPORTS)


def read(file: str, data: bytes) -> Saved:
    """Return what a workspace file holds; ``file`` is what it is called in sentences.

    Raises:
        UsageError: it is none, of a newer program, or holds what no such file holds; says what.
    """
    parts = dict(parts_of(file, data))
    manifest = _manifest(file, parts.pop(MANIFEST, None))
    imports = tuple(_import(file, taken, parts) for taken in manifest.imports)
    ids = [taken.import_id for taken in imports]
    if twice := next((one for one in ids if ids.count(one) > 1), None):
        raise UsageError(Code.WORKSPACE_TWICE, Place(file), value=twice)
    aliases = rows_of(ALIASES, parts.pop(ALIASES), ALIAS_COLUMNS) if ALIASES in parts else ()
    edition = document.read(parts.pop(EDITION), EDITION) if EDITION in parts else None
    briefing = _briefing(parts.pop(BRIEFING)) if BRIEFING in parts else ""
    if parts:
        raise UsageError(Code.WORKSPACE_PATH, Place(file), value=next(iter(parts)))
    names = {row.get("name", ""): row.get("unit_id", "") for row in aliases}
    return Saved(Workspace(imports, names, edition), briefing)


def _manifest(file: str, data: bytes | None) -> _Manifest:
    """Return what the file says of itself; the version counts first, for the rest may have another form there."""
    try:
        told = json.loads(data or b"")
    except (ValueError, RecursionError) as error:
        raise UsageError(Code.WORKSPACE_NOT_ZIP, Place(file)) from error
    schema = told.get("schema") if isinstance(told, dict) else None
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        raise UsageError(Code.WORKSPACE_NOT_ZIP, Place(file))
    if schema > SCHEMA:
        raise UsageError(Code.WORKSPACE_NEWER, Place(file), schema=schema, known=SCHEMA)
    try:
        return _Manifest.model_validate(told)
    except ValidationError as error:
        key = ".".join(map(str, error.errors()[0]["loc"]))
        raise UsageError(Code.WORKSPACE_MANIFEST, Place(file), value=key) from error


def _import(file: str, taken: _Taken, parts: dict[str, bytes]) -> Import:
    unknown = [table for table in taken.tables if table not in TABLES]
    unknown += [table for table in taken.without if table not in REPLACEABLE]
    if unknown:
        raise UsageError(Code.WORKSPACE_TABLE, Place(file), value=unknown[0])
    rows = {}
    for table in taken.tables:
        part = part_of(taken.id, table)
        if part not in parts:
            raise UsageError(Code.WORKSPACE_MISSING, Place(file), value=part)
        rows[table] = rows_of(part, parts.pop(part), tuple(TABLE[table].fields))
        _check(part, table, taken, rows[table])
    without = {table: tuple(keys) for table, keys in taken.without.items()}
    return Import(import_id=taken.id, kind=taken.kind, file=taken.file, date=taken.date, rows=rows, without=without)


def _check(part: str, table: str, taken: _Taken, rows: tuple[Mapping[str, str], ...]) -> None:
    """Make sure that rows are of their list, and that none passes for one of ours.

    Raises:
        UsageError: names the row.
    """
    replaced = taken.without.get(table, ())
    for line, row in enumerate(rows, 2):
        stranger = table in _OF_AN_IMPORT and row.get("source_id") != taken.id
        park_id = row.get("park_id", "")
        if stranger or (table == "parks" and not park_id.startswith("i") and park_id not in replaced):
            raise UsageError(Code.WORKSPACE_FOREIGN, Place(part, lines=(line,)))


def _briefing(data: bytes) -> str:
    """Return the briefing as it was saved.

    Raises:
        UsageError: it is none.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise UsageError(Code.WORKSPACE_BRIEFING, Place(BRIEFING)) from error
    try:
        DocumentRequest.from_json(text, "")
    except UsageError as error:
        raise UsageError(Code.WORKSPACE_BRIEFING, Place(BRIEFING)) from error
    return text
