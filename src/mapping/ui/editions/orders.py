"""What a planner does to the draft, as the browser tells it: an order by its name and value, and what comes of it.

The browser has shown most of it by then (`leaflet/browser/editions/lists.js`); here it is done to the document itself,
by `insight.editions.edits`, and what cannot be done is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from mapping.errors import MappingError
from mapping.files import file_name
from mapping.i18n import translator
from mapping.insight.editions import edits
from mapping.insight.editions.applied import with_edition
from mapping.insight.editions.checks import faults_of
from mapping.insight.editions.document import EditionError, read, starting_from, written
from mapping.insight.editions.history import History
from mapping.insight.editions.model import Origin, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mapping.i18n import Translate
    from mapping.insight.atlas import Atlas
    from mapping.insight.editions.model import EditionDocument

DRAFT: Final = "draft"
"""Id of the edition that a session draws, in addresses too."""


@dataclass(frozen=True, slots=True)
class Done:
    """The draft after an order: its history (None: there is no draft), what there is to say, a file to save."""

    history: History | None
    told: str | None = None
    fault: bool = False
    saved: tuple[str, str] | None = None


def follow(history: History | None, name: str, value: Any, atlas: Atlas, lang: str) -> Done:
    """Return what an order comes to. Whatever a browser may say, what cannot be done changes nothing.

    ``atlas`` is the data without the draft.
    """
    try:
        return _follow(history, name, value, atlas, lang)
    except MappingError as error:
        return Done(history, error.told(lang), fault=True)
    except (LookupError, TypeError, ValueError, AttributeError):
        # no order of ours: the page of another version, or somebody's own
        return Done(history, translator(lang)("这一步没有做成，请刷新页面后再试。"), fault=True)


def _follow(history: History | None, name: str, value: Any, atlas: Atlas, lang: str) -> Done:
    if name == "open":
        return _opened(history, value, atlas, lang)
    if name == "start":
        told = translator(lang)("已开始推演；所做的每一步都可以撤销")
        return Done(History(_checked(_started(value, atlas), atlas)), told)
    if history is None:
        return Done(None)
    if name in _STEPS:
        return _STEPS[name](history, translator(lang))
    return Done(history.then(_checked(_EDITS[name](history.now, value, atlas), atlas)))


def _opened(history: History | None, value: Mapping[str, Any], atlas: Atlas, lang: str) -> Done:
    """Return the draft of a file in place of the one before, which can be had back."""
    file = str(value["name"])[:80]
    document = _as_draft(read(str(value["text"]), file), atlas)
    with_edition(atlas, document, file)
    steps = History(document) if history is None else history.then(document)
    return Done(steps, translator(lang)("已打开“{file}”", file=file))


def _undone(history: History, t: Translate) -> Done:
    return Done(history.undo(), t("已撤销一步") if history.can_undo else t("没有可以撤销的了"))


def _redone(history: History, t: Translate) -> Done:
    return Done(history.redo(), t("已重做一步") if history.can_redo else t("没有可以重做的了"))


def _saved(history: History, t: Translate) -> Done:
    document = history.now
    file = (file_name(document.name_zh, "json"), written(document).decode())
    return Done(history, t("已存为文件"), saved=file)


def _discarded(_: History, t: Translate) -> Done:
    return Done(None, t("已放弃推演稿"))


def _checked(document: EditionDocument, atlas: Atlas) -> EditionDocument:
    faults = faults_of(document, atlas.catalog)
    if faults:
        raise EditionError(faults)
    return document


def _started(value: Mapping[str, Any], atlas: Atlas) -> EditionDocument:
    document = starting_from(
        atlas.catalog,
        str(value["base"]),
        draft=free_id(atlas),
        name_zh=str(value["name"]),
        valid_from=str(value["from"]),
    )
    return edits.renamed(document, name_en="", issuer=str(value.get("issuer") or ""))


def free_id(atlas: Atlas) -> str:
    """Return an id for the draft that no edition of the data has."""
    known, found, number = {edition.edition for edition in atlas.catalog.editions}, DRAFT, 2
    while found in known:
        found, number = f"{DRAFT}_{number}", number + 1
    return found


def _as_draft(document: EditionDocument, atlas: Atlas) -> EditionDocument:
    """Return the edition of a file as this session's draft: under an id that no edition of the data has."""
    known = {edition.edition for edition in atlas.catalog.editions}
    return document if document.edition not in known else edits.renamed(document, edition=free_id(atlas))


def _added(document: EditionDocument, value: Mapping[str, Any], atlas: Atlas) -> EditionDocument:
    place = value.get("at")
    term = _term(value["term"], document, atlas)
    return edits.added(document, str(value["unit"]), term, None if place is None else int(place))


def _term(told: Mapping[str, Any], document: EditionDocument, atlas: Atlas) -> Term:
    """Return a term as the browser tells it, with where it comes from where the base does not have it."""
    word, catalog = str(told["term"]).strip(), atlas.catalog
    based = any(row.term == word for row in catalog.designations if row.edition == document.base)
    statement = told.get("statement")
    origin = None
    if statement:
        origin = Origin(kind="statement", id=str(statement))
    elif not based:
        origin = Origin(kind="new")
    return Term.model_validate(
        {
            "term": word,
            "industry_id": told.get("industry"),
            # the tables tell the sub-sectors of the plan's own terms
            "subsectors": () if catalog.mapping_of(word) else tuple(told.get("subsectors") or ()),
            "origin": origin,
        }
    )


def _moved(document: EditionDocument, value: Mapping[str, Any], _: Atlas) -> EditionDocument:
    return edits.moved(document, str(value["unit"]), str(value["term"]), int(value["at"]), value.get("to"))


def _mapped(document: EditionDocument, value: Mapping[str, Any], atlas: Atlas) -> EditionDocument:
    word = str(value["term"])
    subsectors = () if atlas.catalog.mapping_of(word) else tuple(value.get("subsectors") or ())
    return edits.reclassified(document, word, value.get("industry"), subsectors)


def _shared(document: EditionDocument, value: Mapping[str, Any], atlas: Atlas) -> EditionDocument:
    """Return the document with units on one list. A list that goes on under its name keeps its id."""
    units, name = [str(unit) for unit in value["units"]], str(value["name"])
    first = document.list_of(units[0])
    known = {row.name_zh: row.shared_list for row in atlas.catalog.shared_lists}
    taken = {lst.list_id for lst in document.lists if lst is not first}
    wanted = known.get(name) or (first.list_id if first and first.shared else f"{units[0]}_shared")
    list_id, number = wanted, 2
    while list_id in taken:
        list_id, number = f"{wanted}_{number}", number + 1
    return edits.shared(document, units, list_id, name)


def _named(document: EditionDocument, value: Mapping[str, Any], _: Atlas) -> EditionDocument:
    words = {"name_zh": value["name"], "name_en": "", "valid_from": value["from"], "issuer": value.get("issuer", "")}
    return edits.renamed(document, **{key: str(word) for key, word in words.items()})


_STEPS: Final[Mapping[str, Callable[[History, Translate], Done]]] = {
    "undo": _undone,
    "redo": _redone,
    "save": _saved,
    "discard": _discarded,
}
_EDITS: Final[Mapping[str, Callable[[EditionDocument, Any, Atlas], EditionDocument]]] = {
    "add": _added,
    "remove": lambda document, value, _: edits.removed(document, str(value["unit"]), str(value["term"])),
    "move": _moved,
    "map": _mapped,
    "own": lambda document, value, _: edits.own_list(document, str(value["unit"])),
    "share": _shared,
    "words": _named,
    "drop": lambda document, value, _: edits.dropped(document, str(value["unit"])),
}
