"""The pure parts of the browser map: placement, untangling, keeping in step, markup."""

from __future__ import annotations

import itertools
import threading
from typing import TYPE_CHECKING, Any

import pytest
from harness.serve import harness_server
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser


coordinates = st.integers(min_value=0, max_value=300)
points = st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=12)
browser_settings = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def run(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Any]]:
    """Run a function of the page with one module of the map and one argument."""
    server = harness_server(tmp_path_factory.mktemp("published"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/blank.html")

    def run_in_page(module: str, body: str, argument: Any = None) -> Any:
        load = f"const module = await import('/browser/{module}');"
        return page.evaluate(f"async (argument) => {{ {load} return ({body})(module, argument); }}", argument)

    yield run_in_page
    page.close()
    server.shutdown()
    server.server_close()


def overlap(a: list[float], b: list[float]) -> bool:
    return a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]


ADDRESS = """({ filterIn, entriesIn }, query) => {
  const address = new URLSearchParams(query);
  return { filter: filterIn(address), short: entriesIn(address, "short") };
}"""


@pytest.mark.parametrize(
    ("query", "filter_", "short"),
    [
        ("q=swyy&industry=auto,health&area=1-30", [["q", "swyy"], ["industry", "auto,health"], ["area", "1-30"]], []),
        ("industry=a, a ,a,,b&short=p1,p1,p2", [["industry", "a,b"]], ["p1", "p2"]),
        ("industry=a&industry=b,c&q=x&q=y", [["q", "y"], ["industry", "a,b,c"]], []),
        ("q=" + "x" * 101 + "&year=" + "9" * 5000 + "&later=" + "1" * 9, [], []),
        ("word=" + "z" * 100_000, [], []),
        ("word=" + ",".join(map(str, range(1000))), [["word", ",".join(map(str, range(50)))]], []),
    ],
)
def test_a_filter_of_any_address_is_short_and_each_value_once(
    run: Callable[..., Any], query: str, filter_: list[list[str]], short: list[str]
) -> None:
    assert run("shared/filter.js", ADDRESS, query) == {"filter": filter_, "short": short}


PLACE = """({ placeLabels }, { labels, frame }) => {
  const share = (units, box) => {
    const width = Math.max(0, Math.min(box[2], frame.land) - Math.max(0, box[0]));
    return width / (box[2] - box[0]);
  };
  const { placed, lost } = placeLabels(labels, { ...frame, share: frame.land ? share : () => 1 });
  return { placed: placed.map(({ label, form, box }) => [label.id, form, box]), lost: lost.map(({ id }) => id) };
}"""


def label(name: str, anchor: tuple[float, float], *sizes: tuple[int, int], **more: Any) -> dict[str, Any]:
    """A label with one variant for each form; sizes are (width, height), rich first."""
    forms = [[{"key": f"{name}{index}", "width": w, "height": h}] for index, (w, h) in enumerate(sizes)]
    return {"id": name, "forms": forms, "anchors": [list(anchor)], "required": True, **more}


def frame(width: int = 400, height: int = 300, **more: Any) -> dict[str, Any]:
    return {"width": width, "height": height, "blockers": [], "land": 0, **more}


@browser_settings
@given(anchors=points)
def test_labels_never_overlap_and_stay_in_the_window(run: Callable[..., Any], anchors: list[tuple[int, int]]) -> None:
    labels = [label(str(index), anchor, (90, 40), (40, 16)) for index, anchor in enumerate(anchors)]
    blocker = [100, 100, 160, 160]
    placed = run("map/placement.js", PLACE, {"labels": labels, "frame": frame(300, 300, blockers=[blocker])})["placed"]
    boxes = [box for _, _, box in placed]
    assert not any(overlap(a, b) for a, b in itertools.combinations([*boxes, blocker], 2))
    assert all(box[0] >= 0 and box[1] >= 0 and box[2] <= 300 and box[3] <= 300 for box in boxes)


def test_a_label_takes_its_richest_form_when_nothing_is_in_the_way(run: Callable[..., Any]) -> None:
    result = run("map/placement.js", PLACE, {"labels": [label("a", (200, 150), (90, 40), (40, 16))], "frame": frame()})
    assert result["placed"] == [["a", 0, [155, 130, 245, 170]]]


def test_a_name_outranks_the_extras_of_another_label(run: Callable[..., Any]) -> None:
    rich = label("rich", (60, 30), (110, 50), (40, 14))
    plain = label("plain", (60, 45), (40, 14))
    result = run("map/placement.js", PLACE, {"labels": [rich, plain], "frame": frame(120, 60)})
    assert result["lost"] == []
    assert {name: form for name, form, _ in result["placed"]} == {"rich": 1, "plain": 0}


def test_a_label_that_nobody_needs_gives_way_without_a_trace(run: Callable[..., Any]) -> None:
    rich = label("rich", (60, 30), (110, 50), (40, 14))
    extra = label("extra", (60, 30), (40, 14), required=False)
    result = run("map/placement.js", PLACE, {"labels": [rich, extra], "frame": frame(120, 60)})
    assert [name for name, form, _ in result["placed"] if form == 0] == ["rich"]


def test_a_label_keeps_most_of_itself_inside_its_unit(run: Callable[..., Any]) -> None:
    wide_and_small = label("unit", (60, 150), (200, 40), (50, 16), units=["unit"])
    result = run("map/placement.js", PLACE, {"labels": [wide_and_small], "frame": frame(land=80)})
    [(_, form, box)] = result["placed"]
    assert form == 1
    assert box[2] <= 90


def test_a_label_leaves_a_soft_box_open_where_it_can(run: Callable[..., Any]) -> None:
    soft = [{"box": [190, 140, 210, 160], "cost": 0.3}]
    one = label("a", (200, 150), (60, 20))
    [(_, _, box)] = run("map/placement.js", PLACE, {"labels": [one], "frame": frame(soft=soft)})["placed"]
    assert box[3] <= 145 or box[1] >= 155  # a quarter of it at most


def test_a_label_would_rather_cover_a_soft_box_than_be_missing(run: Callable[..., Any]) -> None:
    soft = [{"box": [0, 0, 66, 26], "cost": 2}]
    one = label("a", (33, 13), (60, 20))
    result = run("map/placement.js", PLACE, {"labels": [one], "frame": frame(66, 26, soft=soft)})
    assert len(result["placed"]) == 1


def test_a_rich_label_steps_down_before_it_covers_much(run: Callable[..., Any]) -> None:
    soft = [{"box": [0, 20, 60, 40], "cost": 0.6}]
    one = label("a", (30, 10), (50, 34), (50, 14))
    result = run("map/placement.js", PLACE, {"labels": [one], "frame": frame(60, 40, soft=soft)})
    assert [form for _, form, _ in result["placed"]] == [1]


UNTANGLE = "({ untangle }, bodies) => untangle(bodies, 2).map(({ x, y }) => [x, y])"


@browser_settings
@given(places=points)
def test_untangled_markers_never_cover_each_other(run: Callable[..., Any], places: list[tuple[int, int]]) -> None:
    bodies = [{"x": x, "y": y, "width": 24, "height": 24} for x, y in places]
    moved = run("map/crowd.js", UNTANGLE, bodies)
    for (ax, ay), (bx, by) in itertools.combinations(moved, 2):
        assert abs(ax - bx) >= 24 or abs(ay - by) >= 24


def test_markers_with_room_stay_where_they_are(run: Callable[..., Any]) -> None:
    bodies = [{"x": 10, "y": 10, "width": 24, "height": 24}, {"x": 60, "y": 10, "width": 24, "height": 24}]
    assert run("map/crowd.js", UNTANGLE, bodies) == [[10, 10], [60, 10]]


def test_parks_on_one_point_form_one_stack(run: Callable[..., Any]) -> None:
    parks = [{"id": "a", "lat": 1, "lon": 2}, {"id": "b", "lat": 3, "lon": 4}, {"id": "c", "lat": 1, "lon": 2}]
    body = "({ stackByPoint }, parks) => stackByPoint(parks).map((stack) => stack.map(({ id }) => id))"
    assert run("map/crowd.js", body, parks) == [["a", "c"], ["b"]]


SYNC = """({ createSync }, { first, steps }) => {
  const sync = createSync(first);
  return steps.map(([kind, value]) => {
    if (kind === "report") return sync.expected("layer", value);
    return sync.receive(value);
  });
}"""


def receive(run: Callable[..., Any], *steps: tuple[str, Any]) -> dict[str, Any]:
    """What the last message makes the browser change; the first message had the layer ``a``."""
    result: dict[str, Any] = run("shared/sync.js", SYNC, {"first": {"layer": "a"}, "steps": list(steps)})[-1]
    return result


def test_the_echo_of_the_last_report_changes_nothing(run: Callable[..., Any]) -> None:
    assert receive(run, ("report", "b"), ("message", {"layer": "b"})) == {}


def test_an_older_echo_does_not_undo_a_newer_click(run: Callable[..., Any]) -> None:
    assert receive(run, ("report", "b"), ("report", "c"), ("message", {"layer": "b"})) == {}


def test_a_rerun_begun_before_the_click_does_not_undo_it(run: Callable[..., Any]) -> None:
    assert receive(run, ("report", "b"), ("message", {"layer": "a"})) == {}


def test_python_decides_when_nothing_was_reported(run: Callable[..., Any]) -> None:
    assert receive(run, ("message", {"layer": "b"})) == {"layer": "b"}


def test_python_decides_after_an_echo_that_skipped_a_step(run: Callable[..., Any]) -> None:
    steps = [("report", "b"), ("report", "c"), ("message", {"layer": "c"}), ("message", {"layer": "b"})]
    assert receive(run, *steps) == {"layer": "b"}


def test_a_higher_revision_is_obeyed_even_with_an_older_value(run: Callable[..., Any]) -> None:
    assert receive(run, ("report", "b"), ("message", {"layer": "a", "rev": 1})) == {"layer": "a"}


def test_the_order_of_overlays_is_no_change(run: Callable[..., Any]) -> None:
    body = """({ createSync }) => {
      const sync = createSync({ overlays: ["tiles"] });
      sync.expected("overlays", ["tiles", "parks"]);
      return sync.receive({ overlays: ["parks", "tiles"] });
    }"""
    assert run("shared/sync.js", body) == {}


def test_markup_escapes_whatever_it_is_given(run: Callable[..., Any]) -> None:
    body = '({ html }, name) => String(html`<b title="${name}">${name}</b>${[html`<i>${1}</i>`]}${false}`)'
    markup = run("shared/dom.js", body, "<script>\"'&")
    assert "<script" not in markup
    assert markup == '<b title="&#60;script&#62;&#34;&#39;&#38;">&#60;script&#62;&#34;&#39;&#38;</b><i>1</i>'


@pytest.mark.parametrize(
    ("metres_per_pixel", "text", "width"),
    [(180, "20 km", 111), (42, "5 km", 119), (5, "500 m", 100), (0.5, "200 m", 400)],
)
def test_the_scale_bar_is_the_longest_round_distance_that_fits(
    run: Callable[..., Any], metres_per_pixel: float, text: str, width: int
) -> None:
    bar = run("map/furniture.js", "({ scaleBar }, value) => scaleBar(value)", metres_per_pixel)
    assert (bar["text"], bar["width"]) == (text, width)


def test_the_hover_card_flips_at_the_edges(run: Callable[..., Any]) -> None:
    body = """({ cardPlace }, point) =>
      cardPlace(point, { width: 200, height: 100 }, { width: 800, height: 600 })"""
    assert run("map/hover.js", body, {"x": 100, "y": 100}) == {"x": 116, "y": 116}
    assert run("map/hover.js", body, {"x": 700, "y": 550}) == {"x": 484, "y": 434}


@pytest.mark.parametrize(
    ("tops", "expected"), [([0, 30, 60], [0, 30, 60]), ([0, 5, 40], [0, 14, 40]), ([0, 4, 8], [0, 14, 28])]
)
def test_texts_beside_nested_circles_never_touch(
    run: Callable[..., Any], tops: list[float], expected: list[float]
) -> None:
    assert run("panel/over.js", "({ textHeights }, tops) => textHeights(tops)", tops) == expected


def test_circles_grow_a_little_with_the_zoom(run: Callable[..., Any]) -> None:
    body = "({ largestRadius }) => [7.5, 9.2, 11, 20].map(largestRadius)"
    small, city, near, most = run("shared/circle_sizes.js", body)
    assert city == pytest.approx(26)
    assert 0 < small < city < near < most <= 44


@pytest.mark.parametrize(
    ("key", "expected"), [("ArrowRight", "c"), ("ArrowUp", "a"), ("Home", "a"), ("End", "d"), ("x", None)]
)
def test_arrow_keys_move_inside_a_group(run: Callable[..., Any], key: str, expected: str | None) -> None:
    body = "({ nextControl }, key) => nextControl(key, 'b', ['a', 'b', 'c', 'd'])"
    assert run("shared/roving.js", body, key) == expected


def test_arrow_keys_go_round(run: Callable[..., Any]) -> None:
    assert run("shared/roving.js", "({ nextControl }) => nextControl('ArrowDown', 'b', ['a', 'b'])") == "a"


def test_text_without_a_translation_stays_chinese(run: Callable[..., Any]) -> None:
    body = """({ createTranslator }) => {
      const t = createTranslator({ "{n} 项": "{n} items", 空: "" });
      return [t("{n} 项", { n: 3 }), t("空"), t("没有 {x}")];
    }"""
    assert run("shared/words.js", body) == ["3 items", "空", "没有 {x}"]


def test_shares_of_a_territory_add_up(run: Callable[..., Any]) -> None:
    body = """({ createTerritory }) => {
      const square = (left, right) => [[[left, 0], [right, 0], [right, 120], [left, 120]]];
      const land = createTerritory(240, 120, [
        { id: "a", rings: square(0, 120) },
        { id: "b", rings: square(120, 240) },
        { id: "top", rings: square(180, 240) },
      ]);
      const box = [60, 0, 240, 120];
      return [land.share(["a"], box), land.share(["b"], box), land.share(["a", "b", "top"], box), land.visible(["a"])];
    }"""
    a, b, whole, visible = run("map/territory.js", body)
    assert a == pytest.approx(1 / 3)
    assert b == pytest.approx(1 / 3)  # what lies on top of it is not its own
    assert whole == pytest.approx(1)
    assert visible == 120 * 120


def test_computed_anchors_lie_well_inside(run: Callable[..., Any]) -> None:
    body = """({ createTerritory }) =>
      createTerritory(240, 120, [{ id: "a", rings: [[[0, 0], [120, 0], [120, 120], [0, 120]]] }]).anchors(["a"], 3)"""
    anchors = run("map/territory.js", body)
    assert len(anchors) > 1
    assert anchors[0] == pytest.approx([60, 60], abs=6)
    assert all(0 < x < 120 and 0 < y < 120 for x, y in anchors)


def test_what_is_registered_after_the_element_has_left_is_cleaned_up_at_once(run: Callable[..., Any]) -> None:
    done = run(
        "shared/dom.js",
        """async ({ createCleanup, whenIdle }) => {
          const cleanup = createCleanup(), done = [];
          cleanup.add(() => done.push("early"));
          cleanup.run();
          cleanup.add(() => done.push("late"));
          whenIdle(() => done.push("idle"), cleanup);
          cleanup.listen(window, "resize", () => done.push("heard"));
          window.dispatchEvent(new Event("resize"));
          await new Promise((rested) => requestIdleCallback(() => requestIdleCallback(rested)));
          return done;
        }""",
    )
    assert done == ["early", "late"]
