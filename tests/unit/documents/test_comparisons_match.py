"""产业选址 on paper says what the page and the command line say, and says where nothing fits."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.comparison_sheets import audited, grids, made, pages_said, words
from tests.views import EDITION
from typer.testing import CliRunner

from mapping.cartography.wording.names import Names
from mapping.cartography.wording.reasons import CLOSENESS_LABELS, reason_clause
from mapping.cli import app
from mapping.errors import UsageError
from mapping.insight.match.ranking import match
from mapping.printing.display import Grid
from mapping.printing.style import PAPERS
from mapping.sentences import Code
from mapping.view import View

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

ASKED = "想做激光器和光模块，需要80亩地，靠近机场，不做房地产"
NOTHING = "我们想开一家卖云彩的店"
_PART = '氢燃料电池电堆与储氢瓶研发制造，需要120亩工业用地，靠近高铁站，不做餐饮；跨境电商与冷链仓储。<&"> 🙂'
LONG = (_PART * 60)[:2000]
TEXTS = {"asked": ASKED, "nothing": NOTHING, "industry only": "绿色环保", "long": LONG}


def the_match(atlas: Atlas, text: str = ASKED, lang: str = "zh") -> Any:
    return match(atlas.catalog, text, View(EDITION, lang=lang))


def test_the_ranking_is_that_of_the_command_line(atlas: Atlas) -> None:
    told = json.loads(CliRunner().invoke(app, ["match", ASKED, "--format", "json"]).stdout)
    (grid,) = grids(made(atlas, sheet="match", text=ASKED), "ranking")
    said = words(grid)
    names = Names.of(atlas.catalog, "zh")
    ranked = [unit for unit in told["units"] if unit["rank"] is not None]
    assert ranked
    for row, unit in enumerate(ranked, 1):
        assert said[row, 0].removeprefix("并列 ") == str(unit["rank"])
        assert said[row, 1] == names.unit_label(atlas.catalog.unit(unit["unit_id"]))
        assert said[row, 2] == f"{unit['score']:.0f}"


def test_every_reason_of_every_unit_is_told_with_how_close_it_comes(atlas: Atlas) -> None:
    document = made(atlas, sheet="match", text=ASKED)
    names = Names.of(atlas.catalog, "zh")
    rows = []
    for grid in grids(document, "reasons"):
        said = words(grid)
        rows += [[said.get((row, column), "") for column in range(4)] for row in range(len(grid.rows))]
    told = {(row[1], row[2], row[3]) for row in rows}
    for score in the_match(atlas).units:
        for reason in score.reasons:
            clause = reason_clause(atlas.catalog, reason, names)
            points = f"+{reason.points:.0f}" if reason.points else "–"
            assert (CLOSENESS_LABELS[reason.closeness], clause, points) in told


def test_every_park_that_fits_is_listed_with_its_score(atlas: Atlas) -> None:
    names = Names.of(atlas.catalog, "zh")
    said: list[tuple[str, str]] = []
    for grid in grids(made(atlas, sheet="match", text=ASKED), "parks"):
        cells = words(grid)
        said += [(cells[row, 1], cells[row, 2]) for row in range(1, len(grid.rows)) if (row, 1) in cells]
    found = the_match(atlas).parks
    assert said == [(names.park(score.park), f"{score.score:.0f}") for score in found]


def test_what_was_ruled_out_and_what_is_asked_of_the_site_is_told(atlas: Atlas) -> None:
    (grid,) = grids(made(atlas, sheet="match", text=ASKED), "read")
    said = " ".join(words(grid).values())
    assert "激光器（激光" in said
    assert "文中已排除 房地产" in said
    assert "条件，不计分 用地 80亩" in said
    assert "希望临近，不计分 机场" in said
    assert ASKED in said


@pytest.mark.parametrize(
    ("lang", "sentence"), [("zh", "表中没有相符的单元或园区"), ("en", "Nothing in the tables fits")]
)
def test_a_text_that_nothing_fits_is_told_so(atlas: Atlas, lang: str, sentence: str) -> None:
    document = made(atlas, lang=lang, sheet="match", text=NOTHING)
    assert len(document.pages) == 1
    assert sentence in pages_said(document)
    assert not grids(document, "parks")


def test_a_long_text_stands_in_full_on_the_last_page(atlas: Atlas) -> None:
    document = made(atlas, sheet="match", text=LONG)
    told = "".join(words(grid).get((0, 0), "") for grid in grids(document, "text"))
    assert told.replace(" ", "") == LONG.replace(" ", "")
    assert "全文 2000 字" in pages_said(document).replace("（", "").replace("）", "")


def test_without_a_text_there_is_one_clear_fault(atlas: Atlas) -> None:
    with pytest.raises(UsageError) as error:
        made(atlas, sheet="match")
    assert error.value.fault.code is Code.SCORE_WITHOUT_TEXT


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("paper", ["a4", "a4-portrait", "16:9"])
def test_the_pages_pass_the_audit(atlas: Atlas, paper: str, lang: str, text: str) -> None:
    audited(made(atlas, paper, lang, sheet="match", text=text), PAPERS[paper])


@pytest.mark.parametrize("text", ["氢燃料电池电堆", "氢燃料电池电堆，需要靠近机场，用地200亩，主要客户是整车企业"])
@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_no_half_of_a_page_of_tables_is_left_empty(atlas: Atlas, paper: str, text: str) -> None:
    for page in made(atlas, paper, sheet="match", text=text).pages[1:]:
        width = page.drawing.width
        tables = [item.box for item in page.drawing.walk() if isinstance(item, Grid)]
        assert min(box.left for box in tables) < 0.1 * width
        assert max(box.right for box in tables) > 0.9 * width


def test_a_slide_names_every_unit_that_has_room_rather_than_those_without_a_rank(atlas: Atlas) -> None:
    document = made(atlas, "16:9", sheet="match", text="氢燃料电池电堆")
    first = next(item for item in document.pages[0].drawing.walk() if isinstance(item, Grid))
    said = " ".join(words(first).values())
    assert "青山区" in said
    assert "武汉经开区" in said
    assert "另有" not in said
