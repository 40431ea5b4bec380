"""Lists are analysed by processes of their own, one errand each, two at once, and none is left behind."""

from __future__ import annotations

import os
import threading

import pytest
from tests.lists import own_ground

from mapping.errors import UsageError
from mapping.intake import errands
from mapping.intake.errands import CancelledError, Errand, RunningErrand, start
from mapping.intake.wishes import Wishes
from mapping.sentences import IntakeCode, Upload

LIST = "园区名称,所属区,面积（亩）\n园一,光谷,1500\n园二,江厦区,3\n".encode()


def test_a_list_comes_back_analysed_with_the_stages_it_went_through() -> None:
    running = start(Errand(file="名录.csv", data=LIST), own_ground())
    found = running.result()
    assert (found.file, found.uploaded, found.rejected) == ("名录.csv", 2, (3,))
    assert running.progress.stage == "rows"
    assert running.progress.ahead == 0
    assert [fault.told("en") for fault in found.issues]


def test_a_long_list_comes_back_whole_and_in_its_order() -> None:
    rows = "".join(f"园{n},{'光谷' if n % 2 else 'x'}\n" for n in range(5001))
    found = start(Errand(file="x.csv", data=f"园区名称,所属区\n{rows}".encode()), own_ground()).result()
    assert [row.row for row in found.accepted] == list(range(3, 5003, 2))
    assert [fault.place.line for fault in found.issues] == list(range(2, 5003, 2))


def test_pasted_rows_are_a_list_too() -> None:
    errand = Errand(file="粘贴", pasted="园区名称\t所属区\n园一\t光谷\n", wishes=Wishes(datum="none"))
    assert start(errand, own_ground()).result().accepted[0].cells["unit_id"] == "ovc"


@pytest.mark.parametrize(("data", "code"), [(b"a,b\n1,2\n", IntakeCode.LIST_LACKS_COLUMNS), (b"", Upload.UPLOAD_EMPTY)])
def test_what_is_no_list_is_refused_as_it_would_be_here(data: bytes, code: object) -> None:
    with pytest.raises(UsageError) as caught:
        start(Errand(file="x.csv", data=data), own_ground()).result()
    assert caught.value.fault.code is code


def test_an_errand_that_is_given_up_ends_its_process() -> None:
    running = start(Errand(file="x.csv", data=LIST), own_ground())
    began = threading.Event()
    while running._process is None and not running.is_over:
        began.wait(0.01)
    process = running._process
    running.cancel()
    with pytest.raises(CancelledError):
        running.result()
    assert process is not None
    assert process.wait(30) is not None
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_a_third_errand_waits_for_its_turn_and_is_told_so() -> None:
    turns = errands._Turns(1)
    held = threading.Event()

    class Held(RunningErrand):
        def _work(self) -> None:
            held.wait(60)

    first = Held(Errand(file="a.csv", data=LIST), own_ground(), turns)
    second = Held(Errand(file="b.csv", data=LIST), own_ground(), turns)
    third = RunningErrand(Errand(file="c.csv", data=LIST), own_ground(), turns)
    assert (first.progress.ahead, second.progress.ahead, third.progress.ahead) == (0, 1, 2)
    second.cancel()
    assert third.progress.ahead == 1
    held.set()
    assert third.result().uploaded == 2


def test_a_process_that_ends_by_itself_is_an_error_and_no_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errands, "_COMMAND", ("false",))
    with pytest.raises(UsageError) as caught:
        start(Errand(file="x.csv", data=LIST), own_ground()).result()
    assert caught.value.fault.code is Upload.UPLOAD_TOO_HARD
