"""Files made by a process of their own: the same bytes, errors as they were raised, given up, and after an accident."""

from __future__ import annotations

import io
import os
import signal
import sys
from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation
from tests import taken_in
from tests.views import EDITION

from mapping.cartography.layers.targets import completion_layer, upload_origin
from mapping.cartography.resolve import resolve
from mapping.cartography.spec import MapSpec
from mapping.documents.files import file_of
from mapping.documents.request import DocumentRequest, PageSpec
from mapping.documents.worker import MOST_DATA, CancelledError, Job, Progress, Worker
from mapping.errors import MappingError, UnknownNameError
from mapping.insight.additions import with_imports
from mapping.insight.targets.plan import goals
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mapping.insight.atlas import Atlas

ENOUGH_S = 120.0
CITY = PageSpec(edition=EDITION)
MANY = DocumentRequest(title="全部", pages=tuple(PageSpec(edition=EDITION, title=f"第 {n} 页") for n in range(1, 61)))


def said_on(presentation: bytes) -> str:
    """Return all the words of the slides, one after the other."""
    told: list[str] = []

    def read(shapes: Iterable[Any]) -> None:
        for shape in shapes:
            if hasattr(shape, "shapes"):
                read(shape.shapes)
            told.append(shape.name)
            if shape.has_text_frame:
                told.append(shape.text_frame.text)

    for slide in Presentation(io.BytesIO(presentation)).slides:
        read(slide.shapes)
    return "\n".join(told)


@pytest.fixture(scope="module")
def worker(atlas: Atlas) -> Iterator[Worker]:
    """Start one process for all tests, as a server does."""
    made = Worker(atlas)
    yield made
    made.close()


def test_a_file_is_the_one_that_is_made_here(worker: Worker, atlas: Atlas) -> None:
    request = DocumentRequest(issuer="某某局", paper="a3", pages=(CITY,))
    assert worker.submit(Job(request, "svg")).result() == file_of(request, atlas, "svg")


def test_what_a_reader_handed_over_travels_with_its_map(worker: Worker, atlas: Atlas) -> None:
    goal = next(goal for goal in goals(atlas.catalog, EDITION) if not goal.is_flag)
    layer = completion_layer(atlas.catalog, goal, {}, "zh", (upload_origin("own.csv", (), "zh"),))
    state = resolve(MapSpec(edition=EDITION, layer=layer.layer_id), atlas, extra=(layer,))
    page = PageSpec(edition=EDITION, layer=layer.layer_id)
    request = DocumentRequest(pages=(page,))
    made = worker.submit(Job(request, "svg", states={page: state})).result()
    assert "own.csv" in made.content.decode()
    assert made == file_of(request, atlas, "svg", states={page: state})


def test_a_file_of_a_session_that_took_something_in_holds_it_and_no_other_does(worker: Worker, atlas: Atlas) -> None:
    own = with_imports(atlas, [taken_in.parks()])
    request = DocumentRequest(pages=(PageSpec(kind="unit", unit="ovc", layer="lead", edition=EDITION),))
    job = Job(request, "pptx")
    mine, theirs, again = worker.submit(job, own), worker.submit(job, atlas), worker.submit(job)
    assert taken_in.PARK in said_on(mine.result().content)
    assert taken_in.PARK not in said_on(theirs.result().content)
    assert taken_in.PARK not in said_on(again.result().content)


def test_data_travel_once_and_those_of_many_sessions_go_in_turn(worker: Worker, atlas: Atlas) -> None:
    request = DocumentRequest(pages=(PageSpec(kind="unit", unit="ovc", layer="lead", edition=EDITION),))
    owns = [with_imports(atlas, [taken_in.parks(name=f"产业园甲{n}")]) for n in range(MOST_DATA + 2)]
    # asked for twice, the second time once the process has had to let go of the first
    running = [(n, worker.submit(Job(request, "svg"), own)) for _ in range(2) for n, own in enumerate(owns)]
    assert all(f"产业园甲{n}" in one.result().content.decode() for n, one in running)


def test_a_file_that_lost_its_process_is_made_anew_of_the_same_data(worker: Worker, atlas: Atlas) -> None:
    own = with_imports(atlas, [taken_in.parks()])
    page = PageSpec(kind="unit", unit="ovc", layer="lead", edition=EDITION)
    lost, kept = worker.submit(Job(MANY)), worker.submit(Job(DocumentRequest(pages=(page,)), "svg"), own)
    lost.wait(ENOUGH_S, for_work=True)
    assert worker.pid
    os.kill(worker.pid, signal.SIGKILL)
    assert taken_in.PARK in kept.result().content.decode()


def test_an_error_passes_through_as_it_was_raised(worker: Worker) -> None:
    request = DocumentRequest(pages=(PageSpec(edition=EDITION, layer="industry:autto"),))
    with pytest.raises(UnknownNameError) as caught:
        worker.submit(Job(request)).result()
    for lang in ("zh", "en"):
        assert "autto" in caught.value.told(lang)
        assert "industry:auto" in caught.value.told(lang)
    with pytest.raises(MappingError) as other:
        worker.submit(Job(DocumentRequest())).result()
    assert other.value.fault.code is Code.NO_PAGES


def test_what_is_no_longer_wanted_ends_before_its_next_sheet(worker: Worker) -> None:
    long, behind = worker.submit(Job(MANY)), worker.submit(Job(DocumentRequest(pages=(CITY,)), "svg"))
    long.wait(ENOUGH_S, for_work=True)
    assert (long.progress.ahead, behind.progress.ahead) == (0, 1)
    long.cancel()
    with pytest.raises(CancelledError):
        long.result()
    assert behind.result().content.startswith(b"<svg")
    assert long.progress.sheet < len(MANY.pages), "the others were drawn all the same"


def test_a_preview_goes_between_the_sheets_of_a_file(worker: Worker) -> None:
    long = worker.submit(Job(MANY))
    long.wait(ENOUGH_S, for_work=True)
    picture = worker.submit(Job(DocumentRequest(pages=(CITY,)), preview=300))
    assert picture.progress == Progress(ahead=1)
    assert picture.result().content.startswith(b"\x89PNG")
    assert not long.is_over
    assert long.progress.sheets == len(MANY.pages)
    long.cancel()


def test_where_the_process_ends_one_file_fails_and_the_others_are_made(worker: Worker) -> None:
    long, behind = worker.submit(Job(MANY)), worker.submit(Job(DocumentRequest(pages=(CITY,)), "svg"))
    long.wait(ENOUGH_S, for_work=True)
    first = worker.pid
    assert first
    os.kill(first, signal.SIGTERM)
    with pytest.raises(MappingError) as caught:
        long.result()
    assert caught.value.fault.code is Code.EXPORT_ENDED
    assert behind.result().content.startswith(b"<svg")
    assert worker.pid != first


def test_a_process_that_cannot_start_is_not_started_for_ever(atlas: Atlas, worker: Worker) -> None:
    broken = Worker(atlas, (sys.executable, "-c", "raise SystemExit(1)"))
    with pytest.raises(MappingError) as caught:
        broken.submit(Job(DocumentRequest())).result()
    assert caught.value.fault.code is Code.EXPORT_ENDED
    assert (broken.is_well, worker.is_well) == (False, True)


def test_the_process_ends_with_whoever_started_it(atlas: Atlas) -> None:
    made = Worker(atlas)
    made.submit(Job(DocumentRequest(pages=(CITY,)), "svg")).result()
    process = made._process
    assert process is not None
    process._outbox.put(None)  # its input is closed, as when a server is killed
    assert process._child.wait(ENOUGH_S) == 0
    made.close()
