"""The file of a planned edition: one readable JSON document, read with every fault named, and begun from an edition.

Somebody wrote the file, so nothing in it is trusted: its size and its depth are measured before it is parsed, each key
is known or named as unknown, and a schema newer than the program's is refused with a sentence, not guessed at.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from mapping.errors import FaultsError, UsageError
from mapping.faults import Fault, Place
from mapping.insight.editions.consistency import faults_within
from mapping.insight.editions.model import (
    SCHEMA,
    EditionDocument,
    NewUnit,
    Origin,
    Term,
    UnitList,
)
from mapping.insight.editions.told import fault_of
from mapping.sentences.editions import EditionCode

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.catalog.records import Designation
    from mapping.faults import Field

__all__ = [
    "SCHEMA",
    "EditionDocument",
    "EditionError",
    "NewUnit",
    "Origin",
    "Term",
    "UnitList",
    "read",
    "starting_from",
    "written",
]

LARGEST_MB: Final = 8
DEEPEST: Final = 12
"""Levels of brackets: a MultiPolygon of a new unit has eight."""
_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', re.DOTALL)


class EditionError(FaultsError, UsageError):
    """What is wrong with the file of an edition, all of it."""


def read(data: bytes | str, file: str = "edition.json") -> EditionDocument:
    """Read and check the file of an edition; ``file`` is what it is called in sentences.

    Raises:
        EditionError: it is no such file, is of a newer schema, or parts of it are at fault (all of them are named).
    """
    asked = _parsed(data, file)
    _check_schema(asked, file)
    try:
        document = EditionDocument.model_validate(asked)
    except ValidationError as error:
        raise EditionError([fault_of(told, asked, file) for told in error.errors()]) from error
    faults = faults_within(document, file)
    if faults:
        raise EditionError(faults)
    return document


def written(document: EditionDocument) -> bytes:
    """Return the file of an edition: readable JSON, a term a line, with what differs from the defaults."""
    told = document.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    told = {"schema": SCHEMA, **{key: value for key, value in told.items() if key != "schema"}}
    lists = [{**lst, "terms": [_Line(term) for term in lst.get("terms", ())]} for lst in told.get("lists", ())]
    new = [{**unit, "polygon": _Line(unit["polygon"])} for unit in told.get("new_units", ())]
    whole = {**told, **({"lists": lists} if lists else {}), **({"new_units": new} if new else {})}
    return (_laid_out(whole) + "\n").encode()


def starting_from(
    catalog: Catalog, edition: str, *, draft: str = "draft", name_zh: str = "", valid_from: str = ""
) -> EditionDocument:
    """Return an edition that says what ``edition`` says, as the beginning of the next one; its id is ``draft``.

    Units of a shared list stay one list. Without ``valid_from`` its first day is that of the edition itself, to be set
    later.

    Raises:
        UnknownNameError: no such edition.
    """
    known = catalog.edition(edition)
    lists: dict[str, list[str]] = {}
    rows: dict[str, tuple[Designation, ...]] = {}
    for unit in catalog.units:
        of_unit = catalog.designations_of(unit.unit_id, edition)
        list_id = next((row.shared_list for row in of_unit if row.shared_list), unit.unit_id)
        lists.setdefault(list_id, []).append(unit.unit_id)
        rows[list_id] = of_unit
    names = {shared.shared_list: shared for shared in catalog.shared_lists}
    return EditionDocument(
        edition=draft,
        name_zh=name_zh or f"{known.name_zh}（推演）",
        name_en="" if name_zh else f"{known.name_en} (planned)",
        base=edition,
        valid_from=valid_from or known.valid_from,
        lists=tuple(
            UnitList(
                list_id=list_id,
                units=tuple(units),
                name_zh=names[list_id].name_zh if list_id in names else None,
                name_en=names[list_id].name_en if list_id in names else "",
                terms=tuple(Term(term=row.term, industry_id=row.industry_id) for row in rows[list_id]),
            )
            for list_id, units in lists.items()
        ),
    )


def _parsed(data: bytes | str, file: str) -> dict[str, Any]:
    """Return the JSON object of a file, measured before it is parsed."""
    if len(data) > LARGEST_MB * 2**20:
        raise _whole(file, EditionCode.EDITION_TOO_LARGE, megabytes=LARGEST_MB)
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
    except UnicodeDecodeError:
        raise _whole(file, EditionCode.EDITION_NOT_UTF8) from None
    if _depth(text) > DEEPEST:
        raise _whole(file, EditionCode.EDITION_TOO_DEEP, most=DEEPEST)
    try:
        asked = json.loads(text, object_pairs_hook=lambda pairs: _once_each(pairs, file), parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise _whole(file, EditionCode.EDITION_NOT_JSON, line=error.lineno, character=error.colno) from None
    except ValueError:  # a number of thousands of digits, or NaN
        raise _whole(file, EditionCode.EDITION_NOT_JSON, line=1, character=1) from None
    if not isinstance(asked, dict):
        raise _whole(file, EditionCode.EDITION_NO_FILE)
    return asked


def _no_number(_: str) -> Any:
    raise ValueError


def _depth(text: str) -> int:
    depth = deepest = 0
    for bracket in _BRACKETS.finditer(text):
        sign = bracket.group()
        depth += 1 if sign in "[{" else -1 if sign in "]}" else 0
        deepest = max(deepest, depth)
    return deepest


def _once_each(pairs: list[tuple[str, Any]], file: str) -> dict[str, Any]:
    """Return an object of the file; JSON would let the last of two equal keys win in silence."""
    told: dict[str, Any] = {}
    for key, value in pairs:
        if key in told:
            raise _whole(file, EditionCode.EDITION_KEY_TWICE, key=key)
        told[key] = value
    return told


def _check_schema(asked: dict[str, Any], file: str) -> None:
    schema = asked.get("schema")
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        raise _whole(file, EditionCode.EDITION_SCHEMA_UNKNOWN, known=SCHEMA)
    if schema > SCHEMA:
        raise _whole(file, EditionCode.EDITION_SCHEMA_NEWER, found=schema, known=SCHEMA)


def _whole(file: str, code: EditionCode, **fields: Field) -> EditionError:
    return EditionError([Fault(code, Place(file), fields=fields)])


class _Line(dict[str, Any]):
    """A part of the file that stands on one line."""


def _laid_out(value: Any, indent: int = 0) -> str:
    """Return JSON with a line an entry, but for `_Line`s and lists of plain texts: what a person reads and compares."""
    within, end = "  " * (indent + 1), "  " * indent
    if isinstance(value, dict) and value and not isinstance(value, _Line):
        entries = (f"{within}{json.dumps(key)}: {_laid_out(entry, indent + 1)}" for key, entry in value.items())
        return "{\n" + ",\n".join(entries) + f"\n{end}}}"
    if isinstance(value, list) and any(isinstance(entry, dict) for entry in value):
        return "[\n" + ",\n".join(f"{within}{_laid_out(entry, indent + 1)}" for entry in value) + f"\n{end}]"
    return json.dumps(value, ensure_ascii=False)
