/** Browser and Python in step: an echo changes nothing, a decision is obeyed, a new session is told what it missed. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { createSync } from "#browser/shared/sync.js";

/** What the last message makes the browser change; the first message had the layer "a". */
function receive(...steps) {
  const sync = createSync({ layer: "a" }, ["layer", "overlays"]);
  return steps.map(([kind, value]) => (kind === "report" ? sync.expected("layer", value) : sync.receive(value))).at(-1);
}
const report = (layer) => ["report", layer];
const message = (layer, more = {}) => ["message", { layer, ...more }];

test("the echo of the last report changes nothing", () => {
  assert.deepEqual(receive(report("b"), message("b")), {});
});

test("an older echo does not undo a newer click", () => {
  assert.deepEqual(receive(report("b"), report("c"), message("b")), {});
});

test("a rerun begun before the click does not undo it", () => {
  assert.deepEqual(receive(report("b"), message("a")), {});
});

test("Python decides when nothing was reported", () => {
  assert.deepEqual(receive(message("b")), { layer: "b" });
});

test("Python decides after an echo that skipped a step", () => {
  assert.deepEqual(receive(report("b"), report("c"), message("c"), message("b")), { layer: "b" });
});

test("a higher revision is obeyed even with an older value, and an older revision is not", () => {
  assert.deepEqual(receive(report("b"), message("a", { rev: 1 })), { layer: "a" });
  assert.deepEqual(receive(message("a", { rev: 2 }), report("b"), message("a", { rev: 1 })), {});
});

test("the order of overlays is no change", () => {
  const sync = createSync({ overlays: ["tiles"] }, ["overlays"]);
  sync.expected("overlays", ["tiles", "parks"]);
  assert.deepEqual(sync.receive({ overlays: ["parks", "tiles"] }), {});
});

test("what a message leaves out stays, and what it takes back is null", () => {
  const sync = createSync({ layer: "a", park: "p1" }, ["layer", "park"]);
  assert.deepEqual(sync.receive({ park: null }), { park: null });
  assert.deepEqual(sync.receive({}), {});
  assert.deepEqual(sync.receive({ layer: undefined }), { layer: null });
});

test("a new session is told what nobody has answered, once", () => {
  const sync = createSync({ layer: "a", park: null, visit: "one" }, ["layer", "park"]);
  sync.expected("layer", "b");
  const first = { layer: "a", park: null, visit: "two" };
  assert.deepEqual(sync.unheard({ ...first, visit: "one" }), []);
  assert.deepEqual(sync.unheard(first), ["layer"]);
  assert.deepEqual(sync.unheard(first), []);
});

test("a new session that knows the value already is told nothing", () => {
  const sync = createSync({ layer: "a", visit: "one" }, ["layer"]);
  sync.expected("layer", "b");
  assert.deepEqual(sync.unheard({ layer: "b", visit: "two" }), []);
});
