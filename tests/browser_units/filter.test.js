/** The finder's filter as it stands in the address. */

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  entriesIn,
  filterIn,
  isChosen,
  isLocated,
  rangeOf,
  textOf,
  valuesOf,
  withLocated,
  withRange,
  withText,
  withToggled,
} from "#browser/shared/filter.js";

const numbered = (count) => Array.from({ length: count }, (_, number) => String(number)).join(",");

for (const [query, filter, short] of [
  [
    "q=swyy&industry=auto,health&area=1-30",
    [
      ["q", "swyy"],
      ["industry", "auto,health"],
      ["area", "1-30"],
    ],
    [],
  ],
  ["industry=a, a ,a,,b&short=p1,p1,p2", [["industry", "a,b"]], ["p1", "p2"]],
  [
    "industry=a&industry=b,c&q=x&q=y",
    [
      ["q", "y"],
      ["industry", "a,b,c"],
    ],
    [],
  ],
  [`q=${"x".repeat(101)}&year=${"9".repeat(5000)}&later=${"1".repeat(9)}`, [], []],
  [`word=${"z".repeat(100_000)}`, [], []],
  [`word=${numbered(1000)}`, [["word", numbered(50)]], []],
]) {
  test(`a filter of any address is short and has each value once: ${query.slice(0, 40)}`, () => {
    const address = new URLSearchParams(query);
    assert.deepEqual(filterIn(address), filter);
    assert.deepEqual(entriesIn(address, "short"), short);
  });
}

test("keys stand in Python's order, whatever was set first", () => {
  const filter = withText(withText([], "year", "2000-"), "q", "光谷");
  assert.deepEqual(filter, [
    ["q", "光谷"],
    ["year", "2000-"],
  ]);
  assert.deepEqual(withText(filter, "year", ""), [["q", "光谷"]]);
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
  const located = withLocated([], true);
  assert.ok(isLocated(located));
  assert.equal(textOf(located, "precision"), "located");
  assert.deepEqual(valuesOf(located, "precision"), ["exact", "park", "town"]);
  assert.deepEqual(withLocated(located, false), []);
  // giving up one of them leaves the others, named one by one
  assert.deepEqual(withToggled(located, "precision", "town"), [["precision", "exact,park"]]);
});
