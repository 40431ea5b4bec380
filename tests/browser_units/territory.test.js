/** Who owns which part of the picture. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { createTerritory } from "#browser/map/territory.js";

const square = (left, right) => [
  [
    [left, 0],
    [right, 0],
    [right, 120],
    [left, 120],
  ],
];
const near = (value, expected, by = 1e-9) => assert.ok(Math.abs(value - expected) <= by, `${value} is ${expected}`);

test("shares add up, and what lies on top of a unit is not its own", () => {
  const land = createTerritory(240, 120, [
    { id: "a", rings: square(0, 120) },
    { id: "b", rings: square(120, 240) },
    { id: "top", rings: square(180, 240) },
  ]);
  const box = [60, 0, 240, 120];
  near(land.share(["a"], box), 1 / 3);
  near(land.share(["b"], box), 1 / 3);
  near(land.share(["a", "b", "top"], box), 1);
  assert.equal(land.visible(["a"]), 120 * 120);
});

test("a hole in a unit is not the unit", () => {
  const hole = [
    [36, 36],
    [84, 36],
    [84, 84],
    [36, 84],
  ];
  const land = createTerritory(120, 120, [{ id: "ring", rings: [...square(0, 120), hole] }]);
  assert.equal(land.share(["ring"], [36, 36, 84, 84]), 0);
  assert.equal(land.visible(["ring"]), 120 * 120 - 48 * 48);
});

test("a box without a size, and a unit that is not there, own nothing", () => {
  const land = createTerritory(120, 120, [{ id: "a", rings: square(0, 120) }]);
  assert.equal(land.share(["a"], [10, 10, 10, 10]), 0);
  assert.equal(land.share(["gone"], [0, 0, 120, 120]), 0);
});

test("computed anchors lie well inside, the best first", () => {
  const anchors = createTerritory(240, 120, [{ id: "a", rings: square(0, 120) }]).anchors(["a"], 3);
  assert.ok(anchors.length > 1);
  near(anchors[0][0], 60, 6);
  near(anchors[0][1], 60, 6);
  for (const [x, y] of anchors) assert.ok(x > 0 && x < 120 && y > 0 && y < 120);
});
