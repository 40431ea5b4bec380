"""What is handed over is read by a process of its own: whatever it does there, here it is a sentence."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.errors import UsageError
from mapping.i18n import LANGUAGES
from mapping.intake import reading
from mapping.intake.limits import TARGETS
from mapping.intake.pages import Flaw, Geometry, Line, Page, Refusal, Unread, from_json, to_json
from mapping.intake.reading import read_pages

if TYPE_CHECKING:
    from collections.abc import Sequence

EXHAUSTING = {
    "memory": "x = [bytearray(2**20) for _ in range(2**20)]",
    "time": "while True: pass",
    "a file": "open(__file__ + '.copy', 'wb').write(bytes(2**20))",
}


def child_that(does: str, tmp_path: Any) -> list[str]:
    """Return a command that limits itself as the reader does, and then does something else."""
    script = tmp_path / "child.py"
    script.write_text(
        f"from mapping.intake import child\nfrom mapping.intake.limits import TARGETS\nchild.limit(TARGETS)\n{does}\n",
        encoding="utf-8",
    )
    return [sys.executable, str(script)]


def test_a_file_is_read_in_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Sequence[str]] = []
    run = subprocess.run

    def watched(command: Sequence[str], **options: Any) -> Any:
        started.append(command)
        return run(command, **options)

    monkeypatch.setattr(subprocess, "run", watched)
    (page,) = read_pages("a.csv", "布局单元,目标\n光谷,3".encode())
    assert [line.cells for line in page.lines] == [("布局单元", "目标"), ("光谷", "3")]
    assert len(started) == 1


def test_a_file_of_quotes_alone_ends_with_a_sentence() -> None:
    with pytest.raises(UsageError, match="超过 5000 行"):
        read_pages("quotes.csv", "布局单元,目标,实际值\n".encode() + b'"\n' * 2_000_000)


@pytest.mark.parametrize("what", EXHAUSTING)
def test_the_reading_process_cannot_take_more_than_it_is_given(
    what: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    # a second of work instead of twenty
    does = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\n" + EXHAUSTING[what]
    command = child_that(does, tmp_path)
    run = subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda _, **options: run(command, **options))
    with pytest.raises(UsageError, match=r"a\.csv 太大或太复杂，没有读完（.*）；"):
        read_pages("a.csv", b"a,b")


def test_a_process_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    command = child_that("import time; time.sleep(600)", tmp_path)
    run = subprocess.run
    monkeypatch.setattr(reading, "MORE_S", 0.5 - TARGETS.seconds)
    monkeypatch.setattr(subprocess, "run", lambda _, **options: run(command, **options))
    with pytest.raises(UsageError, match="没有读完"):
        read_pages("a.csv", b"a,b")


def test_a_file_that_waits_too_long_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_WAIT_S", 0.01)
    for _ in range(reading._AT_ONCE):
        reading._places.acquire()
    try:
        with pytest.raises(UsageError, match="正在读的文件太多；过一会儿再上传"):
            read_pages("a.csv", b"a,b")
    finally:
        for _ in range(reading._AT_ONCE):
            reading._places.release()
    assert read_pages("a.csv", b"a,b")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("refusal", Refusal)
def test_each_refusal_is_one_sentence_in_either_language(
    lang: str, refusal: Refusal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_ask_child", lambda *_: {"refused": refusal.value})
    with pytest.raises(UsageError) as caught:
        read_pages("a.csv", b"a,b")
    text = caught.value.told(lang)
    assert text.startswith("a.csv")
    assert text.endswith("." if lang == "en" else "。")
    assert "{" not in text
    assert text.isascii() is (lang == "en")


GEOMETRY = st.one_of(
    st.none(), st.builds(Geometry, st.just("point"), st.just("EPSG:4547"), st.integers(), st.integers())
)
MERGED = st.lists(st.tuples(*[st.integers(0, 9)] * 4)).map(tuple)
CELLS = st.one_of(
    st.text(), st.floats(allow_nan=False), st.booleans(), st.builds(Unread, st.text(), is_formula=st.booleans())
)
LINES = st.builds(Line, st.integers(1, 9999), st.lists(CELLS).map(tuple), st.sampled_from([None, *Flaw]))


PAGES = st.builds(
    Page,
    st.text(),
    st.lists(LINES).map(tuple),
    st.sampled_from(["", ",", ";"]),
    merged=MERGED,
    geometry=GEOMETRY,
)


@given(st.lists(PAGES))
def test_pages_travel_whole(pages: list[Page]) -> None:
    assert from_json(json.loads(json.dumps(to_json(pages)))) == tuple(pages)
