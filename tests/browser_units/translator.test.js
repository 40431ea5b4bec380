/** How things are worded: translations, figures, names for screen readers. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { createDescriptions, percent } from "#browser/shared/descriptions.js";
import { thousands } from "#browser/shared/numbers.js";
import { createTranslator } from "#browser/shared/translator.js";
import { bookOf, published, t } from "./small_book.js";

test("text without a translation stays Chinese", () => {
  const english = createTranslator({ "{n} 项": "{n} items", 空: "" });
  assert.deepEqual([english("{n} 项", { n: 3 }), english("空"), english("没有 {x}")], ["3 items", "空", "没有 {x}"]);
});

test("figures have thousands commas and the decimals asked for", () => {
  assert.equal(thousands(1234567.5), "1,234,568");
  assert.equal(thousands(1234.5, 2), "1,234.50");
  assert.equal(thousands(7), "7");
});

test("a share has one decimal, the whole none, and no break before its sign", () => {
  assert.equal(percent(0.295), "29.5%");
  assert.equal(percent(1), "100%");
});

const state = { layer: "lead", over: "count" };

test("a unit is told with the layer drawn and the second measure", () => {
  assert.equal(createDescriptions(bookOf(), t).unit(state, "east"), "东区，首位产业：汽车；项数：5 项");
  assert.equal(createDescriptions(bookOf(), t).unit({ layer: "lead", over: null }, "west"), "西区，首位产业：光电");
});

test("English has its own marks", () => {
  const told = createDescriptions(bookOf({ lang: "en" }), t).unit(state, "east");
  assert.equal(told, "东区, 首位产业: 汽车; 项数: 5 项");
});

test("a piece belongs to its district and says what its unit says", () => {
  const told = createDescriptions(bookOf(), t).piece(state, published.districts[0], "west");
  assert.equal(told, "一区中的西，首位产业：光电；项数：2 项");
});

test("a district has no value of its own: its parts are told", () => {
  const told = createDescriptions(bookOf(), t).district({ layer: "lead", over: null }, published.districts[0]);
  assert.equal(told, "一区：由 2 个布局单元组成；东 75.0%，西 25.0%；首位产业：东 汽车，西 光电");
});
