"""The park finder in a real browser: filters, list, map, cards, shortlist and address stay in step."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import expect
from tests.own_data import own_atlas
from tests.views import EDITION
from waiting import at_rest, comes_to

from mapping.insight.parks.finder import ParkQuery, find_parks, per_unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    OpenPage = Callable[..., Page]

CATALOG = own_atlas().catalog
HEALTH = ParkQuery(industry=("health",))
HIGHLIGHT = "p011"  # 光谷生物城: national, in the park


def pill(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f'[data-facet="{facet}"][data-value="{value}"]')


def listed(page: Page) -> Locator:
    return page.locator(".lm-list [data-row]")


def card(page: Page) -> Locator:
    return page.get_by_test_id("park-card")


def expect_result(page: Page, query: ParkQuery) -> None:
    """List, table and markers show the parks of a query, in its order."""
    found = find_parks(CATALOG, query, EDITION)
    drawn = [p.park_id for p in found.parks if p.drawable]
    expect(listed(page)).to_have_count(len(found.ids))
    ids = "all => all.map(n => n.dataset.row)"
    comes_to(page, lambda: listed(page).evaluate_all(ids), list(found.ids))
    comes_to(page, lambda: page.locator("[data-testid=twin] tbody tr").evaluate_all(ids), list(found.ids))
    markers = page.locator(".lm-map [data-park]")
    marked = "all => all.flatMap(n => n.dataset.park.split(' ')).sort()"
    comes_to(page, lambda: markers.evaluate_all(marked), sorted(drawn))


def test_a_filter_moves_list_markers_counts_and_land(open_page: OpenPage) -> None:
    page = open_page("/finder")
    expect_result(page, ParkQuery())
    before = page.get_by_test_id("legend-row").all_inner_texts()
    pill(page, "industry", "health").click()
    expect(pill(page, "industry", "health")).to_have_attribute("aria-pressed", "true")
    expect(page).to_have_url(re.compile("industry=health"))
    expect_result(page, HEALTH)
    levels = find_parks(CATALOG, HEALTH.model_copy(update={"level": ("国家级",)}), EDITION).ids
    expect(pill(page, "level", "国家级")).to_contain_text(str(len(levels)))
    # the land: same classes, other units in them; as many rows' counts as units
    after = page.get_by_test_id("legend-row").all_inner_texts()
    assert [row.split("\n")[0] for row in before] == [row.split("\n")[0] for row in after]
    assert before != after
    counts = per_unit(find_parks(CATALOG, HEALTH, EDITION))
    expect(page.locator("path[data-unit=ovc]")).to_have_attribute("aria-label", re.compile(f"{counts['ovc']} 处"))
    expect(page.get_by_role("status").filter(has_text="符合条件")).to_have_text(
        f"符合条件的园区 {len(find_parks(CATALOG, HEALTH, EDITION).ids)} 处"
    )
    # given up again: everything is back, in its order
    pill(page, "industry", "health").click()
    expect_result(page, ParkQuery())


# Which rows are in sight, and which of all are held back: in the first frame after a press, and when all is drawn.
FIRST_FRAME = """pill => new Promise(resolve => {
    const list = pill.getRootNode().querySelector(".lm-list");
    pill.click();
    requestAnimationFrame(() => {
        const end = list.getBoundingClientRect().bottom;
        const rows = [...list.querySelectorAll("[data-row]")];
        const held = rows.filter(row => !row.checkVisibility());
        const gaps = held.filter(row => row.closest("li").getBoundingClientRect().top < end);
        resolve({ rows: rows.length, held: held.length, gaps: gaps.length });
    });
})"""


def test_rows_below_the_list_follow_by_a_frame_and_leave_no_gap_in_it(open_page: OpenPage) -> None:
    page = open_page("/finder?industry=health")
    expect_result(page, HEALTH)
    at_rest(page)
    first = pill(page, "industry", "health").evaluate(FIRST_FRAME)
    assert first["rows"] == len(find_parks(CATALOG, ParkQuery(), EDITION).ids)
    assert first["held"] > 0
    assert first["gaps"] == 0
    held = "rows => rows.filter(row => !row.checkVisibility()).length"
    comes_to(page, lambda: listed(page).evaluate_all(held), 0)


def test_quick_presses_end_where_the_last_one_leads(open_page: OpenPage) -> None:
    page = open_page("/finder")
    for facet, value in (("industry", "health"), ("industry", "auto"), ("kind", "park"), ("industry", "health")):
        pill(page, facet, value).click()
    expect(page).to_have_url(re.compile("industry=auto&kind=park"))
    at_rest(page)
    expect_result(page, ParkQuery(industry=("auto",), kind=("park",)))
    expect(page.locator(".page-head")).to_contain_text(
        f"当前 {len(find_parks(CATALOG, ParkQuery(industry=('auto',), kind=('park',)), EDITION).ids)} 处"
    )


def test_back_undoes_the_last_filter(open_page: OpenPage) -> None:
    page = open_page("/finder?industry=health")
    expect_result(page, HEALTH)
    pill(page, "level", "国家级").click()
    expect(page).to_have_url(re.compile("level="))
    expect_result(page, HEALTH.model_copy(update={"level": ("国家级",)}))
    page.go_back()
    expect(pill(page, "level", "国家级")).to_have_attribute("aria-pressed", "false")
    expect(pill(page, "industry", "health")).to_have_attribute("aria-pressed", "true")
    expect_result(page, HEALTH)
    # the row that has the keyboard goes with the filter: the one that stands there now has it
    listed(page).last.focus()
    page.go_forward()
    expect_result(page, HEALTH.model_copy(update={"level": ("国家级",)}))
    expect(page.locator(".lm-list [data-row]:focus")).to_have_count(1)


def test_the_search_takes_initials_and_can_be_dropped_again(open_page: OpenPage) -> None:
    page = open_page("/finder")
    page.get_by_role("searchbox", name="搜索园区").fill("swyy")
    expect(page).to_have_url(re.compile("q=swyy"))
    expect_result(page, ParkQuery(q="swyy"))
    expect(listed(page).filter(has_text="生物医药").first).to_be_visible()
    page.get_by_role("button", name="去掉条件：“swyy”").click()
    expect(page).not_to_have_url(re.compile("q="))
    expect(page.get_by_role("searchbox", name="搜索园区")).to_have_value("")
    expect_result(page, ParkQuery())


# What an input method does with "生物": its letters come first, Enter is its own, then the word takes their place.
COMPOSE = """field => {
    const input = (isComposing) => field.dispatchEvent(new InputEvent("input", { isComposing, bubbles: true }));
    field.focus();
    field.dispatchEvent(new CompositionEvent("compositionstart"));
    for (const letters of ["s", "s'w", "s'w'y"]) {
        field.value = letters;
        input(true);
        field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true }));
    }
    field.value = "生物";
    input(true);
    field.dispatchEvent(new CompositionEvent("compositionend", { data: "生物" }));
}"""


def test_letters_of_an_input_method_are_not_searched_for(open_page: OpenPage, new_page: Page) -> None:
    page = open_page("/finder", on=new_page)  # a browser counts 50 entries at most, and the shared page has them soon
    at_rest(page)
    entries = page.evaluate("history.length")
    page.get_by_role("searchbox", name="搜索园区").evaluate(COMPOSE)
    expect(page).to_have_url(re.compile("q=" + quote("生物")))
    expect_result(page, ParkQuery(q="生物"))
    at_rest(page)
    assert page.evaluate("history.length") == entries + 1


def test_folded_filters_take_words_and_ranges(open_page: OpenPage) -> None:
    page = open_page("/finder")
    page.locator("[data-fold=word] summary").click()
    page.get_by_role("searchbox", name="查找行业词").fill("swyy")
    pill(page, "word", "生物医药").click()
    expect(page).to_have_url(re.compile("word="))
    expect_result(page, ParkQuery(word=("生物医药",)))
    page.locator("[data-fold=area] summary").click()
    # what opens at the foot of the column comes into view by itself
    expect(page.locator("[data-fold=area] input").first).to_be_in_viewport()
    field, foot = page.locator("[data-fold=area] input").first, page.locator(".lm-facets-foot")
    end = "node => node.getBoundingClientRect().bottom"
    comes_to(
        page, lambda: field.evaluate(end) <= foot.evaluate("node => node.getBoundingClientRect().top"), wanted=True
    )
    page.locator("[data-fold=area] input").first.fill("10")
    page.locator("[data-fold=area] input").first.press("Enter")
    expect(page).to_have_url(re.compile("area=10-"))
    expect_result(page, ParkQuery(word=("生物医药",), area=(10, None)))


def test_switches_show_only_what_is_located_or_may_be_quoted_and_what_came_later(open_page: OpenPage) -> None:
    page = open_page("/finder")
    expect(page.get_by_test_id("live-map")).to_contain_text("位置待核")
    page.get_by_role("switch", name=re.compile("只看已定位")).check()
    expect(page.get_by_test_id("live-map")).not_to_contain_text("位置待核")
    page.get_by_role("switch", name=re.compile("只看来源可引用")).check()
    page.get_by_role("switch", name=re.compile("含 2021 年以后")).check()
    expect(page).to_have_url(re.compile("precision=located&grade=quotable&later=1"))
    expect_result(page, ParkQuery(precision=("exact", "park", "town"), grade=("official", "media"), later=True))
    expect(page.locator(".lm-list .lm-later").first).to_be_visible()


def test_a_unit_pressed_on_the_map_is_a_filter(open_page: OpenPage) -> None:
    page = open_page("/finder")
    unit = page.locator("path[data-unit=huangpi]")
    unit.focus()
    unit.press("Enter")
    expect(page).to_have_url(re.compile("unit=huangpi"))
    expect_result(page, ParkQuery(unit=("huangpi",)))
    expect(unit).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="去掉条件：黄陂区").click()
    expect(unit).to_have_attribute("aria-pressed", "false")
    expect_result(page, ParkQuery())


def test_no_hit_says_which_filter_to_drop(open_page: OpenPage) -> None:
    page = open_page("/finder?industry=health&level=省级&q=swyy")
    expect(page.get_by_text("没有符合条件的园区")).to_be_visible()
    query = HEALTH.model_copy(update={"q": "swyy"})
    page.get_by_role(
        "button", name=re.compile(f"去掉“级别：省级” → {len(find_parks(CATALOG, query, EDITION).ids)} 处")
    ).click()
    expect_result(page, query)


def test_an_unknown_industry_in_the_address_is_named_and_the_rest_is_shown(open_page: OpenPage) -> None:
    page = open_page("/finder?industry=banana&level=国家级")
    expect(page.get_by_role("alert")).to_contain_text("没有名为「banana」的965产业")
    expect_result(page, ParkQuery(level=("国家级",)))


def test_what_an_address_got_wrong_does_not_travel_on(open_page: OpenPage) -> None:
    page = open_page(f"/finder?industry=banana,health,health&word={','.join(f'zz{n}' for n in range(600))}&mine=1")
    expect(page.get_by_role("alert").get_by_role("listitem")).to_have_count(3)
    pill(page, "level", "国家级").click()
    expect(page).to_have_url(
        re.compile(r"/finder\?(?=.*level=)(?=.*industry=health(&|$))(?=.*mine=1)(?!.*zz)(?!.*banana)")
    )
    expect(page.get_by_role("alert")).to_have_count(0)
    expect_result(page, HEALTH.model_copy(update={"level": ("国家级",)}))


def test_back_to_a_hostile_address_neither_stops_the_page_nor_shows_what_is_not_asked(open_page: OpenPage) -> None:
    page = open_page("/finder?industry=health")
    hostile = f"/finder?industry=health,banana,{'a,' * 30_000}&word={'b,' * 30_000}&short={HIGHLIGHT},{HIGHLIGHT},p999"
    page.evaluate(
        """(address) => {
          history.replaceState({}, "", address);
          dispatchEvent(new PopStateEvent("popstate"));
        }""",
        hostile,
    )
    expect(page.get_by_role("alert")).to_contain_text("没有名为「banana」")
    expect_result(page, HEALTH)
    expect(page.locator(".lm-shortlist header li, [aria-label=备选与对比] header li")).to_have_count(1)


def test_a_park_opens_its_card_beside_its_marker_and_leads_to_one_like_it(open_page: OpenPage) -> None:
    page = open_page("/finder?industry=health")
    listed(page).and_(page.locator(f"[data-row={HIGHLIGHT}]")).click()
    expect(card(page).get_by_role("heading", name=re.compile("光谷生物城"))).to_be_visible()
    expect(card(page)).to_contain_text("本单元主导产业第 2 项")
    expect(page).to_have_url(re.compile(f"park={HIGHLIGHT}"))
    marker, over = page.locator(f".lm-map [data-park~={HIGHLIGHT}]").bounding_box(), card(page).bounding_box()
    assert marker
    assert over
    assert marker["x"] + marker["width"] < over["x"]
    like = card(page).locator("[data-go]").first
    name = like.locator("b").inner_text()
    like.click()
    expect(card(page).get_by_role("heading", level=2)).to_have_text(name)
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    expect(page).not_to_have_url(re.compile("park="))


def test_a_card_says_when_its_park_is_not_among_the_results(open_page: OpenPage) -> None:
    page = open_page(f"/finder?park={HIGHLIGHT}&industry=health")
    expect(card(page)).to_be_visible()
    expect(card(page).get_by_text("不在当前筛选结果中")).to_be_hidden()
    pill(page, "level", "市级").click()
    expect(card(page).get_by_text("不在当前筛选结果中")).to_be_visible()


def test_the_briefing_line_can_be_copied(open_page: OpenPage) -> None:
    page = open_page(f"/finder?park={HIGHLIGHT}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card(page).get_by_role("button", name="复制简报句").click()
    expect(card(page).get_by_role("button", name="已复制")).to_be_visible()
    assert "光谷生物城" in page.evaluate("navigator.clipboard.readText()")


def test_parks_at_one_place_open_to_their_members(open_page: OpenPage) -> None:
    page = open_page("/finder")
    stack = page.locator(".lm-map [data-park*=' ']").first
    members = (stack.get_attribute("data-park") or "").split()
    stack.focus()
    stack.press("Enter")
    opened = page.get_by_test_id("stack")
    expect(opened.get_by_role("button")).to_have_count(len(members))
    expect(opened.get_by_role("button").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(opened).to_be_hidden()
    expect(stack).to_be_focused()
    stack.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"park={members[1]}"))
    expect(opened).to_be_hidden()
    expect(card(page)).to_be_visible()


def test_a_row_says_the_area_or_that_it_is_not_published(open_page: OpenPage) -> None:
    page = open_page("/finder?industry=health")
    parks = find_parks(CATALOG, HEALTH, EDITION).parks
    assert {park.area_km2 is None for park in parks} == {True, False}
    for park in parks:
        said = "面积未公开" if park.area_km2 is None else f"{park.area_km2:g} km²"
        expect(page.locator(f".lm-list [data-row={park.park_id}]")).to_contain_text(said)


def test_the_table_sorts_and_its_rows_choose_on_the_map(open_page: OpenPage) -> None:
    page = open_page("/finder?industry=health")
    table = page.get_by_test_id("twin")
    table.get_by_role("button", name="面积 km²").click()
    areas = table.locator("td.area").all_inner_texts()
    known = [float(text.replace(",", "")) for text in areas if text != "未公开"]
    assert known == sorted(known)
    assert len(known) > 2
    table.locator("tbody [data-show]").first.click()
    expect(card(page)).to_be_visible()
    expect(table.locator("tr[data-chosen]")).to_have_count(1)


def test_the_keyboard_walks_through_filters_list_and_table(open_page: OpenPage) -> None:
    page = open_page("/finder?level=国家级")
    page.get_by_role("searchbox", name="搜索园区").focus()
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                """() => { let e = document.activeElement;
                  while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
                  const { facet, row, unit, park, pick, show } = e.dataset;
                  return facet ?? (row && "row") ?? (unit && "unit") ?? (park && "marker")
                    ?? ((pick || show) && "table"); }"""
            )
        )
        if reached[-1] == "table":
            break
    kinds = list(dict.fromkeys(kind for kind in reached if kind))
    assert kinds == ["industry", "level", "kind", "row", "unit", "marker", "table"]
    assert reached.count("row") == reached.count("level") == 1
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    second = find_parks(CATALOG, ParkQuery(level=("国家级",)), EDITION).ids[1]
    expect(page).to_have_url(re.compile(f"short={second}"))


@pytest.mark.parametrize("kind", ["CSV", "XLSX"])
def test_the_result_is_saved_as_a_file(open_page: OpenPage, kind: str) -> None:
    page = open_page("/finder?industry=health")
    page.get_by_role("button", name="导出结果").click()
    with page.expect_download() as saved:
        page.get_by_role("dialog").get_by_role("button", name=re.compile(kind)).click()
    content = saved.value.path().read_bytes()
    assert content[:2] == b"PK" if kind == "XLSX" else content.startswith(b"\xef\xbb\xbf")


def test_on_a_phone_everything_fits_and_the_card_is_a_sheet(open_page: OpenPage, phone: Page) -> None:
    page = open_page("/finder?industry=health", phone)
    page.get_by_role("button", name="更多筛选").click()
    expect(page.get_by_role("switch", name=re.compile("只看已定位"))).to_be_visible()
    page.get_by_role("button", name="更多筛选").click()
    listed(page).first.click()
    expect(card(page)).to_be_visible()
    stage, sheet = page.locator(".lm-stage").bounding_box(), card(page).bounding_box()
    assert stage
    assert sheet
    assert abs(stage["y"] + stage["height"] - sheet["y"] - sheet["height"]) <= 2
    assert sheet["width"] >= stage["width"] - 2
    page.locator("[data-do=short]").click()
    card(page).get_by_role("button", name="关闭卡片").click()
    assert page.evaluate("[document.querySelector('[data-testid=stMain]').scrollWidth, innerWidth]") == [390, 390]


def test_a_finger_opens_a_stack_though_the_map_is_half_out_of_sight(open_page: OpenPage, phone: Page) -> None:
    page = open_page("/finder", phone)
    stack = page.locator(".lm-map [data-park*=' ']").first
    stage = page.locator(".lm-stage").bounding_box()
    assert stage
    assert stage["y"] + stage["height"] > page.viewport_size["height"]  # type: ignore[index]
    stack.tap()
    expect(page.get_by_test_id("stack")).to_be_visible()
    page.get_by_test_id("stack").get_by_role("button").first.tap()
    expect(card(page)).to_be_visible()
