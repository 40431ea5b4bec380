/** How the finder's filter is worded. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { createFacetWords } from "#browser/shared/facet_words.js";
import { openFilter } from "#browser/shared/filter.js";
import { t } from "./small_book.js";

const choice = (id, label) => ({ id, label });
const words = createFacetWords({
  t,
  filters: openFilter({
    precision: { word: "located", values: ["exact", "park", "town"], label: "只看已定位" },
    grade: { word: "quotable", values: ["official", "media"], label: "只看来源可引用" },
  }),
  titles: { area: "面积 km²", confidence: "点位可靠度", grade: "来源等级" },
  options: {
    unit: [choice("a", "甲"), choice("b", "乙"), choice("c", "丙")],
    precision: [choice("exact,park", "园区内"), choice("town", "镇街级")],
    grade: [choice("official", "官方"), choice("media", "媒体"), choice("mirror", "转载")],
  },
});
const texts = (filter) => words.chosen(filter).map(({ text }) => text);

test("each value that narrows the result has a line of its own", () => {
  const filter = [
    ["q", "光谷"],
    ["unit", "a,c"],
    ["area", "1-30"],
  ];
  assert.deepEqual(words.chosen(filter), [
    { key: "q", value: null, text: "“光谷”" },
    { key: "unit", value: "a", text: "甲" },
    { key: "unit", value: "c", text: "丙" },
    { key: "area", value: null, text: "面积 km² 1–30" },
  ]);
});

test("open ranges and single numbers are said as such", () => {
  const range = (text) => words.rangeText([["year", text]], "year");
  assert.deepEqual(
    [range("2010-"), range("-2010"), range("2010"), range("1990-2010")],
    ["≥ 2010", "≤ 2010", "2010", "1990–2010"],
  );
});

test("all that can be drawn is one choice; else the precisions are named", () => {
  assert.deepEqual(texts([["precision", "located"]]), ["只看已定位"]);
  assert.deepEqual(texts([["precision", "exact,park"]]), ["园区内"]);
});

test("all grades that a briefing may name are one choice; else each is said to be a grade of a source", () => {
  assert.deepEqual(texts([["grade", "quotable"]]), ["只看来源可引用"]);
  assert.deepEqual(texts([["grade", "official,mirror"]]), ["来源等级 官方", "来源等级 转载"]);
});

test("many values of a facet are counted, few are named", () => {
  const summary = (text) => words.summary([["unit", text]], "unit");
  assert.deepEqual([summary(""), summary("a"), summary("a,b"), summary("a,b,c")], ["", "甲", "甲、乙", "3 项"]);
  assert.equal(words.summary([["year", "2010-"]], "year"), "≥ 2010");
  assert.equal(words.summary([], "area"), "");
});
