/** A planned edition in the browser: what an order makes of the lists, orders that may be lost, keys, and words. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { doing } from "#browser/editions/keys.js";
import { against, followed } from "#browser/editions/lists.js";
import { createOrders } from "#browser/editions/orders.js";
import { countedName } from "#browser/editions/sharing_dialog.js";
import { found, knows } from "#browser/editions/vocabulary.js";
import { chance } from "./chance.js";

const term = (name, industry = null) => ({ term: name, industry, subsectors: [] });
const LISTS = [
  { id: "a", units: ["a"], name: null, terms: [term("x", "ai"), term("y"), term("z", "auto")] },
  { id: "bc", units: ["b", "c"], name: "BC", terms: [term("x", "ai")] },
];
const words = (lists) => lists.map(({ terms }) => terms.map((one) => one.term).join("")).join("|");

test("a term goes where it is moved, within its list and to another that has not got it", () => {
  assert.equal(words(followed(LISTS, "move", { unit: "a", term: "x", at: 1 })), "yxz|x");
  assert.equal(words(followed(LISTS, "move", { unit: "a", term: "x", at: 99 })), "yzx|x");
  assert.equal(words(followed(LISTS, "move", { unit: "a", term: "y", to: "c", at: 0 })), "xz|yx");
  assert.equal(words(followed(LISTS, "move", { unit: "a", term: "x", to: "b", at: 0 })), "xyz|x");
  assert.equal(words(followed(LISTS, "move", { unit: "a", term: "q", at: 0 })), "xyz|x");
});

test("a term is added once, with the mapping that it has elsewhere", () => {
  const added = followed(LISTS, "add", { unit: "c", term: term("z"), at: 0 });
  assert.equal(words(added), "xyz|zx");
  assert.equal(added[1].terms[0].industry, "auto");
  assert.equal(words(followed(added, "add", { unit: "b", term: term("z") })), "xyz|zx");
  assert.equal(words(followed(LISTS, "remove", { unit: "a", term: "y" })), "xz|x");
});

test("a mapping holds in every list, and what only Python can do changes nothing here", () => {
  const mapped = followed(LISTS, "map", { term: "x", industry: "auto", subsectors: ["s"] });
  assert.deepEqual([mapped[0].terms[0].industry, mapped[1].terms[0].industry], ["auto", "auto"]);
  assert.equal(followed(LISTS, "undo", null), LISTS);
  assert.equal(followed(LISTS, "own", { unit: "b" }), LISTS);
});

test("any moves keep every term, each once in its list", () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const next = chance(seed);
    let lists = LISTS;
    for (let step = 0; step < 20; step += 1) {
      const unit = ["a", "b", "c"][Math.floor(next() * 3)];
      const to = ["a", "b", "c"][Math.floor(next() * 3)];
      const name = ["x", "y", "z"][Math.floor(next() * 3)];
      lists = followed(lists, "move", { unit, term: name, to, at: Math.floor(next() * 6) - 1 });
    }
    const all = lists.flatMap(({ terms }) => terms.map((one) => one.term));
    assert.deepEqual([...all].sort(), ["x", "x", "y", "z"]);
    for (const { terms } of lists) assert.equal(new Set(terms.map((one) => one.term)).size, terms.length);
  }
});

test("what was added, mapped otherwise and taken away is told against the base", () => {
  const { mark, gone } = against(
    [term("x", "auto"), term("n")],
    [
      ["x", "ai"],
      ["y", null],
    ],
  );
  assert.deepEqual([mark(term("x", "auto")), mark(term("n")), mark(term("y"))], ["mapped", "added", null]);
  assert.deepEqual(gone, [["y", null]]);
});

test("orders are told until they are followed, in order, and no two have one number", () => {
  const orders = createOrders(100);
  assert.equal(orders.untold(), null);
  const first = orders.give("undo");
  orders.give("redo");
  assert.deepEqual(
    orders.untold()?.map(([, name]) => name),
    ["undo", "redo"],
  );
  assert.equal(orders.untold(), null, "the same is not told in a circle");
  orders.hear(first);
  orders.give("save");
  assert.deepEqual(
    orders.untold()?.map(([, name]) => name),
    ["redo", "save"],
    "what nobody has followed is told again",
  );
  orders.hear(first + 2);
  assert.deepEqual(orders.waiting(), []);
  orders.give("undo");
  orders.untold();
  orders.forget();
  assert.equal(orders.untold()?.length, 1, "a new session is told what waits");
});

test("arrows lead, with Alt or Shift they take the term along, and neither goes beyond the ends", () => {
  const press = (key, more = {}, row = 0, at = 1) =>
    doing({ key, altKey: false, shiftKey: false, ...more }, row, at, [3, 0, 2]);
  assert.deepEqual(press("ArrowLeft"), { kind: "focus", row: 0, at: 0 });
  assert.deepEqual(press("ArrowRight", { altKey: true }), { kind: "move", row: 0, at: 2 });
  assert.equal(press("ArrowRight", { altKey: true }, 0, 2), null);
  assert.deepEqual(press("ArrowDown"), { kind: "focus", row: 2, at: 1 }, "an empty list is passed over");
  assert.deepEqual(press("ArrowDown", { shiftKey: true }), { kind: "move", row: 1, at: 0 }, "but takes a term");
  assert.equal(press("ArrowUp"), null);
  assert.equal(press("ArrowDown", {}, 2), null);
  assert.deepEqual(press("Delete"), { kind: "remove" });
  assert.deepEqual(press("Enter"), { kind: "ask" });
  assert.equal(press("a"), null);
});

test("words that begin with what is typed come first, those of the list not at all", () => {
  const known = [
    ["智能网联汽车", "auto", [], true],
    ["汽车", "auto", [], false],
    ["汽车电子", "auto", [], false],
    ["AI 芯片", "ai", [], false],
  ];
  const told = (typed, has = () => false) => found(known, typed, has).map(([word]) => word);
  assert.deepEqual(told("汽车"), ["汽车", "汽车电子", "智能网联汽车"]);
  assert.deepEqual(
    told("汽车", (word) => word === "汽车"),
    ["汽车电子", "智能网联汽车"],
  );
  assert.deepEqual(told("ａｉ"), ["AI 芯片"], "full-width letters are letters");
  assert.deepEqual(told("  "), []);
  assert.ok(knows(known, " 汽车 "));
  assert.ok(!knows(known, "车"));
});

test("a list whose name says how many its units are is proposed under their new number", () => {
  assert.equal(countedName("中心城区六区", 6, 5), "中心城区五区");
  assert.equal(countedName("中心城区六区", 5, 4), "中心城区六区");
  assert.equal(countedName("六合片区", 6, 5), "六合片区");
  assert.equal(countedName("Six central districts", 6, 5), "Six central districts");
});
