/** What the browser reads of an address that anybody may have written, by the keys that Python publishes. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { openAddress } from "#browser/shared/address.js";
import { addressKeys } from "./small_book.js";

const address = openAddress(addressKeys);
const read = (query) => address.read(new URLSearchParams(query));
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
  [`q=${"x".repeat(101)}&area=${"9".repeat(5000)}&later=${"1".repeat(9)}`, [], []],
  [`industry=${"z".repeat(100_000)}`, [], []],
  [`industry=${numbered(1000)}`, [["industry", numbered(50)]], []],
]) {
  test(`a filter of any address is short and has each value once: ${query.slice(0, 40)}`, () => {
    assert.deepEqual(read(query).pairs("filter"), filter);
    assert.deepEqual(read(query).entries("short"), short);
  });
}

test("one key is read as what each part of the state calls it, the last of several", () => {
  const said = read("unit=east&unit=west&layer=count&strange=1");
  assert.equal(said.value("selected"), "west");
  assert.equal(said.value("focus"), "west");
  assert.equal(said.value("layer"), "count");
  assert.equal(said.value("park"), null);
});

test("a part of the state that no key holds is not in the address", () => {
  assert.equal(read("hot=p1&=x").value("hot"), null);
  assert.deepEqual(read("hot=p1").entries("hot"), []);
  assert.ok(!address.shared.includes("hot"));
});

test("every part of the state that is held is shared once, and has what it is without the key", () => {
  assert.deepEqual(address.shared, ["layer", "selected", "focus", "park", "overlays", "filter", "short"]);
  assert.equal(address.unset("layer"), "lead");
  assert.equal(address.unset("park"), null);
  assert.equal(address.most("short"), 5);
});

test("how long a text may be is told by its key", () => {
  assert.equal(address.longest("filter", "q"), 100);
  assert.equal(address.longest("filter", "later"), 1);
});
