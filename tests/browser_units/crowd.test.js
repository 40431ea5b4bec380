/** Markers that stand on or near each other. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { stackByPoint, untangle } from "#browser/map/crowd.js";
import { listsOfPoints } from "./chance.js";

const SIZE = 24;
const bodies = (places) => places.map(([x, y]) => ({ x, y, width: SIZE, height: SIZE }));

test("untangled markers never cover each other", () => {
  for (const places of listsOfPoints(60, 12, 300)) {
    const moved = untangle(bodies(places), 2);
    for (const [index, a] of moved.entries()) {
      for (const b of moved.slice(index + 1)) {
        assert.ok(Math.abs(a.x - b.x) >= SIZE || Math.abs(a.y - b.y) >= SIZE, JSON.stringify({ places, a, b }));
      }
    }
  }
});

test("markers with room stay where they are", () => {
  const places = [
    [10, 10],
    [60, 10],
  ];
  assert.deepEqual(
    untangle(bodies(places)).map(({ x, y }) => [x, y]),
    places,
  );
});

test("parks on one point form one stack, in the order of their first", () => {
  const parks = [
    { id: "a", lat: 1, lon: 2 },
    { id: "b", lat: 3, lon: 4 },
    { id: "c", lat: 1, lon: 2 },
  ];
  assert.deepEqual(
    stackByPoint(parks).map((stack) => stack.map(({ id }) => id)),
    [["a", "c"], ["b"]],
  );
});
