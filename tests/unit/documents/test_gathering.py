"""A file of firms is made where no engine is: what its pages ask of the list is asked before, and travels."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from tests.firms_asked import TITLE, some_firms
from tests.own_data import own_atlas
from tests.planned_editions import beginning
from tests.views import EDITION

from mapping.cartography.resolve import all_layers, resolve
from mapping.documents.files import file_of
from mapping.documents.gathering import asks, gathered
from mapping.documents.job import Job
from mapping.documents.request import DocumentRequest, PageSpec
from mapping.documents.stamp import made_otherwise, stamped
from mapping.documents.travelling import packed
from mapping.documents.worker import Worker, refused
from mapping.errors import UsageError
from mapping.insight.beside import with_firms, without_firms
from mapping.insight.editions.applied import with_edition
from mapping.insight.firms.plan_reality import shares_asked
from mapping.insight.firms.query import FirmQuery
from mapping.sentences import FirmsCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.insight.atlas import Atlas
    from mapping.insight.firms.model import Firm, FirmFigures, FirmsSource

FIRMS = 5000
FIRST = PageSpec(edition=EDITION, layer="firms:health")
PAGES = (
    FIRST,
    PageSpec(edition=EDITION, layer="firms:auto", firms=FirmQuery(count="capital")),
    PageSpec(edition=EDITION, layer="lq:health", over="firms"),
    PageSpec(edition=EDITION),
)


class Engine:
    """A list of firms that travels nowhere, as one behind a connection, and counts what it is asked."""

    def __init__(self, atlas: Atlas, *, made_up: bool = False) -> None:
        self._listed = some_firms(atlas.catalog, FIRMS, made_up=made_up)
        self.connection = threading.Lock()
        self.asked: list[FirmQuery] = []

    @property
    def source(self) -> FirmsSource:
        """Where it comes from."""
        return self._listed.source

    def figures(self, query: FirmQuery) -> FirmFigures:
        """Return the counts of a query."""
        self.asked.append(query)
        return self._listed.figures(query)

    def firms(self, query: FirmQuery, most: int, after: int = 0) -> tuple[Firm, ...]:
        """Return firms of a query."""
        return self._listed.firms(query, most, after)


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    made = Worker(own_atlas())
    yield made
    made.close()


def test_pages_that_can_be_made_of_one_answer_ask_one_question() -> None:
    engine = Engine(own_atlas())
    gathered(DocumentRequest(pages=PAGES), with_firms(own_atlas(), engine))
    assert set(engine.asked) == {FirmQuery(), shares_asked(FirmQuery())}
    assert [asks(page) for page in PAGES] == [True, True, True, False]


def test_what_an_area_asks_of_the_list_is_asked_before_with_its_firms(worker: Worker, atlas: Atlas) -> None:
    beside = with_firms(atlas, Engine(atlas))
    page = PageSpec(edition=EDITION, sheet="within", within="@114.4,30.5,6")
    request = DocumentRequest(pages=(page,))
    made = worker.submit(Job(request, "pdf"), gathered(request, beside)).result()
    assert made == file_of(request, beside, "pdf")


def test_the_same_file_twice_is_packed_once(atlas: Atlas) -> None:
    engine = Engine(atlas)
    beside = with_firms(atlas, engine)
    request = DocumentRequest(pages=PAGES)
    first = gathered(request, beside)
    assert gathered(request, beside) is first
    assert len(set(engine.asked)) == 2
    assert len(packed(first, atlas)) < 200_000, "however many firms there are, a row a unit and sub-sector travels"


def test_what_asks_nothing_of_the_list_is_made_of_the_very_data(atlas: Atlas) -> None:
    beside = with_firms(atlas, Engine(atlas))
    assert gathered(DocumentRequest(pages=PAGES[-1:]), beside) is atlas
    assert gathered(DocumentRequest(pages=PAGES), atlas) is atlas


@pytest.mark.parametrize("file_format", ["svg", "pptx", "gpkg", "html"])
def test_a_file_made_elsewhere_is_the_one_that_is_made_here(worker: Worker, atlas: Atlas, file_format: str) -> None:
    beside = with_firms(atlas, Engine(atlas, made_up=True))
    request = DocumentRequest(pages=(FIRST,))
    made = worker.submit(Job(request, file_format), gathered(request, beside)).result()
    assert made == file_of(request, beside, file_format)


def test_an_engine_that_does_not_answer_ends_the_file_and_nothing_else(worker: Worker, atlas: Atlas) -> None:
    with pytest.raises(UsageError) as caught:
        refused(Job(DocumentRequest(pages=(FIRST,))), UsageError(FirmsCode.NO_FIRMS)).result()
    assert caught.value.fault.code is FirmsCode.NO_FIRMS
    without = worker.submit(Job(DocumentRequest(pages=(FIRST,)), "svg"), atlas)
    with pytest.raises(UsageError):
        without.result()


def test_what_shows_no_firms_is_made_once_whatever_list_lies_beside(atlas: Atlas) -> None:
    beside = with_firms(atlas, Engine(atlas))
    page = PAGES[-1].map_spec
    assert resolve(page, beside) is resolve(page, atlas)
    assert all_layers(page.view, beside) is all_layers(page.view, atlas)
    assert without_firms(with_firms(beside, Engine(atlas))) is atlas


def test_a_file_tells_of_which_list_it_was_made(atlas: Atlas) -> None:
    one, other = (with_firms(atlas, some_firms(atlas.catalog, firms)) for firms in (100, 200))
    text = stamped(DocumentRequest(pages=(FIRST,)), one)
    assert TITLE in text
    assert made_otherwise(text, one, "zh") is None
    assert made_otherwise(text, other, "zh") is not None
    assert TITLE not in stamped(DocumentRequest(pages=PAGES[-1:]), one)


def test_editions_that_are_only_planned_have_the_list_beside_them_too(atlas: Atlas) -> None:
    planned = with_edition(atlas, beginning(atlas.catalog), "draft.json")
    beside = with_firms(planned, some_firms(atlas.catalog))
    assert beside.seen_by(EDITION).firms is beside.firms
