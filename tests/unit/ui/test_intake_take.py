"""Taking a list in: its rows join what was there; once more, they take the place of what they were."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from tests.views import EDITION

from mapping.insight.additions import with_imports
from mapping.ui.intake import desk as desks
from mapping.ui.intake import take
from mapping.ui.intake.desk import Desk, Handed
from mapping.ui.workspace.held import Workspace
from mapping.view import View

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

ROWS = "园区名称,所属区\n甲园,东湖高新区\n乙园,江夏区\n丙园,东新区\n"


@pytest.fixture
def workspace(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Return what stands for the session's workspace."""
    kept = SimpleNamespace(now=Workspace())
    monkeypatch.setattr(take.held, "current", lambda: kept.now)
    monkeypatch.setattr(take.held, "change", lambda new: setattr(kept, "now", new))
    return kept


@pytest.fixture
def lying(monkeypatch: pytest.MonkeyPatch, atlas: Atlas) -> Desk:
    """Return the desk with a list on it, of which two rows can be used."""
    state: dict[str, Any] = {}
    monkeypatch.setattr(take.st, "session_state", state)
    monkeypatch.setattr(desks.session, "atlas", lambda: atlas)
    monkeypatch.setattr(desks.handover, "lay", lambda _: None)
    kept = Desk()
    monkeypatch.setattr(take, "desk", lambda: kept)
    kept.take(Handed("名录.csv", ROWS.encode()))
    return kept


def names(workspace: SimpleNamespace) -> list[list[str]]:
    return [[row["name_zh"] for row in one.rows["parks"]] for one in workspace.now.imports]


def test_the_usable_rows_are_taken_in_and_let_go_of(lying: Desk, workspace: SimpleNamespace) -> None:
    take._take()
    assert names(workspace) == [["甲园", "乙园"]]
    assert lying.taken == "import_1"
    take.remove("import_1")
    assert not workspace.now.imports
    assert lying.taken is None


def test_taken_in_again_a_list_takes_the_place_of_what_it_was(lying: Desk, workspace: SimpleNamespace) -> None:
    take._take()
    lying.decide(aliases={"东新区": "ovc"})
    assert lying.found
    assert lying.found.skipped == 0  # it is not held against its own rows
    take._take()
    assert names(workspace) == [["甲园", "乙园", "丙园"]]
    assert workspace.now.aliases == {"东新区": "ovc"}
    assert lying.taken == "import_2"  # an address that names the first one does not lead to another


def test_another_list_joins_it_with_numbers_of_its_own(lying: Desk, workspace: SimpleNamespace) -> None:
    take._take()
    lying.take(Handed("b.csv", "园区名称,所属区\n丁园,江夏区\n".encode()))
    take._take()
    ids = [row["park_id"] for one in workspace.now.imports for row in one.rows["parks"]]
    assert ids == ["i001", "i002", "i003"]


def test_there_is_room_for_so_many_parks_of_all_lists(
    lying: Desk, workspace: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(take, "MOST_PARKS", 2)
    take._take()
    assert take.room_for("parks", workspace.now.imports) == 0
    lying.take(Handed("b.csv", "园区名称,所属区\n丁园,江夏区\n".encode()))
    take._take()
    assert names(workspace) == [["甲园", "乙园"]]


def test_rows_later_than_the_edition_are_counted_and_the_ways_show_them(
    lying: Desk, workspace: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, atlas: Atlas
) -> None:
    rows = "园区名称,所属区,设立年份\n甲园,东湖高新区,2015\n乙园,江夏区,2023\n丙园,江夏区,2024\n"
    lying.take(Handed("b.csv", rows.encode()))
    take._take()
    monkeypatch.setattr(take.session, "atlas", lambda: with_imports(atlas, workspace.now.imports))
    assert lying.found
    told = take._taken("import_1", lying.found, View(EDITION))
    assert (told["n"], told["later"], told["year"]) == (3, 2, "2021")
    assert [way for _, way in told["ways"]] == ["./?layer=parks", "finder?later=1", "match?later=1"]
