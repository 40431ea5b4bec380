"""The live map's element: what it reports reaches the page that it was drawn on, and no other."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from tests.views import EDITION

from mapping.cartography.spec import MapSpec
from mapping.ui import address
from mapping.ui.map import live_map as module


@pytest.mark.parametrize(("page", "told"), [("/finder", [("selected", "ovc")]), ("/", [])])
def test_what_was_pressed_on_the_way_out_does_not_reach_the_next_page(
    monkeypatch: pytest.MonkeyPatch, page: str, told: list[tuple[str, Any]]
) -> None:
    drawn: dict[str, Any] = {}
    reported = {"map": {"selected": {"value": "ovc", "at": 1}}}
    monkeypatch.setattr(module, "_element", lambda **element: drawn.update(element))
    monkeypatch.setattr(module, "map_assets", lambda _: {})
    monkeypatch.setattr(module, "st", SimpleNamespace(session_state=reported))
    monkeypatch.setattr(module.handover, "visit", lambda: "")
    monkeypatch.setattr(address, "path", lambda: "/finder")
    heard: list[tuple[str, Any]] = []
    spec = MapSpec(edition=EDITION)
    module.live_map("map", spec, mode="finder", on_event=lambda name, value: heard.append((name, value)))
    monkeypatch.setattr(address, "path", lambda: page)
    drawn["on_selected_change"]()
    assert heard == told
