"""The cover and the table of contents: whose words they are, and whether the numbers are true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from tests.own_data import own_atlas
from tests.sheet_audit import collisions, strays
from tests.views import EDITION

from mapping.documents.making import make
from mapping.documents.request import LONGEST, DocumentRequest, PageSpec
from mapping.printing.display import Group, Text
from mapping.printing.style import PAPERS
from mapping.printing.writers.press import pdf

if TYPE_CHECKING:
    from mapping.printing.document import Document, Page

ATLAS = own_atlas()
PAPER_NAMES = ("a4", "a4-portrait", "16:9")
SMALLEST = {"a4": 6.0, "a4-portrait": 6.0, "16:9": 12.0}
TABLES = ("targets", "register", "lists", "sources")


def document(*sheets: dict[str, Any], paper: str = "a4", lang: str = "zh", **words: Any) -> Document:
    """Return the document of sheets."""
    pages = tuple(PageSpec(edition=EDITION, lang=lang, **sheet) for sheet in sheets)
    return make(DocumentRequest(paper=paper, pages=pages, **words), ATLAS)


def texts(page: Page) -> list[str]:
    return [text.text for text in page.drawing.texts()]


def entries(made: Document) -> list[Group]:
    """Return the entries of the table of contents, in order."""
    return [
        item
        for page in made.pages
        for item in page.drawing.walk()
        if isinstance(item, Group) and item.name.startswith("entry:")
    ]


def check(made: Document) -> None:
    """Hold every entry to the page that it names: the first of its sheet."""
    for entry in entries(made):
        assert entry.to is not None
        assert made.pages[entry.to - 1].name == entry.alt
        assert str(entry.to) in [text.text for text in entry.items if isinstance(text, Text)]
        before = made.pages[entry.to - 2]
        assert before.name != entry.alt


def sound(made: Document, paper: str) -> None:
    """Hold pages to what a careful eye asks of them."""
    for page in made.pages:
        assert collisions(page.drawing) == ()
        assert strays(page.drawing, PAPERS[paper].page) == ()
        assert min(text.face.size for text in page.drawing.texts()) >= SMALLEST[paper] - 1e-6


@pytest.mark.parametrize("paper", PAPER_NAMES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_cover_says_what_was_asked_and_makes_nothing_up(paper: str, lang: str) -> None:
    plain = document({"sheet": "cover"}, paper=paper, lang=lang)
    sound(plain, paper)
    assert not any("2026" in text for text in texts(plain.pages[0]))
    words = {"title": "园区评估", "subtitle": "供审议", "issuer": "市经信局", "date": "2026年11月", "footnote": "内部"}
    signed = document({"sheet": "cover"}, paper=paper, lang=lang, **words)
    sound(signed, paper)
    assert set(words.values()) <= set(texts(signed.pages[0]))


def test_a_cover_carries_the_statement_or_the_review_number_and_no_page_number() -> None:
    made = document({"sheet": "cover"}, {"sheet": "lists", "unit": "ovc"})
    assert any("未经地图审核" in text for text in texts(made.pages[0]))
    assert "1" not in texts(made.pages[0])
    reviewed = document({"sheet": "cover"}, review_number="鄂S（2026）001号")
    assert any(text.startswith("审图号：鄂S（2026）001号") for text in texts(reviewed.pages[0]))


@pytest.mark.parametrize("paper", PAPER_NAMES)
def test_words_as_long_as_they_may_be_still_fit_a_cover(paper: str) -> None:
    words = dict.fromkeys(("title", "subtitle", "footnote"), "江城" * (LONGEST // 2))
    made = document({"sheet": "cover"}, paper=paper, issuer="市发展和改革委员会" * 5, date="2026年11月", **words)
    sound(made, paper)
    said = "".join(texts(made.pages[0]))
    assert said.count("江城") == 3 * (LONGEST // 2)


def test_the_city_is_drawn_with_all_its_units_and_no_names() -> None:
    page = document({"sheet": "cover"}).pages[0]
    city = page.drawing.group("city")
    assert sum(type(item).__name__ == "Area" for item in city.items) >= len(ATLAS.catalog.units)
    assert not any(isinstance(item, Text) for item in city.items)


@pytest.mark.parametrize("paper", PAPER_NAMES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_numbers_of_the_contents_are_the_pages(paper: str, lang: str) -> None:
    made = document({"sheet": "cover"}, {"sheet": "contents"}, *({"sheet": s} for s in TABLES), paper=paper, lang=lang)
    assert [entry.alt for entry in entries(made)] == list(dict.fromkeys(page.name for page in made.pages[2:]))
    check(made)
    sound(made, paper)


def test_they_stay_true_where_the_contents_themselves_take_several_pages() -> None:
    units = [{"sheet": "lists", "unit": unit.unit_id, "title": f"{unit.name_zh}的清单"} for unit in ATLAS.catalog.units]
    twice = [*units, *({**sheet, "sheet": "register", "title": f"{sheet['title']}（园区）"} for sheet in units)]
    made = document({"sheet": "contents"}, *twice, paper="16:9")
    assert sum(page.name == "目录" for page in made.pages) > 1
    assert len(entries(made)) == len(twice)
    check(made)


def test_long_names_are_not_cut() -> None:
    name = "江城" * (LONGEST // 2)
    made = document({"sheet": "contents"}, {"sheet": "lists", "unit": "ovc", "title": name}, {"sheet": "sources"})
    (entry, _) = entries(made)
    assert "".join(text.text for text in entry.items if isinstance(text, Text)).count("江城") == LONGEST // 2
    sound(made, "a4")


def test_sheets_stand_by_parts_unless_a_reader_put_them_otherwise() -> None:
    maps = [{"kind": "unit", "unit": key} for key in ("ovc", "wedz")]
    tidy = document(
        {"sheet": "contents"}, {}, *maps, {"kind": "industry", "layer": "industry:auto"}, {"sheet": "lists"}
    )
    assert [part for part in ("全市", "布局单元", "产业", "名录与来源") if part in texts(tidy.pages[0])] == [
        *("全市", "布局单元", "产业", "名录与来源")
    ]
    mixed = document({"sheet": "contents"}, maps[0], {"sheet": "lists"}, maps[1], {"sheet": "sources"})
    assert not {"布局单元", "名录与来源"} & set(texts(mixed.pages[0]))


def test_in_a_pdf_an_entry_leads_to_its_page() -> None:
    made = document({"sheet": "contents"}, {"sheet": "lists", "unit": "ovc"}, {"sheet": "sources"})
    book = pypdfium2.PdfDocument(pdf(made))
    assert pypdfium2.raw.FPDFPage_GetAnnotCount(book[0].raw) == len(entries(made))
