/** What stands around the map and moves with it: scale bar, hover card, circles of a second measure. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { parkKey, scaleBar } from "#browser/map/furniture.js";
import { cardPlace } from "#browser/map/hover.js";
import { textHeights } from "#browser/panel/second_measure.js";
import { largestRadius, radiusOf } from "#browser/shared/circle_sizes.js";
import { modeOf } from "#browser/shared/modes.js";

for (const [metresPerPixel, text, width] of [
  [180, "20 km", 111],
  [42, "5 km", 119],
  [5, "500 m", 100],
  [0.5, "200 m", 400],
]) {
  test(`the scale bar is the longest round distance that fits: ${text}`, () => {
    const bar = scaleBar(metresPerPixel);
    assert.deepEqual([bar.text, bar.width], [text, width]);
  });
}

test("the hover card flips at the edges", () => {
  const place = (x, y) => cardPlace({ x, y }, { width: 200, height: 100 }, { width: 800, height: 600 });
  assert.deepEqual(place(100, 100), { x: 116, y: 116 });
  assert.deepEqual(place(700, 550), { x: 484, y: 434 });
});

test("a hover card that fits nowhere stays in the frame at its start", () => {
  assert.deepEqual(cardPlace({ x: 20, y: 20 }, { width: 90, height: 90 }, { width: 100, height: 100 }), { x: 8, y: 8 });
});

for (const [tops, expected] of [
  [
    [0, 30, 60],
    [0, 30, 60],
  ],
  [
    [0, 5, 40],
    [0, 14, 40],
  ],
  [
    [0, 4, 8],
    [0, 14, 28],
  ],
]) {
  test(`texts beside nested circles never touch: ${tops}`, () => assert.deepEqual(textHeights(tops), expected));
}

test("circles grow a little with the zoom, within bounds", () => {
  const [small, city, close, most] = [7.5, 9.2, 11, 20].map((zoom) => largestRadius(zoom, 52));
  assert.equal(city, 26);
  assert.ok(0 < small && small < city && city < close && close < most && most <= 44);
});

test("a circle of a small value stays visible", () => {
  assert.equal(radiusOf(0.5, 26, 6), 13);
  assert.equal(radiusOf(0.001, 26, 6), 3);
});

/** Kinds of markers beside those of places, by whose parks a map marks, as Python publishes them. */
const KINDS = { city: ["stack", "rank-1", "rank-2", "rank-3"], focus: ["other"], found: ["stack"] };

for (const [name, marks] of [
  ["city", ["dot-1", "dot-2", "dot-3", "dot-stack"]],
  ["unit", ["other"]],
  ["finder", ["pin", "pin-stack"]],
]) {
  test(`marks in the key are as large as on the map: ${name}`, () => {
    const mode = modeOf({ mode: name });
    const kinds = [...["exact", "town"], ...KINDS[mode.marks]].map((kind) => ({ kind, label: kind }));
    const key = parkKey({ book: { marks: { [mode.marks]: kinds } }, mode }).text;
    const sizes = new Set([...key.matchAll(/--size: var\(--mark-([\w-]+)\)/g)].map(([, mark]) => mark));
    // the two kinds of place stand as pins everywhere: a kind has no one size on the other maps
    assert.deepEqual(sizes, new Set(["pin", ...marks]));
  });
}
