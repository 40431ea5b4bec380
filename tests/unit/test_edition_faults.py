"""Each fault of the file of an edition, and of edits to one, is brought about and told in both languages."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import shapely
from tests.planned_editions import beginning, new_area
from tests.views import EDITION

from mapping.cli import editions
from mapping.cli.app import edition_file
from mapping.documents.making import make
from mapping.documents.request import DocumentRequest, PageSpec
from mapping.errors import UsageError
from mapping.insight.editions import edits
from mapping.insight.editions.applied import with_edition
from mapping.insight.editions.document import LARGEST_MB, EditionError, Term, read, written
from mapping.insight.editions.splitting import land_in, split_off
from mapping.sentences.editions import EditionCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mapping.faults import Fault
    from mapping.insight.atlas import Atlas

OPEN = re.compile(r"[{}]|None")


def of_error(attempt: Callable[[], object]) -> tuple[Fault, ...]:
    """Return the faults that end an attempt."""
    with pytest.raises(UsageError) as caught:
        attempt()
    return caught.value.faults if isinstance(caught.value, EditionError) else (caught.value.fault,)


def spoilt(told: dict[str, Any]) -> Iterator[dict[str, Any] | bytes | str]:
    """Yield files of which something is wrong."""
    ovc, wedz = told["lists"][:2]
    one = {"type": "Polygon", "coordinates": [[[1, 2], [2, 3], [3, 1], [1, 2]]]}
    new = {"unit_id": "x_area", "name_zh": "某区", "taken_from": ["ovc"], "polygon": {"type": "Point"}}
    yield from (b" " * (LARGEST_MB * 2**20 + 1), b"{", b"\xff", b"[" * 99, b"[]", '{"schema": 1, "schema": 1}')
    yield from ({**told, "schema": 2}, {**told, "schema": "x"}, {**told, "colour": 1}, {"schema": 1})
    yield from ({**told, "name_zh": "长" * 99}, {**told, "valid_from": "soon"}, {**told, "lists": 5})
    yield {**told, "lists": [ovc, ovc, {**wedz, "units": []}, {**wedz, "units": ["a", "b"]}]}
    yield {**told, "lists": [{**ovc, "terms": ovc["terms"] * 20}]}
    yield {**told, "lists": [{**ovc, "terms": [{"term": "甲"}, {"term": "甲", "industry_id": "ai"}]}]}
    yield {**told, "new_units": [new, {**new, "group": "x"}]}
    yield {**told, "new_units": [{**new, "polygon": one}, {**new, "polygon": {**one, "type": "Line"}}]}


@pytest.fixture(scope="module")
def found(atlas: Atlas, tmp_path_factory: pytest.TempPathFactory) -> list[Fault]:
    """Every fault that could be brought about."""
    start = beginning(atlas.catalog)
    told = json.loads(written(start))
    known = atlas.catalog.term_mappings[0]
    faults: list[Fault] = []
    for file in spoilt(told):
        data = json.dumps(file) if isinstance(file, dict) else file
        faults += of_error(lambda data=data: read(data))
    for document in (
        edits.renamed(start, edition="2021", base="1999"),
        edits.added(start, "ovc", Term(term="甲", industry_id="helth", subsectors=("nothing_like_it",))),
        edits.reclassified(start, known.term, known.industry_id, ("drugs",)),
        edits.split(start, new_area(100, 20, 101, 21)),
        edits.split(start, new_area(113, 29, 116, 32).model_copy(update={"taken_from": ("qiaokou",)})),
        edits.split(start, new_area().model_copy(update={"name_zh": "武昌区"})),
    ):
        faults += of_error(lambda document=document: with_edition(atlas, document, "版本.json"))
    folder = tmp_path_factory.mktemp("x")
    plan = folder / "plan.json"
    plan.write_bytes(written(start))
    full = start
    for number in range(99 - len(start.list_of("ovc").terms)):
        full = edits.added(full, "ovc", Term(term=f"词{number}"))
    for attempt in (
        lambda: edits.added(start, "ovc", start.list_of("ovc").terms[0]),
        lambda: edits.removed(start, "ovc", "没有"),
        lambda: edits.removed(start, "none", "没有"),
        lambda: edits.added(full, "ovc", Term(term="再一个")),
        lambda: split_off(start, atlas.geography, "", shapely.box(114, 30, 115, 31)),
        lambda: split_off(start, atlas.geography, "甲区", shapely.box(100, 20, 101, 21)),
        lambda: land_in([shapely.Point(114, 30)], "甲.geojson"),
        lambda: make(DocumentRequest(pages=(PageSpec(edition=EDITION, sheet="comparison"),)), atlas),
        lambda: edition_file(folder / "none.json"),
        lambda: editions.rows(plan, folder),
    ):
        faults += of_error(attempt)
    return faults


def test_every_fault_of_an_edition_can_come_about(found: list[Fault]) -> None:
    assert {code.name for code in EditionCode} - {fault.code.name for fault in found} == set()


def test_every_fault_of_an_edition_is_one_whole_sentence_in_both_languages(found: list[Fault]) -> None:
    for fault in found:
        for told in (fault.told("zh"), fault.told("en")):
            assert told.endswith(("。", ".", "?")), told
            assert not OPEN.search(told), told
            assert "\n" not in told
