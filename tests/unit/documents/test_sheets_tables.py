"""Sheets of tables: everything of the view on them once, as insight counts it, legible on every paper."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.own_data import own_atlas
from tests.sheet_audit import collisions, strays
from tests.views import EDITION

from mapping.cartography.wording.names import Names
from mapping.documents.making import make
from mapping.documents.request import DocumentRequest, PageSpec
from mapping.insight.targets.plan import city_table, goals, unit_table
from mapping.printing.display import Grid, Group
from mapping.printing.style import PAPERS
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.catalog.records import Park
    from mapping.insight.atlas import Atlas
    from mapping.printing.document import Document, Page

ATLAS = own_atlas()
SHEETS = ("register", "lists", "targets", "sources")
PAPER_NAMES = ("a4", "a4-portrait", "16:9")
LANGS = ("zh", "en")
SMALLEST = {"a4": 6.0, "a4-portrait": 6.0, "16:9": 12.0}


def document(sheet: str, *, paper: str = "a4", atlas: Atlas = ATLAS, words: Any = None, **asked: Any) -> Document:
    """Return the document of one sheet."""
    page = PageSpec(sheet=sheet, edition=EDITION, **asked)
    return make(DocumentRequest(paper=paper, pages=(page,), **(words or {})), atlas)


def grids(made: Document, name: str = "") -> Iterator[Grid]:
    """Yield the tables of a document, all or those of a name."""
    for page in made.pages:
        yield from (item for item in page.drawing.walk() if isinstance(item, Grid) and name in {"", item.name})


def rows(made: Document, name: str = "") -> list[tuple[str, ...]]:
    """Return the rows of the tables, headings and bands left out: what each cell says."""
    found = []
    for grid in grids(made, name):
        cells: dict[int, list[Any]] = {}
        for cell in grid.cells:
            cells.setdefault(cell.row, []).append(cell)
        plain = (row for number, row in sorted(cells.items()) if number and all(cell.span == 1 for cell in row))
        found += [tuple("".join(run.text for run in cell.runs).strip() for cell in row) for row in plain]
    return found


def bands(made: Document) -> list[str]:
    """Return what stands across the tables: names of groups, and sentences."""
    return [
        "".join(run.text for run in cell.runs)
        for grid in grids(made)
        for cell in grid.cells
        if cell.row and cell.span > 1
    ]


def words_of(page: Page) -> list[str]:
    """Return all texts of a page."""
    return [text.text for text in page.drawing.texts()]


def names_of(parks: tuple[Park, ...], lang: str) -> Counter[str]:
    names = Names.of(ATLAS.catalog, lang)
    return Counter(names.park(park).replace("“", '"').replace("”", '"').replace("’", "'") for park in parks)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("later", [False, True])
@pytest.mark.parametrize("paper", PAPER_NAMES)
def test_the_register_has_every_park_of_the_view_once(paper: str, later: bool, lang: str) -> None:
    made = document("register", paper=paper, later=later, lang=lang)
    parks = ATLAS.catalog.parks_in(View(EDITION, later, lang))
    found = Counter(row[0].split("\n")[0] for row in rows(made))
    if lang == "zh":
        assert found == Counter(Names.of(ATLAS.catalog, lang).park(park) for park in parks)
    else:
        assert found == names_of(parks, lang)
    assert str(len(parks)) in " ".join(words_of(made.pages[0])[:4])


def test_what_came_later_is_marked_where_it_is_shown() -> None:
    made = document("register", later=True)
    marked = [row[0] for row in rows(made) if row[0].endswith("\n2021 年后")]
    later = [park for park in ATLAS.catalog.parks_in(View(EDITION, later=True)) if park.after_edition]
    assert len(marked) == len(later) > 0


def test_a_unit_has_its_parks_under_its_name_with_their_number() -> None:
    made = document("register")
    names = Names.of(ATLAS.catalog, "zh")
    firsts = [band for band in bands(made) if not band.endswith("（续）")]
    for unit in ATLAS.catalog.units:
        count = len(ATLAS.catalog.parks_of(unit.unit_id, View(EDITION)))
        (own,) = (band for band in firsts if band.startswith(f"{names.unit(unit)}  "))
        assert own.split("  ")[1].startswith(f"{count} 处")


def test_a_unit_without_parks_says_so() -> None:
    directory = tuple(park for park in ATLAS.catalog.directory if park.unit_id != "caidian")
    without = replace(ATLAS, catalog=replace(ATLAS.catalog, directory=directory))
    assert "没有收录" in bands(document("register", atlas=without))
    (page,) = document("register", atlas=without, unit="caidian").pages
    assert "没有收录" in words_of(page) or "没有符合条件的园区。" in words_of(page)


def test_a_filter_that_finds_nothing_says_so_and_one_that_finds_some_counts_the_rest() -> None:
    (page,) = document("register", query={"q": "没有这样的园区"}).pages
    assert "没有符合条件的园区。" in words_of(page)
    found = document("register", query={"level": ["国家级"]})
    national = [park for park in ATLAS.catalog.parks_in(View(EDITION)) if park.level == "国家级"]
    assert len(rows(found)) == len(national)
    units = len({park.unit_id for park in national})
    assert f"其余 {len(ATLAS.catalog.units) - units} 个单元为 0 处" in bands(found)


@pytest.mark.parametrize("later", [False, True])
def test_the_three_lists_have_every_entry_of_the_view_once(later: bool) -> None:
    names = Names.of(ATLAS.catalog, "zh")
    entries = [
        names.entry(entry)
        for unit in ATLAS.catalog.units
        for entry in ATLAS.catalog.list_entries_of(unit.unit_id, View(EDITION, later))
    ]
    found = rows(document("lists", later=later))
    assert Counter(row[0].split("\n")[0] for row in found) == Counter(entries)


def test_all_targets_stand_there_with_their_clause() -> None:
    catalog, made = ATLAS.catalog, document("targets")
    city, units, matrix = (rows(made, f"targets-{name}") for name in ("city", "units", "matrix"))
    assert len(city) == len(city_table(catalog, EDITION))
    assert len(units) == sum(len(unit_table(catalog, unit.unit_id, EDITION)) for unit in catalog.units)
    assert len(city) + len(units) == len(catalog.targets)
    assert all(row[3] for row in city)
    assert all(row[-1] for row in units)
    assert len(matrix) == len(catalog.units)
    known = goals(catalog, EDITION)
    not_set = sum(len(catalog.units) - len(goal.of) for goal in known)
    assert sum(cell == "文件未列" for row in matrix for cell in row) == not_set


def test_on_a_slide_the_matrix_is_parted_and_still_whole() -> None:
    made = document("targets", paper="16:9", lang="en")
    known = goals(ATLAS.catalog, EDITION)
    headings = [
        cell for grid in grids(made, "targets-matrix") for cell in grid.cells if cell.row == 0 and cell.column > 0
    ]
    assert len({"".join(run.text for run in cell.runs) for cell in headings}) == len(known)


def test_the_targets_of_one_unit_are_its_own() -> None:
    made = document("targets", unit="ovc")
    assert len(rows(made)) == len(unit_table(ATLAS.catalog, "ovc", EDITION))


def test_sources_have_all_sources_and_boundaries_with_their_statement() -> None:
    made = document("sources")
    assert len(rows(made, "sources")) == len(ATLAS.catalog.sources)
    assert len(rows(made, "corrections")) == len(ATLAS.catalog.source_corrections)
    told = " ".join(text for page in made.pages for text in words_of(page))
    for said in ("WGS-84", "兰勃特方位等积投影", "示意", "内部工作用图，未经地图审核"):
        assert said in told
    assert "https" not in told


def test_a_review_number_takes_the_place_of_the_statement() -> None:
    made = document("sources", words={"review_number": "鄂S（2026）001号"})
    told = " ".join(words_of(made.pages[-1]))
    assert "审图号：鄂S（2026）001号" in told
    assert "未经地图审核" not in told


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("paper", PAPER_NAMES)
@pytest.mark.parametrize("lang", LANGS)
def test_nothing_collides_or_leaves_the_page_and_all_can_be_read(sheet: str, paper: str, lang: str) -> None:
    made = document(sheet, paper=paper, lang=lang)
    box = PAPERS[paper].page
    for page in made.pages:
        assert collisions(page.drawing) == ()
        assert strays(page.drawing, box) == ()
        assert min(text.face.size for text in page.drawing.texts()) >= SMALLEST[paper] - 1e-6
        assert page.drawing.width == PAPERS[paper].width
        (foot,) = (item for item in page.drawing.items if isinstance(item, Group) and item.name == "foot")
        last = max(grid.box.bottom for grid in page.drawing.walk() if isinstance(grid, Grid))
        assert last <= min(text.box.top for text in foot.items if hasattr(text, "box"))


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_page_but_the_last_is_half_empty(sheet: str) -> None:
    for paper in PAPER_NAMES:
        for page in document(sheet, paper=paper).pages[:-1]:
            last = max(grid.box.bottom for grid in page.drawing.walk() if isinstance(grid, Grid))
            assert last > page.drawing.height * 0.55


def test_each_of_several_pages_says_which_it_is() -> None:
    made = document("register")
    count = len(made.pages)
    assert count > 1
    for number, page in enumerate(made.pages, 1):
        assert any(f"第 {number} 页，共 {count} 页" in text for text in words_of(page))
