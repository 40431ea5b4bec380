/** Sets of parks as bits, and how a filter is answered from them before Python answers. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { cut, holds, join, less, placesWhere, setOf, size, wordsFor } from "#browser/finder/park_sets.js";
import { createPrediction, landOf } from "#browser/finder/prediction.js";
import { chance } from "./chance.js";
import { entry, layer, park, row } from "./small_book.js";

const PLACES = 70;
const places = (set) => Array.from({ length: PLACES }, (_, place) => place).filter((place) => holds(set, place));

test("sets behave as sets of numbers do, over the bounds of their words", () => {
  const next = chance(7);
  for (let round = 0; round < 30; round++) {
    const [inA, inB] = [1, 2].map(
      () => new Set(Array.from({ length: PLACES }, next).map((n) => Math.floor(n * PLACES))),
    );
    const [a, b] = [inA, inB].map((members) => placesWhere(PLACES, (place) => members.has(place)));
    assert.deepEqual(new Set(places(a)), inA);
    assert.deepEqual(
      places(cut(a, b)),
      places(a).filter((place) => inB.has(place)),
    );
    assert.deepEqual(
      places(less(a, b)),
      places(a).filter((place) => !inB.has(place)),
    );
    assert.deepEqual(new Set(places(join(a, b))), new Set([...inA, ...inB]));
    assert.equal(size(a), inA.size);
  }
});

test("a set is read as Python writes it: an integer in hex, its lowest bit the first park", () => {
  assert.deepEqual(places(setOf("5", wordsFor(PLACES))), [0, 2]);
  const written = ((1n << 64n) | (1n << 31n)).toString(16);
  assert.deepEqual(places(setOf(written, wordsFor(PLACES))), [31, 64]);
  assert.equal(size(setOf("f".repeat(16), wordsFor(64))), 64);
});

/** Four parks: two of the first level, the last one later, the second without a place. */
const INDEX = {
  order: ["a", "b", "c", "d"],
  everything: "f",
  edition: "7",
  values: { level: { 国家级: "3", 省级: "c" }, precision: { exact: "5", town: "8", zone: "2" } },
  numbers: { area: [1, 5, null, 30], year: [1990, null, 2010, 2023] },
  classes: [],
  short: { precision: { word: "located", values: ["exact", "park", "town"], label: "" } },
};
const choices = (...ids) => ids.map((id) => ({ id, label: id }));
const prediction = createPrediction(INDEX, {
  level: choices("国家级", "省级"),
  precision: choices("exact,park", "town", "zone"),
});
const answer = (filter, text = null) => prediction.answer(filter, text);

test("without a filter the parks of the edition are found, and each choice is counted", () => {
  const { parks, found } = answer([]);
  assert.deepEqual(parks, ["a", "b", "c"]);
  assert.deepEqual([found.total, found.later, found.short.precision], [3, 1, 2]);
  assert.deepEqual(found.facets.level, [2, 1]);
  assert.deepEqual(found.ranges.area, { least: 1, greatest: 5, unknown: 1 });
});

test("a facet's own choice does not narrow its counts, another's does", () => {
  const { parks, found } = answer([["level", "国家级"]]);
  assert.deepEqual(parks, ["a", "b"]);
  assert.deepEqual(found.facets.level, [2, 1]);
  assert.deepEqual(found.ranges.year, { least: 1990, greatest: 1990, unknown: 1 });
});

test("a range leaves out what is unknown, with both its ends in it", () => {
  const found = (text) => answer([["area", text]])?.parks;
  assert.deepEqual([found("1-5"), found("-1"), found("2-"), found("5")], [["a", "b"], ["a"], ["b"], ["b"]]);
});

test("where nothing is found, the filters to drop are named with what each would give", () => {
  const { found } = answer([
    ["level", "国家级"],
    ["year", "2005-"],
  ]);
  assert.equal(found.total, 0);
  assert.deepEqual(found.without, [
    ["level", 1],
    ["year", 2],
  ]);
});

test("what only Python knows is waited for", () => {
  assert.equal(answer([["q", "光谷"]]), null);
  assert.equal(answer([["q", "光谷"]], { of: "光", hex: "1" }), null);
  assert.deepEqual(answer([["q", "光谷"]], { of: "光谷", hex: "1" }).parks, ["a"]);
  assert.equal(answer([["level", "世界级"]]), null);
  for (const text of ["zz", "1e9", "9-x", "--", "5–10"]) assert.equal(answer([["area", text]]), null, text);
});

test("the land of other parks has their numbers, and a legend that counts them", () => {
  const before = layer("matches", {
    legend: [row("none"), row("some")],
    of: { east: entry("some", "2"), west: entry("none", "0") },
    note: "of before",
  });
  const classes = [entry("none", "0"), entry("some", "1"), entry("some", "2")];
  const land = landOf(before, classes, [park("p", "west"), park("q", "west"), park("r", null)]);
  assert.deepEqual(land.of, { east: classes[0], west: classes[2] });
  assert.deepEqual(
    land.legend.map(({ count }) => count),
    [1, 1],
  );
  assert.equal(land.note, null);
});
