"""Whose list of firms a session sees, and that its file goes with it."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

import pytest
from tests.firms_made import batches, firms

from mapping.errors import UsageError
from mapping.firms.engine import connect
from mapping.firms.load.errand import Loaded
from mapping.firms.schema import BATCHES, FIRMS
from mapping.insight.firms.query import FirmQuery
from mapping.ui.workspace import firms as held

if TYPE_CHECKING:
    from pathlib import Path

    from mapping.firms.load.report import LoadReport


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    state: dict[str, Any] = {}
    monkeypatch.setattr("streamlit.session_state", state)
    monkeypatch.setattr(held, "_server", held._Server(lambda: ""))
    return state


def loaded(folder: Path, rows: int = 20) -> Loaded:
    """Return what came of a load, in a folder of its own."""
    folder.mkdir()
    report: LoadReport = None  # type: ignore[assignment]
    made = Loaded(folder, report)
    engine = connect(made.url)
    engine.replace(FIRMS, firms(rows))
    engine.append(BATCHES, batches())
    engine.close()
    return made


def count() -> int | None:
    store = held.store()
    return None if store is None else store.figures(FirmQuery(closed=True)).total.firms


def test_its_own_list_comes_before_that_of_the_server_and_goes_when_it_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = loaded(tmp_path / "shared", 7)
    monkeypatch.setattr(held, "_server", held._Server(lambda: shared.url))
    assert (count(), held.trouble()) == (7, None)
    held.hold(loaded(tmp_path / "own"))
    assert count() == 20
    held.release()
    assert count() == 7
    assert not (tmp_path / "own").exists()
    assert (tmp_path / "shared").exists()


def test_another_list_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    held.hold(loaded(tmp_path / "one", 5))
    held.hold(loaded(tmp_path / "two", 6))
    assert count() == 6
    assert not (tmp_path / "one").exists()


def test_a_list_goes_with_its_session_and_with_the_server(tmp_path: Path, session: dict[str, Any]) -> None:
    held.hold(loaded(tmp_path / "gone"))
    session.clear()
    gc.collect()
    assert not (tmp_path / "gone").exists()
    held.hold(loaded(tmp_path / "ended"))
    held.close_all()
    assert not (tmp_path / "ended").exists()


def test_an_engine_of_the_server_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "_server", held._Server(lambda: "nonsense:x"))
    assert held.store() is None
    assert isinstance(held.trouble(), UsageError)
