/** What a user changes: seen by all parts at once, reported once, moved through by keys. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { createActions } from "#browser/shared/actions.js";
import { geography } from "#browser/shared/geography_link.js";
import { modeOf } from "#browser/shared/modes.js";
import { nextControl } from "#browser/shared/roving.js";
import { createStore } from "#browser/shared/store.js";
import { bookOf } from "./small_book.js";

test("subscribers hear of what has really changed, in order", () => {
  const store = createStore({ layer: "a", park: null, overlays: ["tiles"] });
  const heard = [];
  store.subscribe(["layer"], ({ layer }) => heard.push(`first ${layer}`));
  store.subscribe(["layer", "park"], ({ park }) => heard.push(`second ${park}`));
  assert.deepEqual(store.set({ layer: "a", overlays: ["tiles"] }), []);
  assert.deepEqual(store.set({ layer: "b", park: null }), ["layer"]);
  assert.deepEqual(store.set({ park: "p1", layer: "b" }), ["park"]);
  assert.deepEqual(heard, ["first b", "second null", "second p1"]);
});

test("a store leaves the object that it began with alone", () => {
  const first = { layer: "a" };
  createStore(first).set({ layer: "b" });
  assert.equal(first.layer, "a");
});

/** Actions on a state, and what they report. */
function acting(state, mode = "city") {
  const store = createStore({
    layer: "lead",
    group: null,
    park: null,
    overlays: ["tiles"],
    sheet: false,
    geo: "unit",
    ...state,
  });
  const reports = [];
  const facts = modeOf({ mode });
  const tell = (key, value) => reports.push([key, value]);
  return { actions: createActions(store, bookOf({}, facts), facts, tell), store, reports };
}

test("what has changed is reported, the rest is not", () => {
  const { actions, reports } = acting({ selected: "east", district: null });
  actions.pressUnit("east");
  assert.deepEqual(reports, [["selected", null]]);
});

test("a layer that the book does not hold is asked for and not drawn, one that it holds is; both close the sheet", () => {
  const asking = acting({ sheet: true });
  asking.actions.setLayer("subsector:robots");
  assert.deepEqual([asking.store.state.layer, asking.store.state.sheet], ["lead", false]);
  assert.deepEqual(asking.reports, [["layer", "subsector:robots"]]);
  const drawing = acting({ sheet: true });
  drawing.actions.setLayer("count");
  assert.deepEqual([drawing.store.state.layer, drawing.store.state.sheet], ["count", false]);
  assert.deepEqual(drawing.reports, [["layer", "count"]]);
});

test("a neighbour's park is shown on the neighbour's map, and only there", () => {
  const unit = acting({ focus: "east" }, "unit");
  unit.actions.pressPark("p2");
  assert.deepEqual(unit.reports, [
    ["focus", "west"],
    ["park", "p2"],
  ]);
  const city = acting({ focus: null });
  city.actions.pressPark("p2");
  city.actions.pressPark("p2");
  assert.deepEqual(city.reports, [
    ["park", "p2"],
    ["park", null],
  ]);
});

test("what only Python can do is asked for, and changes nothing here", () => {
  const { actions, store, reports } = acting({});
  const before = { ...store.state };
  actions.askFor("export");
  actions.openMap("east");
  assert.deepEqual(reports, [
    ["export", true],
    ["open", "east"],
  ]);
  assert.deepEqual(store.state, before);
});

test("an overlay is there once, however often it is switched on", () => {
  const { actions, store } = acting({});
  actions.setOverlay("parks", true);
  actions.setOverlay("tiles", true);
  assert.deepEqual([...store.state.overlays].sort(), ["parks", "tiles"]);
  actions.setOverlay("tiles", false);
  assert.deepEqual(store.state.overlays, ["parks"]);
});

test("Escape closes the sheet before it gives up a choice", () => {
  const { actions, store, reports } = acting({ sheet: true, selected: "east" });
  actions.escape();
  assert.deepEqual([store.state.sheet, reports], [false, []]);
  actions.escape();
  assert.deepEqual(reports, [["selected", null]]);
});

for (const [key, expected] of [
  ["ArrowRight", "c"],
  ["ArrowUp", "a"],
  ["Home", "a"],
  ["End", "d"],
  ["x", null],
]) {
  test(`a key moves inside a group: ${key}`, () => {
    assert.equal(nextControl(key, "b", ["a", "b", "c", "d"]), expected);
  });
}

test("arrow keys go round, and lead nowhere in an empty group", () => {
  assert.equal(nextControl("ArrowDown", "b", ["a", "b"]), "a");
  assert.equal(nextControl("ArrowUp", "a", ["a", "b"]), "b");
  assert.equal(nextControl("Home", "a", []), null);
});

test("the head asks for a geography, and the map that is there answers", () => {
  const asked = [];
  assert.equal(geography.choose("district"), false, "no map has come yet");
  const leave = geography.watch(() => asked.push(`heard ${geography.shown()}`));
  const gone = geography.serve({ choose: (geo) => asked.push(geo), prepare: () => asked.push("prepare") });
  assert.equal(geography.choose("district"), true);
  geography.announce("district");
  assert.deepEqual(asked, ["prepare", "district", "heard district"]);
  leave();
  geography.announce("unit");
  gone();
  assert.equal(geography.shown(), null);
  assert.equal(asked.length, 3);
});
