/** Where labels go: none over another, names before extras, most of each inside its unit. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { inflate, overlaps } from "#browser/map/boxes.js";
import { placeLabels } from "#browser/map/placement.js";
import { listsOfPoints } from "./chance.js";

/** A label with one variant for each form; sizes are [width, height], rich first. */
const label = (id, anchor, sizes, more = {}) => ({
  id,
  forms: sizes.map(([width, height], index) => [{ key: `${id}${index}`, width, height }]),
  anchors: [anchor],
  required: true,
  ...more,
});
const rule = { home: 0.5, rich: 0.65, abroad: 0.12, reach: [1, 2, 4], foreign: 5 };
const frame = (width = 400, height = 300, more = {}) => ({
  ...{ width, height, blockers: [], rule },
  share: () => 1,
  abroad: () => 0,
  ...more,
});
const formsOf = ({ placed }) => Object.fromEntries(placed.map(({ label: { id }, form }) => [id, form]));

test("labels never overlap and stay in the window", () => {
  const blocker = [100, 100, 160, 160];
  for (const anchors of listsOfPoints(40, 12, 300)) {
    const labels = anchors.map((anchor, index) =>
      label(String(index), anchor, [
        [90, 40],
        [40, 16],
      ]),
    );
    const { placed } = placeLabels(labels, frame(300, 300, { blockers: [blocker] }));
    const boxes = [blocker, ...placed.map(({ box }) => box)];
    for (const [index, box] of boxes.entries()) {
      assert.ok(box[0] >= 0 && box[1] >= 0 && box[2] <= 300 && box[3] <= 300, `${box} in the window`);
      for (const other of boxes.slice(index + 1)) assert.ok(!overlaps(box, other), `${box} and ${other}`);
    }
  }
});

test("every label is either placed or named as lost", () => {
  const labels = [1, 2, 3].map((n) => label(String(n), [20, 10], [[36, 16]]));
  const { placed, lost } = placeLabels(labels, frame(40, 20));
  assert.equal(placed.length, 1);
  assert.deepEqual([...placed.map(({ label: { id } }) => id), ...lost.map(({ id }) => id)].sort(), ["1", "2", "3"]);
});

test("a label takes its richest form when nothing is in the way", () => {
  const sizes = [
    [90, 40],
    [40, 16],
  ];
  const [{ form, box }] = placeLabels([label("a", [200, 150], sizes)], frame()).placed;
  assert.deepEqual([form, box], [0, [155, 130, 245, 170]]);
});

test("of two variants of a form the first is taken, unless only the second fits", () => {
  const variants = [
    { key: "line", width: 100, height: 16 },
    { key: "lines", width: 50, height: 32 },
  ];
  const one = { ...label("a", [60, 50], []), forms: [variants] };
  assert.equal(placeLabels([one], frame(120, 100)).placed[0].variant.key, "line");
  assert.equal(placeLabels([{ ...one, anchors: [[35, 50]] }], frame(70, 100)).placed[0].variant.key, "lines");
});

test("a label without a form or an anchor is left out", () => {
  const { placed, lost } = placeLabels([label("a", [9, 9], []), { ...label("b", [], [[4, 4]]), anchors: [] }], frame());
  assert.deepEqual([placed, lost], [[], []]);
});

test("labels step down, one after the other, until all of them stand", () => {
  const sizes = [
    [60, 60],
    [60, 30],
    [40, 14],
  ];
  const crowd = [18, 35, 52].map((y) => label(String(y), [33, y], sizes));
  const result = placeLabels(crowd, frame(66, 70));
  assert.deepEqual(result.lost, []);
  assert.ok(Object.values(formsOf(result)).every((form) => form > 0));
});

const RICH = label(
  "rich",
  [60, 30],
  [
    [110, 50],
    [40, 14],
  ],
);

test("a name outranks the extras of another label", () => {
  const result = placeLabels([RICH, label("plain", [60, 45], [[40, 14]])], frame(120, 60));
  assert.deepEqual(result.lost, []);
  assert.deepEqual(formsOf(result), { rich: 1, plain: 0 });
});

test("a label that nobody needs gives way without a trace", () => {
  const result = placeLabels([RICH, label("extra", [60, 30], [[40, 14]], { required: false })], frame(120, 60));
  assert.deepEqual(formsOf(result), { rich: 0 });
  assert.deepEqual(result.lost, []);
});

test("a label keeps most of itself inside its unit", () => {
  const land = 80;
  const share = (_, [left, , right]) => Math.max(0, Math.min(right, land) - Math.max(0, left)) / (right - left);
  const sizes = [
    [200, 40],
    [50, 16],
  ];
  const [{ form, box }] = placeLabels(
    [label("unit", [60, 150], sizes, { units: ["unit"] })],
    frame(400, 300, { share }),
  ).placed;
  assert.equal(form, 1);
  assert.ok(box[2] <= 90);
});

test("a label leaves a soft box open where it can", () => {
  const soft = [{ box: [190, 140, 210, 160], cost: 0.3 }];
  const [{ box }] = placeLabels([label("a", [200, 150], [[60, 20]])], frame(400, 300, { soft })).placed;
  assert.ok(box[3] <= 145 || box[1] >= 155, "a quarter of it at most");
});

test("a label would rather cover a soft box than be missing", () => {
  const soft = [{ box: [0, 0, 66, 26], cost: 2 }];
  assert.equal(placeLabels([label("a", [33, 13], [[60, 20]])], frame(66, 26, { soft })).placed.length, 1);
});

test("a rich label steps down before it covers much", () => {
  const soft = [{ box: [0, 20, 60, 40], cost: 0.6 }];
  const sizes = [
    [50, 34],
    [50, 14],
  ];
  assert.deepEqual(formsOf(placeLabels([label("a", [30, 10], sizes)], frame(60, 40, { soft }))), { a: 1 });
});

test("boxes that only touch do not overlap", () => {
  for (const other of [
    [10, 0, 20, 10],
    [-10, 0, 0, 10],
    [0, 10, 10, 20],
    [0, -10, 10, 0],
  ]) {
    assert.equal(overlaps([0, 0, 10, 10], other), false, `${other}`);
  }
  assert.equal(overlaps([0, 0, 10, 10], inflate([10, 0, 20, 10], 1)), true);
});

test("a label left with its name says more again where its neighbour can move aside", () => {
  const first = label("first", [100, 100], [[90, 20]]);
  const bare = label(
    "bare",
    [100, 120],
    [
      [60, 40],
      [60, 12],
    ],
    { rich: 1, offsets: [[0, 0]] },
  );
  assert.deepEqual(formsOf(placeLabels([first, bare], frame())), { first: 0, bare: 0 });
  const fixed = { ...first, offsets: [[0, 0]] };
  assert.deepEqual(formsOf(placeLabels([fixed, bare], frame())), { first: 0, bare: 1 });
});
