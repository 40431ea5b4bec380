"""Telephones, mail and names that stand inside an address or a scope: taken out, since they are never stored."""

from __future__ import annotations

import re
from typing import Final

_LIKELY: Final = re.compile(r"@|1[3-9](?:[- ]?\d){9}|0\d{2,3}[-)— ）]{0,2}\d{4}[- ]?\d{3}|\d{17}[\dXx]")
_LABELS: Final = (
    *("联系人", "电话", "手机", "座机", "固话", "传真", "热线", "微信", "QQ", "qq", "Tel", "TEL", "tel"),
    *("法定代表人", "法人", "负责人", "经办人", "收件人"),
)
"""What names and numbers stand behind that would else be taken for words and houses."""
_BLANKS: Final = re.compile(r"\s{2,}")
"""Many in a row would be tried in ever so many ways."""
_WIDE: Final = re.compile(r"[０-９＠]")
_NARROW: Final = {0xFF10 + digit: str(digit) for digit in range(10)} | {ord("＠"): "@"}
_CHINESE: Final = r"[\u4e00-\u9fff]"
_PERSON: Final = (
    r"(?:法定代表人|法人代表|法人|负责人|联系人|经办人|收件人)(?:姓名)?\s?[:：]\s?"
    rf"{_CHINESE}{{2,4}}(?:·{_CHINESE}{{1,8}})*(?:先生|女士|小姐|经理)?"
)
_CALLED: Final = (
    rf"(?:联系人\s?[:：]?\s?{_CHINESE}{{2,4}}[ ,，]*"
    r"|[^\W\d_号室楼层栋座幢路街区村组店]{1,3}(?:先生|女士|小姐|经理|老师)[ ,，:：]*)?"
)
"""Whose number it is, where a number follows."""
_LABEL: Final = (
    r"(?:(?:联系)?(?:电话|手机|座机|固话|热线|传真|邮箱|微信|联系方式|联系人|[Tt]el|TEL|[Ee]-?mail)(?:号码?)?|联系|号码)?"
    r"[:：]?\s?"
)
_PERSONAL: Final = re.compile(
    rf"[,，;；、(（]?\s?(?:{_CALLED}{_LABEL}"
    r"(?:[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
    r"|(?<!\d)(?:\+?86[ -]?)?1[3-9](?:[ -]?\d){9}(?!\d)"
    r"|(?<!\d)[(（]?0\d{2,3}[)）— -]{0,2}\d{4}[ -]?\d{3,4}(?!\d)(?:[-转]\d{1,5}(?!\d))?"
    r"|(?<!\d)[1-9]\d{5}(?:19|20)\d{9}[\dXx](?!\d))"
    r"|(?:联系)?(?:电话|手机|座机|固话|热线|传真|[Tt]el|TEL)(?:号码?)?[:：.]?\s?"
    r"\d{4}[ -]?\d{3,4}(?!\d)(?:[-转]\d{1,5})?"
    r"|(?:微信号?\s?[:：]|微信号)\s?[\w-]{5,20}|(?:QQ|qq)号?\s?[:：]?\s?\d{5,11}(?!\d)"
    rf"|{_PERSON})\s?[)）]?"
)
_PLAIN: Final = re.compile(r"[\d\sA-Za-z./,:：，年月日万亿元美港欧币()（）人民$¥~至-]{1,40}")
_LETTERS: Final = re.compile(r"[A-Za-z]{4,}")
_LONG_NUMBER: Final = re.compile(r"(?<!\d)(?!(?:19|20)\d{6}(?:\d{6})?(?!\d))\d{8,}")
"""As long as a telephone, and no day without its dashes."""


def without_personal(text: str) -> str:
    """Return a text without telephones, mail, numbers of identity cards, and names behind words such as 联系人：."""
    if _WIDE.search(text):
        text = text.translate(_NARROW)
    if not (_LIKELY.search(text) or any(label in text for label in _LABELS)):
        return text
    return _PERSONAL.sub("", _BLANKS.sub(" ", text)).strip(" ,，;；、")


def shown_value(text: str) -> str | None:
    """Return a wrong value as far as it may be kept: figures and units; None for what may be of a person."""
    if not _PLAIN.fullmatch(text) or any(sign.search(text) for sign in (_LIKELY, _LETTERS, _LONG_NUMBER)):
        return None
    return text
