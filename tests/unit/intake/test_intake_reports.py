"""Each list of the corpus that can be read has its expected report: what is accepted, what waits, and what is said.

``tests/data/intake/reports.json`` holds them; files that are refused as a whole are in ``expected.csv``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.lists import own_ground

from mapping.errors import UsageError
from mapping.intake.analysis import analyse
from mapping.intake.child import GeographicError, pages_of
from mapping.intake.geographic import layers_of, pages_of_layers
from mapping.intake.limits import LISTS
from mapping.intake.pages import filled
from mapping.intake.pasted import page_of_pasted
from mapping.intake.report import report
from mapping.intake.wishes import Kind, Wishes
from mapping.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.intake.pages import Page

pytestmark = pytest.mark.filterwarnings("ignore:.*non conformant file extension:RuntimeWarning")

CORPUS = ROOT / "tests" / "data" / "intake"
REPORTS: dict[str, dict[str, Any]] = json.loads((CORPUS / "reports.json").read_text(encoding="utf-8"))


def reported(file: str) -> dict[str, Any]:
    """Return what the reports hold of a file."""
    data = (CORPUS / file).read_bytes()
    kind: Kind = "indicator" if file.startswith("indicator") else "parks"
    titles = own_ground().headings[kind].titles
    expected = sorted({title for of_language in titles.values() for title in of_language.values()})
    try:
        made = report(analyse(file, pages(file, data, expected), Wishes(kind=kind), own_ground()))
    except UsageError as error:
        return {"refused": error.fault.code.name.lower()}
    counts = {key: made[key] for key in ("uploaded", "accepted", "rejected", "skipped")}
    fields = {column["field"]: column["heading"] for column in made["columns"] if column["field"]}
    codes = [f"{issue['row'] or '-'} {issue['column'] or '-'}: {issue['code']}" for issue in made["issues"]]
    return {**counts, "datum": made["datum"]["used"], "fields": fields, "issues": codes}


def pages(file: str, data: bytes, headings: Sequence[str]) -> tuple[Page, ...]:
    """Return what the reading processes would, without starting them."""
    if file.startswith("pasted"):
        return filled([page_of_pasted(data.decode(), LISTS, headings)], LISTS)
    try:
        return pages_of(data, headings, LISTS)
    except GeographicError:
        return filled(pages_of_layers(layers_of(data, LISTS)), LISTS)


@pytest.mark.parametrize("file", sorted(REPORTS))
def test_the_report_is_as_expected(file: str) -> None:
    assert reported(file) == REPORTS[file]


@pytest.mark.parametrize("file", sorted(REPORTS))
def test_no_row_is_lost(file: str) -> None:
    expected = REPORTS[file]
    assert "refused" in expected or expected["accepted"] + expected["rejected"] == expected["uploaded"]
