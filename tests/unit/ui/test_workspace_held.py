"""What a session has taken in: held by it alone, found again after a reload, let go of in time, and never too much."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.taken_in import PARK, parks, workspace

from mapping.errors import UsageError
from mapping.insight.workspace import Workspace
from mapping.sentences import WorkspaceCode
from mapping.ui.givers import giver_of
from mapping.ui.workspace import held, store
from mapping.ui.workspace.own import Own
from mapping.ui.workspace.store import WAITS_S, Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapping.insight.atlas import Atlas


class Sessions:
    """Sessions of one server, one of which runs at a time."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch
        self._states: dict[str, dict[str, Any]] = {}

    def run(self, name: str) -> None:
        self._patch.setattr("streamlit.session_state", self._states.setdefault(name, {}))


@pytest.fixture
def sessions(monkeypatch: pytest.MonkeyPatch) -> Sessions:
    monkeypatch.setattr(held, "STORE", Store())
    made = Sessions(monkeypatch)
    made.run("a")
    return made


def test_nothing_is_held_before_something_was_taken_in(sessions: Sessions) -> None:
    assert held.current().is_empty
    assert (held.held(), held.token(), held.gone()) == (None, None, None)
    sessions.run("b")


def test_a_session_sees_what_it_has_taken_in_and_no_other_does(sessions: Sessions) -> None:
    held.change(workspace())
    sessions.run("b")
    assert held.current().is_empty
    sessions.run("a")
    assert held.current() == workspace()


def test_after_a_reload_the_tab_s_token_brings_it_back_under_another(sessions: Sessions) -> None:
    held.change(workspace())
    token = held.token()
    sessions.run("reloaded")
    held.restore(token)
    assert held.current() == workspace()
    assert held.token() not in {None, "", token}
    # what is changed from now on is the new session's alone
    held.change(workspace(parks(3)))
    sessions.run("a")
    assert held.current() == workspace()


def test_what_changes_lies_under_the_token_that_the_tab_knows(sessions: Sessions) -> None:
    held.change(workspace())
    token = held.token()
    held.change(workspace(parks(3)))
    assert held.token() == token
    sessions.run("gone on to another page before the tab heard of it")
    held.restore(token)
    assert held.current() == workspace(parks(3))


@pytest.mark.parametrize("said", ["", "x", "a" * 43, None, 7, ["x"]])
def test_a_token_that_nobody_was_given_brings_nothing(sessions: Sessions, said: object) -> None:
    held.change(workspace())
    sessions.run("b")
    held.restore(said)
    assert held.current().is_empty


def test_that_it_is_gone_is_told_once_and_the_tab_forgets_it(sessions: Sessions) -> None:
    sessions.run("b")
    held.restore("of a server that was started anew")
    told = held.gone()
    assert told is not None
    assert "已不在" in told.told("zh")
    assert (held.gone(), held.token()) == (None, "")


def test_letting_go_of_all_of_it_makes_the_tab_forget(sessions: Sessions) -> None:
    held.change(workspace())
    token = held.token()
    held.change(Workspace())
    assert (held.held(), held.token()) == (None, "")
    sessions.run("b")
    held.restore(token)
    assert held.current().is_empty


def test_the_files_made_of_it_are_found_by_their_mark_and_go_with_it(atlas: Atlas) -> None:
    own = Own(workspace())
    assert own.atlas(atlas).catalog.park("i001").name_zh == PARK
    address = own.put("book.json", b"{}")
    mark, name = address.split("/")[-2:]
    found = giver_of(mark)
    assert found is own
    assert own.file(name) == b"{}"
    assert giver_of(mark[:-1]) is None
    del own, found
    assert giver_of(mark) is None


def test_a_file_that_may_wait_is_made_once_somebody_asks_for_it() -> None:
    own, made = Own(workspace()), []

    def make() -> bytes:
        made.append(True)
        return b"cards"

    name = own.put_later("parks.zh.json", "2021", make).rpartition("/")[2]
    assert not made
    assert name != own.put_later("parks.zh.json", "2021 with later", make).rpartition("/")[2]
    assert [own.file(name), own.file(name), len(made)] == [b"cards", b"cards", 1]


def test_it_is_kept_for_a_while_after_its_session_has_ended() -> None:
    now = [0.0]
    kept = Store(lambda: now[0])
    kept.keep("t", Own(workspace()), "session")
    now[0] = 10 * WAITS_S
    kept.sweep({"session"})
    assert kept.find("t")
    kept.sweep(())
    now[0] += WAITS_S - 1
    kept.sweep(())
    assert kept.find("t")
    now[0] += 1
    kept.sweep(())
    assert kept.find("t") is None


def too_large(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(store, "MOST_OF_A_SESSION", 100)
    held.change(workspace())


def too_many(patch: pytest.MonkeyPatch) -> None:
    held.change(workspace())
    patch.setattr(store, "MOST_OF_ALL", Own(workspace()).size)
    patch.setattr("streamlit.session_state", {})
    held.change(workspace())


def gone(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("streamlit.session_state", {})
    held.restore("x")
    error = held.gone()
    assert error
    raise error


WAYS: dict[WorkspaceCode, Callable[[pytest.MonkeyPatch], None]] = {
    WorkspaceCode.WORKSPACE_TOO_LARGE: too_large,
    WorkspaceCode.WORKSPACES_TOO_MANY: too_many,
    WorkspaceCode.WORKSPACE_GONE: gone,
}


@pytest.mark.parametrize("code", WAYS)
def test_every_fault_of_holding_comes_about_and_is_told(
    sessions: Sessions, monkeypatch: pytest.MonkeyPatch, code: WorkspaceCode
) -> None:
    sessions.run("a")
    with pytest.raises(UsageError) as caught:
        WAYS[code](monkeypatch)
    assert caught.value.fault.code is code
    assert "{" not in caught.value.told("zh") + caught.value.told("en")


def test_what_was_refused_leaves_what_was_held(sessions: Sessions, monkeypatch: pytest.MonkeyPatch) -> None:
    sessions.run("a")
    held.change(workspace())
    monkeypatch.setattr(store, "MOST_OF_A_SESSION", 100)
    with pytest.raises(UsageError):
        held.change(workspace(parks(5)))
    assert held.current() == workspace()


def test_of_two_lists_one_can_go(sessions: Sessions) -> None:
    sessions.run("a")
    both = workspace(parks(), parks(2, import_id="import_2", first=10))
    held.change(both)
    held.change(replace(both, imports=both.imports[1:]))
    assert [one.import_id for one in held.current().imports] == ["import_2"]
