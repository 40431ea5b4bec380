"""Errors as the reader's own sentences, and what a name that is unknown can be the name of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.i18n import message, translator

if TYPE_CHECKING:
    from mapping.errors import MappingError

KINDS = (
    message("布局单元"),
    message("园区"),
    message("产业"),
    message("图层"),
    message("叠加指标"),
    message("叠加内容"),
    message("行政区"),
    message("地理口径"),
    message("版本"),
    message("语言"),
    message("来源"),
    message("产业用词"),
    message("园区类型"),
    message("园区级别"),
    message("点位精度"),
    message("把握程度"),
    message("比较的依据"),
)
"""What a name can be the name of, as the errors say it."""


def sentence(error: MappingError, lang: str) -> str:
    """Return an error in the reader's language; one that has no English yet stays Chinese."""
    return error.told(translator(lang), lang)
