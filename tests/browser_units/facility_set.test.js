import assert from "node:assert/strict";
import { test } from "node:test";
import { facilitySet } from "../../src/mapping/leaflet/browser/shared/facility_set.js";

const facility = (id, told = {}) => ({ id, kind: "port", near: false, later: false, park: null, ...told });
const book = {
  park: () => null,
  parks: [{ id: "p1", unit: "west", draw: true, later: false }],
  facilities: [facility("f1"), facility("f2", { later: true }), facility("f3", { park: "p1" })],
};
const CITY = { ofOneUnit: false };
const UNIT = { ofOneUnit: true };
const state = (told) => ({ overlays: [], parks: null, later: false, focus: null, ...told });
const shown = (mode, told) => facilitySet({ book, mode }, state(told)).map(({ id }) => id);

test("the city shows facilities with their overlay alone", () => {
  assert.deepEqual(shown(CITY, {}), []);
  assert.deepEqual(shown(CITY, { overlays: ["facilities"] }), ["f1", "f3"]);
});

test("what came after the edition is shown where it is asked for", () => {
  assert.deepEqual(shown(CITY, { overlays: ["facilities"], later: true }), ["f1", "f2", "f3"]);
});

test("the map of a unit always shows them, but for what it marks as a park of its own", () => {
  assert.deepEqual(shown(UNIT, { focus: "west" }), ["f1"]);
  assert.deepEqual(shown(UNIT, { focus: "east" }), ["f1", "f3"]);
});
