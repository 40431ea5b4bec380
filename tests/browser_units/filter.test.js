/** The finder's filter as it stands in the address. */

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  openFilter,
  rangeOf,
  sameFilter,
  textOf,
  withListToggled,
  withRange,
  withText,
} from "#browser/shared/filter.js";

const published = {
  precision: { word: "located", values: ["exact", "park", "town"], label: "" },
  grade: { word: "quotable", values: ["official", "media"], label: "" },
};
const { isChosen, isShort, valuesOf, withShort, withToggled } = openFilter(published);

test("two filters that say the same are the same, whatever was set first", () => {
  const filter = withText(withText([], "year", "2000-"), "q", "光谷");
  assert.ok(sameFilter(filter, withText(withText([], "q", "光谷"), "year", "2000-")));
  assert.ok(!sameFilter(filter, withText(filter, "q", "车")));
  assert.ok(!sameFilter([], null));
  assert.ok(sameFilter(undefined, null));
  assert.deepEqual(withText(filter, "year", ""), [["q", "光谷"]]);
  assert.deepEqual(filter, [
    ["year", "2000-"],
    ["q", "光谷"],
  ]);
});

test("a choice is toggled, one of several values as a whole", () => {
  const one = withToggled([], "unit", "ovc");
  assert.deepEqual(one, [["unit", "ovc"]]);
  const three = withToggled(one, "unit", "a,b");
  assert.deepEqual(valuesOf(three, "unit"), ["ovc", "a", "b"]);
  assert.ok(isChosen(three, "unit", "a,b"));
  assert.ok(!isChosen(withToggled(one, "unit", "a"), "unit", "a,b"));
  assert.deepEqual(withToggled(three, "unit", "a,b"), one);
  assert.deepEqual(withToggled(one, "unit", "ovc"), []);
  assert.deepEqual(withListToggled([["unit", "a,ovc"]], "unit", "ovc"), [["unit", "a"]]);
});

test("a range may be open, and one number alone is a range of just that", () => {
  assert.deepEqual(withRange([], "area", "1", "30"), [["area", "1-30"]]);
  assert.deepEqual(withRange([], "area", "", "30"), [["area", "-30"]]);
  assert.deepEqual(withRange([], "area", "1", ""), [["area", "1-"]]);
  assert.deepEqual(withRange([["area", "1-30"]], "area", "", ""), []);
  for (const [text, low, high] of [
    ["1-30", "1", "30"],
    ["-5", "", "5"],
    ["10-", "10", ""],
    ["7", "7", "7"],
  ]) {
    assert.deepEqual(rangeOf([["area", text]], "area"), { low, high });
  }
});

test("located stands for the precisions that may be drawn", () => {
  const located = withShort([], "precision", true);
  assert.ok(isShort(located, "precision"));
  assert.equal(textOf(located, "precision"), "located");
  assert.deepEqual(valuesOf(located, "precision"), ["exact", "park", "town"]);
  assert.deepEqual(withShort(located, "precision", false), []);
  // giving up one of them leaves the others, named one by one
  assert.deepEqual(withToggled(located, "precision", "town"), [["precision", "exact,park"]]);
  // another facet has a word of its own
  assert.ok(!isShort(located, "grade"));
  assert.ok(isChosen(withShort(located, "grade", true), "grade", "media"));
});
