"""What the build knows before it computes: names, published areas, hand-digitised lines.

Coordinates are WGS-84 (lon, lat) in degrees. The hand-digitised vertices are our own, read off from the names of
roads, lakes and member subdistricts that the zones publish, to about 0.001-0.005 degrees (100-500 m). They are
schematic: no vertex is a surveyed boundary.
"""

from __future__ import annotations

from dataclasses import dataclass

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class District:
    """An administrative district. ``unit_id`` owns the ground that no zone takes away."""

    adcode: int
    name_zh: str
    name_en: str
    published_km2: float
    unit_id: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A layout unit, or the scenic area. ``published_km2``: None if no figure is published for this very extent."""

    unit_id: str
    name_zh: str
    name_en: str
    kind: str
    parents: tuple[str, ...]
    published_km2: float | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cut:
    """A hand-digitised ring that takes ground out of its parent districts.

    Vertices outside the parents only say "follow the district edge here": clipping to the parents makes those
    stretches exact. The ring is then shifted parallel to itself until the piece has ``target_km2``.
    ``river_neighbours``: instead of being shifted, the piece gives up the strip of the river it shares with these
    districts; the strip still goes to the same unit.
    """

    cut_id: str
    unit_id: str
    parents: tuple[str, ...]
    target_km2: float
    ring: Ring
    includes: str | None = None
    river_neighbours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Zone:
    """A functional zone, drawn as an overlay: the ground of ``unit_id``, or of the cut ``cut_id``."""

    zone_id: str
    name_zh: str
    name_en: str
    parents: tuple[str, ...]
    published_km2: float
    basis: str
    note: str
    unit_id: str | None = None
    cut_id: str | None = None


@dataclass(frozen=True, slots=True)
class River:
    """A river as the district edges that run in it.

    ``shared`` lists pairs of districts whose common edge is the river; ``outer`` district and box (west, south, east,
    north) where the outline of the city is.
    """

    water_id: str
    name_zh: str
    name_en: str
    width_m: int
    shared: tuple[tuple[str, str], ...]
    outer: tuple[tuple[str, tuple[float, float, float, float]], ...] = ()
    within: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Lake:
    """A lake as a label point. The area is not taken from a cited list: verify it before it is printed."""

    water_id: str
    name_zh: str
    name_en: str
    lon: float
    lat: float
    area_km2: float | None


# Areas: yearbook figures, written from general knowledge; the thirteen add up to 8569.15 km2.
DISTRICTS = (
    District(420102, "江岸区", "Jiang'an", 80.28, "jiangan"),
    District(420103, "江汉区", "Jianghan", 28.29, "jianghan"),
    District(420104, "硚口区", "Qiaokou", 40.06, "qiaokou"),
    District(420105, "汉阳区", "Hanyang", 111.54, "hanyang"),
    District(420106, "武昌区", "Wuchang", 64.58, "wuchang"),
    District(420107, "青山区", "Qingshan", 57.12, "qingshan"),
    District(420111, "洪山区", "Hongshan", 573.28, "hongshan"),
    District(420112, "东西湖区", "Dongxihu", 495.34, "dongxihu"),
    District(420113, "汉南区", "Hannan", 287.05, "wedz"),
    District(420114, "蔡甸区", "Caidian", 1093.17, "caidian"),
    District(420115, "江夏区", "Jiangxia", 2018.31, "jiangxia"),
    District(420116, "黄陂区", "Huangpi", 2256.70, "huangpi"),
    District(420117, "新洲区", "Xinzhou", 1463.43, "xinzhou"),
)

_OLD_SPLIT = (
    "published areas of 武昌/青山/洪山 (64.58/57.12/573.28) follow an older split of lake, river and chemical-park "
    "land; together they are 694.98 km2 against 708.1 in the AMap geometry (+1.9%)"
)

UNITS = (
    Unit("jiangan", "江岸区", "Jiang'an", "district", ("江岸区",), 80.28),
    Unit("jianghan", "江汉区", "Jianghan", "district", ("江汉区",), 28.29),
    Unit("qiaokou", "硚口区", "Qiaokou", "district", ("硚口区",), 40.06),
    Unit("hanyang", "汉阳区", "Hanyang", "district", ("汉阳区",), 111.54),
    Unit("wuchang", "武昌区", "Wuchang", "district", ("武昌区",), 64.58, _OLD_SPLIT),
    Unit(
        "qingshan",
        "青山区(武汉化工区)",
        "Qingshan (incl. Wuhan Chemical Industry Park)",
        "district+zone",
        ("青山区", "洪山区"),
        None,
        "青山区(区界) + 化工区/八吉府一带(示意); " + _OLD_SPLIT,
    ),
    Unit(
        "hongshan",
        "洪山区(不含功能区)",
        "Hongshan (excl. functional zones)",
        "remainder",
        ("洪山区",),
        None,
        _OLD_SPLIT,
    ),
    Unit(
        "dongxihu",
        "东西湖区(临空港经开区)",
        "Dongxihu / Lingang Economic Development Zone",
        "district=zone",
        ("东西湖区",),
        495.34,
    ),
    Unit(
        "wedz",
        "武汉经开区(汉南区)",
        "Wuhan Economic & Technological Development Zone (Hannan)",
        "zone",
        ("汉南区", "蔡甸区"),
        489.7,
    ),
    Unit(
        "ovc",
        "东湖高新区(光谷)",
        "East Lake High-tech Development Zone (Optics Valley)",
        "zone",
        ("洪山区", "江夏区"),
        518.06,
    ),
    Unit("caidian", "蔡甸区(不含经开区)", "Caidian (excl. WEDZ)", "remainder", ("蔡甸区",), 890.52),
    Unit("jiangxia", "江夏区(不含东湖高新区)", "Jiangxia (excl. Optics Valley)", "remainder", ("江夏区",), None),
    Unit("huangpi", "黄陂区", "Huangpi", "district", ("黄陂区",), 2256.70),
    Unit("xinzhou", "新洲区", "Xinzhou", "district", ("新洲区",), 1463.43),
    Unit("scenic", "东湖风景区", "East Lake Scenic Area", "scenic", ("武昌区", "洪山区"), 81.68),
)

ZONES = (
    Zone(
        "ovc",
        "东湖高新区(光谷)",
        "East Lake High-tech Zone / Optics Valley",
        ("洪山区", "江夏区"),
        518.06,
        "schematic",
        "示意边界",
        unit_id="ovc",
    ),
    Zone(
        "wedz",
        "武汉经开区",
        "Wuhan Economic & Technological Development Zone",
        ("汉南区", "蔡甸区"),
        489.7,
        "schematic",
        "汉南区部分为区界,沌口/沌阳/军山部分为示意",
        unit_id="wedz",
    ),
    Zone(
        "lingang",
        "临空港经开区",
        "Lingang Economic Development Zone",
        ("东西湖区",),
        495.34,
        "official",
        "与东西湖区同范围",
        unit_id="dongxihu",
    ),
    Zone(
        "chem",
        "武汉化工区",
        "Wuhan Chemical Industry Park",
        ("洪山区",),
        71.64,
        "schematic",
        "示意边界;由青山区管理",
        cut_id="chem",
    ),
    Zone(
        "scenic",
        "东湖风景区",
        "East Lake Scenic Area",
        ("武昌区", "洪山区"),
        81.68,
        "schematic",
        "示意边界,可信度低",
        unit_id="scenic",
    ),
)
