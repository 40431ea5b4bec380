/** A table says that it goes on as long as something of it is out of sight. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { goesOn } from "#browser/shared/scroll_hint.js";

test("a table goes on until its end is in sight", () => {
  assert.ok(goesOn({ scrollLeft: 0, clientWidth: 350, scrollWidth: 700 }));
  assert.ok(!goesOn({ scrollLeft: 349.5, clientWidth: 350, scrollWidth: 700 }));
  assert.ok(!goesOn({ scrollLeft: 0, clientWidth: 700, scrollWidth: 700 }));
});
