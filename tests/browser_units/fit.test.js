/** How a unit is fitted into a window in which other things stand. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { roomFor } from "#browser/map/fit.js";

const WINDOW = { width: 600, height: 400 };
/** @type {Point[][]} an L: nothing of it lies in its upper right quarter */
const BEND = [
  [
    [0, 0],
    [50, 0],
    [50, 50],
    [100, 50],
    [100, 100],
    [0, 100],
  ],
];
/** @type {Box} */
const EXTENT = [0, 0, 100, 100];

test("alone a shape fills its window, in the middle", () => {
  const { scale, shift } = roomFor(BEND, EXTENT, WINDOW, []);
  assert.equal(scale, (400 - 36) / 100);
  assert.deepEqual(shift, [0, 0]);
});

test("what stands where nothing of a shape lies costs it nothing", () => {
  const { scale, shift } = roomFor(BEND, EXTENT, WINDOW, [[320, 30, 460, 180]]);
  assert.equal(scale, (400 - 36) / 100);
  assert.deepEqual(shift, [0, 0]);
});

test("a shape makes way for a box, first aside and then in size", () => {
  const aside = roomFor(BEND, EXTENT, WINDOW, [[0, 200, 150, 400]]);
  assert.equal(aside.scale, (400 - 36) / 100);
  assert.ok(aside.shift[0] > 0);
  const smaller = roomFor(BEND, EXTENT, WINDOW, [[0, 200, 350, 400]]);
  assert.ok(smaller.scale < aside.scale);
  // none of the L lies under the box
  const left = 300 + smaller.shift[0] - 50 * smaller.scale;
  const bottom = 200 + smaller.shift[1] + 50 * smaller.scale;
  assert.ok(left >= 350 || bottom <= 200);
});

test("a box in the middle of a shape is seen though no edge meets it", () => {
  const wide = roomFor(BEND, EXTENT, WINDOW, [[200, 300, 230, 320]]);
  const [left, top] = [300 + wide.shift[0] - 50 * wide.scale, 200 + wide.shift[1] - 50 * wide.scale];
  const inside = (/** @type {number} */ x, /** @type {number} */ y) =>
    x > left && y > top + 50 * wide.scale && x < left + 100 * wide.scale && y < top + 100 * wide.scale;
  assert.ok(!inside(215, 310));
});
