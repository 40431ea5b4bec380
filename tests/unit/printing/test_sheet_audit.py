"""No lettering on lettering and nothing off the sheet, on every map that can be asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.sheet_audit import collisions, covered, strays
from tests.sheet_words import words_in

from mapping.cartography.placement import Box
from mapping.cartography.spec import FOUND_PARKS
from mapping.cartography.tiles import CROSS
from mapping.cartography.wording.about import About
from mapping.catalog import load_catalog
from mapping.printing import compose
from mapping.printing.display import DisplayList, Face, Group, Rect, TileMark
from mapping.printing.furniture import scale_text
from mapping.printing.markers import name_forms
from mapping.printing.setting import Setting
from mapping.printing.style import A4, PAPERS
from mapping.printing.translator import straight

if TYPE_CHECKING:
    from tests.unit.printing.conftest import Compose, Resolve

    from mapping.insight.atlas import Atlas

CATALOG = load_catalog()
LAYERS = (
    "lead",
    "count",
    "group",
    *(f"industry:{i.industry_id}" for i in CATALOG.industries),
    *(f"tier:{tier}" for tier in ("pillar", "emerging", "future")),
    "density",
    "parks",
    "overlap",
    "overlap_subsectors",
    # named by the six that share a list, covered by many, cross-cutting, long in English, taken in by nobody
    *(f"subsector:{key}" for key in ("banking", "ecommerce", "solar", "satellite_services", "hpc")),
)
ALL_OVERLAYS = ("tiles", "parks", "water", "districts", "labels")
REQUESTS: tuple[dict[str, Any], ...] = (
    *({"layer": layer} for layer in LAYERS),
    *({"unit": unit.unit_id} for unit in CATALOG.units),
    *({"unit": unit_id, "layer": "density"} for unit_id in ("ovc", "jianghan", "huangpi")),
    *({"layer": layer, "overlays": ALL_OVERLAYS} for layer in ("lead", "industry:health", "parks")),
    # a key in the column beside much that is told of the unit
    *(
        {"unit": unit_id, "layer": layer}
        for unit_id in ("ovc", "jiangxia")
        for layer in ("overlap", "target:tax_per_mu", "industry:equipment")
    ),
    {"layer": "lead", "over": "parks"},
    {"layer": "lead", "geo": "district", "district": "420111"},
)
LEAST_POINTS = 6.0
NEAT_LINE = A4.page.grown(-4.7)


ON_PAPERS: tuple[dict[str, Any], ...] = (
    {"layer": "lead", "over": "parks"},
    {"layer": "industry:auto"},
    {"layer": "density"},
    {"layer": FOUND_PARKS},
    {"unit": "ovc"},
    {"unit": "jianghan", "layer": "density"},
    {"layer": "parks"},
    {"layer": "overlap"},
)
OTHER_PAPERS = [name for name in PAPERS if name != "a4"]


def name_of(request: dict[str, Any]) -> str:
    return "-".join(str(v) if isinstance(v, str) else "all" for v in request.values())


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("request_", REQUESTS, ids=name_of)
def test_a_sheet_passes_the_audit(page_of: Compose, request_: dict[str, Any], lang: str) -> None:
    page = page_of(**request_, lang=lang)
    assert collisions(page) == ()
    assert strays(page, NEAT_LINE) == ()
    assert [t.text for t in page.texts() if t.face.size < LEAST_POINTS] == []
    assert [t.text for t in page.texts() if "…" in t.text] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("request_", ON_PAPERS, ids=name_of)
@pytest.mark.parametrize("name", OTHER_PAPERS)
def test_a_sheet_on_other_paper_passes_it_too(
    state_of: Resolve, atlas: Atlas, name: str, request_: dict[str, Any], lang: str
) -> None:
    paper = PAPERS[name]
    page = compose(state_of(**request_, lang=lang), atlas, Setting(paper))
    assert (page.width, page.height) == (paper.width, paper.height)
    assert collisions(page) == ()
    assert strays(page, paper.page.grown(-6 if paper.slide else -4.7)) == ()
    assert [t.text for t in page.texts() if "…" in t.text] == []
    least = LEAST_POINTS * (2 if paper.slide else 1)
    assert [t.text for t in page.texts() if t.face.size < least - 1e-9] == []
    for one in page.texts():  # the law of every sheet stands on it
        if one.text.startswith(("资料来源", "Sources")):
            break
    else:
        pytest.fail("no sources")
    assert words_in([page.group("foot")])[-1] == state_of(**request_, lang=lang).statement
    lower = Box(0, paper.height * 0.62, paper.width, paper.height * 0.86)
    assert any(item.box.overlaps(lower) and item.box.left > paper.width * 0.55 for item in page.texts())


def test_words_of_a_reader_all_stand_on_every_paper(state_of: Resolve, atlas: Atlas) -> None:
    told = {
        "title": "各区<产业>&“布局”" * 16,
        "subtitle": "二〇二六年度汇报材料，" * 15,
        "issuer": "武汉市某某研究中心" * 8,
        "date": "2026 年 11 月",
        "footnote": "数据截至成文之日，" * 12,
    }
    for paper in PAPERS.values():
        page = compose(state_of(layer="lead"), atlas, Setting(paper, **told, number=12))
        said = "".join(text.text for text in page.texts()).replace(" ", "")
        for words in told.values():
            assert straight(words, "zh").replace(" ", "") in said, (paper.name, words)
        assert words_in([page.group("foot")])[-1].endswith("12")
        assert collisions(page) == ()
        assert strays(page, paper.page.grown(-4.7)) == ()


def test_what_a_setting_leaves_out_is_gone_and_its_room_used(state_of: Resolve, atlas: Atlas) -> None:
    state = state_of(layer="lead")
    bare = {"north": False, "scale": False, "legend": False, "inset": False}
    for paper in PAPERS.values():
        page = compose(state, atlas, Setting(paper, **bare))
        names = {item.name for item in page.walk() if isinstance(item, Group)}
        assert not names & {"north-arrow", "scale-bar", "key", "panel:inset", "inset-frame", "panel:tiles", "panel:key"}
        assert not [text.text for text in page.texts() if text.text.startswith("比例尺")]
        assert collisions(page) == ()


@pytest.mark.parametrize("name", PAPERS)
def test_the_scale_is_round_and_true_on_every_paper(state_of: Resolve, atlas: Atlas, name: str) -> None:
    paper = PAPERS[name]
    page = compose(state_of(layer="count"), atlas, Setting(paper))
    bar = page.group("scale-bar")
    boxes = [item.box for item in bar.items if isinstance(item, Rect)]
    length_mm = max(box.right for box in boxes) - min(box.left for box in boxes)
    denominator = float(bar.alt.removeprefix("0-").removesuffix(" km")) * 1e6 / length_mm
    told = f"比例尺 {scale_text(round(denominator), 'zh')}（{paper.name}）"
    if paper.slide:
        assert not [text.text for text in page.texts() if text.text.startswith("比例尺")]
    else:
        assert told in {text.text for text in page.texts()}
        assert round(denominator) % 10_000 == 0


@pytest.mark.parametrize("unit", ["ovc", "jiangxia"])
def test_a_list_of_parks_cut_short_counts_the_rest(page_of: Compose, state_of: Resolve, unit: str) -> None:
    page = page_of(unit=unit, layer="overlap", lang="en")
    words = words_in([page.group("panel:parks")])
    parks = [park for park in state_of(unit=unit, layer="overlap", lang="en").parks if park.unit_id == unit]
    listed = [park for park in parks if words_told(park.name) & set(words)]
    more = [int(word.removesuffix(" more")) for word in words if word.endswith(" more")]
    assert len(listed) + sum(more) == len(parks)


def words_told(name: str) -> set[str]:
    return set(name_forms(name, "en"))


def page_with(*items: Any) -> DisplayList:
    return DisplayList(100, 100, About("t", "zh"), items)


def test_the_audit_finds_text_on_text() -> None:
    face = Face(10)
    (found,) = collisions(page_with(face.at(10, 10, "武汉"), face.at(12, 11, "江夏")))
    assert {found.first, found.second} == {"武汉", "江夏"}
    assert found.share > 0.5


def test_the_audit_finds_a_tile_on_text() -> None:
    (found,) = collisions(page_with(Face(10).at(10, 10, "武汉"), TileMark(10, 7, 4, CROSS["zh"])))
    assert found.share > 0.02


def test_the_audit_finds_what_something_else_hides() -> None:
    text, lid = Face(10).at(10, 10, "武汉"), Rect(Box(0, 0, 14, 20), fill="#ffffff")
    assert covered(page_with(text, lid)) == ("武汉",)
    assert covered(page_with(lid, text)) == ()
    assert covered(page_with(text, Rect(Box(0, 0, 14, 20), fill="#ffffff", opacity=0.3))) == ()


def test_the_audit_finds_what_leaves_the_frame() -> None:
    outside = Rect(Box(90, 90, 101, 95))
    assert len(strays(page_with(outside), Box(0, 0, 100, 100))) == 1
    assert strays(page_with(outside), Box(0, 0, 102, 102)) == ()
