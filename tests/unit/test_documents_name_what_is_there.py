"""Documents name files, folders and modules that are there: who follows a path in them arrives."""

from __future__ import annotations

import fnmatch
import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from mapping.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = ROOT / "src" / "mapping"
DOCUMENTS = [
    *sorted((ROOT / "docs").rglob("*.md")),
    *(ROOT / name for name in ("README.md", "README.zh-CN.md", "data/README.md")),
]
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`]+)`")
LINK = re.compile(r"\]\((?!\w+:)([^)#]+)")
PATH = re.compile(r"#?[\w.*<>-][\w.*<>/-]*")
SUFFIX = re.compile(r"\.(?:css|csv|geojson|html|js|json|md|po|png|py|sh|toml|ts|txt|xlsx|yml)$")
DOTTED = re.compile(r"[a-z_]\w*(?:\.\w+)+")

ROOTS = [ROOT, ROOT / "src", PACKAGE, PACKAGE / "leaflet", PACKAGE / "leaflet" / "browser", ROOT / "tests"]
"""Where a path may begin, beside the folder of its document."""
FOLDERS = ["bench", "data", "docs", "fonts", "locale", "pages", "scripts", "src", "tests"]
"""Where a name without a folder is sought."""

MADE = {
    "static/published": "written when the first page is opened",
    ".venv/bin/python": "made by whoever installs the program",
}
GONE = {
    ("0018-start-up.md", "mapping/memory.py"): "superseded; the decision tells how it was",
    ("0030-a-view-is-a-value.md", "data/targets_2021.csv"): "the name that the file had before",
}
HASHED = "<hash>"
"""In the name of a file that is published."""
FIELDS = {"addresses.md": "`lists.text` there is a field of `Address`, and the page is made from the registry"}


def test_the_documents_are_found() -> None:
    assert len(DOCUMENTS) > 30


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.relative_to(ROOT)))
def test_every_path_leads_to_a_file_or_folder(document: Path) -> None:
    named = [path for path in _paths(document) if (document.name, path) not in GONE]
    assert [path for path in named if not _is_there(path, document.parent)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.relative_to(ROOT)))
def test_every_link_leads_to_a_file_or_folder(document: Path) -> None:
    assert [link for link in LINK.findall(_prose(document)) if not (document.parent / link).exists()] == []


@pytest.mark.parametrize(
    "document",
    [document for document in DOCUMENTS if document.name not in FIELDS],
    ids=lambda document: str(document.relative_to(ROOT)),
)
def test_every_name_of_a_package_can_be_imported(document: Path) -> None:
    names = [code for code in CODE.findall(_prose(document)) if DOTTED.fullmatch(code) and not _is_path(code)]
    ours = [name for name in names if _begins_at_a_package(name.removeprefix("mapping."))]
    assert [name for name in ours if not _can_be_imported(name.removeprefix("mapping."))] == []


def test_exceptions_are_still_needed() -> None:
    said = {(document.name, path) for document in DOCUMENTS for path in _paths(document)}
    assert said >= GONE.keys()
    assert not any(_is_there(path, ROOT) for _, path in GONE)


@pytest.mark.parametrize(
    ("said", "there"),
    [
        ("ui/frame/typed.py", True),
        ("ui/typed.py", False),
        ("look_lines.py", True),
        ("park_index.py", False),
        ("tests/browser/test_map_*", True),
        ("tests/browser/test_globe_*", False),
        ("locale/<lang>.po", True),
        ("#browser/map/placement.js", True),
    ],
)
def test_a_path_is_told_from_a_wrong_one(said: str, there: bool) -> None:
    assert _is_path(said)
    assert _is_there(said, ROOT / "docs") == there


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("insight.targets.actuals", True),
        ("insight.actuals", False),
        ("faults.Fault.told", True),
        ("faults.Fault.sung", False),
        ("insight.atlas.load_atlas", True),
    ],
)
def test_a_name_is_told_from_a_wrong_one(name: str, there: bool) -> None:
    assert _begins_at_a_package(name)
    assert _can_be_imported(name) == there


def _prose(document: Path) -> str:
    return FENCED.sub("", document.read_text(encoding="utf-8"))


def _paths(document: Path) -> Iterator[str]:
    """Yield what looks like a path among the words in backticks; a command names its file among others."""
    for code in CODE.findall(_prose(document)):
        for word in code.split():
            if _is_path(word) and word.rstrip("/") not in MADE and HASHED not in word:
                yield word


def _is_path(word: str) -> bool:
    """Tell a file or folder from other code; what begins with a slash is an address of a page."""
    return bool(("/" in word or SUFFIX.search(word)) and PATH.fullmatch(word))


def _is_there(path: str, folder: Path) -> bool:
    pattern = re.sub(r"<[^>]+>", "*", path.removeprefix("#").rstrip("/"))
    if "/" not in pattern and fnmatch.filter(_names(), pattern):
        return True
    return any(root.is_dir() and any(root.glob(pattern)) for root in (folder, *ROOTS))


@cache
def _names() -> frozenset[str]:
    return frozenset(path.name for folder in FOLDERS for path in (ROOT / folder).rglob("*"))


def _begins_at_a_package(name: str) -> bool:
    first = name.partition(".")[0]
    return (PACKAGE / first).is_dir() or (PACKAGE / f"{first}.py").is_file()


def _can_be_imported(name: str) -> bool:
    """Import the longest part of a name that is a module; the rest must be found in it, one within the other."""
    module, *rest = name.split(".")
    while rest and (PACKAGE / module.replace(".", "/")).is_dir() and find_spec(f"mapping.{module}.{rest[0]}"):
        module, rest = f"{module}.{rest[0]}", rest[1:]
    found: object = import_module(f"mapping.{module}")
    for part in rest:
        if not hasattr(found, part):
            return False
        found = getattr(found, part)
    return True
