"""The rooms of the browser's modules: who may import whom."""

from __future__ import annotations

import posixpath
import re

import pytest

from mapping.leaflet.matrix import matrix_styles
from mapping.leaflet.publish import BROWSER_DIR, styles
from mapping.settings import settings

BASIC = {"map", "panel", "card", "table", "head"}
# Each room, and those it may import besides itself; "" is what stands in no room: the entry.
MAY_IMPORT = {
    "shared": set(),
    **{room: {"shared"} for room in BASIC},
    "draw": {"shared", "map"},
    "finder": {"shared", "table"},
    "matrix": {"shared"},
    "guide": {"shared"},
    "export": {"shared"},
    "heat": {"shared"},
    "briefing": {"shared", "export"},
    "editions": {"shared"},
    "forms": set(),
    "page": {"shared"},
    "element": {"shared", "draw", "finder", *BASIC},
    "": {"element", "head", "page"},
}

MODES = "shared/modes.js"
BY_MODE = re.compile(
    r"""\bmode(?:\.\w+)*\s*[!=]==?      # a mode, or a fact of it, is compared: a fact is asked, or is a choice itself
    | [!=]==?\s*(?:\w+\.)*mode\b
    | [!=]==?\s*"(?:city|theme|finder)" # a mode's own name; "unit" is also a geography and a filter
    | "(?:city|theme|finder)"\s*[!=]==?
    | \bswitch\s*\(
    | \blm-(?:mode|theme)\b            # what only style sheets may know a mode by""",
    re.VERBOSE,
)


def imports() -> set[tuple[str, str]]:
    """Module and what it imports, as paths below the browser's folder."""
    modules = {path.relative_to(BROWSER_DIR).as_posix(): path for path in BROWSER_DIR.rglob("*.js")}
    return {
        (name, posixpath.normpath(posixpath.join(posixpath.dirname(name), imported)))
        for name, path in modules.items()
        for imported in re.findall(r'^(?:import|\}).*? from "(.+)";$', path.read_text(encoding="utf-8"), re.MULTILINE)
    }


def test_every_room_has_its_place_in_one_direction() -> None:
    order = list(MAY_IMPORT)
    assert {path.name for path in BROWSER_DIR.iterdir() if path.is_dir()} == set(order) - {""}
    assert all(order.index(other) < order.index(room) for room, others in MAY_IMPORT.items() for other in others)


def test_rooms_import_only_what_they_may() -> None:
    found = {(posixpath.dirname(name), posixpath.dirname(imported)) for name, imported in imports()}
    assert ("", "element") in found
    assert {(room, other) for room, other in found if other not in {room, *MAY_IMPORT[room]}} == set()


def test_no_modules_import_each_other_in_a_circle() -> None:
    left = imports()
    while left:
        waiting = {name for name, _ in left}
        rest = {(name, imported) for name, imported in left if imported in waiting}
        assert rest != left, f"a circle among {sorted(waiting)}"
        left = rest


def test_no_module_but_that_of_the_modes_branches_by_one() -> None:
    sources = {path.relative_to(BROWSER_DIR).as_posix(): path.read_text("utf-8") for path in BROWSER_DIR.rglob("*.js")}
    assert BY_MODE.search(sources.pop(MODES))
    assert {(name, found.group()) for name, text in sources.items() for found in BY_MODE.finditer(text)} == set()


@pytest.mark.parametrize(
    "code",
    ['if (mode === "unit")', 'data.mode !== "x"', '"x" == context.mode', 'mode.subject === "focus"', 'kind === "city"'],
)
def test_a_branch_by_mode_is_found_however_it_is_written(code: str) -> None:
    assert BY_MODE.search(code)


def test_what_all_share_is_styled_first_and_exceptions_last() -> None:
    sheets = styles(settings().static_dir)
    places = [
        sheets.index(start) for start in ("The element inside", "The card's frame", "The table under", "Phone: the")
    ]
    assert places == sorted(places)


def test_the_matrix_is_styled_in_the_page_and_nothing_else_of_the_browser_is() -> None:
    assert ".ov-table" in matrix_styles()
    assert ".ov" not in styles(settings().static_dir)
    assert ".lm-" not in matrix_styles()


SELECTOR = re.compile(r"^([^@{}/\n][^@{}/]*)\{", re.MULTILINE)
CLASS = re.compile(r"\.((?:lm|ov)(?:-[a-z]+)*)")


def test_styles_stand_beside_the_part_that_they_dress() -> None:
    """What a selector ends in is made by the sheet's own room, or by one whose part that room takes over."""
    made = {
        room: "\n".join(path.read_text(encoding="utf-8") for path in (BROWSER_DIR / room).glob("*.js"))
        for room in MAY_IMPORT
        if room
    }
    strangers = set()
    for sheet in BROWSER_DIR.glob("*/*.css"):
        room = sheet.parent.name
        near = "\n".join(made[other] for other in {room, "element", *MAY_IMPORT[room]})
        for selector in SELECTOR.findall(sheet.read_text(encoding="utf-8")):
            for name in (CLASS.findall(part)[-1] for part in selector.split(",") if CLASS.search(part)):
                # whole, or as the stem of a name that is made of it
                written = rf"\b{name}(?![\w-])|\b{name.rpartition('-')[0]}-\$\{{"
                if not re.search(written, near) and not name.startswith("lm-mode-"):
                    strangers.add((sheet.relative_to(BROWSER_DIR).as_posix(), name))
    assert strangers == set()
