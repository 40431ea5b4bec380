"""Read one figure as people write it in lists: ``１，２３４．５``, ``约500亩``, ``1.2万亩``, ``二十``; strictly.

A figure that is misread is worse than none, so whatever may mean two things is refused: a range, a bound, two numbers
in one cell, a comma that may be a decimal one. What follows the digits is the unit of measure, 万 and 亿 included: they
stay with it, for under a heading in 万元 ``3.5亿`` are not 3.5 亿 times 万元.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.intake.pages import Unread
from mapping.intake.values.fault import ValueFault
from mapping.sentences import Code
from mapping.sentences.values import ValueCode

if TYPE_CHECKING:
    from mapping.intake.pages import Cell


@dataclass(frozen=True, slots=True)
class Number:
    """A figure as written: ``measure`` is what follows the digits (``万亩``), None where nothing does."""

    value: float
    measure: str | None = None
    approximate: bool = False


MYRIADS: Final = ("万亿", "千亿", "百亿", "十亿", "千万", "百万", "十万", "亿", "万", "千", "百")
"""Words that multiply what follows them, longest first; by themselves they are no unit of measure."""

_BLANK = frozenset(
    (
        *(
            "-",
            "--",
            "—",
            "——",
            "–",
            "/",
            "\\",
            "*",
            "…",
            "...",
            "……",
            "无",
            "暂无",
            "不详",
            "未知",
            "未公开",
            "待定",
            "待核",
        ),
        *("空", "n/a", "na", "nil", "null", "none", "unknown", "tbd"),
    )
)
_LONGEST_BLANK = max(map(len, _BLANK))

# Digits and signs of Chinese typing, and no more: what else looks like a number (①, ², Ⅷ) is a note, or a slip.
_TYPED = str.maketrans("０１２３４５６７８９．，＋－％～＄￥\u2212\u00a0\u2009\u202f", "0123456789.,+-%~$¥-   ")

_DIGITS = (
    r"(?:\d{1,3}(?:,\d{3}){1,5}(?!\d)|\d{1,3}(?: \d{3}){1,5}(?! ?\d)|\d{1,18})"
    r"(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3}(?!\w))?"
)
_NUMBER = re.compile(rf"(?P<sign>[+-]?) ?(?P<digits>{_DIGITS})", re.ASCII)
_PLAIN = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,15})?(?:[eE][+-]?\d{1,2})?", re.ASCII)
_ABOUT = re.compile(r"(?:大约|大概|约为|约|近|将近|接近|估计|预计约|ca?\.|approx\.?|about|~|≈) *", re.IGNORECASE)
_ABOUT_AFTER = re.compile(r" *(?:左右|上下|前后|[（(](?:约|估算?|概数)[）)])$")
_MORE = re.compile(r"^[余多来] *|(?<=[万亿])[余多]")
_MUCH_MORE = re.compile(r"^(?:\+|[余多来] *[十百千万亿])")
"""More by up to as much again: ``100+``, ``10多万``."""
_BOUND = re.compile(
    r"^ *(?:超过|超|逾|不少于|不低于|不超过|不足|不到|至少|最多|少于|多于|大于|小于|低于|高于"
    r"|[≥≤><＞＜]|over|under|at least|up to)"
    r"|(?:以上|以下|以内|及以上|起)[)）]?$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\d *[^\d\s,.;；、，/（(]{0,6} *(?:-|~|—|–|―|至|到|to) *(?:约 *)?\d", re.IGNORECASE)
_CURRENCY = re.compile(r"^(?P<sign>人民币|RMB|CNY|¥|US\$|HK\$|USD|HKD|EUR|JPY|GBP|\$|€|£) *", re.IGNORECASE)

_HAN = "零\u3007一二两三四五六七八九十百千点廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
_HAN_NUMBER = re.compile(rf"[{_HAN}万亿]+")
_HAN_RANGE = re.compile(rf"[{_HAN}](?:[至到~—-]+)[{_HAN}]")
_TWO = re.compile(r"两(?=[百千万亿])")


def says_nothing(cell: Cell) -> bool:
    """Tell whether a cell is empty, or says by a sign or a word that nothing is known (``—``, 暂无, N/A)."""
    return isinstance(cell, str) and (not cell or (len(cell) <= _LONGEST_BLANK and cell.strip().casefold() in _BLANK))


def text_of(cell: Cell) -> str:
    """Return a cell as it reads in the spreadsheet.

    Raises:
        ValueFault: an error, or a formula whose result was not saved.
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Unread):
        raise ValueFault(Code.FORMULA_UNSAVED if cell.is_formula else Code.FORMULA_ERROR)
    if isinstance(cell, bool):
        return "是" if cell else "否"
    return f"{cell:.15g}"


def typed(text: str) -> str:
    """Return text with the digits, signs and blanks of Chinese typing as plain ones."""
    return text.translate(_TYPED).strip()


def read_number(cell: Cell, *, comma_divides: bool = True) -> Number:
    """Return the figure of a cell. ``comma_divides``: whether a comma can only divide thousands.

    Raises:
        ValueFault: no figure, or one that may mean several things.
    """
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return Number(_finite(float(cell)))
    text = text_of(cell)
    if _PLAIN.fullmatch(text):
        return Number(float(text))
    plain = typed(text)
    if _BOUND.search(plain):
        raise ValueFault(ValueCode.NUMBER_BOUND)
    if _RANGE.search(plain) or _HAN_RANGE.search(plain):
        raise ValueFault(ValueCode.NUMBER_RANGE)
    rest, about_before = _without(_ABOUT, plain)
    rest, about_after = _without_end(rest)
    rest, currency = _currency(rest)
    match = _NUMBER.match(rest)
    number = _of_digits(match, rest, comma_divides=comma_divides) if match else _of_words(rest)
    measure, more = _measure(number.measure or "", currency)
    return Number(number.value, measure, about_before or about_after or more)


def _without(sign: re.Pattern[str], text: str) -> tuple[str, bool]:
    match = sign.match(text)
    return (text[match.end() :], True) if match else (text, False)


def _without_end(text: str) -> tuple[str, bool]:
    match = _ABOUT_AFTER.search(text)
    return (text[: match.start()], True) if match else (text, False)


def _currency(text: str) -> tuple[str, str]:
    match = _CURRENCY.match(text)
    return (text[match.end() :], match["sign"]) if match else (text, "")


def _of_digits(match: re.Match[str], text: str, *, comma_divides: bool) -> Number:
    digits, rest = match["digits"], text[match.end() :].strip()
    if rest.startswith((",", ".")) and rest[1:2].isdigit():
        raise ValueFault(Code.VALUE_COMMA if rest.startswith(",") else ValueCode.NUMBER_NONE)
    if "," in digits and not comma_divides:
        # 19,250 of a file divided by semicolons is a thousand times more in one country than in the next
        raise ValueFault(Code.VALUE_COMMA)
    if _has_number(rest):
        raise ValueFault(ValueCode.NUMBER_SEVERAL)
    return Number(_finite(float(match["sign"] + digits.replace(",", "").replace(" ", ""))), rest or None)


def _has_number(rest: str) -> bool:
    """Tell whether a second number follows: 2 of m2 and the numerals of 千万元 are none."""
    without = re.sub(r"(?<=[mM])\s?\^?[23]", "", rest)
    if re.search(r"\d", without):
        return True
    after = re.sub(rf"^[{''.join(MYRIADS)}]+", "", without)
    return bool(re.search(rf"[{_HAN}](?:[{_HAN}万亿]|亩|公顷|平方|元|个|家)", after))


def _of_words(text: str) -> Number:
    """Read Chinese numerals; 万 or 亿 at their end belongs to the unit of measure, as after digits."""
    match = _HAN_NUMBER.match(text)
    if match is None:
        raise ValueFault(ValueCode.NUMBER_NONE)
    words, rest = match[0], text[match.end() :].strip()
    if re.search(r"\d", rest) or _HAN_NUMBER.search(rest):
        raise ValueFault(ValueCode.NUMBER_SEVERAL)
    head, myriad = words, ""
    if words[-1] in "万亿":
        head, myriad = words[:-1], words[-1]
    if "万" in head or "亿" in head:
        value = _converted(words)
        return Number(value / 1e4, f"万{rest}") if myriad or not rest else Number(value, rest)
    return Number(_converted(head), (myriad + rest) or None)


def _converted(words: str) -> float:
    from cn2an import cn2an  # noqa: PLC0415 - takes longer to import than most lists to read, and few need it

    try:
        return float(cn2an(_TWO.sub("二", words), "strict"))
    except ValueError:
        raise ValueFault(ValueCode.NUMBER_NONE) from None


def _measure(rest: str, currency: str) -> tuple[str | None, bool]:
    """Return the unit of measure without a word for "and some more", and whether there was one."""
    if _MUCH_MORE.match(rest):
        raise ValueFault(ValueCode.NUMBER_BOUND)
    if rest and unicodedata.category(rest[0]) == "No":  # 5² and 1½ are other numbers
        raise ValueFault(ValueCode.NUMBER_NONE)
    left, more = _MORE.subn("", rest)
    left = left.strip()
    if re.fullmatch(r"[（(【\[].*[)）】\]]", left):
        left = left[1:-1].strip()
    if not currency:
        return left or None, bool(more)
    is_yuan = currency.upper() in {"人民币", "RMB", "CNY", "¥"}
    if is_yuan:
        return (left if "元" in left or "yuan" in left.casefold() else f"{left}元"), bool(more)
    return f"{left}{currency}", bool(more)


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise ValueFault(Code.VALUE_NOT_FINITE)
    return value
