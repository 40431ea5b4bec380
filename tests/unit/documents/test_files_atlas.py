"""Which sheets an atlas has, in what order, and where its pages stand in the outline."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from tests.views import EDITION, VIEW

from mapping.cartography.resolve import resolve
from mapping.cartography.wording.about import About
from mapping.documents import registry, sheet_by_sheet
from mapping.documents.atlas import atlas_request, parts_of
from mapping.documents.making import make
from mapping.documents.naming import name_of, sheet_name
from mapping.documents.outline import in_outline
from mapping.documents.registry import SHEETS
from mapping.documents.request import DocumentRequest, PageSpec
from mapping.errors import UnknownNameError, UsageError
from mapping.printing.display import DisplayList, Face
from mapping.printing.document import Document, Page
from mapping.printing.writers.press import pdf
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.documents.order import Order
    from mapping.insight.atlas import Atlas


def drawn(name: str, level: int = 1) -> Page:
    text = Face(10).at(10, 20, name)
    return Page(DisplayList(100, 50, About(name, "zh"), (text,)), name, level)


def test_the_atlas_has_every_sheet_once_and_in_order(atlas: Atlas) -> None:
    pages = atlas_request(atlas, VIEW).pages
    maps = [page for page in pages if page.sheet == "map"]
    assert [page.unit for page in maps[1:15]] == [unit.unit_id for unit in atlas.catalog.units]
    assert [page.layer for page in maps[15:]] == [f"industry:{one.industry_id}" for one in atlas.catalog.industries]
    others = [page.sheet for page in pages if page.sheet != "map"]
    assert others == [part for part in parts_of(atlas) if part in SHEETS]
    assert len(set(pages)) == len(pages)


def test_sheets_are_chosen_by_part_and_one_by_one(atlas: Atlas) -> None:
    view = View(EDITION, later=True, lang="en")
    request = atlas_request(atlas, view, ["density", "unit:ovc", "city", "unit:ovc"], paper="a3", issuer="x")
    assert [(page.layer, page.unit) for page in request.pages] == [("lead", None), ("density", None), ("lead", "ovc")]
    assert all(page.view == view for page in request.pages)
    assert (request.paper, request.issuer, request.title) == ("a3", "x", "Atlas of Wuhan's industries")
    with pytest.raises(UnknownNameError) as caught:
        atlas_request(atlas, view, ["citty", "city", "industry:cars"])
    assert all(name in str(caught.value) for name in ("citty", "industry:cars", "city"))
    with pytest.raises(UsageError, match="b5"):
        atlas_request(atlas, view, paper="b5")


def test_many_units_are_a_group_of_the_outline_and_few_are_not() -> None:
    units = [PageSpec(kind="unit", unit=str(n), edition=EDITION) for n in range(6)]
    city = PageSpec(edition=EDITION)
    pages = in_outline([city, *units], [(drawn("city"),), *((drawn(str(n)),) for n in range(6))])
    assert [(page.level, page.group) for page in pages] == [(1, ""), *[(2, "布局单元")] * 6]
    few = in_outline([city, *units[:3]], [(drawn("city"),), *((drawn(str(n)),) for n in range(3))])
    assert {(page.level, page.group) for page in few} == {(1, "")}


def test_a_sheet_of_several_pages_has_one_entry_and_one_for_each_page_with_a_name_of_its_own() -> None:
    asked = [PageSpec(sheet="register", edition=EDITION)]
    pages = in_outline(asked, [(drawn("名录"), drawn("名录"), drawn("各区"))])
    assert [page.level for page in pages] == [1, 0, 2]
    book = pypdfium2.PdfDocument(pdf(Document(About("书", "zh"), tuple(pages))))
    assert [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in book.get_toc()] == [
        (0, "名录", 0),
        (1, "各区", 2),
    ]


def test_an_outline_never_begins_below_the_top() -> None:
    pages = tuple(replace(drawn(name, 2), group=group) for name, group in (("一", ""), ("二", "组"), ("三", "组")))
    book = pypdfium2.PdfDocument(pdf(Document(About("书", "zh"), pages)))
    assert [(mark.level, mark.get_title()) for mark in book.get_toc()] == [(0, "一"), (0, "组"), (1, "二"), (1, "三")]


def test_a_table_of_contents_knows_where_every_sheet_begins(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def contents(order: Order) -> Iterator[Page]:
        # a page more once there is a number of two digits, which is known only when all is made
        lines = [f"{entry.name} {entry.number} {entry.group}".strip() for entry in order.entries]
        told[:] = lines
        for _ in range(2 if any(entry.number > 5 for entry in order.entries) else 1):
            yield drawn("目录")

    def several(_: Order) -> Iterator[Page]:
        yield from (drawn("甲"), drawn("甲"), drawn("甲"))

    sheets = {"cover": lambda _: iter([drawn("封面")]), "contents": contents, "lists": several, "sources": several}
    monkeypatch.setattr(sheet_by_sheet, "SHEETS", {**registry.SHEETS, **sheets})
    asked = [PageSpec(sheet=name, edition=EDITION) for name in ("cover", "contents", "lists", "sources")]
    document = make(DocumentRequest(pages=tuple(asked)), atlas)
    assert [page.name for page in document.pages] == ["封面", "目录", "目录", *["甲"] * 6]
    assert told == ["甲 4", "甲 7"]


def test_a_name_is_the_same_whether_the_map_is_made_or_not(atlas: Atlas) -> None:
    for view in (VIEW, View(EDITION, lang="en")):
        pages = [page for page in atlas_request(atlas, view).pages if page.sheet == "map"]
        others = [page.model_copy(update={"layer": "count"}) for page in pages[:3]]
        for page in (*pages, *others):
            assert sheet_name(page, atlas) == name_of(resolve(page.map_spec, atlas))
