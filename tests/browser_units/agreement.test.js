/** What browser and Python both may change: what is reported, expected, and taken over. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { createAgreement } from "#browser/element/agreement.js";
import { firstState } from "#browser/element/state.js";
import { modeOf } from "#browser/shared/modes.js";
import { createStore } from "#browser/shared/store.js";
import { bookOf } from "./small_book.js";

/** An agreement on a map as its first message tells it, and what it has told Python. */
function agreed(first, more = {}) {
  const facts = modeOf(first);
  const book = bookOf({}, facts);
  const store = createStore({ ...firstState(first, book, facts), ...more });
  const told = [];
  return { ...createAgreement(first, store, book, facts, (name, value) => told.push([name, value])), store, told };
}

test("parts of the state that stand in the address are reported, and acts; nothing else", () => {
  const { report, told } = agreed({ layer: "lead" });
  report("layer", "count");
  report("open", "east");
  report("sheet", true);
  assert.deepEqual(told, [
    ["layer", "count"],
    ["open", "east"],
  ]);
});

test("an echo is not taken over, a decision is", () => {
  const { report, take } = agreed({ layer: "lead", rev: 0 });
  report("layer", "count");
  assert.deepEqual(take({ layer: "count", rev: 0 }), {});
  assert.deepEqual(take({ layer: "parks", park: "p1", rev: 1 }), { layer: "parks", park: "p1" });
});

test("the answer to a layer that the book does not hold is taken over, since nothing was drawn before it", () => {
  const { report, take, told } = agreed({ layer: "lead", rev: 0 });
  report("layer", "subsector:robots");
  assert.deepEqual(told, [["layer", "subsector:robots"]]);
  assert.deepEqual(take({ layer: "subsector:robots", rev: 0 }), { layer: "subsector:robots" });
});

test("what a map always has is not taken away from it", () => {
  const city = agreed({ layer: "count", selected: "east", rev: 0 });
  assert.deepEqual(city.take({ layer: null, overlays: null, selected: null, rev: 1 }), { selected: null });
  const unit = agreed({ mode: "unit", layer: "lead", focus: "east", park: "p1", rev: 0 });
  assert.deepEqual(unit.take({ focus: null, park: null, rev: 1 }), { park: null });
});

test("a session that has not heard of a choice is told of it again", () => {
  const { report, take, store, told } = agreed({ layer: "lead", rev: 0, visit: "one" });
  store.set({ layer: "count" });
  report("layer", "count");
  assert.deepEqual(take({ layer: "lead", rev: 0, visit: "two" }), {});
  assert.deepEqual(told, [
    ["layer", "count"],
    ["layer", "count"],
  ]);
});

test("overlays that no message names are those that an empty address stands for", () => {
  assert.deepEqual(agreed({ layer: "lead" }).store.state.overlays, ["tiles", "water"]);
});
