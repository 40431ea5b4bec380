"""The points of a list: read, tried in every datum, brought to WGS-84, held against the unit that each row states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import shapely

from mapping.errors import UnknownNameError
from mapping.faults import Phrase, Several
from mapping.i18n import message
from mapping.intake.found import DatumFound, PointFound
from mapping.intake.values.coordinates import LATITUDES, LONGITUDES, read_point
from mapping.intake.values.datums import METRES, WITHOUT_ZONE, GroundShapes, is_datum, to_wgs84, try_datums
from mapping.intake.values.fault import ValueFault
from mapping.intake.values.numbers import says_nothing
from mapping.intake.wishes import AUTO, WITHOUT_POINTS
from mapping.sentences import IntakeCode
from mapping.sentences.values import ValueCode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from mapping.faults import Told
    from mapping.intake.ground import Ground
    from mapping.intake.pages import Cell
    from mapping.intake.rows import Rows
    from mapping.intake.values.datums import DatumFound as Tried

DATUM_NAMES: Final[Mapping[str, str]] = {"wgs84": "WGS-84", "gcj02": "GCJ-02", "bd09": "BD-09"}
_DEGREES: Final = frozenset({"4326", "4490", "CRS84", "4979"})
"""Codes of degrees that are WGS-84, or within centimetres of it."""
_DIGITS: Final = 6
"""Decimals of a degree that are kept: a tenth of a metre."""
_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Placed:
    """A point in WGS-84 degrees; whether it lies in the unit that its row states (True where that states none)."""

    lon: float
    lat: float
    is_in_unit: bool


def datum_name(datum: str) -> str:
    """Return what a datum is called: of one in metres, with its code."""
    return DATUM_NAMES.get(datum) or f"CGCS2000 EPSG:{datum.removeprefix(METRES)}"


def source_datum(datum: str) -> str:
    """Return a datum as the tables write it."""
    return DATUM_NAMES.get(datum, "CGCS2000")


def check_datum(datum: str) -> None:
    """Refuse a datum that there is none of.

    Raises:
        UnknownNameError: it is none.
    """
    if datum not in {AUTO, WITHOUT_POINTS} and not is_datum(datum):
        raise UnknownNameError("坐标系", datum, (*DATUM_NAMES, *WITHOUT_ZONE))


def place(rows: Rows, units: Sequence[str | None], ground: Ground, datum: str) -> tuple[DatumFound, dict[int, Placed]]:
    """Return which datum the points are in, and the points by row; ``units`` are those that the whole rows state."""
    raw = _raw(rows)
    if not raw.rows:
        return DatumFound(), {}
    expected = dict(zip(rows.whole, units, strict=True))
    stated = [expected[row] for row in raw.rows]
    points = np.array(raw.points, dtype=float).reshape(-1, 2)
    tried = try_datums(points, stated, GroundShapes(ground.units, ground.city))
    recommended = _of_the_file(rows, tried) or tried.recommended
    used = {AUTO: recommended, WITHOUT_POINTS: None}.get(datum, datum)
    found = DatumFound(
        used=used,
        recommended=recommended,
        hits={name: hits.fits for name, hits in tried.hits.items()},
        in_city={name: hits.in_city for name, hits in tried.hits.items()},
        points=tried.points,
        stated=tried.stated,
        swapped=raw.swapped,
        sample=tuple(
            PointFound(rows.numbers[raw.rows[at]], float(points[at, 0]), float(points[at, 1]), stated[at])
            for at in tried.sample
        ),
        waits=datum == AUTO and recommended is None,
    )
    if used is None:
        if found.waits:
            _set_apart(rows, raw, {name: to_wgs84(points, name) for name in tried.hits}, ground)
        return found, {}
    return found, _placed(rows, raw, to_wgs84(points, used), stated, ground, used)


def undecided(found: DatumFound) -> dict[str, Any]:
    """Return what a sentence tells of points that wait for a decision."""
    best = list(found.hits.items())[:_SHOWN]
    told = tuple(Phrase(message("{datum} {n} 个"), datum=datum_name(name), n=hits) for name, hits in best)
    return {"n": found.points, "hits": Several(told)}


def _of_the_file(rows: Rows, tried: Tried) -> str | None:
    """Return the datum that a geographic file states.

    Metres of a numbered system leave no doubt. Degrees are said to be WGS-84 in many a file that is not: that counts
    only where nothing fits better.
    """
    geometry = rows.table.page.geometry
    if geometry is None or not geometry.crs:
        return None
    code = geometry.crs.rpartition(":")[2]
    if is_datum(f"{METRES}{code}"):
        return f"{METRES}{code}"
    best = max((hits.fits for hits in tried.hits.values()), default=0)
    is_wgs84 = code in _DEGREES and tried.recommended is None and "wgs84" in tried.hits
    return "wgs84" if is_wgs84 and tried.hits["wgs84"].fits == best > 0 else None


@dataclass(slots=True)
class _Raw:
    rows: list[int]
    points: list[tuple[float, float]]
    swapped: int = 0


def _raw(rows: Rows) -> _Raw:
    """Read the points as they are written."""
    raw = _Raw([], [])
    geometry = rows.table.page.geometry
    if geometry is not None and "lon" not in rows.table.places and "point" not in rows.table.places:
        _pairs(rows, geometry.x, geometry.y, raw)
    elif "lon" in rows.table.places and "lat" in rows.table.places:
        _pairs(rows, rows.table.places["lon"][0], rows.table.places["lat"][0], raw)
    else:
        for key in ("point", "lon", "lat"):
            if key in rows.table.places:
                _pairs(rows, rows.table.places[key][0], None, raw)
                break
    return raw


def _pairs(rows: Rows, x: int, y: int | None, raw: _Raw) -> None:
    second: Sequence[Cell | None] = [None] * len(rows.whole) if y is None else rows.cells(y)
    for row, first, other in zip(rows.whole, rows.cells(x), second, strict=True):
        plain = _plain(first, other)
        if plain is not None:
            raw.rows.append(row)
            raw.points.append(plain)
            continue
        if says_nothing(first) and (other is None or says_nothing(other)):
            continue
        try:
            point = read_point(first, other)
        except ValueFault as fault:
            half = fault.code is ValueCode.PLACE_HALF
            code = IntakeCode.POINT_LEFT_OUT_HALF if half else fault.code
            at = y if y is not None and says_nothing(first) else x
            rows.note(row, code, at, first if at == x else other or "", **({} if half else fault.fields))
            continue
        if point.swapped:
            raw.swapped += 1
            rows.note(row, ValueCode.PLACE_SWAPPED, x, first)
        raw.rows.append(row)
        raw.points.append((point.x, point.y))


def _plain(x: Cell, y: Cell | None) -> tuple[float, float] | None:
    """Return two plain degrees, as nearly all points are; None for whatever else there may be."""
    if not isinstance(x, str | float) or not isinstance(y, str | float) or type(x) is bool or type(y) is bool:
        return None
    try:
        lon, lat = float(x), float(y)
    except ValueError:  # left to the strict reader
        return None
    is_plain = LONGITUDES[0] <= lon <= LONGITUDES[1] and LATITUDES[0] <= lat <= LATITUDES[1]
    return (lon, lat) if is_plain and "_" not in f"{x}{y}" else None


def _set_apart(rows: Rows, raw: _Raw, there: Mapping[str, NDArray[np.float64]], ground: Ground) -> None:
    """Name the points that lie outside the city whatever datum they are in: these need not wait for the decision."""
    shapely.prepare(ground.city)
    inside = np.zeros(len(raw.rows), dtype=bool)
    for points in there.values():
        inside |= np.asarray(shapely.contains_xy(ground.city, points[:, 0], points[:, 1]), dtype=bool)
    named = Several(tuple(map(datum_name, there)))
    for at in np.flatnonzero(~inside).tolist():
        x, y = raw.points[at]
        rows.note(raw.rows[at], IntakeCode.POINT_OUTSIDE_CITY, _column(rows), f"{x:.10g}, {y:.10g}", datum=named)


def _column(rows: Rows) -> int | None:
    """Return the column in which faults of points are shown."""
    places = rows.table.places
    return next((places[key][0] for key in ("lon", "point", "lat") if key in places), None)


def _placed(  # noqa: PLR0913, PLR0917 - what a point is held against
    rows: Rows, raw: _Raw, there: NDArray[np.float64], stated: Sequence[str | None], ground: Ground, datum: str
) -> dict[int, Placed]:
    """Hold the points against the city and the units; what lies outside the city waits."""
    shapely.prepare(ground.city)
    is_point = np.asarray(np.isfinite(there).all(axis=1))
    in_city = np.zeros(len(there), dtype=bool)
    in_city[is_point] = shapely.contains_xy(ground.city, there[is_point])
    in_unit = _in_stated(there, in_city, stated, ground)
    elsewhere = _where(there, in_city & ~in_unit, ground)
    column = _column(rows)
    placed = {}
    named = datum_name(datum)
    for at, row in enumerate(raw.rows):
        if not in_city[at]:
            x, y = raw.points[at]
            code = IntakeCode.POINT_OUTSIDE_CITY if is_point[at] else IntakeCode.POINT_NOT_OF_DATUM
            rows.note(row, code, column, f"{x:.10g}, {y:.10g}", datum=named)
            continue
        unit_id = stated[at]
        if not in_unit[at] and unit_id is not None:
            x, y = raw.points[at]
            other = elsewhere.get(at)
            spot: Told = ground.unit_name(other) if other else Phrase(message("没有布局单元的地方"))
            rows.note(
                row,
                IntakeCode.POINT_IN_OTHER_UNIT,
                column,
                f"{x:.10g}, {y:.10g}",
                place=spot,
                unit=ground.unit_name(unit_id),
            )
        lon, lat = there[at]
        placed[row] = Placed(round(float(lon), _DIGITS), round(float(lat), _DIGITS), bool(in_unit[at]))
    return placed


def _in_stated(
    there: NDArray[np.float64], in_city: NDArray[np.bool_], stated: Sequence[str | None], ground: Ground
) -> NDArray[np.bool_]:
    """Tell which points lie in the unit that their row states; those that state none, or one without a shape, do."""
    named = np.array([unit if unit in ground.units else "" for unit in stated], dtype=object)
    inside = np.asarray(named == "", dtype=bool)
    for unit_id in sorted(set(named.tolist()) - {""}):
        mine = np.flatnonzero((named == unit_id) & in_city)
        shape = ground.units[unit_id]
        shapely.prepare(shape)
        inside[mine] = shapely.contains_xy(shape, there[mine])
    return inside


def _where(there: NDArray[np.float64], wanted: NDArray[np.bool_], ground: Ground) -> dict[int, str]:
    """Return the unit in which each point lies that is wanted."""
    at = np.flatnonzero(wanted)
    if not len(at):
        return {}
    ids = list(ground.units)
    tree = shapely.STRtree([ground.units[unit_id] for unit_id in ids])
    pairs = tree.query(shapely.points(there[at]), predicate="within")
    return {int(at[point]): ids[unit] for point, unit in pairs.T.tolist()}
