"""Read a point as lists have it: degrees, degrees with minutes and seconds, metres of a Gauss-Krüger zone.

One cell may hold both values, and they may stand in either order: near Wuhan a longitude is never a latitude, nor an
easting a northing. (Surveyors call the north of China's grids X.) What datum a point is in is another question:
`mapping.intake.values.datums`.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from mapping.faults import Phrase
from mapping.i18n import message
from mapping.intake.values.fault import ValueFault
from mapping.intake.values.numbers import says_nothing, text_of, typed
from mapping.sentences import Code
from mapping.sentences.values import ValueCode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mapping.intake.pages import Cell

Axis = Literal["x", "y"]


@dataclass(frozen=True, slots=True)
class RawPoint:
    """A point as it was written, longitude or easting first.

    Degrees, or metres whose easting is led by the ``zone`` number where there is one (``38 538 000``). ``swapped``: it
    was written the other way round than its columns say.
    """

    x: float
    y: float
    kind: Literal["degrees", "metres"]
    zone: int | None = None
    swapped: bool = False


LONGITUDES: Final = (70.0, 140.0)
LATITUDES: Final = (0.0, 60.0)
"""Of China with room to spare: no value is in both."""
NORTHINGS: Final = (1_500_000.0, 6_500_000.0)
EASTINGS: Final = (100_000.0, 900_000.0)
"""Within a zone, without its number."""
ZONES: Final = (*range(13, 24), *range(25, 46))
"""Numbers of zones of 6 and of 3 degrees in China; they lead eastings of eight digits."""

_ZONE_M = 1_000_000
_SIXTY = 60

_SIGNS = str.maketrans(
    dict.fromkeys("′’‘´`＇", "'")
    | dict.fromkeys("″”“＂", '"')
    | dict.fromkeys("°º\u02da", "°")
    | dict(zip("：；，、／（）［］【】", ":;,,/()[][]", strict=True))
)
_PLAIN = re.compile(r"-?\d{1,8}(?:\.\d{1,15})?", re.ASCII)
_AXES: Final[dict[str, Axis]] = {
    "东经": "x", "西经": "x", "经度": "x", "经": "x", "e": "x", "lon": "x", "lng": "x", "long": "x", "longitude": "x",
    "北纬": "y", "南纬": "y", "纬度": "y", "纬": "y", "n": "y", "lat": "y", "latitude": "y",
}  # fmt: skip
_WORD = re.compile(r"(?<![a-z])(longitude|latitude|long|lon|lng|lat|[en])(?![a-z])|东经|北纬|经度|纬度|经|纬")
_FAR = re.compile(r"西经|南纬|(?<![a-z])[ws](?![a-z])")
_LETTER = re.compile(r"^[xy] ?[:=] ?")
"""Which of the two is the north differs from survey to survey; the size of the figure tells."""
_WHOLE = r"\d{1,3}(?:\.\d{1,15})?"
_PART = r"\d{1,2}(?:\.\d{1,15})?"
_ANGLE = (
    rf"(?P<d>{_WHOLE}) ?(?:°|度|d) ?(?:(?P<m>{_PART}) ?(?:'|分|m) ?(?:(?P<s>{_PART}) ?(?:\"|''|秒|s)?)?)?",
    rf"(?P<d>\d{{1,3}})[ :-](?P<m>\d{{1,2}})[ :-](?P<s>{_PART})",
)
_ANGLES = tuple(re.compile(form) for form in _ANGLE)
_THOUSANDS = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d{1,15})?")
_PLAIN_METRES = re.compile(r"(-?\d{1,8}(?:\.\d{1,15})?) ?(?:m|米)?")
_BETWEEN = re.compile(r"[,;/|\n\t]+| +")
_WRAPPED = re.compile(r"(?:point ?z?)? ?[(\[] ?(.*?) ?[)\]]")


def read_point(lon: Cell, lat: Cell | None = None) -> RawPoint:
    """Return the point of two cells, or of one that holds both values.

    Raises:
        ValueFault: no point, half of one, or one that may mean several things.
    """
    if isinstance(lon, float) and isinstance(lat, float):
        return _point(lon, lat)
    cells = [cell for cell in (lon, lat) if cell is not None and not says_nothing(cell)]
    if not cells:
        raise ValueFault(ValueCode.PLACE_NONE)
    if len(cells) == 1:
        return _of_one(cells[0], alone=lat is None)
    first, second = (_one(_plain(cell)) for cell in cells)
    return _joined(first, second)


def _plain(cell: Cell) -> str:
    if isinstance(cell, bool):
        raise ValueFault(ValueCode.PLACE_NONE)
    if isinstance(cell, float):
        if not math.isfinite(cell):
            raise ValueFault(Code.VALUE_NOT_FINITE)
        return repr(cell) if "e" not in repr(cell) else f"{cell:f}"
    text = typed(text_of(cell).translate(_SIGNS)).casefold()
    return unicodedata.normalize("NFKC", text).translate(_SIGNS).strip()


def _of_one(cell: Cell, *, alone: bool) -> RawPoint:
    """Read a cell that holds both values."""
    plain = _plain(cell)
    wrapped = _WRAPPED.fullmatch(plain)
    plain = wrapped[1] if wrapped else plain
    for first, second in _halves(plain):
        try:
            return _joined(_one(first), _one(second))
        except ValueFault as fault:
            if fault.code not in {ValueCode.PLACE_NONE, ValueCode.PLACE_NEITHER}:
                raise
    if len(re.findall(r"\d+\.\d+|\d{5,}", plain)) > 2:  # noqa: PLR2004 - a pair
        raise ValueFault(ValueCode.PLACE_SEVERAL)
    try:
        _one(plain)
    except ValueFault as fault:
        if alone or fault.code is not ValueCode.PLACE_NONE:
            raise ValueFault(ValueCode.PLACE_NONE) from None
        raise
    raise ValueFault(ValueCode.PLACE_HALF)


def _halves(plain: str) -> list[tuple[str, str]]:
    """Return the ways in which a text may be two values: parted by a sign, or before the name of the second axis."""
    found = []
    words = list(_WORD.finditer(plain))
    if len(words) == 2 and words[0].start() == 0:  # noqa: PLR2004 - a pair
        found.append((plain[: words[1].start()], plain[words[1].start() :]))
    for sign in (r"[,;|\n\t/]", r"\s"):
        parts = [part.strip() for part in re.split(rf" *{sign}+ *", plain.strip(" ,;|/")) if part.strip()]
        if len(parts) == 2:  # noqa: PLR2004 - a pair
            found.append((parts[0], parts[1]))
    six = re.fullmatch(r"(\d{1,3} \d{1,2} [\d.]+)[ ,;]+(\d{1,3} \d{1,2} [\d.]+)", plain)
    if six:
        found.append((six[1], six[2]))
    return [(first.strip(" ,;|/"), second.strip(" ,;|/")) for first, second in found]


def _one(plain: str) -> tuple[float, Axis | None]:
    """Return one value, and the axis that its own words name."""
    if _PLAIN.fullmatch(plain):
        return float(plain), None
    axes = {_AXES[word[0]] for word in _WORD.finditer(plain)}
    is_far = bool(_FAR.search(plain))
    bare = _LETTER.sub("", _FAR.sub(" ", _WORD.sub(" ", plain)).strip(" :=,"))
    if len(axes) > 1:
        raise ValueFault(ValueCode.PLACE_SEVERAL)
    value = _value(bare)
    return (-value if is_far else value), next(iter(axes), None)


def _value(bare: str) -> float:
    metres = _PLAIN_METRES.fullmatch(bare)
    if metres:
        return float(metres[1])
    if _THOUSANDS.fullmatch(bare):
        return float(bare.replace(",", ""))
    for form in _ANGLES:
        match = form.fullmatch(bare)
        if match:
            return _degrees(match["d"], match["m"], match["s"])
    raise ValueFault(ValueCode.PLACE_NONE)


def _degrees(whole: str, minutes: str | None, seconds: str | None) -> float:
    if minutes is None:
        return float(whole)
    if "." in whole or (seconds and "." in minutes):
        raise ValueFault(ValueCode.PLACE_NONE)
    m, s = float(minutes), float(seconds or 0)
    if m >= _SIXTY or s >= _SIXTY:
        raise ValueFault(ValueCode.PLACE_MINUTES)
    return float(whole) + m / _SIXTY + s / _SIXTY**2


def _joined(first: tuple[float, Axis | None], second: tuple[float, Axis | None]) -> RawPoint:
    """Return the point of two values; what they call themselves decides which is which, before their size does."""
    (a, a_axis), (b, b_axis) = first, second
    if a_axis and a_axis == b_axis:
        name = message("经度") if a_axis == "x" else message("纬度")
        raise ValueFault(ValueCode.PLACE_SAME_AXIS, axis=Phrase(name))
    if a_axis == "y" or b_axis == "x":
        point = _point(b, a)
        return RawPoint(point.x, point.y, point.kind, point.zone, swapped=not point.swapped)
    return _point(a, b)


def _point(a: float, b: float) -> RawPoint:
    """Return the point of an x and a y as their columns say, or the other way round where only that can be meant."""
    if not (math.isfinite(a) and math.isfinite(b)):
        raise ValueFault(Code.VALUE_NOT_FINITE)
    if max(abs(a), abs(b)) <= 180:  # noqa: PLR2004 - degrees
        if a == b == 0:
            raise ValueFault(ValueCode.PLACE_NONE)
        _refuse_same(a, b, _SAME_DEGREES)
        swapped = _in(a, LATITUDES) and _in(b, LONGITUDES)
        return RawPoint(b, a, "degrees", swapped=True) if swapped else RawPoint(a, b, "degrees")
    if _is_easting(a) and _in(b, NORTHINGS):
        return RawPoint(a, b, "metres", _zone(a))
    if _is_easting(b) and _in(a, NORTHINGS):
        return RawPoint(b, a, "metres", _zone(b), swapped=True)
    _refuse_same(a, b, _SAME_METRES)
    raise ValueFault(ValueCode.PLACE_NEITHER)


def _in(value: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= value <= bounds[1]


def _zone(easting: float) -> int | None:
    number = int(easting // _ZONE_M)
    return number or None


def _is_easting(value: float) -> bool:
    number, within = divmod(value, _ZONE_M)
    return (number == 0 or int(number) in ZONES) and _in(within, EASTINGS)


_Tests: TypeAlias = "Sequence[tuple[str, Callable[[float], bool]]]"
_SAME_DEGREES: _Tests = (
    (message("经度"), lambda value: _in(value, LONGITUDES)),
    (message("纬度"), lambda value: _in(value, LATITUDES)),
)
_SAME_METRES: _Tests = (
    (message("北坐标"), lambda value: _in(value, NORTHINGS)),
    (message("东坐标"), _is_easting),
)


def _refuse_same(a: float, b: float, tests: _Tests) -> None:
    """Refuse two values that can only be of one axis."""
    for name, test in tests:
        if test(a) and test(b):
            raise ValueFault(ValueCode.PLACE_SAME_AXIS, axis=Phrase(name))
