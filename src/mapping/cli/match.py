"""`python -m mapping match`."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mapping.cartography.wording.reasons import subject_name
from mapping.cli.app import (
    DataDir,
    EditionId,
    Language,
    Out,
    WorkspaceFile,
    app,
    edition_of,
    format_of,
    open_atlas,
    write_bytes,
)
from mapping.errors import UsageError, WrongValuesError
from mapping.i18n import translator
from mapping.insight.match.lexicon import lexicon
from mapping.insight.match.ranking import match as match_text
from mapping.insight.match.subjects import choices, subsector_meanings
from mapping.insight.match.weights import Weights
from mapping.insight.match.wish import chosen_meanings, taken_out
from mapping.lists.columns import matches as columns
from mapping.lists.columns.column import Wording, machine_table, record
from mapping.sentences import Code
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.catalog import Catalog
    from mapping.i18n import Translate
    from mapping.insight.match.lexicon import Word
    from mapping.insight.match.ranking import Business, Match, ParkScore, UnitScore
    from mapping.lists.columns.matches import Hit

CHOICE = "="


class MatchFormat(StrEnum):
    """Formats that `match` writes."""

    JSON = "json"
    CSV = "csv"


@app.command()
def match(  # noqa: PLR0913, PLR0917 - one parameter an option
    text: Annotated[str, typer.Argument(help="想做什么，如「氢燃料电池电堆」；中文或英文，一句或一段。")],
    file_format: Annotated[
        MatchFormat | None, typer.Option("--format", help="格式；默认按文件名后缀，否则 json。")
    ] = None,
    out: Out = None,
    later: Annotated[bool, typer.Option("--include-later", help="计入该版以后的园区与清单条目。")] = False,
    edition: EditionId = None,
    lang: Annotated[Language, typer.Option("--lang", help="理由与名称的语言。")] = Language.ZH,
    drop: Annotated[list[str] | None, typer.Option("--drop", help="不计的词，可重复。")] = None,
    choose: Annotated[
        list[str] | None, typer.Option("--choose", help="词所指的细分领域或产业，如 芯片=semiconductors，可重复。")
    ] = None,
    weights: Annotated[str, typer.Option("--weights", help="权重，如 designation:40,parks:25。")] = "",
    data: DataDir = None,
    workspace: WorkspaceFile = None,
) -> None:
    """产业选址：按文字找布局单元与园区，每项说明理由。"""  # noqa: D415
    wanted = format_of(file_format, out, MatchFormat, MatchFormat.JSON)
    if not text.strip():
        raise UsageError(Code.MATCH_WITHOUT_TEXT)
    atlas = open_atlas(data, workspace)
    catalog = atlas.catalog
    dropped, chosen = _wanted(catalog, text, drop or [], choose or [])
    view = View(edition_of(atlas, edition), later, lang.value)
    found = match_text(catalog, text, view, weights=Weights.from_text(weights), drop=dropped, choose=chosen)
    w = Wording.of(catalog, view)
    if wanted is MatchFormat.CSV:
        write_bytes(out, _as_csv(found, w, bom=out is not None))
    else:
        report = json.dumps(as_json(found, w), ensure_ascii=False, indent=2)
        write_bytes(out, f"{report}\n".encode())
    problem = _problem(catalog, found, translator(view.lang))
    if problem:
        typer.echo(problem, err=True)


def _wanted(catalog: Catalog, text: str, drop: list[str], choose: list[str]) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return the terms that do not count, and the meanings chosen.

    Raises:
        UsageError: a choice without its industry; a word that is not in the text, or a meaning that it does not have.
    """
    incomplete = [pair for pair in choose if CHOICE not in pair]
    if incomplete:
        raise WrongValuesError(Code.CHOICE_WITHOUT_MEANING, incomplete)
    words = lexicon(catalog).recognise(text).words
    dropped, no_words = taken_out(words, drop)
    chosen, no_meanings = chosen_meanings(catalog, words, choose, CHOICE)
    for error in (*no_words, *no_meanings):
        raise error
    return dropped, chosen


def as_json(found: Match, w: Wording) -> dict[str, Any]:
    """Return a match as JSON values: words as written, and units and parks, best first, with reasons in words."""
    return {
        "words": [word.text for word in found.words],
        "unknown": list(found.unknown),
        "units": [_unit(score, w) for score in found.units],
        "parks": [_park(score, w) for score in found.parks],
        "same_industry": {
            "units": [_unit(score, w) for score in found.units_by_industry],
            "parks": [_park(score, w) for score in found.parks_by_industry],
        },
        "industries": [_word(word, found, w) for word in found.words],
        "ambiguous": [
            {
                "word": word.text,
                "subsector_ids": list(subsector_meanings(w.catalog, word)),
                "industry_ids": list(word.industries),
                "industries": _names(word.industries, w),
            }
            for word in found.asked
        ],
        "struck": [word.text for word in found.struck],
        "nearby": [word.text for word in found.nearby],
        "conditions": [
            {"kind": one.kind, "text": one.text, "value": one.value, "currency": one.currency}
            for one in found.conditions
        ],
        "businesses": [_business(business, w) for business in found.businesses],
        "only_same_industry": found.only_by_industry,
    }


def _business(business: Business, w: Wording) -> dict[str, Any]:
    """Return the answer to one of several businesses: the ids of its places, best first."""
    subject, places = business.subject, business.places
    return {
        "business": subject_name(w.catalog, subject, w.names),
        "words": list(subject.terms),
        "units": [score.unit.unit_id for score in places.units],
        "parks": [score.park.park_id for score in places.parks],
        "only_same_industry": places.only_by_industry,
    }


def _names(industry_ids: Iterable[str], w: Wording) -> list[str]:
    """Return the names of industries, which stand beside their ids for whoever reads the JSON himself."""
    return [w.names.industry(w.catalog.industry(i)) for i in industry_ids]


def _name(industry_id: str | None, w: Wording) -> str | None:
    return None if industry_id is None else w.names.industry(w.catalog.industry(industry_id))


def _unit(score: UnitScore, w: Wording) -> dict[str, Any]:
    return {**record(columns.UNIT_RECORD, score, w), "evidence": _evidence(score, w)}


def _park(score: ParkScore, w: Wording) -> dict[str, Any]:
    return {**record(columns.PARK_RECORD, score, w), "evidence": _evidence(score, w)}


def _word(word: Word, found: Match, w: Wording) -> dict[str, Any]:
    subject = next((s for s in found.subjects if word.term in s.terms), None)
    return {
        "word": word.text,
        "term": word.term,
        "subsector_ids": list(subject.subsectors) if subject else [],
        "industry_id": subject.industry_id if subject else None,
        "industry": _name(subject.industry_id if subject else None, w),
        "candidates": list(word.industries),
        "candidate_names": _names(word.industries, w),
        "confidence": word.confidence,
        "basis": word.basis,
        "counts": subject is not None,
    }


def _evidence(hit: Hit, w: Wording) -> list[dict[str, Any]]:
    """Return what the reasons rest on, in their order, and how close each comes."""
    return [
        {
            "kind": reason.kind,
            "closeness": reason.closeness,
            "points": reason.points,
            "business": subject_name(w.catalog, reason.subject, w.names),
            "subsector_ids": list(reason.subject.subsectors),
            "industry_id": reason.subject.industry_id,
            "industry": _name(reason.subject.industry_id, w),
            "park_ids": [park.park_id for park in reason.finding.parks],
            "parks": [w.names.park(park) for park in reason.finding.parks],
            "entries": [w.names.entry(entry) for entry in reason.finding.entries],
        }
        for reason in hit.reasons
    ]


def _as_csv(found: Match, w: Wording, *, bom: bool) -> bytes:
    """Return units and parks as CSV. The mark for spreadsheets is only in the way of a program at the end of a pipe."""
    from mapping.lists.csv_file import csv_bytes  # noqa: PLC0415 - JSON needs no listing

    hits: list[Hit] = [*found.units, *found.units_by_industry, *found.parks, *found.parks_by_industry]
    return csv_bytes(*machine_table(columns.HITS, hits, w), bom=bom)


def _problem(catalog: Catalog, found: Match, t: Translate) -> str | None:
    """Return what a reader must be told: nothing recognised, or words that wait for a choice."""
    if not found.words:
        named = t("、").join(found.unknown) or t("（无）")
        return t("没有识别出行业词；未识别：{words}。", words=named)
    if found.asked:
        words = (
            t("{word}（{industries}）", word=word.text, industries=t("、").join(choices(catalog, word)))
            for word in found.asked
        )
        return t("下列词有多种含义，未计入，请用 --choose 指明：{words}。", words=t("；").join(words))
    return None
