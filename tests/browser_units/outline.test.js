/** The outline of a unit is dashed where it is schematic, and nowhere else. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { segmentsOf, splitOutline } from "#browser/map/outline.js";

const at = ([lng, lat]) => ({ lng, lat });
const square = [
  [114.1, 30.1],
  [114.2, 30.1],
  [114.2, 30.2],
  [114.1, 30.2],
];
const ring = square.map(at);
const edge = (...coordinates) => ({ type: "MultiLineString", coordinates });

test("a schematic edge is dashed whichever way it runs, the rest of the ring stays solid", () => {
  const [a, b, c, d] = square;
  for (const course of [
    [b, c, d],
    [d, c, b],
  ]) {
    const { solid, dashed } = splitOutline([ring], segmentsOf(edge(course)));
    assert.deepEqual(dashed, [[b, c, d].map(at)]);
    assert.deepEqual(solid, [[a, b].map(at), [d, a].map(at)]);
  }
});

test("without schematic edges, or without a ring, nothing is dashed", () => {
  for (const none of [undefined, edge(), edge([square[0], square[2]])]) {
    const { solid, dashed } = splitOutline([ring], segmentsOf(none));
    assert.deepEqual(dashed, []);
    assert.deepEqual(solid, [[...ring, ring[0]]]);
  }
  assert.deepEqual(splitOutline([], segmentsOf(edge(square))), { solid: [], dashed: [] });
});

test("every stretch of every ring is drawn once", () => {
  const hole = [...ring].reverse();
  const { solid, dashed } = splitOutline([ring, hole], segmentsOf({ type: "LineString", coordinates: square }));
  const stretches = (lines) => lines.reduce((sum, line) => sum + line.length - 1, 0);
  assert.equal(stretches(solid) + stretches(dashed), 8);
  assert.equal(stretches(dashed), 6);
});
