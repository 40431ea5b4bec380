import assert from "node:assert/strict";
import { test } from "node:test";
import { createSketch } from "../../src/mapping/leaflet/browser/draw/sketch.js";
import {
  areaText,
  crosses,
  km2Of,
  km2Text,
  kmBetween,
  parseArea,
  ringsOf,
} from "../../src/mapping/leaflet/browser/shared/area.js";

const A = [114.3, 30.5];
const B = [114.4, 30.5];
const C = [114.4, 30.6];

function begun(kind) {
  let changes = 0;
  const sketch = createSketch(() => {
    changes += 1;
  });
  sketch.begin(kind);
  return { sketch, changes: () => changes };
}

test("corners one after the other make a polygon", () => {
  const { sketch } = begun("polygon");
  for (const corner of [A, B, C]) assert.equal(sketch.press(corner), null);
  assert.equal(sketch.finish(), "114.3,30.5;114.4,30.5;114.4,30.6");
  assert.equal(sketch.kind, null);
});

test("a double click adds no second corner at the same place", () => {
  const { sketch } = begun("polygon");
  for (const corner of [A, B, C, C]) sketch.press(corner);
  assert.equal(sketch.points.length, 3);
  assert.equal(sketch.finish(), "114.3,30.5;114.4,30.5;114.4,30.6");
});

test("the last corner is taken back, one at a time", () => {
  const { sketch } = begun("polygon");
  for (const corner of [A, B, C]) sketch.press(corner);
  sketch.undo();
  assert.deepEqual(sketch.points, [A, B]);
  sketch.undo();
  sketch.undo();
  sketch.undo();
  assert.deepEqual(sketch.points, []);
  assert.equal(sketch.kind, "polygon");
});

test("cancelling leaves nothing behind", () => {
  const { sketch } = begun("polygon");
  sketch.press(A);
  sketch.cancel();
  assert.equal(sketch.kind, null);
  assert.equal(sketch.shown, null);
  assert.equal(sketch.press(B), null);
  assert.deepEqual(sketch.points, []);
});

test("two corners are no area, and the drawing goes on", () => {
  const { sketch } = begun("polygon");
  sketch.press(A);
  sketch.press(B);
  assert.equal(sketch.finish(), null);
  assert.equal(sketch.fault, "few");
  sketch.press(C);
  assert.equal(sketch.fault, null);
  assert.ok(sketch.finish());
});

test("an edge that crosses itself is refused, and can be mended", () => {
  const { sketch } = begun("polygon");
  for (const corner of [A, C, B, [114.3, 30.6]]) sketch.press(corner);
  assert.equal(sketch.finish(), null);
  assert.equal(sketch.fault, "crosses");
  sketch.undo();
  assert.ok(sketch.finish());
});

test("a circle is a centre and how far it reaches", () => {
  const { sketch } = begun("circle");
  sketch.press(A);
  sketch.move(B);
  assert.ok(sketch.shown?.circle);
  const text = sketch.press(B);
  const area = parseArea(text);
  assert.ok(Math.abs(area.circle[2] - kmBetween(A, B)) < 0.001);
});

test("a circle of no size is refused", () => {
  const { sketch } = begun("circle");
  sketch.press(A);
  assert.equal(sketch.press([114.30001, 30.5]), null);
  assert.equal(sketch.fault, "small");
});

test("no more corners than Python reads", () => {
  const { sketch } = begun("polygon");
  for (let n = 0; n < 205; n += 1) sketch.press([114 + n / 1000, 30 + (n % 2) / 1000]);
  assert.equal(sketch.points.length, 200);
  assert.equal(sketch.fault, "many");
});

test("what is written is read as it was", () => {
  for (const text of [
    "@114.3,30.6,5",
    "114.3,30.5;114.4,30.5;114.4,30.6",
    "114,30;114.1,30;114,30.1|114.5,30;114.6,30;114.5,30.1",
  ])
    assert.equal(areaText(parseArea(text)), text);
});

test("what is no area is none", () => {
  for (const text of [null, "", "@", "@114,30", "@114,30,99", "x", "114,30;114.1,30", "114,30;a,b;114,31"])
    assert.equal(parseArea(text), null);
});

test("areas are those on the ellipsoid", () => {
  // by pyproj, in the plane of mapping.geography.projection
  assert.ok(Math.abs(km2Of(parseArea("114.3,30.5;114.4,30.5;114.4,30.6")) - 53.21302) < 0.0001);
  const circle = parseArea("@114.3,30.6,5");
  assert.ok(Math.abs(km2Of({ polygons: ringsOf(circle), circle: null }) - Math.PI * 25) < 0.1);
});

test("an area is told with as many decimals as tell something", () => {
  assert.equal(km2Text(0.0785), "0.079 km²");
  assert.equal(km2Text(78.54), "78.54 km²");
  assert.equal(km2Text(11309.73), "11,309.7 km²");
});

test("edges that meet in a corner do not cross", () => {
  assert.equal(crosses([A, B, C]), false);
  assert.equal(crosses([A, C, B, [114.3, 30.6]]), true);
});
