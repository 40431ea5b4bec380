/** Keys in the rows of a card. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { stepInRows } from "#browser/card/presses.js";

const ROWS = [
  ["a0", "a1", "a2"],
  ["b0", "b1", "b2"],
];

for (const [from, key, to] of [
  ["a0", "ArrowRight", "a1"],
  ["a1", "ArrowDown", "b1"],
  ["b1", "ArrowUp", "a1"],
  ["b2", "ArrowRight", "b2"],
  ["b2", "ArrowDown", "b2"],
  ["b2", "Home", "b0"],
  ["a0", "End", "a2"],
  ["a0", "Enter", null],
  ["elsewhere", "ArrowDown", null],
]) {
  test(`${key} leads from ${from} to ${to ?? "nowhere"}`, () => assert.equal(stepInRows(ROWS, from, key), to));
}
