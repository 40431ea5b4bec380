/** Heat by cell: which cells a zoom shows, their classes, their files, and which lies where. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { latLonOf, openAmounts, openShapes, xOf, yOf } from "#browser/heat/decode.js";
import { createFiles } from "#browser/heat/files.js";
import { cellAt, cellNamed, counted, densest, partsBySize, shapeAt } from "#browser/heat/scene.js";
import { binOf, parentOf, sizeAt, sizeOf } from "#browser/heat/sizes.js";

/** A file as Python makes it. */
function fileOf(told, ...columns) {
  const text = JSON.stringify(told);
  const header = text.padEnd(Math.ceil(text.length / 4) * 4);
  const bytes = [new Uint8Array(new Uint32Array([header.length]).buffer), new TextEncoder().encode(header)];
  bytes.push(...columns.map((column) => new Uint8Array(column.buffer)));
  const file = new Uint8Array(bytes.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of bytes) {
    file.set(part, at);
    at += part.length;
  }
  return file.buffer;
}

const LOW = [0x0401_0000, 0x0402_0000];
const IDS = ["8740000004010000", "8740000004020000"].map((id) => id.slice(0, 15));
/** Two cells of some 0.02 degrees beside each other; the second one lies in no unit. */
function twoCells() {
  const [lons, lats] = [Int32Array.of(114_300_000, 114_340_000), Int32Array.of(30_600_000, 30_600_000)];
  const corners = [
    [0, 10_000],
    [10_000, 5_000],
    [10_000, -5_000],
    [0, -10_000],
    [-10_000, -5_000],
    [-10_000, 5_000],
  ];
  const apart = Int16Array.from(corners.flatMap(([x, y]) => [x, x, y, y]));
  const [high, low] = [Uint32Array.of(0x8740000, 0x8740000), Uint32Array.from(LOW)];
  return fileOf({ cells: 2, step: 2 }, high, low, lons, lats, apart, Uint8Array.of(0, 1));
}

const BINS = { 7: { from: [0, 10, 30], labels: ["1–9", "10–29", "≥ 30"] } };
const sceneOf = (...amounts) => ({
  told: { bins: BINS },
  size: 7,
  parts: [{ first: 0, shapes: openShapes(twoCells()), larger: false, size: 7 }],
  amounts: { total: 0, without: 0, larger: 0, amounts: Float64Array.from(amounts) },
});

test("cells follow the zoom: far, the city, closer, and no further than there are any", () => {
  assert.deepEqual([4, 8, 9.2, 10.3, 11.7, 15].map(sizeAt), [6, 6, 7, 8, 9, 9]);
  for (let zoom = 5; zoom < 15; zoom += 0.1) assert.ok(sizeAt(zoom) <= sizeAt(zoom + 0.1));
});

test("an amount is of the last class whose bound it reaches, and nothing is of none", () => {
  assert.deepEqual(
    [0, 1, 9, 10, 29, 30, 1e6].map((amount) => binOf(amount, BINS[7].from)),
    [-1, 0, 0, 1, 1, 2, 2],
  );
});

test("the size of a cell and the larger one around it are read off its id", () => {
  assert.equal(sizeOf("8740a6804ffffff"), 7);
  assert.equal(parentOf("8740a6804ffffff", 5), "8540a683fffffff");
});

test("shapes are opened as they were packed", () => {
  const { ids, centres, corners, outside } = openShapes(twoCells());
  assert.deepEqual(ids, ["874000004010000", "874000004020000"]);
  assert.deepEqual([...outside], [0, 1]);
  const [lat, lon] = latLonOf(centres[2], centres[3]);
  assert.ok(Math.abs(lat - 30.6) < 1e-9 && Math.abs(lon - 114.34) < 1e-9);
  // the second corner of the first cell: east by 0.02, north by 0.01
  assert.ok(Math.abs(corners[2] - xOf(114.32)) < 1e-12);
  assert.ok(Math.abs(corners[3] - yOf(30.61)) < 1e-12);
});

test("amounts of any size are opened as they were packed", () => {
  const bytes = Uint8Array.of(0, 5, 0x80 | 44, 2, 255, 255, 255, 255, 255, 255, 127);
  const { amounts, total } = openAmounts(fileOf({ total: 12, without: 3 }, bytes));
  assert.deepEqual([...amounts], [0, 5, 300, 2 ** 49 - 1]);
  assert.equal(total, 12);
  assert.deepEqual([...openAmounts(fileOf({ total: 0 }, new Uint8Array())).amounts], []);
});

test("a cell is found by a place in it, unless nothing is there", () => {
  assert.equal(cellAt(sceneOf(3, 40), 30.6, 114.3)?.amount, 3);
  assert.equal(cellAt(sceneOf(3, 40), 30.605, 114.345)?.bin, 2);
  assert.equal(cellAt(sceneOf(3, 0), 30.6, 114.34), null);
  assert.equal(cellAt(sceneOf(3, 40), 30.7, 114.3), null);
});

test("a larger cell is of the class of the cells that it stands for as they are on average", () => {
  const scene = sceneOf(3, 40, 60, 700);
  scene.parts.unshift({ first: 2, shapes: openShapes(twoCells()), larger: true, size: 6 });
  assert.deepEqual(
    densest(scene, 4).map(({ amount, bin }) => [amount, bin]),
    [
      [700, 2],
      [60, 0],
      [40, 2],
      [3, 0],
    ],
  );
});

test("a smaller cell covers the larger one below it", () => {
  const scene = sceneOf(3, 40, 8, 9);
  scene.parts.unshift({ first: 2, shapes: openShapes(twoCells()), larger: true, size: 6 });
  assert.deepEqual([cellAt(scene, 30.6, 114.3)?.amount, cellAt(scene, 30.6, 114.3)?.larger], [3, false]);
  scene.amounts.amounts[0] = 0;
  assert.deepEqual([cellAt(scene, 30.6, 114.3)?.amount, cellAt(scene, 30.6, 114.3)?.larger], [8, true]);
});

test("larger cells come apart by size, each with its place among the amounts", () => {
  const { ids, ...rest } = openShapes(twoCells());
  const parts = partsBySize({ ids: ["85400000fffffff", ids[1]], ...rest }, 10);
  assert.deepEqual(
    parts.map(({ first, size, shapes }) => [first, size, shapes.ids.length, shapes.centres.length]),
    [
      [10, 5, 1, 2],
      [11, 7, 1, 2],
    ],
  );
  assert.deepEqual(partsBySize(openShapes(fileOf({ cells: 0, step: 1 })), 10), []);
});

test("the densest come first, and cells without anything are in no list and no count", () => {
  assert.deepEqual(
    densest(sceneOf(3, 40), 20).map(({ amount }) => amount),
    [40, 3],
  );
  assert.equal(densest(sceneOf(3, 40), 1).length, 1);
  assert.equal(densest(sceneOf(0, 40), 20).length, 1);
  assert.deepEqual(counted(sceneOf(0, 40)), { cells: 1, bins: [0, 0, 1], outside: 1, larger: 0 });
});

test("a cell is found by its id, with the outline that is drawn around it", () => {
  const cell = cellNamed(sceneOf(3, 40), "874000004020000");
  assert.equal(cell?.corners.length, 6);
  assert.ok(cell?.outside);
  assert.equal(cellNamed(sceneOf(3, 40), IDS[0]), null);
});

test("a place lies in the shape that is on top, and in none in its holes", () => {
  const square = (from, to) => [
    { lat: from, lng: from },
    { lat: from, lng: to },
    { lat: to, lng: to },
    { lat: to, lng: from },
  ];
  const shapes = [
    { id: "land", rings: [square(0, 10), square(4, 6)] },
    { id: "park", rings: [square(1, 3)] },
  ];
  assert.deepEqual(
    [
      [2, 2],
      [8, 8],
      [5, 5],
      [20, 20],
    ].map((place) => shapeAt(shapes, place)),
    ["park", "land", null, null],
  );
});

test("a change of the filter fetches amounts alone, and only what is in view of the finest cells", async () => {
  globalThis.document = { baseURI: "http://map/" };
  const asked = [];
  const index = {
    cells: 4,
    chunks: [
      ["a", 2, 0, 0, 1, 1],
      ["b", 2, 5, 5, 6, 6],
    ],
  };
  const files = createFiles(async (address) => {
    asked.push(address.replace("http://map/", ""));
    return {
      ok: true,
      json: async () => index,
      arrayBuffer: async () =>
        address.includes("shapes") ? twoCells() : fileOf({ total: 10 }, Uint8Array.of(1, 2, 3, 4)),
    };
  });
  const told = (query) => ({
    index: "i.{size}",
    shapes: "shapes.{size}.{chunk}",
    amounts: `${query}.{size}`,
    bins: BINS,
  });
  const first = await files.scene(told("x"), 9, ([name]) => name === "b");
  assert.deepEqual(
    first.parts.map(({ first }) => first),
    [2],
  );
  assert.deepEqual(asked.sort(), ["i.9", "shapes.9.b", "x.9"]);
  asked.length = 0;
  await files.scene(told("y"), 9, ([name]) => name === "b");
  assert.deepEqual(asked, ["y.9"]);
  asked.length = 0;
  await files.scene(told("y"), 9, () => true);
  assert.deepEqual(asked, ["shapes.9.a"]);
});

test("a file that could not be had is asked for again", async () => {
  globalThis.document = { baseURI: "http://map/" };
  let tries = 0;
  const files = createFiles(async () => {
    tries += 1;
    return { ok: false, status: 404 };
  });
  const told = { index: "i", shapes: "s", amounts: "a", larger: null, bins: BINS };
  await assert.rejects(files.scene(told, 7, () => true));
  const before = tries;
  await assert.rejects(files.scene(told, 7, () => true));
  assert.ok(tries > before);
});
