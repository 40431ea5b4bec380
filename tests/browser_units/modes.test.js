/** A mode says what a map has, and what a press does there. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { modeOf } from "#browser/shared/modes.js";
import { parkSet } from "#browser/shared/park_set.js";
import { bookOf, park } from "./small_book.js";

const FACTS = Object.keys(modeOf({ mode: "city" })).sort();

for (const mode of ["city", "theme", "plan", "firms", "unit", "finder"]) {
  test(`${mode} answers every question and cannot be changed`, () => {
    const facts = modeOf({ mode });
    assert.deepEqual(Object.keys(facts).sort(), FACTS);
    assert.ok(Object.isFrozen(facts));
  });
}

const having = (fact) => ["city", "theme", "plan", "firms", "unit", "finder"].filter((mode) => modeOf({ mode })[fact]);

test("only the city has all layers, districts, and a second measure; it leads to the maps of units, and these back", () => {
  for (const fact of ["allLayers", "districts", "groups", "secondMeasure"]) assert.deepEqual(having(fact), ["city"]);
  assert.deepEqual(having("leads"), ["city", "unit"]);
  assert.deepEqual([modeOf({ mode: "city" }).leads?.unitMap, modeOf({ mode: "unit" }).leads?.unitMap], [true, false]);
});

test("a map is coloured by a layer or about parks, and says what its colours mean", () => {
  assert.deepEqual(having("landFirst"), ["city"]);
  assert.deepEqual(having("aboutParks"), ["unit", "finder"]);
  assert.deepEqual(having("legend"), ["city", "theme", "plan", "firms", "finder"]);
  assert.deepEqual(having("ofOneUnit"), ["unit"]);
});

test("a message without a mode is about the city", () => assert.equal(modeOf({}), modeOf({ mode: "city" })));

test("a unit that is pressed is chosen on the city, opened from a neighbour's map, filtered by in the finder", () => {
  const press = (mode, state) => modeOf({ mode }).pressUnit(state, "ovc");
  assert.deepEqual(press("city", { selected: null }), { selected: "ovc", district: null, group: null });
  assert.deepEqual(press("city", { selected: "ovc" }), { selected: null, district: null, group: null });
  assert.deepEqual(press("unit", { focus: "wedz" }), { focus: "ovc", park: null });
  assert.deepEqual(press("finder", { filter: [["q", "x"]] }).filter, [
    ["q", "x"],
    ["unit", "ovc"],
  ]);
});

test("Escape gives up the last choice", () => {
  const release = (mode, state) => modeOf({ mode }).release({ park: null, geo: "unit", ...state });
  assert.deepEqual(release("city", { park: "p1", selected: "ovc" }), { park: null });
  assert.deepEqual(release("theme", { selected: "ovc" }), { selected: null, group: null });
  assert.deepEqual(release("city", { geo: "district" }), { selected: null, group: null, district: null });
  assert.deepEqual(release("finder", { park: "p1" }), { park: null });
});

const ids = (parks) => parks.map(({ id }) => id);
const shown = (mode, state, parks = bookOf().parks) =>
  parkSet({ book: bookOf({ parks }), mode: modeOf({ mode }) }, state);

test("the city shows the parks of its edition, numbered where they can be drawn", () => {
  const { placed, unplaced, others, numbers } = shown("city", { parks: null });
  assert.deepEqual([ids(placed), ids(unplaced), ids(others)], [["p1", "p2", "p5"], ["p3"], []]);
  assert.deepEqual([...numbers.values()], [1, 2, 3]);
});

test("parks that a message names are shown in its order, later ones too", () => {
  assert.deepEqual(ids(shown("finder", { parks: ["p4", "gone", "p1"] }).placed), ["p4", "p1"]);
  assert.deepEqual(ids(shown("finder", { parks: [] }).placed), []);
});

test("a unit's map has its own parks, and its neighbours' for orientation", () => {
  const { placed, others } = shown("unit", { focus: "east", parks: ["p5", "p1"] });
  assert.deepEqual([ids(placed), ids(others)], [["p5", "p1"], ["p2"]]);
});

test("an order that belongs to the unit before is let go", () => {
  const parks = [park("p1", "east"), park("p2", "west")];
  assert.deepEqual(ids(shown("unit", { focus: "west", parks: ["p1"] }, parks).placed), ["p2"]);
});
