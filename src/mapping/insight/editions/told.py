"""Where in the file of an edition something is, in words, and what pydantic found there as a fault of the one table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from mapping.catalog.forms import DAY, ID
from mapping.faults import Both, Fault, Phrase, Place, Several, seen
from mapping.i18n import message
from mapping.insight.editions.model import EditionDocument, NewUnit, Origin, Term, UnitList
from mapping.sentences.editions import EditionCode

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from mapping.faults import Field

_MOST_SHOWN: Final = 40
_KINDS: Final[dict[str, type[BaseModel]]] = {"lists": UnitList, "terms": Term, "origin": Origin, "new_units": NewUnit}
_FORMS = {"edition": ID, "base": ID, "valid_from": DAY}


def in_list(number: int, list_id: str) -> Phrase:
    """Return where a list is; people count from 1."""
    return Phrase(message("第 {n} 份清单（{id}）"), n=number + 1, id=list_id)


def in_term(number: int, list_id: str, term: str) -> Phrase:
    """Return where a term is."""
    return Phrase(message("清单 {id} 的第 {n} 个用词「{term}」"), n=number + 1, id=list_id, term=term)


def in_new_unit(number: int, unit_id: str) -> Phrase:
    """Return where a new unit is."""
    return Phrase(message("第 {n} 个新单元（{id}）"), n=number + 1, id=unit_id)


def fault_of(told: ErrorDetails, asked: dict[str, Any], file: str) -> Fault:
    """Return what is wrong with one value, with the way to it in words."""
    way = told["loc"]
    at, rest = _place(way, asked)
    key = ".".join(str(part + 1) if isinstance(part, int) else part for part in rest)
    given, context = told.get("input"), told.get("ctx", {})
    fields: dict[str, Field] = {"at": at, "key": key or Phrase(message("(整个文件)"))}
    match told["type"]:
        case "extra_forbidden":
            return Fault(EditionCode.EDITION_KEY_UNKNOWN, Place(file), fields={**fields, "known": _known(way)})
        case "missing":
            return Fault(EditionCode.EDITION_KEY_MISSING, Place(file), fields=fields)
        case "string_too_long":
            counted: dict[str, Field] = {"n": len(str(given)), "most": context["max_length"]}
            return Fault(EditionCode.EDITION_TOO_LONG, Place(file), fields={**fields, **counted})
        case "too_long":
            counted = {"n": len(given), "most": context["max_length"]}
            return Fault(EditionCode.EDITION_TOO_MANY, Place(file), fields={**fields, **counted})
        case _:
            told_of: dict[str, Field] = {"given": _shown(given), "form": _wanted(told, rest)}
            return Fault(EditionCode.EDITION_VALUE_WRONG, Place(file), fields={**fields, **told_of})


def _wanted(told: ErrorDetails, way: tuple[int | str, ...]) -> Field:
    """Return what a value should be instead."""
    if told["type"] == "literal_error":
        return Phrase(message("应为其中之一：{known}"), known=str(told["ctx"]["expected"]).replace("'", ""))
    if told["type"] == "string_pattern_mismatch":
        name = next((part for part in reversed(way) if isinstance(part, str)), "")
        form = _FORMS.get(name, ID)
        return Both(form.zh, form.en)
    if told["type"].startswith("tuple"):
        return Phrase(message("应为一个列表"))
    if told["type"].startswith("string"):
        return Phrase(message("应为不空的文字"))
    return Phrase(message("请参照由本程序保存的版本文件"))


def _known(way: tuple[int | str, ...]) -> Several:
    """Return the keys that are known where an unknown one stands."""
    owner = next((_KINDS[part] for part in reversed(way[:-1]) if isinstance(part, str) and part in _KINDS), None)
    names = (info.alias or name for name, info in (owner or EditionDocument).model_fields.items())
    return Several(tuple(names))


def _place(way: tuple[int | str, ...], asked: dict[str, Any]) -> tuple[Phrase, tuple[int | str, ...]]:
    """Return where a value is, and what is left of the way to it from there."""
    match way:
        case ("lists", int(number), "terms", int(place), *rest):
            entry = asked["lists"][number]
            term = entry["terms"][place]
            return in_term(place, _name(entry, "list_id"), _name(term, "term")), tuple(rest)
        case ("lists", int(number), *rest):
            return in_list(number, _name(asked["lists"][number], "list_id")), tuple(rest)
        case ("new_units", int(number), *rest):
            return in_new_unit(number, _name(asked["new_units"][number], "unit_id")), tuple(rest)
        case _:
            return Phrase(message("最外层")), tuple(way)


def _name(entry: Any, key: str) -> str:
    value = entry.get(key) if isinstance(entry, dict) else None
    return _shown(value) if isinstance(value, str) else "?"


def _shown(given: Any) -> str:
    text = given if isinstance(given, str) else json.dumps(given, ensure_ascii=False, default=str)
    return seen(" ".join(text.split())[:_MOST_SHOWN])
