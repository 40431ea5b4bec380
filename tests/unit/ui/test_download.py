"""Buttons that save files: names that every system takes, and what becomes of a press."""

from __future__ import annotations

import errno
import threading
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.own_data import own_atlas
from tests.views import EDITION

from mapping.cartography.resolve import resolve
from mapping.cartography.spec import MapSpec
from mapping.errors import MappingError, UnknownNameError
from mapping.files import LONGEST_NAME, file_name
from mapping.sentences import Code
from mapping.ui.frame.download import Made, Outcome, failure
from mapping.ui.frame.head import file_stem


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("全市产业地图_汽车制造和服务_2021", "全市产业地图_汽车制造和服务_2021.svg"),
        ('产业选址_a/b\\c:d*e?f"g<h>i|j', "产业选址_abcdefghij.svg"),
        ("“光谷” 一带", "光谷 一带.svg"),
        ("a\tb\n\u00a0c", "a b c.svg"),
        ("bell\x07 left\u202eright\u200b \ud800", "bell leftright.svg"),
        ("ends in dots...", "ends in dots.svg"),
        (" .hidden", "hidden.svg"),
        ("CON", "_CON.svg"),
        ("lpt1.x", "_lpt1.x.svg"),
        ("Console", "Console.svg"),
        ("...", "_.svg"),
        ("", "_.svg"),
        ("上报\U0001f600", "上报\U0001f600.svg"),
    ],
)
def test_a_file_has_a_name_that_every_system_takes(stem: str, name: str) -> None:
    assert file_name(stem, "svg") == name


@pytest.mark.parametrize(
    ("asked", "stem"),
    [
        ({}, "全市产业地图_首位产业_2021"),
        ({"layer": "count", "over": "parks", "geo": "district"}, "全市产业地图_产业数量_园区数量_行政区_2021"),
        # the filling is no second measure, and a map of one unit has neither one nor an administrative view
        ({"layer": "count", "over": "count"}, "全市产业地图_产业数量_2021"),
        ({"kind": "unit", "unit": "ovc", "over": "count", "geo": "district"}, "东湖高新区产业地图_2021"),
    ],
)
def test_a_file_is_named_after_what_the_map_shows(asked: dict[str, Any], stem: str) -> None:
    assert file_stem(resolve(MapSpec(edition=EDITION, **asked), own_atlas())) == stem


@given(st.text(max_size=200), st.sampled_from(["csv", "xlsx"]))
def test_no_name_is_too_long_or_forbidden(stem: str, ending: str) -> None:
    name = file_name(stem, ending)
    assert len(name) <= LONGEST_NAME
    assert len(name.encode()) <= 240
    assert name.endswith(f".{ending}")
    assert not set(name) & set('<>:"/\\|?*')
    assert name.isprintable()
    assert not name.startswith((" ", "."))
    assert not name.removesuffix(f".{ending}").endswith((" ", "."))


def test_a_success_is_told_only_where_there_is_something_to_tell() -> None:
    outcome = Outcome()
    outcome.press()
    assert outcome.is_open()
    assert outcome.following(lambda: b"file", "zh")() == b"file"
    assert not outcome.is_open()
    assert outcome.take() is None
    outcome.press()
    assert outcome.following(lambda: Made(b"file", "told"), "zh")() == b"file"
    assert (outcome.take(), outcome.take()) == ("told", None)


@pytest.mark.parametrize("first", ["press", "file"])
def test_a_failure_is_told_whichever_comes_first(first: str) -> None:
    def fail() -> bytes:
        raise ValueError

    outcome = Outcome()
    for _ in range(3):
        if first == "press":
            outcome.press()
        with pytest.raises(ValueError):  # noqa: PT011 - passed on as it is, so that no file is saved
            outcome.following(fail, "zh")()
        if first == "file":
            outcome.press()
        assert not outcome.is_open()
        assert "ValueError" in (outcome.take() or "")


def test_the_page_waits_for_a_file_that_is_being_made() -> None:
    outcome, go = Outcome(), threading.Event()

    def slow() -> Made:
        assert go.wait(60)
        return Made(b"file", "told")

    outcome.press()
    maker = threading.Thread(target=outcome.following(slow, "zh"))
    maker.start()
    outcome.wait(0)
    assert outcome.is_open()
    go.set()
    outcome.wait(60)
    assert not outcome.is_open()
    assert outcome.take() == "told"
    maker.join()


def test_a_request_that_never_came_is_told() -> None:
    outcome = Outcome()
    outcome.press()
    outcome.give_up("told")
    assert not outcome.is_open()
    assert outcome.take() == "told"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("error", "named"),
    [
        (
            MappingError(Code.FONT_MISSING, path="x.otf"),
            {"zh": "缺少字体文件 x.otf；", "en": "x.otf is missing"},
        ),
        (UnknownNameError("版本", "1999", ("2021",)), "1999"),
        (MemoryError(), {"zh": "内存不足", "en": "out of memory"}),
        (OSError(errno.ENOSPC, "No space left on device"), {"zh": "磁盘已满", "en": "disk is full"}),
        (TypeError("'NoneType' object is not iterable"), "TypeError"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_every_error_is_a_sentence_in_the_reader_s_language(
    error: Exception, named: str | dict[str, str], lang: str
) -> None:
    told = failure(error, lang)
    assert told.startswith("没有存下文件：" if lang == "zh" else "No file was saved: ")
    assert (named if isinstance(named, str) else named[lang]) in told
    assert "object is not iterable" not in told
