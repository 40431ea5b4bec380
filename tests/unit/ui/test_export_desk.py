"""What the dialog of files is asked for, and the template that a session holds."""

from __future__ import annotations

import base64
from typing import Any, cast

import pytest
from tests.pptx_templates import LOCKED, office

from mapping.ui.frame.export.asked import Asked
from mapping.ui.frame.export.desk import Desk, desk_of

WORKER = cast("Any", None)
OFFICE = office()
"""One deck: each made anew bears the time of its making."""


def handed(content: bytes, at: int = 1) -> dict[str, Any]:
    return {"at": at, "name": f"{at}.pptx", "content": base64.b64encode(content).decode()}


def test_a_setting_that_cannot_be_used_costs_no_other() -> None:
    asked = Asked.of(
        {"format": "svg", "dpi": 72, "title": "甲", "paper": "b5", "issuer": "某某局", "layout": "式" * 300}
    )
    assert (asked.format, asked.dpi, asked.title, asked.paper, asked.issuer) == ("svg", 300, "甲", "a4", "某某局")
    assert asked.layout == "式" * 300
    assert Asked.of("nonsense") == Asked()


@pytest.mark.parametrize("content", [b"", b"no deck", LOCKED])
def test_a_template_of_no_use_leaves_the_one_before(content: bytes) -> None:
    desk = Desk(WORKER, "zh")
    desk.take_template(handed(OFFICE))
    desk.take_template(handed(content, at=2))
    told = desk.told_template or {}
    assert (desk.template, told["name"], told["at"]) == (OFFICE, "1.pptx", 2)
    assert told["layouts"]
    assert told["error"].startswith("没有采用“2.pptx”：模板")
    desk.take_template(None)
    assert (desk.template, desk.told_template) == (None, None)


def test_a_template_stays_when_the_reader_changes_the_language() -> None:
    desk = desk_of(None, WORKER, "zh")
    desk.take_template(handed(OFFICE))
    assert desk_of(desk, WORKER, "zh") is desk
    english = desk_of(desk, WORKER, "en")
    assert (english.lang, english.template) == ("en", OFFICE)
    assert english.told_template == desk.told_template
