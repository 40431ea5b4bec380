"""The page of decisions leads where it says: every file is there, and holds what is named beside it."""

from __future__ import annotations

import re

import pytest

from mapping.settings import ROOT

PAGE = ROOT / "docs" / "where-it-is-decided.md"
CODE = re.compile(r"`([^`]+)`")
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in PAGE.read_text(encoding="utf-8").splitlines()
    if line.startswith("|") and not line.startswith(("|---", "| what |"))
]


def test_the_page_has_rows() -> None:
    kinds = {what for what, *_ in ROWS}
    assert {
        "a colour",
        "a column of a list",
        "a layer",
        "a row of the legend",
        "a word of the interface",
        "a key of the address",
    } <= kinds


@pytest.mark.parametrize(("what", "places", "names"), ROWS, ids=[row[0] for row in ROWS])
def test_a_decision_stands_where_the_page_says(what: str, places: str, names: str) -> None:
    files = [ROOT / place for place in CODE.findall(places)]
    assert all(file.exists() for file in files), what
    texts = [
        text.read_text(encoding="utf-8")
        for file in files
        for text in ([file] if file.is_file() else sorted(file.glob("*.py")))
    ]
    for name in CODE.findall(names):
        if "/" in name:
            assert (ROOT / name).exists(), name
        elif re.fullmatch(r"[A-Za-z_.]+", name) and files:
            assert any(re.search(rf"\b{re.escape(name)}\b", text) for text in texts), name
