"""The policy's own sentence on a sheet: small, in Chinese, and below it our rendering for readers of English."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from mapping.printing import style
from mapping.printing.blocks.rows import Paragraph
from mapping.printing.translator import sheet_translator, straight

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.cartography.parts import Quotation
    from mapping.insight.quotes import Piece

_INNER: Final = str.maketrans({"“": "‘", "”": "’"})
"""Quotation marks within quotation marks."""
_BETWEEN: Final = "；"
"""Between two sentences of one clause, which are Chinese in any language."""
_HERE: Final = "\N{OBJECT REPLACEMENT CHARACTER}"


def quoted(quotations: Iterable[Quotation], lang: str) -> list[Paragraph]:
    """Return the paragraphs of sentences: those of a clause in quotation marks, terms marked, and the renderings.

    Where room is short a clause is named alone, and the renderings go.
    """
    t = sheet_translator(lang)
    of_clause: dict[str, list[Quotation]] = {}
    for quotation in quotations:
        of_clause.setdefault(quotation.clause, []).append(quotation)
    said = [_original(clause, found, lang) for clause, found in of_clause.items()]
    rendered = [q.english for found in of_clause.values() for q in found if q.english]
    if rendered:
        text = straight(t("{english}（本项目译文）", english="; ".join(rendered)), lang)
        said.append(Paragraph(text, style.SMALL, pad=0.5, spare=True))
    return said


def merged(quotations: Iterable[Quotation]) -> list[Quotation]:
    """Return quotations with each sentence once, marked wherever one of them marks it."""
    found: dict[str, Quotation] = {}
    for quotation in quotations:
        before = found.get(quotation.entry)
        found[quotation.entry] = quotation if before is None else replace(before, pieces=_union(before, quotation))
    return list(found.values())


def _union(one: Quotation, other: Quotation) -> tuple[Piece, ...]:
    flags = [a or b for a, b in zip(_flags(one), _flags(other), strict=True)]
    runs = groupby(zip(one.text, flags, strict=True), key=itemgetter(1))
    return tuple(("".join(character for character, _ in run), marked) for marked, run in runs)


def _flags(quotation: Quotation) -> list[bool]:
    return [marked for text, marked in quotation.pieces for _ in text]


def _original(clause: str, quotations: Iterable[Quotation], lang: str) -> Paragraph:
    """Return the Chinese sentences of one clause, its name before them."""
    t = sheet_translator(lang)
    before, _, after = t("{clause}原文：{text}", clause=clause, text=_HERE).partition(_HERE)
    text, marks = before, []
    for i, quotation in enumerate(quotations):
        text += (_BETWEEN if i else "") + "“"
        for piece, marked in quotation.pieces:
            if marked:
                marks.append((len(text), len(text) + len(piece)))
            text += piece.translate(_INNER)
        text += "”"
    where = t("原文见{clause}", clause=clause)
    return Paragraph(text + after, style.SMALL, pad=0.5, in_short=where, marks=tuple(marks))
