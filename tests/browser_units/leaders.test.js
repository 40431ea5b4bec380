/** No name crosses into another unit: it stands at home, or a line leads from it to its unit. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { inflate, overlaps } from "#browser/map/boxes.js";
import { crosses } from "#browser/map/leaders.js";
import { placeLabels } from "#browser/map/placement.js";
import { createTerritory } from "#browser/map/territory.js";
import { listsOfPoints } from "./chance.js";

const rule = { home: 0.5, rich: 0.65, abroad: 0.12, reach: [1.3, 2, 3, 5], foreign: 5 };
const rectangle = (left, top, right, bottom) => [
  [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ],
];
/** A label at an anchor; the first form says more than the name. */
const label = (id, anchor, sizes, more = {}) => ({
  ...{ id, units: [id], anchors: [anchor], required: true, leads: true, rich: sizes.length - 1 },
  forms: sizes.map(([width, height], index) => [{ key: `${id}${index}`, width, height }]),
  ...more,
});
const frameOf = (land, more = {}) => ({
  ...{ width: 480, height: 360, blockers: [], rule, share: land.share, abroad: land.abroad },
  ...more,
});
/** A small unit between two large ones, with nobody's land below. */
const ROW = createTerritory(480, 360, [
  { id: "west", rings: rectangle(0, 0, 220, 240) },
  { id: "small", rings: rectangle(220, 60, 262, 180) },
  { id: "east", rings: rectangle(262, 0, 480, 240) },
]);
const BIG = [
  [90, 40],
  [60, 16],
];

test("a name that its unit has no room for is led home", () => {
  const { placed, lost } = placeLabels([label("small", [240, 120], BIG)], frameOf(ROW));
  assert.deepEqual(lost, []);
  const [{ line, form, box }] = placed;
  assert.deepEqual(line[0], [240, 120]);
  assert.equal(form, 0, "beside its unit there is room for all that it says");
  assert.ok(line[1][0] >= box[0] && line[1][0] <= box[2] && line[1][1] >= box[1] && line[1][1] <= box[3]);
});

test("nobody's land is taken before that of others", () => {
  const wide = label("small", [240, 170], [[100, 16]]);
  const land = createTerritory(480, 360, [
    { id: "small", rings: rectangle(220, 60, 262, 240) },
    { id: "east", rings: rectangle(262, 0, 480, 240) },
  ]);
  const [{ box, line }] = placeLabels([wide], frameOf(land)).placed;
  assert.ok(line);
  assert.equal(land.abroad(["small"], box), 0);
});

test("what fits at home has no line, and what may not lead is left out", () => {
  const [{ line }] = placeLabels([label("west", [110, 120], BIG)], frameOf(ROW)).placed;
  assert.equal(line, undefined);
  assert.deepEqual(placeLabels([label("small", [240, 120], BIG, { leads: false })], frameOf(ROW)).placed, []);
});

test("neither label nor line meets another, and names of waters give way", () => {
  for (const anchors of listsOfPoints(30, 5, 300)) {
    const labels = anchors.map(([x, y], index) =>
      label("small", [220 + (x % 42), 60 + (y % 120)], BIG, { id: `${index}` }),
    );
    const water = { id: "water", anchors: [[240, 220]], forms: [[{ key: "w", width: 200, height: 60 }]] };
    const { placed } = placeLabels([...labels, water], frameOf(ROW));
    for (const [index, { label: own, box, line }] of placed.entries()) {
      if (own.units) assert.ok(line || ROW.abroad(own.units, box) <= rule.abroad, `${own.id} at ${box}`);
      for (const other of placed.slice(index + 1)) {
        assert.ok(!overlaps(box, other.box), `${box} and ${other.box}`);
        if (line) assert.ok(!crosses(line, inflate(other.box, -1)));
        if (other.line) assert.ok(!crosses(other.line, inflate(box, -1)));
      }
    }
  }
});

test("a line crosses a box that it runs through, and none that it only touches", () => {
  const box = [10, 10, 20, 20];
  const line = (...numbers) => [numbers.slice(0, 2), numbers.slice(2)];
  for (const through of [line(0, 0, 30, 30), line(15, 0, 15, 30), line(12, 12, 14, 14)])
    assert.ok(crosses(through, box));
  for (const past of [line(0, 0, 9, 9), line(0, 5, 30, 5), line(0, 10, 10, 0), line(25, 0, 25, 30)]) {
    assert.equal(crosses(past, box), false, `${past}`);
  }
});

test("a line to a label beside its unit is long enough to be seen, wherever the label stands", () => {
  const wide = [[150, 16]];
  let led = 0;
  for (const left of [0, 80, 160, 240, 320]) {
    // the label can only stand in one window, above or below
    const blockers = [
      [0, 0, left, 360],
      [left + 190, 0, 480, 360],
    ].filter(([from, , to]) => to > from);
    const { placed } = placeLabels([label("small", [241, 120], wide)], frameOf(ROW, { blockers }));
    for (const { line } of placed.filter((one) => one.line)) {
      const [[x1, y1], [x2, y2]] = line;
      led += 1;
      assert.ok(Math.hypot(x2 - x1, y2 - y1) >= 0.7 * rule.reach[0] * 16, `${left}: ${line}`);
    }
  }
  assert.ok(led > 0);
});

/** Three narrow units side by side below a wide one. */
const COMB = createTerritory(480, 360, [
  { id: "above", rings: rectangle(0, 0, 480, 150) },
  { id: "a", rings: rectangle(200, 150, 224, 210) },
  { id: "b", rings: rectangle(224, 150, 248, 210) },
  { id: "c", rings: rectangle(248, 150, 272, 210) },
]);

test("no line crosses another or runs over its foot", () => {
  for (const y of [160, 170, 180, 190, 200]) {
    const labels = [
      ["a", 212],
      ["b", 236],
      ["c", 260],
    ].map(([id, x]) => label(id, [x, y], BIG));
    const { placed } = placeLabels(labels, frameOf(COMB));
    const lines = placed.flatMap(({ line }) => (line ? [line] : []));
    assert.ok(lines.length > 1, `${y}`);
    for (const line of lines) {
      for (const [[x, footY]] of lines.filter((other) => other !== line)) {
        assert.ok(!crosses(line, [x - 2, footY - 2, x + 2, footY + 2]), `${y}: ${lines.join(" ")}`);
      }
    }
  }
});

test("a name at home goes no farther for what a key can say", () => {
  // the small unit has room for its name alone, and what is free lies far below it
  const blockers = [
    [0, 0, 222, 185],
    [260, 0, 480, 185],
  ];
  const name = [
    [90, 40],
    [30, 16],
  ];
  const [far] = placeLabels([label("small", [241, 120], name)], frameOf(ROW, { blockers })).placed;
  const [near] = placeLabels([label("small", [241, 120], name)], frameOf(ROW, { blockers, keyed: 2 })).placed;
  assert.ok(!near.line);
  assert.equal(near.form, 1);
  assert.ok(far.line);
});
