"""What a sheet of one industry tells: its tile and tier, who lists it in which words, its parks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.cartography.colours import mix
from mapping.cartography.tiles import tile_of
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.typography import display
from mapping.insight.profiles import IndustryProfile, industry_profile
from mapping.printing import markers, style
from mapping.printing.blocks.rows import Listing, Paragraph, Rows
from mapping.printing.blocks.unit_parks import ParkRow
from mapping.printing.display import Face, Rect, TileMark
from mapping.printing.flow import Panel, Sizes, fitted
from mapping.printing.typeface import wrap
from mapping.printing.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.cartography.placement import Box
    from mapping.cartography.state import MapState
    from mapping.insight.atlas import Atlas
    from mapping.printing.display import Item
    from mapping.printing.flow import Block

_TINT: Final = 0.13
_BANNER: Final = 15.0
_TILE: Final = 10.5
_NAMES: Final = tuple(Face(size, bold=True) for size in (12, 10, 9, 8, 7))
_FIGURE: Final = Face(13, bold=True)
_PITCH_EM: Final = 1.28
_TIER: Final = 4.2
_ROW: Final = 5.0
_PITCH: Final = 3.9


@dataclass(frozen=True, slots=True)
class Banner:
    """The industry's tile, its name and tier, and how many units list it."""

    profile: IndustryProfile
    name: str
    tier: str
    facts: tuple[tuple[str, str], ...]

    def sizes(self, width: float) -> Sizes:  # noqa: ARG002 - as high at any width
        """Return its one height."""
        return Sizes(_BANNER, _BANNER, _BANNER)

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the banner."""
        industry = self.profile.industry
        yield Rect(box, fill=mix(industry.fill, _TINT))
        middle = (box.top + box.bottom) / 2
        yield TileMark(box.left + 3, middle - _TILE / 2, _TILE, tile_of(industry))
        left, right = box.left + _TILE + 7, box.right - 3 - 15 * len(self.facts)
        yield from self._title(left, right, middle)
        for i, (figure, unit) in enumerate(self.facts):
            x = right + 15 * (i + 0.5) + 1
            yield _FIGURE.centred(x, middle - 2.2, figure, "middle")
            yield fitted(unit, 14.4, style.SMALL).centred(x, middle + 3.4, "middle")

    def _title(self, left: float, right: float, middle: float) -> Iterator[Item]:
        face = next((f for f in _NAMES if self._height(f, right - left) <= _BANNER - 2), _NAMES[-1])
        lines = wrap(self.name, right - left, face.size, bold=True)
        pitch = face.em * _PITCH_EM
        y = middle - (len(lines) * pitch + _TIER) / 2 + pitch / 2
        for line in lines:
            yield face.centred(left, y, line)
            y += pitch
        yield style.QUIET.centred(left, y - pitch / 2 + 2.2, self.tier)

    def _height(self, face: Face, width: float) -> float:
        return len(wrap(self.name, width, face.size, bold=True)) * face.em * _PITCH_EM + _TIER


@dataclass(frozen=True, slots=True)
class NamingRow:
    """Who lists the industry: rank in the plan's list, unit or units, the plan's wording."""

    rank: int
    name: str
    members: str
    term: str
    first: str

    def height(self, width: float) -> float:
        """Return the height: a second line for the members of a shared list."""
        del width
        return _ROW + (3.6 if self.members else 0.0)

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield rank, name and wording."""
        middle = (box.top + box.bottom) / 2 - (1.8 if self.members else 0.0)
        lead = self.rank == 1
        face = style.ACCENT if lead else style.FAINT
        yield face.centred(box.left + 3, middle, str(self.rank), "middle")
        if lead:
            yield style.ACCENT.sized(6.4).centred(box.left + 5.2, middle, self.first)
        left = box.left + 12.5
        term_room = (box.right - left) * 0.45
        term = fitted(self.term, term_room, style.BODY)
        yield term.centred(box.right - 1, middle, "end")
        name_room = box.right - left - 3 - term.face.width(term.text)
        yield fitted(self.name, name_room, style.STRONG).centred(left, middle)
        if self.members:
            yield fitted(self.members, box.right - left - 1, style.SMALL).centred(left, middle + 3.8)


def industry_blocks(state: MapState, atlas: Atlas) -> tuple[list[Block], list[Block]]:
    """Return the blocks of a sheet of one industry: those at the top, and those that follow the inset."""
    spec = state.spec
    t = words(spec.lang)
    profile = industry_profile(atlas, state.layer.industry or "", spec.view)
    parks = Panel(
        "industry-parks", t("相关园区"), _parks(state, atlas, profile), t("按行业词归类 · 共 {n}", n=len(profile.parks))
    )
    # Without parks the banner's zero says it all.
    rest = [parks] if profile.parks else []
    return [_banner(state, atlas, profile), _namings(state, atlas, profile)], [*rest, *_words(state, profile)]


def _banner(state: MapState, atlas: Atlas, profile: IndustryProfile) -> Block:
    t, names = words(state.spec.lang), Names.of(atlas.catalog, state.spec.lang)
    facts = (
        (str(profile.units), t("列入单元")),
        (str(profile.first), t("列为首位")),
        (str(len(profile.parks)), t("相关园区")),
    )
    industry = profile.industry
    return Banner(profile, names.industry(industry), names.value("tier", industry.tier), facts)


def _namings(state: MapState, atlas: Atlas, profile: IndustryProfile) -> Block:
    t = words(state.spec.lang)
    if not profile.groups:
        note = t(
            "{edition} 年文件没有为任何布局单元指定此产业；它仍是全市“965”产业目录的一项。",
            edition=profile.edition.year,
        )
        return Panel("namings", t("列入的布局单元"), Paragraph(note, style.ACCENT), t("文件未指定"))
    rows = tuple(_naming_rows(state, atlas, profile))
    return Panel("namings", t("列入的布局单元"), Rows(rows, air=1.6), t("位次 · 文件表述"))


def _naming_rows(state: MapState, atlas: Atlas, profile: IndustryProfile) -> Iterator[NamingRow]:
    """Yield one row a list; units that share a list stand together."""
    t, names = words(state.spec.lang), Names.of(atlas.catalog, state.spec.lang)
    for group in profile.groups:
        if group.shared_list is None:
            name, members = names.unit_label(group.units[0]), ""
        else:
            name = names.shared_list(group.shared_list)
            members = t("{units}，共用一份清单", units=" · ".join(names.unit_tiny(unit) for unit in group.units))
        yield NamingRow(group.rank, name, members, names.term(group.term), t("首位"))


def _parks(state: MapState, atlas: Atlas, profile: IndustryProfile) -> Block:
    t, names = words(state.spec.lang), Names.of(atlas.catalog, state.spec.lang)
    tiny = {unit.unit_id: unit.tiny for unit in state.units}
    rows = tuple(
        ParkRow(
            forms=markers.name_forms(names.park(park), state.spec.lang),
            number="",
            hollow=not park.drawable,
            detail=tiny.get(park.unit_id or "", ""),
        )
        for park in profile.parks
    )
    return Listing(rows, 2, _PITCH, lambda n: t("另有 {n} 处", n=n), least_rows=3)


def _words(state: MapState, profile: IndustryProfile) -> Iterator[Block]:
    if profile.words:
        t = words(state.spec.lang)
        text = t("、").join(display(word) for word in profile.words)
        yield Panel("words", t("归入此项的行业词"), Paragraph(text), t("编辑归类，仅供参考"), optional=True)
