/** The published book: look-ups, and layers that come with a message. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { modeOf } from "#browser/shared/modes.js";
import { bookOf, entry, layer, row } from "./small_book.js";

const book = bookOf();

test("what is not in the book is nothing, a layer that is not is the first", () => {
  assert.deepEqual([book.unit("gone"), book.park(null), book.district(undefined)], [null, null, null]);
  assert.equal(book.layer("gone").id, "lead");
  assert.equal(book.hasLayer("gone"), false);
});

test("a unit falls into the bin of its entry, and without an entry it has no data", () => {
  assert.equal(book.bin("lead", "west").key, "b");
  assert.equal(book.entry("parks", "west").text, "无数据");
  const { kind, hatch } = book.bin("parks", "west");
  assert.deepEqual([kind, hatch], ["no_data", true]);
});

test("the scenic area and the cities around have names in the book's language", () => {
  assert.equal(book.unitName("scenic"), "东湖");
  assert.equal(bookOf({ lang: "en" }).unitName("scenic"), "East Lake");
  assert.equal(bookOf({ lang: "en" }).placeName({ name: "长江", name_en: "Yangtze" }), "Yangtze");
  assert.equal(bookOf({ lang: "en" }).placeName({ name: "长江", name_en: "" }), "长江");
  assert.equal(book.unitName("unheard"), "unheard");
});

test("a label says what the layer gives it, that of a list its own", () => {
  const own = bookOf();
  const lists = { pair: { ladder: "term", tiles: [], short: "汽车", chip: "首位" } };
  own.setExtra([layer("own", { tile: "auto", of: { east: entry("a", "汽车", { ladder: "term" }) }, lists })]);
  const said = { ladder: "term", tiles: [], mark: "auto", detail: "汽车" };
  assert.deepEqual(own.label("own", "east"), { ...said, chip: undefined });
  assert.deepEqual(own.listLabel("own", "pair"), { ...said, chip: "首位" });
  assert.deepEqual(own.label("own", "west"), { ...said, ladder: "value", detail: "无数据", chip: undefined });
});

test("units of a shared list know it", () => {
  assert.equal(book.sharedListOf("west").label, "两区");
  assert.equal(book.sharedListOf("scenic"), null);
});

test("the layer drawn is no second measure, nor is a layer without circles", () => {
  const over = (drawn, wanted, of = book) => of.secondLayer({ layer: drawn, over: wanted })?.id ?? null;
  assert.equal(over("lead", "count"), "count");
  assert.equal(over("count", "count"), null);
  assert.equal(over("count", "lead"), null);
  assert.equal(over("lead", "gone"), null);
  assert.equal(over("lead", "count", bookOf({}, modeOf({ mode: "unit" }))), null, "a map of one unit has none");
});

test("layers of a message stay known beside those of the book", () => {
  const own = bookOf();
  const made = (id) => layer(id, { legend: [row("x")], of: { east: entry("x", id) } });
  own.setExtra([made("score")]);
  assert.equal(own.bin("score", "east").key, "x");
  own.setExtra([made("matches")]);
  assert.deepEqual([own.hasLayer("score"), own.hasLayer("matches"), own.hasLayer("lead")], [true, true, true]);
});

test("an edition that is being planned says what units list in place of the book, and which lists are shared", () => {
  const book = bookOf({
    units: [{ id: "u1", name: "甲", terms: [["旧", null]], shared_list: "s" }],
    shared_lists: [{ id: "s", label: "乙", members: ["u1"] }],
  });
  book.setDesignations({
    units: { u1: { terms: [["新", "ai"]], shared_list: null }, u9: { terms: [] } },
    shared_lists: [],
  });
  assert.deepEqual(book.unit("u1").terms, [["新", "ai"]]);
  assert.equal(book.unit("u1").name, "甲");
  assert.equal(book.unit("u9"), null);
  assert.equal(book.sharedListOf("u1"), null);
  assert.deepEqual(book.shared_lists, []);
});
