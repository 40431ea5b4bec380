/** Markers that stand on or near each other. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { groupNear, stackByPoint, untangle } from "#browser/map/crowd.js";
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

test("markers too near each other form one group, and no two groups are too near", () => {
  const near = (a, b) => Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) < SIZE;
  for (const places of listsOfPoints(60, 12, 300)) {
    const all = bodies(places);
    const groups = groupNear(all, SIZE);
    assert.deepEqual(new Set(groups.flat()), new Set(all));
    assert.equal(groups.flat().length, all.length);
    for (const [index, [first, ...rest]] of groups.entries()) {
      assert.ok(rest.every((member) => near(first, member)));
      assert.ok(groups.slice(index + 1).every(([other]) => !near(first, other)));
    }
  }
});

test("a group stands where most markers are, and comes apart as they do", () => {
  const row = (step) => [0, 1, 2, 3, 4].map((index) => ({ x: index * step, y: 0, index }));
  const told = (step) => groupNear(row(step), SIZE).map((group) => group.map(({ index }) => index));
  assert.deepEqual(told(10), [[2, 0, 1, 3, 4]]);
  assert.deepEqual(told(15), [
    [1, 0, 2],
    [3, 4],
  ]);
  assert.deepEqual(told(SIZE), [[0], [1], [2], [3], [4]]);
});
