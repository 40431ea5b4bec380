"""The policy's own sentence on a sheet: small, in Chinese, and below it our rendering for readers of English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.printing import style
from mapping.printing.blocks.rows import Paragraph
from mapping.printing.translator import sheet_translator, straight

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.cartography.parts import Quotation


def originals(quotations: Iterable[Quotation], lang: str) -> list[str]:
    """Return the Chinese sentences as one text a clause, its name before them."""
    t = sheet_translator(lang)
    of_clause: dict[str, list[str]] = {}
    for quotation in quotations:
        of_clause.setdefault(quotation.clause, []).append(quotation.text)
    return [t("{clause}原文：{text}", clause=clause, text=t("；").join(texts)) for clause, texts in of_clause.items()]


def quoted(quotation: Quotation, lang: str) -> list[Paragraph]:
    """Return the paragraphs of a sentence, the clause it stands in before it."""
    t = sheet_translator(lang)
    where = t("原文见{clause}", clause=quotation.clause)
    said = [Paragraph(text, style.SMALL, pad=0.5, in_short=where) for text in originals((quotation,), lang)]
    if quotation.english:
        rendering = t("{english}（本项目译文）", english=quotation.english)
        said.append(Paragraph(straight(rendering, lang), style.SMALL, pad=0.5, spare=True))
    return said
