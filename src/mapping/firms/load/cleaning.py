"""What the cells of a batch say, field by field, and what is wrong with them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mapping.catalog.labels import LABEL_SETS
from mapping.firms.values.capital import read_capital
from mapping.firms.values.credit_code import read_credit_code
from mapping.firms.values.days import read_day
from mapping.firms.values.personal import shown_value, without_personal
from mapping.firms.values.points import read_points
from mapping.firms.values.staff import read_staff
from mapping.firms.values.status import read_status
from mapping.sentences import FirmListCode

if TYPE_CHECKING:
    import datetime as dt

    import numpy as np

    from mapping.firms.reading.batches import RawBatch

LONGEST_SCOPE: Final = 4000
CITY: Final = "武汉"
PROVINCE: Final = "湖北"

_NO_SCOPE: Final = ("暂不予显示", "企业信息暂不")
_BRACKETS: Final = str.maketrans("()", "（）")
_BLANKS: Final = re.compile(r"\s+")
_BETWEEN: Final = re.compile(r"(?<![\x21-\x7e])\s+|\s+(?![\x21-\x7e])")
_DISTRICT_CODE: Final = re.compile(r"(?<!\d)\d{6}(?!\d)")
_ABOVE: Final = re.compile(r"^(?:湖北省?[-/·>\s]*)?(?:武汉市[-/·>\s]*|武汉[-/·>\s]+)?")
"""What stands before the district where a column names all levels."""
_LEVELS: Final = re.compile(r"\s*(?:->|→|[>＞»|/\\；;]|[—–-]{1,2}|\t)\s*")
_LEVEL_FIELDS: Final = ("gbt_class_name", "gbt_group_name", "gbt_division_name", "gbt_section_name")
_CODE: Final = re.compile(r"(?<![A-Za-z0-9])([A-Ta-t]?\d{2,4})(?![0-9])|^([A-Ta-t])$")


@dataclass(frozen=True, slots=True)
class Issue:
    """What is wrong in a row: its number, the code, the heading of its column, and the value where it may be kept."""

    line: int
    code: FirmListCode
    column: str | None = None
    value: str | None = None


@dataclass(slots=True)
class Cleaned:
    """The rows of a batch: one list a field, all of one length.

    ``points`` are n x 2 in the datum of the list, NaN without any. ``where`` is the address as it is placed: with the
    district that the list names beside it. Rows of ``elsewhere`` are of another city.
    """

    names: list[str]
    codes: list[str | None]
    statuses: list[str]
    founded: list[dt.date | None]
    years: list[int | None]
    capital_wan: list[float | None]
    capital_text: list[str | None]
    staff: list[int | None]
    addresses: list[str | None]
    where: list[str | None]
    scopes: list[str | None]
    registries: list[str | None]
    gbt_codes: list[str | None]
    gbt_names: list[tuple[str, ...]]
    elsewhere: list[bool]
    made_up: list[bool]
    points: np.ndarray
    issues: list[Issue] = field(default_factory=list)


def cleaned(raw: RawBatch, last_year: int) -> Cleaned:
    """Return what a batch says; ``last_year`` is the last one in which a firm can have been founded."""
    told = _Told(raw)
    days = [read_day(text, last_year) if text else (None, None) for text in raw.texts("founded")]
    for row, (text, (_, year)) in enumerate(zip(raw.texts("founded"), days, strict=True)):
        if text and year is None:
            told.add(row, FirmListCode.FIRM_DATE_UNREADABLE, "founded", text)
    addresses = [_address(*texts) for texts in zip(*(raw.texts(name) for name in _ADDRESSES), strict=True)]
    districts, elsewhere = _districts(raw, told)
    capital = [read_capital(text, raw.measure) for text in raw.texts("capital")]
    for row, read in enumerate(capital):
        if read.fault is not None:
            told.add(row, read.fault, "capital", raw.texts("capital")[row])
    points, wrong = read_points(raw.texts("lon"), raw.texts("lat"), raw.texts("point"))
    for row in wrong:
        told.add(row, FirmListCode.FIRM_POINT_UNREADABLE, "point" if "point" in raw.columns else "lon")
    return Cleaned(
        names=[read_name(text) for text in raw.texts("name")],
        codes=_codes(raw, told),
        statuses=_statuses(raw, told),
        founded=[day for day, _ in days],
        years=[year for _, year in days],
        capital_wan=[read.wan for read in capital],
        capital_text=[read.text for read in capital],
        staff=_staff(raw, told),
        addresses=addresses,
        where=[_where(address, district) for address, district in zip(addresses, districts, strict=True)],
        scopes=[_scope(text) for text in raw.texts("scope")],
        registries=[text or None for text in raw.texts("registrar")],
        gbt_codes=[text or None for text in raw.texts("gbt_code")],
        gbt_names=_gbt_names(raw),
        elsewhere=elsewhere,
        made_up=[bool(text) for text in raw.texts("sample_mark")],
        points=points,
        issues=told.issues,
    )


_ADDRESSES: Final = ("address", "address_report", "address_mail")


class _Told:
    """Gathers what is wrong."""

    def __init__(self, raw: RawBatch) -> None:
        self._raw = raw
        self.issues = [Issue(row.line, FirmListCode[row.code], row.column) for row in raw.refused]

    def add(self, row: int, code: FirmListCode, name: str, value: str = "") -> None:
        """Note a fault of a row's cell."""
        self.issues.append(Issue(self._raw.lines[row], code, self._raw.titles.get(name), shown_value(value)))


def read_name(text: str) -> str:
    """Return a firm's name as licences write it: full-width brackets, no blanks beside Chinese."""
    name = text if text.isascii() else unicodedata.normalize("NFKC", text)
    name = _BETWEEN.sub("", _BLANKS.sub(" ", name)) if _BLANKS.search(name) else name
    return without_personal(name if name.isascii() else name.translate(_BRACKETS)) or name


def _address(*texts: str) -> str | None:
    found = next(filter(None, texts), "")
    return without_personal(found) or None


def _where(address: str | None, district: str) -> str | None:
    if not district or (address and district in address):
        return address
    return f"{CITY}市{district}{(address or '').removeprefix('湖北省').removeprefix('武汉市')}"


def _scope(text: str) -> str | None:
    if not text or text.startswith(_NO_SCOPE):
        return None
    return without_personal(text[:LONGEST_SCOPE]) or None


def _codes(raw: RawBatch, told: _Told) -> list[str | None]:
    codes: list[str | None] = []
    for row, text in enumerate(raw.texts("uscc")):
        code, is_wrong = read_credit_code(text) if text else (None, False)
        codes.append(code)
        if is_wrong:
            told.add(row, FirmListCode.FIRM_CODE_WRONG, "uscc")
    return codes


def _statuses(raw: RawBatch, told: _Told) -> list[str]:
    statuses = []
    for row, text in enumerate(raw.texts("status")):
        status = read_status(text) if text else "unknown"
        statuses.append(status)
        if text and status == "unknown":
            told.add(row, FirmListCode.FIRM_STATUS_UNKNOWN, "status", text)
    return statuses


def _staff(raw: RawBatch, told: _Told) -> list[int | None]:
    staff: list[int | None] = []
    for row, (text, insured) in enumerate(zip(raw.texts("staff"), raw.texts("insured"), strict=True)):
        name = "insured" if insured else "staff"
        number, is_wrong = read_staff(insured or text)
        staff.append(number)
        if is_wrong:
            told.add(row, FirmListCode.FIRM_STAFF_UNREADABLE, name, insured or text)
    return staff


def _districts(raw: RawBatch, told: _Told) -> tuple[list[str], list[bool]]:
    """Return the district that each row names beside its address, and whether it names another city."""
    names, elsewhere = [], []
    columns = (raw.texts("district"), raw.texts("city"), raw.texts("province"))
    for row, (district, city, province) in enumerate(zip(*columns, strict=True)):
        code = _DISTRICT_CODE.findall(district) if district else []
        label = LABEL_SETS["district"].get(code[-1]) if code else None
        names.append(label.zh if label else "" if code else _ABOVE.sub("", district))
        other = bool(
            (city and CITY not in city and PROVINCE not in city)
            or (province and PROVINCE not in province and CITY not in province)
            or (code and not code[-1].startswith("4201"))
        )
        elsewhere.append(other)
        if other:
            told.add(row, FirmListCode.FIRM_CITY_OTHER, "city" if city else "province" if province else "district")
    return names, elsewhere


def _gbt_names(raw: RawBatch) -> list[tuple[str, ...]]:
    """Return the names of classes, groups, divisions and sections in each row, most specific first."""
    named = [raw.texts(name) for name in _LEVEL_FIELDS if name in raw.columns]
    merged = raw.texts("gbt_any_name") if "gbt_any_name" in raw.columns else None
    rows: list[tuple[str, ...]] = (
        [tuple(filter(None, texts)) for texts in zip(*named, strict=True)] if named else [()] * len(raw)
    )
    if merged is None:
        return rows
    return [(*levels, *_levels(text)) if text else levels for levels, text in zip(rows, merged, strict=True)]


def _levels(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in reversed(_LEVELS.split(text)) if part))
