"""Rules the whole project keeps: short files, no outside hosts, pinned requirements, a font for every character."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[1]
LONGEST_FILE = 400
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")

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
    assert commands[-2:] == ["make test", "make browsers"]
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_every_make_target_is_described_by_make_help() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    shown = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    described = set(re.findall(r"^\s+make ([a-z]+)", shown.stdout, flags=re.MULTILINE))
    assert described == targets - {"help", "runtime", "development"}
