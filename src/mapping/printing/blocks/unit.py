"""What a sheet of one unit tells: where it lies, its facts, its leading industries and its targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.cartography import palette
from mapping.cartography.placement import Box
from mapping.cartography.tiles import CROSS
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.typography import display, number
from mapping.insight.profiles import UnitProfile, unit_profile
from mapping.printing import style
from mapping.printing.blocks.rows import Listing, Paragraph, Rows, rule
from mapping.printing.blocks.unit_parks import unit_parks
from mapping.printing.display import Area, Lines, Rect, Stroke, TileMark, group
from mapping.printing.flow import Fitted, Panel, Sizes, fitted
from mapping.printing.lettering import tiles_by_id
from mapping.printing.typeface import wrap
from mapping.printing.viewport import fit, ground_of, lines, rings
from mapping.printing.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.cartography.state import MapState
    from mapping.cartography.tiles import Tile
    from mapping.catalog.records import Target
    from mapping.insight.atlas import Atlas
    from mapping.printing.display import Item
    from mapping.printing.flow import Block

_HEIGHT: Final = 28.0
_WIDEST: Final = 36.0
_ASPECT: Final = 0.9
"""Width of the locator over its height: the city's own shape."""
_TERM_ROW: Final = 4.5
_TARGET_ROW: Final = 4.3
_TARGET: Final = style.BODY.sized(7.0)
_TARGET_PITCH: Final = 1.15
_TILE: Final = 3.9
_CITY_LAND: Final = "#dfe4ea"


@dataclass(frozen=True, slots=True)
class Facts:
    """The unit in the city, and beside it what is known of it as pairs of words and figures."""

    state: MapState
    atlas: Atlas
    pairs: tuple[tuple[str, str], ...]

    def sizes(self, width: float) -> Sizes:  # noqa: ARG002 - as high at any width
        """Return its heights."""
        return Sizes(_HEIGHT, _HEIGHT, _HEIGHT + 8, elastic=True)

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the locator and the facts."""
        wide = min(_WIDEST, (box.bottom - box.top) * _ASPECT)
        locator = Box(box.left, box.top, box.left + wide, box.bottom)
        yield group("locator", self._locator(locator))
        left = locator.right + 3
        pitch = (box.bottom - box.top) / len(self.pairs)
        for i, (name, figure) in enumerate(self.pairs):
            middle = box.top + (i + 0.5) * pitch
            label = fitted(name, (box.right - left) * 0.5, style.QUIET)
            yield label.centred(left, middle)
            room = box.right - left - 2 - label.face.width(label.text)
            yield fitted(figure, room, style.STRONG).centred(box.right - 0.5, middle, "end")
            if i:
                yield rule(left, box.right, box.top + i * pitch)

    def _locator(self, box: Box) -> Iterator[Item]:
        ground = ground_of(self.atlas)
        every = list(ground.units.values())
        bounds = (
            min(s.bounds[0] for s in every),
            min(s.bounds[1] for s in every),
            max(s.bounds[2] for s in every),
            max(s.bounds[3] for s in every),
        )
        view = fit(box, bounds, 1.0)
        yield Rect(box, fill=style.OUTSIDE)
        for unit_id, shape in ground.units.items():
            chosen = unit_id == self.state.spec.unit
            outline = rings(view.cut(shape))
            if outline:
                yield Area(outline, palette.WINE if chosen else _CITY_LAND)
        for kind in ("official", "schematic"):
            edges = lines(view.cut(ground.edges[kind]))
            if edges:
                yield Lines(edges, Stroke(style.WHITE, 0.2))
        yield Rect(box, stroke=style.HAIRLINE)


@dataclass(frozen=True, slots=True)
class TermRow:
    """A leading industry: rank, tile, the plan's wording, and the industry of the taxonomy it belongs to."""

    rank: int
    tile: Tile
    term: str
    industry: str

    def height(self, width: float) -> float:
        """Return the height of one line."""
        del width
        return _TERM_ROW

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the row."""
        middle = (box.top + box.bottom) / 2
        yield style.FAINT.centred(box.left + 2, middle, str(self.rank), "middle")
        yield TileMark(box.left + 4.6, middle - _TILE / 2, _TILE, self.tile)
        left = box.left + 4.6 + _TILE + 1.6
        half = (box.right - left) * 0.52
        yield fitted(self.term, half, style.STRONG).centred(left, middle)
        yield fitted(self.industry, box.right - left - half - 2, style.QUIET).centred(box.right - 1, middle, "end")


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target: its name, the value with its sign, and the unit of measure."""

    name: str
    value: str

    def height(self, width: float) -> float:
        """Return the height of one line, or of two where the name needs them."""
        lines = self._lines(width)
        return _TARGET_ROW if len(lines) == 1 else _TARGET_ROW + (len(lines) - 1) * _TARGET.em

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the row."""
        middle = (box.top + box.bottom) / 2
        value = self._value(box.right - box.left)
        yield value.centred(box.right - 0.5, middle, "end")
        lines = self._lines(box.right - box.left)
        middle -= (len(lines) - 1) * _TARGET.em * _TARGET_PITCH / 2
        for line in lines:
            yield _TARGET.centred(box.left + 0.8, middle, line)
            middle += _TARGET.em * _TARGET_PITCH
        yield rule(box.left, box.right, box.bottom)

    def _value(self, width: float) -> Fitted:
        return fitted(self.value, width * 0.45, style.STRONG.sized(_TARGET.size))

    def _lines(self, width: float) -> tuple[str, ...]:
        value = self._value(width)
        return wrap(self.name, width - 3 - value.face.width(value.text), _TARGET.size)


def unit_blocks(state: MapState, atlas: Atlas) -> list[Block]:
    """Return the blocks of a sheet of one unit."""
    spec = state.spec
    t, names = words(spec.lang), Names.of(atlas.catalog, spec.lang)
    profile = unit_profile(atlas, spec.unit or "", spec.view)
    clauses = t("、").join(sorted({display(target.clause) for target in profile.targets}))
    return [
        Panel("facts", names.unit(profile.unit), Facts(state, atlas, _pairs(state, atlas, profile)), t("区位与概况")),
        Panel("terms", t("主导产业"), _terms(state, atlas, profile), t("文件表述 → 965产业")),
        Panel(
            "targets",
            t("{year} 年目标", year=profile.edition.year),
            _targets(state, atlas, profile),
            t("条款 {clauses}", clauses=clauses) if clauses else "",
        ),
        Panel(
            "parks",
            t("园区名录"),
            unit_parks(state),
            t("编号见图 · 共 {n} 处", n=profile.parks.total),
        ),
    ]


def _pairs(state: MapState, atlas: Atlas, profile: UnitProfile) -> tuple[tuple[str, str], ...]:
    t, names = words(state.spec.lang), Names.of(atlas.catalog, state.spec.lang)
    area = t("无几何") if profile.area_km2 is None else t("{n} km²（量算）", n=number(profile.area_km2, 1))
    people = t("未公开") if profile.population is None else "{} {}".format(*names.people(profile.population))
    edge = t("依据未注明") if profile.basis == "unknown" else t("无")
    if profile.schematic_edge_km > 0:
        edge = t("约 {n} km", n=number(profile.schematic_edge_km))
    parks = t("已定位 {drawn} · 位置待核 {unplaced}", drawn=profile.parks.drawable, unplaced=profile.parks.unplaced)
    lists = " · ".join(f"{names.value('list', kind)} {n}" for kind, n in profile.lists.items())
    shared = (
        (t("共用清单"), names.shared_list(profile.shared_list))
        if profile.shared_list is not None
        else (t("主导产业"), t("{n} 项", n=len(profile.terms)))
    )
    return (
        (t("单元类别"), names.value("group", profile.unit.group)),
        (t("面积"), area),
        (t("2020 年人口"), people),
        shared,
        (t("园区"), parks),
        (t("示意边界"), edge),
        (t("三清单（初步）"), lists),
    )


def _terms(state: MapState, atlas: Atlas, profile: UnitProfile) -> Block:
    t, names = words(state.spec.lang), Names.of(atlas.catalog, state.spec.lang)
    if not profile.terms:
        return Paragraph(t("产业定位表中没有此单元的记录。"), style.FAINT, pad=1.6)
    tiles = tiles_by_id(atlas)
    rows: list[TermRow | Paragraph] = []
    for term in profile.terms:
        industry_id = term.designation.industry_id
        industry = t("跨领域") if industry_id is None else names.industry_short(atlas.catalog.industry(industry_id))
        tile = tiles.get(industry_id, CROSS)
        rows.append(TermRow(term.designation.rank, tile, names.term(term.designation.term), industry))
    if profile.shared_list is not None:
        rows.append(Paragraph(_shared_note(state, atlas, profile), style.SMALL))
    return Rows(tuple(rows), air=1.6)


def _shared_note(state: MapState, atlas: Atlas, profile: UnitProfile) -> str:
    """Return the sentence that says which units share the list."""
    t, names = words(state.spec.lang), Names.of(atlas.catalog, state.spec.lang)
    assert profile.shared_list is not None  # noqa: S101 - asked for only then
    return t(
        "{list}（{units}）在文件中共用此清单，未分区列举。",
        list=names.shared_list(profile.shared_list),
        units=t("、").join(names.unit_tiny(unit) for unit in profile.sharing),
    )


def _targets(state: MapState, atlas: Atlas, profile: UnitProfile) -> Block:
    t, names = words(state.spec.lang), Names.of(atlas.catalog, state.spec.lang)
    if not profile.targets:
        return Paragraph(t("文件未为此单元单列目标。"), style.FAINT, pad=1.6)
    rows = tuple(TargetRow(names.target(target), _value(state, atlas, target)) for target in profile.targets)
    return Listing(rows, 2, _TARGET_ROW, lambda n: t("另有 {n} 项", n=n), least_rows=9)


def _value(state: MapState, atlas: Atlas, target: Target) -> str:
    t, names = words(state.spec.lang), Names.of(atlas.catalog, state.spec.lang)
    if target.is_flag:
        return t("是")
    if target.value is None:
        return t("未公开")
    sign = names.value("comparator", target.comparator, short=True) if target.comparator else ""
    return f"{sign} {number(target.value, 2)} {names.target_unit(target)}".strip()
