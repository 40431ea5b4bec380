"""The desk of a list: what is decided is read anew, what stands there stays meanwhile, and one list follows another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mapping.errors import UsageError
from mapping.faults import Place
from mapping.intake.found import Analysis, ColumnFound
from mapping.sentences import Upload
from mapping.ui.intake import columns, desk
from mapping.ui.intake.desk import Desk, Handed
from mapping.ui.workspace.held import Workspace

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas
    from mapping.intake.errands import Errand


class Reading:
    """Stands for a reading in its process: over when the test says so."""

    def __init__(self, errand: Errand) -> None:
        self.errand = errand
        self.outcome: Analysis | Exception | None = None
        self.is_cancelled = False

    @property
    def is_over(self) -> bool:
        return self.outcome is not None

    def wait(self, seconds: float) -> None:
        pass

    def cancel(self) -> None:
        self.is_cancelled = True

    def result(self) -> Analysis:
        if isinstance(self.outcome, Exception):
            raise self.outcome
        assert self.outcome
        return self.outcome


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch, atlas: Atlas) -> list[Reading]:
    """Return the readings that were asked for, in order."""
    asked: list[Reading] = []

    def start(errand: Errand, _: Any) -> Reading:
        asked.append(Reading(errand))
        return asked[-1]

    monkeypatch.setattr(desk, "start", start)
    monkeypatch.setattr(desk, "SHORT_BYTES", 0)
    monkeypatch.setattr(desk.session, "atlas", lambda: atlas)
    monkeypatch.setattr(desk.held, "current", Workspace)
    monkeypatch.setattr(desk.handover, "lay", lambda _: None)
    return asked


def analysis(*of: ColumnFound) -> Analysis:
    return Analysis(file="a.csv", kind="parks", sheet="", sheets=(), heading_line=1, columns=of)


def test_what_is_decided_is_kept_and_read_with_all_that_was_decided_before(readings: list[Reading]) -> None:
    lying = Desk()
    lying.take(Handed("a.csv", b"x"))
    readings[0].outcome = analysis()
    lying.collect()
    lying.decide(aliases={"东新区": "ovc"})
    lying.decide(datum="gcj02")
    assert readings[1].is_cancelled  # nobody waits for what is no longer wished
    assert (dict(readings[2].errand.wishes.aliases), readings[2].errand.wishes.datum) == ({"东新区": "ovc"}, "gcj02")
    assert lying.found is readings[0].outcome  # what stands there stays until the new one comes
    readings[2].outcome = analysis()
    lying.collect()
    assert lying.found is readings[2].outcome
    assert lying.running is None


def test_a_list_that_cannot_be_read_says_why_and_the_next_one_is_read(readings: list[Reading]) -> None:
    lying = Desk()
    lying.take(Handed("a.csv", b"x"))
    readings[0].outcome = UsageError(Upload.UPLOAD_NO_CONTENT, Place("a.csv"))
    lying.collect()
    assert lying.failed
    assert lying.found is None
    lying.take(Handed("b.csv", b"y"))
    assert lying.failed is None
    readings[1].outcome = RuntimeError("broken")
    lying.collect()
    assert lying.crashed
    lying.take(Handed("c.csv", b"z"))
    assert not lying.crashed


def test_another_list_begins_with_the_names_that_were_accepted_and_nothing_else(readings: list[Reading]) -> None:
    lying = Desk()
    lying.take(Handed("a.csv", b"x"))
    lying.decide(aliases={"东新区": "ovc"}, datum="bd09", others="both")
    lying.take(Handed("b.csv", b"y"))
    assert (lying.wishes.datum, lying.wishes.others) == ("auto", "ours")
    assert dict(lying.wishes.aliases) == {"东新区": "ovc"}
    assert readings[-1].errand.file == "b.csv"


def test_giving_up_the_first_reading_clears_the_desk_and_a_later_one_leaves_what_was_there(
    readings: list[Reading],
) -> None:
    lying = Desk()
    lying.take(Handed("a.csv", b"x"))
    lying.cancel()
    assert lying.handed is None
    lying.take(Handed("a.csv", b"x"))
    readings[-1].outcome = analysis()
    lying.collect()
    lying.decide(datum="none")
    lying.cancel()
    assert lying.handed
    assert lying.found is readings[1].outcome
    assert all(reading.is_cancelled for reading in (readings[0], readings[2]))


def test_a_short_list_is_read_at_once_and_its_file_once_alone(
    monkeypatch: pytest.MonkeyPatch, readings: list[Reading]
) -> None:
    monkeypatch.setattr(desk, "SHORT_BYTES", 1000)
    lying = Desk()
    lying.take(Handed("a.csv", "园区名称,所属区\n甲园,东新区\n乙园,江夏区\n".encode()))
    assert not readings
    assert lying.found
    assert (lying.found.uploaded, len(lying.found.accepted)) == (2, 1)
    monkeypatch.setattr(desk, "read_pages", None)
    lying.decide(aliases={"东新区": "ovc"})
    assert len(lying.found.accepted) == 2
    monkeypatch.setattr(desk, "SHORT_LINES", 2)
    lying.decide(aliases={})
    assert len(readings) == 1


def test_a_short_list_that_is_none_says_why(monkeypatch: pytest.MonkeyPatch, readings: list[Reading]) -> None:
    monkeypatch.setattr(desk, "SHORT_BYTES", 1000)
    lying = Desk()
    lying.take(Handed("a.csv", "甲,乙\n1,2\n".encode()))
    assert lying.failed
    assert not readings


@pytest.fixture
def lying(monkeypatch: pytest.MonkeyPatch, readings: list[Reading]) -> Desk:
    """Return a desk with a list of three columns: one of ours, one of its own, one of somebody's telephone."""
    kept = Desk()
    monkeypatch.setattr(columns, "desk", lambda: kept)
    kept.take(Handed("a.csv", b"x"))
    readings[0].outcome = analysis(
        ColumnFound(index=0, heading="名称", field="name_zh", basis="heading"),
        ColumnFound(index=1, heading="租金", own="number"),
        ColumnFound(index=2, heading="电话", personal="telephone"),
    )
    kept.collect()
    return kept


def test_a_column_read_as_a_field_leaves_the_one_that_it_was(lying: Desk) -> None:
    columns.choose("column:0=field:address")
    assert dict(lying.wishes.columns) == {"name_zh": None, "address": 0}
    columns.choose("column:1=out")
    assert lying.wishes.leave_out == {1}
    columns.choose("column:1=own")
    assert lying.wishes.leave_out == frozenset()


def test_personal_data_are_kept_only_where_somebody_insists(lying: Desk) -> None:
    columns.choose("column:1=own")
    assert lying.wishes.keep_personal == frozenset()
    columns.choose("column:2=own")
    assert lying.wishes.keep_personal == {2}
    columns.choose("column:2=out")
    assert (lying.wishes.keep_personal, lying.wishes.leave_out) == (frozenset(), {2})


def test_figures_are_read_in_the_unit_of_measure_that_is_chosen(lying: Desk) -> None:
    columns.choose("measure:area_km2=亩")
    assert dict(lying.wishes.measures) == {"area_km2": "亩"}
