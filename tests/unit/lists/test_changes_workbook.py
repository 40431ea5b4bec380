"""What differs between two editions leaves as a workbook: each change a row, and both editions list by list."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from tests.planned_editions import beginning
from tests.views import EDITION

from mapping.insight.editions import edits
from mapping.insight.editions.applied import with_edition
from mapping.insight.editions.difference import between
from mapping.insight.editions.model import Term
from mapping.lists.changes import changes_workbook
from mapping.view import View

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas


def rows(page: Any) -> list[tuple[Any, ...]]:
    return [tuple(cell for cell in row) for row in page.iter_rows(values_only=True)]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_change_is_a_row_and_both_editions_stand_beside(atlas: Atlas, lang: str) -> None:
    document = beginning(atlas.catalog)
    lst = document.list_of("ovc")
    assert lst is not None
    gone, moved = lst.terms[1].term, lst.terms[3].term
    document = edits.removed(document, "ovc", gone)
    document = edits.moved(document, "ovc", moved, 0)
    document = edits.added(document, "ovc", Term(term="=1+1", industry_id=None))
    document = edits.own_list(document, "wuchang")
    catalog = with_edition(atlas, document).catalog
    difference = between(catalog, EDITION, document.edition)
    book = load_workbook(BytesIO(changes_workbook(catalog, difference, View(EDITION, lang=lang))))
    changes, now, before = (rows(page) for page in book.worksheets)
    kinds = [row[1] for row in changes[1:] if row[1]]
    told = (
        ["增列", "删减", "调次序", "清单归属"] if lang == "zh" else ["Added", "Removed", "Moved", "Who has this list"]
    )
    assert [kinds.count(kind) for kind in told] == [1, 1, 1, 1]
    assert not any(str(cell.value).startswith("=") and cell.data_type == "f" for cell in book.worksheets[0]["C"])
    terms = sum(len(catalog.designations_of(unit.unit_id, EDITION)) for unit in catalog.units)
    assert len([row for row in before[1:] if row[1]]) == terms
    assert len([row for row in now[1:] if row[1]]) == terms
