"""Telephones and mail that stand inside an address or a scope: taken out, since they are never stored."""

from __future__ import annotations

import re
from typing import Final

_LIKELY: Final = re.compile(r"@|1[3-9]\d{9}|0\d{2,3}[-) ）]?\d{7}|\d{17}[\dXx]|1[3-9]\d[- ]\d{4}")
_PERSONAL: Final = re.compile(
    r"[,，;；(（]?\s*(?:联系)?(?:电话|手机|座机|传真|邮箱|微信|联系方式|联系人|[Tt]el|[Ee]-?mail)?(?:号码?)?[:：]?\s*"
    r"(?:[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
    r"|(?<!\d)(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)"
    r"|(?<!\d)[(（]?0\d{2,3}[)） -]?\d{7,8}(?!\d)"
    r"|(?<!\d)[1-9]\d{5}(?:19|20)\d{9}[\dXx](?!\d))\s*[)）]?"
)
_PLAIN: Final = re.compile(r"[\d\sA-Za-z./,:：，年月日万亿元美港欧币()（）人民$¥~至-]{1,40}")
_LETTERS: Final = re.compile(r"[A-Za-z]{4,}")


def without_personal(text: str) -> str:
    """Return a text without telephones, mail and numbers of identity cards."""
    return _PERSONAL.sub("", text).strip(" ,，;；") if _LIKELY.search(text) else text


def shown_value(text: str) -> str | None:
    """Return a wrong value as far as it may be kept: figures and units; None for what may be of a person."""
    if not _PLAIN.fullmatch(text) or _LIKELY.search(text) or _LETTERS.search(text):
        return None
    return text
