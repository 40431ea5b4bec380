/** Names of parks stand on one side of the edge of their unit. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { besides, onOneSide, withoutBrackets } from "#browser/map/beside.js";

/** A unit that ends at x = 100, to the left. @param {Box} box */
const share = ([left, , right]) => Math.min(1, Math.max(0, (100 - left) / (right - left)));
/** @param {number} x of the marker's middle @param {number} width of the name */
const places = (x, width) => besides([x - 10, 40, x + 10, 60], { width, height: 14 }).map((box) => ({ box }));

test("a name stands inside its unit wherever one of its places does", () => {
  const [right] = places(80, 60);
  const found = onOneSide(places(80, 60), share);
  assert.ok(share(right.box) < 1);
  assert.equal(found && share(found.box), 1);
});

test("a name with no place inside stands off the unit, beside its marker", () => {
  const all = places(95, 300).filter(({ box }) => box[0] > 0);
  assert.deepEqual(onOneSide(all, share), { box: [108, 43, 408, 57] });
});

test("a name that would run across the edge everywhere is left to its number", () => {
  const cut = places(60, 300).filter(({ box }) => box[0] > -100);
  assert.ok(cut.length > 0);
  assert.equal(onOneSide(cut, share), null);
});

test("the short form of a name has no brackets at its end", () => {
  assert.equal(withoutBrackets("武商商圈（武商高端时尚消费区）"), "武商商圈");
  assert.equal(withoutBrackets("Wuhan Jiangcheng No. 1 (shopping and arts complex)"), "Wuhan Jiangcheng No. 1");
  assert.equal(withoutBrackets("武商商圈（武商高端时尚消费区） 等 2 处"), "武商商圈（武商高端时尚消费区） 等 2 处");
  assert.equal(withoutBrackets("江汉路"), "江汉路");
});
