"""Errors as the reader's own sentences: an unknown name is what an address can get wrong."""

from __future__ import annotations

from mapping.errors import MappingError, UnknownNameError
from mapping.i18n import message, translator

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
    message("later 取值"),
    message("来源"),
    message("产业用词"),
    message("园区类型"),
    message("园区级别"),
    message("点位精度"),
    message("把握程度"),
)
"""What a name can be the name of, as the errors say it."""


def sentence(error: MappingError, lang: str) -> str:
    """Return an error in the reader's language; one that has no English yet stays Chinese."""
    if not isinstance(error, UnknownNameError):
        return str(error)
    t = translator(lang)
    if not error.suggestions:
        return t("没有名为「{name}」的{kind}。", name=error.shown, kind=t(error.kind))
    meant = t("、").join(error.suggestions)
    return t("没有名为「{name}」的{kind}；是否指：{meant}。", name=error.shown, kind=t(error.kind), meant=meant)
