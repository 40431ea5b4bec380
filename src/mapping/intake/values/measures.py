"""Units of measure of lists: how each is written, and what it is in the unit that the tables keep; the one table.

Conversions are exact (1 亩 is 2000/3 m²) and told. Another currency is never converted: what it is worth changes daily.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from mapping.faults import Both, Phrase, Several, shown
from mapping.i18n import message
from mapping.intake.values.fault import ValueFault
from mapping.intake.values.numbers import MYRIADS, Number, read_number
from mapping.sentences.values import ValueCode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.intake.pages import Cell


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit of measure: its names, its size in the unit that the tables keep, and how else it is written."""

    name: str
    en: str
    size: Fraction
    written: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """What is measured; ``base`` is the unit that the tables keep, ``zh`` a message."""

    zh: str
    base: str
    measures: tuple[Measure, ...]


_MU_M2 = Fraction(2000, 3)
_M2 = Fraction(1, 10**6)
_YUAN = Fraction(1, 10**8)

_KM2 = "平方公里;平方千米;方公里;sq km;sq. km;sqkm;km^2;square kilometre;square kilometres;square kilometer"
_SQM = "平方米;平米;平方;sqm;sq m;sq. m;m^2;square metre;square metres;square meter;square meters"
_MILLION = "million yuan;rmb million;million rmb;cny million;million cny"

QUANTITIES: Final[Mapping[str, Quantity]] = {
    "area": Quantity(
        message("面积"),
        "km²",
        (
            Measure("km²", "km²", Fraction(1), (*_KM2.split(";"), "square kilometers")),
            Measure("公顷", "ha", 10**4 * _M2, ("ha", "hectare", "hectares", "hm²", "hm^2")),
            Measure("亩", "mu", _MU_M2 * _M2, ("mu", "市亩")),
            Measure("m²", "m²", _M2, tuple(_SQM.split(";"))),
        ),
    ),
    "money": Quantity(
        message("金额"),
        "亿元",
        (
            Measure("元", "yuan", _YUAN, ("元人民币", "人民币元", "人民币", "yuan", "rmb", "cny", "元(人民币)")),
            Measure("百万元", "million yuan", 10**6 * _YUAN, tuple(_MILLION.split(";"))),
            Measure("十亿元", "billion yuan", 10**9 * _YUAN, tuple(_MILLION.replace("million", "billion").split(";"))),
        ),
    ),
    "length": Quantity(
        message("长度"),
        "km",
        (
            Measure("km", "km", Fraction(1), ("公里", "千米", "kilometre", "kilometres", "kilometer", "kilometers")),
            Measure("m", "m", Fraction(1, 1000), ("米", "metre", "metres", "meter", "meters")),
        ),
    ),
    "people": Quantity(
        message("人数"),
        "人",
        (Measure("人", "people", Fraction(1), ("名", "persons", "people", "person", "employees")),),
    ),
}
"""What columns of lists are measured in, by quantity."""

_SIZES: Final = {
    "百": 10**2, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8, "十亿": 10**9,
    "百亿": 10**10, "千亿": 10**11, "万亿": 10**12,
}  # fmt: skip
CURRENCIES: Final[Mapping[str, str]] = {
    "美元": "US dollars", "美金": "US dollars", "港元": "Hong Kong dollars", "港币": "Hong Kong dollars",
    "欧元": "euros", "日元": "yen", "英镑": "pounds sterling", "韩元": "won", "新元": "Singapore dollars",
    "新台币": "New Taiwan dollars", "台币": "New Taiwan dollars", "澳元": "Australian dollars",
    "usd": "US dollars", "us$": "US dollars", "$": "US dollars", "hkd": "Hong Kong dollars",
    "hk$": "Hong Kong dollars", "eur": "euros", "€": "euros", "jpy": "yen", "gbp": "pounds sterling",
    "£": "pounds sterling", "dollar": "US dollars", "euro": "euros",
}  # fmt: skip

_BRACKETS = re.compile(r"[(\[【〔{<]([^()\[\]【】〔〕{}<>]*)[)\]】〕}>]")
_APART = re.compile(r"[/:|_,，、;；]|单位|\s-\s")
_APART_INSIDE = re.compile(r"[:|,，、;；]|单位")
_DIGITS, _MOST_DECIMALS = 6, 12
_MOST = 40
"""Characters of a text that can be a unit of measure."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure in the unit that the tables keep. ``told`` says how it was converted, None where it was not."""

    value: float
    measure: str
    told: Phrase | None = None
    approximate: bool = False


def fold(text: str) -> str:
    """Return text as units of measure are compared: NFKC, without case and outer blanks, ² for any 2 of an area."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return re.sub(r"(?<=m)\^?2\b", "²", plain)


def measure_in(text: str, quantity: str) -> str | None:
    """Return the unit of measure that a heading or a cell's own words name; None where none, or several are named.

    ``亩`` and ``万亩`` by themselves, in brackets (``占地面积（亩）``), after a sign (``面积/公顷``, ``area_km2``), or
    at the end of the text (``面积平方公里``). Another currency is returned as it is written, and refused by `convert`.
    """
    plain = fold(text)
    whole = _named(plain, quantity) if len(plain) <= _MOST else None
    if whole:
        return whole
    # 万元/亩 in brackets is neither an amount nor an area
    parts = [part for bracket in _BRACKETS.findall(plain) for part in (bracket, *_APART_INSIDE.split(bracket))]
    parts += _APART.split(_BRACKETS.sub(" ", plain))[1:]
    if quantity == "money" and _currency_in(plain):
        return next((part.strip() for part in parts if _currency_in(part)), plain)
    found = {name for part in parts if (name := _named(part.strip(), quantity))}
    if not found:
        found = _at_end(_BRACKETS.sub(" ", plain).strip(), quantity)
    return found.pop() if len(found) == 1 else None


def _at_end(plain: str, quantity: str) -> set[str]:
    """Return the unit with which a text ends, the longest one; Latin ones stand apart from what is before them."""
    for at in range(max(1, len(plain) - _MOST), len(plain)):
        if plain[at].isascii() and plain[at - 1].isascii() and plain[at - 1].isalnum():
            continue
        name = _named(plain[at:].strip(), quantity)
        if name and not (len(plain) - at == 1 and plain[at] in "方名米"):  # 地名, 厘米 and the like
            return {name}
    return set()


@lru_cache(maxsize=4096)
def _named(plain: str, quantity: str) -> str | None:
    """Return the name of the unit that a folded text is as a whole."""
    known = _known(quantity)
    if plain in known:
        return known[plain]
    for word in MYRIADS:
        rest = plain.removeprefix(word).strip()
        if rest != plain and rest in known:
            name = f"{word}{known[rest]}"
            return _REWRITTEN.get(name, name)
    return None


_REWRITTEN: Final = {"千m": "km", "千克": "kg"}


@lru_cache(maxsize=len(QUANTITIES))
def _known(quantity: str) -> Mapping[str, str]:
    return {fold(text): one.name for one in QUANTITIES[quantity].measures for text in (one.name, *one.written)}


def size_of(measure: str, quantity: str) -> Fraction:
    """Return how much of the unit that the tables keep one of a unit is, exactly.

    Raises:
        ValueFault: no unit of this quantity; a currency other than the yuan.
    """
    found = _sized(measure, quantity)
    if found is None:
        raise _unfit(measure, quantity)
    return found[0]


def label(measure: str, quantity: str) -> Both:
    """Return what a unit of a quantity is called: ``万亩``, in English ``10,000 mu``.

    Raises:
        ValueFault: no unit of this quantity; a currency other than the yuan.
    """
    found = _sized(measure, quantity)
    if found is None:
        raise _unfit(measure, quantity)
    return found[1]


@lru_cache(maxsize=1024)
def _sized(measure: str, quantity: str) -> tuple[Fraction, Both] | None:
    name = _named(fold(measure), quantity)
    known = {one.name: one for one in QUANTITIES[quantity].measures}
    if name in known:
        return known[name].size, Both(name, known[name].en)
    for word in MYRIADS:
        one = known.get(name.removeprefix(word)) if name and name.startswith(word) else None
        if one:
            return _SIZES[word] * one.size, Both(f"{word}{one.name}", f"{_SIZES[word]:,} {one.en}")
    return None


def _unfit(measure: str, quantity: str) -> ValueFault:
    """Return why a unit cannot be used."""
    plain = fold(measure)
    currency = _currency_in(plain)
    if currency and quantity == "money":
        return ValueFault(ValueCode.CURRENCY_OTHER, currency=currency)
    asked = QUANTITIES[quantity]
    known: dict[str, Several | Phrase] = {
        "known": Several(tuple(label(one, quantity) for one in choices(quantity))),
        "quantity": Phrase(asked.zh),
    }
    if any(_named(plain, other) for other in QUANTITIES):
        return ValueFault(ValueCode.MEASURE_OF_ANOTHER, measure=shown(measure), **known)
    return ValueFault(ValueCode.MEASURE_UNKNOWN, measure=shown(measure), **known)


def _currency_in(plain: str) -> Both | None:
    return next((Both(written, en) for written, en in CURRENCIES.items() if written in plain), None)


_CHOICES: Final = {
    "area": ("km²", "公顷", "亩", "万亩", "m²", "万m²"),
    "money": ("元", "万元", "亿元"),
    "length": ("km", "m"),
    "people": ("人", "万人"),
}


def choices(quantity: str) -> tuple[str, ...]:
    """Return the units that a person is offered to choose from, for a column that names none."""
    return _CHOICES[quantity]


def convert(value: float, measure: str, quantity: str) -> tuple[float, Phrase | None]:
    """Return a figure in the unit that the tables keep, and how it was converted; None where it was in that unit.

    Raises:
        ValueFault: no unit of this quantity; a currency other than the yuan.
    """
    size = size_of(measure, quantity)
    if size == 1:
        return value, None
    with localcontext() as context:
        context.prec = 40
        made = float(Decimal(repr(value)) * size.numerator / size.denominator)
    told = Phrase(
        message("{amount} → {made}"),
        amount=_Amount(value, measure, quantity),
        made=_Amount(made, QUANTITIES[quantity].base, quantity, is_base=True),
    )
    return made, told


def rate(measure: str, quantity: str) -> Phrase | None:
    """Return by what a column was converted (``1 亩 = 1/1,500 km²``); None where it was not.

    Raises:
        ValueFault: no unit of this quantity; a currency other than the yuan.
    """
    size = size_of(measure, quantity)
    if size == 1:
        return None
    one, base = label(measure, quantity), QUANTITIES[quantity].base
    en, of = _BASES_EN.get(quantity, (base, Fraction(1)))
    one_en = one.en or one.zh
    return Phrase(
        message("{one} = {size}"),
        one=Both(f"1 {one.zh}", f"1 {one_en}" if one_en[0].isalpha() else one_en),
        size=Both(f"{_fraction(size)} {base}", f"{_fraction(size * of)} {en}"),
    )


_BASES_EN: Final = {"money": ("billion yuan", Fraction(1, 10)), "people": ("people", Fraction(1))}
"""What the unit of the tables is called in English, where it is another one, and how much of that it is."""


def _fraction(size: Fraction) -> str:
    return f"{size.numerator:,}/{size.denominator:,}" if size.denominator > 1 else f"{size.numerator:,}"


_LARGE: Final = ((10**9, "billion "), (10**6, "million "))


@dataclass(frozen=True, slots=True)
class _Amount:
    """A figure with its unit, put into words when somebody asks: of many rows nobody does.

    In Chinese as written, in English without multiples of ten thousand.
    """

    value: float
    measure: str
    quantity: str
    is_base: bool = False

    def told(self, lang: str) -> str:
        """Return the figure with its unit."""
        plain = label(self.measure, self.quantity)
        if lang != "en":
            return f"{_figure(self.value)} {plain.zh}"
        if self.is_base:
            en, size = _BASES_EN.get(self.quantity, (plain.en, Fraction(1)))
            return f"{_figure(self.value * float(size))} {en}"
        single = next((one for one in QUANTITIES[self.quantity].measures if plain.zh.endswith(one.name)), None)
        if single is None or single.name == plain.zh:
            return f"{_figure(self.value)} {plain.en}"
        whole = float(Fraction(repr(self.value)) * size_of(self.measure, self.quantity) / single.size)
        part, word = next(((size, word) for size, word in _LARGE if abs(whole) >= size), (1, ""))
        return f"{_figure(whole / part)} {word}{single.en}"


def read_measured(cell: Cell, quantity: str, told_elsewhere: str | None, *, comma_divides: bool = True) -> Measured:
    """Return the figure of a cell in the unit that the tables keep.

    ``told_elsewhere``: the unit that the heading names, or the person has chosen. One that stands in the cell itself
    goes before it.

    Raises:
        ValueFault: no figure, one that may mean several things, or no unit of this quantity.
    """
    number = read_number(cell, comma_divides=comma_divides)
    measure = _measure_of(number, quantity, told_elsewhere)
    value, told = convert(number.value, measure, quantity)
    return Measured(value, measure, told, number.approximate)


def _measure_of(number: Number, quantity: str, told_elsewhere: str | None) -> str:
    written = number.measure
    if written is None:
        if told_elsewhere is None:
            raise ValueFault(ValueCode.MEASURE_NOT_TOLD)
        return told_elsewhere
    if written not in MYRIADS:
        return written
    # A myriad with no unit behind it: the heading's unit follows, unless that holds a myriad of its own. 3.5亿 under
    # 亿元 says the same twice; 1.2万 under 万元 may be either.
    if told_elsewhere is None:
        if quantity == "money":
            return f"{written}元"
        raise ValueFault(ValueCode.MEASURE_NOT_TOLD)
    if not told_elsewhere.startswith(MYRIADS):
        return f"{written}{told_elsewhere}"
    if written == "亿" and told_elsewhere == "亿元":
        return told_elsewhere
    raise ValueFault(ValueCode.MEASURE_TWICE, word=written, measure=told_elsewhere)


def _figure(value: float) -> str:
    """Return a figure with thousands commas and six digits that count, never as a power of ten."""
    if not value:
        return "0"
    decimals = max(0, _DIGITS - 1 - math.floor(math.log10(abs(value))))
    text = f"{value:,.{min(decimals, _MOST_DECIMALS)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
