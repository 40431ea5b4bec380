"""Columns that hold data of persons: recognised by their headings and by what stands in them, and left out unasked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from mapping.i18n import message
from mapping.intake.values.measures import fold
from mapping.intake.values.numbers import says_nothing, typed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapping.intake.pages import Cell

PersonalKind = Literal["name", "telephone", "id_number", "mail"]

KIND_NAMES: Final[Mapping[PersonalKind, str]] = {
    "name": message("姓名"),
    "telephone": message("电话"),
    "id_number": message("证件号"),
    "mail": message("邮箱或即时通信号"),
}
"""What each kind is called, as messages."""

_HEADINGS: Final[tuple[tuple[PersonalKind, re.Pattern[str]], ...]] = (
    (
        "id_number",
        re.compile(r"身份证|证件号|护照|^id ?(?:card|number|no\.?)$|id card|passport|identity (?:card|number)"),
    ),
    ("mail", re.compile(r"邮箱|电邮|电子邮件|e-?mail|微信|wechat|\bqq\b|qq号|钉钉")),
    (
        "telephone",
        re.compile(
            r"电话|手机$|手机号|座机|传真|联系方式|联系号码|热线"
            r"|\btel(?:ephone)?\b|\bphone\b|\bmobile(?: phone| number| no\.?)?$|\bfax\b|cell ?phone"
        ),
    ),
    (
        "name",
        re.compile(
            r"姓名|联系人|负责人|联络人|经办人|填表人|填报人|法人|法定代表|联系领导|分管领导|招商专员|对接人|董事长|总经理|园长"
            r"|\bcontacts?\b|person in charge|legal (?:person|representative)|\bmanager\b|owner name|full name"
        ),
    ),
)
_OF_A_BODY = re.compile(
    r"单位|机构|企业名|公司|部门|法人库|法人类型|法人数|网址|链接|company|organi[sz]ation|department|website"
)
"""In a heading, what makes it name a body and no person (负责单位, 法人单位)."""

_MOBILE = re.compile(r"(?<!\d)(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)(?:\+?86[ -]?)?\(?0\d{2,3}\)?[ -]?[2-9]\d{6,7}(?!\d)")
_ID_NUMBER = re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX](?![\dX])")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"

_IN_BRACKETS = re.compile(r"[(【\[][^()【】\[\]]*[)】\]]")
_MOST_LOOKED_AT = 2000
_OFTEN = 0.2
"""Share of the filled cells from which telephone numbers or addresses of mail make a column personal."""
_LONGEST = 200


def personal_kind(heading: str, cells: Sequence[Cell]) -> PersonalKind | None:
    """Return what data of persons a column holds; None where it seems to hold none.

    Numbers of identity cards are recognised by their check digit, and one of them is enough.
    """
    plain = fold(heading)
    if not _OF_A_BODY.search(plain):
        bare = _IN_BRACKETS.sub("", plain).strip(" *:")
        compact = bare if bare.isascii() else bare.replace(" ", "")
        for kind, words in _HEADINGS:
            if words.search(compact):
                return kind
    filled = [cell for cell in cells if not says_nothing(cell)]
    step = max(1, -(-len(filled) // _MOST_LOOKED_AT))
    texts = [_text(cell) for cell in filled[::step]]
    return _by_content(texts) if texts else None


def _by_content(texts: Sequence[str]) -> PersonalKind | None:
    if any(_is_id_number(found) for text in texts for found in _ID_NUMBER.findall(text)):
        return "id_number"
    enough = _OFTEN * len(texts)
    if sum(bool(_MOBILE.search(text) or _LANDLINE.search(text)) for text in texts) >= enough:
        return "telephone"
    if sum(bool(_MAIL.search(text)) for text in texts) >= enough:
        return "mail"
    return None


def _text(cell: Cell) -> str:
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else ""
    return typed(str(cell)[:_LONGEST]).upper()


def _is_id_number(number: str) -> bool:
    """Tell whether the check digit is right (GB 11643-1999)."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    return _CHECKS[total % 11] == number[-1]
