/** A page that is gone to is one entry of the history. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { isOnItsWay } from "#browser/head/one_entry.js";

const at = (pathname, search) => ({ pathname, search });

test("values noted on the way to a page are no entry of their own", () => {
  assert.ok(isOnItsWay(at("/match", "?lang=en"), at("/targets", "?lang=en"), "?lang=en"));
  assert.ok(isOnItsWay(at("/finder", ""), at("/overlap", ""), ""));
});

test("what a run has followed and what differs stays an entry", () => {
  assert.ok(!isOnItsWay(at("/match", "?lang=en"), at("/targets", "?lang=en"), null));
  assert.ok(!isOnItsWay(at("/match", "?unit=ovc"), at("/targets", "?lang=en"), "?unit=ovc"));
  assert.ok(!isOnItsWay(at("/match", ""), at("/targets", ""), null));
  assert.ok(!isOnItsWay(at("/match", "?lang=en"), at("/match", "?lang=en"), "?lang=en"));
});
