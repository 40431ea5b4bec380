/** How far the map may be moved. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { nearest } from "#browser/map/reach.js";

test("the land that lies nearest is found on the screen's own scale", () => {
  const from = { lat: 60, lng: 114 };
  // a degree of longitude is half as wide here
  const [east, north] = [
    { lat: 60, lng: 115.5 },
    { lat: 61, lng: 114 },
  ];
  assert.equal(nearest(from, [north, east]), east);
  assert.equal(nearest(from, []), null);
});
