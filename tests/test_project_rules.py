"""Rules the whole project keeps: short files, no outside hosts, pinned requirements, a font for every character."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont

from mapping.cartography.look import TABLE
from mapping.cartography.look_css import custom_properties

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[1]
LONGEST_FILE = 400
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt", "requirements-engines.txt", "constraints.txt")

# Hosts that a file may name without the browser ever asking for them.
NAMESPACES = {"www.w3.org"}
LOCAL_HOSTS = {"127.0.0.1", "localhost"}


def project_files(*folders: str, suffixes: Iterable[str]) -> list[Path]:
    """Files written for this project: not generated at start, not from elsewhere."""
    wanted = set(suffixes)
    found: list[Path] = []
    for folder in folders:
        base = ROOT / folder
        candidates = [base] if base.is_file() else base.rglob("*")
        found += [path for path in candidates if path.suffix in wanted and path.is_file()]
    strangers = (ROOT / "static" / "vendor", ROOT / "static" / "published")
    return sorted(path for path in found if not any(path.is_relative_to(stranger) for stranger in strangers))


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_source_file_is_long() -> None:
    sources = project_files("app.py", "pages", "src", "scripts", "tests", suffixes={".py", ".js", ".ts", ".css", ".sh"})
    too_long = {name_of(path): len(lines_of(path)) for path in sources if len(lines_of(path)) > LONGEST_FILE}
    assert sources
    assert too_long == {}


def test_nothing_served_to_the_browser_names_an_outside_host() -> None:
    served = project_files("src", "static", suffixes={".js", ".css", ".html", ".svg"})
    named = {
        (name_of(path), host)
        for path in served
        for host in re.findall(r"(?:https?:|wss?:)?//([a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+)", path.read_text("utf-8"))
        if host not in NAMESPACES | LOCAL_HOSTS
    }
    assert served
    assert named == set()


@pytest.mark.parametrize("file", REQUIREMENTS)
def test_requirements_are_pinned_and_name_no_index(file: str) -> None:
    requirements = [line.split("#")[0].strip() for line in lines_of(ROOT / file)]
    loose = [
        line
        for line in requirements
        if line and line != "-r requirements.txt" and not re.fullmatch(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==[\w.]+", line)
    ]
    assert loose == []


def test_what_the_requirements_need_in_turn_is_pinned_too() -> None:
    command = [sys.executable, "scripts/constraints.py", "--check"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


def test_nothing_is_left_to_do_later() -> None:
    # Put together here, so that this file does not find itself.
    marks = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X")))
    texts = project_files(
        "app.py",
        "pages",
        "src",
        "scripts",
        "tests",
        "Makefile",
        "docs",
        suffixes={".py", ".js", ".css", ".sh", ".md", ""},
    )
    left = [
        f"{name_of(path)}:{number}"
        for path in texts
        for number, line in enumerate(lines_of(path), start=1)
        if marks.search(line)
    ]
    assert left == []


def test_only_the_room_of_addresses_touches_query_parameters() -> None:
    # Whoever reads or writes another key goes past the registry (docs/addresses.md).
    sources = project_files("app.py", "pages", "src", suffixes={".py"})
    users = {path for path in sources if "query_params" in path.read_text(encoding="utf-8")}
    assert users
    assert [name_of(path) for path in users if path.parent != ROOT / "src/mapping/ui/address"] == []


LOOK = ROOT / "src/mapping/cartography/look.py"
HEX_COLOUR = re.compile(r"#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![\w-])", re.IGNORECASE)
COLOUR_FUNCTION = re.compile(r"\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(", re.IGNORECASE)
# Values of a style or a drawing that name a colour; "none", "inherit", "transparent" and "currentcolor" name none.
NAMED_COLOUR = re.compile(
    r"(?:color|background|border(?:-\w+)?|outline|fill|stroke|shadow)[\"']?\s*[:=][^;{}\n]*?(?<![\w-])"
    r"(white|black|gr[ae]y|silver|red|green|blue|yellow|orange|purple|brown|pink|navy|maroon|teal|gold|beige"
    r"|canvas(?:text)?|linktext|visitedtext|activetext|buttonface|buttontext|graytext|highlight(?:text)?)(?![\w-])",
    re.IGNORECASE,
)


def names_a_colour(path: Path, line: str) -> bool:
    patterns = [HEX_COLOUR, COLOUR_FUNCTION, *([] if path.suffix == ".py" else [NAMED_COLOUR])]
    return any(pattern.search(line) for pattern in patterns)


def test_colours_stand_in_the_look_alone() -> None:
    sources = project_files("app.py", "pages", "src", suffixes={".py", ".js", ".ts", ".css", ".html", ".svg"})
    found = {
        f"{name_of(path)}:{number}"
        for path in sources
        for number, line in enumerate(lines_of(path), start=1)
        if path != LOOK and names_a_colour(path, line)
    }
    assert found == set()
    assert any(names_a_colour(LOOK, line) for line in lines_of(LOOK))
    for line in ("border: 1px solid white;", "color: rgba(0, 0, 0, 0.5);", 'fill="CanvasText"', "color: #fff;"):
        assert names_a_colour(Path("any.css"), line), line


def test_every_role_of_the_look_is_used_and_every_role_in_use_is_known() -> None:
    sources = project_files("src", ".streamlit", "scripts", suffixes={".py", ".js", ".css", ".html"})
    texts = {path: path.read_text(encoding="utf-8") for path in sources if path != LOOK}
    own = {name for text in texts.values() for name in re.findall(r"(--[\w-]+)\s*:", text)}
    asked = {name for text in texts.values() for name in re.findall(r"var\((--[a-z][\w-]*)", text)}
    outside = {name for name in asked if name.startswith("--st-")}
    completed = {"--dot-", "--mark-"}  # the number of the dots, the name of the mark is put behind where they are drawn
    assert asked - own - outside - completed - set(re.findall(r"(--[\w-]+): ", custom_properties())) == set()
    everything = "\n".join(texts.values())
    in_config = set(HEX_COLOUR.findall((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8")))
    unused = {
        role
        for role, row in TABLE.items()
        if f"var(--{role})" not in everything and f'"{role}"' not in everything and row.light not in in_config
    }
    assert unused == set()


def test_config_and_logo_take_their_colours_from_the_look() -> None:
    known = {row.light for row in TABLE.values()}
    files = [ROOT / ".streamlit/config.toml", *sorted((ROOT / "static").glob("*.svg"))]
    given = {(name_of(path), colour) for path in files for colour in HEX_COLOUR.findall(path.read_text("utf-8"))}
    assert {path for path, _ in given} == {name_of(path) for path in files}
    assert {(path, colour) for path, colour in given if colour not in known} == set()


def test_both_fonts_hold_every_character_in_use() -> None:
    # A missing character falls back to whatever the machine has on screen, and fails an export.
    texts = project_files(
        "app.py", "pages", "src", "data", "locale", suffixes={".py", ".js", ".css", ".csv", ".po", ".html"}
    )
    in_use = {character for path in texts for character in path.read_text(encoding="utf-8") if ord(character) > 0x7E}
    missing = {
        weight: sorted(in_use - {chr(code) for code in TTFont(ROOT / f"fonts/NotoSansSC-{weight}.ttf").getBestCmap()})
        for weight in ("Regular", "Bold")
    }
    assert missing == {"Regular": [], "Bold": []}


def test_readmes_in_both_languages_name_the_commands() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "make run" in text, name
        assert "make test" in text, name


def test_ci_runs_what_a_person_runs() -> None:
    commands = [line for line in lines_of(ROOT / ".ci" / "run") if line and not line.startswith("#")]
    assert commands[-3:] == ["make test", "make browsers", "make engines"]
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_every_make_target_is_described_by_make_help() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    shown = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    described = set(re.findall(r"^\s+make ([a-z-]+)", shown.stdout, flags=re.MULTILINE))
    assert described == targets - {"help", "runtime", "development"}
