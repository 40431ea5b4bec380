"""The look: one table of colours by role, and what is made of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.views import EDITION, VIEW

from mapping.cartography import look_tints
from mapping.cartography.colours import READABLE_CONTRAST, contrast, relative_luminance
from mapping.cartography.layers.score import BY_INDUSTRY
from mapping.cartography.look import DOTS, TABLE, light, paint
from mapping.cartography.look_css import custom_properties
from mapping.cartography.look_lines import LINES, RIVERS, drawing, path_options, river
from mapping.cartography.look_marks import MARKS, on_screen, on_sheet
from mapping.cartography.resolve import all_layers, resolve
from mapping.cartography.spec import MapSpec
from mapping.leaflet.publish import BROWSER_DIR
from mapping.printing import style

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

SYSTEM = {"Canvas", "CanvasText", "LinkText", "GrayText", "Highlight", "HighlightText", "transparent"}
"""Colours that every browser which forces colours knows."""


def test_every_colour_has_the_form_that_all_its_readers_know() -> None:
    assert {
        role: row.light for role, row in TABLE.items() if not re.fullmatch(r"#(?:[0-9a-f]{2}){3,4}", row.light)
    } == {}
    assert {row.forced for row in TABLE.values()} - {None} <= SYSTEM


@pytest.mark.parametrize("ground", ["surface", "surface-quiet", "page", "heading", "hover", "tray", "chosen"])
@pytest.mark.parametrize("text", ["ink", "sub", "link", "wine", "navy"])
def test_text_can_be_read_on_every_ground_of_the_pages(text: str, ground: str) -> None:
    assert contrast(light(text), light(ground)) >= READABLE_CONTRAST


def test_pairs_of_text_and_ground_keep_apart_where_colours_are_forced() -> None:
    pairs = [
        ("on-pressed", "pressed"),
        ("on-marker", "marker"),
        ("ink", "surface"),
        ("edge", "glow"),
        ("water", "outside"),
    ]
    for one, other in pairs:
        assert TABLE[one].forced, one
        assert TABLE[one].forced != TABLE[other].forced, (one, other)


def test_a_mark_has_a_size_where_it_is_drawn_and_is_refused_where_it_is_not() -> None:
    marks = drawing()["marks"]
    assert marks == {name: on_screen(name) for name in marks}
    assert all(0 < size < 60 for size in marks.values())
    for name, mark in MARKS.items():
        for read, size in ((on_screen, mark.screen), (on_sheet, mark.sheet)):
            if size is None:
                with pytest.raises(ValueError, match=name):
                    read(name)
            else:
                assert read(name) == size


def test_modes_name_marks_that_are_there() -> None:
    modes = (BROWSER_DIR / "shared" / "modes.js").read_text(encoding="utf-8")
    named = set(re.findall(r'"((?:dot|pin)(?:-\w+)?)"', modes))
    assert named
    assert named <= set(drawing()["marks"])


def test_every_line_drawn_in_a_browser_has_a_colour_of_the_system() -> None:
    assert {line.role for line in LINES.values() if line.screen and TABLE[line.role].forced is None} == set()


def test_the_style_sheet_has_each_role_once_and_again_where_colours_are_forced() -> None:
    usual, _, forced = custom_properties(":host").partition("@media (forced-colors: active)")
    names = re.findall(r"--([\w-]+): ", usual)
    assert names[: len(TABLE)] == [*TABLE]
    assert len(set(names)) == len(names)
    assert re.findall(r"--([\w-]+): ", forced) == [role for role, row in TABLE.items() if row.forced]
    assert usual.startswith(":host {")
    assert f"--water: {light('water')};" in usual


def test_the_style_sheet_has_the_lengths_that_the_live_map_draws_with() -> None:
    lengths = dict(re.findall(r"--([\w-]+): ([\d.]+)px;", custom_properties()))
    drawn = drawing()
    expected = {f"dot-{number}": radius for number, radius in enumerate(DOTS, 1)}
    expected |= {f"mark-{name}": size for name, size in drawn["marks"].items()}
    expected |= {f"line-{name}": line["weight"] for name, line in drawn["lines"].items()}
    assert {name: float(length) for name, length in lengths.items()} == expected


def test_marks_in_keys_and_lists_take_their_size_from_the_table() -> None:
    sheets = [BROWSER_DIR / name for name in ("map/furniture.css", "panel/park_list.css")]
    rules = re.findall(r"(\.lm-(?:dot|mark)\b[^{]*)\{([^}]*)\}", "\n".join(s.read_text("utf-8") for s in sheets))
    sizes = {size for _, body in rules for size in re.findall(r"(?<![\w-])(?:--size|width|height): ([^;]+);", body)}
    assert sizes == {"var(--size)", "var(--mark-number)", "var(--mark-unplaced)", "var(--mark-pin)"}


def test_an_unknown_role_is_an_error_at_once() -> None:
    for ask in (light, paint):
        with pytest.raises(KeyError):
            ask("watre")


def test_lines_of_one_medium_are_refused_to_the_other() -> None:
    with pytest.raises(ValueError, match="sheets only"):
        path_options("city-band")
    with pytest.raises(ValueError, match="screens only"):
        style.line("wide")


def test_modules_ask_for_lines_and_fills_that_there_are() -> None:
    drawn = [path for path in (BROWSER_DIR / "map").glob("*.js") if "world" in path.read_text(encoding="utf-8")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in drawn)
    lines = {*re.findall(r'\bline: "([\w-]+)"', text), *re.findall(r"\blines\.(\w+)(?!\w*\()", text)}
    fills = set(re.findall(r"\blook\.fills\.(\w+)", text))
    assert {"schematic", "city", "focus"} <= lines
    assert lines <= set(drawing()["lines"])
    assert fills <= set(drawing()["fills"])


def test_a_river_is_of_the_widest_class_it_reaches() -> None:
    assert [river(width).px for width in (1500, 1000, 999, 200, 0)] == [4, 4, 2.2, 2.2, 1.4]
    assert [kind.width_m for kind in RIVERS] == sorted((kind.width_m for kind in RIVERS), reverse=True)


colours = st.tuples(*[st.integers(0, 255)] * 3).map(lambda rgb: "#{:02x}{:02x}{:02x}".format(*rgb))


@given(st.lists(colours, min_size=1, max_size=look_tints.SHADES, unique_by=relative_luminance))
def test_a_darker_tint_has_a_denser_texture(fills: list[str]) -> None:
    apart = {look_tints.NOT_DESIGNATED, look_tints.INDUSTRY_ONLY, look_tints.SAME_INDUSTRY, look_tints.NO_DATA}
    inked = [fill for fill in fills if fill not in apart]
    shades = look_tints.shades(fills)
    by_darkness = sorted(inked, key=relative_luminance, reverse=True)
    steps = [shades[fill] for fill in by_darkness]
    assert steps == sorted(set(steps))
    assert all(1 <= step <= look_tints.SHADES for step in steps)


def test_a_full_ramp_keeps_its_textures_beside_what_is_no_step_of_it() -> None:
    beside = (look_tints.NOT_DESIGNATED, look_tints.INDUSTRY_ONLY, look_tints.NO_DATA)
    shades = look_tints.shades([*beside, *look_tints.SAND])
    assert [shades[fill] for fill in look_tints.SAND] == [1, 2, 3, 4, 5]
    assert [shades[fill] for fill in beside] == [0, look_tints.KIN, 0]


def test_who_only_shares_the_industry_has_a_texture_that_no_step_has(atlas: Atlas) -> None:
    for asked, kin, none in (
        ({"layer": "subsector:robots"}, "same_industry", "unlisted"),
        ({"layer": "score", "text": "工业机器人"}, BY_INDUSTRY, "none"),
    ):
        layer = resolve(MapSpec(**asked, edition=EDITION), atlas).layer
        shade = look_tints.shades([b.fill for b in layer.bins])
        textures = {b.key: shade[b.fill] for b in layer.bins if not b.hatch}
        assert textures[kin] == look_tints.KIN
        assert textures[none] == 0
        assert len(set(textures.values())) == len(textures), textures


def test_named_and_not_named_differ_in_texture_on_every_layer_of_an_industry(atlas: Atlas) -> None:
    layers = [layer for layer in all_layers(VIEW, atlas).values() if layer.industry]
    assert layers
    for layer in layers:
        shade = look_tints.shades([b.fill for b in layer.bins])
        by_kind = {b.kind: shade[b.fill] for b in layer.bins}
        assert by_kind["first"] > by_kind["listed"] > by_kind["not_designated"] == 0, layer.layer_id
